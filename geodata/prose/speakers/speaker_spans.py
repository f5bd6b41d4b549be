"""Words that name a speaker: before an English verb, behind an Arabic one, and the clean name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from geodata.brief.record_fields import TextSpan
from geodata.prose.actors.actor_phrases import ActorPhrase
from geodata.prose.lexicon import phrases_of_list
from geodata.prose.tokens import Token
from geodata.vocabulary import ActorKind

MAX_SPEAKER_WORDS: Final = 14
"""Words that name a speaker, at most."""
_UNNAMED_WORDS: Final = 4
"""Words of a speaker that begins with a word for nobody in particular, at most."""
_PUNCTUATION: Final = re.compile(r"[،,:؛;.!?؟\n()«»“”\"–—]")
_QUOTE: Final = re.compile(r"\s*[«“\"]\s*")
_LINKS: Final = frozenset({"and", "but", "or", "while", "when", "as", "after", "before", "because", "where"})
_ARTICLES: Final = frozenset({"the", "a", "an", "its", "their", "his", "her"})
_PREPOSITIONS: Final = frozenset({"on", "in", "at", "after", "by", "since", "during", "from", "for", "under"})
_SHORT_WORD: Final = 3
_HEAD_WORDS: Final = 6
"""Words of a name before its apposition, at most."""


@dataclass(frozen=True)
class SentenceWords:
    """A sentence while it is read for speakers: the text, its tokens and the actors named in it."""

    content: str
    row: tuple[Token, ...]
    actors: tuple[ActorPhrase, ...]

    def breaks(self, at: int) -> bool:
        """Return whether punctuation stands before a token."""
        before = self.row[at - 1].end if at else self.row[0].start
        return bool(_PUNCTUATION.search(self.content, before, self.row[at].start))

    def span(self, first: int, last: int) -> TextSpan:
        """Return the offsets of the tokens from first to last (half-open)."""
        return self.row[first].start, self.row[last - 1].end

    def actors_in(self, first: int, last: int) -> list[ActorPhrase]:
        """Return the actors named by the tokens from first to last (half-open)."""
        start, end = self.span(first, last)
        return [actor for actor in self.actors if start <= actor.start and actor.end <= end]

    def actor_in(self, first: int, last: int) -> str | None:
        """Return the id of the person named by some tokens (half-open), else of the first actor."""
        found = self.actors_in(first, last)
        person = next((actor.id for actor in found if actor.kind is ActorKind.PERSON), None)
        return person or next((actor.id for actor in found), None)

    def speaks(self, first: int, last: int) -> bool:
        """Return whether some tokens can be a speaker: a capital, an actor or a speaking noun."""
        if first >= last:
            return False
        words = range(first, last)
        return (
            self.actor_in(first, last) is not None
            or any(phrases_of_list("speaking", "nouns").match_at(self.row, at) for at in words)
            or any(self._is_capital(at) for at in words)
        )

    def _is_capital(self, at: int) -> bool:
        token = self.row[at]
        common = token.word in _ARTICLES | _PREPOSITIONS | _LINKS or is_pronoun(self.row, at)
        return token.written[0].isupper() and not common

    def is_unnamed(self, first: int, last: int) -> bool:
        """Return whether some tokens name nobody in particular ("local officials", "sources")."""
        found = any(phrases_of_list("speech", "unnamed").match_at(self.row, at) for at in range(first, last))
        return found and self.actor_in(first, last) is None


def is_pronoun(row: Sequence[Token], at: int) -> bool:
    """Return whether a token stands for a speaker named before."""
    return phrases_of_list("speech", "pronouns").match_at(row, at, exact=True) is not None


def begins_clause(row: Sequence[Token], at: int) -> bool:
    """Return whether a token begins what is said ("that", أن)."""
    return at < len(row) and phrases_of_list("speech", "that").match_at(row, at, exact=True) is not None


def _ends_name(sentence: SentenceWords, first: int, at: int) -> bool:
    """Return whether the name of a speaker that begins at ``first`` has ended before a token."""
    row = sentence.row
    if begins_clause(row, at):
        return True
    if at == first:
        return False
    return (
        _is_object(sentence, at)
        or (sentence.breaks(at) and not _opens_title(sentence, at))
        or phrases_of_list("speech", "aside").match_at(row, at, exact=True) is not None
        or (
            not row[at].word.isascii()
            and phrases_of_list("speech", "about").match_at(row, at, exact=True) is not None
        )
    )


def _is_object(sentence: SentenceWords, at: int) -> bool:
    """Return whether an Arabic token is an indefinite object by its ending, and no name."""
    token = sentence.row[at]
    if token.word.isascii() or not token.word.endswith("ا") or token.word.endswith("يا"):
        return False
    is_name = any(actor.start <= token.start < actor.end for actor in sentence.actors)
    return len(token.word) > _SHORT_WORD and not token.word.startswith("ال") and not is_name


def _opens_title(sentence: SentenceWords, at: int) -> bool:
    """Return whether a token begins the quoted name of the body that is named before it (صحيفة «التغيير»)."""
    between = sentence.content[sentence.row[at - 1].end : sentence.row[at].start]
    return bool(_QUOTE.fullmatch(between)) and bool(
        phrases_of_list("speaking", "nouns").match_at(sentence.row, at - 1)
    )


def speaker_behind(sentence: SentenceWords, first: int) -> int:
    """Return the index behind the words of a speaker that begin at a token."""
    row, at = sentence.row, first
    unnamed = first < len(row) and sentence.is_unnamed(first, first + 1)
    longest = _UNNAMED_WORDS if unnamed else MAX_SPEAKER_WORDS
    while at < len(row) and at - first < longest and not _ends_name(sentence, first, at):
        at += 1
    return at


def speaker_before(sentence: SentenceWords, verb: int) -> tuple[int, int]:
    """Return first and last (half-open) token of the speaker before an English verb."""
    row = sentence.row
    last = _without_asides(sentence, verb)
    if last == 0:
        return verb, verb
    if sentence.breaks(last if last < len(row) else last - 1) and last == verb:
        return _with_apposition(sentence, verb)
    at = last
    while at > 0 and last - at < MAX_SPEAKER_WORDS:
        if row[at - 1].word in _LINKS - {"and"} or begins_clause(row, at - 1):
            break
        if at < last and sentence.breaks(at):
            break
        at -= 1
    return _without_opening(sentence, at, last), last


def _without_asides(sentence: SentenceWords, verb: int) -> int:
    """Return the index behind the speaker's words where auxiliaries and adverbs stand before a verb."""
    last = verb
    while last > 0 and phrases_of_list("speech", "aside").match_at(sentence.row, last - 1, exact=True):
        if sentence.row[last - 1].word in {"on", "in", "at", "by", "since"}:
            break
        last -= 1
    return last


