"""Names in Latin letters that the gazetteer has under another spelling ("Kyaukphyu", "Kyaukpyu").

Only words with a capital that stand where a place does are looked up; only places count that fit the text.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from geodata.gazetteer import PlaceRecord
from geodata.toponyms.name_lookup import NameLookup
from geodata.toponyms.name_spans import NameSpan, is_other_word
from geodata.toponyms.text_words import TextWord
from geodata.toponyms.theatres import TextScene
from geodata.toponyms.word_roles import (
    given_names,
    kinds_by_word,
    listed_words,
    states_by_demonym,
    words_with_role,
)

_MOST_WORDS: Final = 3
_LEAST_LETTERS: Final = 5
_MOST_LOOKED_UP: Final = 2500
"""Names that are looked up in one text, at most."""
_LIST_MARKS: Final = frozenset({",", "–", "—", "(", "/"})
_BETWEEN: Final = frozenset({"and", "or", "the", "of"})


@dataclass(frozen=True, slots=True)
class _Search:
    text: str
    words: Sequence[TextWord]
    taken: Collection[int]
    """Indices of words that belong to a name already."""
    lookup: NameLookup
    scene: TextScene
    found: dict[str, tuple[PlaceRecord, ...]] = field(default_factory=dict)


def near_spans(
    text: str, words: Sequence[TextWord], spans: Sequence[NameSpan], lookup: NameLookup, scene: TextScene
) -> tuple[NameSpan, ...]:
    """Return the names that are known under another Latin spelling; none overlaps the given spans."""
    if not scene.named:
        return ()
    taken = {index for span in spans for index in range(span.first, span.last)}
    search = _Search(text, words, taken, lookup, scene)
    starts, ends = {span.first for span in spans}, {span.last for span in spans}
    found: list[NameSpan] = []
    index = 0
    while index < len(words):
        span = next(_spans_at(search, index, starts, ends), None)
        if span is not None:
            found.append(span)
            ends.add(span.last)
        index = index + 1 if span is None else span.last
    return tuple(found)


def _spans_at(
    search: _Search, index: int, starts: Collection[int], ends: Collection[int]
) -> Iterator[NameSpan]:
    """Yield the readings of the words from an index on as a place's name, the longest first."""
    words = search.words
    if not _may_be_part(search, index) or (index and _hangs_on(words, index)):
        return
    last = index + 1
    while (
        last < min(index + _MOST_WORDS, len(words)) and words[last].is_joined and _may_be_part(search, last)
    ):
        last += 1
    goes_on = last < len(words) and words[last].is_spaced and words[last].is_capital
    if goes_on and not _may_follow(words[last]):
        return
    for end in range(last, index, -1):
        if not _stands_as_place(words, index, end, starts, ends):
            continue
        start, stop = words[index].start, words[end - 1].end
        name = search.text[start:stop]
        if len(name) >= _LEAST_LETTERS and (bearers := _bearers(search, name)):
            yield NameSpan(index, end, start, stop, name, bearers)


def _may_be_part(search: _Search, index: int) -> bool:
    """Return whether a word may be one of an unknown name: with a capital, of no other meaning."""
    word = search.words[index]
    if index in search.taken or not word.is_capital or word.is_acronym or not word.written.isalpha():
        return False
    folded = word.folded
    is_common = folded in listed_words("frequent-words") or folded in given_names()
    has_role = is_other_word(folded) or folded in words_with_role("calendar") or folded in states_by_demonym()
    return not (is_common or has_role)


def _hangs_on(words: Sequence[TextWord], index: int) -> bool:
    """Return whether a word goes on with a capital before it: a person's name, or that of a body."""
    word, before = words[index], words[index - 1]
    if not word.is_spaced or not before.is_capital or before.begins_sentence:
        return word.is_hyphenated
    return not (before.folded in kinds_by_word("kind-before") or before.folded in words_with_role("parts"))


def _may_follow(word: TextWord) -> bool:
    return word.folded in kinds_by_word("kind-after") or word.folded in words_with_role("calendar")


def _stands_as_place(
    words: Sequence[TextWord], first: int, last: int, starts: Collection[int], ends: Collection[int]
) -> bool:
    """Return whether a word of place, or a list of places, stands before or behind a run of words."""
    before = words[first - 1] if first and words[first].is_spaced else None
    if before is not None and before.folded == "the" and first > 1:
        before = words[first - 2]
    if before is not None and (
        before.folded in words_with_role("prepositions") or before.folded in kinds_by_word("kind-before")
    ):
        return True
    behind = words[last] if last < len(words) else None
    if behind is not None and behind.is_spaced and behind.folded in kinds_by_word("kind-after"):
        return True
    return _is_listed(words, first, last, starts, ends)


def _is_listed(
    words: Sequence[TextWord], first: int, last: int, starts: Collection[int], ends: Collection[int]
) -> bool:
    if first in ends and words[first].gap.strip() in _LIST_MARKS:
        return True
    if first and words[first - 1].folded in _BETWEEN and first - 1 in ends:
        return True
    if last >= len(words):
        return False
    if last in starts and words[last].gap.strip() in _LIST_MARKS:
        return True
    return words[last].folded in _BETWEEN and last + 1 in starts and words[last].is_spaced


def _bearers(search: _Search, name: str) -> tuple[PlaceRecord, ...]:
    if name not in search.found:
        if len(search.found) >= _MOST_LOOKED_UP:
            return ()
        search.found[name] = tuple(each for each in search.lookup.spelt_like(name) if search.scene.fits(each))
    return search.found[name]
