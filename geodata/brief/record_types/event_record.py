"""Events of a brief, with their claims."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from geodata.brief.record_fields import (
    ExternalIds,
    FrozenMapping,
    Marking,
    Proposable,
    RecordId,
    WebAddress,
)
from geodata.brief.record_types.claim_record import Claim
from geodata.brief.record_types.date_record import EventDate
from geodata.brief.record_types.event_parts import Carried, Clock, Location, Participation
from geodata.kinds.kind_table import KindTable
from geodata.vocabulary import AHEAD_STATUSES, PlaceRole, Status
from geodata.words import CatalogueText
from geodata.words.localized_text import LocalizedText, TextLine


class Event(Proposable):
    """An event of the brief: a mark on the map, or an entry of the list alone."""

    id: RecordId
    """Id of the event, unique among events."""
    kind: RecordId
    """Id of the event kind, shipped or of this brief."""
    title: LocalizedText
    """Title as shown in lists and on the card."""
    short: LocalizedText | None = None
    """Title in two or three words, for the map."""
    weight: Annotated[int, Field(ge=1, le=3)] | None = None
    """Weight in the brief: 1 leads it, 3 is background; the map gives room by it."""
    status: Status
    """Whether the event took place, is agreed, expected, proposed, feared or alleged."""
    when: EventDate
    """Date of the event."""
    clock: Clock | None = None
    """Time of day, as stated."""
    actors: tuple[Participation, ...] = ()
    """Actors with their roles."""
    places: tuple[Location, ...] = ()
    """Places with their roles; a route has one ``from`` and one ``to``."""
    claims: Annotated[tuple[Claim, ...], Field(min_length=1)]
    """Claims that the event rests on."""
    parent: RecordId | None = None
    """Id of the event of which this is one instance, such as a yearly exercise."""
    off_map: LocalizedText | None = None
    """Reason for leaving it off the map; required for an event without a place."""
    tags: tuple[TextLine, ...] = ()
    """Free tags."""
    external: ExternalIds = Field(default_factory=FrozenMapping)
    """Ids of the event in other collections (``acled``)."""
    urls: tuple[WebAddress, ...] = ()
    """Web addresses about the event."""
    marking: Marking | None = None
    """Classification marking of the event."""
    carried: Carried | None = None
    """Event of an earlier brief that it was taken from."""
    was: tuple[RecordId, ...] = ()
    """Earlier ids of the event, by which files and links still find it."""

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
            msg = CatalogueText("value-form.route-ends")
            raise ValueError(msg)
        if not self.places and self.off_map is None:
            msg = CatalogueText("value-form.off-map-reason", form="off_map: {ar: …, en: …}")
            raise ValueError(msg)
        return self
