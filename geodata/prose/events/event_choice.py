"""The kind of event that a word of a clause tells of, by the words beside it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from geodata.kinds.kind_table import KindTable
from geodata.prose.events.clauses import Clause
from geodata.prose.events.event_things import NAME_CLASS, Thing
from geodata.prose.events.event_word_tables import EventWord, WordTable
from geodata.prose.events.verb_forms import VerbForm
from geodata.prose.lexicon import phrases_of_list, word_lists
from geodata.prose.tokens import Token

_DAMMA = re.compile("^[وف]?[\u0621-\u064a]\u064f")
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "get", "gets", "got", "am"})
_HAVE = frozenset({"has", "have", "had", "having"})
_SINCE = "since"
_COUNTED_FROM = frozenset({"من", "علي"})
_AROUND = frozenset({"قبل", "بعد"})
_TO = "ل"
_BETWEEN = 4
"""Words between an auxiliary and its participle, at most."""
_NONE = "none"
_HEADS = frozenset(
    {
        "vessel",
        "aircraft",
        "weapon",
        "troop",
        "official",
        "place",
        "structure",
        "route",
        "parley",
        "measure",
        "suspect",
        "line",
        "court",
    }
)
"""Classes of things before which an English noun only tells of what sort they are."""
SENT_GOODS = "sent-goods"
_GERUND = "ing"
_SAYING = "saying"
_CASUALTY = "casualty"
_HARM_CHOICE = "hurt"
"""Name of the choice by which the words of harm tell a kind."""
_KILLING = frozenset({"kill", "injured"})
"""Names of the choices of words that tell of harm where no thing tells its kind."""
_GOODS = "goods"
_REACH = 14
"""Words from a verb or noun in which the thing is looked up that tells its kind."""

# How strong a word is beside the others of its clause, and how sure its kind.
_VERB, _NOUN, _STATED, _DEFAULT, _HARM, _WEAK, _TIME, _SAID = 8, 7, 6, 5, 4, 3, 2, 1
_SURE: Mapping[int, float] = {
    _VERB: 0.9,
    _NOUN: 0.8,
    _STATED: 0.7,
    _DEFAULT: 0.7,
    _HARM: 0.6,
    _WEAK: 0.4,
    _TIME: 0.3,
    _SAID: 0.3,
}
_TRANSITIVE = frozenset({"hit", "target", "seize", "intercept", "destroy"})
"""Names of the choices whose English verbs always have an object."""
_RANKS: Mapping[str, int] = {
    WordTable.CASUALTY: _HARM,
    WordTable.WEAK: _WEAK,
    WordTable.SAYING: _SAID,
}
"""Ranks by the table of a word, or by what a choice comes to."""
_UNSURE = 0.15
"""Weight that a kind loses where no thing beside the word tells it."""


@dataclass(frozen=True)
class TellingText:
    """A sentence while its events are looked for."""

    content: str
    row: tuple[Token, ...]
    words: Mapping[int, EventWord]
    things: tuple[Thing, ...]
    kinds: KindTable


@dataclass(frozen=True)
class EventCandidate:
    """A word that tells of an event, with its kind and how strong it is beside others."""

    word: EventWord
    kind: str
    rule: str
    rank: int
    weight: float
    is_passive: bool = False
    is_time: bool = False
    """Whether the words are only a time or a cause ("since the war", "after the attack")."""


def candidates_in(sentence: TellingText, clause: Clause) -> Iterator[EventCandidate]:
    """Yield what the words of a clause tell of, in their order."""
    for at in range(_behind_condition(sentence, clause), clause.last):
        word = sentence.words.get(at)
        if word is None or word.table is WordTable.OTHER or _is_modifier(sentence, word):
            continue
        found = _candidate(sentence, clause, word)
        if found is None or _describes(sentence, found, clause) or _is_unreal(sentence, found, clause):
            continue
        time = _is_time(sentence.row, found.word, clause) and not _is_cause_of_harm(sentence, found, clause)
        yield _as_time(found) if time else found


def _is_cause_of_harm(sentence: TellingText, found: EventCandidate, clause: Clause) -> bool:
    """Return whether a noun is the cause of harm that its clause tells of: "died after the strike"."""
    violent = sentence.kinds.is_violent(found.kind)
    if not violent or not _before(sentence.row, found.word, clause, "unreal", "cause"):
        return False
    told = (sentence.words.get(at) for at in range(clause.first, clause.last))
    return any(
        each is not None and (each.table is WordTable.CASUALTY or each.name in _KILLING) for each in told
    )


def _behind_condition(sentence: TellingText, clause: Clause) -> int:
    """Return the token behind the condition that a clause begins with: up to a comma, else all of it."""
    if not phrases_of_list("conditions").match_at(sentence.row, clause.first, verb=True):
        return clause.first
    rest = range(clause.first + 1, clause.last)
    return next((at for at in rest if not sentence.row[at].is_joined), clause.last)


def _is_modifier(sentence: TellingText, word: EventWord) -> bool:
    """Return whether an English noun only tells of what sort the next noun is: "a supply boat"."""
    row, last = sentence.row, word.last
    if word.form is not None or word.table is WordTable.WEAK or last >= len(row):
        return False
    joined = row[last].is_joined and row[last].word.isascii() and not row[last - 1].word.endswith(_GERUND)
    return joined and any(each.first == last and each.classes & _HEADS for each in sentence.things)


def _candidate(sentence: TellingText, clause: Clause, word: EventWord) -> EventCandidate | None:
    """Return what a word tells, and how sure; None where it tells of no event."""
    passive = is_passive(sentence.row, word, clause, sentence.kinds)
    rule = "noun" if word.form is None else "passive" if passive else "verb"
    kind, sure, fixed = word.name, True, None
    if word.table is WordTable.CHOICE:
        choice = word_lists()["choose"][word.name]
        chosen, sure = _chosen(choice, sentence, clause, word, passive=passive)
        kind, fixed = (
            chosen or _NONE,
            _WEAK if choice.get("weak") else _VERB if choice.get("strong") else None,
        )
        if _is_counted(sentence.row, word, clause):
            kind = _CASUALTY
        elif _is_sent_goods(kind, sentence.kinds):
            rule = SENT_GOODS
        elif sure:
            rule += "-and-thing"
    elif word.table is WordTable.CASUALTY:
        hurt = word_lists()["choose"][_HARM_CHOICE]
        chosen, sure = _chosen(hurt, sentence, clause, word, passive=passive)
        kind = chosen or _CASUALTY
        rule += "-and-thing" if kind != _CASUALTY else ""
    rank = _RANKS.get(kind if word.table is WordTable.CASUALTY else word.table) or _RANKS.get(kind)
    if rank is None and kind not in sentence.kinds.kinds:
        return None
    kind, rule = _told_by_table(word, kind, rule, sentence.kinds)
    rank = fixed or rank or _rank(word, kind, sentence.kinds)
    weight = _SURE[rank] - (0 if sure or rank == _HARM else _UNSURE)
    return EventCandidate(word, kind, rule, rank, weight, passive)


def _told_by_table(word: EventWord, kind: str, rule: str, kinds: KindTable) -> tuple[str, str]:
    """Return kind and rule of a word: those of harm, of speech and of weak words are their own."""
    if word.table is WordTable.SAYING or kind == _SAYING:
        return kinds.speech_kind, _SAYING
    if kind == _CASUALTY:
        return kinds.default, _CASUALTY
    return kind, "weak" if word.table is WordTable.WEAK else rule


def _is_counted(row: Sequence[Token], word: EventWord, clause: Clause) -> bool:
    """Return whether a participle only describes a number of people: "12 captured"."""
    at = word.first - 1
    if word.form not in {VerbForm.PAST, VerbForm.PARTICIPLE} or at < clause.first:
        return False
    # The number of a name ("M23 took") follows its letters without a space.
    alone = at == 0 or row[at - 1].end < row[at].start
    return row[at].is_numeric and row[word.first].is_joined and alone


def _rank(word: EventWord, kind: str, kinds: KindTable) -> int:
    if kind == kinds.default:
        return _DEFAULT
    if word.form is None:
        return _STATED if kinds.is_speech(kind) else _NOUN
    return _VERB


def _is_sent_goods(kind: str, kinds: KindTable) -> bool:
    """Return whether a kind is told by goods that are sent."""
    return kind in kinds.kinds and kinds.kinds[kind].drafting.sent == _GOODS


def is_passive(row: Sequence[Token], word: EventWord, clause: Clause, kinds: KindTable) -> bool:
    """Return whether a verb is in the passive."""
    if word.form in {VerbForm.PERFECT, VerbForm.IMPERFECT, VerbForm.FUTURE}:
        return bool(_DAMMA.match(row[word.first].written))
    if word.form not in {VerbForm.PAST, VerbForm.PARTICIPLE}:
        return word.form is VerbForm.PASSIVE
    for at in range(word.first - 1, max(clause.first, word.first - _BETWEEN) - 1, -1):
        if row[at].word in _BE | _HAVE:
            return row[at].word in _BE
    after = row[word.last].word if word.last < clause.last else ""
    alone = _needs_object(word, kinds) and (not after or _is_edge(row, word.last))
    return alone or after == "by" or word.form is VerbForm.PARTICIPLE


def _needs_object(word: EventWord, kinds: KindTable) -> bool:
    """Return whether an English verb without an object can only be a passive: "a vessel hit on Sunday"."""
    has_object = word.name in kinds.kinds and kinds.kinds[word.name].drafting.transitive
    return word.last - word.first == 1 and (has_object or word.name in _TRANSITIVE)


def _is_edge(row: Sequence[Token], at: int) -> bool:
    return (
        not row[at].is_joined
        or phrases_of_list("event-roles", "edges").match_at(row, at, exact=True) is not None
    )


def _chosen(
    choice: Mapping[str, Any], sentence: TellingText, clause: Clause, word: EventWord, *, passive: bool
) -> tuple[str | None, bool]:
    """Return the kind that the things beside a word tell, and whether one of them did."""
    here = [
        each
        for each in sentence.things
        if clause.first <= each.first < clause.last and not _covers(word, each)
    ]
    before = [each for each in here if each.first < word.first]
    english = sentence.row[word.first].word.isascii()
    if not before and passive and english:  # the subject of the clause before it
        before = [each for each in sentence.things if each.first < clause.first]
    after = [_beside(each, word) for each in here if word.last <= each.first < word.last + _REACH]
    doers, done = (after, before) if passive and (english or before) else (before, after)
    for listed, things in (
        ("first", here),
        ("subject", doers[::-1] if english else after[:1]),
        ("done", done),
        ("object", _acted_on(word, done, doers, english=english)),
        ("near", [each for each in sentence.things if not _covers(word, each)]),
    ):
        table = choice.get(listed, {})
        if listed == "object" and "sent" in choice:
            table = _sent_kinds(sentence.kinds, tuple(choice["sent"])) | table
        if (kind := _first_told(table, things, done, sentence.things)) is not None:
            return kind, True
    return choice.get("otherwise"), False


@lru_cache(maxsize=32)
def _sent_kinds(kinds: KindTable, sent: tuple[str, ...]) -> dict[str, str]:
    """Return the kinds that sending is, by the class of what is sent; ``sent`` are lists of such classes."""
    lists = word_lists()["sent"]
    return {
        name: kind.id
        for kind in kinds.kinds.values()
        if kind.drafting.sent in sent
        for name in lists[kind.drafting.sent]
    }


def _acted_on(
    word: EventWord, done: Sequence[Thing], doers: Sequence[Thing], *, english: bool
) -> Sequence[Thing]:
    """Return the things of an event in the order in which they tell its kind: those it acts on come first."""
    return done if word.form is None and not english else [*done, *(doers if english else reversed(doers))]


def _beside(thing: Thing, word: EventWord) -> Thing:
    """Return a thing behind a word; a name is one for its kind only directly behind it."""
    return thing if thing.first == word.last else replace(thing, classes=thing.classes - {NAME_CLASS})


def _first_told(
    kinds: Mapping[str, str], things: Sequence[Thing], done: Sequence[Thing], sentence: Sequence[Thing]
) -> str | None:
    """Return the kind of the first thing of a class that the table names.

    "a>b" asks for a thing b that it is done to, "a&b" for a thing b anywhere in the sentence.
    """
    for each in things:
        for name, kind in kinds.items():
            asked, _, of = name.partition(">")
            asked, _, beside = asked.partition("&")
            if asked not in each.classes:
                continue
            if (not of or _any_is(of, done, each)) and (not beside or _any_is(beside, sentence, each)):
                return kind
    return None


def _any_is(name: str, things: Sequence[Thing], but: Thing) -> bool:
    return any(name in each.classes for each in things if each is not but)


def _describes(sentence: TellingText, found: EventCandidate, clause: Clause) -> bool:
    """Return whether an English participle only describes a noun: "frozen fish", ", sailing from Odesa,"."""
    word, row = found.word, sentence.row
    if word.form is VerbForm.GERUND:
        return sentence.kinds.kinds[found.kind].drafting.sends and not row[word.first].is_joined
    if word.form is not VerbForm.PARTICIPLE or any(
        row[at].word in _BE | _HAVE for at in range(max(clause.first, word.first - _BETWEEN), word.first)
    ):
        return False
    return word.last < clause.last and not phrases_of_list("noun-signs", "after").match_at(
        row, word.last, exact=True
    )


def _covers(word: EventWord, thing: Thing) -> bool:
    return thing.first < word.last and word.first < thing.last


def _before(row: Sequence[Token], word: EventWord, clause: Clause, *path: str) -> bool:
    """Return whether a phrase of a list stands just before a word, or before its adjective or article."""
    for skipped in (0, 1, 2):
        at = word.first - skipped
        if at <= clause.first:
            return False
        found = phrases_of_list(*path).match_before(row, at)
        if found is not None and found.first >= clause.first:
            return True
        if not (row[at - 1].word in {"the", "a", "an"} or row[at - 1].word.isascii()):
            return False
    return False


def _is_unreal(sentence: TellingText, found: EventCandidate, clause: Clause) -> bool:
    """Return whether a noun is only prevented, ended or thought of, or what something is done for."""
    word, row = found.word, sentence.row
    if word.form is not None:
        return False
    if _before(row, word, clause, "unreal", "ended"):
        return True
    # The Arabic "to" before violence tells an aim ("to arrest him"), but not what somebody suffers.
    aim = row[word.first].word.startswith(_TO) and sentence.kinds.is_violent(found.kind)
    return aim and not any(
        phrases_of_list("unreal", "suffered").match_at(row, at, verb=True)
        for at in range(clause.first, word.first)
    )


def _is_time(row: Sequence[Token], word: EventWord, clause: Clause) -> bool:
    """Return whether a word only tells when or why: "since the war", "since the campaign began"."""
    if word.form is not None:
        return row[clause.first].word == _SINCE and not row[clause.first + 1].is_numeric
    return _before(row, word, clause, "unreal", "time") or _counts_from(row, word, clause)


def _counts_from(row: Sequence[Token], word: EventWord, clause: Clause) -> bool:
    """Return whether a time is counted from an Arabic noun: «قبل أسبوع من الهجوم»."""
    before = word.first - 1
    return (
        before > clause.first
        and row[before].word in _COUNTED_FROM
        and any(row[at].word in _AROUND for at in range(max(clause.first, before - 4), before))
    )


def _as_time(found: EventCandidate) -> EventCandidate:
    return replace(found, rank=min(found.rank, _TIME), weight=_SURE[_TIME], is_time=True)
