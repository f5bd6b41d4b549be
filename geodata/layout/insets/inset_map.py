"""The inset of a map that shows less than a state: the state among its neighbours, and where the map is.

The rule and the place of the map in it are those of ``instrument/src/controls/inset-rule.ts``, on shared test
vectors. A narrow or low map has none: on a phone it would take a third of the width, and words in its stead
would stand where scale and notes are.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.gazetteer import gazetteer_place
from geodata.gazetteer.desk_names import desk_name
from geodata.ground.ground_tiles import WorldBox
from geodata.layout.insets.state_land import StateLand, land_names, land_shape, state_land_at
from geodata.layout.mercator import Viewport
from geodata.layout.scene import PixelBox
from geodata.layout.text_lines import wrap_text
from geodata.words import LANGUAGES, Lang

Points = npt.NDArray[np.float64]
INSET_SIZE: Final = (144, 108)
"""Width and height in pixels of the map in the inset."""
INSET_EDGE: Final = 10
"""Pixels between the inset and the edges of the part between the controls."""
INSET_TEXT: Final = 12
"""Type size of the name."""
INSET_LINE: Final = 17
"""Pixels of a line of the name."""
INSET_PADDING: Final = 4
"""Pixels above and below the name, and at least beside it."""
LEAST_INSET_MAP: Final = (480, 320)
"""Width and height in pixels of the smallest part between controls that has an inset."""
WIDEST_INSET_MAP: Final = 0.025
"""Share of the equator that a map with an inset has on the ground, at most: 1,000 km, as a state has.

