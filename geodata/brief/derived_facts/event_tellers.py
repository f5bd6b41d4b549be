"""Tellers of an event: the independent sources behind its claims, and whether all are parties to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from geodata.brief.record_types.actor_record import wholes_of_actor
from geodata.brief.record_types.claim_record import Claim
from geodata.brief.record_types.event_record import Event
from geodata.brief.records import Brief
from geodata.vocabulary import Stance

_TELLING: Final = frozenset({Stance.ASSERTS, Stance.CONFIRMS})


@dataclass(frozen=True)
class EventTellers:
    """The sources at the roots of all chains of attribution to an event."""

    sources: tuple[str, ...]
    """One source for each independent root: those that speak for one whole actor are one."""
    parties: tuple[str, ...]
    """Actors that the sources speak for where each takes part in the event; empty where one does not."""

    @property
    def told_by_party_alone(self) -> bool:
        """Whether every source speaks for an actor of the event."""
        return bool(self.parties)


def event_tellers(event: Event, brief: Brief) -> EventTellers:
    """Return the tellers of an event.

    The root of a claim is its source, whoever passed it on. Who denies an event, or only does not deny it,
    does not tell it.
    """
    roots: dict[str, str] = {}
    for claim in _telling_claims(event):
        roots.setdefault(_independent_root(claim, brief), claim.source)
    return EventTellers(tuple(roots.values()), _parties(tuple(roots.values()), event, brief))


def _telling_claims(event: Event) -> tuple[Claim, ...]:
    """Return the claims that report the event or judge it to be so, else all."""
    return tuple(claim for claim in event.claims if claim.stance in _TELLING) or event.claims


def _independent_root(claim: Claim, brief: Brief) -> str:
    """Return the key of the root of a claim: the outermost whole that it speaks for, else the source."""
    actor = brief.source_by_id[claim.source].actor
    if actor is None:
        return f"source {claim.source}"
    return (actor, *wholes_of_actor(actor, brief.actor_by_id))[-1]


def _parties(sources: tuple[str, ...], event: Event, brief: Brief) -> tuple[str, ...]:
    """Return the actors that some sources speak for; none where one of them is not of the event."""
    actors = [brief.source_by_id[name].actor for name in sources]
    taking_part = frozenset(part.actor for part in event.actors)
    spoken_for = tuple(actor for actor in actors if actor is not None)
    if len(spoken_for) < len(actors) or not all(_is_of_event(each, taking_part, brief) for each in actors):
        return ()
    return tuple(dict.fromkeys(spoken_for))


def _is_of_event(actor: str | None, taking_part: frozenset[str], brief: Brief) -> bool:
    """Return whether an actor takes part, or a whole or a part of it does."""
    return actor is not None and any(_contains(actor, other, brief) for other in taking_part)


def _contains(one: str, other: str, brief: Brief) -> bool:
    """Return whether two actors are one, or one of them is part of the other."""
    return one in _with_wholes(other, brief) or other in _with_wholes(one, brief)


def _with_wholes(actor: str, brief: Brief) -> Iterator[str]:
    yield actor
    yield from wholes_of_actor(actor, brief.actor_by_id)
