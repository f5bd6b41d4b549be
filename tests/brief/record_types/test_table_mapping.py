"""The language of a mapping."""

import pytest
from pydantic import ValidationError

from geodata.brief.record_types.table_mapping import (
    AnsweredPlace,
    FigureMapping,
    PlaceMapping,
    RowMapping,
    TableRead,
)


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
            "figures": [
                {
                    "best": "f",
                    "low": "g",
                    "high": "h",
                    "unit": "person",
                    "counts": KILLED,
                }
            ],
            "external": {"base": {"column": "i"}},
        }
    )
    assert mapping.columns() == set("abcdefghi")


KILLED = {"id": "killed", "en": "killed"}


@pytest.mark.parametrize(
    ("model", "values", "message"),
    [
        (RowMapping, {"title": {}}, "column: and text:"),
        (RowMapping, {"title": {"column": "a", "text": "b"}}, "column: and text:"),
        (RowMapping, {"title": "a", "from": {"name": "b"}}, "from: and to:"),
        (PlaceMapping, {"lon": {"column": "a"}}, "lon: and lat:"),
        (PlaceMapping, {"where_prec": "1"}, "lon: and lat:, geometry:"),
        (
            FigureMapping,
            {"low": "a", "unit": "person", "counts": KILLED},
            "low: and high:",
        ),
        (
            FigureMapping,
            {"column": "a", "best": "b", "unit": "person", "counts": KILLED},
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


@pytest.mark.parametrize(
    ("written", "point"), [("aden", None), ("none", None), ({"lon": 45.0, "lat": 12.8}, (45.0, 12.8))]
)
def test_an_answer_for_a_name_comes_back_as_written(written: object, point: object) -> None:
    """An id, a coordinate or none."""
    answer = AnsweredPlace.model_validate(written)
    assert answer.point == point
    assert answer.id == ("aden" if written == "aden" else None)
    assert answer.model_dump() == written


def test_a_single_value_of_a_list_can_be_written_alone() -> None:
    """A single value of a list can be written alone."""
    mapping = RowMapping.model_validate(
        {"title": "a", "actors": {"column": "b", "role": "party"}, "url": "https://a.example"}
    )
    assert [actor.column for actor in mapping.actors] == ["b"]
    assert [field.constant for field in mapping.url] == ["https://a.example"]


@pytest.mark.parametrize(
    ("read", "name", "separator"),
    [
        ({}, "rows.tsv", "\t"),
        ({}, "ROWS.TAB", "\t"),
        ({}, "rows.csv", ","),
        ({}, "", ","),
        ({"separator": ","}, "rows.tsv", ","),
        ({"separator": ";"}, "rows.csv", ";"),
    ],
)
def test_the_name_of_a_file_tells_its_separator(read: dict[str, str], name: str, separator: str) -> None:
    """Where none is written."""
    assert TableRead.model_validate(read).of_file(name).separator == separator
