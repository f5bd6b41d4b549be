"""Places chosen for names of a brief, as edits of it."""

from collections.abc import Sequence
from pathlib import Path

from geodata.brief.brief_reader import read_brief_bytes
from geodata.brief.records import Brief
from geodata.brief.yaml_values import YamlFile, read_yaml_values
from geodata.drafting.place_edits import ChosenPlace, chosen_place_operation
from geodata.editing.operations import apply_operation
from geodata.editing.yaml_update import yaml_with_values

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


def chosen_in(text: str, chosen: Sequence[ChosenPlace]) -> str:
    """The text with some places chosen, one after another."""
    for each in chosen:
        values = read_yaml_values(text, YamlFile(""))
        assert values is not None
        operation = chosen_place_operation(values, each)
        if operation is not None:
            text = yaml_with_values(text, apply_operation(values, operation)[0])
    return text


def test_a_chosen_place_becomes_a_record_with_the_spelling_of_the_text(demo_yaml: str) -> None:
    """A second spelling is an alias of the same record; all other lines stay."""
    chosen = [ChosenPlace("Tripoli", TRIPOLI, "en"), ChosenPlace("Trablous", TRIPOLI, "en")]
    text = chosen_in(demo_yaml, chosen)
    (place,) = [each for each in read(text).written_places if each.id == TRIPOLI]
    assert (place.name["en"], place.aliases, place.geometry) == ("Tripoli", ("Trablous",), (TRIPOLI,))
    assert set(demo_yaml.splitlines()) <= set(text.splitlines())
    assert chosen_in(text, chosen) == text


def test_a_name_that_the_gazetteer_lacks_is_that_of_the_text(demo_yaml: str, names_index: Path) -> None:
    """An Arabic text's spelling of a town without an Arabic name."""
    assert names_index
    text = chosen_in(demo_yaml, [ChosenPlace("جيرياتينو", "gn-462964", "ar")])
    (place,) = [each for each in read(text).written_places if each.id == "gn-462964"]
    assert dict(place.name.root) == {"en": "Zhiryatino", "ar": "جيرياتينو"}
    assert place.aliases == ()


def test_an_airport_is_not_named_after_its_town(demo_yaml: str, names_index: Path) -> None:
    """The text's word stays the town's."""
    chosen = ChosenPlace("Tripoli", AIRPORT, "en")
    text = chosen_in(demo_yaml, [chosen])
    (place,) = [each for each in read(text).written_places if each.id == AIRPORT]
    assert "Tripoli" not in (*place.name.wordings, *place.aliases)
    assert chosen_in(text, [chosen]) == text
    assert names_index


def test_an_alias_is_added_to_a_list_with_a_line_for_each() -> None:
    """The remark stays."""
    text = chosen_in(BLOCK, [ChosenPlace("Tripoli", TRIPOLI, "en")])
    assert text == BLOCK.replace("      - Bar\n", "      - Bar\n      - Tripoli\n")