A larger map within a very large state shows others beside it, whose names say where it is.
"""
LEAST_BOX: Final = 6
"""Pixels of the shorter side of the box that tells where the map is, below which it is a cross."""
CROSS_ARM: Final = 6
"""Pixels from the middle of the cross to its ends."""
NEIGHBOUR_SHARE: Final = 0.2
"""Share of the longer side of a state that its neighbours have beyond each of its sides."""
FULL_SIDE: Final = 5 / 360
"""Share of the world up to which a state is drawn in full detail."""
STRAY: Final = 0.5
"""Pixels by which a line may deviate."""
LEAST_LAND: Final = 1.0
"""Square pixels of the smallest land of a neighbour."""
MOST_PATH: Final = 5600
"""Characters of both paths at most."""
_RIM: Final = 3.0
"""Pixels beyond the inset up to which land is cut, so that no line runs along its edge."""


@dataclass(frozen=True)
class InsetFrame:
    """The part of the world in an inset, in Mercator coordinates."""

    state: WorldBox
    """The state that the map is measured against."""
    west: float
    north: float
    world_pixels: float
    """Pixels round the whole world at the scale of the inset."""

    def view_box(self, screen: Viewport) -> PixelBox | None:
        """Return where a map is in the inset, in its pixels; None where the map needs no inset.

        It needs one where it is narrower and lower than the state and than any usual one, and its middle is
        in the inset.
        """
        box, (wide, high) = screen.world_box(), INSET_SIZE
        if any(side < least for side, least in zip(screen.size, LEAST_INSET_MAP, strict=True)):
            return None
        most = WIDEST_INSET_MAP / math.cos(math.radians(screen.camera.lat))
        narrower = box.east - box.west < min(most, self.state.east - self.state.west)
        if not narrower or box.south - box.north >= min(most, self.state.south - self.state.north):
            return None
        across = (box.west + box.east) / 2 - self.west
        left = (across - math.floor(across)) * self.world_pixels
        top = ((box.north + box.south) / 2 - self.north) * self.world_pixels
        if not (0 <= left <= wide and 0 <= top <= high):
            return None
        half = [side / screen.world_pixels * self.world_pixels / 2 for side in screen.size]
        return PixelBox(left - half[0], top - half[1], left + half[0], top + half[1])


def is_cross(box: PixelBox) -> bool:
    """Return whether the place of a map is too small to be a box."""
    return min(box.right - box.left, box.bottom - box.top) < LEAST_BOX


@dataclass(frozen=True)
class InsetMap:
    """An inset: its frame, the land in it, the place of the map, and the name of the state."""

    frame: InsetFrame
    view: PixelBox
    """Place of the map in pixels of the inset."""
    lines: tuple[str, ...]
    """Name of the state."""
    box: PixelBox
    """Box of the inset on the map, the name included."""
    neighbours: BaseGeometry
    """Land beside the state, in pixels of the inset."""
    land: BaseGeometry
    """Land of the state."""


def find_inset(screen: Viewport, lang: Lang) -> InsetMap | None:
    """Return the inset of the part of a map between its controls; None where it needs none.

    It stands at the foot where reading ends, above the notes and beside the toolbar.
    """
    found = state_land_at(screen.camera.lon, screen.camera.lat)
    if found is None:
        return None
    frame = _frame(found)
    view = frame.view_box(screen)
    if view is None:
        return None
    name = desk_name(found.state, lang) or gazetteer_place(found.state).name[lang]
    lines = wrap_text(name, INSET_TEXT, INSET_SIZE[0] - 2 * INSET_PADDING, strong=True)
    neighbours, land = _lands(found)
    return InsetMap(frame, view, lines, _box_on_map(screen, lang, len(lines)), neighbours, land)


def inset_boxes(screen: Viewport, lang: Lang) -> list[PixelBox]:
    """Return the box of the inset on a map, from which its words keep off; none where it has no inset."""
    inset = find_inset(screen, lang)
    return [inset.box] if inset else []


def _box_on_map(screen: Viewport, lang: Lang, lines: int) -> PixelBox:
    (wide, high), (width, height) = screen.size, INSET_SIZE
    left = INSET_EDGE if LANGUAGES[lang].is_rtl else wide - INSET_EDGE - width
    bottom = high - INSET_EDGE
    return PixelBox(left, bottom - height - 2 * INSET_PADDING - lines * INSET_LINE, left + width, bottom)


def _frame(found: StateLand) -> InsetFrame:
    """Return the frame about a state, as narrow as its inset allows."""
    box, (width, height) = found.box, INSET_SIZE
    wide, high = box.east - box.west, box.south - box.north
    rim = 2 * NEIGHBOUR_SHARE * max(wide, high)
    world_pixels = min(width / (wide + rim), height / (high + rim))
    return InsetFrame(
        box,
        (box.west + box.east - width / world_pixels) / 2,
        (box.north + box.south - height / world_pixels) / 2,
        world_pixels,
    )


@lru_cache(maxsize=64)
def _lands(found: StateLand) -> tuple[BaseGeometry, BaseGeometry]:
    """Return the land of the neighbours and that of the state in pixels, simplified to few corners."""
    stray = STRAY
    while True:
        both = _simplified_lands(found, stray)
        if sum(len(svg_path(each)) for each in both) <= MOST_PATH:
            return both
        stray *= 1.5


def _simplified_lands(found: StateLand, stray: float) -> tuple[BaseGeometry, BaseGeometry]:
    frame = _frame(found)
    others = [name for name in land_names() if name != found.state]
    neighbours = [part for name in others for part in _land_in(frame, name, stray)]
    kept = [part for part in neighbours if part.area >= LEAST_LAND * stray / STRAY]
    own = sorted(_land_in(frame, found.state, stray), key=lambda part: -part.area)
    large = [part for part in own if part.area >= LEAST_LAND * stray / STRAY]
    return shapely.MultiPolygon(kept), shapely.MultiPolygon(large or own[:1])


def _land_in(frame: InsetFrame, name: str, stray: float) -> Iterator[shapely.Polygon]:
    """Yield the polygons of land in an inset, in its pixels."""
    scale, (width, height) = frame.world_pixels, INSET_SIZE
    west, north, east, south = shapely.bounds(land_shape(name)).tolist()
    small = max(frame.state.east - frame.state.west, frame.state.south - frame.state.north) <= FULL_SIDE
    for worlds in (-1, 0, 1):
        left, right = ((side + worlds - frame.west) * scale for side in (west, east))
        top, bottom = ((side - frame.north) * scale for side in (north, south))
        if right < -_RIM or left > width + _RIM or bottom < -_RIM or top > height + _RIM:
            continue
        corner = np.array([frame.west - worlds, frame.north])
        whole = land_shape(name, "full" if small else "fine")
        shape = shapely.transform(whole, _scaled_from(corner, scale))
        cut = shapely.clip_by_rect(shape, -_RIM, -_RIM, width + _RIM, height + _RIM)
        for part in shapely.get_parts(shapely.simplify(cut, stray)):
            if part.geom_type == "Polygon" and not part.is_empty:
                yield part


def _scaled_from(corner: Points, scale: float) -> Callable[[Points], Points]:
    """A function from Mercator coordinates to pixels from a corner."""

    def scaled(points: Points) -> Points:
        pixels: Points = (points - corner) * scale
        return pixels

    return scaled


def svg_path(land: BaseGeometry) -> str:
    """Return polygons as the path of an SVG element: steps of tenths of a pixel."""
    rings = shapely.get_rings(shapely.get_parts(land))
    return "".join(_ring_path(shapely.get_coordinates(ring)) for ring in rings)


def _ring_path(ring: Points) -> str:
    points = np.rint(ring[:-1] * 10).astype(int)
    steps = np.diff(points, axis=0)
    start = f"M{_tenths(points[0, 0])} {_tenths(points[0, 1])}"
    return f"{start}l{' '.join(f'{_tenths(x)} {_tenths(y)}' for x, y in steps)}z"


def _tenths(value: int) -> str:
    """Return a number of tenths in pixels, in few characters."""
    return f"{value / 10:.1f}".removesuffix(".0")
