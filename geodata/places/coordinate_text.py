"""Coordinates as readers type them: decimal degrees, degrees with minutes and seconds, MGRS.

Any digits, decimal comma or point, hemispheres by letter, word or sign in every language of the interface.
Without letters latitude comes first.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby, pairwise
from typing import Final, Literal

from geodata.errors import BriefmapError
from geodata.places.mgrs_grid import DIGITS_A_SIDE, SHAPE, mgrs_position
from geodata.words import LANGS, translate

CoordinateFault = Literal[
    "latitude-range",
    "longitude-range",
    "sixtieths",
    "fraction",
    "one-number",
    "uneven",
    "same-axis",
    "one-letter",
    "sign-and-letter",
    "unknown-sign",
    "mgrs-digits",
    "mgrs-square",
]
MOST_CHARACTERS: Final = 80
_HALVES: Final = 2
"""Parts of a position: latitude and longitude."""
_MOST_NUMBERS: Final = 3
"""Numbers of a part: degrees, minutes, seconds."""
MAX_LAT: Final = 90.0
MAX_LON: Final = 180.0
SIXTY: Final = 60.0
_SIGNS: Final = str.maketrans("ºᵒ˚'’‘ʹ׳`\"”“ʺ״−–—٫،؛：\u00a0\u202f", "°°°′′′′′′″″″″″---.,;: \u0020")
_MARKS: Final = re.compile("[\u064b-\u065f\u0640]")
_PRIMES: Final = re.compile("′′")
_RUN: Final = re.compile(r"[^\W\d_]+")
_TOKEN: Final = re.compile(
    r"(?P<number>(?:(?<![\d.])[+-]\s?)?\d+(?:\.\d+)?)|(?P<unit>[°′″])|(?P<axis>[NSEWYX])"
    r"|(?P<break>[,;/|\n])|(?P<blank>[\s:.()=]+)|(?P<other>.)",
    re.DOTALL,
)
_COMMA: Final = re.compile(r"(?<=\d),(?=\d)")
_DASH: Final = re.compile(r"(?<=\d)-(?=\d)")
_AXIS_LETTERS: Final = {
    "north": "N",
    "south": "S",
    "east": "E",
    "west": "W",
    "latitude": "Y",
    "longitude": "X",
}
_UNIT_SIGNS: Final = {"degrees": "°", "minutes": "′", "seconds": "″", "filler": " "}
_LATITUDES: Final = "NSY"
_FORGIVABLE: Final = frozenset({"sixtieths", "sign-and-letter"})
"""Faults behind which the position is still plain."""
_NEGATIVE: Final = "SW"
_COMPACT_DIGITS: Final = {True: (4, 6), False: (5, 7)}
"""Digits of a latitude, and of a longitude, written without a break: degrees and minutes, and seconds."""


@dataclass(frozen=True)
class TypedPosition:
    """A position as it was understood, in degrees (EPSG:4326)."""

    lon: float
    lat: float


@dataclass(frozen=True)
class CoordinateProblem:
    """A text that is meant as coordinates and is none."""

    fault: CoordinateFault
    found: str
    nearest: TypedPosition | None = None
    """The position that was most likely meant."""


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str


class _MisreadError(BriefmapError):
    def __init__(self, problem: CoordinateProblem) -> None:
        super().__init__(problem.fault)
        self.problem = problem


def parse_coordinates(text: str) -> TypedPosition | CoordinateProblem | None:
    """Return the position that a text names, what is wrong with it, or None for a text of another kind."""
    if len(text) > MOST_CHARACTERS:
        return None
    plain = _plain(text)
    if grid := SHAPE.fullmatch(re.sub(r"[\s-]+", "", plain.upper().replace("MGRS", ""))):
        return _parse_mgrs(grid[1], grid[2])
    words = _RUN.sub(_replace_word, plain)
    decimal = _COMMA.sub(".", words) if "." not in words else words
    problem: CoordinateProblem | None = None
    # A comma between digits is a decimal mark where the text makes sense so.
    for reading in dict.fromkeys((decimal, _every_second_comma(words), words)):
        tokens = _tokens(_DASH.sub(" ", reading))
        if not _looks_like_coordinates(tokens):
            continue
        try:
            return _read(tokens)
        except _MisreadError as misread:
            problem = _likelier(problem, misread.problem)
    return problem


def format_decimal_degrees(lon: float, lat: float) -> str:
    """Return a position to about ten metres, latitude first: "36.1408, -5.3536"."""
    return f"{_fixed(lat)}, {_fixed(lon)}"


def format_degrees_minutes(lon: float, lat: float) -> str:
    """Return a position in degrees and minutes: "36°08.45′N 5°21.22′W"."""
    parts = []
    for value, letters in ((lat, "NS"), (lon, "EW")):
        hundredths = round(abs(value) * 60 * 100)
        degrees, rest = divmod(hundredths, 60 * 100)
        parts.append(f"{degrees}°{rest / 100:05.2f}′{letters[value < 0 and hundredths > 0]}")
    return " ".join(parts)


def _fixed(degrees: float) -> str:
    return f"{round(degrees, 4) + 0.0:.4f}"


def _plain(text: str) -> str:
    """Return a text in lower case with digits 0-9, one sign for each degree, minute and second, no marks."""
    shown = "".join(each for each in text if unicodedata.category(each) != "Cf").translate(_SIGNS)
    digits = "".join(
        str(unicodedata.decimal(each)) if unicodedata.category(each) == "Nd" else each for each in shown
    )
    return _PRIMES.sub("″", _MARKS.sub("", digits)).strip().lower()


@cache
def _spellings() -> dict[str, str]:
    """Return the token of each word that coordinates are written with, in all languages."""
    return {
        word.strip(): token
        for name, token in (_AXIS_LETTERS | _UNIT_SIGNS).items()
        for lang in LANGS
        for word in translate(f"coordinates.spelling.{name}", lang).split(",")
    }


def _replace_word(run: re.Match[str]) -> str:
    return _spellings().get(run[0], run[0])


def _every_second_comma(text: str) -> str:
    """Return "37,52,24,10" as "37.52,24.10"; any other text unchanged."""
    parts = text.split(",")
    pairs = len(parts) == 2 * _HALVES and all(part.strip().lstrip("+-").isdigit() for part in parts)
    return f"{parts[0]}.{parts[1]},{parts[2]}.{parts[3]}" if pairs else text


def _tokens(text: str) -> list[_Token]:
    found = (_Token(str(match.lastgroup), match[0]) for match in _TOKEN.finditer(text))
    return [token for token in found if token.kind != "blank"]


def _looks_like_coordinates(tokens: Sequence[_Token]) -> bool:
    """Whether a text is meant as coordinates: numbers, with at most one sign that belongs to no notation."""
    numbers = [token.text for token in tokens if token.kind == "number"]
    other = sum(token.kind == "other" for token in tokens)
    marked = any(token.kind in {"axis", "unit"} for token in tokens)
    if len(numbers) == 1:
        return marked and other == 0 and numbers[0][0].isdigit() and float(numbers[0]) <= MAX_LON
    return len(numbers) > 1 and other <= int(marked)


def _likelier(before: CoordinateProblem | None, problem: CoordinateProblem) -> CoordinateProblem:
    """Return the problem of the reading that comes closer to a position."""
    return problem if before is None or (before.nearest is None and problem.nearest) else before


def _read(tokens: list[_Token]) -> TypedPosition:
    unknown = next((token for token in tokens if token.kind == "other"), None)
    if unknown:
        rest = [token for token in tokens if token is not unknown]
        raise _MisreadError(CoordinateProblem("unknown-sign", unknown.text, _nearest(rest)))
    axes = [token.text for token in tokens if token.kind == "axis"]
    if len(axes) == 0:
        return _position(_split_numbers(tokens), "YX")
    groups, letters = _split_at_letters(tokens, axes)
    if len(groups) < _HALVES:
        raise _MisreadError(CoordinateProblem("one-number", _text(tokens)))
    if len(letters) == 1:
        first_is_latitude = letters[0] in _LATITUDES
        likely = _position_or_none(groups, letters[0] + ("X" if first_is_latitude else "Y"))
        raise _MisreadError(CoordinateProblem("one-letter", letters, likely))
    if (letters[0] in _LATITUDES) == (letters[1] in _LATITUDES):
        other = "E" if letters[0] in _LATITUDES else "N"
        likely = _position_or_none(groups, letters[0] + other)
        raise _MisreadError(CoordinateProblem("same-axis", "/".join(letters), likely))
    return _position(groups, letters)


def _nearest(tokens: list[_Token]) -> TypedPosition | None:
    try:
        return _read(tokens)
    except _MisreadError as misread:
        return misread.problem.nearest


def _split_numbers(tokens: list[_Token]) -> list[list[_Token]]:
    """Return latitude and longitude of a text without letters: at its one break, at degree signs, in half."""
    runs = groupby(tokens, lambda token: token.kind == "break")
    parts = [list(found) for is_break, found in runs if not is_break]
    if len(parts) == _HALVES:
        return parts
    joined = [token for part in parts for token in part]
    starts = [at - 1 for at, token in enumerate(joined) if token.text == "°"]
    numbers = [at for at, token in enumerate(joined) if token.kind == "number"]
    if len(starts) == _HALVES:
        return [joined[: starts[1]], joined[starts[1] :]]
    if len(numbers) in {2, 4, 6} and not starts:
        middle = numbers[len(numbers) // 2]
        return [joined[:middle], joined[middle:]]
    fault: CoordinateFault = "one-number" if len(numbers) == 1 else "uneven"
    raise _MisreadError(CoordinateProblem(fault, _text(joined)))


def _split_at_letters(tokens: list[_Token], axes: list[str]) -> tuple[list[list[_Token]], str]:
    """Return the numbers of each part, and its letter; letters stand before their numbers or behind them."""
    known = [token for token in tokens if token.kind != "break"]
    at = [index for index, token in enumerate(known) if token.kind == "axis"]
    before = at[0] == 0 and known[-1].kind != "axis"
    edges = [*at, len(known)] if before else [-1, *at]
    groups = [known[start + 1 : stop] for start, stop in pairwise(edges)]
    if not before and known[-1].kind != "axis":
        groups.append(known[at[-1] + 1 :])
    filled = [group for group in groups if any(token.kind == "number" for token in group)]
    if not len(axes) <= len(filled) <= _HALVES:
        raise _MisreadError(CoordinateProblem("uneven", _text(tokens)))
    return filled, "".join(axes)


def _position_or_none(groups: Sequence[list[_Token]], letters: str) -> TypedPosition | None:
    try:
        return _position(groups, letters)
    except _MisreadError as misread:
        return misread.problem.nearest


def _position(groups: Sequence[list[_Token]], letters: str, *, lenient: bool = False) -> TypedPosition:
    """Return the position of two parts with their letters, the latitude first or last."""
    try:
        values = [_degrees(group, letter, lenient) for group, letter in zip(groups, letters, strict=True)]
    except _MisreadError as misread:
        if misread.problem.fault not in _FORGIVABLE:
            raise
        nearest = _position(groups, letters, lenient=True)
        raise _MisreadError(replace(misread.problem, nearest=nearest)) from None
    lat, lon = values if letters[0] in _LATITUDES else reversed(values)
    if abs(lat) > MAX_LAT:
        swapped = TypedPosition(lat, lon) if abs(lon) <= MAX_LAT and abs(lat) <= MAX_LON else None
        raise _MisreadError(CoordinateProblem("latitude-range", _shortest(lat), swapped))
    if abs(lon) > 2 * MAX_LON:
        raise _MisreadError(CoordinateProblem("longitude-range", _shortest(lon)))
    # Longitudes from 0 to 360 are usual at sea.
    wrapped = (lon + MAX_LON) % 360 - MAX_LON if abs(lon) > MAX_LON else lon
    return TypedPosition(wrapped, lat)


def _degrees(group: Sequence[_Token], letter: str, lenient: bool) -> float:  # noqa: FBT001
    """Return one part in degrees, south and west negative; ``lenient`` takes it for what was likely meant."""
    texts = [token.text.replace(" ", "") for token in group if token.kind == "number"]
    if not 0 < len(texts) <= _MOST_NUMBERS:
        raise _MisreadError(CoordinateProblem("uneven", _text(group)))
    texts = _uncompact(texts, letter)
    if any("." in text for text in texts[:-1]):
        raise _MisreadError(CoordinateProblem("fraction", next(text for text in texts if "." in text)))
    negative, lettered = texts[0].startswith("-"), letter not in "YX"
    degrees, *sixtieths = (abs(float(text)) for text in texts)
    value = degrees + sum(part / SIXTY ** (at + 1) for at, part in enumerate(sixtieths))
    if negative and lettered and not lenient:
        raise _MisreadError(CoordinateProblem("sign-and-letter", _text(group) + letter))
    if not lenient and (too_many := [part for part in sixtieths if part >= SIXTY]):
        raise _MisreadError(CoordinateProblem("sixtieths", _shortest(too_many[0])))
    south_or_west = letter in _NEGATIVE or (negative and not lettered)
    return -value if south_or_west else value


def _uncompact(texts: list[str], letter: str) -> list[str]:
    """Return "3731" before a letter as "37" and "31", "0240612" as three numbers; others unchanged."""
    whole, point, fraction = texts[0].partition(".")
    if len(texts) > 1 or letter in "YX" or len(whole) not in _COMPACT_DIGITS[letter in _LATITUDES]:
        return texts
    first = 2 if letter in _LATITUDES else 3
    parts = [whole[:first], *(whole[at : at + 2] for at in range(first, len(whole), 2))]
    return [*parts[:-1], parts[-1] + point + fraction]


def _parse_mgrs(square: str, digits: str) -> TypedPosition | CoordinateProblem | None:
    """Return a position in MGRS; None for a word of three letters that has the form of a polar square."""
    if not digits and square.isalpha():
        return None
    if len(digits) % 2 or len(digits) > 2 * DIGITS_A_SIDE:
        kept = digits[: min(len(digits) // 2, DIGITS_A_SIDE) * 2]
        near = mgrs_position(square, kept)
        return CoordinateProblem("mgrs-digits", digits, TypedPosition(*near) if near else None)
    at = mgrs_position(square, digits)
    return TypedPosition(*at) if at else CoordinateProblem("mgrs-square", square)


def _shortest(value: float) -> str:
    return f"{value:g}"


def _text(tokens: Sequence[_Token]) -> str:
    return " ".join(token.text for token in tokens)
