"""Coordinates in running text, in any notation: "1201N 04512E", «12°01' شمالا 45°12' شرقا»."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from geodata.places.coordinate_text import TypedPosition, parse_coordinates
from geodata.prose.token_rows import words_of_list
from geodata.words import fold_text

PointRule = Literal["point-letters", "point-labels", "point-decimals", "point-grid"]

_NUMBER: Final = r"\d{1,7}(?:[.,٫]\d{1,8})?"
_SIXTIETHS: Final = r"\d{1,2}(?:[.,٫]\d{1,8})?"
_BETWEEN: Final = (
    r"(?:[ \t\u00a0\u202f°º˚ᵒ:'’‘′`\"”“″\-–]|درجة|درجات|دقيقة|دقائق|ثانية|ثوان|و(?=\s?\d)"
    r"|deg(?:rees?)?|min(?:utes?)?|sec(?:onds?)?)"
)
_AXES: Final = (
    (
        "N",
        r"N(?:orth)?(?![A-Za-z])|north(?![a-z])|(?:ال)?شمال(?:[\u064b]?ا[\u064b]?)?(?![\u0621-\u064a])|ش(?![\u0621-\u064a])",
    ),
    (
        "S",
        r"S(?:outh)?(?![A-Za-z])|south(?![a-z])|(?:ال)?جنوب(?:[\u064b]?ا[\u064b]?)?(?![\u0621-\u064a])|ج(?![\u0621-\u064a])",
    ),
    (
        "E",
        r"E(?:ast)?(?![A-Za-z])|east(?![a-z])|(?:ال)?شرق(?:[\u064b]?ا[\u064b]?)?(?![\u0621-\u064a])|ق(?![\u0621-\u064a])",
    ),
    (
        "W",
        r"W(?:est)?(?![A-Za-z])|west(?![a-z])|(?:ال)?غرب(?:[\u064b]?ا[\u064b]?)?(?![\u0621-\u064a])|غ(?![\u0621-\u064a])",
    ),
)
_NUMBERS: Final = rf"(?<![\d.,٫])(?:{_NUMBER})(?:{_BETWEEN}{{1,8}}(?:{_SIXTIETHS})){{0,2}}"
_LABEL: Final = (
    r"(?:(?i:lat(?:itude)?|lon(?:g(?:itude)?)?|lng)\.?|(?:خط|دائرة|وخط|ودائرة)?\s?(?:ال)?(?:عرض|طول))"
    r"[ \t:=]{0,3}"
)
_JOIN: Final = r"[ \t\u00a0,،;/\-–.|]{0,4}(?:and\s|by\s|و\s?)?"


def _axis(letters: str, group: str) -> str:
    """Return the pattern of an axis, a named group for each letter."""
    options = (f"(?P<{group}{letter}>{words})" for letter, words in _AXES if letter in letters)
    return f"(?:{'|'.join(options)})"


def _pair(first: str, second: str) -> str:
    """Return the pattern of two halves whose axes stand behind their numbers."""
    halves = (
        rf"(?:{_LABEL})?(?P<{group}>{_NUMBERS}){_BETWEEN}{{0,4}}{_axis(letters, group)}"
        for letters, group in ((first, "a"), (second, "b"))
    )
    return _JOIN.join(halves)


def _pair_led(first: str, second: str) -> str:
    """Return the pattern of two halves whose axes stand before their numbers: "N12°01 E045°12"."""
    halves = (
        rf"(?P<{group}{group}>[{letters}])[ \t]?(?P<{group}>{_NUMBERS})[°'’′\"″]{{0,2}}"
        for letters, group in ((first, "a"), (second, "b"))
    )
    return rf"(?<![A-Za-z]){_JOIN.join(halves)}"


_LETTERS: Final = tuple(re.compile(_pair(*each)) for each in (("NS", "EW"), ("EW", "NS")))
_LED: Final = tuple(re.compile(_pair_led(*each)) for each in (("NS", "EW"), ("EW", "NS")))
_LABELS: Final = re.compile(
    rf"(?:lat(?:itude)?)\.?[ \t:=]{{0,3}}(?P<a>-?{_NUMBER})[°]?{_JOIN}"
    rf"(?:lon(?:g(?:itude)?)?|lng)\.?[ \t:=]{{0,3}}(?P<b>-?{_NUMBER})",
    re.IGNORECASE,
)
_DECIMALS: Final = re.compile(
    r"(?<![\d.,-])(?P<a>-?\d{1,2}[.٫]\d{2,8})°?\s?[,،;/ ]\s?(?P<b>-?\d{1,3}[.٫]\d{2,8})(?![\d.,]\d)"
)
_SURE_DECIMALS: Final = 4
"""Decimals of both numbers with which a pair of them is a position without a word that says so."""
_GRID: Final = re.compile(
    r"(?<![A-Za-z0-9])\d{1,2}[C-HJ-NP-X][ ]?[A-HJ-NP-Z]{2}[ ]?"
    r"(?:\d{2,5}[ ]\d{2,5}|\d{4}|\d{6}|\d{8}|\d{10})(?![A-Za-z0-9])"
)
_LEADING_CHARACTERS: Final = 30
_DIGITS: Final = re.compile(r"\d+(?:[.,٫]\d+)?")
_WORD: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class PointInText:
    """Coordinates in a text: half-open offsets, degrees, the rule that read them."""

    start: int
    end: int
    lon: float
    lat: float
    rule: PointRule


def find_points(content: str, start: int, end: int) -> tuple[PointInText, ...]:
    """Return the coordinates in a part of a text, in order, none overlapping another."""
    found: list[PointInText] = []
    every = sorted(_points(content, start, end), key=lambda each: (each.start, -each.end))
    for point in every:
        if not found or point.start >= found[-1].end:
            found.append(point)
    return tuple(found)


def _points(content: str, start: int, end: int) -> Iterator[PointInText]:
    for pattern in _LETTERS:
        for match in pattern.finditer(content, start, end):
            yield from _point(match, "point-letters", [_half(match, "a"), _half(match, "b")])
    for pattern in _LED:
        for match in pattern.finditer(content, start, end):
            halves = [f"{_numbers(match[group])} {match[group * 2]}" for group in "ab"]
            yield from _point(match, "point-letters", halves)
    for match in _LABELS.finditer(content, start, end):
        yield from _point(match, "point-labels", [match["a"] + ",", match["b"]])
    for match in _DECIMALS.finditer(content, start, end):
        if _is_position(content, match):
            yield from _point(match, "point-decimals", [match["a"] + ",", match["b"]])
    for match in _GRID.finditer(content, start, end):
        yield from _point(match, "point-grid", [match[0]])


def _point(match: re.Match[str], rule: PointRule, halves: list[str]) -> Iterator[PointInText]:
    found = parse_coordinates(" ".join(halves).replace("٫", "."))
    if isinstance(found, TypedPosition):
        yield PointInText(match.start(), match.end(), found.lon, found.lat, rule)


def _half(match: re.Match[str], group: str) -> str:
    """Return a half in the form that typed coordinates are read in: "12 1.5 N"."""
    axis = next(letter for letter, _ in _AXES if match.groupdict().get(group + letter))
    return f"{_numbers(match[group])} {axis}"


def _numbers(written: str) -> str:
    return " ".join(each.replace(",", ".") for each in _DIGITS.findall(written))


def _is_position(content: str, match: re.Match[str]) -> bool:
    """Return whether two decimal numbers are coordinates: precise enough, or led by such a word."""
    decimals = [len(re.split("[.٫]", match[group])[1]) for group in "ab"]
    if min(decimals) >= _SURE_DECIMALS:
        return True
    before = content[max(0, match.start() - _LEADING_CHARACTERS) : match.start()]
    words = {fold_text(word) for word in _WORD.findall(before)} - {"at", "عند"}
    return not words.isdisjoint(words_of_list("coordinate-word", "words"))
