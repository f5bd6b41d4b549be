"""The ends of a period as typed, and the periods offered."""

from datetime import date

import pytest

from geodata.screens.days import presets, read


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-10-23", date(2024, 10, 23), date(2024, 10, 23)),
        ("٢٠٢٤-١٠", date(2024, 10, 1), date(2024, 10, 31)),
        ("۲۰۲۴/۱۰/۲۳", date(2024, 10, 23), date(2024, 10, 23)),
        (" 2024–10 ", date(2024, 10, 1), date(2024, 10, 31)),
        ("\u200f2024-1-5", date(2024, 1, 5), date(2024, 1, 5)),
        ("", None, None),
    ],
)
def test_read(text: str, start: date | None, end: date | None) -> None:
    """A year or a month is its first day at the start and its last at the end."""
    assert (read(text, "start"), read(text, "end")) == (start, end)


@pytest.mark.parametrize(
    "text", ["tomorrow", "2024-13", "2024-02-30", "24", "2024-10-23T00:00", "0000", "²024"]
)
def test_read_refuses(text: str) -> None:
    """What is no day is refused, whichever end it is for."""
    for edge in ("start", "end"):
        with pytest.raises(ValueError, match=r"."):
            read(text, edge)


def test_presets_follow_the_day_of_the_brief() -> None:
    """Its month, its year, the twelve months before it, and what was before that year."""
    found = {preset.id: (preset.start, preset.end) for preset in presets(date(2024, 10, 23), "en")}
    assert found == {
        "all": (None, None),
        "month": (date(2024, 10, 1), date(2024, 10, 31)),
        "year": (date(2024, 1, 1), date(2024, 12, 31)),
        "twelve-months": (date(2023, 10, 24), date(2024, 10, 23)),
        "before": (None, date(2023, 12, 31)),
    }


def test_preset_labels_are_words() -> None:
    """A reader sees months and years, never bounds."""
    labels = [preset.label for preset in presets(date(2024, 10, 23), "en")]
    assert labels == [
        "Whole brief",
        "October 2024",
        "2024",
        "12 months to the brief",
        "until 31 December 2023",
    ]
