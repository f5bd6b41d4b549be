"""Weekdays alone: "on Wednesday", "next Tuesday", "that Friday", «الإثنين الماضي»."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from geodata.prose.dates.date_periods import of_day
from geodata.prose.dates.date_setting import Setting
from geodata.prose.dates.date_text import DateText, Piece
from geodata.prose.tokens import PhraseMatch

_WEEK: Final = 7
_WAYS: Final = {"last": "behind", "next": "ahead", "this": "this", "": ""}


def read_weekday(text: DateText, at: int, setting: Setting) -> Piece | None:
    """Return the weekday that begins at a token, unsettled unless it counts from the last date named."""
    lead = text.match(at, "relative", exact=True) or text.match(at, "anchored-word", exact=True)
    lead = lead if lead and not text.in_arabic(at) and text.is_blank(lead.last) else None
    first = lead.last if lead else at
    found = text.match(first, "weekday")
    if found is None or not text.row[first].begins_like_name or _is_name(text, first, found.last):
        return None
    number = int(found.value)
    last, behind = _behind(text, found)
    steps = (lead.value if lead else "") or behind
    base = Piece(at, last, "weekday", weekday=number)
    if steps in {"1", "-1", "0"}:
        return _counted(base, int(steps), setting)
    return replace(base, way=_WAYS.get(steps, ""))


def _behind(text: DateText, found: PhraseMatch) -> tuple[int, str]:
    """Return the index behind a weekday and the word there, and what that word says."""
    if not text.is_blank(found.last):
        return found.last, ""
    if not text.in_arabic(found.first):
        if text.word(found.last) in {"before", "after"} and not text.is_blank(found.last + 1):
            return found.last + 1, "-1" if text.word(found.last) == "before" else "1"
        week = text.match(found.last, "relative", exact=True)
        has_week = week is not None and text.word(week.last) == "week"
        return (week.last + 1, week.value) if has_week and week else (found.last, "")
    for name in ("relative", "anchored-word-after"):
        if word := text.match(found.last, name):
            return word.last, word.value
    return found.last, ""


def _is_name(text: DateText, first: int, last: int) -> bool:
    """Return whether a weekday belongs to a name or a custom: "Bloody Sunday", «سوق الجمعة»."""
    return text.precedes(first, "name-before") or (
        text.is_blank(last) and text.match(last, "name-after", exact=True) is not None
    )


def _counted(piece: Piece, steps: int, setting: Setting) -> Piece | None:
    """Return the weekday after, before or at the last day named."""
    day = setting.day
    if day is None or piece.weekday is None:
        return piece
    ahead = (piece.weekday - day.isoweekday()) % _WEEK
    if steps == 0:
        ahead -= _WEEK if ahead > _WEEK // 2 else 0
    elif steps > 0:
        ahead = ahead or _WEEK
    else:
        ahead = ahead - _WEEK
    return replace(piece, period=of_day(day + timedelta(days=ahead)), is_anchored=True)
