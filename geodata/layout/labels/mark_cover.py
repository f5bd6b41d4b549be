"""Ground that the brief's marks cover on a screen, from which its words keep off.

Areas and lines are cells of the screen; glyphs and arrowheads are boxes. No word covers a glyph, an
arrowhead, a line or the anchor of another mark, and of an area all words together hide a small share.
"""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
import shapely

from geodata.layout.cell_raster import (
    Boxes,
    CellMask,
    Segments,
    count_in_boxes,
    grid_shape,
    inside_cells,
    line_cells,
    line_sides,
    mark_points,
    running_sums,
    shape_sides,
)
from geodata.layout.labels.box_geometry import box_edges, overlap_mask, square_box
from geodata.layout.mercator import Pixel, Viewport
from geodata.layout.scene import AreaLook, AreaMark, GlyphMark, LaneMark, LonLat, MapDrawing, PixelBox
from geodata.layout.styles import ARROWHEAD_SIZE, FRAME_SCALE, RIM_SCALE
from geodata.places.own_shapes import named_anchor, named_shape
from geodata.places.shapes import ShapeDetail

CELL: Final = 4
"""Side of a cell in pixels."""
HIDDEN_SHARE: Final = 0.02
"""Share of an area that all words together may hide, a little below the bar of 3 %."""
HIDDEN_WASH_SHARE: Final = 0.07
"""The same of a wash, whose bar is 10 %."""
FINE_ZOOM: Final = 4.5
"""Zoom from which the fine shapes are told, not the coarse ones."""
MERCATOR_EXTENT: Final = (-180.0, -85.0, 180.0, 85.0)
"""West, south, east, north in degrees of all that is drawn."""
WASHES: Final[frozenset[AreaLook]] = frozenset({"country", "wash", "wash-inner"})
"""Looks that are faint grounds, not marks of their own."""
LINES: Final[frozenset[AreaLook]] = frozenset({"edge", "line", "ring"})
"""Looks that are lines alone."""
UNSEEN: Final[frozenset[AreaLook]] = frozenset({"host", "wash-inner"})
"""Looks that words need not keep off: seen only in focus, or a part of a wash."""
ANCHOR_SIDE: Final = 8.0
"""Side in pixels of the room of an anchor that no words of another mark cover."""
FEW_CELLS: Final = 1500
"""Cells of an area below which it is small."""
NAME_CELLS: Final = 75.0
"""Cells of an area that a name of the ground hides, about."""
ROOM_CELLS: Final = 4
"""Cells along the side of the squares of which areas without room for names are told."""
LEADER_STEP: Final = 4.0
"""Pixels between the points along a leader that are told."""
LEADER_CELLS: Final = 0.45
"""Cells that a step of a leader hides."""
SAME_ANCHOR: Final = 3.0
"""Pixels within which two anchors are one."""


@dataclass(frozen=True)
class AreaCover:
    """Cells of an area or of several that one mark has, and how many of them words may hide."""

    mask: CellMask
    allowed: float
    is_wash: bool = False

    @cached_property
    def is_small(self) -> bool:
        """Whether it has so few cells that all that words touch are told, those at its edge included."""
        return int(self.mask.sum()) < FEW_CELLS

    @cached_property
    def told(self) -> CellMask:
        """The cells by which it is told how much words hide."""
        return grown(self.mask) if self.is_small else self.mask

    @cached_property
    def sums(self) -> npt.NDArray[np.int32]:
        """Running sums of those cells."""
        return running_sums(self.told)


@dataclass(frozen=True)
class KeyedBox:
    """A box of the mark of a key, which no words of another mark cover, or of none."""

    key: str | None
    box: PixelBox


