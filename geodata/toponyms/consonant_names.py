"""Arabic spellings of towns that the gazetteer has under another spelling or in Latin letters alone.

They are found by the consonants of the Latin names. Words of a text that stand where a place does are looked
up, and others only where no dictionary has them; only places count that fit the states the text is about.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import Final

from geodata.gazetteer import FoundBy, PlaceRecord
from geodata.toponyms.name_lookup import NameLookup
from geodata.toponyms.name_spans import (
    WELL_KNOWN,
    NameSpan,
    bearer_weight,
    is_famous,
    is_other_word,
    is_seat,
    states_about,
)
from geodata.toponyms.text_words import TextWord, folded_spelling
from geodata.toponyms.theatres import TextScene
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
_LATIN_ARTICLE: Final = re.compile(r"(?:[ae][ldrtnsz]|[ae]sh|ath|adh)[-' ]|[ae]l", re.IGNORECASE)
_ADVERB: Final = "\u064b"
"""Mark of an ending that no place name has."""
_LEAST_LETTERS: Final = 4
_LEAST_BARE_LETTERS: Final = 5
"""Letters of a name of which no word beside it says that a place stands there, at least."""
_SUFFIXES: Final = (
    "هما",
    "تها",
    "ته",
    "تهم",
    "ها",
    "هم",
    "هن",
    "نا",
    "كم",
    "ه",
    "ا",
    "ين",
    "ون",
    "ان",
    "ات",
    "تا",
    "يه",
    "ي",
    "وا",
    "ت",
)
_VERB_ENDINGS: Final = ("وا", "ون", "ين", "ان", "ه", "نا", "ني")
_PRONOUNS: Final = ("ها", "هم", "هما", "هن", "كم")
_PERSONS: Final = ("ي", "ت", "ن", "ا", "س")
_LEAST_STEM: Final = 3
"""Pronouns and endings joined to words, first letters of verbs by person, and letters that stay at least."""
_LONG_PAIR: Final = 9
"""Letters of two words of the dictionary, the second with an article, that may be one name, at least."""
_LOCAL: Final = frozenset({"city", "port", "province"})
_BARE_KM: Final = 400.0
"""Distance to a place of the text of such a name, at most."""
_MOST_WORDS: Final = 2
_LIST_MARKS: Final = frozenset({"،", ",", "–", "-", "("})
_MOST_LOOKED_UP: Final = 2500
"""Names that are looked up in one text, at most: a text of 20,000 words has about 700."""
_ARABIC_SPEAKING: Final = frozenset(
    [
        "are",
        "bhr",
        "com",
        "dji",
        "dza",
        "egy",
        "eri",
        "esh",
        "irq",
        "jor",
        "kwt",
        "lbn",
        "lby",
        "mar",
        "mli",
        "mrt",
        "omn",
        "pse",
        "qat",
        "sau",
        "sdn",
        "som",
        "syr",
        "tcd",
        "tun",
        "yem",
        "irn",
        "isr",
        "ssd",
    ]
)
"""States with many names that have the Arabic article where the Latin spelling may lack it."""
_ENGLISH_SPEAKING: Final = frozenset(["aus", "can", "gbr", "irl", "nzl", "usa"])
"""States whose towns' names are words that fit anything: only the word for a kind of place leads there."""


class _Standing(IntEnum):
    """Standing that the words before a word give it."""

    BARE = 0
    LIKELY = 1
    KIND = 2


@dataclass(frozen=True, slots=True)
class _Search:
    text: str
    words: Sequence[TextWord]
    taken: Collection[int]
    """Indices of words that belong to a name already."""
    starts: Collection[int]
    """Indices of the first words of names."""
    lookup: NameLookup
    scene: TextScene
    found: dict[str, tuple[PlaceRecord, ...]] = field(default_factory=dict)
    """Answers of the gazetteer by name."""


def consonant_spans(
    text: str, words: Sequence[TextWord], spans: Sequence[NameSpan], lookup: NameLookup, scene: TextScene
) -> tuple[NameSpan, ...]:
    """Return the names that only their consonants tell, none of which overlaps the given spans."""
    taken = {index for span in spans for index in range(span.first, span.last)}
    search = _Search(text, words, taken, {span.first for span in spans}, lookup, scene)
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


