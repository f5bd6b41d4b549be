"""Area marks: seas hatched, regions washed, countries faintly filled under the one sign of their events.

Events that are only somewhere in an area share its marks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.brief.record_types.event_parts import Location
from geodata.layout.layout_context import DrawnEvent, EventArea, LayoutContext
from geodata.layout.looks.area_overlaps import FIRST_ORDER, OverlapOrder, overlap_orders
from geodata.layout.looks.status_looks import StatusLook
from geodata.layout.mercator import Viewport
from geodata.layout.own_place_shapes import PlaceShape
from geodata.layout.scene import AreaLook, AreaMark, GroupSign, LonLatLine, Tooltip
from geodata.layout.styles import (
    COUNTRY_EDGE_WIDTH,
    MAP_PALETTES,
    EventStyle,
    Rgba,
    shared_event_style,
)
from geodata.places import gazetteer_place
from geodata.places.own_shapes import named_shape
from geodata.words import translate

PICK_TOLERANCE = 0.35
"""Degrees by which the simplified ground of a hatch may deviate from the shape."""
OUTLINE_SHARE, OUTLINE_MIN, OUTLINE_MAX = 0.02, 0.15, 0.8
"""Deviation allowed to a pick outline: a share of the shape's size, at least and at most, in degrees."""
LINE_PICK_DEGREES = 0.3
"""Degrees on either side of a line in which a pointer picks it."""
MIN_PICK_AREA = 0.6
"""Square degrees below which an island has no pick outline."""
VAGUE_PICK_FACTOR = 2.5
"""Coarseness of the pick outline of a name without limits, in that of another."""
_TOLD_APART: Final = frozenset({"sea", "area", "wash"})
"""Looks of the outermost shapes of areas that are told apart where they overlap."""


def area_marks(context: LayoutContext) -> tuple[AreaMark, ...]:
    """Return the area marks of the events on the map, the largest first, so that a small one can be clicked.

    A country or a province has one for all events that are known only to it; a water or another area one for
    all those that do not fill it.
    """
    areas = [area for drawn in context.events_on_map for area in _own_areas(drawn, context)]
    areas += [_shared_area(area, PlaceShape(area.name, "country"), context) for area in context.signed_areas]
    for place, area in context.shared_places.items():
        areas += [_shared_area(area, shape, context) for shape in context.place_shapes(Location(place=place))]
    return tuple(sorted(_told_apart(areas), key=lambda area: -_shape_area(area.shape)))


def _told_apart(areas: Sequence[AreaMark]) -> Iterator[AreaMark]:
    """Yield the areas with the hatches and fills by which those that overlap are told apart."""
    filled = {(area.event, area.place): area.shape for area in reversed(areas) if area.look in _TOLD_APART}
    filled = dict(reversed(filled.items()))
    orders = dict(zip(filled, overlap_orders(tuple(filled.values())), strict=True))
    for area in areas:
        yield in_order(area, orders.get((area.event, area.place), FIRST_ORDER))


def in_order(area: AreaMark, order: OverlapOrder) -> AreaMark:
    """Return an area in the look of its order among those that it overlaps."""
    red, green, blue, opacity = area.fill
    fill = red, green, blue, round(opacity * order.fill_share)
    return replace(area, order=order, fill=fill)


def _own_areas(drawn: DrawnEvent, context: LayoutContext) -> Iterator[AreaMark]:
    """Area marks that an event has for itself."""
    for location in drawn.locations:
        shared = context.shared_places.get(location.place)
        if shared and drawn in shared.members:
            continue
        for shape in context.place_shapes(location):
            look = "host" if drawn.event.id in context.arrow_paths else shape.look
            if look is None or look == "country" or context.viewport.camera.zoom < shape.from_zoom:
                continue
            yield AreaMark(
                event=drawn.event.id,
                place=location.place,
                shape=shape.name,
                fill=area_fill(drawn.style, look),
                ink=drawn.style.ink,
                edge=drawn.style.edge,
                width=area_edge_width(drawn.style, look),
                dash=drawn.style.dash,
                look=look,
                focused=drawn.focused,
                tip=drawn.tip,
                hedged=location.hedge is not None,
            )


