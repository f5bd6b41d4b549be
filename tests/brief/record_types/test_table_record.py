"""Tests of tables and reference layers."""

from typing import Any

import pytest
from pydantic import ValidationError

from geodata.brief.record_types.table_record import ReferenceLayer, Table

TABLE: dict[str, Any] = {
    "id": "reports",
    "document": "csv",
    "as": "events",
    "read": {"separator": ";", "date_order": "dmy"},
    "key": ["ID"],
    "mapping": {
        "title": {"text": "{TYPE} in {TOWN}"},
        "kind": {"column": "TYPE", "values": {"Riot": "unrest"}},
    },
    "overrides": {"77": {"kind": "clash"}},
}


def test_a_table_comes_back_as_written() -> None:
    """Defaults are left out."""
    assert (
        Table.model_validate(TABLE).model_dump(mode="json", exclude_defaults=True) | {"as": "events"} == TABLE
    )


@pytest.mark.parametrize(
    ("field", "value"), [("mapping", {"title": "a", "colour": "red"}), ("read", {"sep": ";"}), ("as", "rows")]
)
def test_an_unknown_key_is_refused(field: str, value: object) -> None:
    """The known ones are listed."""
    with pytest.raises(ValidationError):
        Table.model_validate(TABLE | {field: value})


@pytest.mark.parametrize("fields", [{}, {"file": "a.geojson", "places": ["yem"]}])
def test_a_layer_has_one_origin(fields: dict[str, Any]) -> None:
    """Neither none nor two."""
    with pytest.raises(ValidationError, match="either file"):
        ReferenceLayer.model_validate({"id": "front", "title": {"en": "Front"}, **fields})
    assert ReferenceLayer.model_validate({"id": "a", "title": {"en": "A"}, "places": ["yem"]}).look == "line"
