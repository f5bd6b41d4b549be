"""Records of a structured brief, as they stand in ``brief.yaml`` of shape 2, validated field by field.

Every model is frozen and refuses unknown fields. Rules across records (ids, sentences, offsets) are in
:mod:`geodata.brief.checks.check`. The docstring under a field is its description in the JSON Schema of
:mod:`geodata.brief.schema.brief_schema`. A file of shape 1 is upgraded first, by
:mod:`geodata.brief.schema.shape_upgrade`.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Self

from pydantic import Field, PrivateAttr, WithJsonSchema

from geodata.brief.implied_records import PlaceDefinitions, gazetteer_place_record, state_actor
from geodata.brief.present_ids import FormerIds, alias_table
from geodata.brief.problems import LeftOffRecord
from geodata.brief.record_fields import (
    CutOff,
    EdtfText,
    FilesFolder,
    Marking,
    Record,
    RecordId,
)
from geodata.brief.record_sequence import RecordsById, RecordSequence
from geodata.brief.record_types.actor_record import Actor
from geodata.brief.record_types.citation_record import Citation
from geodata.brief.record_types.document_record import Document
from geodata.brief.record_types.event_record import Event
from geodata.brief.record_types.place_record import Place
from geodata.brief.record_types.slide_record import Slide
from geodata.brief.record_types.source_record import Source
from geodata.brief.record_types.table_record import ReferenceLayer, Table
from geodata.brief.record_types.text_records import Query, Sentence
from geodata.brief.row_source import RowSource
from geodata.kinds.event_kind import MAX_OWN_KINDS, EventKind
from geodata.kinds.kind_table import KindTable, kind_table
from geodata.kinds.unit_table import OwnUnit, UnitTable, unit_table
from geodata.places.place_resolver import PlaceResolver
from geodata.vocabulary import DocumentType, LanguageCode
from geodata.words import LANGS
from geodata.words.localized_text import LocalizedText, TextLine

if TYPE_CHECKING:
    EventSequence = Sequence[Event]
    PlaceSequence = Sequence[Place]
else:
    EventSequence = tuple[Event, ...]
    PlaceSequence = tuple[Place, ...]


class Brief(Record):
    """A structured brief: the statements of a text as data."""

    shape: Annotated[int, Field(alias="schema", ge=2, le=2)] = 2
    """Shape of the file: 2."""
    id: RecordId
    """Id of the brief; without it that of the folder."""
    title: LocalizedText
    """Title of the brief."""
    publisher: LocalizedText | None = None
    """Publisher of the text."""
    published: EdtfText | None = None
    """Date of publication, in EDTF."""
    cut_off: Annotated[CutOff, Field(alias="as_of")]
    """Day, perhaps with hour and zone, up to which the brief knows: an open end is uncertain after it."""
    language: Annotated[LanguageCode, WithJsonSchema({"type": "string", "enum": list(LANGS)})]
    """Language of the brief."""
    marking: Marking | None = None
    """Classification marking of the brief; no link lowers it."""
    theatre: tuple[RecordId, ...] = ()
    """Ids of the places that the brief is about."""
    tags: tuple[TextLine, ...] = ()
    """Free tags."""
    summary: tuple[LocalizedText, ...] = ()
    """Bottom line, in two or three lines."""
    documents: tuple[Document, ...] = ()
    """Source documents; the first of type text is the one that the brief encodes."""
    sources: tuple[Source, ...] = ()
    """Sources of the claims."""
    kinds: Annotated[tuple[EventKind, ...], Field(max_length=MAX_OWN_KINDS)] = ()
    """Kinds of events that the brief adds to the shipped ones."""
    units: tuple[OwnUnit, ...] = ()
    """Units of figures that the brief adds to the shipped ones."""
    actors: tuple[Actor, ...] = ()
    """Actors that are not states of the gazetteer, or are described otherwise than there."""
    places: PlaceSequence = ()
    """Places that are not in the gazetteer, or are described otherwise than there."""
    sentences: tuple[Sentence, ...] = ()
    """Sentences of the text, in order, and cited ones of other texts."""
    events: EventSequence = ()
    """Events with their claims."""
    tables: tuple[Table, ...] = ()
    """Tables of rows that become events or places."""
    layers: tuple[ReferenceLayer, ...] = ()
    """Reference layers, drawn under the events."""
    queries: tuple[Query, ...] = ()
    """Doubts on the text."""
    slides: tuple[Slide, ...] = ()
    """Slides of the briefing, in order."""

    @cached_property
    def kind_table(self) -> KindTable:
        """Shipped kinds and those of the brief, with families and roles."""
        return kind_table(self.kinds)

    @cached_property
    def unit_table(self) -> UnitTable:
        """Shipped units, currencies, and the units of the brief."""
        return unit_table(self.units)

    @cached_property
    def former_ids(self) -> FormerIds:
        """Alias table: former id → present id, by the list of the records."""
        actors = ((each.id, each.was) for each in self.actors)
        places = ((each.id, each.was) for each in self.written_places)
        events = ((each.id, each.was) for each in self.written_events)
        return alias_table({"actors": actors, "places": places, "events": events}, self.kind_table)

    @cached_property
    def event_numbers(self) -> Mapping[str, int]:
        """Number of each event: its place in the order of the file, from 1; events of rows have none."""
        return {event.id: number for number, event in enumerate(self.written_events, start=1)}

    @cached_property
    def event_tags(self) -> frozenset[str]:
        """Tags of the events, those of rows too."""
        written = frozenset(tag for event in self.event_records for tag in event.tags)
        return written.union(*(rows.tag_names for rows in self._rows))

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

    _left_off: tuple[LeftOffRecord, ...] = PrivateAttr(default=())
    _is_blocked: bool = PrivateAttr(default=False)
    _files: FilesFolder = PrivateAttr(default=FilesFolder())
    _rows: tuple[RowSource, ...] = PrivateAttr(default=())
    _attached: Mapping[str, str] = PrivateAttr(default={})
    _is_working_copy: bool = PrivateAttr(default=False)

    @property
    def left_off(self) -> tuple[LeftOffRecord, ...]:
        """Records of the file that have problems and are left off, in its order."""
        return self._left_off

    @property
    def unfinished(self) -> int:
        """Number of records that are left off."""
        return len(self._left_off)

    @property
    def is_unfinished(self) -> bool:
        """Whether records are left off, or another problem blocks: what is made of it is stamped."""
        return bool(self._left_off) or self._is_blocked

    def leaving_off(self, records: tuple[LeftOffRecord, ...], *, blocked: bool = False) -> Self:
        """Return the brief with a list of the records that its file has and it has not."""
        copy = self.model_copy()
        copy._left_off, copy._is_blocked = records, blocked  # noqa: SLF001 - of this class
        return copy

    def in_folder(self, folder: Path | None) -> Self:
        """Return the brief with the folder of the files that it names."""
        copy = self.model_copy()
        copy._files = FilesFolder(folder)  # noqa: SLF001 - of this class
        return copy

    @property
    def folder(self) -> Path | None:
        """Folder of the files that the brief names, if it has one."""
        return self._files.path

    def for_session(self, texts: Mapping[str, str]) -> Self:
        """Return the brief as a session has it: with texts, by their hash, that it attached."""
        copy = self.model_copy()
        copy._attached = texts  # noqa: SLF001 - of this class
        return copy

    def as_working_copy(self) -> Self:
        """Return the brief as one with edits that are not published."""
        copy = self.model_copy()
        copy._is_working_copy = True  # noqa: SLF001 - of this class
        return copy

    @property
    def attached_texts(self) -> Mapping[str, str]:
        """Texts that a session has attached, by their SHA-256."""
        return self._attached

    @property
    def is_working_copy(self) -> bool:
        """Whether the brief has edits that are not published."""
        return self._is_working_copy

    def with_rows(self, rows: tuple[RowSource, ...]) -> Self:
        """Return the brief with the events, places, sources, actors and layers of rows behind its own."""
        if not rows:
            return self
        copy = self.model_copy(
            update={
                "events": RecordSequence(tuple(self.events), tuple(each.events for each in rows)),
                "places": RecordSequence(tuple(self.places), tuple(each.places for each in rows)),
                "sources": (*self.sources, *(source for each in rows for source in each.sources)),
                "actors": (*self.actors, *(actor for each in rows for actor in each.actors)),
                "layers": (*self.layers, *(layer for each in rows for layer in each.layers)),
            }
        )
        copy._rows = rows  # noqa: SLF001 - of this class
        return copy

    @property
    def row_sources(self) -> tuple[RowSource, ...]:
        """Tables whose rows are events of the brief."""
        return self._rows

    @property
    def event_records(self) -> tuple[Event, ...]:
        """Events that are described by records: those of the file, and those of rows that were changed."""
        return self.events.records if isinstance(self.events, RecordSequence) else tuple(self.events)

    @property
    def written_events(self) -> tuple[Event, ...]:
        """Events of the file."""
        return self.events.written if isinstance(self.events, RecordSequence) else tuple(self.events)

    @property
    def written_places(self) -> tuple[Place, ...]:
        """Places of the file."""
        return self.places.written if isinstance(self.places, RecordSequence) else tuple(self.places)

    @property
    def written_sources(self) -> tuple[Source, ...]:
        """Sources of the file."""
        return self.sources[: len(self.sources) - sum(len(rows.sources) for rows in self._rows)]

    @property
    def written_actors(self) -> tuple[Actor, ...]:
        """Actors of the file."""
        return self.actors[: len(self.actors) - sum(len(rows.actors) for rows in self._rows)]

    @property
    def written_layers(self) -> tuple[ReferenceLayer, ...]:
        """Reference layers of the file."""
        return self.layers[: len(self.layers) - sum(len(rows.layers) for rows in self._rows)]

    def __copy__(self) -> Self:
        """Return a copy without the cached look-up tables, which would be those of other records."""
        copy = super().__copy__()
        for name in copy.__dict__.keys() - type(self).model_fields.keys():
            del copy.__dict__[name]
        return copy

    def __getstate__(self) -> dict[Any, Any]:
        """Return what is pickled: all but the cached look-up tables, some of which cannot be."""
        state = super().__getstate__()
        fields = {name: value for name, value in self.__dict__.items() if name in type(self).model_fields}
        return {**state, "__dict__": fields}

    @property
    def as_of(self) -> date:
        """Day up to which the brief knows: an open end is certain up to it and uncertain after it."""
        return date.fromisoformat(self.cut_off[:10])

    @cached_property
    def text(self) -> Document | None:
        """The document that the brief encodes: the first of type text."""
        return next((each for each in self.documents if each.type is DocumentType.TEXT), None)

    @property
    def text_id(self) -> str | None:
        """Id of the document that the brief encodes, where it lists it."""
        return self.text.id if self.text else None

    def cited_document_id(self, citation: Citation) -> str | None:
        """Return the id of a citation's document; None for an encoded text that the brief does not list."""
        return citation.document or self.text_id

    @property
    def text_sha256(self) -> str | None:
        """SHA-256 of the text that the brief encodes, where it has one."""
        return self.text.sha256 if self.text else None

    @cached_property
    def document_by_id(self) -> Mapping[str, Document]:
        """Documents by id."""
        return {document.id: document for document in self.documents}

    @cached_property
    def text_sentences(self) -> tuple[Sentence, ...]:
        """Sentences of the text that the brief encodes, in order."""
        return tuple(sentence for sentence in self.sentences if sentence.document is None)

    @cached_property
    def sentence_by_key(self) -> Mapping[tuple[str | None, int], Sentence]:
        """Sentences by document and number; the document of the encoded text is None."""
        return {(sentence.document, sentence.number): sentence for sentence in self.sentences}

    def sentence_of(self, citation: Citation) -> Sentence | None:
        """Return the sentence that a citation names, if it names one."""
        if citation.sentence is None:
            return None
        return self.sentence_by_key.get((citation.document, citation.sentence))

    @cached_property
    def source_by_id(self) -> Mapping[str, Source]:
        """Sources by id."""
        return {source.id: source for source in self.sources}

    @cached_property
    def sentence_by_number(self) -> Mapping[int, Sentence]:
        """Sentences of the text that the brief encodes, by number."""
        return {sentence.number: sentence for sentence in self.text_sentences}

    @cached_property
    def event_by_id(self) -> Mapping[str, Event]:
        """Events by id."""
        if isinstance(self.events, RecordSequence):
            return self.events.by_id()
        return {event.id: event for event in self.events}

    @cached_property
    def actor_by_id(self) -> Mapping[str, Actor]:
        """Actors by id, including states that the brief uses without describing them."""
        known = {actor.id: actor for actor in self.actors}
        used = {part.actor for event in self.event_records for part in event.actors}
        used |= {name for each in self._rows for name in each.actor_ids}
        used |= {source.actor for source in self.sources if source.actor}
        used |= {name for actor in self.actors for name in (actor.part_of, *actor.members) if name}
        used |= {query.stands_for.meant for query in self.queries if query.stands_for}
        return known | {name: state_actor(name) for name in sorted(used - known.keys())}

    @cached_property
    def place_by_id(self) -> Mapping[str, Place]:
        """Places by id, including those of the gazetteer that the brief uses without describing them."""
        known = {place.id: place for place in self.written_places}
        used = {location.place for event in self.event_records for location in event.places}
        used |= {name for each in self._rows for name in each.place_ids}
        if isinstance(self.places, RecordSequence):
            used = {name for name in used if not self.places.has(name)}
        more = {name: gazetteer_place_record(name) for name in sorted(used - known.keys())}
        return RecordsById(self.places, more) if isinstance(self.places, RecordSequence) else known | more

    @property
    def named_places(self) -> tuple[Place, ...]:
        """Places of ``place_by_id`` without those that only rows have."""
        known = self.place_by_id
        return known.without_rows if isinstance(known, RecordsById) else tuple(known.values())

    @cached_property
    def title_languages(self) -> tuple[frozenset[str], frozenset[str]]:
        """Languages that the titles of all events have, and those that the title of any event has."""
        found = [frozenset(event.title.root) for event in self.event_records]
        found += [frozenset({rows.lang}) for rows in self._rows]
        return frozenset(LANGS).intersection(*found), frozenset().union(*found)

    @cached_property
    def place_resolver(self) -> PlaceResolver:
        """Resolver of the places of the brief to their shapes."""
        if isinstance(self.places, RecordSequence):
            return PlaceResolver(PlaceDefinitions(self.places.by_id(), self._files.path))
        return PlaceResolver({place.id: place.definition(self._files.path) for place in self.places})

    def queries_of(self, event_id: str) -> tuple[Query, ...]:
        """Return the queries that affect an event."""
        return tuple(query for query in self.queries if event_id in query.events)
