"""Tests of records: validation, derived values, published schema."""

import json
from pathlib import Path

import jsonschema
import pytest
from pydantic import ValidationError
from ruamel.yaml import YAML

from geodata.brief.records import Brief, Figure, When, schema

COUNTS = {"id": "sent", "ar": "مرسلون", "en": "sent"}


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"value": 1, "low": 2, "high": 3},
        {"low": 1},
        {"low": 5, "high": 4},
        {"value": -1},
        {"value": "inf"},
    ],
)
def test_figure_has_one_form(fields: dict[str, object]) -> None:
    """A figure is a number, a range or a ratio: one of them, whole and ordered."""
    with pytest.raises(ValidationError):
        Figure.model_validate({**fields, "unit": "ship", "counts": COUNTS})


@pytest.mark.parametrize(
    "fields", [{}, {"edtf": "2024", "undated": True}, {"undated": True, "start": "2024"}]
)
def test_when_is_dated_or_not(fields: dict[str, object]) -> None:
    """A date is given or marked as missing, never both."""
    with pytest.raises(ValidationError):
        When.model_validate(fields)


def test_doubtful_start() -> None:
    """Bounds of the start alone refine an open interval."""
    bounds = When.model_validate({"edtf": "../..", "start": "../2022-10", "holds": "throughout"}).span
    assert bounds is not None
    assert bounds.start_earliest is None
    assert str(bounds.start_latest) == "2022-10-31"
    assert bounds.end_latest is None


def test_places_and_actors_of_the_gazetteer(demo: Brief) -> None:
    """Places and states that a brief uses without describing them have names and precision."""
    assert demo.place["sea-of-japan"].where_prec == 5
    assert demo.place["rus"].where_prec == 6
    assert demo.actor["irn"].name.en == "Iran"


def test_schema_accepts_a_brief(demo_yaml: str) -> None:
    """The published schema is valid and takes the invented brief."""
    jsonschema.Draft202012Validator.check_schema(schema())
    values = json.loads(json.dumps(YAML(typ="safe").load(demo_yaml), default=str))
    jsonschema.validate(values, schema())


def test_schema_is_frozen() -> None:
    """The YAML shape changes only together with its golden file."""
    golden = Path(__file__).parents[2] / "geodata" / "data" / "briefs" / "brief.schema.json"
    assert json.loads(golden.read_text(encoding="utf-8")) == json.loads(json.dumps(schema()))


def test_every_field_has_a_description() -> None:
    """The schema describes each field of each record; editors show that text."""
    printed = schema()
    records = {"Brief": printed, **printed["$defs"]}
    fields = [
        (name, field, each)
        for name, kind in records.items()
        for field, each in kind.get("properties", {}).items()
    ]
    assert len(fields) > 90
    assert [(name, field) for name, field, each in fields if not each.get("description")] == []
