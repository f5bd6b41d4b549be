"""Tests of figures."""

import pytest
from pydantic import ValidationError

from geodata.brief.record_types.figure_record import Figure

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


def test_a_reversed_range_is_refused_with_its_remedy() -> None:
    """The message gives the two ends in order."""
    with pytest.raises(ValidationError, match="write low: 4, high: 5"):
        Figure.model_validate({"low": 5, "high": 4, "unit": "ship", "counts": COUNTS})


@pytest.mark.parametrize("fields", [{"best": 9, "low": 1, "high": 5}, {"best": 3}, {"best": 3, "low": 1}])
def test_a_best_estimate_lies_in_its_range(fields: dict[str, int]) -> None:
    """Outside it, or without one, it is refused."""
    with pytest.raises(ValidationError):
        Figure.model_validate({**fields, "unit": "ship", "counts": COUNTS})
    Figure.model_validate({"best": 3, "low": 1, "high": 5, "unit": "ship", "counts": COUNTS})


def test_the_remedy_keeps_every_digit() -> None:
    """Of numbers of any size."""
    with pytest.raises(ValidationError, match=f"write low: 1234567, high: {10**400}"):
        Figure.model_validate({"low": 10**400, "high": 1234567, "unit": "ship", "counts": COUNTS})
