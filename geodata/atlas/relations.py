"""Relations of actors by events: only the pairs that the text names.

An event of three or more actors without a lead has no pairs: relating each with each would make a bloc of
them, so such events are listed apart as groups.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from geodata.atlas.related_events import RelatedEvent
from geodata.vocabulary import Kind, Role

if TYPE_CHECKING:
    from geodata.brief.record_types.event_parts import Participation

GIVING_ROLES: Final = frozenset({Role.SUPPLIER, Role.SENDER})
RECEIVING_ROLES: Final = frozenset({Role.RECIPIENT, Role.HOST})
PAIR: Final = 2


@dataclass(frozen=True)
class ActorRelation:
    """All events of one kind between two actors, in one direction or undirected."""

    one: str
    other: str
    kind: Kind
    directed: bool
    """Whether it goes from ``one`` to ``other``; otherwise the two are in the order of their ids."""
    events: tuple[RelatedEvent, ...]


def related_pairs(event: RelatedEvent) -> tuple[tuple[str, str, bool], ...]:
    """Return the pairs of actors of an event, each with whether it is directed from first to second.

    Supplies and deployments are directed, and so are acts of one actor against another.
    """
    return _pairs_of_actors(event.actors)


@lru_cache(maxsize=4096)
def _pairs_of_actors(actors: "tuple[Participation, ...]") -> tuple[tuple[str, str, bool], ...]:
    """Return the pairs of some actors, found once: the events of rows have few combinations of them."""
    by_role = {role: [part.actor for part in actors if part.role is role] for role in Role}
    gives = [name for role in Role if role in GIVING_ROLES for name in by_role[role]]
    takes = [name for role in Role if role in RECEIVING_ROLES for name in by_role[role]]
    if gives and takes:
        return tuple((one, other, True) for one in gives for other in takes)
    if by_role[Role.LEAD] and by_role[Role.PARTNER]:
        return tuple(
            (*_ordered_pair(one, other), False)
            for one in by_role[Role.LEAD]
            for other in by_role[Role.PARTNER]
        )
    names = [part.actor for part in actors]
    if len(names) != PAIR or names[0] == names[1]:
        return ()
    if len(by_role[Role.TARGET]) == 1:
        target = by_role[Role.TARGET][0]
        return ((next(name for name in names if name != target), target, True),)
    return ((*_ordered_pair(*names), False),)


def relations_of(events: Iterable[RelatedEvent]) -> tuple[ActorRelation, ...]:
    """Return the relations that the events make, in the order of their first event."""
    found: dict[tuple[str, str, Kind, bool], list[RelatedEvent]] = {}
    for event in events:
        for one, other, directed in related_pairs(event):
            found.setdefault((one, other, event.kind, directed), []).append(event)
    return tuple(ActorRelation(*key, tuple(listed)) for key, listed in found.items())


def unpaired_events(events: Iterable[RelatedEvent]) -> tuple[RelatedEvent, ...]:
    """Return the events of several actors of which the text names no pair."""
    return tuple(event for event in events if len(event.actors) > 1 and not related_pairs(event))


def single_actor_events(events: Iterable[RelatedEvent]) -> tuple[RelatedEvent, ...]:
    """Return the events of a single actor."""
    return tuple(event for event in events if len(event.actors) == 1)


def _ordered_pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