def _without_opening(sentence: SentenceWords, first: int, last: int) -> int:
    """Return the index behind words of time and occasion that open a sentence ("On Monday the army said")."""
    row, at = sentence.row, first
    if at < last and row[at].word in _PREPOSITIONS:
        while at < last and (
            row[at].word in _PREPOSITIONS | _ARTICLES
            or row[at].is_numeric
            or phrases_of_list("dates", "weekday").match_at(row, at)
            or phrases_of_list("dates", "month").match_at(row, at)
            or phrases_of_list("occasions", "nouns").match_at(row, at)
            or phrases_of_list("dates", "unit").match_at(row, at)
            or row[at].word in {"same", "day", "evening", "morning", "night", "afternoon", "early", "late"}
        ):
            at += 1
    return at if at < last else first


def _with_apposition(sentence: SentenceWords, verb: int) -> tuple[int, int]:
    """Return the tokens of a speaker with an apposition ("Kirby, the adviser, said")."""
    at = verb - 1
    while at > 0 and not sentence.breaks(at):
        at -= 1
    start = max(0, at - 1)
    while start > 0 and not sentence.breaks(start) and at - start < MAX_SPEAKER_WORDS:
        start -= 1
    # The name stands before its apposition; a whole clause before it is none.
    return (start, verb) if at - start <= _HEAD_WORDS else (at, verb)


def clean_name(sentence: SentenceWords, first: int, last: int) -> TextSpan | None:
    """Return the offsets of a speaker's name without articles, occasions and conjunctions at its ends."""
    row = sentence.row
    while first < last and (row[first].word in _ARTICLES | _LINKS or row[first].is_numeric):
        first += 1
    for at in range(first + 1, last):
        if phrases_of_list("speech", "aside").match_at(row, at, exact=True):
            last = at
            break
    return sentence.span(first, last) if first < last else None


def has_speaking_noun(sentence: SentenceWords, first: int, last: int) -> bool:
    """Return whether one of some tokens (half-open) is a noun of who speaks, as "ministry"."""
    return any(
        phrases_of_list("speaking", "nouns").match_at(sentence.row, at)
        for at in range(first, min(last, len(sentence.row)))
    )
