"""EDTF: the supported subset, its bounds, and what is refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.brief.edtf import bounds, span

OPEN = None
SPANS = [
    ("2024-10", "2024-10-01", "2024-10-01", "2024-10-31", "2024-10-31", "month"),
    ("2018", "2018-01-01", "2018-01-01", "2018-12-31", "2018-12-31", "year"),
    ("2024-02-29", "2024-02-29", "2024-02-29", "2024-02-29", "2024-02-29", "day"),
    ("2012/..", "2012-01-01", "2012-12-31", OPEN, OPEN, "open"),
    ("../2022-10", OPEN, OPEN, "2022-10-01", "2022-10-31", "open"),
    ("../..", OPEN, OPEN, OPEN, OPEN, "open"),
    ("2024-09/2024-10", "2024-09-01", "2024-09-30", "2024-10-01", "2024-10-31", "month"),
    ("2024-10-05~", "2024-10-04", "2024-10-06", "2024-10-04", "2024-10-06", "day"),
    ("2024-10~", "2024-09-24", "2024-10-08", "2024-10-24", "2024-11-07", "month"),
]
REFUSED = [
    "2024-1X",
    "2024-13",
    "2024-02-30",
    "2012/",
    "/2012",
    "2026/2024",
    "",
    "x",
    "2024-10?",
    "2024-22",
    "٢٠٢٤",
]


@pytest.mark.parametrize(("edtf", "a", "b", "c", "d", "precision"), SPANS)
def test_span(edtf: str, a: str, b: str, c: str, d: str, precision: str) -> None:
    """Four bounds and a precision for each form of the subset."""
    found = span(edtf)
    days = (found.start_earliest, found.start_latest, found.end_earliest, found.end_latest)
    assert [day.isoformat() if day else None for day in days] == [a, b, c, d]
    assert found.precision == precision


@pytest.mark.parametrize("edtf", REFUSED)
def test_refused(edtf: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What is not in the subset raises, says what to write, and prints nothing."""
    with pytest.raises(ValueError, match=r"write|no such date"):
        span(edtf)
    assert capsys.readouterr().out == ""


@given(st.dates(date(1000, 1, 1), date(9000, 12, 31)), st.dates(date(1000, 1, 1), date(9000, 12, 31)))
def test_any_interval(first: date, last: date) -> None:
    """An interval of two days has those days as its bounds, whichever way they are ordered."""
    low, high = sorted((first, last))
    assert bounds(f"{low}/{high}") == (low, high)
    if low != high:
        with pytest.raises(ValueError, match="before it begins"):
            span(f"{high}/{low}")
