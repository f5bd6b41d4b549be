"""Words of a sentence that may tell of an event, found in the tables of kinds and in ``events.toml``."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from geodata.kinds.kind_table import KindTable
from geodata.prose.events.verb_forms import (
    VerbForm,
    arabic_forms,
    arabic_noun_forms,
    english_forms,
    english_plural,
)
from geodata.prose.lexicon import phrases_of_list, word_lists
from geodata.prose.tokens import PhraseIndex, PhraseMatch, Token


class WordTable(StrEnum):
    """Table that a word was found in, in the order in which they win."""

    CHOICE = "choice"
    """A word whose kind is told by the things beside it."""
    CASUALTY = "casualty"
    KIND = "kind"
    WEAK = "weak"
    """A word that tells of a kind where nothing else does."""
    SAYING = "saying"
    OTHER = "other"
    """A verb that tells of no kind."""


NOUN = "noun"
"""Form of a word that is no verb."""
_AUXILIARY = "auxiliary"
_GERUND = "ing"
_GHAIN = "غ"
_ROOT = 3
"""Letters of a bare Arabic perfect that may also be a noun."""
_DERIVED = "ت"
_THAT = "ان"
_ARTICLE = "ال"
_VOWELLED = re.compile("[\u064f\u0651]")
"""Marks by which a form is a passive or a derived verb."""
_NOUN_ENDING = "ة"
"""Letter that ends no Arabic verb, though folding makes it one that does."""
_OPENS = re.compile(r"[.!?:\n•*]|[\"“«]|\s[-–—]\s")
"""Marks behind which a word has a capital without being a name."""
_HEADLINE = 0.7
"""Share of words with a capital above which a sentence is a headline."""
_NOT_ARABIC = re.compile(r"^[\x00-\u024f]")


@dataclass(frozen=True)
class EventWord:
    """A word or phrase at the tokens ``first`` to ``last`` (half-open) of a sentence."""

    first: int
    last: int
    table: WordTable
    name: str
    """Id of the kind, or name of the choice."""
    form: VerbForm | None
    """Form of a verb; None of a noun."""


def find_event_words(
    row: Sequence[Token], kinds: KindTable, names: Collection[int] = ()
) -> dict[int, EventWord]:
    """Return the words of a sentence that may tell of an event, by their first token; none overlap.

    ``names`` are the tokens of English names, in which no word of an event is looked for.
    """
    found: dict[int, EventWord] = {}
    at = 0
    while at < len(row):
        if at in names:
            at += 1
            continue
        skipped = phrases_of_list("not-events").match_at(row, at)
        word = _word_at(row, at, kinds)
        if skipped is not None and (word is None or word.last <= skipped.last):
            at = skipped.last
            continue
        if word is not None:
            found[at] = word
        at = word.last if word is not None else at + 1
    return found


def _word_at(row: Sequence[Token], at: int, kinds: KindTable) -> EventWord | None:
    verb = _read(_verb_index(kinds).match_at(row, at, verb=True), row)
    noun = _read(_noun_index(kinds).match_at(row, at), row)
    if verb is None or (noun is not None and noun.last > verb.last):
        return noun
    if verb.last - verb.first > 1 or verb.name == _AUXILIARY:
        return verb
    english = row[at].word.isascii()
    if noun is None:
        is_noun = _looks_like_noun(row, verb) if english else _is_arabic_noun(row, verb)
        return None if is_noun else verb
    if verb.last != noun.last:
        return verb
    return noun if (_is_noun(row, verb) if english else _is_arabic_noun(row, verb)) else verb


def _read(match: PhraseMatch | None, row: Sequence[Token]) -> EventWord | None:
    """Return the word of a match; None where its spelling in the text has not the letters of the phrase.

    Folding makes ghain and jeem one letter, which are two in the words of events ("a raid", "a neighbour").
    """
    if match is None:
        return None
    table, name, form, ghain = match.value.split(":")
    if bool(ghain) != any(_GHAIN in token.written for token in row[match.first : match.last]):
        return None
    if form != NOUN and row[match.last - 1].written.endswith(_NOUN_ENDING):
        return None
    return EventWord(
        match.first, match.last, WordTable(table), name, None if form == NOUN else VerbForm(form)
    )


def _neighbours(row: Sequence[Token], word: EventWord) -> tuple[Token | None, Token | None]:
    """Return the tokens beside a word; None where punctuation parts them."""
    before = row[word.first - 1] if word.first and row[word.first].is_joined else None
    after = row[word.last] if word.last < len(row) and row[word.last].is_joined else None
    return before, after


def _is_listed(token: Token | None, *path: str) -> bool:
    return token is not None and phrases_of_list(*path).match_at((token,), 0, exact=True) is not None


def _looks_like_noun(row: Sequence[Token], verb: EventWord) -> bool:
    """Return whether an English verb of the tables is a noun in the text, which the tables do not know."""
    if verb.form not in {VerbForm.BASE, VerbForm.THIRD}:
        return False
    before, after = _neighbours(row, verb)
    if _is_listed(before, "verb-signs", "before"):
        return False
    if before is None:
        return _is_listed(after, "noun-signs", "after")
    if _is_listed(before, "noun-signs", "before") or before.is_numeric or before.word.endswith(_GERUND):
        return True
    if verb.form is VerbForm.THIRD or before.word.endswith("s") or before.begins_like_name:
        return False
    return not (_is_listed(after, "gerund-signs", "after") or (after is not None and after.is_numeric))


def _is_noun(row: Sequence[Token], verb: EventWord) -> bool:
    """Return whether an English word that may be a verb or a noun is a noun, by the words beside it."""
    before, after = _neighbours(row, verb)
    if verb.form in {VerbForm.PAST, VerbForm.PARTICIPLE} or _is_listed(before, "verb-signs", "before"):
        return False
    if verb.form is VerbForm.GERUND:
        return not (_has_object(after) or _is_listed(before, "gerund-signs", "before"))
    followed = _is_listed(after, "noun-signs", "after")
    if before is None:
        return after is None or followed
    if followed or before.is_numeric or _is_listed(before, "noun-signs", "before"):
        return True
    # "Israel strikes Syria", "ministers meet": a base agrees with a plural, a third person with a name.
    return not (before.word.endswith("s") if verb.form is VerbForm.BASE else before.begins_like_name)


def _has_object(after: Token | None) -> bool:
    """Return whether the token behind a form in "-ing" begins an object."""
    if after is None:
        return False
    return after.is_numeric or after.written[0].isupper() or _is_listed(after, "gerund-signs", "after")


def _is_arabic_noun(row: Sequence[Token], verb: EventWord) -> bool:
    """Return whether an Arabic form that may be a perfect or a noun is a noun.

    Only a bare form of three letters is in doubt, and one of four behind "that" («أن تجدد»). Three letters
    are a verb where a clause begins, behind a particle of verbs, or behind a subject, which has the article.
    """
    token = row[verb.first]
    before, _ = _neighbours(row, verb)
    if verb.form is not VerbForm.PERFECT or len(token.word) > _ROOT:
        doubtful = len(token.word) == _ROOT + 1 and token.word.startswith(_DERIVED)
        return doubtful and before is not None and before.word == _THAT
    if before is None or _VOWELLED.search(token.written):
        return False
    return not (before.word.startswith(_ARTICLE) or _is_listed(before, "arabic-verb-signs", "before"))


@lru_cache(maxsize=8)
def _verb_index(kinds: KindTable) -> PhraseIndex:
    return PhraseIndex(entry for part in _sources(kinds) for entry in _verb_entries(*part))


@lru_cache(maxsize=8)
def _noun_index(kinds: KindTable) -> PhraseIndex:
    return PhraseIndex(entry for part in _sources(kinds) for entry in _noun_entries(*part))


def _sources(kinds: KindTable) -> Iterator[tuple[WordTable, str, Mapping[str, Any]]]:
    """Yield the tables with the name of their words: of two with a word in common the first has it."""
    lists = word_lists()
    yield from ((WordTable.CHOICE, name, each) for name, each in lists["choose"].items())
    yield WordTable.CASUALTY, kinds.default, lists["casualty"]
    drafting = [(kind.id, kind.drafting) for kind in kinds.kinds.values()]
    yield from ((WordTable.WEAK, name, {"nouns": each.weak}) for name, each in drafting)
    yield from ((WordTable.KIND, name, each.model_dump()) for name, each in drafting)
    yield WordTable.SAYING, "", lists["saying"]
    yield WordTable.OTHER, "", lists["other-verbs"]


def _verb_entries(table: WordTable, name: str, words: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    # An Arabic passive is known by its letters only where the active has others.
    for passive, listed in ((False, words.get("verbs", ())), (True, words.get("passives", ()))):
        for verb in listed:
            for form, use in verb_forms_of(verb, passive=passive):
                yield form, _value(table, name, use, form)
    for verb in words.get("past-only", ()):
        for form, use in verb_forms_of(verb):
            if use not in {VerbForm.BASE, VerbForm.THIRD}:
                yield form, _value(table, name, use, form)
    for word in words.get("auxiliaries", ()):
        yield word, _value(table, name, VerbForm.THIRD, word)


@cache
def verb_forms_of(verb: str, *, passive: bool = False) -> tuple[tuple[str, VerbForm], ...]:
    """Return the forms of a verb of the tables, English or Arabic, with their use."""
    if _NOT_ARABIC.match(verb):
        lists = word_lists()
        return tuple(english_forms(verb, lists["irregular-verbs"], _doubling()))
    return tuple(arabic_forms(verb, passive=passive))


@cache
def _doubling() -> frozenset[str]:
    return frozenset(word_lists()["doubling-verbs"]["words"])


def _noun_entries(table: WordTable, name: str, words: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for noun in _with_forms([*words.get("words", ()), *words.get("nouns", ())]):
        yield noun, _value(table, name, NOUN, noun)


def _with_forms(nouns: Iterable[str]) -> Iterator[str]:
    """Yield nouns with the plurals of English and the joined forms of Arabic ones."""
    for noun in nouns:
        if _NOT_ARABIC.match(noun):
            yield from (noun, english_plural(noun))
        else:
            yield from arabic_noun_forms(noun)


def _value(table: WordTable, name: str, form: str, phrase: str) -> str:
    return f"{table}:{name}:{form}:{_GHAIN if _GHAIN in phrase else ''}"


@cache
def thing_index() -> PhraseIndex:
    """Return the words for things; the value of each holds the names of its classes, parted by spaces."""
    classes: dict[str, list[str]] = {}
    for name, words in word_lists()["things"].items():
        for word in _with_forms(words):
            classes.setdefault(word, []).append(name)
    return PhraseIndex((word, " ".join(dict.fromkeys(names))) for word, names in classes.items())


def find_english_names(content: str, row: Sequence[Token]) -> frozenset[int]:
    """Return the tokens with a capital that does not come from the beginning of a sentence or a headline."""
    capitals = {at for at, token in enumerate(row) if token.written[0].isupper() and not token.is_numeric}
    words = [at for at, token in enumerate(row) if token.written[0].isalpha() and token.word.isascii()]
    if len(capitals) > _HEADLINE * len(words):
        return frozenset()
    return frozenset(
        at for at in capitals if at > 0 and not _OPENS.search(content, row[at - 1].end, row[at].start)
    )
