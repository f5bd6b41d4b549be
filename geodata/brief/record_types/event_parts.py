"""Parts of an event: actors, places, time of day, and the earlier event that it was taken from."""

from typing import Annotated

from pydantic import Field

from geodata.brief.record_fields import Record, RecordId
from geodata.vocabulary import Basis, PlaceRole
from geodata.words.localized_text import LocalizedText, TextLine

ClockTime = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
"""Time of day, written ``06:30``."""


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


class Clock(Record):
    """Time of day of an event as stated; shown, not filtered."""

    start: Annotated[ClockTime | None, Field(alias="from")] = None
    """Time at which it began."""
    end: Annotated[ClockTime | None, Field(alias="to")] = None
    """Time at which it ended."""
    zone: TextLine | None = None
    """Time zone: ``Z``, an offset (``+03:00``) or an IANA name (``Asia/Aden``)."""


class Carried(Record):
    """The event of an earlier brief that an event was taken from."""

    brief: RecordId
    """Id of the earlier brief."""
    version: TextLine | None = None
    """Version of that brief."""
    event: RecordId
    """Id of the event there."""
