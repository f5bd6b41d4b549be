"""The records of a structured brief: what ``brief.yaml`` holds, checked field by field.

Every model is frozen and refuses fields it does not know. What crosses records (ids, sentences, offsets)
is in :mod:`geodata.brief.check`. The published JSON Schema is printed from these models
(``python -m geodata schema``).
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from geodata.brief.edtf import Span, span
from geodata.brief.field_descriptions import Described
from geodata.brief.record_fields import (
    Amount,
    Credibility,
    Edtf,
    Id,
    Line,
    Offsets,
    Proposable,
    Record,
    Reliability,
    WherePrec,
    Words,
)
from geodata.brief.slide_record import Slide
from geodata.places import place as gazetteer_place
from geodata.vocabulary import (
    AHEAD,
    ActorKind,
    Affiliation,
    Basis,
    Coverage,
    Holds,
    IsoDay,
    Kind,
    PlaceKind,
    PlaceRole,
    Qualifier,
    QueryKind,
    Role,
    Stance,
    Statement,
    Status,
)
from geodata.words import RecordLang


class TextFacts(Record):
    """What identifies the text that the brief was made from; the text itself is never part of it."""

    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    """SHA-256 of the text in UTF-8, after removing a byte-order mark and turning CRLF and CR into LF."""
    characters: Annotated[int, Field(gt=0)]
    """Length of that text in Unicode code points."""


class Source(Record):
    """Who says something: a person in a role, an agency, a state, "other estimates", the author."""

    id: Id
    name: Words
    short: Words | None = None
    """A shorter name for badges ("Seoul's service")."""
    actor: Id | None = None
    """The actor it speaks for."""
    reliability: Reliability = "F"
    """Admiralty letter; F: cannot be judged."""


class Actor(Record):
    """A state, an alliance, an armed force or an organisation."""

    id: Id
    """ISO 3166-1 alpha-3 in lower case for states."""
    name: Words
    kind: ActorKind = ActorKind.STATE
    members: tuple[Id, ...] = ()
    aliases: tuple[Line, ...] = ()
    affiliation: Affiliation = Affiliation.UNKNOWN


class Place(Record):
    """A place as the brief says it, tied to shapes of the gazetteer."""

    id: Id
    name: Words
    kind: PlaceKind
    geometry: Annotated[tuple[Id, ...], Field(min_length=1)]
    """Ids of the gazetteer; several are taken together."""
    where_prec: WherePrec
    """UCDP precision code, 1 exact … 7 international."""
    reason: Words | None = None
    """Why this geometry stands for these words."""


class Sentence(Proposable):
    """A numbered sentence of the text: where it stands and what it says in words of our own."""

    number: Annotated[int, Field(ge=1)]
    paragraph: Annotated[int, Field(ge=1)]
    """Number of the non-empty line, headings counted."""
    span: Offsets
    coverage: Coverage
    reason: Words | None = None
    """Why it is not on the map (needed for ``off-map``)."""
    restatement: Words | None = None
    """Needed for all but headings, and for what is only proposed."""

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.coverage is Coverage.OFF_MAP and self.reason is None:
            msg = "a sentence that is off-map needs a reason: add reason: {ar: …, en: …}"
            raise ValueError(msg)
        if self.coverage is not Coverage.HEADING and not (self.restatement or self.proposed):
            msg = "a sentence needs a restatement in your own words: add restatement: {ar: …, en: …}"
            raise ValueError(msg)
        return self


class Counted(Words):
    """What a figure counts: an id that tells like from unlike, and its words."""

    id: Id


class Ratio(Record):
    """A figure that is only a comparison ("three times 2016")."""

    times: Annotated[Amount, Field(gt=0)]
    period: Edtf
    base: Edtf
    """The period compared with."""


class Figure(Record):
    """An amount as said: a number, a range, or a ratio; never averaged, never merged."""

    value: Amount | None = None
    low: Amount | None = None
    high: Amount | None = None
    ratio: Ratio | None = None
    qualifier: Qualifier = Qualifier.EXACT
    unit: Id
    counts: Counted
    alternative: Id | None = None
    """Figures of one event with the same word here are alternatives ("or"), never to be added."""

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        ranged = self.low is not None or self.high is not None
        if (self.value is not None) + ranged + (self.ratio is not None) != 1:
            msg = "write either value, or low and high, or ratio"
            raise ValueError(msg)
        if ranged and (self.low is None or self.high is None):
            msg = "a range needs both low and high"
            raise ValueError(msg)
        if self.low is not None and self.high is not None and self.low > self.high:
            msg = f"the range is reversed: write low: {self.high:g}, high: {self.low:g}"
            raise ValueError(msg)
        return self


class Claim(Proposable):
    """One statement of one source about one event."""

    id: Id
    source: Id
    via: tuple[Id, ...] = ()
    """The chain of attribution: sources that pass the statement on, the nearest to the reader first."""
    sentence: Annotated[int, Field(ge=1)]
    spans: Annotated[tuple[Offsets, ...], Field(min_length=1)]
    """Offsets of the cited words, absolute, half-open."""
    said_on: IsoDay | None = None
    """The day of the saying; none where the text gives none."""
    statement: Statement
    stance: Stance = Stance.ASSERTS
    hedge: Words | None = None
    """The hedging word as said ("perhaps", "no doubt")."""
    figure: Figure | None = None
    credibility: Credibility = 6
    """Admiralty number; 6: cannot be judged."""
    gist: Words | None = None
    """What this claim says, in a few words of our own, where the sentence says more than that."""


class Participation(Record):
    """An actor and what it does in an event."""

    actor: Id
    role: Role


class Location(Record):
    """A place of an event."""

    place: Id
    role: PlaceRole = PlaceRole.AT
    basis: Basis = Basis.STATED
    hedge: Words | None = None
    """The hedge on the place as said ("mostly")."""


class When(Record):
    """A date as said, with the bounds that follow from it."""

    edtf: Edtf | None = None
    start: Edtf | None = None
    """Where the start itself is doubtful: the bounds of the start alone (``../2022-10``: no later than)."""
    end: Edtf | None = None
    """The bounds of the end alone."""
    undated: bool = False
    holds: Holds = Holds.SOMETIME
    convention: Words | None = None
    """Said where the text sets no bound and the encoder chose one."""

    @model_validator(mode="after")
    def _dated_or_not(self) -> Self:
        if self.undated == (self.edtf is not None):
            msg = "write either edtf: with the date as said, or undated: true"
            raise ValueError(msg)
        if self.undated and (self.start or self.end):
            msg = "what has a start or an end is dated: write edtf: ../.. beside it"
            raise ValueError(msg)
        if self.span and self.span.earliest and self.span.latest and self.span.earliest > self.span.latest:
            msg = "the end lies before the start: exchange start and end"
            raise ValueError(msg)
        return self

    @cached_property
    def span(self) -> Span | None:
        """The four bounds; none when undated."""
        if self.edtf is None:
            return None
        whole = span(self.edtf)
        start = span(self.start) if self.start else None
        end = span(self.end) if self.end else None
        return Span(
            start.earliest if start else whole.start_earliest,
            start.latest if start else whole.start_latest,
            end.earliest if end else whole.end_earliest,
            end.latest if end else whole.end_latest,
            start.precision if start else end.precision if end else whole.precision,
        )


class Event(Proposable):
    """The thing on the map."""

    id: Id
    kind: Kind
    title: Words
    status: Status
    when: When
    actors: Annotated[tuple[Participation, ...], Field(min_length=1)]
    places: tuple[Location, ...] = ()
    claims: Annotated[tuple[Claim, ...], Field(min_length=1)]
    parent: Id | None = None
    """The series of which it is one issue."""
    off_map: Words | None = None
    """Why it is in the list and not on the map (needed where it has no place)."""

    @property
    def ahead(self) -> bool:
        """Whether it lies ahead of the brief."""
        return self.status in AHEAD

    @property
    def on_map(self) -> bool:
        """Whether it is a mark of its own: it has a place and is more than a standing relation."""
        return bool(self.places) and self.kind is not Kind.ALIGNMENT

    @model_validator(mode="after")
    def _placed_or_not(self) -> Self:
        roles = {location.role for location in self.places}
        if (PlaceRole.FROM in roles) != (PlaceRole.TO in roles):
            msg = "a route needs a place with role: from and one with role: to"
            raise ValueError(msg)
        if not self.places and self.off_map is None:
            msg = "an event without a place needs a reason: add off_map: {ar: …, en: …}"
            raise ValueError(msg)
        return self


class StandsFor(Record):
    """A name that, as a query says, probably stands for another actor."""

    written: Id
    meant: Id


class Query(Record):
    """What looks wrong in the text: flagged, never mended."""

    id: Id
    kind: QueryKind
    sentence: Annotated[int, Field(ge=1)]
    spans: Annotated[tuple[Offsets, ...], Field(min_length=1)]
    what: Words
    why: Words
    readings: tuple[Words, ...] = ()
    """The readings that it allows."""
    events: tuple[Id, ...] = ()
    stands_for: StandsFor | None = None
    reference: Line | None = None
    """A public reference (needed for kind ``outside``)."""

    @model_validator(mode="after")
    def _referenced(self) -> Self:
        if self.kind is QueryKind.OUTSIDE and self.reference is None:
            msg = "a query from outside the text needs a public reference"
            raise ValueError(msg)
        return self


class Brief(Record):
    """A structured brief: everything that the text says, as data."""

    id: Id
    title: Words
    publisher: Words | None = None
    published: Edtf | None = None
    as_of: IsoDay
    """The day up to which the brief knows; open ends are sure up to it and doubtful after it."""
    language: RecordLang
    text: TextFacts
    summary: tuple[Words, ...] = ()
    """The bottom line, in two or three lines."""
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    sentences: Annotated[tuple[Sentence, ...], Field(min_length=1)]
    events: Annotated[tuple[Event, ...], Field(min_length=1)]
    queries: tuple[Query, ...] = ()
    slides: tuple[Slide, ...] = ()
    """The views that a briefing goes through, in their order."""

    @cached_property
    def source(self) -> Mapping[str, Source]:
        """Sources by id."""
        return {source.id: source for source in self.sources}

    @cached_property
    def sentence(self) -> Mapping[int, Sentence]:
        """Sentences by number."""
        return {sentence.number: sentence for sentence in self.sentences}

    @cached_property
    def event(self) -> Mapping[str, Event]:
        """Events by id."""
        return {event.id: event for event in self.events}

    @cached_property
    def actor(self) -> Mapping[str, Actor]:
        """Actors by id, with the states that the brief uses without describing them."""
        known = {actor.id: actor for actor in self.actors}
        used = {part.actor for event in self.events for part in event.actors}
        used |= {source.actor for source in self.sources if source.actor}
        used |= {query.stands_for.meant for query in self.queries if query.stands_for}
        return known | {name: _state(name) for name in sorted(used - known.keys())}

    @cached_property
    def place(self) -> Mapping[str, Place]:
        """Places by id, with those of the gazetteer that the brief uses without describing them."""
        known = {place.id: place for place in self.places}
        used = {location.place for event in self.events for location in event.places}
        return known | {name: _gazetteer(name) for name in sorted(used - known.keys())}

    def queries_of(self, event_id: str) -> tuple[Query, ...]:
        """The queries that touch one event."""
        return tuple(query for query in self.queries if event_id in query.events)


def _state(actor_id: str) -> Actor:
    """An actor that is a state of the gazetteer; one that is not carries its own id as its name."""
    try:
        found = gazetteer_place(actor_id)
        return Actor(id=actor_id, name=Words(ar=found.ar, en=found.en))
    except KeyError:
        return Actor(id=actor_id, name=Words(ar=actor_id, en=actor_id))


def _gazetteer(place_id: str) -> Place:
    found = gazetteer_place(place_id)
    name, kind = Words(ar=found.ar, en=found.en), PlaceKind(found.kind)
    return Place(id=place_id, name=name, kind=kind, geometry=(found.id,), where_prec=found.where_prec)


def schema() -> dict[str, Any]:
    """The JSON Schema of ``brief.yaml``, for editors."""
    found = Brief.model_json_schema(schema_generator=Described)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "version": SCHEMA_VERSION, **found}


SCHEMA_VERSION = "1"
"""Version of the YAML shape and of the exported feature properties."""
