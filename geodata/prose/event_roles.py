"""Who does what an event phrase tells, and whom or what it is done to: offsets of their words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from geodata.brief.record_fields import TextSpan
from geodata.prose.clauses import Clause
from geodata.prose.event_choice import EventCandidate, Sentence
from geodata.prose.lexicon import phrases_of_list
from geodata.prose.verb_forms import VerbForm

_BREAK: Final = re.compile(r"[,،;؛:()—–\n]|\s-\s")
_LONGEST: Final = 12
"""Words of a doer, at most."""
_ARTICLE: Final = "ال"
_CONJUNCTION: Final = "و"


@dataclass(frozen=True)
class EventRoles:
    """Half-open offsets of the words for those in an event; None where no word names one."""

    agent: TextSpan | None = None
    """Who does it."""
    patient: TextSpan | None = None
    """Whom or what it is done to."""
    recipient: TextSpan | None = None
    """Whom something goes to, by an explicit word."""
    supplier: TextSpan | None = None
    """Whom something comes from, by an explicit word."""


def event_roles(sentence: Sentence, clause: Clause, found: EventCandidate, *, alleged: bool) -> EventRoles:
    """Return the doer and the others of an event, as far as its clause names them.

    The words of a role are those of a whole group of names ("the army and its allies"); which of them are
    actors is left to the reader of names.
    """
    words = _Words(sentence, clause)
    arabic = not sentence.row[found.word.first].word.isascii()
    if found.word.form is None:
        agent, patient = words.of_noun(found, arabic=arabic)
    elif arabic:
        agent, patient = words.of_arabic_verb(found)
    else:
        agent, patient = words.of_english_verb(found)
    if alleged:
        agent = words.accused(found) or agent
    recipient = words.behind("to", found.word.last)
    supplier = words.behind("from", found.word.last)
    return EventRoles(agent, patient, recipient, supplier)


@dataclass(frozen=True)
class _Words:
    """The words of a clause, by the numbers of their tokens."""

    sentence: Sentence
    clause: Clause

    def span(self, first: int, last: int) -> TextSpan | None:
        """Return the offsets of some tokens; None where there are none."""
        row = self.sentence.row
        return (row[first].start, row[last - 1].end) if first < last else None

    def breaks(self, at: int) -> bool:
        """Return whether punctuation stands before a token."""
        row = self.sentence.row
        return at > 0 and bool(_BREAK.search(self.sentence.content, row[at - 1].end, row[at].start))

    def is_in(self, at: int, *path: str, exact: bool = True) -> bool:
        """Return whether a phrase of a list begins at a token."""
        return phrases_of_list(*path).match_at(self.sentence.row, at, exact=exact) is not None

    def group(self, first: int, stops: Iterable[str] = ("edges",)) -> int:
        """Return the token behind the group of nouns that begins at one."""
        at = first
        while at < self.clause.last and at - first < _LONGEST:
            if at > first and self.breaks(at) and not self._is_listed(at):
                break
            if at > first and any(self.is_in(at, "event-roles", name) for name in stops):
                break
            if at > first and at in self.sentence.words and self.sentence.words[at].form is not None:
                break
            at += 1
        return at

    def _is_listed(self, at: int) -> bool:
        """Return whether a comma before a token only parts names: another comma or "and" soon follows."""
        row = self.sentence.row
        gap = self.sentence.content[row[at - 1].end : row[at].start].strip()
        if gap not in {",", "،"} or not row[at].begins_like_name:
            return False
        return any(
            row[near].word == "and"
            or (not row[near].word.isascii() and row[near].word.startswith(_CONJUNCTION))
            for near in range(at, min(at + 4, self.clause.last))
        )

    def by(self, first: int) -> TextSpan | None:
        """Return the doer behind "by", «من قبل», «على يد» after a token."""
        return self._behind(("by",), first)

    def behind(self, name: str, first: int) -> TextSpan | None:
        """Return the words behind an explicit "to" or "from" after a token."""
        return self._behind((name,), first)

    def _behind(self, names: Iterable[str], first: int) -> TextSpan | None:
        row = self.sentence.row
        for at in range(first, self.clause.last):
            for name in names:
                found = phrases_of_list("event-roles", name).match_at(row, at, exact=True)
                if found is not None and found.last < self.clause.last and not row[found.last].is_numeric:
                    return self.span(found.last, self.group(found.last))
                if name == "to" and self._has_joined_to(at) and at > first:
                    return self.span(at, self.group(at))
        return None

    def _has_joined_to(self, at: int) -> bool:
        """Return whether the Arabic "to" is joined to a word with its article: «للجيش»."""
        return self.sentence.row[at].word.startswith("لل")

    def before(self, last: int) -> TextSpan | None:
        """Return the subject before an English verb: the words before it that are no time and no auxiliary."""
        row, at = self.sentence.row, last
        while at > self.clause.first and self.is_in(at - 1, "event-roles", "auxiliaries"):
            at -= 1
        end = at
        while at > self.clause.first and end - at < _LONGEST:
            if at < end and self.breaks(at) and not self._is_listed(at):
                break
            before = at - 1
            if self.is_in(before, "clause-openers") and row[before].word != "and":
                break
            if before in self.sentence.words and self.sentence.words[before].form is not None:
                break
            at = before
        while at < end and (self.is_in(at, "clause-openers") or row[at].is_numeric and at + 1 == end):
            at += 1
        if at == end and self.breaks(end) and end > self.clause.first:
            return self._before_apposition(end)
        return self._without_place(at, end)

    def _before_apposition(self, end: int) -> TextSpan | None:
        """Return the subject parted from its verb by words between commas."""
        at = end - 1
        while at > self.clause.first and not self.breaks(at):
            at -= 1
        first = at
        while first > self.clause.first and not self.breaks(first):
            first -= 1
        return self.span(first, at) if first < at else None

    def _without_place(self, first: int, last: int) -> TextSpan | None:
        """Return some tokens cut before the place or time that follows the noun."""
        for at in range(first + 1, last):
            if self.is_in(at, "event-roles", "edges"):
                return self.span(first, at)
        return self.span(first, last)

    def of_english_verb(self, found: EventCandidate) -> tuple[TextSpan | None, TextSpan | None]:
        """Return doer and object of an English verb."""
        word = found.word
        subject = self.before(word.first)
        if found.is_passive:
            return self.by(word.last), subject
        done = self.span(word.last, self.group(word.last))
        return subject, done if done and not self.is_in(word.last, "event-roles", "edges") else None

    def of_arabic_verb(self, found: EventCandidate) -> tuple[TextSpan | None, TextSpan | None]:
        """Return doer and object of an Arabic verb: verb, doer, object; or the doer before its verb."""
        word = found.word
        first, last = word.last, self.group(word.last)
        if found.is_passive:
            return self.by(word.last), self.span(first, last) or self._arabic_before(word.first)
        if ahead := self._arabic_before(word.first):
            return ahead, self.span(first, last)
        if first >= last:
            return None, None
        middle = self._end_of_doer(first, last)
        return self.span(first, middle), self.span(middle, last)

    def _arabic_before(self, last: int) -> TextSpan | None:
        """Return a subject that stands before its verb."""
        first = self.clause.first
        while first < last and (
            self.is_in(first, "clause-openers") or self.is_in(first, "event-roles", "auxiliaries")
        ):
            first += 1
        if first >= last or self.is_in(first, "event-roles", "edges") or first in self.sentence.words:
            return None
        end = self.group(first)
        return self.span(first, min(end, last))

    def _end_of_doer(self, first: int, last: int) -> int:
        """Return the token behind the doer that begins a group: its noun, the noun it governs, adjectives."""
        row, at = self.sentence.row, first + 1
        defined = row[first].word.startswith(_ARTICLE)
        if not defined and self.is_in(first, "event-roles", "heads", exact=False) and at < last:
            while at < last - 1 and self.is_in(at, "event-roles", "heads", exact=False):
                at += 1
            defined = row[at].word.startswith(_ARTICLE)
            at += 1
        while at < last and (
            row[at].word.startswith(_ARTICLE) or row[at].word.startswith(_CONJUNCTION + _ARTICLE)
        ):
            if not _agrees(row[at].word, defined=defined):
                break
            at += 1
        return at

    def of_noun(self, found: EventCandidate, *, arabic: bool) -> tuple[TextSpan | None, TextSpan | None]:
        """Return doer and object of a noun: "strikes by X on Y", "talks between A and B"."""
        row, word = self.sentence.row, found.word
        sides = self._behind(("between",), word.last)
        if sides is not None:
            return sides, None
        agent = self.by(word.last)
        if agent is None and arabic and word.last < self.clause.last:
            agent = self._arabic_adjective(word.last)
        elif agent is None and not arabic:
            agent = self._english_adjective(word.first)
        done = self._behind(("on",), word.last)
        at = word.last
        if done is None and at < self.clause.last and row[at].word == "of":
            done = self.span(at + 1, self.group(at + 1))
        return agent, done

    def _arabic_adjective(self, at: int) -> TextSpan | None:
        """Return the adjective of a nation, or the noun that is governed, just behind an Arabic noun."""
        if self.breaks(at) or self.is_in(at, "event-roles", "edges") or at in self.sentence.words:
            return None
        return self.span(at, at + 1)

    def _english_adjective(self, at: int) -> TextSpan | None:
        """Return the names just before an English noun: "Israeli", "Russia's"."""
        row, first = self.sentence.row, at
        while first > self.clause.first and not self.breaks(first) and row[first - 1].written[0].isupper():
            first -= 1
        return self.span(first, at)

    def accused(self, found: EventCandidate) -> TextSpan | None:
        """Return whom a verb of accusation accuses: "accuses A and B of supplying", «تتهم أ وب بتزويد»."""
        row = self.sentence.row
        for at in range(self.clause.first, found.word.first):
            match = phrases_of_list("event-alleged").match_at(row, at, verb=True)
            if match is None:
                continue
            if row[at].word.isascii():
                end = next(
                    (
                        each
                        for each in range(match.last, found.word.first)
                        if row[each].word in {"of", "for", "over"}
                    ),
                    0,
                )
                return self.span(match.last, end)
            return self._accused_in_arabic(match.last, found.word.first)
        return None

    def _accused_in_arabic(self, first: int, last: int) -> TextSpan | None:
        """Return the accused between the accuser and the deed, which «ب» joins."""
        middle = self._end_of_doer(first, last) if first < last else last
        return self.span(middle, last)


def _agrees(word: str, *, defined: bool) -> bool:
    """Return whether a word with the article may be an adjective of the noun before it."""
    return defined and word.endswith(("ي", "يه", "يين", "يون", "ه", "يات")) or word.startswith("وال")


def is_sending(form: VerbForm | None) -> bool:
    """Return whether a word is a verb, whose giver may be its subject."""
    return form is not None
