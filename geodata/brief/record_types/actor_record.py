"""Actors and places of a brief."""

from typing import Annotated

from pydantic import Field

from geodata.brief.record_fields import ExternalIds, FrozenMapping, PlacePrecision, Record, RecordId
from geodata.vocabulary import ActorKind, Affiliation, PlaceKind
from geodata.words.localized_text import LocalizedText, TextLine


class Actor(Record):
    """A state, an alliance, a force, a group, an organisation, a company, a vessel, an aircraft, a person."""

    id: RecordId
    """Id of the actor; of a state its ISO 3166-1 alpha-3 code in lower case."""
    name: LocalizedText
    """Name as shown on the map."""
    kind: ActorKind = ActorKind.STATE
    """Sort of actor."""
    part_of: RecordId | None = None
    """Id of the actor that it is part of: a filter by the whole finds the part."""
    members: tuple[RecordId, ...] = ()
    """Ids of the actors that form an alliance; a filter by the alliance does not find them."""
    aliases: tuple[TextLine, ...] = ()
    """Other spellings by which a text names the actor."""
    affiliation: Affiliation = Affiliation.UNKNOWN
    """Standard identity (APP-6) by which its marks are framed."""
    was: tuple[RecordId, ...] = ()
    """Earlier ids of the actor, by which links still find it."""
    external: ExternalIds = Field(default_factory=FrozenMapping)
    """Ids of the actor in other collections."""


PlaceGeometry = Annotated[tuple[RecordId, ...], Field(min_length=1)]
"""Shapes that stand for a place."""


class Place(Record):
    """A place as the brief names it, with the shapes of the gazetteer that stand for it."""

    id: RecordId
    """Id of the place, unique among places."""
    name: LocalizedText
    """Name as the brief gives it."""
    kind: PlaceKind
    """Sort of place."""
    geometry: PlaceGeometry
    """Ids of shapes in the gazetteer; the place is their union."""
    where_prec: PlacePrecision
    """UCDP code of precision, from 1 (exact) to 7 (international); not below that of any of its shapes."""
    reason: LocalizedText | None = None
    """Reason for the choice of shapes."""
    aliases: tuple[TextLine, ...] = ()
    """Spellings by which the text names the place."""
    was: tuple[RecordId, ...] = ()
    """Earlier ids of the place, by which links still find it."""
    external: ExternalIds = Field(default_factory=FrozenMapping)
    """Ids of the place in other collections."""
