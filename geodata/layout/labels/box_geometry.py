"""Boxes and line segments in pixels: which overlap, cross or hold which."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
import shapely

from geodata.layout.cell_raster import Boxes
from geodata.layout.mercator import Pixel
from geodata.layout.scene import PixelBox

LEAST_STEP: Final = 1e-9
"""Pixels below which a segment runs neither across nor down."""


EDGE: Final = 2.0
"""Pixels about a box within which a line lies on its edge."""


def box_edges(boxes: Sequence[PixelBox]) -> Boxes:
    """Return boxes as rows of an array."""
    return np.array([(box.left, box.top, box.right, box.bottom) for box in boxes], np.float64).reshape(-1, 4)


def overlap_mask(boxes: Boxes, others: Boxes) -> npt.NDArray[np.bool_]:
    """Return which boxes overlap which others, shape (boxes, others)."""
    left, top, right, bottom = (boxes[:, [at]] for at in range(4))
    met: npt.NDArray[np.bool_] = (
        (left < others[:, 2]) & (others[:, 0] < right) & (top < others[:, 3]) & (others[:, 1] < bottom)
    )
    return met


def square_box(at: Pixel, side: float) -> PixelBox:
    """Return a square box round a pixel."""
    return PixelBox(at[0] - side / 2, at[1] - side / 2, at[0] + side / 2, at[1] + side / 2)


def shared_area(one: PixelBox, two: PixelBox) -> float:
    """Return the square pixels that two boxes have in common."""
    wide = min(one.right, two.right) - max(one.left, two.left)
    high = min(one.bottom, two.bottom) - max(one.top, two.top)
    return max(wide, 0.0) * max(high, 0.0)


def open_length(line: Sequence[Pixel], boxes: Sequence[PixelBox]) -> float:
    """Return the pixels of a line outside of boxes and of their edges."""
    edges = [box.expanded(EDGE) for box in boxes]
    covered = shapely.union_all([shapely.box(box.left, box.top, box.right, box.bottom) for box in edges])
    return float(shapely.length(shapely.difference(shapely.LineString(line), covered)))


def nearest_box_point(spot: Pixel, box: PixelBox) -> Pixel:
    """Return the point of a box that lies nearest to a pixel."""
    return min(max(spot[0], box.left), box.right), min(max(spot[1], box.top), box.bottom)


def nearest_points(edges: Boxes, spots: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return the points of boxes that lie nearest to the spot of each."""
    nearest: npt.NDArray[np.float64] = np.clip(spots, edges[:, :2], edges[:, 2:])
    return nearest


def enclosing_box(segments: Boxes) -> Boxes:
    """Return the box that holds all segments (x, y, x, y); none where there are none."""
    if not len(segments):
        return np.empty((0, 4))
    points = segments.reshape(-1, 2)
    return np.hstack([points.min(axis=0), points.max(axis=0)])[None]


def segments_cross_boxes(segments: Boxes, boxes: Boxes) -> npt.NDArray[np.bool_]:
    """Return which segments (x, y, x, y) run through the inside of which boxes, shape (segments, boxes)."""
    first = np.zeros((len(segments), len(boxes)))
    last = np.ones((len(segments), len(boxes)))
    missed = np.zeros((len(segments), len(boxes)), np.bool_)
    for at in (0, 1):
        start, step = segments[:, [at]], segments[:, [at + 2]] - segments[:, [at]]
        low, high = boxes[:, at], boxes[:, at + 2]
        still = np.abs(step) < LEAST_STEP
        missed |= still & ((start <= low) | (start >= high))
        safe = np.where(still, 1.0, step)
        one, two = (low - start) / safe, (high - start) / safe
        first = np.where(still, first, np.maximum(first, np.minimum(one, two)))
        last = np.where(still, last, np.minimum(last, np.maximum(one, two)))
    crossed: npt.NDArray[np.bool_] = ~missed & (first < last)
    return crossed


def segments_cross_discs(segments: Boxes, boxes: Boxes) -> npt.NDArray[np.bool_]:
    """Return which segments (x, y, x, y) touch the disc in which square box, shape (segments, boxes)."""
    start, step = segments[:, None, :2], segments[:, None, 2:] - segments[:, None, :2]
    middle, radius = (boxes[:, :2] + boxes[:, 2:]) / 2, (boxes[:, 2] - boxes[:, 0]) / 2
    length = np.maximum((step**2).sum(axis=2), LEAST_STEP)
    share = np.clip(((middle - start) * step).sum(axis=2) / length, 0, 1)
    away = np.hypot(*np.moveaxis(start + step * share[..., None] - middle, 2, 0))
    met: npt.NDArray[np.bool_] = away < radius
    return met


def segments_cross(ones: Boxes, others: Boxes) -> npt.NDArray[np.bool_]:
    """Return which segments cross which others, shape (ones, others)."""

    def side(line: Boxes, point: Boxes, *, first: bool) -> npt.NDArray[np.bool_]:
        """On which side of the line of each of the first the points of the second lie."""
        start, step = line[:, None, :2], line[:, None, 2:] - line[:, None, :2]
        away = point[None] - start
        turn = step[..., 0] * away[..., 1] - step[..., 1] * away[..., 0]
        found: npt.NDArray[np.bool_] = turn > 0 if first else (turn > 0).T
        return found

    apart_one = side(ones, others[:, :2], first=True) != side(ones, others[:, 2:], first=True)
    apart_two = side(others, ones[:, :2], first=False) != side(others, ones[:, 2:], first=False)
    crossed: npt.NDArray[np.bool_] = apart_one & apart_two
    return crossed
