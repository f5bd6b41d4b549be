"""Attributions in a text: verbs of saying, "according to", and the words that name the speaker."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from geodata.brief.record_fields import TextSpan
from geodata.prose.actors.actor_phrases import ActorPhrase, find_actors
from geodata.prose.speakers.attribution_record import Attribution, attribution_extent
from geodata.prose.speakers.citations import (
    find_author,
    find_bracketed,
    find_citation,
    find_headline,
    find_passive_by,
    find_relayed,
)
from geodata.prose.speakers.speaker_spans import SentenceWords, is_pronoun
from geodata.prose.speakers.speech_verbs import find_verb_of_saying
from geodata.prose.tokens import tokenize

_SURNAME_WORDS: Final = 2


def find_attributions(
    content: str, spans: Sequence[TextSpan], actors: Sequence[ActorPhrase] | None = None
) -> tuple[Attribution, ...]:
    """Return the attributions in some sentences of a text, in order; ``actors`` are those that it names.

    A last name alone ("Putin said") takes the actor of the fuller name before it, a pronoun the speaker of
    the attribution before.
    """
    named = find_actors(content) if actors is None else actors
    starts = [each.start for each in named]
    found: list[Attribution] = []
    known: dict[str, Attribution] = {}
    for start, end in spans:
        row = tokenize(content, start, end)
        if not row:
            continue
        here = named[bisect_left(starts, start) : bisect_left(starts, end)]
        sentence = SentenceWords(content, row, tuple(here))
        told = [_resolved(each, content, known, found) for each in _in_sentence(sentence)]
        for each in told:
            _remember(each, content, known)
        found += _with_coverage(content, [each for each in told if each is not None], (start, end))
    return tuple(found)


def _in_sentence(sentence: SentenceWords) -> Iterator[Attribution]:
    index = 0
    headline = find_headline(sentence)
    if headline is not None:
        yield headline[0]
        index = headline[1]
    while index < len(sentence.row):
        found = (
            find_author(sentence, index)
            or find_citation(sentence, index)
            or find_bracketed(sentence, index)
            or find_passive_by(sentence, index)
            or find_relayed(sentence, index)
            or find_verb_of_saying(sentence, index)
        )
        if found is not None:
            yield found[0]
        index = max(found[1], index + 1) if found is not None else index + 1


def _resolved(
    speech: Attribution, content: str, known: dict[str, Attribution], before: Sequence[Attribution]
) -> Attribution | None:
    """Return an attribution with the actor and the name of an earlier one that its words stand for.

    One or two words may end an earlier, fuller name; a pronoun stands for the last speaker. A pronoun without
    one is no speaker.
    """
    if speech.speaker is None:
        return speech
    words = tokenize(content, *(speech.name or speech.speaker))
    if any(is_pronoun(words, at) for at in range(len(words))) and len(words) <= _SURNAME_WORDS:
        last = next((each for each in reversed(before) if each.speaker is not None), None)
        if last is None:
            return None
        return replace(speech, actor=last.actor, fuller_name=last.fuller_name or last.name or last.speaker)
    if speech.actor is not None or not words:
        return speech
    earlier = known.get(words[-1].word) if len(words) <= _SURNAME_WORDS else None
    if earlier is None or earlier.speaker is None:
        return speech
    return replace(
        speech, actor=earlier.actor, fuller_name=earlier.fuller_name or earlier.name or earlier.speaker
    )


def _remember(speech: Attribution | None, content: str, known: dict[str, Attribution]) -> None:
    if speech is not None and speech.speaker is not None:
        for token in tokenize(content, *(speech.name or speech.speaker))[-_SURNAME_WORDS:]:
            known.setdefault(token.word, speech)


def _with_coverage(content: str, told: Sequence[Attribution], span: TextSpan) -> Iterator[Attribution]:
    """Yield attributions with the words that each covers.

    A closing one covers the words before it, from the comma that ends those of the one before; any other
    covers the words from itself to the next.
    """
    starts: list[int] = []
    for at, each in enumerate(told):
        first, _ = attribution_extent(each)
        if not each.is_closing:
            starts.append(first)
        elif at == 0:
            starts.append(span[0])
        else:
            _, end = attribution_extent(told[at - 1])
            pause = min(
                (found for mark in "،,;؛" if (found := content.find(mark, end, first)) >= 0), default=first
            )
            starts.append(end if told[at - 1].is_closing else pause)
    for each, (start, end) in zip(told, pairwise([*starts, span[1]]), strict=True):
        yield replace(each, covered=(start, max(start, end)))
