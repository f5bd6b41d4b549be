"""Years alone, where the words around make a number one: "in 2019", "2014-2018", "the 2015 deal"."""

from geodata.prose.dates.date_periods import joined, of_point
from geodata.prose.dates.date_text import DateText, Piece


def read_year(text: DateText, at: int, *, led: bool, continues: bool) -> Piece | None:
    """Return a year alone, or years from one to another, where the words around make it one."""
    worded = text.match(at, "year-word")
    first = worded.last if worded and text.near(worded.last) else at
    year = text.year(first)
    if year is None:
        return None
    if text.precedes(first, "resolution") or (text.gap(first + 1) == "" and text.word(first + 1) == "s"):
        return None
    end = _end_of_years(text, first, year)
    if end:
        return Piece(at, first + 2, "year", period=joined(of_point((year,)), of_point((end,))), has_year=True)
    is_worded = worded is not None and first != at
    is_led = is_worded or led or continues or text.precedes(first, "before-year")
    if year % 100 == 0 and text.in_arabic(first - 1) and not is_worded:
        return None
    if not (is_led or _describes(text, first)) or _is_of_resolution(text, first):
        return None
    return Piece(at, first + 1, "year", period=of_point((year,)), has_year=True)


def _end_of_years(text: DateText, at: int, year: int) -> int | None:
    """Return the last year of "2019-2021" or "2023/24"."""
    if not text.near(at + 1) or text.gap(at + 1).strip() not in {"-", "–", "/"}:
        return None
    last = text.year(at + 1)
    short = text.whole(at + 1, 0, 99)
    if last is None and short is not None and len(text.word(at + 1)) == 2 and text.gap(at + 1) != "/":  # noqa: PLR2004
        last = year - year % 100 + short
    return last if last and year < last < year + 60 and text.gap(at + 2)[:1] not in {"-", "/"} else None


def _describes(text: DateText, at: int) -> bool:
    """Return whether a year describes a thing: "the 2015 deal", "Moscow's 2025 budget", «حرب 2006»."""
    if text.in_arabic(at - 1):
        return text.is_blank(at) and text.precedes(at, "before-year-event")
    led = text.word(at - 1) in {"the", "s", "its", "their", "his", "her", "our", "a"} and text.is_blank(at)
    behind = text.row[at + 1] if at + 1 < len(text.row) and text.is_blank(at + 1) else None
    return (
        led
        and behind is not None
        and behind.written[:1].islower()
        and behind.word not in {"in", "of", "and", "on"}
    )


def _is_of_resolution(text: DateText, at: int) -> bool:
    """Return whether a year belongs to the number of a resolution: "resolution 1701 of 2006"."""
    return any(
        text.match(each, "resolution") and text.row[each + 1].is_numeric
        for each in range(max(0, at - 4), at - 1)
    )
