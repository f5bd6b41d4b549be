"""Actors of a brief."""

from collections.abc import Mapping

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
    """Earlier ids of the actor, by which files and links still find it."""
    external: ExternalIds = Field(default_factory=FrozenMapping)
    """Ids of the actor in other collections."""


def wholes_of_actor(actor_id: str, actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """Return the ids of the actors that one is part of, the nearest first; a circle ends where it closes."""
    found: dict[str, None] = {}
    whole = actors[actor_id].part_of if actor_id in actors else None
    while whole is not None and whole != actor_id and whole not in found:
        found[whole] = None
        whole = actors[whole].part_of if whole in actors else None
    return tuple(found)
