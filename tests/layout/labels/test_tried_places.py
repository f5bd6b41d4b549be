"""Places where labels may hang: along the edge of an area, at the part of it in view."""

import numpy as np
import numpy.typing as npt

from geodata.layout.labels.mark_cover import CELL, MarkCover
from geodata.layout.labels.tried_places import (
    GRID_STEPS,
    MAX_LEADER,
    MOST_RIM_POINTS,
    LabelSpots,
    grid_places,
    rim_points,
    visible_spots,
)
from geodata.layout.mercator import Viewport
from geodata.view import Camera

SCREEN = Viewport(Camera(lon=0.0, lat=0.0, zoom=2.0), (800, 600))


def area(left: int, top: int, right: int, bottom: int) -> npt.NDArray[np.bool_]:
    """Cells of a rectangle in pixels."""
    mask = np.zeros((600 // CELL, 800 // CELL), np.bool_)
    mask[top // CELL : bottom // CELL, left // CELL : right // CELL] = True
    return mask


def test_points_along_the_edge_of_an_area_lie_just_outside_it() -> None:
    """All round it, and few enough however large it is."""
    points = rim_points(area(100, 100, 300, 300))
    assert len(points) > 8
    assert {(x > 200, y > 200) for x, y in points.tolist()} == {
        (a, b) for a in (True, False) for b in (True, False)
    }
    outward = np.maximum(np.abs(points - 200).max(axis=1) - 100, 0)
    assert ((outward > 0) & (outward < CELL)).all()
    assert len(rim_points(area(8, 8, 792, 592))) <= MOST_RIM_POINTS


def test_an_area_whose_anchor_is_out_of_view_is_held_by_what_is_seen_of_it() -> None:
    """Its own anchor comes first; without an area a spot beyond the screen is none."""
    mask = area(100, 100, 300, 300)
    cover = MarkCover(SCREEN)
    assert visible_spots([(-50.0, 200.0)], None, cover) == ()
    assert visible_spots([(150.0, 200.0)], mask, cover) == ((150.0, 200.0),)
    ((x, y),) = visible_spots([(-50.0, 200.0)], mask, cover)
    assert (abs(x - 200) < 8, abs(y - 200) < 8) == (True, True)


def test_places_on_a_grid_are_everywhere_within_reach() -> None:
    """On all sides, none on the mark or farther than a leader; a spot told twice is tried once."""
    size, spot = (60.0, 20.0), (400.0, 300.0)
    found = grid_places(LabelSpots((spot, spot), frozenset(), 8.0), size)
    middles = (found.edges[:, :2] + found.edges[:, 2:]) / 2 - spot
    apart = np.hypot(*np.maximum(np.abs(middles) - np.array(size) / 2, 0).T)
    assert (apart.min() >= 8.0, apart.max() <= MAX_LEADER) == (True, True)
    assert len(np.unique(middles, axis=0)) == len(middles)
    for at, step in enumerate(GRID_STEPS):
        steps = np.unique(np.diff(np.unique(middles[:, at])))
        assert steps.tolist() == [step]
        assert abs(middles[:, at].min() + middles[:, at].max()) < step
