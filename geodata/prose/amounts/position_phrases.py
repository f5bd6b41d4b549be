"""Positions in a text: coordinates, bearing and distance from a name, "off" and "near" a name.

"50 nautical miles southwest of Aden", «على بعد 25 كيلومترا من وسط المدينة», "1140N 04610E", "off Jeddah". A
name is given by its offsets alone, and an Arabic one may have a word too many behind it: which place it is,
is another reader's work. A bearing without a distance may tell of a part («شمال سيناء») as well as of what
lies beyond («شمال الحديدة»); its rule says how it was worded.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from geodata.brief.record_fields import TextSpan
from geodata.places.bearings import EIGHT_POINTS_SHARE, SIXTEEN_POINTS_SHARE
from geodata.prose.amounts.amount_numbers import may_begin_number, number_at
from geodata.prose.amounts.position_bases import base_at, joined_base_at
from geodata.prose.amounts.position_coordinates import PointInText, find_points
from geodata.prose.token_rows import TokenRow, in_arabic, is_definite, token_row
from geodata.prose.tokens import PhraseMatch

PositionKind = Literal["point", "bearing", "distance", "off", "near"]
PositionRule = Literal[
    "point-letters",
    "point-labels",
    "point-decimals",
    "point-grid",
    "bearing-distance",
    "bearing-of",
    "bearing-construct",
    "distance",
    "off",
    "off-distance",
    "near",
]

_KM: Final = {
    "nautical-mile": 1.852,
    "mile": 1.609344,
    "kilometre": 1.0,
    "metre": 0.001,
    "yard": 0.0009144,
    "foot": 0.0003048,
}
_NAUTICAL: Final = re.compile(
    r"nautical|\bnm\b|\bnmi\b|أميال\s+بحري|الأميال\s+البحري|ميل\w*[\u064b]?\w?\s+بحري", re.IGNORECASE
)
_FILLERS: Final = 3
_LONGEST_ABBREVIATION: Final = 3


@dataclass(frozen=True)
class PositionPhrase:
    """A position in a text, by half-open offsets."""

    start: int
    end: int
    kind: PositionKind
    rule: PositionRule
    point: tuple[float, float] | None = None
    """Longitude and latitude in degrees (EPSG:4326)."""
    bearing: float | None = None
    """Direction from the base in degrees from north."""
    sector: float | None = None
    """Half width of the sector as a share of the distance."""
    km: float | None = None
    """Distance from the base in kilometres, None where none is said."""
    km_readings: tuple[float, ...] = ()
    """Distances that "miles" may mean, or the ends of a range; ``km`` is the likelier, or the middle."""
    base: TextSpan | None = None
    """Offsets of the name that the position starts from."""


@dataclass(frozen=True)
class _Distance:
    last: int
    km: float
    readings: tuple[float, ...] = ()


def find_positions(content: str, *, start: int = 0, end: int | None = None) -> tuple[PositionPhrase, ...]:
    """Return the positions in a text, in order."""
    stop = len(content) if end is None else end
    points = find_points(content, start, stop)
    text = token_row(content, start, stop)
    found = [_of_point(point) for point in points]
    starts = [point.start for point in points]
    index = 0
    while index < len(text):
        at = text.row[index].start
        before = bisect_right(starts, at) - 1
        is_taken = before >= 0 and at < points[before].end
        position = None if is_taken else _position_at(text, index)
        if position is None:
            index += 1
            continue
        found.append(position[0])
        index = max(index + 1, position[1])
    return tuple(sorted(found, key=lambda each: (each.start, each.end)))


def _of_point(found: PointInText) -> PositionPhrase:
    return PositionPhrase(found.start, found.end, "point", found.rule, point=(found.lon, found.lat))


_Taken = tuple[PositionPhrase, int]
"""A position with the index of the token behind it."""


def _position_at(text: TokenRow, index: int) -> _Taken | None:
    """Return the position that begins at a token."""
    if may_begin_number(text, index) or text.begins(("length-dual",), index):
        distance = _distance(text, index)
        found = _from_distance(text, index, distance) if distance is not None else None
        if found is not None:
            return found
    return _bearing_alone(text, index) or _off(text, index) or _near(text, index)


# --- distance first


def _distance(text: TokenRow, index: int) -> _Distance | None:
    """Return the distance that begins at a token: "50 nautical miles", "20 to 30 km (12-19 miles)"."""
    if (two := text.begins(("length-dual",), index)) is not None:
        return _in_km(text, two.last, two.value, (2.0,))
    low = number_at(text, index)
    if low is None or low.readings:
        return None
    at, numbers = low.last, [low.value]
    link = text.follows(("range-word",), at, exact=True)
    high_at = link.last if link is not None and link.value in {"to", "or"} else at
    high = number_at(text, high_at) if link is not None or text.gap(at) in {"-", "–"} else None
    if high is not None and high.value > low.value:
        at, numbers = high.last, [low.value, high.value]
    unit = text.follows(("length",), at, exact=True)
    if unit is None:
        return None
    return _in_km(text, unit.last, unit.value, tuple(numbers))


def _in_km(text: TokenRow, last: int, unit: str, numbers: tuple[float, ...]) -> _Distance:
    """Return a distance in kilometres; a mile is nautical where the text speaks of such miles."""
    last = _behind_brackets(text, last)
    middle = sum(numbers) / len(numbers)
    if unit == "mile" and _speaks_of_nautical_miles(text.content):
        readings = tuple(round(middle * _KM[each], 3) for each in ("nautical-mile", "mile"))
        return _Distance(last, readings[0], readings)
    readings = tuple(round(number * _KM[unit], 3) for number in numbers)
    return _Distance(last, round(middle * _KM[unit], 3), readings if len(readings) > 1 else ())


@lru_cache(maxsize=4)
def _speaks_of_nautical_miles(content: str) -> bool:
    return _NAUTICAL.search(content) is not None


def _behind_brackets(text: TokenRow, at: int) -> int:
    """Return the index behind a conversion in brackets: "50 km (31 miles)"."""
    if at >= len(text) or text.gap(at).strip() != "(":
        return at
    for index in range(at + 1, min(len(text), at + 6)):
        if text.gap(index).strip() == ")":
            return index
    return at


def _from_distance(text: TokenRow, index: int, distance: _Distance) -> _Taken | None:
    at = _behind_fillers(text, distance.last)
    direction = _direction(text, at)
    if direction is not None:
        behind = _behind_link(text, direction.last)
        base = base_at(text, behind)
        if base is not None and (behind > direction.last or in_arabic(text.word(behind))):
            return _bearing(text, index, direction, base, distance)
    for name in ("off", "from"):
        for start in dict.fromkeys((at, distance.last)):
            link = text.begins(("distance-link", name), start)
            base = base_at(text, link.last) if link is not None and _is_close(text, start) else None
            if base is not None:
                return _without_bearing(text, index, base, distance, is_off=name == "off")
    return None


def _is_close(text: TokenRow, index: int) -> bool:
    return text.is_near(index) or (0 < index < len(text) and text.gap(index).strip() in {")", "),"})


def _behind_fillers(text: TokenRow, at: int) -> int:
    for _ in range(_FILLERS):
        found = text.begins(("position-filler",), at) if _is_close(text, at) else None
        if found is None:
            return at
        at = found.last
    return at


def _behind_link(text: TokenRow, at: int) -> int:
    found = text.follows(("position-link",), at)
    return found.last if found is not None and found.value == "of" else at


def _direction(text: TokenRow, index: int) -> PhraseMatch | None:
    """Return the direction at a token; abbreviations only in capitals."""
    found = text.begins(("direction",), index)
    if found is None:
        return None
    written = text.written(index)
    is_abbreviation = len(written) <= _LONGEST_ABBREVIATION and written.isascii()
    return None if is_abbreviation and not written.isupper() else found


def _bearing(
    text: TokenRow, index: int, direction: PhraseMatch, base: tuple[TextSpan, int], distance: _Distance | None
) -> _Taken:
    bearing = float(direction.value)
    is_worded = text.word(direction.last) in {"of", "from", "من", "عن"}
    rule: PositionRule = (
        "bearing-distance" if distance else "bearing-of" if is_worded else "bearing-construct"
    )
    return PositionPhrase(
        text.row[index].start,
        base[0][1],
        "bearing",
        rule,
        bearing=bearing,
        sector=SIXTEEN_POINTS_SHARE if bearing % 45 else EIGHT_POINTS_SHARE,
        km=distance.km if distance else None,
        km_readings=distance.readings if distance else (),
        base=base[0],
    ), base[1]


def _without_bearing(
    text: TokenRow, index: int, base: tuple[TextSpan, int], distance: _Distance, *, is_off: bool
) -> _Taken:
    return PositionPhrase(
        text.row[index].start,
        base[0][1],
        "off" if is_off else "distance",
        "off-distance" if is_off else "distance",
        km=distance.km,
        km_readings=distance.readings,
        base=base[0],
    ), base[1]


# --- no distance


def _bearing_alone(text: TokenRow, index: int) -> _Taken | None:
    """Return a bearing without a distance: "southwest of Aden", «إلى الجنوب من», «شمال الحديدة»."""
    direction = _direction(text, index)
    if direction is None:
        return None
    behind = _behind_link(text, direction.last)
    if in_arabic(text.word(index)):
        if is_definite(text.word(index)) and behind == direction.last:
            return None  # "the northern"
    elif text.word(direction.last) not in {"of", "from"} or _is_part(text, index):
        return None
    base = base_at(text, behind)
    return _bearing(text, index, direction, base, None) if base is not None else None


def _is_part(text: TokenRow, index: int) -> bool:
    """Return whether "the north of Mali" tells of a part of it; "to the north of" does not."""
    return text.word(index - 1) == "the" and text.word(index - 2) not in {"to", "just", "lying"}


def _off(text: TokenRow, index: int) -> _Taken | None:
    found = text.begins(("off",), index)
    base = base_at(text, found.last) if found is not None else None
    return _beside(text, index, base, "off") if base is not None else None


def _near(text: TokenRow, index: int) -> _Taken | None:
    found = text.begins(("near",), index)
    if found is not None and found.last == index + 1 and _is_own_noun(text, index):
        return None  # "the suburbs", "the ocean"
    base = base_at(text, found.last) if found is not None else joined_base_at(text, index)
    return _beside(text, index, base, "near") if base is not None else None


def _is_own_noun(text: TokenRow, index: int) -> bool:
    return in_arabic(text.word(index)) and is_definite(text.word(index))


def _beside(text: TokenRow, index: int, base: tuple[TextSpan, int], kind: Literal["off", "near"]) -> _Taken:
    return PositionPhrase(text.row[index].start, base[0][1], kind, kind, base=base[0]), base[1]
