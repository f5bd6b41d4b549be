"""Actors of a brief."""

from pydantic import Field

from geodata.brief.record_fields import ExternalIds, FrozenMapping, Record, RecordId
from geodata.vocabulary import ActorKind, Affiliation
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
