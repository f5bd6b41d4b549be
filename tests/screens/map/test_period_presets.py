"""The periods that are offered."""

from datetime import date

from geodata.screens.map.period_presets import period_presets


def test_presets_follow_the_day_of_the_brief() -> None:
    """The brief's month, its year, twelve months back, and the time before the year."""
    found = {preset.id: (preset.start, preset.end) for preset in period_presets(date(2024, 10, 23), "en")}
    assert found == {
        "all": (None, None),
        "month": (date(2024, 10, 1), date(2024, 10, 31)),
        "year": (date(2024, 1, 1), date(2024, 12, 31)),
        "twelve-months": (date(2023, 10, 24), date(2024, 10, 23)),
        "before": (None, date(2023, 12, 31)),
    }


def test_preset_labels_are_words() -> None:
    """A reader sees months and years, never bounds."""
    labels = [preset.label for preset in period_presets(date(2024, 10, 23), "en")]
    assert labels == [
        "Whole brief",
        "October 2024",
        "2024",
        "12 months to the brief",
        "until 31 December 2023",
    ]
