"""Tests of the arithmetic of periods."""

from datetime import date

import pytest

from geodata.prose.dates.date_periods import (
    Period,
    easter_of,
    is_real,
    joined,
    nth_part_of,
    of_point,
    part_of,
    season_of,
    several_of,
    shifted_same_day,
    unit_at,
)


@pytest.mark.parametrize(
    ("point", "part", "edtf"),
    [
        ((2024, 2), "early", "2024-02-01/2024-02-10"),
        ((2024, 2), "mid", "2024-02-10/2024-02-20"),
        ((2024, 2), "late", "2024-02-15/2024-02-29"),
        ((1999,), "mid", "1999-05/1999-08"),
        ((2024, 2, 3), "late", "2024-02-03"),
    ],
)
def test_parts(point: tuple[int, ...], part: str, edtf: str) -> None:
    """Of months and years; a day has none."""
    assert part_of(of_point(point), part).edtf == edtf


@pytest.mark.parametrize(
    ("point", "unit", "nth", "edtf"),
    [
        ((2024,), "quarter", 4, "2024-10/2024-12"),
        ((2024,), "half", -1, "2024-07/2024-12"),
        ((2024, 2), "half", 2, "2024-02-16/2024-02-29"),
        ((2024, 5), "week", 2, "2024-05-08/2024-05-14"),
        ((2024, 9), "week", -1, "2024-09-24/2024-09-30"),
        ((2024,), "quarter", 5, None),
        ((2024, 5, 3), "week", 1, None),
    ],
)
def test_nth_parts(point: tuple[int, ...], unit: str, nth: int, edtf: str | None) -> None:
    """Quarters and halves of a year, halves and weeks of a month."""
    found = nth_part_of(of_point(point), unit, nth)
    assert (found.edtf if found else None) == edtf


def test_units_around_a_day() -> None:
    """Weeks begin on Monday."""
    day = date(2024, 10, 23)
    found = [unit_at(day, unit, -1) for unit in ("week", "weekend", "month", "quarter", "year")]
    assert [each.edtf for each in found if each] == [
        "2024-10-14/2024-10-20",
        "2024-10-19/2024-10-20",
        "2024-09",
        "2024-07/2024-09",
        "2023",
    ]


def test_same_day_of_a_shorter_month() -> None:
    """The last day there."""
    found = shifted_same_day(date(2024, 1, 31), "month", 1)
    assert found is not None
    assert found.edtf == "2024-02-29"


def test_several_units_of_a_year() -> None:
    """From its beginning or its end."""
    year = of_point((2024,))
    ends = [several_of(year, "month", 3, at_end=False), several_of(year, "day", 3, at_end=True)]
    assert [each.edtf for each in ends if each] == ["2024-01/2024-03", "2024-12-29/2024-12-31"]


def test_ends_in_order_only() -> None:
    """Nothing runs backwards."""
    assert joined(of_point((2024, 5)), of_point((2024, 4))) is None
    assert joined(Period((2024,), None), of_point((2024, 4))) == Period((2024,), (2024, 4))


def test_seasons_and_easter() -> None:
    """The winter ends in the next year."""
    assert season_of("winter", 2023).edtf == "2023-12/2024-02"
    assert season_of("summer", 2023).edtf == "2023-06/2023-08"
    assert [easter_of(year) for year in (2023, 2024, 2025)] == [
        date(2023, 4, 9),
        date(2024, 3, 31),
        date(2025, 4, 20),
    ]


@pytest.mark.parametrize(
    ("point", "real"), [((2024, 2, 29), True), ((2023, 2, 29), False), ((2024, 13), False)]
)
def test_real_points(point: tuple[int, ...], real: bool) -> None:  # noqa: FBT001
    """Days and months of the calendar."""
    assert is_real(point) is real
