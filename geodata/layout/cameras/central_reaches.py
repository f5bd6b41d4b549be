"""The middle of a brief on the map: its events without the few that stand far from the rest."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from geodata.atlas.bounding_boxes import shortest_arc

FAR_SHARE: Final = 0.1
"""Share of the events that a map may leave out of its first view, at most."""
MUCH_NEARER: Final = 1.0
"""Zoom levels that a map must come nearer for it, twice as near; else all stay in view."""
MOST_AT_ONCE: Final = 12
"""Parts at one side that are tried together, at most."""

LonLatSpot = tuple[float, float]
"""Longitude and latitude in degrees."""


@dataclass(frozen=True)
class Reach:
    """The points of an event, or of one of its places, that a map should show."""

    points: tuple[LonLatSpot, ...]
    share: float
    """Part of its event."""
    stays: bool
    """Whether it stays in view, as the first place of an event that leads the brief."""

    @cached_property
    def corners(self) -> tuple[LonLatSpot, ...]:
        """Southwest, middle and northeast of its box, which stand for its points."""
        west, east = shortest_arc([lon for lon, _ in self.points])
        lats = [lat for _, lat in self.points]
        span = (east - west) % 360
        return (west, min(lats)), ((west + span / 2 + 180) % 360 - 180, lats[0]), (east, max(lats))


def central_reaches(
    reaches: Sequence[Reach], zoom_over: Callable[[Sequence[LonLatSpot]], float]
) -> Sequence[Reach]:
    """Return the reaches of a brief without a few far ones, where the map comes much nearer for it.

    Those at the side where the map gains most for what it loses are left out first. Where it gains little,
    all are returned.

    Parameters
    ----------
    zoom_over
        Zoom of the map that shows all of some points.
    """

    def zoom(parts: Sequence[Reach]) -> float:
        return zoom_over([corner for part in parts for corner in part.corners])

    rest, room = reaches, FAR_SHARE * sum(each.share for each in reaches)
    first = now = zoom(reaches)
    while True:
        tried = [(zoom(kept), spent, kept) for spent, kept in _without_one_side(rest, room)]
        nearer, spent, kept = max(tried, key=lambda each: (each[0] - now) / each[1], default=(now, 0.0, rest))
        if nearer <= now:
            return rest if now - first >= MUCH_NEARER else reaches
        now, room, rest = nearer, room - spent, kept


def _without_one_side(reaches: Sequence[Reach], room: float) -> Iterator[tuple[float, Sequence[Reach]]]:
    """Yield how much of the events is left out, and what is kept, without the farthest parts of one side."""
    west, _ = shortest_arc([lon for each in reaches for lon, _ in each.corners])
    sides: tuple[Callable[[Reach], float], ...] = (
        lambda each: each.corners[0][1],
        lambda each: -each.corners[2][1],
        lambda each: (each.corners[0][0] - west) % 360,
        lambda each: -((each.corners[2][0] - west) % 360),
    )
    for reach_of in sides:
        ordered = sorted(reaches, key=reach_of)
        spent = 0.0
        for left_out, each in enumerate(ordered[: min(MOST_AT_ONCE, len(ordered) - 1)], 1):
            spent += each.share
            if each.stays or spent > room:
                break
            yield spent, ordered[left_out:]
