"""Attributions in a text: verbs of saying, "according to", and the words that name the speaker."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from geodata.brief.record_fields import TextSpan
from geodata.prose.actor_phrases import ActorPhrase, find_actors
from geodata.prose.lexicon import phrases_of_list
from geodata.prose.speaker_spans import (
    MAX_SPEAKER_WORDS,
    SentenceWords,
    begins_clause,
    clean_name,
    is_pronoun,
    speaker_before,
    speaker_behind,
)
from geodata.prose.tokens import PhraseMatch, Token, tokenize
from geodata.vocabulary import Stance, Statement

_STANCES: Final = (Stance.ASSERTS, Stance.CONFIRMS, Stance.DENIES, Stance.DOES_NOT_DENY)
_PASSIVE_BEFORE: Final = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_INFINITIVE_BEFORE: Final = frozenset({"to", "of", "no", "these", "those", "such", "this", "any", "some"})
_NOUN_VERBS: Final = "noun-verbs"
"""List of English words that are nouns or other verbs as often: they need a clear speaker."""
_SURNAME_WORDS: Final = 2
_HEADLINE_WORDS: Final = 5
_LONGEST_BARE_NAME: Final = 5
"""Words of a speaker between an Arabic verb and "that" of which none is known, at most."""


@dataclass(frozen=True)
class Attribution:
    """An attribution of a statement to a speaker; all offsets are half-open."""

    verb: TextSpan
    """Offsets of the verb, or of "according to"."""
    speaker: TextSpan | None
    """Offsets of the words that name the speaker; None without one ("it was said")."""
    actor: str | None
    """Id of the actor that the speaker belongs to, where the words name one."""
    stance: Stance
    statement: Statement
    is_closing: bool = False
    """Whether it stands behind the words that it covers ("…, according to", "…, said the panel")."""
    fuller_name: TextSpan | None = None
    """Offsets of an earlier, fuller name of the same speaker."""
    covered: TextSpan = (0, 0)
    """Offsets of the words that the statement covers, within the sentence."""
    name: TextSpan | None = None
    """Offsets of the speaker's name without articles, occasions and dates."""
    rule: str = "verb"
    """Group of rules that found it."""
    is_accusation: bool = False
    """Whether the speaker accuses somebody."""
    is_unnamed: bool = False
    """Whether the speaker is nobody in particular ("sources")."""


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
    headline = _headline(sentence)
    if headline is not None:
        yield headline[0]
        index = headline[1]
    while index < len(sentence.row):
        found = (
            _author(sentence, index)
            or _citation(sentence, index)
            or _bracketed(sentence, index)
            or _passive_by(sentence, index)
            or _verb_of_saying(sentence, index)
        )
        if found is not None:
            yield found[0]
        index = max(found[1], index + 1) if found is not None else index + 1


_Found = tuple[Attribution, int]
"""An attribution, and the index of the token behind it."""


def _headline(sentence: SentenceWords) -> _Found | None:
    """Return the speaker of a headline or dateline: a name of an actor before a colon."""
    row = sentence.row
    for at in range(1, min(_HEADLINE_WORDS + 1, len(row))):
        between = sentence.content[row[at - 1].end : row[at].start]
        if ":" in between:
            first = next((i for i in range(at - 1, 0, -1) if sentence.breaks(i)), 0)
            actor = sentence.actor_in(first, at)
            said = any(_verb_and_stance(row, each) for each in range(first, at))
            if actor is None or said or row[first].is_numeric:
                return None
            span = sentence.span(first, at)
            return Attribution(
                span, span, actor, Stance.ASSERTS, Statement.REPORTED, name=span, rule="headline"
            ), at
    return None


def _author(sentence: SentenceWords, index: int) -> _Found | None:
    """Return the statement of the author of the text at a token ("we assess")."""
    found = phrases_of_list("author-says", "words").match_at(sentence.row, index, verb=True)
    if found is None:
        return None
    verb = sentence.span(index, found.last)
    return Attribution(verb, None, None, Stance.ASSERTS, Statement.JUDGEMENT, rule="author"), found.last


def _citation(sentence: SentenceWords, index: int) -> _Found | None:
    """Return the citation at a token ("according to the minister") and the index behind it."""
    found = phrases_of_list("according").match_at(sentence.row, index)
    if found is None or found.last >= len(sentence.row) or sentence.row[found.last].is_numeric:
        return None
    first = found.last
    if phrases_of_list("said", "asserts").match_at(sentence.row, first, verb=True):
        first += 1
    elif sentence.row[first].word in {"ما", "لما"}:
        first += 2
    last = speaker_behind(sentence, first) if first < len(sentence.row) else first
    if first >= last or not _is_cited(sentence, first, last):
        return None
    return _made(
        sentence,
        (index, found.last),
        (first, last),
        Stance.ASSERTS,
        Statement.REPORTED,
        is_closing=index > 0,
        rule="according",
    ), last


