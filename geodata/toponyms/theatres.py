"""The theatre of a text: the states under discussion, by how often it names them, their people and towns."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from geodata.gazetteer import PlaceRecord
from geodata.toponyms.name_spans import NameSpan, bearer_weight, states_about
from geodata.toponyms.text_words import TextWord
from geodata.toponyms.word_roles import states_by_demonym

_MAIN_SHARE: Final = 0.1
_KNOWN_PLACE: Final = 6.0
"""Weight from which a town or province says which state a text is about."""
_CLEAR: Final = 1.0
"""Weight by which a place must exceed the bearers of its name in other states to be counted."""
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
class Theatre:
    """The words of a text that speak for states."""

    sightings: Sequence[Sighting]

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
        for each in self.sightings:
            is_within = within is None or any(start <= each.at < end for start, end in within)
            if is_within and not (without and each.spelling == without):
                counts[each.state] += each.count
        total = sum(counts.values())
        ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        return {state: count / total for state, count in ranked}

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
    return Theatre(tuple(found))


def _state_of(span: NameSpan) -> tuple[str, float]:
    """Return the state that a name speaks for, and its count; 0 where it speaks for none."""
    best = max(span.bearers, key=bearer_weight)
    state = next(iter(states_about(best)), "")
    others = [bearer_weight(each) for each in span.bearers if state not in states_about(each)]
    is_clear = not others or bearer_weight(best) - max(others) >= _CLEAR
    if not state or not is_clear:
        return "", 0.0
    if best.kind == "country":
        return state, 1.0
    return state, _PART if bearer_weight(best) >= _KNOWN_PLACE else 0.0
