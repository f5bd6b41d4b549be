"""Shapes in pixels: cut to the window, whole at the edge of the world, hatched as on the screen."""

import numpy as np
import pytest
import shapely

from geodata.layout.mercator import Viewport
from geodata.places import gazetteer_shape
from geodata.render.basemap_outlines import (
    CLIP_MARGIN,
    HATCH_TILE_PIXELS,
    PictureWindow,
    clipped_outline,
    hatch_lines,
    outline_rings,
)
from geodata.view import Camera

FAR_EAST = PictureWindow(Viewport(Camera(lon=135.0, lat=40.0, zoom=4.0), (800, 600)))


def test_outline_lies_where_the_screen_puts_it() -> None:
    """The middle of Hokkaido is Japan, the middle of the Sea of Japan is not."""
    land = shapely.union_all(
        [part for part in shapely.get_parts(clipped_outline("jpn", FAR_EAST)) if part.area]
    )
    assert land.contains(shapely.Point(FAR_EAST.viewport.project(142.8, 43.4)))
    assert not land.contains(shapely.Point(FAR_EAST.viewport.project(135.0, 40.0)))


def test_near_by_a_coast_is_drawn_in_full_detail() -> None:
    """From zoom 6 a cape of the Sea of Japan is land in a picture; farther off the sea covers it."""
    cape = (130.8727, 42.6221)
    held = {}
    for zoom in (5.9, 6.0, 8.0):
        window = PictureWindow(Viewport(Camera(lon=130.9, lat=42.6, zoom=zoom), (800, 600)))
        parts = shapely.get_parts(clipped_outline("sea-of-japan", window))
        sea = shapely.union_all([part for part in parts if part.area])
        held[zoom] = sea.contains(shapely.Point(window.viewport.project(*cape)))
    assert held == {5.9: True, 6.0: False, 8.0: False}


def test_holes_stay_open() -> None:
    """Lesotho is not South Africa, and its border runs the other way round, so that it is not filled."""
    window = PictureWindow(Viewport(Camera(lon=28.0, lat=-29.0, zoom=4.0), (800, 600)))
    parts = [part for part in shapely.get_parts(clipped_outline("zaf", window)) if part.interiors]
    assert [len(part.interiors) for part in parts] == [1]
    assert shapely.is_ccw(parts[0].exterior) != shapely.is_ccw(parts[0].interiors[0])
    assert not parts[0].contains(shapely.Point(window.viewport.project(28.3, -29.6)))


def test_outlines_keep_few_points() -> None:
    """Canada loses most of its points; every ring stays closed."""
    window = PictureWindow(Viewport(Camera(lon=0.0, lat=0.0, zoom=0.5), (800, 600)))
    found = outline_rings(clipped_outline("can", window))
    whole = int(shapely.get_num_coordinates(gazetteer_shape("can")))
    assert 0.1 * whole < sum(map(len, found)) < 0.5 * whole
    assert all(len(ring) >= 4 for ring in found)


def test_outline_is_cut_to_the_window() -> None:
    """Nothing is drawn further out than the rim."""
    left, top, right, bottom = clipped_outline("chn", FAR_EAST).bounds
    assert -CLIP_MARGIN - 1 <= left < right <= 800 + CLIP_MARGIN + 1
    assert -CLIP_MARGIN - 1 <= top < bottom <= 600 + CLIP_MARGIN + 1


@pytest.mark.parametrize("lon", [179.9, -179.9])
def test_world_goes_on_beyond_the_date_line(lon: float) -> None:
    """Both sides of the antimeridian have their land."""
    window = PictureWindow(Viewport(Camera(lon=lon, lat=66.0, zoom=3.0), (800, 600)))
    xs = np.concatenate([ring[:, 0] for ring in outline_rings(clipped_outline("rus", window))])
    assert (xs < 300).any()
    assert (xs > 500).any()


def test_hatch_lies_on_the_sea_at_its_pitch() -> None:
    """Every line of the hatch slants one way and lies in the sea; neighbours are a tile apart."""
    lines = hatch_lines("sea-of-japan", FAR_EAST)
    assert len(lines) > 20
    sums = {round(float(line[0].sum()), 3) for line in lines}
    assert {round(float(line[-1].sum()), 3) for line in lines} == sums
    steps = np.diff(sorted(sums)) / HATCH_TILE_PIXELS
    assert np.allclose(steps, np.round(steps), atol=0.01)


def test_unknown_shape_is_an_error() -> None:
    """An unknown name raises instead of drawing nothing."""
    with pytest.raises(KeyError):
        clipped_outline("atlantis", FAR_EAST)
