"""The fields of the form for a claim, filled with what was read, and the records that their answers make."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import streamlit as st

from geodata.brief.date_record import When
from geodata.brief.edtf import span
from geodata.brief.figure_record import Counted, Figure
from geodata.brief.record_fields import Offsets, Words
from geodata.brief.records import Brief, Claim, Event, Location, Participation
from geodata.drafting.claim_proposal import NewEvent, Skeleton, free_id
from geodata.drafting.lexicon import table
from geodata.drafting.speaker_sources import words
from geodata.errors import BriefmapError
from geodata.phrasing.source_words import source_words
from geodata.screens.shell.option_labels import labels
from geodata.vocabulary import Holds, Kind, PlaceRole, Qualifier, Role, Stance, Statement, Status
from geodata.words import Lang, entries, number, parse_number, say
from geodata.words.text_direction import strip_isolates

_SEVERAL: Final = 10
"""A number that both languages say with a plural."""
DASHES: Final = "-–"
_NAME: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ROLES: Final = {
    Kind.EXERCISE: Role.PARTICIPANT,
    Kind.MEETING: Role.PARTICIPANT,
    Kind.AGREEMENT: Role.PARTY,
    Kind.ALIGNMENT: Role.PARTY,
}
"""Roles of actors of whom nothing was read."""


class FormError(BriefmapError):
    """An answer that makes no record."""

    def __init__(self, reason: str, typed: str = "") -> None:
        """Take the reason, an entry ``encode.…`` of the catalogue, and what was typed."""
        super().__init__(reason)
        self._typed = typed

    def words(self, lang: Lang) -> str:
        """What is wrong and what to do."""
        return say(f"encode.{self}", lang, typed=self._typed)


@dataclass(frozen=True)
class Answers:
    """What the form says."""

    sentence: int
    spans: tuple[Offsets, ...]
    hedge: Words | None
    source: str
    statement: Statement
    stance: Stance
    said_on: str
    gist: tuple[str, str]
    amount: str
    qualifier: Qualifier
    unit: str
    counts: tuple[str, str, str]
    event: "NewAnswers | None" = None


@dataclass(frozen=True)
class NewAnswers:
    """What the form says of a new event."""

    read: NewEvent
    kind: Kind
    status: Status
    title: tuple[str, str]
    edtf: str
    actors: tuple[str, ...]
    places: tuple[str, ...]


def asked(lang: Lang, skeleton: Skeleton, brief: Brief, *, new: bool) -> Answers:
    """The fields of the form as they were answered; with those of a new event where one is wanted."""
    event = _new_event(lang, skeleton.event, brief) if new else None
    claim = skeleton.claim
    first, second = st.columns(2)
    with first:
        source = _choice("source", lang, [each.id for each in brief.sources], claim.source, brief)
        said_on = st.text_input(say("encode.said-on", lang), str(claim.said_on or ""))
        gist_ar = st.text_input(say("encode.gist-ar", lang))
    with second:
        statement = _choice("statement", lang, list(Statement), claim.statement)
        stance = _choice("stance", lang, list(Stance), claim.stance)
        gist_en = st.text_input(say("encode.gist-en", lang))
    return Answers(
        claim.sentence,
        claim.spans,
        claim.hedge,
        source,
        Statement(statement),
        Stance(stance),
        said_on.strip(),
        (gist_ar.strip(), gist_en.strip()),
        *_figure(lang, claim.figure),
        event,
    )


def _figure(lang: Lang, read: Figure | None) -> tuple[str, Qualifier, str, tuple[str, str, str]]:
    """Amount, qualifier, unit and what is counted."""
    first, second = st.columns(2)
    units = [*table("words")["unit"], "unknown"]
    unit = read.unit if read and read.unit in units else "unknown"
    with first:
        amount = st.text_input(say("encode.amount", lang), _amount(read, lang))
        unit = _choice("unit", lang, units, unit)
        counts_ar = st.text_input(say("encode.counts-ar", lang))
    with second:
        qualifier = _choice("qualifier", lang, list(Qualifier), read.qualifier if read else Qualifier.EXACT)
        counts = st.text_input(say("encode.counts", lang))
        counts_en = st.text_input(say("encode.counts-en", lang))
    return amount.strip(), Qualifier(qualifier), unit, (counts.strip(), counts_ar.strip(), counts_en.strip())


def _amount(read: Figure | None, lang: Lang) -> str:
    if read is None or read.ratio is not None:
        return ""
    if read.low is not None and read.high is not None:
        return f"{number(read.low, lang)}-{number(read.high, lang)}"
    return number(read.value or 0, lang)


def _new_event(lang: Lang, read: NewEvent, brief: Brief) -> NewAnswers:
    """Kind, status, titles, date, actors and places."""
    actors = list(dict.fromkeys([*(part.actor for part in read.actors), *brief.actor]))
    places = list(dict.fromkeys([*(at.place for at in read.places), *brief.place]))
    first, second = st.columns(2)
    with first:
        kind = _choice("kind", lang, list(Kind), read.kind)
        title_ar = st.text_input(say("encode.title-ar", lang), read.title.ar)
        edtf = st.text_input(say("encode.when", lang), read.when.edtf or "")
    with second:
        status = _choice("status", lang, list(Status), read.status)
        title_en = st.text_input(say("encode.title-en", lang), read.title.en)
    chosen = st.multiselect(
        say("encode.actors", lang),
        actors,
        [part.actor for part in read.actors],
        placeholder=say("encode.choose", lang),
        format_func=lambda name: brief.actor[name].name[lang] if name in brief.actor else name,
    )
    located = st.multiselect(
        say("encode.places", lang),
        places,
        [at.place for at in read.places],
        placeholder=say("encode.choose", lang),
        format_func=lambda name: brief.place[name].name[lang] if name in brief.place else name,
    )
    title = (title_ar.strip(), title_en.strip())
    return NewAnswers(read, Kind(kind), Status(status), title, edtf.strip(), tuple(chosen), tuple(located))


def _choice(name: str, lang: Lang, options: list[Any], read: Any, brief: Brief | None = None) -> str:
    """A list of ids, said in words."""
    sources = labels({each.id: source_words(each, lang) for each in brief.sources}) if brief else {}

    def _said(value: str) -> str:
        if sources:
            return sources[value]
        if name == "qualifier":
            return say(f"qualifier.{value}", lang, amount="…")
        if name == "unit":
            return unit_words(value, lang)
        return say(f"{name}.{value}", lang)

    found: str = st.selectbox(
        say(f"encode.{name}", lang), options, index=options.index(read), format_func=_said
    )
    return found


def unit_words(unit: str, lang: Lang) -> str:
    """A unit in the plural, without a number."""
    if f"unit.{unit}" not in entries():
        return unit
    counted = say(f"unit.{unit}", lang, n=_SEVERAL)
    return strip_isolates(counted).replace(str(_SEVERAL), "").strip(" ()")


def built_claim(answers: Answers, brief: Brief, event_id: str) -> Claim:
    """The claim that the answers make, with a free id.

    Raises
    ------
    FormError
        Where an answer makes no record.
    """
    gist = _pair(answers.gist) if any(answers.gist) else None
    return Claim(
        id=free_id(brief, event_id),
        source=answers.source,
        sentence=answers.sentence,
        spans=answers.spans,
        said_on=_day(answers.said_on),
        statement=answers.statement,
        stance=answers.stance,
        hedge=answers.hedge,
        figure=_built_figure(answers),
        gist=gist,
    )


def built_event(answers: Answers, brief: Brief) -> Event:
    """The event that the answers make, with its one claim.

    Raises
    ------
    FormError
        Where an answer makes no record.
    """
    new = answers.event
    if new is None or not new.actors:
        raise FormError(reason="needs-actor")
    event_id = free_id(brief, str(new.kind))
    alike = new.kind is new.read.kind
    roles = {part.actor: part.role for part in new.read.actors if alike}
    ways = {at.place: at.role for at in new.read.places if alike}
    other = _ROLES.get(new.kind, Role.SUBJECT)
    return Event(
        id=event_id,
        kind=new.kind,
        title=_pair(new.title),
        status=new.status,
        when=_when(new),
        actors=tuple(Participation(actor=name, role=roles.get(name, other)) for name in new.actors),
        places=tuple(Location(place=name, role=ways.get(name, PlaceRole.AT)) for name in new.places),
        claims=(built_claim(answers, brief, event_id),),
        off_map=None if new.places else words("encode.no-place"),
    )


def _when(new: NewAnswers) -> When:
    """The date that was read, or the one that was typed instead."""
    if new.edtf == (new.read.when.edtf or ""):
        return new.read.when
    if not new.edtf:
        return When(undated=True)
    try:
        span(new.edtf)
    except ValueError as error:
        raise FormError(reason="bad-date", typed=new.edtf) from error
    return When(edtf=new.edtf, holds=Holds.THROUGHOUT if new.edtf.endswith("/..") else Holds.SOMETIME)


def _built_figure(answers: Answers) -> Figure | None:
    if not answers.amount:
        return None
    low, high = _range(answers.amount)
    name, arabic, english = answers.counts
    if not _NAME.fullmatch(name):
        raise FormError(reason="bad-name" if name else "no-name", typed=name)
    counted = _pair((arabic, english))
    counts = Counted(id=name, ar=counted.ar, en=counted.en)
    ends = {"value": low} if high is None else {"low": low, "high": high}
    return Figure.model_validate(
        ends | {"qualifier": answers.qualifier, "unit": answers.unit, "counts": counts}
    )


def _range(amount: str) -> tuple[float, float | None]:
    """One number, or the two ends of a range."""
    for dash in DASHES:
        low, found, high = amount.partition(dash)
        if found:
            return _number(low), _number(high)
    return _number(amount), None


def _number(typed: str) -> float:
    try:
        return parse_number(typed)
    except ValueError as error:
        raise FormError(reason="bad-number", typed=typed) from error


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError as error:
        raise FormError(reason="bad-day", typed=typed) from error


def _pair(typed: tuple[str, str]) -> Words:
    """The same words in both languages; one alone is refused."""
    if not all(typed):
        raise FormError(reason="both", typed="".join(typed))
    return Words(ar=typed[0], en=typed[1])
