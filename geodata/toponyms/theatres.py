"""The theatre of a text: the states under discussion, by how often it names them, their people and towns."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from geodata.gazetteer import PlaceRecord
from geodata.toponyms.distances import sphere_km
from geodata.toponyms.name_spans import NameSpan, bearer_weight, is_famous, is_seat, states_about
from geodata.toponyms.text_words import TextWord
from geodata.toponyms.word_roles import states_by_demonym

_MAIN_SHARE: Final = 0.1
_KNOWN_PLACE: Final = 6.0
"""Weight from which a town or province says which state a text is about."""
_CLEAR: Final = 1.0
"""Weight by which a place must exceed the bearers of its name in other states to be counted."""
_ANCHORS: Final = frozenset({"city", "port", "province", "point"})
_ANCHOR: Final = 4.5
"""Weight of a place from which others near it are looked for, at least."""
_MOST_ANCHORS: Final = 300
_NEAR_KM: Final = 250.0
_NEAR_IN_MAIN_KM: Final = 700.0
_DEGREE_KM: Final = 110.0
_PART: Final = 0.5
"""Count of a place or an adjective; the name of a state counts one."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A word that speaks for a state: its offset, its count, and the name that says so, if one does."""

    at: int
    state: str
    count: float
    spelling: str = ""


@dataclass(frozen=True, slots=True)
class TextScene:
    """The states that a text is mainly about, all that it names, and where its places lie."""

    main: frozenset[str]
    often: frozenset[str] = frozenset()
    """States with half the share of a main one, at least."""
    named: frozenset[str] = frozenset()
    settled: frozenset[str] = frozenset()
    """States with places that the text names, besides seats and famous towns."""
    anchors: Sequence[tuple[float, float]] = ()
    """Degrees, longitude first."""

    def fits(self, place: PlaceRecord) -> bool:
        """Return whether a place lies in a main state or another named one, near places of the text."""
        states = states_about(place)
        if not self.main.isdisjoint(states):
            return self.settled.isdisjoint(states) or self.is_near(place, _NEAR_IN_MAIN_KM)
        km = _NEAR_IN_MAIN_KM if not self.often.isdisjoint(states) else _NEAR_KM
        return not self.named.isdisjoint(states) and self.is_near(place, km)

    def is_near(self, place: PlaceRecord, km: float = _NEAR_KM) -> bool:
        """Return whether a place lies near one that the text clearly names."""
        at = (place.lon, place.lat)
        near = (each for each in self.anchors if abs(each[1] - at[1]) * _DEGREE_KM <= km)
        return any(sphere_km(each, at) <= km for each in near)


@dataclass(frozen=True)
class Theatre:
    """The words of a text that speak for states."""

    sightings: Sequence[Sighting]
    """In the order of their offsets."""

    def shares(
        self, *, without: str = "", within: Sequence[tuple[int, int]] | None = None
    ) -> Mapping[str, float]:
        """Return the share of each state, the largest first.

        Parameters
        ----------
        without
            A name that is left out: it is no evidence for itself.
        within
            Offsets (half-open) of the parts of the text that count; the whole where none are given.
        """
        counts: dict[str, float] = defaultdict(float)
        if within is None:
            counts |= self._totals
            for each in self._by_spelling.get(without, ()) if without else ():
                counts[each.state] -= each.count
        for start, end in dict.fromkeys(within or ()):
            for each in self.sightings[bisect_left(self._offsets, start) : bisect_left(self._offsets, end)]:
                counts[each.state] += each.count * (not without or each.spelling != without)
        ranked = sorted(
            ((state, count) for state, count in counts.items() if count > 0),
            key=lambda pair: (-pair[1], pair[0]),
        )
        total = sum(count for _, count in ranked)
        return {state: count / total for state, count in ranked}

    @cached_property
    def _offsets(self) -> list[int]:
        return [each.at for each in self.sightings]

    @cached_property
    def _totals(self) -> dict[str, float]:
        totals: dict[str, float] = defaultdict(float)
        for each in self.sightings:
            totals[each.state] += each.count
        return totals

    @cached_property
    def _by_spelling(self) -> dict[str, list[Sighting]]:
        found: dict[str, list[Sighting]] = defaultdict(list)
        for each in self.sightings:
            found[each.spelling].append(each)
        return found

    def scene(self, spans: Sequence[NameSpan]) -> "TextScene":
        """Return the states that the text is about, and where the places lie that it clearly names."""
        shares = self.shares()
        anchors: dict[tuple[float, float], None] = {}
        settled: set[str] = set()
        for span in spans:
            best = max(span.bearers, key=bearer_weight)
            is_known = best.kind in _ANCHORS and bearer_weight(best) >= _ANCHOR and is_clear(span, best)
            # Seats and famous towns stand for governments too, of states that no place of the text is in.
            if is_known and not (is_seat(best) or is_famous(best)):
                anchors[round(best.lon, 1), round(best.lat, 1)] = None
                settled.update(states_about(best))
        often = frozenset(state for state, share in shares.items() if share >= _MAIN_SHARE / 2)
        nearby = tuple(anchors)[:_MOST_ANCHORS]
        return TextScene(self.main_states(), often, frozenset(shares), frozenset(settled), nearby)

    def main_states(self) -> frozenset[str]:
        """Return the states with a good share of the text."""
        return frozenset(state for state, share in self.shares().items() if share >= _MAIN_SHARE)


def read_theatre(
    words: Sequence[TextWord],
    spans: Sequence[NameSpan],
    chosen: Sequence[str] = (),
    given: Sequence[PlaceRecord] = (),
) -> Theatre:
    """Return the states that a text is about; chosen ones alone.

    A state counts by its name and by the adjectives of its nation; a town or province counts for its state
    where no place of its name elsewhere comes near. A place that is given beside the text counts as one.
    """
    if chosen:
        return Theatre(tuple(Sighting(0, state, 1.0) for state in chosen))
    # No part of the text has an offset before its beginning.
    found = [Sighting(-1, state, _PART) for place in given for state in states_about(place)]
    for span in spans:
        state, count = _state_of(span)
        if count:
            found.append(Sighting(span.start, state, count, span.spelling))
    for word, behind in zip(words, (*words[1:], None), strict=False):
        pair = f"{word.folded} {behind.folded}" if behind is not None else ""
        demonym = states_by_demonym().get(pair) or states_by_demonym().get(word.folded)
        if demonym and (word.is_capital or not word.is_cased):
            found.append(Sighting(word.start, demonym, _PART))
    return Theatre(tuple(sorted(found, key=lambda each: each.at)))


def is_clear(span: NameSpan, best: PlaceRecord) -> bool:
    """Return whether no place of a name in another state comes near the best."""
    state = next(iter(states_about(best)), "")
    others = [bearer_weight(each) for each in span.bearers if state not in states_about(each)]
    return not others or bearer_weight(best) - max(others) >= _CLEAR


def _state_of(span: NameSpan) -> tuple[str, float]:
    """Return the state that a name speaks for, and its count; 0 where it speaks for none."""
    best = max(span.bearers, key=bearer_weight)
    state = next(iter(states_about(best)), "")
    if not state or not is_clear(span, best):
        return "", 0.0
    if best.kind == "country":
        return state, 1.0
    return state, _PART if bearer_weight(best) >= _KNOWN_PLACE else 0.0
