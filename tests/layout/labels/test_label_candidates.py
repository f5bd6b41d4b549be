"""Positions of labels: off the marks, on the screen, the cheapest free one, leaders that cross nothing."""

import numpy as np
import numpy.typing as npt
import pytest

from geodata.layout.labels.label_candidates import (
    LabelPosition,
    LabelPositions,
    TakenPlaces,
    find_label_positions,
)
from geodata.layout.labels.mark_cover import CELL, AreaCover, KeyedBox, MarkCover
from geodata.layout.labels.tried_places import LabelSpots, TriedPlaces
from geodata.layout.mercator import Viewport
from geodata.layout.scene import PixelBox
from geodata.view import Camera

SCREEN = Viewport(Camera(lon=0.0, lat=0.0, zoom=2.0), (800, 600))
SIZE = (120.0, 30.0)
SPOTS = LabelSpots(((400.0, 300.0),), frozenset({"own"}), 8.0)


def found(cover: MarkCover | None = None, spots: LabelSpots = SPOTS) -> LabelPositions:
    """The positions of a label of one size."""
    return find_label_positions(spots, SIZE, cover or MarkCover(SCREEN))


def best(
    positions: LabelPositions, *taken: LabelPosition, cover: MarkCover | None = None
) -> LabelPosition | None:
    """The cheapest of positions with some taken before."""
    places = TakenPlaces.none(cover or MarkCover(SCREEN))
    for at, each in enumerate(taken):
        places = places.added(str(at), each)
    return positions.best(places)


def area(left: int, top: int, right: int, bottom: int) -> npt.NDArray[np.bool_]:
    """Cells of a rectangle in pixels."""
    mask = np.zeros((600 // CELL, 800 // CELL), np.bool_)
    mask[top // CELL : bottom // CELL, left // CELL : right // CELL] = True
    return mask


def test_the_cheapest_is_taken_alone() -> None:
    """Beside the mark; the next label at the same mark goes elsewhere."""
    first = best(found())
    assert first is not None
    assert (first.box.left, first.has_leader) == (408, False)
    second = best(found(), first)
    assert second is not None
    assert not second.box.expanded(2).overlaps(first.box)


def test_marks_stay_free_and_the_screen_is_kept() -> None:
    """No position covers a mark or leaves the screen."""
    mark = PixelBox(420, 280, 460, 320)
    edges = found(MarkCover(SCREEN, boxes=(KeyedBox("other", mark),))).tried.edges
    assert len(edges)
    assert not [edge for edge in edges.tolist() if PixelBox(*edge).overlaps(mark)]
    corner = LabelSpots(((2.0, 2.0),), frozenset(), 8.0)
    assert (found(spots=corner).tried.edges >= 4).all()


def test_lines_and_anchors_of_others_stay_free() -> None:
    """A lane is never covered; an anchor only by the words of its own mark, or of one at the same point."""
    line = area(404, 0, 412, 600)
    edges = found(MarkCover(SCREEN, lines={"lane": line})).tried.edges
    assert len(edges)
    assert not ((edges[:, 0] < 412) & (edges[:, 2] > 404)).any()
    anchor = PixelBox(440, 296, 448, 304)
    for key, free in (("other", False), ("own", True)):
        edges = found(MarkCover(SCREEN, anchors=(KeyedBox(key, anchor),))).tried.edges
        assert any(PixelBox(*edge).overlaps(anchor) for edge in edges.tolist()) is free


def test_words_within_an_area_hide_little_of_it() -> None:
    """A large sea holds its title; beside a small one it stands outside, with a leader from within."""
    large, small = area(100, 100, 700, 500), area(380, 280, 420, 320)
    for mask, inside in ((large, True), (small, False)):
        cover = MarkCover(SCREEN, areas={"own": AreaCover(mask, mask.sum() * 0.026)})
        spots = LabelSpots(((400.0, 300.0),), frozenset({"own"}), 5.0, mask)
        position = best(found(cover, spots), cover=cover)
        assert position is not None
        assert position.has_leader is not inside
        hidden = cover.hidden_cells(
            np.array([(position.box.left, position.box.top, position.box.right, position.box.bottom)])
        )
        assert bool(hidden[0, 0]) is inside


def test_all_words_together_hide_no_more_than_the_share() -> None:
    """What one label has hidden of an area another cannot hide again."""
    mask = area(0, 0, 800, 600)
    cover = MarkCover(SCREEN, areas={"other": AreaCover(mask, 300.0)})
    first = best(found(cover), cover=cover)
    assert first is not None
    assert 200 < first.hidden[0] < 300
    assert best(found(cover), first, cover=cover) is None


def test_the_number_of_an_area_may_stand_on_it() -> None:
    """However small it is, and over nothing else."""
    mask = area(380, 280, 420, 320)
    cover = MarkCover(SCREEN, areas={"own": AreaCover(mask, 0.0)})
    spots = LabelSpots(((400.0, 300.0),), frozenset({"own"}), 5.0, mask)
    position = find_label_positions(spots, (17.0, 17.0), cover, over_own=True).best(TakenPlaces.none(cover))
    assert position is not None
    assert PixelBox(380, 280, 420, 320).overlaps(position.box)


@pytest.mark.parametrize(
    ("price", "wants", "going"), [({"far": 1.0}, 5.0, [{"far"}]), ({}, 5.0, []), ({"far": 1.0}, 9.0, [])]
)
def test_a_label_elsewhere_makes_room_where_both_hide_one_area(
    price: dict[str, float], wants: float, going: list[set[str]]
) -> None:
    """It is not met, but hides too much of an area; one without a price stays, and all must be enough."""
    screen = Viewport(Camera(lon=0.0, lat=0.0, zoom=2.0), (320, 240))
    cover = MarkCover(screen, areas={"sea": AreaCover(np.ones((60, 80), np.bool_), 8.0)})

    def position(left: float, hidden: float) -> LabelPosition:
        return LabelPosition(0.0, (0, 0), PixelBox(left, 0, left + 9, 9), (left, 0), np.array([hidden]))

    taken = TakenPlaces.none(cover).added("far", position(200, 6.0))
    tried = TriedPlaces(np.array([[0.0, 0, 9, 9]]), np.zeros((1, 2)), np.zeros(1), np.zeros(1, np.bool_))
    wanted = LabelPositions(tried, np.array([[wants]]), np.zeros(1, np.int64))
    assert [set(keys) for _, keys in wanted.beside_few(taken, price, most=6, displaced=3)] == going


def test_a_grid_is_looked_at_only_where_few_places_are_free() -> None:
    """Beside a mark in a narrow gap it finds places that the circles about it miss."""
    bands = (PixelBox(0, 0, 800, 338), PixelBox(0, 370, 800, 600))
    cover = MarkCover(SCREEN, boxes=tuple(KeyedBox(None, box) for box in bands))
    few, more = (find_label_positions(SPOTS, SIZE, cover, dense=dense) for dense in (False, True))
    assert len(few.shapes) < len(more.shapes)
    free = MarkCover(SCREEN)
    every, same = (find_label_positions(SPOTS, SIZE, free, dense=dense) for dense in (False, True))
    assert len(every.shapes) == len(same.shapes)
