"""Verbs of saying with their speakers, in Arabic and in English."""

from collections.abc import Sequence
from typing import Final

from geodata.prose.lexicon import phrases_of_list
from geodata.prose.speakers.attribution_record import Attribution, FoundAttribution, make_attribution
from geodata.prose.speakers.speaker_spans import (
    MAX_SPEAKER_WORDS,
    SentenceWords,
    begins_clause,
    has_speaking_noun,
    is_pronoun,
    speaker_before,
    speaker_behind,
)
from geodata.prose.tokens import PhraseMatch, Token
from geodata.vocabulary import Stance, Statement

_STANCES: Final = (Stance.ASSERTS, Stance.CONFIRMS, Stance.DENIES, Stance.DOES_NOT_DENY)
_PASSIVE_BEFORE: Final = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_FINITE: Final = _PASSIVE_BEFORE | {"has", "have", "had", "will", "would", "could", "may"}
"""Words of a clause, which is no speaker behind a verb of saying."""
_INFINITIVE_BEFORE: Final = frozenset({"to", "of", "no", "these", "those", "such", "this", "any", "some"})
_NOUN_VERBS: Final = "noun-verbs"
"""List of English words that are nouns or other verbs as often: they need a clear speaker."""
_LONGEST_BARE_NAME: Final = 5
"""Words of a speaker between an Arabic verb and "that" of which none is known, at most."""
_Placed = tuple[tuple[int, int], str]
"""First and last (half-open) token of a speaker, and the rule that found it."""


def find_verb_of_saying(sentence: SentenceWords, index: int) -> FoundAttribution | None:
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
    found = verb_and_stance(sentence.row, index)
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
    made = make_attribution(
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
    shows = any(
        phrases_of_list("showing", "nouns").match_at(row, at, exact=True) for at in range(first, last)
    )
    if row[last - 1].word == "and" or shows:
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
    of_body = end - 1 > first and sentence.row[end - 1].word in {"of", "for"}
    return (
        token.written[0].isupper()
        or (of_body and has_speaking_noun(sentence, first, end - 1))
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
    if any(row[at].is_numeric or row[at].word in _FINITE for at in range(match.last, last)):
        return None
    if row[match.last].word in {"a", "an"} and not has_speaking_noun(sentence, match.last, last):
        return None
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
    if head < index and has_speaking_noun(sentence, head, head + 1):
        return (head, index), "verb"
    return None


def _behind_first_actor(sentence: SentenceWords, first: int, last: int) -> int:
    """Return the index behind the first actor of some tokens: whom it accuses stands right behind."""
    actors = sentence.actors_in(first, last)
    if not actors[1:]:
        return last
    return next((at for at in range(first, last) if sentence.row[at].start >= actors[0].end), last)


def verb_and_stance(row: Sequence[Token], index: int) -> tuple[PhraseMatch, Stance, bool] | None:
    """Return the verb of saying at a token, its stance, and whether it accuses; None without one."""
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
