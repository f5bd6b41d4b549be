"""Groups of nouns in a clause: the words of a subject, of an object, or behind "by", "between", "to"."""

import re
from dataclasses import dataclass
from typing import Final

from geodata.brief.record_fields import TextSpan
from geodata.prose.events.clauses import Clause, is_time
from geodata.prose.events.event_choice import TellingText
from geodata.prose.events.event_word_tables import EventWord
from geodata.prose.lexicon import phrases_of_list
from geodata.prose.tokens import Token

_BREAK: Final = re.compile(r"[,،;؛:()—–\n]|\s-\s")
_COMMAS: Final = frozenset({",", "،"})
_LONGEST: Final = 14
"""Words of a group, at most."""
_LIST_REACH: Final = 5
"""Words in which a list of names must come to another comma or "and"."""
_ARTICLE: Final = "ال"
_AND: Final = "و"
_WITH: Final = "ب"
_TO: Final = "لل"
_ACCUSED_OF: Final = frozenset({"of", "for", "over", "with"})
_BEFORE: Final = "قبل"
_SHORTEST: Final = 3


@dataclass(frozen=True)
class ClauseWords:
    """The words of a clause, by the numbers of their tokens in the sentence."""

    sentence: TellingText
    clause: Clause

    @property
    def row(self) -> tuple[Token, ...]:
        """Return the tokens of the sentence."""
        return self.sentence.row

    def span(self, first: int, last: int) -> TextSpan | None:
        """Return the offsets of some tokens; None where there are none."""
        return (self.row[first].start, self.row[last - 1].end) if first < last else None

    def is_edge(self, at: int) -> bool:
        """Return whether a group of nouns ends before a token: at a preposition, a time, the end."""
        return at >= self.clause.last or self._is_in(at, "event-roles", "edges")

    def group_at(self, first: int) -> TextSpan | None:
        """Return the offsets of the group of nouns that begins at a token."""
        return None if self.is_edge(first) or self._breaks(first) else self.span(first, self.group_end(first))

    def group_end(self, first: int) -> int:
        """Return the token behind the group of nouns that begins at one."""
        at = first
        while at < self.clause.last and at - first < _LONGEST:
            if at > first and (self.is_edge(at) or (self._breaks(at) and not self._goes_on(at))):
                break
            if at in self.sentence.words and self.sentence.words[at].form is not None:
                break
            at += 1
        return at

    def behind(self, name: str, first: int) -> TextSpan | None:
        """Return the group behind the first word of a list of roles ("by", "to") after a token."""
        for at in range(first, self.clause.last):
            found = phrases_of_list("event-roles", name).match_at(self.row, at, exact=True)
            if found is None:
                # The Arabic "to" is joined to a word with its article.
                if name == "to" and at > first and self.row[at].word.startswith(_TO):
                    return self.span(at, max(self.group_end(at), at + 1))
                continue
            last = found.last
            if last < self.clause.last and not self.row[last].is_numeric and self.row[last].word != _BEFORE:
                return self.span(last, max(self.group_end(last), last + 1))
        return None

    def subject_before(self, last: int) -> TextSpan | None:
        """Return the subject before an English verb, without auxiliaries, times and what follows its noun."""
        end = last
        while end > self.clause.first and self._is_in(end - 1, "event-roles", "auxiliaries"):
            end -= 1
        if end == self.clause.first:
            return None
        if self._breaks(end):
            return self._subject_before_comma(end)
        first = end
        while first > self.clause.first and end - first < _LONGEST:
            before = first - 1
            if first < end and self._breaks(first) and not self._goes_on(first):
                # "The Rubymar, a cargo vessel, sank": the first words name it too.
                head = self.clause.first
                first = head if self._is_apposition(head, first) else first
                break
            if self._ends_subject(before):
                break
            first = before
        while first < end and self._is_in(first, "clause-openers"):
            first += 1
        return self._without_place(first, end)

    def arabic_subject_before(self, last: int) -> TextSpan | None:
        """Return a subject that stands before its Arabic verb."""
        first = self.clause.first
        while first < last and (
            self._is_in(first, "clause-openers") or self._is_in(first, "event-roles", "auxiliaries")
        ):
            first += 1
        if first >= last or self.is_edge(first) or first in self.sentence.words or is_time(self.row, first):
            return None
        return self.span(first, min(self.group_end(first), last))

    def skip_time(self, at: int) -> int:
        """Return the token behind words of time: "in May", «صباح الأحد 25 أوت»."""
        while at < self.clause.last - 1:
            here = self.row[at]
            number = here.is_numeric and is_time(self.row, at + 1)
            if number or is_time(self.row, at) or self._is_in(at, "event-roles", "times"):
                at += 1
            elif (
                self.is_edge(at)
                and self.row[at + 1].is_numeric
                and at + 2 < len(self.row)
                and is_time(self.row, at + 2)
            ):
                at += 2
            else:
                break
        return at

    def end_of_doer(self, first: int, last: int) -> int:
        """Return the token behind the doer that begins an Arabic group: noun, what it governs, adjectives."""
        row, at = self.row, first + 1
        if at >= last:
            return last
        defined = row[first].word.startswith(_ARTICLE)
        while not defined and at < last and self._is_in(at - 1, "event-roles", "heads", exact=False):
            defined = row[at].word.startswith(_ARTICLE)
            at += 1
        if not defined and at > first + 1 and at < last and row[at].word.startswith(_ARTICLE):
            defined, at = True, at + 1
        while at < last and self._goes_with(at, defined=defined):
            at += 1
        return at

    def adjective_behind(self, at: int) -> TextSpan | None:
        """Return the words behind an Arabic noun that name its doer: an adjective, or what it governs."""
        if self.is_edge(at) or self._breaks(at) or at in self.sentence.words or self.row[at].is_numeric:
            return None
        return self.span(at, self.end_of_doer(at, self.group_end(at)))

    def names_before(self, at: int) -> TextSpan | None:
        """Return the names just before an English noun: "Israeli", "Russia's"."""
        first = at
        while first > self.clause.first and first in range(at - _LIST_REACH, at + 1):
            before = self.row[first - 1]
            if self._breaks(first) or not (before.written[0].isupper() or before.word == "s"):
                break
            if is_time(self.row, first - 1):
                break
            first -= 1
        while first < at and self._is_in(first, "clause-openers"):
            first += 1
        return self.span(first, at) if first < at and not self.is_edge(first) else None

    def event_noun_in(self, span: TextSpan) -> EventWord | None:
        """Return the noun of an event among some words."""
        for at in range(self.clause.first, self.clause.last):
            word = self.sentence.words.get(at)
            if word is not None and word.form is None and span[0] <= self.row[at].start < span[1]:
                return word
        return None

    def accused(self, last: int) -> TextSpan | None:
        """Return whom a verb of accusation before a token accuses: "accuses A of", «تتهم أ ب ب…»."""
        for at in range(self.clause.first, last):
            match = phrases_of_list("event-alleged").match_at(self.row, at, verb=True)
            if match is None:
                continue
            if self.row[at].word.isascii():
                ends = (each for each in range(match.last, last) if self.row[each].word in _ACCUSED_OF)
                return self.span(match.last, next(ends, match.last))
            end = self.before_joined_with(match.last) or last
            return self.span(self.end_of_doer(match.last, end), min(end, last))
        return None

    def before_joined_with(self, first: int) -> int | None:
        """Return the first token behind one that begins with the joined Arabic "with"; None without one."""
        for at in range(first + 1, self.clause.last):
            word = self.row[at].word
            if word.startswith(_WITH) and len(word) > _SHORTEST:
                return at
        return None

    def _goes_with(self, at: int, *, defined: bool) -> bool:
        """Return whether a token is an adjective of the Arabic noun before it, or a name joined by "and"."""
        word = self.row[at].word
        if word.startswith(_AND + _ARTICLE):
            return True
        adjective = not (self._is_thing(at) or self._is_in(at, "event-roles", "names"))
        if defined:
            return word.startswith(_ARTICLE) and adjective
        return adjective and word.endswith(("ي", "يه", "ين", "ون")) and not word.startswith(_ARTICLE)

    def _is_thing(self, at: int) -> bool:
        return any(each.first == at for each in self.sentence.things)

    def _is_in(self, at: int, *path: str, exact: bool = True) -> bool:
        return phrases_of_list(*path).match_at(self.row, at, exact=exact) is not None

    def _breaks(self, at: int) -> bool:
        """Return whether punctuation stands before a token."""
        return 0 < at < len(self.row) and bool(
            _BREAK.search(self.sentence.content, self.row[at - 1].end, self.row[at].start)
        )

    def _goes_on(self, at: int) -> bool:
        """Return whether a comma before a token only parts names: another comma or "and" soon follows."""
        gap = self.sentence.content[self.row[at - 1].end : self.row[at].start].strip()
        if gap not in _COMMAS or not self.row[at].begins_like_name:
            return False
        return any(self._joins(near) for near in range(at, min(at + _LIST_REACH, self.clause.last)))

    def _joins(self, at: int) -> bool:
        word = self.row[at].word
        return word == "and" if word.isascii() else word.startswith(_AND)

    def _ends_subject(self, at: int) -> bool:
        """Return whether a token cannot be in the subject behind it: a conjunction, a verb, a time."""
        if self._is_in(at, "clause-openers") and self.row[at].word != "and":
            return True
        verb = self.sentence.words.get(at)
        return (verb is not None and verb.form is not None) or is_time(self.row, at)

    def _is_apposition(self, first: int, last: int) -> bool:
        """Return whether the words before a comma are a name or a noun, and no time or place."""
        return not any(
            self.is_edge(at) or is_time(self.row, at) or at in self.sentence.words
            for at in range(first, last)
        )

    def _subject_before_comma(self, end: int) -> TextSpan | None:
        """Return the subject that words between commas part from its verb."""
        at = end - 1
        while at > self.clause.first and not self._breaks(at):
            at -= 1
        if at <= self.clause.first:
            return None
        first = at
        while (
            first > self.clause.first and not (self._breaks(first) and first < at) and at - first < _LONGEST
        ):
            if self._ends_subject(first - 1):
                break
            first -= 1
        return self._without_place(first, at)

    def _without_place(self, first: int, last: int) -> TextSpan | None:
        """Return some tokens cut before the place or time that follows the noun."""
        for at in range(first + 1, last):
            if self._is_in(at, "event-roles", "edges"):
                return self.span(first, at)
        return self.span(first, last)
