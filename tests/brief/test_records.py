"""Tests of records: validation, derived values, published schema."""

import json
from pathlib import Path

import jsonschema
from ruamel.yaml import YAML

from geodata.brief.brief_schema import brief_json_schema
from geodata.brief.records import Brief


def test_places_and_actors_of_the_gazetteer(demo: Brief) -> None:
    """Places and states that a brief uses without describing them have names and precision."""
    assert demo.place_by_id["sea-of-japan"].where_prec == 5
    assert demo.place_by_id["rus"].where_prec == 6
    assert demo.actor_by_id["irn"].name["en"] == "Iran"


def test_schema_accepts_a_brief(demo_yaml: str) -> None:
    """The published schema is valid and takes the invented brief."""
    jsonschema.Draft202012Validator.check_schema(brief_json_schema())
    values = json.loads(json.dumps(YAML(typ="safe").load(demo_yaml), default=str))
    jsonschema.validate(values, brief_json_schema())


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
