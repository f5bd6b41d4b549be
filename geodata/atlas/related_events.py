"""Events with their actors, for relations: of rows without records."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Protocol

import numpy as np

from geodata.atlas.atlas_frames import Atlas, described_events
from geodata.brief.record_types.event_parts import Participation
from geodata.vocabulary import Status


class RelatedEvent(Protocol):
    """Part of an event that relations follow from."""

    @property
    def id(self) -> str:
        """Id of the event."""
        ...

    @property
    def kind(self) -> str:
        """Id of the kind."""
        ...

    @property
    def status(self) -> Status:
        """Reality of the event."""
        ...

    @property
    def actors(self) -> tuple[Participation, ...]:
        """Actors with their roles."""
        ...


@dataclass(frozen=True, slots=True)
class EventOfRow:
    """Part of the event of a row that relations follow from."""

    id: str
    kind: str
    status: Status
    actors: tuple[Participation, ...]


def related_events(atlas: Atlas, rows: Iterable[int] | None = None) -> Iterator[RelatedEvent]:
    """Yield the events of some rows of an atlas, by default of all; those of tables without their records."""
    described = dict(described_events(atlas.brief))
    numbers = range(len(atlas.events)) if rows is None else rows
    if len(described) == len(atlas.events):
        yield from (described[int(row)] for row in numbers)
        return
    parts = atlas.participations
    starts = np.searchsorted(parts["event"].to_numpy(), np.arange(len(atlas.events) + 1))
    actors, roles = parts["actor"].tolist(), parts["role"].tolist()
    ids, kinds, statuses = (atlas.events[name].tolist() for name in ("event_id", "kind", "status"))
    participation = cache(lambda actor, role: Participation(actor=actor, role=role))
    for number in map(int, numbers):
        if number in described:
            yield described[number]
            continue
        span = range(starts[number], starts[number + 1])
        taking_part = tuple(participation(actors[at], roles[at]) for at in span)
        yield EventOfRow(ids[number], kinds[number], Status(statuses[number]), taking_part)
