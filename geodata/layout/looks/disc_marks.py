"""Marks of a brief with so many events that each is a disc."""

from dataclasses import dataclass

from geodata.layout.styles import Rgba
from geodata.places.route_lines import LonLat


@dataclass(frozen=True)
class DiscMark:
    """One mark of a map of discs: an event, or all those of a cell, with ``event`` None."""

    event: str | None
    at: LonLat
    ink: Rgba
    edge: Rgba
    radius: float
    heading: str
    """Title of the event, or the number of events."""


@dataclass(frozen=True)
class DiscMarks:
    """The marks of a brief with so many events that each is a disc."""

    discs: tuple[DiscMark, ...]
    event_count: int
    """Number of events on the marks."""
    is_exact: bool
    """Whether each mark is one event."""