def _bracketed(sentence: SentenceWords, index: int) -> _Found | None:
    """Return the source in brackets that begins at a token, behind what it says ("30 dead (the police)").

    Brackets behind a name hold its other name.
    """
    row, content = sentence.row, sentence.content
    if index == 0 or "(" not in content[row[index - 1].end : row[index].start]:
        return None
    last = index
    while last < len(row) and last - index <= _HEADLINE_WORDS:
        last += 1
        if ")" in content[row[last - 1].end : row[last].start if last < len(row) else row[last - 1].end + 1]:
            break
    else:
        return None
    before = row[index - 1]
    is_renamed = before.written[0].isupper() or any(actor.end == before.end for actor in sentence.actors)
    speaks = sentence.actor_in(index, last) or _has_speaking_noun(sentence, index, last)
    if is_renamed or not speaks or any(row[at].is_numeric for at in range(index, last)):
        return None
    made = _made(
        sentence,
        (index, last),
        (index, last),
        Stance.ASSERTS,
        Statement.REPORTED,
        rule="bracket",
        is_closing=True,
    )
    return made, last


def _passive_by(sentence: SentenceWords, index: int) -> _Found | None:
    """Return the speaker behind a passive ("blamed by the police")."""
    found = phrases_of_list("accused-by", "words").match_at(sentence.row, index)
    if found is None or found.last >= len(sentence.row):
        return None
    last = speaker_behind(sentence, found.last)
    if not sentence.speaks(found.last, last):
        return None
    accuses = sentence.row[index].word in {"accused", "blamed"}
    denies = sentence.row[index].word == "denied"
    made = _made(
        sentence,
        (index, found.last),
        (found.last, last),
        Stance.DENIES if denies else Stance.ASSERTS,
        Statement.REPORTED,
        rule="passive-by",
        is_closing=True,
        is_accusation=accuses,
    )
    return made, last


def _is_cited(sentence: SentenceWords, first: int, last: int) -> bool:
    """Return whether somebody is cited: any Arabic words but those for rules and agreements."""
    if phrases_of_list("according-rules", "nouns").match_at(sentence.row, first):
        return False
    return not sentence.row[first].word.isascii() or sentence.speaks(first, last)


def _made(  # noqa: PLR0913 - the parts of an attribution
    sentence: SentenceWords,
    verb: tuple[int, int],
    speaker: tuple[int, int],
    stance: Stance,
    statement: Statement,
    *,
    rule: str,
    is_closing: bool = False,
    is_accusation: bool = False,
) -> Attribution:
    return Attribution(
        sentence.span(*verb),
        sentence.span(*speaker),
        sentence.actor_in(*speaker),
        stance,
        statement,
        is_closing,
        name=clean_name(sentence, *speaker),
        rule=rule,
        is_accusation=is_accusation,
        is_unnamed=sentence.is_unnamed(*speaker),
    )


def _verb_of_saying(sentence: SentenceWords, index: int) -> _Found | None:
    """Return the verb of saying at a token with its speaker, and the index behind it.

    In Arabic the speaker stands behind the verb or at the head of the clause, in English before the verb, or
    behind it where what is said stands in front.
    """
    if passive := phrases_of_list("said", "passive").match_at(sentence.row, index, verb=True):
        verb = sentence.span(index, passive.last)
        return (
            Attribution(verb, None, None, Stance.ASSERTS, Statement.REPORTED, rule="passive"),
            passive.last,
        )
    found = _verb_and_stance(sentence.row, index)
    if found is None:
        return None
    match, stance, is_accusation = found
    is_english = sentence.row[index].word.isascii()
    placed = (
        _english_speaker(sentence, index, match)
        if is_english
        else _arabic_speaker(sentence, index, match, is_accusation=is_accusation)
    )
    if placed is None:
        return None
    speaker, rule = placed
    made = _made(
        sentence,
        (index, match.last),
        speaker,
        stance,
        Statement(match.value),
        rule=rule,
        is_closing=rule == "said-inverted",
        is_accusation=is_accusation,
    )
    return made, max(match.last, speaker[1])


_Placed = tuple[tuple[int, int], str]
"""First and last (half-open) token of a speaker, and the rule that found it."""


