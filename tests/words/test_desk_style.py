"""The desk's digits, months and Hijri dates: on everything that people read, not in data files."""

import json
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from geodata.atlas.atlas_frames import Atlas
from geodata.drafting.speaker_sources import bilingual_day
from geodata.export.formats import FORMATS, FormatGroup, formats_of
from geodata.phrasing.date_words import edtf_phrase
from geodata.screens.map.period_presets import period_presets
from geodata.settings import SettingsError, current_settings, variable_of
from geodata.webmap import assets
from geodata.words import desk_style, format_day, format_number, format_period, gregorian_alone, plain_digits
from geodata.words.number_format import parse_number
from geodata.words.text_direction import strip_isolates

Choose = Callable[..., None]
DAY = date(2024, 10, 23)


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Iterator[Choose]:
    """A function that sets the desk's choices, as for a process that starts now."""
    kept = (desk_style._native_digits, desk_style._month_name_place, desk_style._hijri)

    def _choose(**settings: str) -> None:
        for name, value in settings.items():
            monkeypatch.setenv(variable_of(name), value)
        for each in kept:
            each.cache_clear()

    yield _choose
    monkeypatch.undo()
    for each in kept:
        each.cache_clear()


def test_a_desk_without_a_choice_writes_0_to_9_and_both_names() -> None:
    """The form that readers of all Arab countries know."""
    assert format_number(1500.5, "ar") == "1,500.5"
    assert format_day(DAY, "ar") == "23 أكتوبر/تشرين الأول 2024"


def test_arabic_digits_have_arabic_separators(choose: Choose) -> None:
    """English keeps its own; a number written so is read again."""
    choose(digits="٠-٩")
    assert format_number(1500.5, "ar") == "١٬٥٠٠٫٥"
    assert parse_number(format_number(1500.5, "ar")) == 1500.5
    assert format_day(DAY, "ar").startswith("٢٣ ")
    assert format_number(1500.5, "en") == "1,500.5"
    with plain_digits():
        assert format_number(1500.5, "ar") == "1,500.5"
    assert format_number(1500.5, "ar") == "١٬٥٠٠٫٥"


@pytest.mark.parametrize("name", ["أكتوبر", "تشرين الأول"])
def test_months_have_the_name_of_the_desk(choose: Choose, name: str) -> None:
    """May, say, has one name of each kind; English has one alone."""
    choose(months=name)
    assert format_day(DAY, "ar") == f"23 {name} 2024"
    assert format_day(DAY, "en") == "23 October 2024"


def test_the_browser_writes_as_the_desk_does(choose: Choose) -> None:
    """Its file of words has the digits, the separators and the names of months."""
    choose(digits="٠-٩", months="تشرين الأول")
    assets._words.cache_clear()
    facts = json.loads(assets._words("ar"))
    assets._words.cache_clear()
    assert facts["language"]["digits"] == "٠١٢٣٤٥٦٧٨٩"
    assert facts["language"]["thousands_separator"] == "٬"
    assert facts["messages"]["month.10"] == "تشرين الأول"


@pytest.mark.parametrize(
    ("first", "last", "hijri"),
    [
        ((2024, 10, 23), (2024, 10, 23), "20 ربيع الآخر 1446هـ"),
        ((2024, 10, 1), (2024, 10, 31), "ربيع الأول – ربيع الآخر 1446هـ"),
        ((2024, 7, 1), (2024, 7, 31), "ذو الحجة 1445هـ – محرم 1446هـ"),
        ((2024, 10, 1), (2024, 10, 5), "28 ربيع الأول – 2 ربيع الآخر 1446هـ"),
        ((2024, 1, 1), (2024, 12, 31), None),
        ((2024, 1, 1), (2024, 3, 31), None),
        ((1920, 1, 5), (1920, 1, 5), None),
    ],
)
def test_hijri_dates_stand_beside_days_and_months(
    choose: Choose, first: tuple[int, int, int], last: tuple[int, int, int], hijri: str | None
) -> None:
    """As a pair of months beside a month; not beside longer periods, nor beyond the calendar's table."""
    choose(hijri="true")
    said = strip_isolates(format_period(date(*first), date(*last), "ar"))
    assert said.partition("(")[2].removesuffix(")") == (hijri or "")
    assert "(" not in format_period(date(*first), date(*last), "en")


def test_hijri_dates_are_a_choice(choose: Choose) -> None:
    """Absent without it, in data files, on buttons and beside approximate dates."""
    assert format_day(DAY, "ar").endswith("2024")
    choose(hijri="true", digits="٠-٩")
    assert strip_isolates(format_day(DAY, "ar")).endswith("(٢٠ ربيع الآخر ١٤٤٦هـ)")
    for without in (plain_digits(), gregorian_alone()):
        with without:
            assert "هـ" not in format_day(DAY, "ar")
    assert "هـ" in edtf_phrase("2024-10-23", "ar")
    assert "هـ" not in edtf_phrase("2024-10-23~", "ar")
    assert "هـ" not in bilingual_day(DAY)["ar"]


def test_presets_of_the_period_have_gregorian_names_alone(choose: Choose, shipped_atlas: Atlas) -> None:
    """A button has no room."""
    choose(hijri="true")
    assert not any("هـ" in preset.label for preset in period_presets(shipped_atlas, "ar"))


@pytest.mark.parametrize("name", formats_of(FormatGroup.DATA))
def test_data_files_keep_0_to_9(choose: Choose, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Programs read them; papers and pictures are for people."""
    choose(digits="٠-٩")
    module, _, maker = FORMATS[name].maker.partition(":")
    monkeypatch.setattr(f"{module}.{maker}", lambda: format_number(1500, "ar").encode())
    assert FORMATS[name].load_maker()() == b"1,500"
    assert format_number(1500, "ar") == "١٬٥٠٠"


def test_another_choice_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not known is refused at the start with those that are."""
    monkeypatch.setenv(variable_of("digits"), "roman")
    with pytest.raises(SettingsError, match="٠-٩"):
        current_settings()
