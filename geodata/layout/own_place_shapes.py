"""Shapes by which a place of the brief's own is drawn, in the look of its meaning."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import shapely

from geodata.layout.scene import AreaLook
from geodata.places.geodesic import ticked_circle
from geodata.places.own_shapes import name_own_shape
from geodata.places.resolved_place import PlaceLook, ResolvedPlace
from geodata.places.ring_polygons import outline_without_cut


@dataclass(frozen=True)
class PlaceShape:
    """A shape of a place by name, with its look; None for a point, which has a glyph."""

    name: str
    look: AreaLook | None
    from_zoom: float = 0.0
    """Zoom from which it is drawn."""

    @property
    def has_anchor(self) -> bool:
        """Whether a label or a glyph can stand at the shape's anchor."""
        return self.look not in {"edge", "ring", "wash-inner"}


@lru_cache(maxsize=1024)
def own_place_shapes(place: ResolvedPlace) -> tuple[PlaceShape, ...]:
    """Return the shapes of a place: an area with its edge, a point with its ring, or the levels of a wash."""
    return tuple(_shapes(place))


def _shapes(place: ResolvedPlace) -> Iterator[PlaceShape]:
    anchor = place.anchor
    if place.look is PlaceLook.UNLIMITED:
        for level, area in enumerate(place.uncertainty):
            yield PlaceShape(name_own_shape(area, anchor), "wash-inner" if level else "wash")
    elif place.is_point:
        yield PlaceShape(name_own_shape(place.shape, anchor), None)
        if place.radius_km:
            ring = name_own_shape(ticked_circle(anchor, place.radius_km), anchor)
            yield PlaceShape(ring, "ring", place.ring_zoom)
    elif isinstance(place.shape, shapely.MultiPolygon):
        # The edge is a shape of its own, so that no line is drawn where the antimeridian cuts the area.
        yield PlaceShape(name_own_shape(outline_without_cut(place.shape), anchor), "edge")
        yield PlaceShape(name_own_shape(place.shape, anchor), "area")
    else:
        yield PlaceShape(name_own_shape(place.shape, anchor), "line")
