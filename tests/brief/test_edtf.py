"""Tests of the EDTF subset: bounds, precision and refusals."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.brief.brief_reader import read_brief_bytes
from geodata.brief.edtf import first_and_last_day, parse_edtf

OPEN = None
SPANS = [
    ("2024-10", "2024-10-01", "2024-10-01", "2024-10-31", "2024-10-31", "month"),
    ("2018", "2018-01-01", "2018-01-01", "2018-12-31", "2018-12-31", "year"),
    ("2024-02-29", "2024-02-29", "2024-02-29", "2024-02-29", "2024-02-29", "day"),
    ("2024-02", "2024-02-01", "2024-02-01", "2024-02-29", "2024-02-29", "month"),
    ("2100-02", "2100-02-01", "2100-02-01", "2100-02-28", "2100-02-28", "month"),
    (" 2018 ", "2018-01-01", "2018-01-01", "2018-12-31", "2018-12-31", "year"),
    ("0001", "0001-01-01", "0001-01-01", "0001-12-31", "0001-12-31", "year"),
    ("9999-12", "9999-12-01", "9999-12-01", "9999-12-31", "9999-12-31", "month"),
    ("2012/..", "2012-01-01", "2012-12-31", OPEN, OPEN, "open"),
    ("../2022-10", OPEN, OPEN, "2022-10-01", "2022-10-31", "open"),
    ("../..", OPEN, OPEN, OPEN, OPEN, "open"),
    ("2024-09/2024-10", "2024-09-01", "2024-09-30", "2024-10-01", "2024-10-31", "month"),
    ("2024/2024-10-05", "2024-01-01", "2024-12-31", "2024-10-05", "2024-10-05", "year"),
    ("2024-10-05/2024-10-05", "2024-10-05", "2024-10-05", "2024-10-05", "2024-10-05", "day"),
    ("2024-10-05~", "2024-10-04", "2024-10-06", "2024-10-04", "2024-10-06", "day"),
    ("2024-10~", "2024-09-24", "2024-10-08", "2024-10-24", "2024-11-07", "month"),
    ("2024~", "2023-10-02", "2024-04-01", "2024-10-01", "2025-04-01", "year"),
    ("2024-10~/..", "2024-09-24", "2024-11-07", OPEN, OPEN, "open"),
    ("../2024-10-05~", OPEN, OPEN, "2024-10-04", "2024-10-06", "open"),
    ("2024-10-05~/2024-10-04", "2024-10-04", "2024-10-06", "2024-10-04", "2024-10-04", "day"),
]
SUBSET = "2024, 2024-10, 2024-10-23, with ~ when approximate, or an interval such as 2012/.. or ../2022-10"
OUTSIDE = f"not a date that a brief can carry; write {SUBSET}"
NO_DATE = f"there is no such date; write {SUBSET}"
REFUSED = [
    *[(edtf, OUTSIDE) for edtf in ("", "x", "..", "2024-1X", "2024-1", "2024-13", "2024-22", "2024-00")],
    *[(edtf, OUTSIDE) for edtf in ("2024-10?", "2024~~", "20240105", "24", "-2024", "٢٠٢٤", "2024-10-5")],
    *[
        (edtf, OUTSIDE)
        for edtf in ("2024/2025/2026", "2024/..~", "2024 / 2025", "2024-10-05T10:00", "1985-XX")
    ],
    *[(edtf, NO_DATE) for edtf in ("2024-02-30", "2023-02-29", "2024-04-31", "2024-10-00", "2024-10-32")],
    *[(edtf, NO_DATE) for edtf in ("0000", "0000-01", "9999~", "9999-12-31~", "0001~", "0001-01-01~/..")],
    ("2012/", "an empty end is ambiguous in EDTF; write 2012/.."),
    ("/2012", "an empty end is ambiguous in EDTF; write ../2012"),
    ("/", "an empty end is ambiguous in EDTF; write ../.."),
    ("2026/2024", "the interval ends before it begins; write 2024/2026"),
    ("2024-10-05/2024-10-04", "the interval ends before it begins; write 2024-10-04/2024-10-05"),
]


@pytest.mark.parametrize(("edtf", "a", "b", "c", "d", "precision"), SPANS)
def test_span(edtf: str, a: str, b: str, c: str, d: str, precision: str) -> None:
    """Four bounds and a precision for each form of the subset."""
    found = parse_edtf(edtf)
    days = (found.start_earliest, found.start_latest, found.end_earliest, found.end_latest)
    assert [day.isoformat() if day else None for day in days] == [a, b, c, d]
    assert found.precision == precision


@pytest.mark.parametrize(("edtf", "message"), REFUSED)
def test_a_string_outside_the_subset_is_refused(edtf: str, message: str) -> None:
    """The message says how the date is written instead."""
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        parse_edtf(edtf)


def test_a_date_that_overflows_is_a_problem_of_the_brief(demo_yaml: str) -> None:
    """The padding of ``9999~`` has no last day: reported like any other wrong date."""
    assert 'edtf: "2029-12"' in demo_yaml
    reading = read_brief_bytes(demo_yaml.replace('edtf: "2029-12"', 'edtf: "9999~"').encode())
    assert [problem.code for problem in reading.problems] == ["bad-value"]
    assert reading.problems[0].expected == SUBSET
    assert reading.problems[0].mend == "correct it: there is no such date"


@given(st.integers(1, 9999), st.integers(1, 12))
def test_a_month_lasts_until_the_next(year: int, month: int) -> None:
    """The last day of a month or year is followed by the first of another; both hold their days."""
    first, last = first_and_last_day(f"{year:04}-{month:02}")
    assert first == date(year, month, 1)
    assert last is not None
    assert last == date.max or (last + timedelta(days=1)).day == 1
    assert (last.year, last.month) == (year, month)
    assert first_and_last_day(f"{year:04}") == (date(year, 1, 1), date(year, 12, 31))


@given(st.dates(date(1, 4, 2), date(9999, 9, 30)), st.integers(1, 3))
def test_an_approximate_date_is_the_plain_one_padded(day: date, parts: int) -> None:
    """All four bounds move by the padding of the precision, outwards on both sides."""
    text = "-".join(day.isoformat().split("-")[:parts])
    if text in {"0001", "9999"}:
        return
    plain, padded = parse_edtf(text), parse_edtf(f"{text}~")
    pad = (timedelta(days=91), timedelta(days=7), timedelta(days=1))[parts - 1]
    assert plain.start_earliest is not None
    assert plain.end_latest is not None
    assert (padded.start_earliest, padded.start_latest) == (
        plain.start_earliest - pad,
        plain.start_earliest + pad,
    )
    assert (padded.end_earliest, padded.end_latest) == (plain.end_latest - pad, plain.end_latest + pad)
    assert padded.precision == plain.precision == ("year", "month", "day")[parts - 1]


@given(st.text("0123456789-/.~? Xx", max_size=24))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Nothing but a ``ValueError`` comes of a wrong date."""
    try:
        found = parse_edtf(text)
    except ValueError as error:
        assert "write" in str(error)  # noqa: PT017 - a text that is no date may also be read
    else:
        assert found.precision in {"day", "month", "year", "open"}


@given(st.dates(date(1000, 1, 1), date(9000, 12, 31)), st.dates(date(1000, 1, 1), date(9000, 12, 31)))
def test_any_interval(first: date, last: date) -> None:
    """An interval of two days has those days as its bounds, whichever way they are ordered."""
    low, high = sorted((first, last))
    assert first_and_last_day(f"{low}/{high}") == (low, high)
    if low != high:
        with pytest.raises(ValueError, match="before it begins"):
            parse_edtf(f"{high}/{low}")
