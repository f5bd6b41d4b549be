"""Tests of records: validation, derived values, published schema."""

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from ruamel.yaml import YAML

from geodata.brief.brief_reader import read_brief_bytes
from geodata.brief.records import Brief
from geodata.brief.schema.brief_schema import brief_json_schema, first_json_schema
from geodata.brief.schema.shape_rewrite import upgrade_text
from geodata.brief.yaml_writer import format_brief_yaml


def test_places_and_actors_of_the_gazetteer(demo: Brief) -> None:
    """Places and states that a brief uses without describing them have names and precision."""
    assert demo.place_by_id["sea-of-japan"].where_prec == 5
    assert demo.place_by_id["rus"].where_prec == 6
    assert demo.actor_by_id["irn"].name["en"] == "Iran"


def test_numbers_are_places_in_the_file(demo: Brief) -> None:
    """They start at one, in the order of the file, whatever the days of the events."""
    assert list(demo.event_numbers) == [event.id for event in demo.written_events]
    assert list(demo.event_numbers.values()) == list(range(1, len(demo.written_events) + 1))


def test_schema_accepts_a_brief(demo_yaml: str) -> None:
    """The published schemas are valid, and each takes the invented brief in its shape."""
    shapes = ((json.loads(first_json_schema()), demo_yaml), (brief_json_schema(), upgrade_text(demo_yaml)))
    for schema, yaml in shapes:
        jsonschema.Draft202012Validator.check_schema(schema)
        values = json.loads(json.dumps(YAML(typ="safe").load(yaml), default=str))
        jsonschema.validate(values, schema)


def test_schema_is_frozen() -> None:
    """The YAML shape changes only together with its golden file."""
    golden = Path(__file__).parents[2] / "geodata" / "data" / "briefs" / "brief.schema.json"
    assert json.loads(golden.read_text(encoding="utf-8")) == json.loads(json.dumps(brief_json_schema()))


def test_every_field_has_a_description() -> None:
    """The schema describes each field of each record; editors show that text."""
    printed = brief_json_schema()
    records = {"Brief": printed, **printed["$defs"]}
    fields = [
        (name, field, each)
        for name, kind in records.items()
        for field, each in kind.get("properties", {}).items()
    ]
    assert len(fields) > 90
    assert [(name, field) for name, field, each in fields if not each.get("description")] == []


def brief_of(yaml: str) -> Brief:
    """The brief of a YAML text without problems."""
    reading = read_brief_bytes(yaml.encode(), "Red Sea/brief.yaml")
    assert reading.problems == ()
    assert reading.brief is not None
    return reading.brief


def test_title_day_and_language_are_a_brief() -> None:
    """A brief that is half made is valid; without an id it has that of its folder."""
    brief = brief_of("schema: 2\ntitle: Red Sea\nas_of: 2024-03-31T06:00Z\nlanguage: en\n")
    assert (brief.title["ar"], brief.title.has("ar")) == ("Red Sea", False)
    assert (brief.as_of, brief.cut_off) == (date(2024, 3, 31), "2024-03-31T06:00Z")
    assert (brief.text, brief.events, brief.unfinished) == (None, (), 0)


@pytest.mark.parametrize("day", ["2024-02-30", "2024-03", "2024-03-31T06:00", "2024-03-31T25:00Z", "soon"])
def test_a_cut_off_that_is_none(day: str) -> None:
    """An hour needs its zone, and a day is a day of the calendar."""
    reading = read_brief_bytes(f"schema: 2\nid: a\ntitle: A\nas_of: {day}\nlanguage: en\n".encode())
    assert reading.brief is None
    assert [problem.field for problem in reading.problems] == ["as_of"]


def test_another_shape_is_refused() -> None:
    """A file of a shape to come is not read as one of ours."""
    reading = read_brief_bytes(b"schema: 3\nid: a\ntitle: A\nas_of: 2024-01-01\nlanguage: en\n")
    assert [problem.field for problem in reading.problems] == ["schema"]


def test_fields_of_shape_2(demo_yaml: str) -> None:
    """Events, actors and figures take what shape 2 has more, and write it as read."""
    yaml = upgrade_text(demo_yaml)
    more = (
        "    clock: {from: '06:30', zone: '+03:00'}\n    tags: [naval]\n    external: {acled: YEM1}\n"
        "    weight: 1\n"
        "    short: {en: Drill}\n    carried: {brief: old, event: drill}\n"
        "    marking: {text: TLP:GREEN, level: 1}\n"
        "    proposed: {status: {rule: r7, precision: 0.9, n: 200, readings: [agreed]}}\n"
    )
    yaml = yaml.replace("    kind: exercise\n", "    kind: exercise\n" + more)
    yaml = yaml.replace(
        'figure: {value: "٢٠",', "figure: {best: 20, low: 10, high: 30, covers: {from: 2029-12, place: yem},"
    )
    yaml = yaml.replace("actors: [{actor: irn, role: supplier}, {actor: rus, role: recipient}]", "actors: []")
    brief = brief_of(yaml)
    event, route = brief.events[:2]
    assert (event.weight, event.tags, event.external) == (1, ("naval",), {"acled": "YEM1"})
    assert (event.is_proposed, event.proposed["status"].readings) == (False, ("agreed",))
    assert route.actors == ()
    figure = event.claims[1].figure
    assert figure is not None
    assert (figure.best, figure.covers and figure.covers.start) == (20, "2029-12")
    assert read_brief_bytes(format_brief_yaml(brief).encode()).brief == brief


def test_a_copy_has_look_up_tables_of_its_own(demo: Brief) -> None:
    """Tables that were looked up before are not those of the copy."""
    assert 1 in demo.sentence_by_number
    assert 1 not in demo.model_copy(update={"sentences": demo.sentences[1:]}).sentence_by_number
