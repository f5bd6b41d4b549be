"""Relations of actors by events: only the pairs that the text names.

An event of three or more actors without a lead has no pairs: relating each with each would make a bloc of
them, so such events are listed apart as groups.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from geodata.atlas.related_events import RelatedEvent
from geodata.kinds.event_kind import RoleEnd
from geodata.kinds.kind_table import KindTable

PAIR = 2


@dataclass(frozen=True)
class ActorRelation:
    """All events of one kind between two actors, in one direction or undirected."""

    one: str
    other: str
    kind: str
    """Id of the kind."""
    directed: bool
    """Whether it goes from ``one`` to ``other``; otherwise the two are in the order of their ids."""
    events: tuple[RelatedEvent, ...]


def related_pairs(event: RelatedEvent, kinds: KindTable) -> tuple[tuple[str, str, bool], ...]:
    """Return the pairs of actors of an event, each with whether it is directed from first to second.

    An event is directed by the ends of its roles, such as a supply, or an act of one actor against another.
    """
    gives, takes = (actors_at(event, kinds, end) for end in (RoleEnd.FROM, RoleEnd.TO))
    if gives and takes:
        return tuple((one, other, True) for one in gives for other in takes)
    if paired := hub_pairs(event, kinds):
        return tuple((*_ordered_pair(one, other), False) for one, other in paired)
    names = [part.actor for part in event.actors]
    if len(names) != PAIR or names[0] == names[1]:
        return ()
    aimed = [part.actor for part in event.actors if kinds.roles[part.role].against]
    if len(aimed) == 1:
        return ((next(name for name in names if name != aimed[0]), aimed[0], True),)
    return ((*_ordered_pair(*names), False),)


def actors_at(event: RelatedEvent, kinds: KindTable, end: RoleEnd) -> tuple[str, ...]:
    """Return the actors of an event at one of its ends, in the order of the roles."""
    roles = kinds.roles_at(end)
    parts = (part for part in event.actors if part.role in roles)
    return tuple(part.actor for part in sorted(parts, key=lambda part: kinds.role_ids.index(part.role)))


def hub_pairs(event: RelatedEvent, kinds: KindTable) -> tuple[tuple[str, str], ...]:
    """Return the pairs of an undirected relation of several actors: each hub with each spoke."""
    sides = {
        side: [part.actor for part in event.actors if kinds.roles[part.role].pair == side]
        for side in ("hub", "spoke")
    }
    return tuple((hub, spoke) for hub in sides["hub"] for spoke in sides["spoke"])


def relations_of(events: Iterable[RelatedEvent], kinds: KindTable) -> tuple[ActorRelation, ...]:
    """Return the relations that the events make, in the order of their first event."""
    found: dict[tuple[str, str, str, bool], list[RelatedEvent]] = {}
    for event in events:
        for one, other, directed in related_pairs(event, kinds):
            found.setdefault((one, other, event.kind, directed), []).append(event)
    return tuple(ActorRelation(*key, tuple(listed)) for key, listed in found.items())


def unpaired_events(events: Iterable[RelatedEvent], kinds: KindTable) -> tuple[RelatedEvent, ...]:
    """Return the events of several actors of which the text names no pair."""
    return tuple(event for event in events if len(event.actors) > 1 and not related_pairs(event, kinds))


def single_actor_events(events: Iterable[RelatedEvent]) -> tuple[RelatedEvent, ...]:
    """Return the events of a single actor."""
    return tuple(event for event in events if len(event.actors) == 1)


def _ordered_pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