@dataclass(frozen=True)
class MarkCover:
    """Boxes, lines and areas of all marks on a screen."""

    screen: Viewport
    boxes: tuple[KeyedBox, ...] = ()
    """Glyphs, arrowheads, and what else is to stay free."""
    anchors: tuple[KeyedBox, ...] = ()
    """Rooms of the anchors of marks, which words of their own mark may cover."""
    lines: Mapping[str, CellMask] = field(default_factory=dict)
    """Cells of lines by key."""
    areas: Mapping[str, AreaCover] = field(default_factory=dict)
    """Areas by key."""
    shunned: Boxes = field(default_factory=lambda: np.empty((0, 4)))
    """Boxes that words cover only where nothing else is free."""

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Keys of areas and lines, in the order of :attr:`allowed` and :meth:`hidden_cells`."""
        return (*self.areas, *self.lines)

    @cached_property
    def allowed(self) -> npt.NDArray[np.float64]:
        """Cells of each area that words may hide, and of each line that leaders may."""
        lines = [float(mask.sum()) * HIDDEN_SHARE for mask in self.lines.values()]
        return np.array([*(area.allowed for area in self.areas.values()), *lines])

    @property
    def _sides(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Axis and number of columns, then of rows."""
        rows, columns = grid_shape(self.screen, CELL)
        return (0, columns), (1, rows)

    @cached_property
    def _all_lines(self) -> CellMask:
        return self._joined_lines(frozenset())

    @cached_property
    def _sums_of_all_lines(self) -> npt.NDArray[np.int32]:
        return running_sums(self._all_lines)

    def _joined_lines(self, without: Collection[str]) -> CellMask:
        kept = [mask for key, mask in self.lines.items() if key not in without]
        return np.logical_or.reduce(kept) if kept else np.zeros(grid_shape(self.screen, CELL), np.bool_)

    def hidden_cells(self, boxes: Boxes) -> npt.NDArray[np.float64]:
        """Return how many cells of each area each box hides, shape (boxes, areas and lines).

        No box that is tried covers a line, but that of its own mark.
        """
        found = np.zeros((len(boxes), len(self.keys)))
        for touched, (at, sums) in self._sums_of_areas.items():
            found[:, at] = count_in_boxes(sums, boxes, CELL, touched=touched).T
        return found

    @cached_property
    def _sums_of_areas(self) -> dict[bool, tuple[list[int], npt.NDArray[np.int32]]]:
        """Numbers and running sums of the areas that are small, and of the others."""
        areas = list(self.areas.values())
        numbers = {
            small: [at for at, each in enumerate(areas) if each.is_small is small] for small in (True, False)
        }
        return {
            small: (at, np.array([areas[each].sums for each in at])) for small, at in numbers.items() if at
        }

    def crossed_by(
        self, leaders: Boxes, own: Collection[str], clearance: float
    ) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.float64]]:
        """Return which leaders (x, y, x, y) cross lines of other marks, and the cells of each mark they hide.

        ``clearance`` are the pixels at their beginning that are within their own mark.
        """
        points, far = _along(leaders, clearance)
        column, row = (
            np.clip(points[..., at] // CELL, 0, side - 1).astype(np.int64) for at, side in self._sides
        )
        under, first = self._masks[:, row, column], len(self.areas)
        for at, key in enumerate(self.keys):
            if key in own:
                under[at] = under[at] & far if at >= first else self.areas[key].mask[row, column]
        others = [at for at, key in enumerate(self.lines, first) if key not in own]
        crossed: npt.NDArray[np.bool_] = np.any(under[others] & far, axis=(0, 2))
        return crossed, under.sum(axis=2).T * LEADER_CELLS

    @cached_property
    def _masks(self) -> npt.NDArray[np.bool_]:
        """The cells of each area and line that a leader of another mark hides.

        A leader along the edge of a tiny area hides much of it; that of its own begins there.
        """
        areas = [area.told if area.allowed < LEADER_CELLS else area.mask for area in self.areas.values()]
        masks = [*areas, *self.lines.values()]
        return np.array(masks) if masks else np.zeros((0, *grid_shape(self.screen, CELL)), np.bool_)

    def blocked(
        self, boxes: Boxes, spot: Pixel, own: Collection[str], *, over_own: bool = False
    ) -> npt.NDArray[np.bool_]:
        """Return which boxes cover a glyph, a line, or an anchor of another mark than that at ``spot``.

        ``over_own`` allows them to cover glyphs and lines of the mark of the keys ``own``.
        """
        others = over_own and not self.lines.keys().isdisjoint(own)
        lines = running_sums(self._joined_lines(own)) if others else self._sums_of_all_lines
        on_lines = count_in_boxes(lines, boxes, CELL, touched=True) > 0
        hard = [not (over_own and each.key in own) for each in self.boxes]
        kept = [each.key not in own and not _is_at(each.box, spot) for each in self.anchors]
        full = np.vstack(
            [self._box_edges[np.array(hard, np.bool_)], self._anchor_edges[np.array(kept, np.bool_)]]
        )
        barred: npt.NDArray[np.bool_] = on_lines | overlap_mask(boxes, full).any(axis=1)
        return barred

    @cached_property
    def _box_edges(self) -> Boxes:
        return box_edges([each.box for each in self.boxes])

    @cached_property
    def _anchor_edges(self) -> Boxes:
        return box_edges([each.box for each in self.anchors])

    def glyphs_but(self, own: Collection[str]) -> Boxes:
        """Return the boxes of the glyphs and arrowheads of other marks."""
        kept = np.array([each.key is not None and each.key not in own for each in self.boxes], np.bool_)
        return self._box_edges[kept]

    def hidden_share(self, box: PixelBox, under: npt.NDArray[np.float64]) -> float:
        """Return what share of what may be hidden is, with a box, of the mark of which it is the most.

        Of marks that it does not hide nothing counts; infinite over a line or a glyph. ``under`` are the
        cells of each area and line that are hidden already.
        """
        edges = box_edges([box])
        if self.blocked(edges, (math.inf, math.inf), ())[0]:
            return math.inf
        cells = self.hidden_cells(edges)[0]
        shares = np.where(cells > 0, (cells + under) / np.maximum(self.allowed, LEADER_CELLS), 0.0)
        return float(shares.max(initial=0.0))

    def full_areas(self, hidden: npt.NDArray[np.float64]) -> Iterator[PixelBox]:
        """Yield boxes over the areas of which labels leave no room for a name of the ground.

        ``hidden`` are the cells of each area, then of each line, under labels; a wash is no such area.
        """
        for area, under in zip(self.areas.values(), hidden.tolist(), strict=False):
            if not area.is_wash and area.allowed - under < NAME_CELLS:
                yield from cell_boxes(area.mask)

    def area_of(self, keys: Iterable[str]) -> CellMask | None:
        """Return the cells of the areas of some keys together; None where they have none on the screen."""
        masks = [self.areas[key].mask for key in keys if key in self.areas]
        return np.logical_or.reduce(masks) if masks else None


def _along(leaders: Boxes, clearance: float) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.bool_]]:
    """Points along leaders, shape (leaders, steps, 2), and which of them are farther than the clearance."""
    starts, steps = leaders[:, None, :2], leaders[:, None, 2:] - leaders[:, None, :2]
    lengths = np.hypot(*(leaders[:, 2:] - leaders[:, :2]).T)
    count = int(np.ceil(lengths.max(initial=0.0) / LEADER_STEP)) + 1
    shares = np.linspace(0, 1, count)
    return starts + steps * shares[:, None], lengths[:, None] * shares > clearance


