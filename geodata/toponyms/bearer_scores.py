"""Choice among the bearers of a name: scores that add up, as logarithms of odds.

A place gains by how well it is known, by the theatre, by other places of the text near or above it, and by a
word for its kind. One more bearer stands for every place that the gazetteer does not know. A name is placed
where the best bearer, with all that lie where it lies, has nearly all of the odds; else it is asked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import Final

from geodata.gazetteer import FoundBy, PlaceRecord
from geodata.toponyms.distances import sphere_km
from geodata.toponyms.name_spans import FAME, bearer_weight, is_famous, is_seat, states_about

_STEEPNESS: Final = 1.8
"""Odds of one point of the score, as a natural logarithm."""
_UNKNOWN: Final = 4.6
"""Score of the places that the gazetteer does not know."""
_IN_THEATRE: Final = 0.5
_OF_THEATRE: Final = 3.0
_FULL_SHARE: Final = 0.2
_FULL_SHARE_OF_PARAGRAPH: Final = 0.6
"""Gain of a place in a state that the text names, and further with the state's share beside the largest."""
_NAMED_PROVINCE: Final = 1.5
_OTHER_PROVINCE: Final = 0.7
"""Gain of a town in a province that the text names, and loss of one in another province of that state."""
_NEAR: Final = 1.5
_NEAR_KM: Final = {"country": 1200.0, "province": 700.0}
_NEAR_TOWN_KM: Final = 120.0
_IN_CONTAINER: Final = 6.0
"""Gain of a place that lies in the state or province named beside it."""
_GOVERNS: Final = 2.5
"""Gain of the seat of a government where the name stands for one."""
_OUTSIDE: Final = 3.5
"""Gain of unknown places where no bearer lies in the state or province beside the name."""
_CONTAINS: Final = 2.5
"""Gain of the state or province in which a place lies whose name stands before it ("Atlanta, Georgia")."""
_BY_TOWN: Final = 3.0
_BY_TOWN_KM: Final = 80.0
_OF_KIND: Final = 2.5
_WHOLE_NAME: Final = 2.0
"""Loss of unknown places where several words name a landmark: few others are called so."""
_LOCAL: Final = frozenset({"city", "port", "province", "airport"})
_OWN_PLACES: Final = 3
"""Sure places of a text from which a place in a state that it does not name is doubtful."""
_HAMLET: Final = 100
_DEGREE_KM: Final = 110.0
_SAME_PLACE_KM: Final = 40.0
SURE: Final = 0.93
"""Share of the odds from which a name is placed without asking."""
_TOWNS: Final = frozenset({"city", "port"})
_AREAS: Final = frozenset({"country", "province"})
_LOOSE: Final = frozenset({"port", "airport", "site", "part", "district"})
"""Kinds that a word says of a town too: its port and district, and the crossing or camp called after it."""
_OF_A_TOWN: Final = frozenset({"city", "site", "district"})
"""Kinds behind or before whose word the only town that sounds so is meant."""
_WATERS: Final = frozenset({"sea", "lake"})
_NO_WATER: Final = frozenset({"province", "city", "port", "airport", "site", "quarter", "country"})
_WIDE: Final = frozenset({"province", "region"})
_PARTS: Final = frozenset({"quarter", "island", "mountain", "area"})
"""Kinds that a word may say and no bearer has: a quarter is not the large town of its name, and an island, a
mountain, or what has a north is not a small one."""
_LARGE_TOWN: Final = 5.0


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words and places of a text around a name.

    ``theatre`` has the states by share, ``paragraph`` those of the paragraphs of the name, ``known`` the
    other places of the text that are sure, ``beside`` the bearers of names that stand beside this one as its
    container, ``inside`` those that it follows as theirs, ``kind`` the kind that a word says.
    """

    theatre: Mapping[str, float]
    paragraph: Mapping[str, float]
    known: Sequence[PlaceRecord]
    beside: Sequence[PlaceRecord]
    inside: Sequence[PlaceRecord]
    kind: str
    governs: bool
    """Whether the name stands for a government somewhere in the text."""
    words: int = 1
    """Number of words of the name."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The bearers of a name, best first, and whether the best is sure.

    ``share`` is that of the best in the odds, with all that lie where it lies; ``known`` that of all bearers.
    The rest is that of places which the gazetteer does not know.
    """

    ranked: tuple[PlaceRecord, ...]
    is_sure: bool
    share: float
    known: float


def judge_bearers(bearers: Sequence[PlaceRecord], around: Surroundings) -> Verdict:
    """Return the bearers of a name ranked by score, and whether the best is sure."""
    bearers = _waters_alone(bearers, around.kind)
    scored = sorted(
        ((bearer_score(each, around, bearers), each) for each in bearers),
        key=lambda pair: (-pair[0], pair[1].id),
    )
    best_score, best = scored[0]
    odds = [exp(_STEEPNESS * (score - best_score)) for score, _ in scored]
    same = sum(weight for weight, (_, each) in zip(odds, scored, strict=True) if _is_same_place(best, each))
    outside = any(each.kind in _AREAS for each in around.beside) and not any(
        _lies_in(each, area, ()) or each.id == area.id for each in bearers for area in around.beside
    )
    unknown = _UNKNOWN + _OUTSIDE * (outside and best.kind in _TOWNS)
    if around.words > 1 and best.kind == "point" and len(bearers) == 1:
        unknown -= _WHOLE_NAME
    all_odds = sum(odds) + exp(_STEEPNESS * (unknown - best_score))
    share, known = same / all_odds, sum(odds) / all_odds
    ranked = [each for _, each in scored]
    town = _town_of(best, ranked, around.kind)
    if town is not None:
        ranked.remove(town)
        ranked.insert(0, town)
    # A part of an area with a name of its own lies elsewhere than the area's point.
    is_sure = share >= SURE and not (around.kind == "part" and best.kind in _WIDE)
    is_sure = is_sure and not _is_far_fetched(best, around)
    if best.found_by is FoundBy.CONSONANTS:
        is_near = any(_is_near(best, each, _NEAR_TOWN_KM) for each in around.known)
        is_sure = len(bearers) == 1 and (around.kind in _OF_A_TOWN or is_near)
        share = known = max(share, SURE)
    return Verdict(tuple(ranked), is_sure, share, known)


def _is_far_fetched(best: PlaceRecord, around: Surroundings) -> bool:
    """Return whether a place of no fame lies in a state that a text with places of its own does not name."""
    if best.kind not in _LOCAL or is_famous(best) or is_seat(best) or len(around.known) < _OWN_PLACES:
        return False
    if around.beside or not around.theatre.keys().isdisjoint(states_about(best)):
        return False
    return not any(_is_near(best, each, _NEAR_TOWN_KM) for each in around.known)


def _waters_alone(bearers: Sequence[PlaceRecord], kind: str) -> Sequence[PlaceRecord]:
    """Return the waters among the bearers of a name, where there are any and no word says another kind.

    "Red Sea" is the water, unless "governorate" or "state" stands beside it.
    """
    waters = [each for each in bearers if each.kind in _WATERS]
    return waters if waters and kind not in _NO_WATER else bearers


def bearer_score(bearer: PlaceRecord, around: Surroundings, bearers: Sequence[PlaceRecord]) -> float:
    """Return the score of one bearer among others in its surroundings."""
    score = bearer_weight(bearer)
    gain = max(
        theatre_gain(bearer, around.theatre, _FULL_SHARE),
        theatre_gain(bearer, around.paragraph, _FULL_SHARE_OF_PARAGRAPH),
    )
    homes = {each.id for each in around.known if each.kind == "province"}
    is_local = any(each.kind in _TOWNS and each.province in homes for each in bearers)
    famed = {each.country for each in bearers if each.kind == "country" or (is_famous(each) and not is_local)}
    if is_local and bearer.province not in homes and is_famous(bearer):
        score -= FAME
    # A state or famous town comes to mind before a place of its name elsewhere, whatever the text is about.
    score += gain / 2 if famed - {bearer.country} else gain
    provinces = {
        each.id for each in around.known if each.kind == "province" and each.country == bearer.country
    }
    if bearer.kind in _TOWNS and provinces:
        score += _NAMED_PROVINCE if bearer.province in provinces else -_OTHER_PROVINCE
    near_km = _NEAR_KM.get(bearer.kind, _NEAR_TOWN_KM)
    if any(_is_near(bearer, each, near_km) for each in around.known):
        score += _NEAR
    if any(_lies_in(bearer, each, bearers) for each in around.beside):
        score += _IN_CONTAINER
    if bearer.kind in _AREAS and any(bearer.id in {each.province, each.country} for each in around.inside):
        score += _CONTAINS
    is_namesake = any(each.kind == "country" and each.id == bearer.country for each in bearers)
    if around.governs and is_seat(bearer) and not is_namesake:
        score += _GOVERNS
    towns = [each for each in around.beside if each.kind in _TOWNS]
    if towns and bearer.kind in _TOWNS:
        score += _BY_TOWN if any(_is_near(bearer, each, _BY_TOWN_KM) for each in towns) else -_BY_TOWN
    if around.kind in _PARTS:
        is_large = bearer_weight(bearer) >= _LARGE_TOWN
        score -= _OF_KIND * (bearer.kind in _TOWNS and is_large == (around.kind == "quarter"))
    elif around.kind and around.kind not in _LOOSE:
        # Most names are a town's: the word "town" tells little of which.
        fits = _OF_KIND if around.kind != "city" else 0.0
        score += fits if around.kind == bearer.kind else -_OF_KIND
    return score


def theatre_gain(bearer: PlaceRecord, shares: Mapping[str, float], full: float) -> float:
    """Return the gain of a place in a state that a text names, whole from a share ``full`` or the largest."""
    share = max((shares.get(state, 0.0) for state in states_about(bearer)), default=0.0)
    return _IN_THEATRE + _OF_THEATRE * share / max(full, *shares.values()) if share else 0.0


def _is_near(bearer: PlaceRecord, other: PlaceRecord, km: float) -> bool:
    """Return whether another place is near and is no place of the same name over or under this one."""
    if other.id == bearer.id or (other.kind in _AREAS) != (bearer.kind in _AREAS):
        return False
    if abs(bearer.lat - other.lat) * _DEGREE_KM > km:
        return False
    return sphere_km((bearer.lon, bearer.lat), (other.lon, other.lat)) <= km


def _lies_in(bearer: PlaceRecord, container: PlaceRecord, bearers: Sequence[PlaceRecord]) -> bool:
    """Return whether a bearer lies in a state or province that is no sibling of a bearer of the same name."""
    if container.kind == "country":
        inside = bearer.country == container.id and bearer.id != container.id
        return inside and not any(each.kind == "country" for each in bearers)
    if container.kind == "province":
        sibling = any(each.kind == "province" and each.country == container.country for each in bearers)
        return container.id == bearer.province and bearer.id != container.id and not sibling
    return False


def _is_same_place(one: PlaceRecord, other: PlaceRecord) -> bool:
    if one.id == other.id or _is_seat_of(one, other) or _is_seat_of(other, one):
        return True
    if "country" in {one.kind, other.kind}:
        # A province or seat of the state's own name is told from the state by the words beside it.
        return one.country == other.country
    return sphere_km((one.lon, one.lat), (other.lon, other.lat)) <= _SAME_PLACE_KM


def _is_seat_of(town: PlaceRecord, area: PlaceRecord) -> bool:
    """Return whether a town lies in a province of its own name, or beside it."""
    if town.kind not in _TOWNS or area.kind != "province" or town.country != area.country:
        return False
    return town.province == area.id or sphere_km((town.lon, town.lat), (area.lon, area.lat)) <= area.radius_km


def names_area(bearers: Sequence[PlaceRecord]) -> bool:
    """Return whether a name is first that of a state or province, with no town of the name at its seat."""
    best = max(bearers, key=bearer_weight)
    return best.kind in _AREAS and not any(_is_seat_of(each, best) or is_seat(each) for each in bearers)


def _town_of(best: PlaceRecord, ranked: Sequence[PlaceRecord], kind: str) -> PlaceRecord | None:
    """Return the town that a name means rather than the province of the same name around it, if any."""
    if best.kind != "province" or kind == "province":
        return None
    return next((each for each in ranked if _is_seat_of(each, best) and not _is_hamlet(each, best)), None)


def _is_hamlet(town: PlaceRecord, province: PlaceRecord) -> bool:
    """Return whether less than a hundredth of a province's people live in a town of its name."""
    return 0 < town.population * _HAMLET < province.population
