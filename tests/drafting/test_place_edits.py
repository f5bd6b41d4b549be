"""Places chosen for names, and the theatre, as text of ``brief.yaml``."""

from pathlib import Path

import pytest

from geodata.brief.brief_reader import read_brief_bytes
from geodata.brief.records import Brief
from geodata.drafting.edit_fit import MisfitReason, fit_edits
from geodata.drafting.pending_edits import ChosenTheatre, PendingEdits, apply_edits
from geodata.drafting.place_edits import ChosenPlace, with_chosen_places, with_theatre
from tests.asked_brief import asked_yaml

TRIPOLI = "gn-2210247"
AIRPORT = "icao-hllm"
BLOCK = f"""\
id: a-brief
title: A brief
as_of: 2030-01-01
language: en
places:
  - id: {TRIPOLI}
    name: {{en: "The capital"}}
    kind: city
    geometry: [{TRIPOLI}]
    aliases:
      - Foo
      # a remark
      - Bar
events: []
"""


def read(text: str) -> Brief:
    """The brief of a text, which must have no problem."""
    reading = read_brief_bytes(text.encode())
    assert reading.problems == ()
    assert reading.brief is not None
    return reading.brief


def test_a_chosen_place_becomes_a_record_with_the_spelling_of_the_text(demo_yaml: str) -> None:
    """A second spelling is an alias of the same record; all other lines stay."""
    chosen = [ChosenPlace("Tripoli", TRIPOLI, "en"), ChosenPlace("Trablous", TRIPOLI, "en")]
    text = with_chosen_places(demo_yaml, chosen)
    (place,) = [each for each in read(text).written_places if each.id == TRIPOLI]
    assert (place.name["en"], place.aliases, place.geometry) == ("Tripoli", ("Trablous",), (TRIPOLI,))
    assert text.startswith(demo_yaml)
    assert with_chosen_places(text, chosen) == text


def test_a_name_that_the_gazetteer_lacks_is_that_of_the_text(demo_yaml: str, names_index: Path) -> None:
    """An Arabic text's spelling of a town without an Arabic name."""
    assert names_index
    text = with_chosen_places(demo_yaml, [ChosenPlace("جيرياتينو", "gn-462964", "ar")])
    (place,) = [each for each in read(text).written_places if each.id == "gn-462964"]
    assert dict(place.name.root) == {"en": "Zhiryatino", "ar": "جيرياتينو"}
    assert place.aliases == ()


def test_an_airport_is_not_named_after_its_town(demo_yaml: str, names_index: Path) -> None:
    """The text's word stays the town's; the answer is one until the brief has the airport."""
    chosen = ChosenPlace("Tripoli", AIRPORT, "en")
    text = with_chosen_places(demo_yaml, [chosen])
    (place,) = [each for each in read(text).written_places if each.id == AIRPORT]
    assert "Tripoli" not in (*place.name.wordings, *place.aliases)
    assert with_chosen_places(text, [chosen]) == text
    made = PendingEdits(places=(chosen,))
    assert fit_edits(made, read(demo_yaml)).applicable == made
    assert len(fit_edits(made, read(text)).applicable) == 0
    assert names_index


def test_an_alias_is_added_to_a_list_with_a_line_for_each() -> None:
    """The remark stays."""
    text = with_chosen_places(BLOCK, [ChosenPlace("Tripoli", TRIPOLI, "en")])
    assert text == BLOCK.replace("      - Bar\n", "      - Bar\n      - Tripoli\n")


@pytest.mark.parametrize("before", ["", "theatre: [yem]\n", "theatre:\n  - yem\n  - omn\n"])
@pytest.mark.parametrize("places", [("lby", "sahel"), ()])
def test_the_theatre_is_one_line(before: str, places: tuple[str, ...]) -> None:
    """It replaces another, or stands below the head of the brief; none is an empty list."""
    text = asked_yaml(more=before)
    changed = with_theatre(text, places)
    assert read(changed).theatre == places
    plain = asked_yaml()
    kept = [line for line in changed.splitlines() if not line.startswith("theatre")]
    assert kept == plain.splitlines()


def edits(brief: Brief, *, replaced: tuple[str, ...] = ()) -> PendingEdits:
    """A place and a theatre."""
    chosen = ChosenPlace("Fairfield", "gn-4834157", brief.language, "d1")
    return PendingEdits(places=(chosen,), theatre=ChosenTheatre(("usa",), replaced, "d1"))


def test_edits_apply_until_the_file_holds_them() -> None:
    """One answer a name: a second one stands in the place of the first."""
    text = asked_yaml()
    made = edits(read(text))
    assert len(made) == 2
    fit = fit_edits(made, read(text))
    assert (fit.applicable, fit.kept, fit.misfits) == (made, made, ())
    held = read(apply_edits(text, made))
    assert held.theatre == ("usa",)
    fit = fit_edits(made, held)
    assert (len(fit.applicable), len(fit.kept), fit.misfits) == (0, 0, ())
    other = ChosenPlace("FAIRFIELD", "gn-5347335", "en")
    assert made.with_place(other).places == (other,)
    assert made.without_place(other.key).places == ()


def test_a_brief_that_says_otherwise_meanwhile_is_told() -> None:
    """Another place has the name, another theatre was set: both are kept and applied to nothing."""
    own = 'places: [{id: town, name: {en: "Fairfield"}, kind: city, geometry: [aden]}]\n'
    text = asked_yaml(more=f"theatre: [yem]\n{own}")
    made = edits(read(text))
    fit = fit_edits(made, read(text))
    assert [(each.sort, each.id, each.reason) for each in fit.misfits] == [
        ("place", "gn-4834157", MisfitReason.NAME_TAKEN),
        ("theatre", "asked-2031", MisfitReason.THEATRE_CHANGED),
    ]
    assert len(fit.applicable) == 0
    assert fit.kept == made
    assert fit_edits(edits(read(text), replaced=("yem",)), read(text)).applicable.theatre is not None
