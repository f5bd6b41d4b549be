"""Attributions in a text: verbs of saying, "according to", and the words that name the speaker."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from geodata.brief.record_fields import TextSpan
from geodata.brief.record_types.actor_record import Actor
from geodata.prose.lexicon import phrases_of_list
from geodata.prose.name_phrases import NamePhrase, find_names
from geodata.prose.tokens import PhraseMatch, Token, tokenize
from geodata.vocabulary import Stance, Statement

_MAX_SPEAKER_WORDS = 14
"""Words that name a speaker, at most."""
_PUNCTUATION = re.compile(r"[،,:؛;.!?؟\n]")
_STANCES = (Stance.ASSERTS, Stance.CONFIRMS, Stance.DENIES, Stance.DOES_NOT_DENY)


@dataclass(frozen=True)
class Attribution:
    """An attribution of a statement to a speaker."""

    verb: TextSpan
    """Offsets of the verb, or of "according to"."""
    speaker: TextSpan | None
    """Offsets of the words that name the speaker; None without one ("it was said")."""
    actor: str | None
    """Id of the actor that the speaker belongs to, where the words name one."""
    stance: Stance
    statement: Statement
    is_closing: bool = False
    """Whether it is a citation behind the words that it covers ("…, according to")."""
    fuller_name: TextSpan | None = None
    """Offsets of an earlier, fuller name of the same speaker."""


def find_attributions(
    content: str, spans: Sequence[TextSpan], actors: tuple[Actor, ...] = ()
) -> tuple[Attribution, ...]:
    """Return the attributions in some sentences of a text, in order.

    A last name alone ("Putin said") takes the actor of the fuller name before it.
    """
    found: list[Attribution] = []
    known: dict[str, Attribution] = {}
    for start, end in spans:
        for speech in _attributions_in(content, start, end, actors):
            resolved = _with_known_actor(speech, content, known)
            _remember(resolved, content, known)
            found.append(resolved)
    return tuple(found)


@dataclass(frozen=True)
class _Sentence:
    """A sentence while it is read: the text, its tokens and the names in it."""

    content: str
    row: tuple[Token, ...]
    names: tuple[NamePhrase, ...]

    def breaks(self, at: int) -> bool:
        """Return whether punctuation stands before a token."""
        before = self.row[at - 1].end if at else 0
        return bool(_PUNCTUATION.search(self.content, before, self.row[at].start))

    def actor_in(self, first: int, last: int) -> str | None:
        """Return the first actor named by the tokens from first to last (half-open)."""
        start, end = self.row[first].start, self.row[last - 1].end
        found = [name.actor for name in self.names if start <= name.start and name.end <= end and name.actor]
        return found[0] if found else None


def _attributions_in(content: str, start: int, end: int, actors: tuple[Actor, ...]) -> Iterator[Attribution]:
    row = tokenize(content, start, end)
    sentence = _Sentence(content, row, find_names(content, actors, start=start, end=end))
    index = 0
    while index < len(row):
        found = _citation(sentence, index) or _verb_of_saying(sentence, index)
        if found is not None:
            yield found[0]
        index = found[1] if found is not None else index + 1
        if found is not None and found[0].stance is Stance.DOES_NOT_DENY:
            index += 1  # the denial in "does not deny" is no attribution of its own


def _citation(sentence: _Sentence, index: int) -> tuple[Attribution, int] | None:
    """Return the citation at a token ("according to the minister") and the index behind it."""
    found = phrases_of_list("according").match_at(sentence.row, index)
    if found is None or found.last >= len(sentence.row):
        return None
    last = _speaker_end(sentence, found.last)
    span = _span(sentence.row, found.last, last)
    actor = sentence.actor_in(found.last, last)
    if (
        actor is None
        and not _is_unnamed(sentence.row, found.last, last)
        and not sentence.row[found.last].begins_like_name
    ):
        return None
    speech = Attribution(
        _span(sentence.row, index, found.last), span, actor, Stance.ASSERTS, Statement.REPORTED
    )
    return replace(speech, is_closing=index > 0), last


def _verb_of_saying(sentence: _Sentence, index: int) -> tuple[Attribution, int] | None:
    """Return the verb of saying at a token with its speaker, and the index behind it.

    In Arabic the speaker stands behind the verb, in English before it.
    """
    if passive := phrases_of_list("said", "passive").match_at(sentence.row, index):
        verb = _span(sentence.row, index, passive.last)
        return Attribution(verb, None, None, Stance.ASSERTS, Statement.REPORTED), passive.last
    found = _verb_and_stance(sentence.row, index)
    if found is None:
        return None
    match, stance = found
    english = sentence.row[index].word.isascii()
    first, last = (
        _speaker_before(sentence, index) if english else (match.last, _speaker_end(sentence, match.last))
    )
    if first >= last:
        return None
    actor = sentence.actor_in(first, last)
    unnamed = _is_unnamed(sentence.row, first, last)
    if actor is None and not unnamed and not (english or _begins_clause(sentence.row, last)):
        return None
    verb = _span(sentence.row, index, match.last)
    speech = Attribution(verb, _span(sentence.row, first, last), actor, stance, Statement(match.value))
    return speech, match.last if english else last


def _verb_and_stance(row: Sequence[Token], index: int) -> tuple[PhraseMatch, Stance] | None:
    for stance in reversed(_STANCES):
        if found := phrases_of_list("said", stance.value).match_at(row, index, verb=True):
            return found, stance
    if phrases_of_list("dodged", "verbs").match_at(row, index):
        near = row[index + 1 : index + _MAX_SPEAKER_WORDS]
        if any(
            phrases_of_list("dodged", "denials").match_at(row, at)
            for at in range(index + 1, index + 1 + len(near))
        ):
            return PhraseMatch(index, index + 1, Statement.REPORTED.value), Stance.DOES_NOT_DENY
    return None


def _speaker_end(sentence: _Sentence, first: int) -> int:
    """Return the index behind the words of a speaker that begin at a token."""
    row, at = sentence.row, first
    longest = 2 if _is_unnamed(row, first, first + 1) else _MAX_SPEAKER_WORDS
    while at < len(row) and at - first < longest:
        if at > first and sentence.breaks(at):
            break
        if _begins_clause(row, at) or (
            at > first and phrases_of_list("speech", "about").match_at(row, at, exact=True)
        ):
            break
        at += 1
    return at


def _speaker_before(sentence: _Sentence, index: int) -> tuple[int, int]:
    """Return first and last (half-open) token of the speaker before a verb."""
    at = index
    while at > 0 and index - at < _MAX_SPEAKER_WORDS and (at == index or not sentence.breaks(at)):
        if at < index and _begins_clause(sentence.row, at - 1):
            break
        at -= 1
    return (
        (at, index) if not sentence.breaks(index) or index == 0 else _speaker_with_apposition(sentence, index)
    )


def _speaker_with_apposition(sentence: _Sentence, index: int) -> tuple[int, int]:
    """Return the tokens of a speaker with an apposition ("Kirby, the adviser, said")."""
    at = index - 1
    while at > 0 and not sentence.breaks(at):
        at -= 1
    start = max(0, at - 1)
    while start > 0 and not sentence.breaks(start):
        start -= 1
    return start, index


def _begins_clause(row: Sequence[Token], at: int) -> bool:
    return at < len(row) and phrases_of_list("speech", "that").match_at(row, at, exact=True) is not None


def _is_unnamed(row: Sequence[Token], first: int, last: int) -> bool:
    return any(
        phrases_of_list("speech", "unnamed").match_at(row, at) for at in range(first, min(last, len(row)))
    )


def _span(row: Sequence[Token], first: int, last: int) -> TextSpan:
    return row[first].start, row[last - 1].end


def _with_known_actor(speech: Attribution, content: str, known: dict[str, Attribution]) -> Attribution:
    """Return an attribution with the actor of an earlier, fuller name that its one or two words end."""
    if speech.speaker is None or speech.actor is not None:
        return speech
    words = tokenize(content, *speech.speaker)
    earlier = known.get(words[-1].word) if len(words) <= 2 else None  # noqa: PLR2004 - a name has one or two
    if earlier is None or earlier.speaker is None:
        return speech
    return replace(speech, actor=earlier.actor, fuller_name=earlier.fuller_name or earlier.speaker)


def _remember(speech: Attribution, content: str, known: dict[str, Attribution]) -> None:
    if speech.speaker is not None and speech.actor is not None:
        for token in tokenize(content, *speech.speaker)[-2:]:
            known.setdefault(token.word, speech)
