"""Runs of words that are names in the gazetteer: the longest at each word, without joined particles."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from math import log10
from typing import Final

from geodata.gazetteer import FoundBy, PlaceRecord
from geodata.toponyms.name_lookup import NameLookup
from geodata.toponyms.text_words import TextWord, folded_spelling
from geodata.toponyms.word_roles import (
    famous_towns,
    kinds_by_word,
    listed_words,
    seats_of_states,
    states_by_demonym,
    states_of_disputed_area,
    words_with_role,
)

LONGEST: Final = 6
"""Words of a name, at most."""
_ARABIC: Final = re.compile("[\u0621-\u064a]")
_CONJUNCTIONS: Final = ("و", "ف")
_PREPOSITIONS: Final = ("ب", "ل", "ك")
_SHORTEST: Final = 2
"""Letters of a name, at least."""
_OTHER_ROLES: Final = (
    "function",
    "parts",
    "prepositions",
    "bodies",
    "endings",
    "titles",
    "heads",
    "organisations",
)
_LEFT_OVER: Final = 3
"""Letters of a name behind a joined conjunction, at least; behind a preposition one more."""
_LEAST_WEIGHT: Final = {
    "country": 9.0,
    "continent": 9.5,
    "province": 5.5,
    "city": 2.7,
    "port": 3.0,
    "airport": 2.0,
    "point": 5.0,
}
_OTHER_KIND: Final = 7.2
"""Weight of a region, sea, strait, river or lake: few have a name that others bear too."""
_GAINS: Final = {"country": 1.5, "province": 0.5}
"""Weight of a state or province over a town of as many inhabitants."""
_SEAT: Final = 1.2
"""Further weight of the seat of a government."""
FAME: Final = 1.8
_LEAST_FAMOUS: Final = 7.5
"""Further weight of a town that readers everywhere know by its name, and its weight at least."""
_SEAT_DEGREES: Final = 0.05
"""Degrees from the position of a seat within which a town of the gazetteer is that seat."""
_FAMOUS_PEOPLE: Final = 40_000
"""People of such a town, at least: its suburbs have names of their own."""
_TOWNS: Final = frozenset({"city", "port"})
_POINTS: Final = frozenset({"city", "port", "airport"})
"""Kinds of which GeoNames has the names in all languages; those of areas are kept by this project."""
_OTHER_SPELLING: Final = 1.5
"""Weight that a town lacks under a name that is not its main one."""
WELL_KNOWN: Final = 6.0
"""Weight of a place that most readers know: a state, a province, a water, a capital, a town of a million."""
BIG_TOWN: Final = 5.3
"""Weight from which a town may speak for itself."""
STATE: Final = 8.0
"""Weight of a state."""
_ACRONYM_KINDS: Final = frozenset({"country", "province"})


@dataclass(frozen=True)
class NameSpan:
    """A name at the words ``first`` to ``last`` (half-open), with its offsets and the places that bear it."""

    first: int
    last: int
    start: int
    end: int
    name: str
    """The name as it stands, without joined particles."""
    bearers: tuple[PlaceRecord, ...]

    @cached_property
    def spelling(self) -> str:
        """The folded name: mentions with the same one share their answer."""
        return folded_spelling(self.name)

    @cached_property
    def weight(self) -> float:
        """The weight of its best known bearer."""
        return max((bearer_weight(each) for each in self.bearers), default=0.0)


@lru_cache(maxsize=65536)
def bearer_weight(bearer: PlaceRecord) -> float:
    """Return how well a place is known, about the logarithm of its population to the base of ten."""
    weight = log10(bearer.population + 10) + _GAINS.get(bearer.kind, 0.0)
    weight += _SEAT * is_seat(bearer)
    least = _LEAST_WEIGHT.get(bearer.kind, _OTHER_KIND)
    # A canal lies in no state, and few others have its name.
    weight = max(weight, least if bearer.kind != "point" or bearer.country else _OTHER_KIND)
    if is_famous(bearer):
        weight = max(weight + FAME, _LEAST_FAMOUS)
    is_other_spelling = bearer.found_by is not FoundBy.NAME and bearer.kind in _POINTS
    return weight - _OTHER_SPELLING * is_other_spelling


def states_about(bearer: PlaceRecord) -> tuple[str, ...]:
    """Return the states that a text about a place is about: its own, and all that claim it."""
    claimants = states_of_disputed_area(bearer.disputed) if bearer.disputed else ()
    return tuple(dict.fromkeys(filter(None, (bearer.country, *claimants))))


def is_seat(bearer: PlaceRecord) -> bool:
    """Return whether a town stands for the government of its state."""
    seats = seats_of_states().get(bearer.country, ()) if bearer.kind in _TOWNS else ()
    return _lies_at(bearer, seats)


def is_famous(bearer: PlaceRecord) -> bool:
    """Return whether readers everywhere think of this town where they read its name alone."""
    return bearer.kind in _TOWNS and bearer.population >= _FAMOUS_PEOPLE and _lies_at(bearer, famous_towns())


def _lies_at(bearer: PlaceRecord, points: Iterable[tuple[float, float]]) -> bool:
    return any(max(abs(bearer.lon - lon), abs(bearer.lat - lat)) <= _SEAT_DEGREES for lon, lat in points)


def name_spans(text: str, words: Sequence[TextWord], lookup: NameLookup) -> tuple[NameSpan, ...]:
    """Return the names of the gazetteer among the words of a text, in order and disjoint."""
    found: list[NameSpan] = []
    index = 0
    while index < len(words):
        span = _longest(text, words, index, lookup) if _may_begin(words[index]) else None
        if span is None:
            index += 1
        else:
            found.append(span)
            index = span.last
    return tuple(found)


def with_seats(span: NameSpan, lookup: NameLookup) -> NameSpan:
    """Return a name that leads to provinces alone, with the towns that are called as these are in English.

    The gazetteer has Arabic names of many provinces and of none of their towns: the name is that of both.
    """
    provinces = [each for each in span.bearers if each.kind == "province"]
    if not provinces or any(each.kind in _TOWNS for each in span.bearers):
        return span
    towns = {
        town.id: town
        for province in provinces
        for town in lookup.named(_without_kind(province.en))
        if town.kind in _TOWNS and town.province == province.id
    }
    return replace(span, bearers=(*span.bearers, *towns.values()))


def _without_kind(name: str) -> str:
    """Return the name of a province without the words for its kind: "Khartoum State"."""
    kinds = (kinds_by_word("kind-before"), kinds_by_word("kind-after"))
    return " ".join(word for word in name.split() if not any(word.casefold() in listed for listed in kinds))


def _may_begin(word: TextWord) -> bool:
    return word.is_capital or _ARABIC.match(word.written) is not None


def _longest(text: str, words: Sequence[TextWord], first: int, lookup: NameLookup) -> NameSpan | None:
    last = first + 1
    while last < len(words) and last - first < LONGEST and words[last].is_joined:
        last += 1
    for end in range(last, first, -1):
        is_small = words[end - 1].is_cased and not words[end - 1].is_capital
        ends_landmark = end - first > 1 and words[end - 1].folded in words_with_role("landmark-endings")
        if words[end - 1].is_possessive or (is_small and not ends_landmark):
            continue
        best = max(
            (
                NameSpan(first, end, words[first].start + skipped, words[end - 1].end, name, bearers)
                for skipped, name in _names(text, words, first, end)
                if (bearers := _bearers_of(name, words[first:end], lookup))
            ),
            key=lambda span: span.weight - 2 * (span.start - words[first].start),
            default=None,
        )
        if best is not None and is_small:
            landmarks = tuple(each for each in best.bearers if _is_landmark(each))
            best = replace(best, bearers=landmarks) if landmarks else None
        if best is not None and not _is_left_over(best, words[first]):
            return best
    return None


def _is_landmark(place: PlaceRecord) -> bool:
    """Return whether the name of a place may end in a small word for its kind: "Balad air base"."""
    return place.kind == "point" or (place.kind == "airport" and place.found_by is FoundBy.NAME)


def _is_left_over(span: NameSpan, word: TextWord) -> bool:
    """Return whether a joined particle is likelier a letter of the word: little is left, or all is common."""
    skipped = word.written[: span.start - word.start]
    if skipped and len(span.name) < _LEFT_OVER:
        return True
    least = _LEFT_OVER if skipped in _CONJUNCTIONS else _LEFT_OVER + 1
    is_other = len(span.name) < least or word.folded in listed_words("common-arabic")
    return bool(skipped) and is_other and span.weight < WELL_KNOWN


def _names(text: str, words: Sequence[TextWord], first: int, last: int) -> Iterator[tuple[int, str]]:
    """Return each way to read a run of words as a name, with the letters skipped before it."""
    word, end = words[first], words[last - 1].end
    yield 0, text[word.start : end]
    if not _ARABIC.match(word.written):
        return
    skips = [0] + [1] * word.written.startswith(_CONJUNCTIONS)
    if skips[1:]:
        yield 1, text[word.start + 1 : end]
    for skip in skips:
        rest = text[word.start + skip : end]
        if rest.startswith("لل"):
            yield skip, "ال" + rest[2:]
        elif rest.startswith(_PREPOSITIONS):
            yield skip + 1, rest[1:]


def _bearers_of(name: str, words: Sequence[TextWord], lookup: NameLookup) -> tuple[PlaceRecord, ...]:
    folded = folded_spelling(name)
    if len(name) < _SHORTEST or (len(words) == 1 and is_other_word(words[0].folded, folded)):
        return ()
    if len(words) == 1 and folded[:1] in _CONJUNCTIONS and folded[1:] in words_with_role("function"):
        # "And that" in Arabic, not the town of Van.
        return ()
    if all(word.folded in words_with_role("parts") for word in words):
        return ()
    bearers = tuple(lookup.named(name))
    demonym = states_by_demonym().get(folded)
    if demonym is not None and not any(each.kind == "country" for each in bearers):
        return ()
    if len(words) == 1 and words[0].is_acronym:
        # Agencies and diseases have acronyms too: only states and provinces are known by one.
        return tuple(each for each in bearers if each.kind in _ACRONYM_KINDS)
    return bearers


def is_other_word(*spellings: str) -> bool:
    """Return whether a word of a text says something of names, so that it is none itself."""
    return any(
        spelling in kinds_by_word("kind-before")
        or spelling in kinds_by_word("kind-after")
        or any(spelling in words_with_role(role) for role in _OTHER_ROLES)
        for spelling in spellings
    )
