"""Rows of one table as part of a brief; made by :mod:`geodata.tables`."""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from geodata.brief.record_sequence import LazyRecords
    from geodata.brief.record_types.actor_record import Actor
    from geodata.brief.record_types.event_record import Event
    from geodata.brief.record_types.place_record import Place
    from geodata.brief.record_types.source_record import Source
    from geodata.brief.record_types.table_record import ReferenceLayer


class RowSource(Protocol):
    """Records that the rows of one table become, and the ids that they refer to."""

    @property
    def table_id(self) -> str:
        """Id of the table."""
        ...

    @property
    def document_id(self) -> str:
        """Id of the document with the rows."""
        ...

    @property
    def lang(self) -> str:
        """Language of the rows."""
        ...

    @property
    def events(self) -> "LazyRecords[Event]":
        """Events, one a row."""
        ...

    @property
    def places(self) -> "LazyRecords[Place]":
        """Places of the rows that the brief does not describe."""
        ...

    @property
    def sources(self) -> "tuple[Source, ...]":
        """Sources that the rows name."""
        ...

    @property
    def actors(self) -> "tuple[Actor, ...]":
        """Actors of the rows that the brief does not describe."""
        ...

    @property
    def layers(self) -> "tuple[ReferenceLayer, ...]":
        """Reference layer of the rows, where they become one."""
        ...

    @property
    def actor_ids(self) -> frozenset[str]:
        """Ids of all actors of the events."""
        ...

    @property
    def place_ids(self) -> frozenset[str]:
        """Ids of the places of the events that are not in ``places``."""
        ...

    @property
    def tag_names(self) -> frozenset[str]:
        """Tags of the events."""
        ...