def _english_speaker(sentence: SentenceWords, index: int, match: PhraseMatch) -> _Placed | None:
    row = sentence.row
    before = row[index - 1].word if index else ""
    if before in _PASSIVE_BEFORE | _INFINITIVE_BEFORE:
        return None
    inverted = _inverted_speaker(sentence, index, match)
    if inverted is not None:
        return inverted, "said-inverted"
    first, last = speaker_before(sentence, index)
    if first >= last:
        return None
    if row[last - 1].word == "and":
        return None
    is_clear = sentence.speaks(first, last) or any(is_pronoun(row, at) for at in range(first, last))
    if not is_clear or (
        phrases_of_list(_NOUN_VERBS, "words").match_at(row, index)
        and not _is_clear_subject(sentence, first, last)
    ):
        return None
    return (first, last), "verb"


def _is_clear_subject(sentence: SentenceWords, first: int, last: int) -> bool:
    """Return whether a speaker ends in a name or a speaking noun, so that the next word is its verb."""
    end = last - 1
    token = sentence.row[end]
    return (
        token.written[0].isupper()
        or is_pronoun(sentence.row, end)
        or phrases_of_list("speaking", "nouns").match_at(sentence.row, end) is not None
    ) and (last - first > 1 or sentence.actor_in(first, last) is not None or token.written[0].isupper())


def _inverted_speaker(sentence: SentenceWords, index: int, match: PhraseMatch) -> tuple[int, int] | None:
    """Return the speaker behind a verb that stands behind what is said ("…, said the panel")."""
    row = sentence.row
    if index == 0 or match.last >= len(row) or not sentence.breaks(index):
        return None
    last = speaker_behind(sentence, match.last)
    is_end = last == len(row) or sentence.breaks(last)
    starts = row[match.last].word in {"the", "a", "an", "its"} or row[match.last].written[0].isupper()
    if not is_end or not starts or not sentence.speaks(match.last, last):
        return None
    return match.last, last


def _arabic_speaker(
    sentence: SentenceWords, index: int, match: PhraseMatch, *, is_accusation: bool
) -> _Placed | None:
    row = sentence.row
    first, rule = match.last, "verb"
    if phrases_of_list("relayed", "verbs").match_at(row, index, verb=True):
        rule = "relayed"
    last = speaker_behind(sentence, first)
    if is_accusation and first < last:
        last = _behind_first_actor(sentence, first, last)
    if first < last and not sentence.breaks(first):
        named = sentence.speaks(first, last) or sentence.is_unnamed(first, last)
        if named or (begins_clause(row, last) and last - first <= _LONGEST_BARE_NAME):
            return (first, last), rule
    # The subject may stand before the verb: "أما الناطق باسم الجيش فأعلن".
    head = index
    while head > 0 and index - head < MAX_SPEAKER_WORDS and not sentence.breaks(head):
        head -= 1
    if head < index and row[head].word in {"اما", "لكن", "بينما", "فيما"}:
        head += 1
    if head < index and _has_speaking_noun(sentence, head, head + 1):
        return (head, index), "verb"
    return None


def _behind_first_actor(sentence: SentenceWords, first: int, last: int) -> int:
    """Return the index behind the first actor of some tokens: whom it accuses stands right behind."""
    actors = sentence.actors_in(first, last)
    if not actors[1:]:
        return last
    return next((at for at in range(first, last) if sentence.row[at].start >= actors[0].end), last)


def _has_speaking_noun(sentence: SentenceWords, first: int, last: int) -> bool:
    return any(
        phrases_of_list("speaking", "nouns").match_at(sentence.row, at)
        for at in range(first, min(last, len(sentence.row)))
    )


def _verb_and_stance(row: Sequence[Token], index: int) -> tuple[PhraseMatch, Stance, bool] | None:
    for stance in reversed(_STANCES):
        if found := phrases_of_list("said", stance.value).match_at(row, index, verb=True):
            return found, stance, False
    if found := phrases_of_list("accusing", "verbs").match_at(row, index, verb=True):
        return PhraseMatch(index, found.last, Statement.REPORTED.value), Stance.ASSERTS, True
    if phrases_of_list("dodged", "verbs").match_at(row, index):
        near = range(index + 1, min(index + 1 + MAX_SPEAKER_WORDS, len(row)))
        if any(phrases_of_list("dodged", "denials").match_at(row, at) for at in near):
            return PhraseMatch(index, index + 1, Statement.REPORTED.value), Stance.DOES_NOT_DENY, False
    return None


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


def attribution_extent(speech: Attribution) -> TextSpan:
    """Return the offsets of the verb and the speaker of an attribution together."""
    ends = (*speech.verb, *(speech.speaker or ()))
    return min(ends), max(ends)
