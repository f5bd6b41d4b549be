"""Ground that marks cover: glyphs, lanes, seas and washes of the shipped brief."""

import math

import numpy as np
import numpy.typing as npt
import pytest

from geodata.layout.areas import area_marks
from geodata.layout.labels.mark_cover import (
    CELL,
    HIDDEN_SHARE,
    HIDDEN_WASH_SHARE,
    LEADER_CELLS,
    NAME_CELLS,
    AreaCover,
    KeyedBox,
    MarkCover,
    cover_marks,
    glyph_side,
)
from geodata.layout.lanes import lane_marks
from geodata.layout.layout_context import LayoutContext
from geodata.layout.mercator import Viewport
from geodata.layout.point_marks import glyph_marks
from geodata.layout.scene import MapDrawing, PixelBox
from geodata.view import Camera

SCREEN = Viewport(Camera(lon=0.0, lat=0.0, zoom=2.0), (320, 240))


@pytest.fixture(scope="module")
def marks(layout_context: LayoutContext) -> MapDrawing:
    """The marks of the brief without words."""
    return MapDrawing(
        areas=area_marks(layout_context),
        lanes=lane_marks(layout_context),
        glyph_marks=tuple(glyph_marks(layout_context)),
    )


@pytest.fixture(scope="module")
def cover(marks: MapDrawing, layout_context: LayoutContext) -> MarkCover:
    """The ground that they cover."""
    return cover_marks(marks, layout_context.viewport, [PixelBox(0, 0, 30, 20)])


def test_each_glyph_and_arrowhead_has_its_box(marks: MapDrawing, cover: MarkCover) -> None:
    """The box to be kept free has no mark."""
    keys = [each.key for each in cover.boxes]
    assert keys == [None, *(dot.event for dot in marks.glyph_marks), *(lane.event for lane in marks.lanes)]
    dot = marks.glyph_marks[0]
    box = cover.boxes[1].box
    assert box.right - box.left == pytest.approx(glyph_side(dot))


def test_words_may_hide_a_share_of_an_area(marks: MapDrawing, cover: MarkCover) -> None:
    """More of a wash than of a sea."""
    looks = {area.event: area.look for area in marks.areas}
    assert set(cover.areas) <= set(looks)
    for key, area in cover.areas.items():
        share = HIDDEN_WASH_SHARE if looks[key] in {"country", "wash", "wash-inner"} else HIDDEN_SHARE
        assert area.allowed == pytest.approx(area.mask.sum() * share)


def test_a_box_on_a_lane_is_blocked(marks: MapDrawing, cover: MarkCover) -> None:
    """But by its own number; the edge of the map is free."""
    middles = [(lane, cover.screen.project(*lane.parts[len(lane.parts) // 2][0])) for lane in marks.lanes]
    lane, (x, y) = next(each for each in middles if cover.screen.contains(each[1]))
    box = np.array([(x - 4, y - 4, x + 4, y + 4)])
    assert cover.blocked(box, (0, 0), frozenset()).tolist() == [True]
    others = [other for other in marks.lanes if other.event != lane.event]
    alone = cover_marks(MapDrawing(lanes=(lane,)), cover.screen)
    assert others
    assert alone.blocked(box, (0, 0), frozenset({lane.event})).tolist() == [True]
    assert alone.blocked(box, (0, 0), frozenset({lane.event}), over_own=True).tolist() == [False]


def test_areas_without_room_for_names_are_told_in_boxes(cover: MarkCover) -> None:
    """Those of which labels hide all that may be hidden, but no wash; the boxes hold every cell."""
    none_left = np.full(len(cover.keys), np.inf)
    boxes = list(cover.full_areas(none_left))
    marked = np.zeros_like(next(iter(cover.areas.values())).mask)
    for box in boxes:
        marked[
            int(box.top) // CELL : int(box.bottom) // CELL, int(box.left) // CELL : int(box.right) // CELL
        ] = True
    for area in cover.areas.values():
        assert area.is_wash or (marked | ~area.mask).all()
    roomy = [key for key, area in cover.areas.items() if not area.is_wash and area.allowed > NAME_CELLS]
    assert roomy
    assert len(list(cover.full_areas(np.zeros(len(cover.keys))))) < len(boxes)


def test_the_cells_of_an_area_are_those_of_its_shape(cover: MarkCover) -> None:
    """The part of the Sea of Japan in view is covered by the exercise that fills it."""
    x, y = cover.screen.project(134.5, 40.0)
    assert any(area.mask[int(y) // CELL, int(x) // CELL] for area in cover.areas.values())
    assert cover.area_of(("nothing",)) is None


def cells(left: int, top: int, right: int, bottom: int) -> npt.NDArray[np.bool_]:
    """Cells of a rectangle in pixels."""
    mask = np.zeros((240 // CELL, 320 // CELL), np.bool_)
    mask[top // CELL : bottom // CELL, left // CELL : right // CELL] = True
    return mask


@pytest.mark.parametrize(
    ("allowed", "own", "hides"), [(0.1, "", True), (9.0, "", False), (0.1, "islet", False)]
)
def test_a_leader_keeps_off_the_edge_of_a_tiny_area(allowed: float, own: str, *, hides: bool) -> None:
    """Of another mark; one that passes a cell beside a larger area, or its own, hides nothing."""
    cover = MarkCover(SCREEN, areas={"islet": AreaCover(cells(100, 100, 112, 112), allowed)})
    beside = np.array([(97.0, 80.0, 97.0, 140.0)])
    crossed, hidden = cover.crossed_by(beside, {own}, 0.0)
    assert crossed.tolist() == [False]
    assert bool(hidden[0, 0] > 0) is hides
    through = np.array([(106.0, 80.0, 106.0, 140.0)])
    assert cover.crossed_by(through, {own}, 0.0)[1][0, 0] >= LEADER_CELLS


def test_the_share_that_a_box_hides_counts_what_is_hidden_already() -> None:
    """Of the mark of which it is the most; nothing beside all marks, infinite over a line or a glyph."""
    cover = MarkCover(
        SCREEN,
        boxes=(KeyedBox("glyph", PixelBox(200, 200, 216, 216)),),
        lines={"line": cells(300, 0, 304, 240)},
        areas={"sea": AreaCover(cells(0, 0, 80, 240), 40.0), "bay": AreaCover(cells(40, 0, 80, 240), 20.0)},
    )
    none, some = np.zeros(3), np.array([36.0, 0.0, 0.0])
    sea, bay = PixelBox(8, 8, 16, 16), PixelBox(44, 8, 52, 16)
    of_sea = cover.hidden_cells(np.array([(8.0, 8, 16, 16)]))[0, 0]
    assert of_sea > 0
    assert cover.hidden_share(sea, none) == pytest.approx(of_sea / 40)
    assert cover.hidden_share(bay, none) == pytest.approx(of_sea / 20)
    assert cover.hidden_share(sea, some) == pytest.approx((of_sea + 36) / 40)
    assert cover.hidden_share(PixelBox(120, 8, 128, 16), some) == 0.0
    for box in (PixelBox(296, 8, 310, 16), PixelBox(205, 205, 210, 210)):
        assert cover.hidden_share(box, none) == math.inf
