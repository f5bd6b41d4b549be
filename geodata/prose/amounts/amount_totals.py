"""Totals: whether the words around an amount say that it adds up what happened over some time."""

from dataclasses import dataclass
from typing import Final

from geodata.brief.record_fields import TextSpan
from geodata.prose.token_rows import TokenRow, is_in_list

_CLAUSE_REACH: Final = 12
"""Tokens before and behind an amount in which the words of a total are looked for."""
_CLOSE: Final = 3
_PERIOD_WORDS: Final = 8
"""Tokens of a period behind "since", at most."""
_SENTENCE_MARKS: Final = ".;؛!?؟\n"
_PAUSES: Final = ",،:()[]–—"
_TO: Final = frozenset({"to", "at", "الي", "ب", "من", "عن", "على", "علي"})
_HAVING: Final = frozenset({"has", "have", "had"})


@dataclass(frozen=True)
class Total:
    """Whether an amount is a total, with the offsets of the words that bound its time."""

    is_cumulative: bool = False
    since: TextSpan | None = None
    until: TextSpan | None = None


def total_around(text: TokenRow, first: int, last: int) -> Total:
    """Return what the clause says of an amount at the tokens ``first`` to ``last`` (half-open)."""
    start, end = _clause(text, first, last)
    since = _since(text, start, first, last, end)
    said = _is_said_before(text, start, first) or _is_said_behind(text, last, end)
    until = _until(text, start, first, last, end, is_total=said or since is not None)
    return Total(said or since is not None or until is not None, since, until)


def _clause(text: TokenRow, first: int, last: int) -> tuple[int, int]:
    """Return the tokens around an amount, as far as its sentence goes and not too far."""
    start = first
    while start > max(0, first - _CLAUSE_REACH) and not _is_break(text, start):
        start -= 1
    end = last
    while end < min(len(text), last + _CLAUSE_REACH) and not _is_break(text, end):
        end += 1
    return start, end


def _is_break(text: TokenRow, index: int) -> bool:
    return any(mark in text.gap(index) for mark in _SENTENCE_MARKS)


def _is_said_before(text: TokenRow, start: int, first: int) -> bool:
    """Return whether words of a total stand just before, or farther off with "to" before the amount."""
    leads = is_in_list(text.word(first - 1), "qualifier") or text.word(first - 1) in _TO
    for index in range(start, first):
        found = text.begins(("total", "before"), index)
        if found is None or found.last > first:
            continue
        if first - found.last <= _CLOSE and not _has_pause(text, found.last, first):
            return True
        is_count = is_in_list(text.word(index), "change") or is_in_list(
            text.word(found.last - 1), "count-noun"
        )
        if leads and is_count:
            return True
    return False


def _has_pause(text: TokenRow, first: int, last: int) -> bool:
    return any(mark in text.gap(index) for index in range(first, last) for mark in _PAUSES if mark != ":")


def _is_said_behind(text: TokenRow, last: int, end: int) -> bool:
    return any(
        text.begins(("total", "after"), index) is not None
        for index in range(last, min(end, last + 2 * _CLOSE))
    )


def _since(text: TokenRow, start: int, first: int, last: int, end: int) -> TextSpan | None:
    """Return the offsets of the words behind "since", before or behind an amount of the same clause."""
    for index in (*range(last, end), *reversed(range(start, first))):
        found = text.begins(("total", "since"), index)
        if found is None or _is_superlative(text, start, index):
            continue
        period = _period(text, found.last, first if index < first else end)
        if period is not None:
            return period
    return None


def _is_superlative(text: TokenRow, start: int, since: int) -> bool:
    """Return whether "since" follows "the first", "the highest": no total."""
    return any(
        text.begins(("total-apart", "words"), index) is not None
        for index in range(max(start, since - 2 * _CLOSE), since)
    )


def _period(text: TokenRow, at: int, end: int) -> TextSpan | None:
    """Return the offsets of a period from a token up to a pause."""
    last = at
    while last < min(end, at + _PERIOD_WORDS):
        is_pause = any(mark in text.gap(last) for mark in _PAUSES)
        if last > at and (is_pause or text.word(last) in {"الي", "وفق", "بحسب", "حسب"}):
            break
        last += 1
    return (text.row[at].start, text.row[last - 1].end) if last > at else None


def _until(  # noqa: PLR0913 - the clause, and the amount in it
    text: TokenRow, start: int, first: int, last: int, end: int, *, is_total: bool
) -> TextSpan | None:
    """Return the offsets of the words behind "until" or "by", where they are a date."""
    having = any(text.word(index) in _HAVING for index in range(start, end))
    for index in (*range(last, end), *range(start, max(start, first - 1))):
        found = text.begins(("total", "until"), index)
        if found is None or not _is_dated(text, found.last):
            continue
        counts = is_total or having or not text.word(index).isascii()
        if not counts or (text.word(index) == "by" and not (is_total or having)):
            continue
        stop = first if index < first else end
        return _period(text, found.last, stop)
    return None


def _is_dated(text: TokenRow, index: int) -> bool:
    """Return whether a date may begin at a token: a number, a month, a weekday, "now"."""
    return (
        text.is_number(index)
        or text.begins(("day-number", "month"), index) is not None
        or text.begins(("day-number", "before"), index) is not None
        or text.word(index)
        in {"the", "mid", "end", "now", "today", "yesterday", "early", "late", "امس", "مساء"}
    )
