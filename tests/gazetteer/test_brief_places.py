"""Gazetteer: names, ids, ambiguous names, data sources."""

import json
from pathlib import Path

import pytest
import shapely

from geodata.places import find_places_by_name, gazetteer_place, gazetteer_places, gazetteer_shape, load_land

SNAPSHOT = Path(__file__).with_name("names.json")
FAR_DEGREES = 1.5
ISLES = {"matsu-islands", "pratas-island"}
"""Isles farther from the land of their state."""


def test_names_are_those_that_were_reviewed() -> None:
    """A change of CLDR or of a table is visible here, name by name."""
    names = {entry.id: [entry.ar, entry.en] for entry in gazetteer_places().values()}
    assert names == json.loads(SNAPSHOT.read_text("utf-8"))


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Sea of Japan", ["sea-of-japan"]),
        ("East Sea", ["sea-of-japan"]),
        ("البحر الشرقي", ["sea-of-japan"]),
        ("بيونج يانج", ["pyongyang"]),
        ("بيونغ يانغ", ["pyongyang"]),
        ("اليابان", ["jpn"]),
        ("DPRK", ["prk"]),
        ("راجين", ["rason"]),
        ("odessa", ["odesa"]),
        ("East Asia", ["east-asia"]),
        ("Atlantis", []),
    ],
)
def test_a_place_is_found_by_any_spelling(text: str, ids: list[str]) -> None:
    """Names and aliases of both languages are folded before comparison."""
    assert [entry.id for entry in find_places_by_name(text)] == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Vostochny", ["vostochny-cosmodrome", "vostochny-port"]),
        ("فوستوتشني", ["vostochny-cosmodrome", "vostochny-port"]),
        ("Sergeyevka", ["sergeyevka-partizansk", "sergeyevka-pogranichny"]),
        ("Korea", ["kor", "korean-peninsula", "prk"]),
    ],
)
def test_an_ambiguous_name_gives_all_its_places(text: str, ids: list[str]) -> None:
    """All candidates are returned, sorted by id."""
    assert [entry.id for entry in find_places_by_name(text)] == ids


def test_an_unknown_id_suggests_similar_ones() -> None:
    """The message has the id and a similar one."""
    with pytest.raises(KeyError, match=r"sea-of-japn.*sea-of-japan"):
        gazetteer_place("sea-of-japn")


@pytest.mark.parametrize(
    ("place_id", "kind", "precision", "members"),
    [
        ("rus", "country", 6, ("rus",)),
        ("sea-of-okhotsk", "sea", 5, ("sea-of-okhotsk",)),
        ("vladivostok", "city", 2, ()),
        ("vostochny-cosmodrome", "point", 2, ()),
        ("korean-peninsula", "region", 5, ("kor", "prk")),
    ],
)
def test_a_kind_has_its_precision(place_id: str, kind: str, precision: int, members: tuple[str, ...]) -> None:
    """Kind, precision by UCDP's where_prec, and members."""
    found = gazetteer_place(place_id)
    assert (found.kind, found.where_prec, found.members) == (kind, precision, members)


def test_every_town_stands_on_land() -> None:
    """Swapped coordinates would lie at sea."""
    points = [entry for entry in gazetteer_places().values() if entry.kind in {"city", "port", "point"}]
    # A landmark without a state is a reef or lies at sea; the others are near their states, see below.
    towns = [each for each in points if each.source != "curated" or each.kind != "point"]
    far = [town.id for town in towns if load_land().distance(gazetteer_shape(town.id)) > 0.1]
    assert (len(towns) > 150, far) == (True, [])


def test_every_landmark_lies_in_its_state_or_near_its_shore() -> None:
    """A wrong sign or state would lie far off; oil fields, isles and capes lie up to a degree and a half."""
    landmarks = [entry for entry in gazetteer_places().values() if entry.country and not entry.members]
    far = {
        entry.id
        for entry in landmarks
        if gazetteer_shape(entry.country).distance(shapely.Point(entry.lon, entry.lat)) > FAR_DEGREES
    }
    assert (len(landmarks) > 400, far - ISLES) == (True, set())


@pytest.mark.parametrize(
    ("place_id", "country"),
    [
        ("rason", "prk"),
        ("dunai", "rus"),
        ("kerch", "ukr"),
        ("anzali", "irn"),
        ("pyeongtaek", "kor"),
        ("khasan", "rus"),
    ],
)
def test_a_town_lies_in_its_country(place_id: str, country: str) -> None:
    """The tolerance is a tenth of a degree, since coasts are simplified."""
    assert gazetteer_shape(country).distance(gazetteer_shape(place_id)) < 0.1


def test_every_place_has_a_licence_and_a_source_id() -> None:
    """Each place has its data source."""
    assert [
        entry.id for entry in gazetteer_places().values() if not (entry.licence and entry.source_id)
    ] == []


@pytest.mark.usefixtures("empty_cache")
def test_any_place_of_the_world_is_found_by_id() -> None:
    """A look-up goes beyond the shipped table, by iteration alone it is that table."""
    known = gazetteer_places()
    assert "gn-170063" in known
    assert "gn-170063" not in list(known)
    assert "gn-0" not in known
    assert known["gn-415189"] is known["aden"]
    aleppo = gazetteer_place("gn-170063")
    assert (aleppo.kind, aleppo.source, aleppo.licence) == ("city", "geonames", "GeoNames, CC BY 4.0")
    assert gazetteer_place("icao-orbi").kind == "point"
    assert gazetteer_place("lake-chad").kind == "sea"


@pytest.mark.usefixtures("empty_cache")
def test_a_place_without_an_arabic_name_has_none() -> None:
    """Its name is in English alone; no transliteration is passed off as one."""
    assert gazetteer_place("gn-691605").name.root == {"en": "Terny"}
