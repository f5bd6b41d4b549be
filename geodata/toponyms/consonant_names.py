"""Arabic spellings of towns that have no Arabic name, found by the consonants of their Latin names.

Only a word that is no common one, and that stands where a place does, is looked up; only places of the states
that the text is about are taken.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from geodata.gazetteer import PlaceRecord
from geodata.toponyms.name_lookup import NameLookup
from geodata.toponyms.name_spans import WELL_KNOWN, NameSpan, states_about
from geodata.toponyms.text_words import TextWord
from geodata.toponyms.word_roles import (
    PARTICLES,
    kinds_by_word,
    listed_words,
    states_by_demonym,
    without_particle,
    words_with_role,
)

_ARABIC: Final = re.compile("[\u0621-\u064a]")
_CONJUNCTIONS: Final = PARTICLES[:2]
_IN_OR_TO: Final = ("ب", "ل")
_ARTICLE: Final = "ال"
_LEAST_LETTERS: Final = 4
_MOST_WORDS: Final = 2


@dataclass(frozen=True, slots=True)
class _Search:
    text: str
    words: Sequence[TextWord]
    taken: Collection[int]
    """Indices of words that belong to a name already."""
    lookup: NameLookup
    theatre: frozenset[str]


def consonant_spans(
    text: str,
    words: Sequence[TextWord],
    spans: Sequence[NameSpan],
    lookup: NameLookup,
    theatre: frozenset[str],
) -> tuple[NameSpan, ...]:
    """Return the names that only their consonants tell, none of which overlaps the given spans."""
    taken = {index for span in spans for index in range(span.first, span.last)}
    search = _Search(text, words, taken, lookup, theatre)
    ends = {span.last for span in spans}
    found: list[NameSpan] = []
    index = 0
    while index < len(words):
        span = next(_spans_at(search, index, follows_name=index in ends), None)
        if span is not None:
            found.append(span)
            ends.add(span.last)
        index = index + 1 if span is None else span.last
    return tuple(found)


def fits_theatre(place: PlaceRecord, theatre: frozenset[str]) -> bool:
    """Return whether a place lies in one of the states that a text is about."""
    return not theatre.isdisjoint(states_about(place))


def with_consonant_bearers(span: NameSpan, lookup: NameLookup, theatre: frozenset[str]) -> NameSpan:
    """Return an Arabic name with the bearers by consonants too, where none that bears it fits the theatre."""
    known = span.weight >= WELL_KNOWN or any(fits_theatre(each, theatre) for each in span.bearers)
    if known or not _ARABIC.match(span.name) or is_common_arabic(span.spelling):
        return span
    places = (each for each in lookup.with_consonants(span.name) if fits_theatre(each, theatre))
    return replace(span, bearers=(*span.bearers, *places))


def _spans_at(search: _Search, index: int, *, follows_name: bool) -> Iterator[NameSpan]:
    """Yield the readings of the words from an index on as a place's name, the longest first."""
    words = search.words
    if index in search.taken or not _ARABIC.match(words[index].written):
        return
    for skipped in _skips(words, index, follows_name=follows_name):
        for last in range(min(index + _MOST_WORDS, len(words)), index, -1):
            if not _may_be_name(search, index, last, skipped):
                continue
            start, end = words[index].start + skipped, words[last - 1].end
            name = search.text[start:end]
            places = (
                each for each in search.lookup.with_consonants(name) if fits_theatre(each, search.theatre)
            )
            if bearers := tuple(places):
                yield NameSpan(index, last, start, end, name, bearers)


def _may_be_name(search: _Search, first: int, last: int, skipped: int) -> bool:
    """Return whether words hang together, belong to no other name, and none of them is a common one."""
    words = search.words[first:last]
    hang_together = all(word.is_spaced and _ARABIC.match(word.written) for word in words[1:])
    if not hang_together or any(at in search.taken for at in range(first, last)):
        return False
    parts = [words[0].folded[skipped:], *(word.folded for word in words[1:])]
    is_long = sum(map(len, parts)) >= _LEAST_LETTERS
    return is_long and not any(is_common_arabic(part) for part in (words[0].folded, *parts))


def _skips(words: Sequence[TextWord], index: int, *, follows_name: bool) -> Iterator[int]:
    """Yield the numbers of letters to skip at a word that stands where the name of a place does."""
    word = words[index]
    joined = word.written.startswith(_CONJUNCTIONS)
    if index and word.is_spaced and _leads_to_place(words[index - 1]):
        yield 0
    if joined and word.is_spaced and follows_name:
        yield 1
    for skip in (0, 1) if joined else (0,):
        if word.written[skip:].startswith(_IN_OR_TO):
            yield skip + 1


def _leads_to_place(word: TextWord) -> bool:
    forms = without_particle(word.folded)
    prepositions, kinds = words_with_role("prepositions"), kinds_by_word("kind-before")
    return any(form in kinds or form in prepositions for form in forms)


def is_common_arabic(folded: str) -> bool:
    """Return whether Arabic texts often have a folded word, with or without joined particles and article."""
    forms = {folded}
    for _ in range(2):
        forms |= {each for form in forms for each in without_particle(form)}
    forms |= {_ARTICLE + form[2:] for form in forms if form.startswith("لل")}
    forms |= {form.removeprefix(_ARTICLE) for form in forms if len(form) > _LEAST_LETTERS}
    common, kinds = listed_words("common-arabic"), kinds_by_word("kind-before")
    return any(form in common or form in kinds or form in states_by_demonym() for form in forms)
