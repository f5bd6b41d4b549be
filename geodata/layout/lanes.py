"""Lane marks: a line per transfer, those of one pair side by side, tapering to the arrowhead."""

import math
from collections.abc import Iterator, Sequence

import shapely
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from geodata.layout.layout_context import DrawnEvent, LayoutContext
from geodata.layout.mercator import Pixel
from geodata.layout.scene import LaneMark, LonLatLine
from geodata.layout.styles import ARROWHEAD_SIZE, LANE_TAPER
from geodata.vocabulary import PlaceRole

LANE_GAP = 7.0
"""Pixels between lanes of the same pair and direction."""
PIECES = 7
"""Pieces of a lane, each of one width."""
MIN_DASHED_PIECE = 48.0
"""Least length in pixels of a piece of a dashed lane."""
LaneEndpoints = tuple[tuple[str, ...], tuple[str, ...]]
"""Ids of the places that a lane leads from, and to."""


def lane_endpoints(drawn: DrawnEvent) -> LaneEndpoints:
    """Return the place ids a lane leads from and to."""
    places = drawn.event.places
    start, end = (
        tuple(at.place for at in places if at.role is role) for role in (PlaceRole.FROM, PlaceRole.TO)
    )
    return start, end


def group_lanes(context: LayoutContext) -> dict[LaneEndpoints, list[DrawnEvent]]:
    """Return the drawn transfers by pair and direction, in the order of the brief."""
    groups: dict[LaneEndpoints, list[DrawnEvent]] = {}
    for drawn in context.events_on_map:
        if drawn.is_lane:
            groups.setdefault(lane_endpoints(drawn), []).append(drawn)
    return groups


def lane_marks(context: LayoutContext) -> tuple[LaneMark, ...]:
    """Return the lane marks of all drawn transfers."""
    return tuple(
        lane
        for members in group_lanes(context).values()
        for at, drawn in enumerate(members)
        for line in _event_pixel_lines(drawn, context)
        for lane in _lane(drawn, offset_line(line, (at - (len(members) - 1) / 2) * LANE_GAP), context)
    )


def _event_pixel_lines(drawn: DrawnEvent, context: LayoutContext) -> Iterator[list[Pixel]]:
    row = context.selection.atlas.row_of_event[drawn.event.id]
    yield from join_pixel_lines(context.selection.atlas.events.geometry.iloc[row], context)


def join_pixel_lines(geometry: BaseGeometry, context: LayoutContext) -> Iterator[list[Pixel]]:
    """Yield the lines of a geometry in pixels; parts cut at the antimeridian are joined again."""
    chain: list[Pixel] = []
    for part in shapely.get_parts(geometry):
        points = [context.viewport.project(lon, lat) for lon, lat in shapely.get_coordinates(part).tolist()]
        if chain and math.dist(chain[-1], points[0]) > 1:
            yield chain
            chain = []
        chain += points[1:] if chain else points
    if chain:
        yield chain


def offset_line(line: Sequence[Pixel], distance: float) -> list[Pixel]:
    """Return a line moved to its right by ``distance`` pixels."""
    if not distance:
        return list(line)
    moved = shapely.offset_curve(shapely.LineString(line), distance)
    points = shapely.get_coordinates(moved).tolist()
    return [(x, y) for x, y in points] or list(line)


def _lane(drawn: DrawnEvent, line: Sequence[Pixel], context: LayoutContext) -> Iterator[LaneMark]:
    path = shapely.LineString(line)
    if path.length < ARROWHEAD_SIZE:
        return
    body = (
        path if path.length < 2 * ARROWHEAD_SIZE else _first_part(path, path.length - ARROWHEAD_SIZE * 0.55)
    )
    neck, tip = path.interpolate(path.length - ARROWHEAD_SIZE), path.interpolate(path.length)
    number = _piece_count(drawn, path.length)
    parts = tuple(_piece(body, at / number, (at + 1) / number, context) for at in range(number))
    yield LaneMark(
        event=drawn.event.id,
        parts=parts,
        widths=tuple(_width(drawn, (at + 0.5) / number) for at in range(number)),
        ink=drawn.style.ink,
        dash=drawn.style.dash,
        arrowhead=drawn.style.arrowhead,
        arrowhead_at=context.viewport.unproject(tip.x, tip.y),
        angle=round(math.degrees(math.atan2(neck.y - tip.y, tip.x - neck.x)), 1),
        focused=drawn.focused,
        tip=drawn.tip,
    )


def _piece_count(drawn: DrawnEvent, length: float) -> int:
    """Pieces of a lane; fewer for a dashed one, whose dashes begin anew in each."""
    return PIECES if drawn.style.dash is None else max(1, min(PIECES, int(length / MIN_DASHED_PIECE)))


def _width(drawn: DrawnEvent, share: float) -> float:
    """Width in pixels at a share of the way."""
    return round(drawn.style.width * (LANE_TAPER + (1 - LANE_TAPER) * share), 2)


def _first_part(path: shapely.LineString, length: float) -> shapely.LineString:
    """The first ``length`` pixels of a path."""
    return shapely.LineString(shapely.get_coordinates(substring(path, 0, length)))


def _piece(path: shapely.LineString, start: float, end: float, context: LayoutContext) -> LonLatLine:
    """Longitudes and latitudes of a piece of a path between two shares of its length."""
    piece = substring(path, start, end, normalized=True)
    points = shapely.get_coordinates(shapely.simplify(piece, 0.3)).tolist()
    return tuple(context.viewport.unproject(x, y) for x, y in points)