def _shared_area(area: EventArea, shape: PlaceShape, context: LayoutContext) -> AreaMark:
    """Mark of an area for all its events; its outline shows the status that they have in common."""
    look = shape.look or "area"
    style = shared_style(area, context)
    return AreaMark(
        event=area.key,
        place=area.name,
        shape=shape.name,
        fill=area_fill(style, look),
        ink=style.ink,
        edge=style.edge,
        width=area_edge_width(style, look),
        dash=style.dash,
        look=look,
        focused=any(drawn.focused for drawn in area.members),
        tip=shared_tip(area, context),
    )


def shared_style(area: EventArea, context: LayoutContext) -> EventStyle:
    """Return the style of the marks that the events of an area share.

    Its colour is that of the family of the events, neutral where these are of several. Its status is that of
    the one that happened, if any did: a sign stands as the best of its events does.
    """
    best = min(area.members, key=lambda drawn: list(StatusLook).index(drawn.look))
    first = area.members[0]
    families = {context.brief.family_of(drawn.event) for drawn in area.members}
    if len(families) == 1:
        code = context.brief.kind_table.look_of(first.event.kind).colours.of(context.theme)
    else:
        code = MAP_PALETTES[context.theme].text
    hollow = first.judged and not area.is_shared
    return shared_event_style(best.style, code, first.standing, context.theme, hollow=hollow)


def shared_tip(area: EventArea, context: LayoutContext) -> Tooltip:
    """Return the tooltip of the marks that the events of an area share."""
    return area_sign(area, context).tip if area.is_shared else area.members[0].tip


def area_sign(area: EventArea, context: LayoutContext) -> GroupSign:
    """Return what the shared marks of an area say of its events."""
    numbers = range(1, len(area.members) + 1)
    own = context.brief.place_by_id if area.name in context.shared_places else {}
    name = own[area.name].name if own else gazetteer_place(area.name).name
    return GroupSign(
        key=area.key,
        name=name[context.lang],
        events=tuple(drawn.event.id for drawn in area.members),
        titles=tuple(drawn.event.title[context.lang] for drawn in area.members),
        count_words=tuple(translate("count.events", context.lang, n=number) for number in numbers),
    )


def area_fill(style: EventStyle, look: AreaLook) -> Rgba:
    """Return the fill of an area: fainter for a country than for a sea, faintest for a level of a wash."""
    if look in {"wash", "wash-inner"}:
        return style.wash
    if look == "host":
        return (*style.ink[:3], 0)
    return style.country_fill if look == "country" else style.sea_fill


def area_edge_width(style: EventStyle, look: AreaLook) -> float:
    """Return the width of the edge of an area in pixels: thinner for a country than for any other area."""
    return COUNTRY_EDGE_WIDTH if look in {"country", "host"} else style.width


@lru_cache(maxsize=2048)
def _shape_area(name: str) -> float:
    """Area of a named shape in square degrees."""
    return float(shapely.area(named_shape(name, "coarse")))


@lru_cache(maxsize=2048)
def pick_outlines(name: str, *, has_limits: bool = True) -> tuple[LonLatLine, ...]:
    """Return simplified outer rings of a shape, which catch the pointer; small islands are left out.

    Longitudes and latitudes in degrees, to two decimals. A shape of small islands keeps its largest one; a
    line is caught near it. A name without limits needs less detail.
    """
    shape = named_shape(name, "coarse")
    if shapely.get_dimensions(shape) == 1:
        shape = shapely.buffer(shape, LINE_PICK_DEGREES, quad_segs=2)
    coarser = 1 if has_limits else VAGUE_PICK_FACTOR
    stray = min(max(_shape_area(name) ** 0.5 * OUTLINE_SHARE, OUTLINE_MIN), OUTLINE_MAX) * coarser
    simple = shapely.simplify(shape, stray)
    parts = [part for part in shapely.get_parts(simple) if part.area > MIN_PICK_AREA * coarser]
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
