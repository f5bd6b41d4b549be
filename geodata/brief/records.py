"""Records of a structured brief, as they stand in ``brief.yaml``, validated field by field.

Every model is frozen and refuses unknown fields. Rules across records (ids, sentences, offsets) are in
:mod:`geodata.brief.check`. The published JSON Schema is generated from these models
(``python -m geodata schema``); the docstring under a field is its description there.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Self

from pydantic import Field, ValidationInfo, field_validator, model_validator

from geodata.brief.date_record import EventDate
from geodata.brief.field_descriptions import DescribedSchema
from geodata.brief.figure_record import Figure
from geodata.brief.present_ids import with_present_ids
from geodata.brief.record_fields import (
    Credibility,
    EdtfText,
    LocalizedText,
    PlacePrecision,
    Proposable,
    Record,
    RecordId,
    Reliability,
    TextLine,
    TextSpan,
)
from geodata.brief.slide_record import Slide
from geodata.kinds.event_kind import EventKind
from geodata.kinds.kind_table import KindTable, kind_table
from geodata.places import gazetteer_place
from geodata.vocabulary import (
    AHEAD_STATUSES,
    ActorKind,
    Affiliation,
    Basis,
    Coverage,
    IsoDay,
    PlaceKind,
    PlaceRole,
    QueryKind,
    Stance,
    Statement,
    Status,
)
from geodata.words import RecordLang


class TextFacts(Record):
    """Hash and length that identify the text of a brief; the text itself is never part of it."""

    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    """SHA-256 of the text in UTF-8, without a byte-order mark and with LF as line end."""
    characters: Annotated[int, Field(gt=0)]
    """Length of the text in Unicode code points."""


class Source(Record):
    """A person in a role, an agency, a state, "other estimates" or the author, who makes statements."""

    id: RecordId
    """Id of the source, unique among sources."""
    name: LocalizedText
    """Full name."""
    short: LocalizedText | None = None
    """Shorter name for badges ("Seoul's service")."""
    actor: RecordId | None = None
    """Id of the actor that the source speaks for."""
    reliability: Reliability = "F"
    """Admiralty letter of reliability, A to F; F means that it cannot be judged."""


class Actor(Record):
    """A state, an alliance, an armed force or an organisation."""

    id: RecordId
    """Id of the actor; of a state its ISO 3166-1 alpha-3 code in lower case."""
    name: LocalizedText
    """Name as shown on the map."""
    kind: ActorKind = ActorKind.STATE
    """Sort of actor."""
    members: tuple[RecordId, ...] = ()
    """Ids of the actors that form an alliance."""
    aliases: tuple[TextLine, ...] = ()
    """Other spellings by which a text names the actor."""
    affiliation: Affiliation = Affiliation.UNKNOWN
    """Standard identity (APP-6) by which its marks are framed."""


class Place(Record):
    """A place as the brief names it, with the shapes of the gazetteer that stand for it."""

    id: RecordId
    """Id of the place, unique among places."""
    name: LocalizedText
    """Name as the brief gives it."""
    kind: PlaceKind
    """Sort of place."""
    geometry: Annotated[tuple[RecordId, ...], Field(min_length=1)]
    """Ids of shapes in the gazetteer; the place is their union."""
    where_prec: PlacePrecision
    """UCDP code of precision, from 1 (exact) to 7 (international); not below that of any of its shapes."""
    reason: LocalizedText | None = None
    """Reason for the choice of shapes."""


class Sentence(Proposable):
    """A numbered sentence of the text, by offsets, with a restatement in other words."""

    number: Annotated[int, Field(ge=1)]
    """Number of the sentence, from 1 in the order of the text."""
    paragraph: Annotated[int, Field(ge=1)]
    """Number of the non-empty line that holds the sentence, from 1, headings counted."""
    span: TextSpan
    """Half-open offsets in the text, in code points."""
    coverage: Coverage
    """Whether a claim of an event on the map cites the sentence."""
    reason: LocalizedText | None = None
    """Reason for leaving it off the map; required for ``off-map``."""
    restatement: LocalizedText | None = None
    """The sentence in other words; required but for headings and proposed sentences."""

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.coverage is Coverage.OFF_MAP and self.reason is None:
            msg = "a sentence that is off-map needs a reason: add reason: {ar: …, en: …}"
            raise ValueError(msg)
        if self.coverage is not Coverage.HEADING and not (self.restatement or self.proposed):
            msg = "a sentence needs a restatement in your own words: add restatement: {ar: …, en: …}"
            raise ValueError(msg)
        return self


class Claim(Proposable):
    """One statement of one source about one event."""

    id: RecordId
    """Id of the claim, unique in the brief."""
    source: RecordId
    """Id of the source that makes the statement."""
    via: tuple[RecordId, ...] = ()
    """Ids of the sources that pass the statement on, the nearest to the reader first."""
    sentence: Annotated[int, Field(ge=1)]
    """Number of the cited sentence."""
    spans: Annotated[tuple[TextSpan, ...], Field(min_length=1)]
    """Half-open offsets of the cited words in the text, inside the sentence."""
    said_on: IsoDay | None = None
    """Day of the statement, where the text gives one."""
    statement: Statement
    """Whether the claim is reported, a judgement or a forecast."""
    stance: Stance = Stance.ASSERTS
    """Stance of the source to the event."""
    hedge: LocalizedText | None = None
    """Hedging word as stated ("perhaps", "no doubt")."""
    figure: Figure | None = None
    """Amount that the claim states."""
    credibility: Credibility = 6
    """Admiralty number of credibility, 1 to 6; 6 means that it cannot be judged."""
    gist: LocalizedText | None = None
    """The claim in a few other words, where its sentence says more."""


class Participation(Record):
    """An actor with its role in an event."""

    actor: RecordId
    """Id of the actor."""
    role: RecordId
    """Id of the role of the actor in the event."""


class Location(Record):
    """A place with its role in an event."""

    place: RecordId
    """Id of a place of the brief or of the gazetteer."""
    role: PlaceRole = PlaceRole.AT
    """Role of the place in the event."""
    basis: Basis = Basis.STATED
    """Whether the text states the place or it was inferred."""
    hedge: LocalizedText | None = None
    """Hedge on the place as stated ("mostly")."""


class Event(Proposable):
    """An event of the brief: a mark on the map, or an entry of the list alone."""

    id: RecordId
    """Id of the event, unique among events."""
    kind: RecordId
    """Id of the event kind, shipped or of this brief."""
    title: LocalizedText
    """Title as shown in lists and on the card."""
    status: Status
    """Whether the event took place, is agreed, expected, proposed or feared."""
    when: EventDate
    """Date of the event."""
    actors: Annotated[tuple[Participation, ...], Field(min_length=1)]
    """Actors with their roles."""
    places: tuple[Location, ...] = ()
    """Places with their roles; a route has one ``from`` and one ``to``."""
    claims: Annotated[tuple[Claim, ...], Field(min_length=1)]
    """Claims that the event rests on."""
    parent: RecordId | None = None
    """Id of the event of which this is one instance, such as a yearly exercise."""
    off_map: LocalizedText | None = None
    """Reason for leaving it off the map; required for an event without a place."""

    @property
    def is_ahead(self) -> bool:
        """Whether the event lies ahead of the brief, by its status."""
        return self.status in AHEAD_STATUSES

    def is_on_map(self, kinds: KindTable) -> bool:
        """Return whether the event has a mark of its own: it has a place and is more than a relation."""
        return bool(self.places) and not kinds.is_relation(self.kind)

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
    """A name in the text that, by a query, probably stands for another actor."""

    written: RecordId
    """Id of the actor that the text names."""
    meant: RecordId
    """Id of the actor that is probably meant."""


class Query(Record):
    """A doubt on the text: flagged for the reader, never corrected."""

    id: RecordId
    """Id of the query, unique among queries."""
    kind: QueryKind
    """Kind of doubt."""
    sentence: Annotated[int, Field(ge=1)]
    """Number of the sentence in question."""
    spans: Annotated[tuple[TextSpan, ...], Field(min_length=1)]
    """Half-open offsets of the words in question, inside the sentence."""
    what: LocalizedText
    """The doubt in a line."""
    why: LocalizedText
    """Reason for the doubt."""
    readings: tuple[LocalizedText, ...] = ()
    """Possible readings of the words."""
    events: tuple[RecordId, ...] = ()
    """Ids of the events that the doubt affects."""
    stands_for: StandsFor | None = None
    """Actor that is probably meant by a name."""
    reference: TextLine | None = None
    """Public reference; required for kind ``outside``."""

    @model_validator(mode="after")
    def _referenced(self) -> Self:
        if self.kind is QueryKind.OUTSIDE and self.reference is None:
            msg = "a query from outside the text needs a public reference"
            raise ValueError(msg)
        return self


MAX_OWN_KINDS = 60
"""Kinds that a brief can add; with the shipped ones they are numbered in seven bits."""


class Brief(Record):
    """A structured brief: the statements of a text as data."""

    id: RecordId
    """Id of the brief."""
    title: LocalizedText
    """Title of the brief."""
    publisher: LocalizedText | None = None
    """Publisher of the text."""
    published: EdtfText | None = None
    """Date of publication, in EDTF."""
    as_of: IsoDay
    """Day up to which the brief knows: an open end is certain up to it and uncertain after it."""
    language: RecordLang
    """Language of the text."""
    text: TextFacts
    """Hash and length of the text."""
    summary: tuple[LocalizedText, ...] = ()
    """Bottom line, in two or three lines."""
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    """Sources of the claims."""
    kinds: Annotated[tuple[EventKind, ...], Field(max_length=MAX_OWN_KINDS)] = ()
    """Kinds of events that the brief adds to the shipped ones."""
    actors: tuple[Actor, ...] = ()
    """Actors that are not states of the gazetteer, or are described otherwise than there."""
    places: tuple[Place, ...] = ()
    """Places that are not in the gazetteer, or are described otherwise than there."""
    sentences: Annotated[tuple[Sentence, ...], Field(min_length=1)]
    """Sentences of the text, in order."""
    events: Annotated[tuple[Event, ...], Field(min_length=1)]
    """Events with their claims."""
    queries: tuple[Query, ...] = ()
    """Doubts on the text."""
    slides: tuple[Slide, ...] = ()
    """Slides of the briefing, in order."""

    @field_validator("events")
    @classmethod
    def _present_ids(cls, events: tuple[Event, ...], info: ValidationInfo) -> tuple[Event, ...]:
        """Return the events with former ids of kinds and roles replaced by the present ones."""
        table = kind_table(info.data.get("kinds", ()))
        return tuple(with_present_ids(event, table) for event in events)

    @cached_property
    def kind_table(self) -> KindTable:
        """Shipped kinds and those of the brief, with families and roles."""
        return kind_table(self.kinds)

    @property
    def kind_by_id(self) -> Mapping[str, EventKind]:
        """Kinds by id: the shipped ones and those of the brief."""
        return self.kind_table.kinds

    def family_of(self, event: Event) -> str:
        """Return the id of the family of an event's kind."""
        return self.kind_by_id[event.kind].family

    def is_on_map(self, event: Event) -> bool:
        """Return whether an event of the brief has a mark of its own."""
        return event.is_on_map(self.kind_table)

    @cached_property
    def source_by_id(self) -> Mapping[str, Source]:
        """Sources by id."""
        return {source.id: source for source in self.sources}

    @cached_property
    def sentence_by_number(self) -> Mapping[int, Sentence]:
        """Sentences by number."""
        return {sentence.number: sentence for sentence in self.sentences}

    @cached_property
    def event_by_id(self) -> Mapping[str, Event]:
        """Events by id."""
        return {event.id: event for event in self.events}

    @cached_property
    def actor_by_id(self) -> Mapping[str, Actor]:
        """Actors by id, including states that the brief uses without describing them."""
        known = {actor.id: actor for actor in self.actors}
        used = {part.actor for event in self.events for part in event.actors}
        used |= {source.actor for source in self.sources if source.actor}
        used |= {query.stands_for.meant for query in self.queries if query.stands_for}
        return known | {name: _state_actor(name) for name in sorted(used - known.keys())}

    @cached_property
    def place_by_id(self) -> Mapping[str, Place]:
        """Places by id, including those of the gazetteer that the brief uses without describing them."""
        known = {place.id: place for place in self.places}
        used = {location.place for event in self.events for location in event.places}
        return known | {name: _gazetteer_place_record(name) for name in sorted(used - known.keys())}

    def queries_of(self, event_id: str) -> tuple[Query, ...]:
        """Return the queries that affect an event."""
        return tuple(query for query in self.queries if event_id in query.events)


def _state_actor(actor_id: str) -> Actor:
    """Return a state of the gazetteer as an actor; an unknown id becomes its own name."""
    try:
        state = gazetteer_place(actor_id)
        return Actor(id=actor_id, name=LocalizedText(ar=state.ar, en=state.en))
    except KeyError:
        return Actor(id=actor_id, name=LocalizedText(ar=actor_id, en=actor_id))


def _gazetteer_place_record(place_id: str) -> Place:
    """Return a place of the gazetteer as a record of a brief."""
    entry = gazetteer_place(place_id)
    name, kind = LocalizedText(ar=entry.ar, en=entry.en), PlaceKind(entry.kind)
    return Place(id=place_id, name=name, kind=kind, geometry=(entry.id,), where_prec=entry.where_prec)


def brief_json_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``brief.yaml``."""
    generated = Brief.model_json_schema(schema_generator=DescribedSchema)
    dialect = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": dialect, "version": SCHEMA_VERSION, **generated}


SCHEMA_VERSION = "1"
"""Version of the YAML shape and of the exported feature properties."""
