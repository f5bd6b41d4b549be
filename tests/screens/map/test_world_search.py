"""Places of the world and coordinates in the search box."""

from pathlib import Path
from typing import get_args

import pytest

from geodata.places.coordinate_text import CoordinateFault
from geodata.screens.map.world_search import MOST_PLACES, find_places, read_coordinates
from geodata.words import LANGS, Lang, translate


@pytest.mark.parametrize(
    ("typed", "lang", "first"),
    [
        ("Larissa", "en", "Larissa"),
        ("الموصل", "ar", "الموصل"),
        ("Moscou", "en", "Moscow"),
        ("المكلا", "en", "Mukalla"),
    ],
)
def test_a_place_is_found_by_any_of_its_names(names_index: Path, typed: str, lang: Lang, first: str) -> None:
    """In both languages, towns that no brief names too; it says kind and state."""
    hits = find_places(typed, lang)
    assert names_index.is_dir()
    assert 0 < len(hits) <= MOST_PLACES
    assert first in hits[0].goal.name
    assert hits[0].remark.startswith(translate("place-kind.city", lang)) or "·" in hits[0].remark


def test_places_that_the_brief_has_are_left_out() -> None:
    """They stand above, with the brief's events."""
    assert [hit.id for hit in find_places("aden", "en", left_out={"aden"})][:1] != ["aden"]


@pytest.mark.usefixtures("names_index")
def test_nonsense_finds_nothing() -> None:
    """Neither a place nor coordinates."""
    assert find_places("zzqxj", "en") == ()
    assert read_coordinates("zzqxj", "en") is None


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("fault", get_args(CoordinateFault))
def test_every_fault_has_words(lang: Lang, fault: CoordinateFault) -> None:
    """With what was found, or an example."""
    words = translate(f"coordinates.problem.{fault}", lang, found="95", example="36.1")
    assert fault == "one-letter" or "95" in words or "36.1" in words


def test_a_problem_shows_what_was_typed_in_its_own_direction() -> None:
    """A number inside an Arabic sentence keeps its order."""
    found = read_coordinates("139.7, 35.5", "ar")
    assert found is not None
    assert "\u2066139.7\u2069" in found.problem
    assert found.hit is not None
    assert found.hit.goal.lat == 35.5
