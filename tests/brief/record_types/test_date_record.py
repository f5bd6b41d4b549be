"""Tests of dates of events."""

import pytest
from pydantic import ValidationError

from geodata.brief.record_types.date_record import EventDate


@pytest.mark.parametrize(
    "fields", [{}, {"edtf": "2024", "undated": True}, {"undated": True, "start": "2024"}]
)
def test_when_is_dated_or_not(fields: dict[str, object]) -> None:
    """A date is given or marked as missing, never both."""
    with pytest.raises(ValidationError):
        EventDate.model_validate(fields)


def test_doubtful_start() -> None:
    """Bounds of the start alone refine an open interval."""
    bounds = EventDate.model_validate({"edtf": "../..", "start": "../2022-10", "holds": "throughout"}).bounds
    assert bounds is not None
    assert bounds.start_earliest is None
    assert str(bounds.start_latest) == "2022-10-31"
    assert bounds.end_latest is None


def test_an_end_before_the_start_is_refused() -> None:
    """Bounds of start and end are compared where both are given apart."""
    with pytest.raises(ValidationError, match="the end lies before the start"):
        EventDate.model_validate({"edtf": "../..", "start": "2024", "end": "2023"})


def test_an_undated_event_has_no_bounds() -> None:
    """Neither start nor end is derived."""
    assert EventDate(undated=True).bounds is None
