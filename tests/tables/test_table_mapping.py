"""The language of a mapping."""

import pytest
from pydantic import ValidationError

from geodata.tables.table_mapping import FigureMapping, PlaceMapping, RowMapping, TableRead


def test_a_constant_can_be_written_alone() -> None:
    """A constant can be written alone."""
    mapping = RowMapping.model_validate({"title": {"column": "name"}, "status": "alleged", "tags": "sea"})
    assert mapping.status.constant == "alleged"
    assert [tag.constant for tag in mapping.tags] == ["sea"]


def test_the_columns_of_a_mapping_are_those_of_all_its_fields() -> None:
    """The columns of a mapping are those of all its fields."""
    mapping = RowMapping.model_validate(
        {
            "title": {"text": "{a} in {b}"},
            "from": {"lon": {"column": "c"}, "lat": {"column": "d"}},
            "to": {"name": {"column": "e"}},
            "figures": [{"best": "f", "low": "g", "high": "h", "unit": "person", "counts": {"id": "killed"}}],
            "external": {"base": {"column": "i"}},
        }
    )
    assert mapping.columns() == set("abcdefghi")


@pytest.mark.parametrize(
    ("model", "values", "message"),
    [
        (RowMapping, {"title": {}}, "column: and text:"),
        (RowMapping, {"title": {"column": "a", "text": "b"}}, "column: and text:"),
        (RowMapping, {"title": "a", "from": {"name": "b"}}, "from: and to:"),
        (PlaceMapping, {"lon": {"column": "a"}}, "lon: and lat:"),
        (PlaceMapping, {"where_prec": "1"}, "a place needs"),
        (FigureMapping, {"low": "a", "unit": "person", "counts": {"id": "killed"}}, "low: and high:"),
        (
            FigureMapping,
            {"column": "a", "best": "b", "unit": "person", "counts": {"id": "killed"}},
            "either column:",
        ),
        (TableRead, {"header": "false"}, "first line"),
        (TableRead, {"encoding": "cp1256"}, "utf-8"),
    ],
)
def test_a_mapping_that_says_nothing_or_two_things_is_refused(
    model: type[RowMapping], values: dict[str, object], message: str
) -> None:
    """A mapping that says nothing or two things is refused."""
    with pytest.raises(ValidationError, match=message):
        model.model_validate(values)
