"""Area marks: seas hatched, countries and regions faintly filled."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.layout.layout_context import DrawnEvent, LayoutContext
from geodata.layout.mercator import Viewport
from geodata.layout.scene import AreaLook, AreaMark, LonLatLine
from geodata.layout.styles import BROKEN_EDGE, COUNTRY_EDGE_WIDTH, EventStyle, Rgba
from geodata.places.own_shapes import named_shape
from geodata.vocabulary import PlaceRole

PICK_TOLERANCE = 0.35
"""Degrees by which the simplified ground of a hatch may deviate from the shape."""
OUTLINE_SHARE, OUTLINE_MIN, OUTLINE_MAX = 0.02, 0.15, 0.8
"""Deviation allowed to a pick outline: a share of the shape's size, at least and at most, in degrees."""
LINE_PICK_DEGREES = 0.3
"""Degrees on either side of a line in which a pointer picks it."""
MIN_PICK_AREA = 0.6
"""Square degrees below which an island has no pick outline."""


def area_marks(events: Iterable[DrawnEvent], context: LayoutContext) -> tuple[AreaMark, ...]:
    """Return the area marks of the events, the largest first, so that a small one can be clicked."""
    areas = [area for drawn in events for area in _event_areas(drawn, context)]
    return tuple(sorted(areas, key=lambda area: -_shape_area(area.shape)))


def _event_areas(drawn: DrawnEvent, context: LayoutContext) -> Iterator[AreaMark]:
    for location in drawn.event.places:
        if location.role is not PlaceRole.AT:
            continue
        for shape in context.place_shapes(location):
            if shape.look is None:
                continue
            yield AreaMark(
                event=drawn.event.id,
                place=location.place,
                shape=shape.name,
                fill=area_fill(drawn.style, shape.look),
                ink=drawn.style.ink,
                width=area_edge_width(drawn.style, shape.look),
                dash=BROKEN_EDGE if location.hedge else drawn.style.dash,
                look=shape.look,
                focused=drawn.focused,
                tip=drawn.tip,
            )


def area_fill(style: EventStyle, look: AreaLook) -> Rgba:
    """Return the fill of an area: fainter for a country than for a sea, faintest for a level of a wash."""
    if look in {"wash", "wash-inner"}:
        return style.wash
    return style.country_fill if look == "country" else style.sea_fill


def area_edge_width(style: EventStyle, look: AreaLook) -> float:
    """Return the width of the edge of an area in pixels: thinner for a country than for any other area."""
    return COUNTRY_EDGE_WIDTH if look == "country" else style.width


@lru_cache(maxsize=2048)
def _shape_area(name: str) -> float:
    """Area of a named shape in square degrees."""
    return float(shapely.area(named_shape(name, "coarse")))


@lru_cache(maxsize=2048)
def pick_outlines(name: str) -> tuple[LonLatLine, ...]:
    """Return simplified outer rings of a shape, which catch the pointer; small islands are left out.

    Longitudes and latitudes in degrees, to two decimals. A shape of small islands keeps its largest one; a
    line is caught near it.
    """
    shape = named_shape(name, "coarse")
    if shapely.get_dimensions(shape) == 1:
        shape = shapely.buffer(shape, LINE_PICK_DEGREES, quad_segs=2)
    stray = min(max(_shape_area(name) ** 0.5 * OUTLINE_SHARE, OUTLINE_MIN), OUTLINE_MAX)
    simple = shapely.simplify(shape, stray)
    parts = [part for part in shapely.get_parts(simple) if part.area > MIN_PICK_AREA]
    parts = parts or [max(shapely.get_parts(simple), key=shapely.area)]
    return tuple(_ring(part) for part in parts)


def _ring(part: shapely.Polygon) -> LonLatLine:
    points = np.round(shapely.get_coordinates(part.exterior), 2).tolist()
    return tuple((lon, lat) for lon, lat in points)


def hatched_ground(found: tuple[AreaMark, ...], screen: Viewport) -> BaseGeometry:
    """Return the union of all hatched seas in pixels of the screen, prepared for point tests."""
    names = sorted({area.shape for area in found if area.hatch})
    ground = shapely.union_all([_shape_on_screen(name, screen) for name in names])
    shapely.prepare(ground)
    return ground


@lru_cache(maxsize=64)
def _shape_on_screen(name: str, screen: Viewport) -> BaseGeometry:
    """Outline of a shape, simplified, in pixels of the screen."""
    simple = shapely.simplify(named_shape(name, "coarse"), PICK_TOLERANCE)
    moved = shapely.transform(
        simple, lambda points: np.array([screen.project(*point) for point in points.tolist()])
    )
    return shapely.buffer(moved, 0)