def with_consonant_bearers(span: NameSpan, lookup: NameLookup, scene: TextScene) -> NameSpan:
    """Return an Arabic name with the bearers by consonants too, where none that bears it fits the text."""
    if (
        any(_is_known(each, scene) for each in span.bearers)
        or not _ARABIC.match(span.name)
        or is_common_arabic(span.spelling)
    ):
        return span
    places = _fitting(lookup.with_consonants(span.name), span.name, scene, _Standing.LIKELY)
    return replace(span, bearers=(*span.bearers, *places))


def _is_known(place: PlaceRecord, scene: TextScene) -> bool:
    """Return whether a place is meant by its name as it stands, whatever sounds like it in those states."""
    if scene.fits(place):
        return True
    is_main = place.found_by is FoundBy.NAME and bearer_weight(place) >= WELL_KNOWN
    is_local = place.kind in _LOCAL and not (is_famous(place) or is_seat(place))
    return is_main and (not is_local or not scene.named.isdisjoint(states_about(place)))


def _spans_at(search: _Search, index: int, *, follows_name: bool) -> Iterator[NameSpan]:
    """Yield the readings of the words from an index on as a place's name, the longest first."""
    words = search.words
    if index in search.taken or not _ARABIC.match(words[index].written):
        return
    for skipped, standing in _skips(words, index, follows_name=follows_name):
        for last in range(min(index + _MOST_WORDS, len(words)), index, -1):
            if not _may_be_name(search, index, last, skipped, standing):
                continue
            start, end = words[index].start + skipped, words[last - 1].end
            name = search.text[start:end]
            if bearers := _bearers(search, name, standing):
                yield NameSpan(index, last, start, end, name, bearers)


def _bearers(search: _Search, name: str, standing: _Standing) -> tuple[PlaceRecord, ...]:
    key = folded_spelling(name)
    if key not in search.found:
        if len(search.found) >= _MOST_LOOKED_UP:
            return ()
        search.found[key] = tuple(search.lookup.with_consonants(name))
    return _fitting(search.found[key], name, search.scene, standing)


def _fitting(
    places: Sequence[PlaceRecord], name: str, scene: TextScene, standing: _Standing
) -> tuple[PlaceRecord, ...]:
    """Return the places that fit the text, and a name with or without the Arabic article."""
    has_article = folded_spelling(name).startswith(_ARTICLE)
    return tuple(
        each
        for each in places
        if scene.fits(each)
        and (standing is _Standing.KIND or each.country not in _ENGLISH_SPEAKING)
        and (standing > _Standing.BARE or scene.is_near(each, _BARE_KM))
        and (not has_article or _may_have_article(each))
    )


def _may_have_article(place: PlaceRecord) -> bool:
    return place.country in {*_ARABIC_SPEAKING, ""} or _LATIN_ARTICLE.match(place.en) is not None


def _may_be_name(search: _Search, first: int, last: int, skipped: int, standing: _Standing) -> bool:
    """Return whether words hang together, belong to no other name, and are no common words here."""
    words = search.words[first:last]
    hang_together = all(word.is_spaced and _ARABIC.match(word.written) for word in words[1:])
    if not hang_together or any(at in search.taken for at in range(first, last)):
        return False
    has_pronoun = standing < _Standing.KIND and words[0].folded.endswith(_PRONOUNS)
    is_other = skipped > 0 and is_other_word(words[0].folded)
    if has_pronoun or is_other or any(_ADVERB in word.written for word in words):
        return False
    parts = [words[0].folded[skipped:], *(word.folded for word in words[1:])]
    least = _LEAST_LETTERS if standing else _LEAST_BARE_LETTERS
    if sum(map(len, parts)) < least:
        return False
    if len(parts) > 1:
        return _is_pair(parts, standing)
    return _may_be_single(search, last, (words[0].folded, *parts), standing)


