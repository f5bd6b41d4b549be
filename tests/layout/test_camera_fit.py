"""Cameras fitted to a brief or an event."""

from dataclasses import replace

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import Selection, select_events
from geodata.layout.camera_fit import fit_camera
from geodata.layout.mercator import Viewport
from geodata.places import label_point
from geodata.view import parse_view

SIZES = [(960, 640), (390, 560), (760, 600)]


@pytest.mark.parametrize("size", SIZES)
def test_the_whole_brief_is_on_screen(whole: Atlas, size: tuple[int, int]) -> None:
    """Ukraine's edge, Iran and the named seas are all inside."""
    screen = Viewport(fit_camera(whole, size), size)
    for name in ("irn", "prk", "sea-of-okhotsk", "south-china-sea", "vladivostok"):
        assert screen.contains(screen.project(*label_point(name))), name


def test_a_filter_never_moves_the_camera(everything: Selection, whole: Atlas) -> None:
    """It depends on the brief, not on the selection."""
    few = select_events(whole, parse_view("layer=meeting").view)
    assert fit_camera(few, (960, 640)) == fit_camera(everything, (960, 640)) == fit_camera(whole, (960, 640))


@pytest.mark.parametrize(
    ("event", "place"), [("vladivostok-summit", "vladivostok"), ("joint-sea", "yellow-sea")]
)
def test_an_event_is_shown_near(whole: Atlas, event: str, place: str) -> None:
    """Nearer than the brief, its place on screen."""
    near = fit_camera(whole, (960, 640), event=event)
    screen = Viewport(near, (960, 640))
    assert near.zoom > fit_camera(whole, (960, 640)).zoom
    assert screen.contains(screen.project(*label_point(place)))


@pytest.mark.parametrize("event", ["rus-prk-treaty", "no-such-event"])
def test_an_event_without_a_place_shows_the_brief(whole: Atlas, event: str) -> None:
    """There is nothing to move to."""
    assert fit_camera(whole, (960, 640), event=event) == fit_camera(whole, (960, 640))


def test_many_events_round_the_world_are_all_seen(demo_atlas: Atlas) -> None:
    """The world is cut at the widest gap between thousands of events, not by the two outermost."""
    lons = np.repeat([-77.0, 2.0, 37.0, 100.0, 140.0], 200)
    rows = pd.DataFrame(demo_atlas.events.iloc[[0] * len(lons)]).assign(lon=lons, lat=40.0)
    frame = gpd.GeoDataFrame(rows.reset_index(drop=True), geometry="geometry", crs=4326)
    camera = fit_camera(replace(demo_atlas, digest="round", events=frame), (792, 620))
    assert 20 < camera.lon < 45
