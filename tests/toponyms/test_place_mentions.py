"""Place names of whole texts: readings, places, questions, the theatre."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.toponyms.name_readings import Reading
from geodata.toponyms.place_mentions import PlaceMention, find_place_names
from tests.small_gazetteer import PLACES, SmallGazetteer

GAZETTEER = SmallGazetteer()


def mentions(text: str, theatre: str = "") -> tuple[PlaceMention, ...]:
    """Place names of a text in the small gazetteer."""
    return find_place_names(text, GAZETTEER, theatre=[theatre] if theatre else ()).mentions


def meant(text: str, theatre: str = "") -> list[tuple[str, str]]:
    """Words of each name, with its place, ``?`` where it is asked, ``-`` where it is part of another."""
    return [
        (each.words, each.place.id if each.place else "?" if each.asked else "-")
        for each in mentions(text, theatre)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The fair in Paris, Texas, opened.", [("Paris", "paris-tx"), ("Texas", "adm1-us-tx")]),
        ("They met in Paris.", [("Paris", "paris")]),
        ("A plant near London, Ontario.", [("London", "london-ca"), ("Ontario", "adm1-ca-on")]),
        ("A fire broke out near London.", [("London", "london")]),
        (
            "Two towns of Texas, Fairfield and Paris.",
            [("Texas", "adm1-us-tx"), ("Fairfield", "?"), ("Paris", "paris-tx")],
        ),
        ("Armenia, Georgia and Russia met.", [("Armenia", "arm"), ("Georgia", "geo"), ("Russia", "rus")]),
        ("A ship in the Gulf of Aden.", [("Gulf of Aden", "gulf-of-aden")]),
        ("A ship off Aden.", [("Aden", "aden")]),
        ("انفجار في مدينة كيدال في مالي", [("كيدال", "kidal"), ("مالي", "mli")]),
        ("انفجار في ولاية كيدال", [("كيدال", "adm1-ml-8")]),
    ],
)
def test_context_decides(text: str, found: list[tuple[str, str]]) -> None:
    """A state or province beside a name, a kind word, other places of the text and fame choose the bearer."""
    assert meant(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ships in the Red Sea turned back, and Sudan closed its ports.", "red-sea"),
        ("Floods in Red Sea State in Sudan.", "adm1-sd-36"),
        ("في البحر الأحمر سفن، وفي السودان سيول", "red-sea"),
        ("في ولاية البحر الأحمر سيول", "adm1-sd-36"),
    ],
)
def test_a_water_is_meant_unless_a_province_is_said(text: str, found: str) -> None:
    """A water's full name is the water, whatever provinces are called after it."""
    first = mentions(text)[0]
    assert (first.place or first.asked[0]).id == found


def test_a_place_in_a_state_that_the_text_never_names_is_asked() -> None:
    """A text with three places of its own hardly means a little known town elsewhere."""
    far = "Shells fell on Gao, Kidal and Timbuktu in Mali. Others left Pune."
    assert meant(far)[-1] == ("Pune", "?")
    assert meant("Others left Pune.") == [("Pune", "pune")]


def test_a_hamlet_is_not_the_province_of_its_name() -> None:
    """A town with few of a province's people does not stand for it."""
    assert meant("A fire in Ontario.") == [("Ontario", "adm1-ca-on")]


def test_a_doubtful_name_is_asked_with_all_its_bearers() -> None:
    """The best comes first, and each mention has the same question."""
    first, second = mentions("A fire in Fairfield. Later, Fairfield was quiet.")
    assert first.place is None
    assert [each.id for each in first.asked] == ["fairfield-b", "fairfield-a"]
    assert first.asked == second.asked


def test_a_theatre_that_is_set_decides() -> None:
    """Without one, two towns of the name are asked."""
    text = "Shells fell on طرابلس"
    assert find_place_names("سقطت قذائف على طرابلس", GAZETTEER, theatre=["lby"]).mentions[0].place is not None
    assert meant("سقطت قذائف على طرابلس", "lby") == [("طرابلس", "tripoli")]
    assert text


def test_the_theatre_is_guessed_and_shown() -> None:
    """States by their names and by the adjectives of their nations, the first the most."""
    found = find_place_names("Libyan officials spoke in Libya. France listened.", GAZETTEER)
    assert list(found.theatre) == ["lby", "fra"]
    assert sum(found.theatre.values()) == pytest.approx(1)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The crew was landed in Djibouti.", "djibouti"),
        ("Djibouti announced a law.", "dji"),
        ("الجزائر، الأربعاء 6 نوفمبر 2024", "algiers"),
        ("تقع الجزائر شمالي إفريقيا", "dza"),
    ],
)
def test_a_state_and_its_seat_of_one_name(text: str, place: str) -> None:
    """A dateline is the town; so is the scene of an event in a small state, but not its government."""
    found = mentions(text)[0].place
    assert found is not None
    assert found.id == place


def test_a_government_is_its_seat() -> None:
    """Washington that announces is the capital, not the state."""
    first = mentions("Washington announced a package.")[0]
    assert (first.reading, first.place and first.place.id) == (Reading.GOVERNMENT, "washington")


def test_an_airport_is_that_of_its_town() -> None:
    """A town's name behind the word is not the town."""
    assert meant("غارة على مطار طرابلس في ليبيا")[0] == ("طرابلس", "tripoli-mitiga")


def test_consonants_are_asked_unless_a_kind_word_stands_before() -> None:
    """A town without an Arabic name is a question; "the town of" in the only theatre settles it."""
    assert meant("غادرت قوات النيجر قاعدتها ب\u200fأغاديز".replace("\u200f", "")) == [
        ("النيجر", "ner"),
        ("أغاديز", "?"),
    ]
    assert meant("هجوم على بلدة تورودي في النيجر") == [("تورودي", "torodi"), ("النيجر", "ner")]


def test_a_name_in_no_state_of_the_text_is_not_found_by_consonants() -> None:
    """They fit places all over the world."""
    assert meant("هجوم على بلدة تورودي في فرنسا") == [("فرنسا", "fra")]


@given(
    st.lists(
        st.sampled_from(
            [
                *(record.en for record, _ in PLACES),
                "said",
                "in",
                "the",
                ",",
                ".",
                "\n",
                "و",
                "في",
                "«",
                "»",
                "باريس",
            ]
        ),
        max_size=30,
    )
)
def test_mentions_are_disjoint_spans_of_the_text(parts: list[str]) -> None:
    """Whatever the text: offsets in order, words as they stand, a place or candidates but never both."""
    text = " ".join(parts)
    found = mentions(text)
    assert all(text[each.start : each.end] == each.words for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(each.place is None or not each.asked for each in found)
    assert all((each.reading is Reading.NAME) == (each.place is None and not each.asked) for each in found)