def _may_be_single(search: _Search, last: int, whole: Sequence[str], standing: _Standing) -> bool:
    """Return whether one word, given with and without its particle, may be a name where it stands."""
    if not any(is_common_arabic(part) for part in whole):
        return standing > _Standing.BARE or _may_stand_bare(search.words[last - 1], whole)
    if any(is_other_word(*without_particle(part)) or _is_adjective(part) for part in whole):
        return False
    begins_list = standing is _Standing.LIKELY and last in search.starts and _is_joined_and(search, last)
    return standing is _Standing.KIND or begins_list


def _is_pair(parts: Sequence[str], standing: _Standing) -> bool:
    """Return whether two words may be one name: one is in no dictionary, or the first begins names."""
    first, second = parts
    if is_other_word(second) or _is_adjective(second) or second in kinds_by_word("kind-before"):
        return False
    if first in words_with_role("name-heads"):
        return standing > _Standing.BARE or not is_common_arabic(second)
    if is_other_word(first) or first in kinds_by_word("kind-before") or not standing:
        return False
    is_long = second.startswith(_ARTICLE) and len(first) + len(second) >= _LONG_PAIR
    return is_long or not (is_common_arabic(first) and is_common_arabic(second))


def _may_stand_bare(word: TextWord, forms: Sequence[str]) -> bool:
    """Return whether a word that nothing beside it calls a place may be one: no verb, noun or acronym."""
    is_marked = word.gap.strip()[-1:] in {"(", "«", '"', "“"}
    return not (is_marked or any(_is_inflected(form) for form in forms))


def _is_inflected(folded: str) -> bool:
    """Return whether texts often have a word without its joined pronoun, ending or mark of person."""
    stems = {folded, *(folded.removesuffix(ending) for ending in _SUFFIXES)}
    stems |= {stem + "ه" for stem in stems if stem != folded}
    verbs = {folded, *(folded.removesuffix(ending) for ending in _VERB_ENDINGS)}
    stems |= {verb[1:] for verb in verbs if verb.startswith(_PERSONS)}
    common = listed_words("common-arabic")
    return any(len(stem) >= _LEAST_STEM and (stem in common or is_common_arabic(stem)) for stem in stems)


def _is_adjective(folded: str) -> bool:
    return folded in words_with_role("town-adjectives") or folded in states_by_demonym()


def _is_joined_and(search: _Search, index: int) -> bool:
    word = search.words[index]
    return word.is_spaced and word.written.startswith(_CONJUNCTIONS[0])


def _skips(words: Sequence[TextWord], index: int, *, follows_name: bool) -> Iterator[tuple[int, _Standing]]:
    """Yield the numbers of letters to skip at a word, and what stands before the rest."""
    word = words[index]
    joined = word.written.startswith(_CONJUNCTIONS)
    if index and word.is_spaced and (standing := _leads_to_place(words[index - 1])):
        yield 0, standing
    in_list = word.is_spaced or word.gap.strip() in _LIST_MARKS
    if joined and in_list and follows_name:
        yield 1, _Standing.LIKELY
    if follows_name and word.gap.strip() in _LIST_MARKS:
        yield 0, _Standing.LIKELY
    for skip in (0, 1) if joined else (0,):
        if word.written[skip:].startswith(_IN_OR_TO):
            yield skip + 1, _Standing.LIKELY
    if joined:
        yield 1, _Standing.BARE
    yield 0, _Standing.BARE


def _leads_to_place(word: TextWord) -> _Standing:
    forms = without_particle(word.folded)
    if any(form in kinds_by_word("kind-before") for form in forms):
        return _Standing.KIND
    is_preposition = any(form in words_with_role("prepositions") for form in forms)
    return _Standing.LIKELY if is_preposition else _Standing.BARE


def is_common_arabic(folded: str) -> bool:
    """Return whether Arabic texts often have a folded word, with or without joined particles and article."""
    forms = {folded}
    for _ in range(2):
        forms |= {each for form in forms for each in without_particle(form)}
    forms |= {_ARTICLE + form[2:] for form in forms if form.startswith("لل")}
    forms |= {form.removeprefix(_ARTICLE) for form in forms if len(form) > _LEAST_LETTERS}
    common, kinds = listed_words("common-arabic"), kinds_by_word("kind-before")
    return any(form in common or form in kinds or form in states_by_demonym() for form in forms)
