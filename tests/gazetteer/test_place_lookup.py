"""Look-up of places in the built index, and in the shipped table until it is built."""

from pathlib import Path

import pytest

from geodata.gazetteer import (
    FeatureKind,
    FoundBy,
    is_index_built,
    place_lookup,
    place_of_id,
    places_by_consonants,
    places_named,
    places_starting_with,
)
from geodata.gazetteer.name_index import open_index


def first(words: str) -> str:
    """Id of the most important place of a name."""
    return places_named(words)[0].id


@pytest.mark.usefixtures("names_index")
@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Aleppo", "gn-170063"),
        ("حلب", "gn-170063"),
        ("tehran", "tehran"),
        ("طهران", "tehran"),
        ("بريطانيا", "gbr"),
        ("الإمارات", "are"),
        ("UAE", "are"),
        ("أمريكا", "usa"),
        ("America", "usa"),
        ("السعودية", "sau"),
        ("Donbas", "donbas"),
        ("دونباس", "donbas"),
        ("الساحل الأفريقي", "sahel"),
        ("Kharkiv Oblast", "adm1-ua-07"),
        ("محافظة حلب", "adm1-sy-09"),
        ("الضفة الغربية", "adm1-ps-we"),
        ("Gaza Strip", "adm1-ps-gz"),
        ("نهر دنيبر", "dnieper-river"),
        ("Lake Chad", "lake-chad"),
        ("Middle East", "middle-east"),
    ],
)
def test_a_name_finds_its_place(words: str, place: str) -> None:
    """In Arabic and in Latin letters, with everyday names of states."""
    assert first(words) == place


@pytest.mark.usefixtures("names_index")
def test_one_place_has_one_id() -> None:
    """A town, its port and its shipped row are one; the other ids lead to it."""
    aden = place_of_id("aden")
    assert aden is not None
    assert aden.population > 500_000
    assert place_of_id("gn-415189") == aden
    assert sum(place.id == "gn-415189" for place in places_named("Aden")) == 0


@pytest.mark.usefixtures("names_index")
def test_namesakes_come_by_importance() -> None:
    """The greatest first, each as what it is."""
    found = places_named("Georgia")
    assert [place.id for place in found][:2] == ["geo", "adm1-us-ga"]
    assert found[0].kind is FeatureKind.COUNTRY
    assert found[1].kind is FeatureKind.PROVINCE
    assert len(places_named("San Jose")) > 50


@pytest.mark.usefixtures("names_index")
def test_a_name_of_another_language_is_a_spelling() -> None:
    """It is weaker evidence than the name in Arabic or English."""
    (oran, *_) = places_named("Ouahran")
    assert oran.en == "Oran"
    assert oran.found_by is FoundBy.SPELLING
    assert places_named("Oran")[0].found_by is FoundBy.NAME


@pytest.mark.usefixtures("names_index")
def test_traps_of_names_are_avoided() -> None:
    """An id of a state is no name, a code of an airport no town, nor is one town another's spelling."""
    assert "sur" not in [place.id for place in places_named("sur")]
    assert {place.kind for place in places_named("HRK")} == {FeatureKind.AIRPORT}
    assert not places_named("غدا")
    assert "donghae" not in [place.id for place in places_named("Tonghae-ri")]


@pytest.mark.usefixtures("names_index")
@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("باخموت", "gn-713174"),
        ("تشاسيف يار", "gn-710915"),
        ("ميليتوبول", "gn-701404"),
        ("نيامي", "gn-2440485"),
        ("بوكروفسك", "gn-704422"),
    ],
)
def test_a_town_without_an_arabic_name_is_found_by_its_consonants(words: str, place: str) -> None:
    """It is the first of the candidates, and says by what it was found."""
    found = places_by_consonants(words)
    assert found[0].id == place
    assert {each.found_by for each in found} == {FoundBy.CONSONANTS}


@pytest.mark.usefixtures("names_index")
def test_consonants_are_for_arabic_words() -> None:
    """Latin words have names of their own."""
    assert places_by_consonants("Bakhmut") == ()
    assert places_by_consonants("ا" * 500) == ()


@pytest.mark.usefixtures("names_index")
def test_search_as_you_type_puts_the_important_first() -> None:
    """A whole name counts more than a beginning, a usual name more than another spelling."""
    assert places_starting_with("bagh")[0].en == "Baghdad"
    assert places_starting_with("new y")[0].en == "New York"
    assert places_starting_with("Nice")[1].en == "Nice"
    assert "Al-Fashir" in [place.en for place in places_starting_with("الفاش")]
    assert places_starting_with('"*) -') == ()
    assert places_starting_with("x" * 500) == ()
    assert len(places_starting_with("a", limit=7)) == 7


@pytest.mark.usefixtures("names_index")
def test_look_up_is_quick() -> None:
    """No question reads a whole table: each goes by an index."""
    index = open_index()
    assert index is not None
    for question in (place_lookup._BY_NAME, place_lookup._BY_CONSONANTS, place_lookup._BY_ID):
        values = ["x"] * question.count("?")
        steps = [row[3] for row in index.execute(f"EXPLAIN QUERY PLAN {question}", values)]
        assert steps
        assert all(step.startswith("SEARCH ") for step in steps), steps


@pytest.mark.usefixtures("names_index")
@pytest.mark.parametrize(
    ("place", "country", "disputed"),
    [
        ("gn-693805", "", "crimea"),
        ("adm1-ua-11", "", "crimea"),
        ("gn-285066", "pse", "palestine"),
        ("gn-1255634", "", "kashmir"),
        ("gn-706483", "ukr", ""),
    ],
)
def test_a_place_in_a_disputed_area_belongs_to_no_state(place: str, country: str, disputed: str) -> None:
    """Simferopol, Crimea, Hebron, Srinagar; Kharkiv is not disputed."""
    found = place_of_id(place)
    assert found is not None
    assert (found.country, found.disputed) == (country, disputed)


class TestWithoutIndex:
    """The shipped table answers until the index is built."""

    @pytest.fixture(autouse=True)
    def _empty_cache(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("BRIEFMAP_CACHE", str(tmp_path))

    def test_shipped_names_are_found(self) -> None:
        """Other names are not, and the index says that it is missing."""
        assert not is_index_built()
        assert [place.id for place in places_named("طهران")] == ["tehran"]
        assert [place.id for place in places_named("UAE")] == ["are"]
        assert places_named("Aleppo") == ()
        assert places_by_consonants("باخموت") == ()
        assert "tehran" in [place.id for place in places_starting_with("teh")]

    def test_every_id_is_found(self) -> None:
        """The compact file has it, whether it is a place or another id of one."""
        aleppo = place_of_id("gn-170063")
        assert aleppo is not None
        assert (aleppo.en, aleppo.country, aleppo.province) == ("Aleppo", "syr", "adm1-sy-09")
        aden = place_of_id("gn-415189")
        assert aden is not None
        assert aden.id == "aden"
        assert place_of_id("gn-0") is None
        assert place_of_id("gn-" + "1" * 500) is None


@pytest.mark.usefixtures("names_index")
def test_index_and_file_tell_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A brief resolves the same place on a machine whose index is not built."""
    ids = ("gn-170063", "adm1-ua-07", "icao-orbi", "donbas", "dnieper-river", "lake-chad", "ukr", "black-sea")
    built = [place_of_id(each) for each in ids]
    assert None not in built
    monkeypatch.setenv("BRIEFMAP_CACHE", str(tmp_path))
    assert [place_of_id(each) for each in ids] == built
