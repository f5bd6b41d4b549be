"""Roles beside an event phrase: offsets of the words for the doer and for those it is done to."""

from dataclasses import dataclass
from typing import Final

from geodata.brief.record_fields import TextSpan
from geodata.prose.events.clauses import Clause
from geodata.prose.events.event_choice import EventCandidate, TellingText
from geodata.prose.events.event_word_tables import EventWord
from geodata.prose.events.noun_groups import ClauseWords
from geodata.prose.events.verb_forms import VerbForm

_PROVIDE: Final = "provide"
_WITH: Final = "with"
_PLURALS: Final = ("وا", "تا", "ون", "ان")
"""Endings of Arabic verbs whose doer has been named before."""


@dataclass(frozen=True)
class EventRoles:
    """Half-open offsets of the words for those in an event; None where no word names one."""

    agent: TextSpan | None = None
    """Words for the doer; of talks, clashes and agreements the words for all sides."""
    patient: TextSpan | None = None
    """Words for those or the thing it is done to."""
    recipient: TextSpan | None = None
    """Words for the receiver, behind an explicit "to" or "for"."""
    supplier: TextSpan | None = None
    """Words for the sender, behind an explicit "from"."""


def event_roles(sentence: TellingText, clause: Clause, found: EventCandidate, *, alleged: bool) -> EventRoles:
    """Return the doer and the others of an event, as far as its clause names them.

    The words of a role are those of a whole group of nouns ("the army and its allies"); which of them are
    actors is left to the reader of names.
    """
    words = ClauseWords(sentence, clause)
    agent, patient = _doer_and_object(words, found)
    if alleged:
        agent = words.accused(found.word.first) or agent
    if not sentence.kinds.kinds[found.kind].drafting.sends:
        return EventRoles(agent, patient)
    given = _given_to(words, found)
    return EventRoles(
        agent,
        None if given else patient,
        given or words.behind("to", found.word.last),
        words.behind("from", found.word.last),
    )


def _doer_and_object(words: ClauseWords, found: EventCandidate) -> tuple[TextSpan | None, TextSpan | None]:
    word = found.word
    if word.form is None:
        return _of_noun(words, word)
    arabic = not words.row[word.first].word.isascii()
    agent, patient = _of_arabic_verb(words, found) if arabic else _of_english_verb(words, found)
    # "Fighting between A and B erupted", "an Israeli strike killed two": the noun names who does it.
    noun = words.event_noun_in(agent) if agent else None
    if noun is not None and noun != word:
        doer, done = _of_noun(words, noun)
        return doer, patient or done
    return agent, patient


def _of_english_verb(words: ClauseWords, found: EventCandidate) -> tuple[TextSpan | None, TextSpan | None]:
    """Return doer and object of an English verb."""
    word = found.word
    subject = words.subject_before(word.first)
    if found.is_passive:
        return words.behind("by", word.last), subject
    return subject, words.group_at(word.last)


def _of_arabic_verb(words: ClauseWords, found: EventCandidate) -> tuple[TextSpan | None, TextSpan | None]:
    """Return doer and object of an Arabic verb: verb, doer, object; or the doer before its verb."""
    word = found.word
    behind = words.skip_time(word.last)
    ahead = words.arabic_subject_before(word.first)
    if found.is_passive:
        return words.behind("by", word.last), words.group_at(behind) or ahead
    if ahead is not None:
        return ahead, words.group_at(behind)
    row = words.row
    if behind > word.last or row[word.last - 1].written.endswith(_PLURALS) or words.is_edge(behind):
        return None, words.group_at(behind)
    last = words.group_end(behind)
    middle = words.end_of_doer(behind, last)
    return words.span(behind, middle), words.span(middle, last) or words.group_at(words.skip_time(last))


def _of_noun(words: ClauseWords, word: EventWord) -> tuple[TextSpan | None, TextSpan | None]:
    """Return doer and object of a noun: "strikes by X on Y", "talks between A and B"."""
    if (sides := words.behind("between", word.last)) is not None:
        return sides, None
    arabic = not words.row[word.first].word.isascii()
    agent = words.behind("by", word.last)
    if agent is None:
        agent = words.adjective_behind(word.last) if arabic else words.names_before(word.first)
    return agent, words.behind("on", word.last)


def _given_to(words: ClauseWords, found: EventCandidate) -> TextSpan | None:
    """Return whom something is given to by the grammar alone: "supplied Mali with drones", «تزويد مالي ب»."""
    word = found.word
    if word.name != _PROVIDE or found.is_passive:
        return None
    row, first = words.row, word.last
    if row[word.first].word.isascii():
        end = words.group_end(first)
        return words.span(first, end) if end < len(row) and row[end].word == _WITH else None
    if word.form in {VerbForm.PERFECT, VerbForm.IMPERFECT, VerbForm.FUTURE}:
        last = words.group_end(first)
        first = words.end_of_doer(first, last) if first < last else first
    behind = words.before_joined_with(first)
    return words.span(first, behind) if behind is not None else None
