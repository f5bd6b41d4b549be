"""Lines of a chronology that date what follows: "27 September: …", "| 16 June | …", a date alone."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from geodata.prose.dates.date_text import DateText
from geodata.prose.lexicon import word_lists
from geodata.prose.tokens import forms_without_particles, tokenize

_LEAD: Final = re.compile(
    r"[\s\-–—*•·▪◦●■►▶‣#>_(\[]*(?:(?:\d{1,3}|[a-zA-Z\u0621-\u064a])[.)](?=\s)[\s*_]*)?[(\[*_]*"
)
_BULLET: Final = re.compile(r"\s*(?:[-–—*•·▪◦●■►▶‣]|(?:\d{1,3}|[a-zA-Z])[.)])\s")
_SEPARATOR: Final = re.compile(r"(?<!\d)[:：]|[:：](?!\d)|\s[-–—]+\s|[|—]|\s?\.\s?[–—]\s")
_CLOSED: Final = re.compile(r"[.؟?!:;؛,،][\"'”’»)\]]*$")
_HEAD: Final = 90
"""Characters of the head of a line, at most."""
_TOPIC_WORDS: Final = 8
"""Words behind a date and a comma in the head of a line, at most."""
_HEADING_WORDS: Final = 12
_MARKS: Final = " \t*_()[]|،,.:-–—"
_HEAD_LISTS: Final = (
    "month",
    "weekday",
    "weekday-short",
    "ordinal",
    "anchored-day",
    "relative-day",
    "ahead-or-past",
    "hijri-month",
)


@dataclass(frozen=True)
class LineHead:
    """The date at the head of a line, by half-open offsets, and how far the line dates the text."""

    start: int
    end: int
    holds_until: int
    is_whole: bool
    """Whether the line holds the date alone."""
    first: int
    last: int
    """Tokens of the head, half-open."""


@cache
def _vocabulary() -> frozenset[str]:
    """Return the folded words that may stand in a head beside numbers."""
    words = set(word_lists()["dates"]["head-word"]["yes"])
    for name in _HEAD_LISTS:
        for phrases in word_lists()["dates"][name].values():
            words |= {token.word for phrase in phrases for token in tokenize(phrase)}
    return frozenset(words)


def find_line_heads(text: DateText) -> tuple[LineHead, ...]:
    """Return the heads of lines that are dates, in order."""
    starts = [token.start for token in text.row]
    lines = list(_lines(text))
    found = [(number, head) for number, line in enumerate(lines) if (head := _head_of(text, starts, *line))]
    after = [*(number for number, _ in found[1:]), len(lines)]
    return tuple(
        _with_end(lines[number:end], head, text) for (number, head), end in zip(found, after, strict=False)
    )


def _lines(text: DateText) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the lines of the part that is read."""
    at = text.row[0].start if text.row else 0
    at = text.content.rfind("\n", 0, at) + 1
    end = text.row[-1].end if text.row else 0
    while at < end:
        stop = text.content.find("\n", at)
        stop = len(text.content) if stop < 0 else stop
        yield at, stop
        at = stop + 1


def _head_of(text: DateText, starts: Sequence[int], start: int, end: int) -> LineHead | None:
    """Return the head of a line, if it is a date: up to a colon, a dash or a bar, or the whole line."""
    content = text.content
    lead = _LEAD.match(content, start, end)
    first = lead.end() if lead else start
    cells = _cells(content, start, min(end, start + 2 * _HEAD))
    for low, high, is_whole in [*cells, *_candidates(content, first, end)]:
        at, last = bisect_left(starts, low), bisect_left(starts, high)
        if _is_date(text, at, last) and (is_whole or low == first or cells):
            return LineHead(text.row[at].start, text.row[last - 1].end, end, is_whole, at, last)
    return _head_with_topic(text, starts, first, end)


def _cells(content: str, start: int, end: int) -> list[tuple[int, int, bool]]:
    """Return the cells of a row of a table."""
    line = content[start:end]
    if "|" not in line:
        return []
    edges = [-1, *(match.start() for match in re.finditer(r"\|", line)), len(line)]
    return [(start + one + 1, start + two, True) for one, two in pairwise(edges)]


def _candidates(content: str, first: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Yield what may be the head: the whole line if short, then up to each separator, the farthest first."""
    if end - first <= _HEAD:
        yield first, end, True
    near = content[first : min(end, first + _HEAD)]
    for match in reversed(list(_SEPARATOR.finditer(near))):
        yield first, first + match.start(), False


def _head_with_topic(text: DateText, starts: Sequence[int], first: int, end: int) -> LineHead | None:
    """Return the date of "21 April, Security Council: …"."""
    near = text.content[first : min(end, first + _HEAD)]
    comma, colon = re.search("[,،]", near), re.search(r"[:：](?!\d)", near)
    if not comma or not colon or colon.start() < comma.start():
        return None
    at, last, topic = (bisect_left(starts, first + each) for each in (0, comma.start(), colon.start()))
    if not _is_date(text, at, last) or topic - last > _TOPIC_WORDS:
        return None
    return LineHead(text.row[at].start, text.row[last - 1].end, end, is_whole=False, first=at, last=last)


def _is_date(text: DateText, at: int, last: int) -> bool:
    """Return whether tokens are a date and nothing else."""
    row = text.row[at:last]
    if not row or len(row) > 14:  # noqa: PLR2004
        return False
    words = _vocabulary()
    if not all(each.is_numeric or forms_without_particles(each.word) & words for each in row):
        return False
    names = ("month", "hijri-month", "relative-day", "anchored-day", "weekday")
    if any(text.match(index, name) for index in range(at, last) for name in names):
        return True
    is_year = len(row) == 1 and text.year(at) is not None
    return is_year or bool(
        re.fullmatch(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}", text.content[row[0].start : row[-1].end])
    )


def _with_end(lines: Sequence[tuple[int, int]], head: LineHead, text: DateText) -> LineHead:
    """Return a head with the offset to which it dates the text: at most the lines before the next head."""
    content = text.content
    is_item = bool(_BULLET.match(content, *lines[0]))
    end = lines[0][1]
    for start, stop in lines[1:]:
        line = content[start:stop]
        if head.is_whole and not is_item:
            if _is_heading(line) and not content[max(0, start - 2) : start].strip():
                break
        elif not line.strip() or _BULLET.match(line) or _is_heading(line):
            break
        end = stop
    return LineHead(head.start, head.end, end, head.is_whole, head.first, head.last)


def _is_heading(line: str) -> bool:
    """Return whether a line is a heading of another sort: short, without a bullet or a mark at its end."""
    stripped = line.strip()
    return (
        bool(stripped)
        and len(stripped.split()) <= _HEADING_WORDS
        and not (_BULLET.match(line) or _CLOSED.search(stripped))
    )