def cell_boxes(mask: CellMask) -> Iterator[PixelBox]:
    """Yield boxes that together cover a mask, each of a run of squares of :data:`ROOM_CELLS` cells."""
    rows, columns = (-(-side // ROOM_CELLS) for side in mask.shape)
    padded = np.zeros((rows * ROOM_CELLS, columns * ROOM_CELLS), np.bool_)
    padded[: mask.shape[0], : mask.shape[1]] = mask
    squares = padded.reshape(rows, ROOM_CELLS, columns, ROOM_CELLS).any(axis=(1, 3))
    edges = np.diff(np.pad(squares, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    side = float(ROOM_CELLS * CELL)
    for (row, first), (_, last) in zip(
        np.argwhere(edges == 1).tolist(), np.argwhere(edges == -1).tolist(), strict=True
    ):
        yield PixelBox(first * side, row * side, last * side, (row + 1) * side)


def grown(mask: CellMask) -> CellMask:
    """Return the cells of a mask and those beside them."""
    padded = np.pad(mask, 1)
    across = padded[1:-1, :-2] | padded[1:-1, 1:-1] | padded[1:-1, 2:]
    padded = np.pad(across, 1)
    found: CellMask = padded[:-2, 1:-1] | padded[1:-1, 1:-1] | padded[2:, 1:-1]
    return found


def _is_at(box: PixelBox, spot: Pixel) -> bool:
    """Whether the middle of a box is a pixel, or nearly."""
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return abs(x - spot[0]) < SAME_ANCHOR and abs(y - spot[1]) < SAME_ANCHOR


def glyph_side(dot: GlyphMark) -> float:
    """Return the side in pixels of the box that a glyph takes, with its rim and its frame."""
    return dot.size * max(RIM_SCALE, FRAME_SCALE if dot.frame else 0.0)


def cover_marks(drawing: MapDrawing, screen: Viewport, kept_free: Iterable[PixelBox] = ()) -> MarkCover:
    """Return the ground that the marks of a drawing cover; ``kept_free`` are boxes without a mark."""
    boxes = [
        *(KeyedBox(None, box) for box in kept_free),
        *(
            KeyedBox(dot.event, square_box(screen.project(*dot.at), glyph_side(dot)))
            for dot in drawing.glyph_marks
        ),
        *(KeyedBox(lane.event, _head_box(lane, screen)) for lane in drawing.lanes),
    ]
    return MarkCover(
        screen,
        boxes=tuple(boxes),
        anchors=tuple(_anchors(drawing, screen)),
        lines=_line_covers(drawing, screen),
        areas=_area_covers(drawing.areas, screen),
    )


def _head_box(lane: LaneMark, screen: Viewport) -> PixelBox:
    return square_box(screen.project(*lane.arrowhead_at), ARROWHEAD_SIZE)


def _anchors(drawing: MapDrawing, screen: Viewport) -> Iterator[KeyedBox]:
    for area in drawing.areas:
        if area.look not in LINES | UNSEEN:
            yield KeyedBox(area.event, square_box(screen.project(*named_anchor(area.shape)), ANCHOR_SIDE))


def _line_covers(drawing: MapDrawing, screen: Viewport) -> dict[str, CellMask]:
    """Cells of lanes, relations and of the areas that are lines, by key."""
    found: dict[str, CellMask] = {}

    def add(key: str, mask: CellMask) -> None:
        found[key] = found[key] | mask if key in found else mask

    for lane in drawing.lanes:
        add(lane.event, _path_cells([spot for part in lane.parts for spot in part], screen, max(lane.widths)))
    for link in drawing.relations:
        add(link.event, _path_cells(link.path, screen, link.width))
    for area in drawing.areas:
        if area.is_line:
            add(area.event, _shape_line_cells(area.shape, screen, area.width))
    return found


def _path_cells(path: Sequence[LonLat], screen: Viewport, width: float) -> CellMask:
    """Cells of a path; a vertex beyond half the world continues next to the one before it."""
    mask = np.zeros(grid_shape(screen, CELL), np.bool_)
    pixels = np.array([screen.project(*spot) for spot in path])
    pixels[:, 0] = np.unwrap(pixels[:, 0], period=screen.world_pixels)
    length = float(np.hypot(*np.diff(pixels, axis=0).T).sum())
    if length:
        line = shapely.LineString(pixels)
        steps = np.linspace(0, length, int(length / CELL * 2) + 2)
        mark_points(
            mask, shapely.get_coordinates(shapely.line_interpolate_point(line, steps)), CELL, width / 2
        )
    return mask


@lru_cache(maxsize=256)
def _shape_line_cells(name: str, screen: Viewport, width: float) -> CellMask:
    return line_cells(_shape_lines(name, _detail(screen)), screen, CELL, width)


def _area_covers(areas: Iterable[AreaMark], screen: Viewport) -> dict[str, AreaCover]:
    """Cells of the areas that are filled, by key."""
    found: dict[str, AreaCover] = {}
    for area in areas:
        if area.is_line or area.look in UNSEEN:
            continue
        mask = _shape_cells(area.shape, screen)
        if area.event in found:
            mask = mask | found[area.event].mask
        is_wash = area.look in WASHES
        share = HIDDEN_WASH_SHARE if is_wash else HIDDEN_SHARE
        if mask.any():
            found[area.event] = AreaCover(mask, float(mask.sum()) * share, is_wash)
    return found


@lru_cache(maxsize=128)
def _shape_cells(name: str, screen: Viewport) -> CellMask:
    return inside_cells(_shape_rings(name, _detail(screen)), screen, CELL)


def _detail(screen: Viewport) -> ShapeDetail:
    return "coarse" if screen.camera.zoom < FINE_ZOOM else "fine"


@lru_cache(maxsize=512)
def _shape_rings(name: str, detail: ShapeDetail) -> Segments:
    return shape_sides(shapely.clip_by_rect(named_shape(name, detail), *MERCATOR_EXTENT))


@lru_cache(maxsize=512)
def _shape_lines(name: str, detail: ShapeDetail) -> Segments:
    return line_sides(shapely.clip_by_rect(named_shape(name, detail), *MERCATOR_EXTENT))
