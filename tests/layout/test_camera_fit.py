"""Cameras fitted to a brief or an event."""

from dataclasses import replace

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.atlas.selection import Selection, select_events
from geodata.brief.brief_reader import read_brief_bytes
from geodata.layout.camera_fit import (
    MAX_EVENT_ZOOM,
    event_ends,
    far_ends,
    fit_camera,
    fit_event_camera,
    fit_shown_camera,
)
from geodata.layout.mercator import Viewport
from geodata.library.brief_library import process_library
from geodata.places import label_point
from geodata.view import MAX_CAMERA_LATITUDE, parse_view
from geodata.vocabulary import PlaceRole

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


@pytest.mark.parametrize("size", [*SIZES, (362, 420), (480, 340)])
def test_all_ends_of_an_event_are_on_screen(whole: Atlas, size: tuple[int, int]) -> None:
    """Of a lane both, of an arrow of sender and host the lands of both."""
    for event, places in {
        "troops-in-russia": ("prk", "rus"),
        "iran-missiles": ("irn",),
        "kor-ukr-arms": ("kor", "ukr"),
        "prk-rus-containers": ("prk",),
    }.items():
        screen = Viewport(fit_event_camera(whole, size, event), size)
        for name in places:
            assert screen.contains(screen.project(*label_point(name))), (event, name)


def test_the_box_of_an_event_holds_all_of_its_ends(whole: Atlas) -> None:
    """Of an arrow that of sender and host; none without a place."""
    ends = event_ends(whole, "troops-in-russia")
    assert ends is not None
    west, south, east, north = ends
    for lon, lat in (label_point("prk"), label_point("rus")):
        assert west <= lon <= east
        assert south <= lat <= north
    assert event_ends(whole, "four-front") is None


def test_only_an_event_with_several_ends_has_far_ends(whole: Atlas) -> None:
    """A lane and an arrow of sender and host; not an area or a point."""
    lane = next(one for one in whole.brief.events if any(at.role is PlaceRole.TO for at in one.places))
    for name in (lane.id, "troops-in-russia"):
        assert far_ends(whole, name) == event_ends(whole, name)
        assert far_ends(whole, name) is not None
    assert far_ends(whole, "ocean-2024") is None
    assert event_ends(whole, "ocean-2024") is not None


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


@pytest.mark.parametrize("pole", [90, -90])
def test_a_place_at_a_pole_is_fitted(pole: int, own_yaml: str) -> None:
    """The camera stays where a map can be centred."""
    brief = read_brief_bytes(
        own_yaml.replace("{lon: 52, lat: 6}", f"{{lon: 52, lat: {pole}}}").encode()
    ).brief
    assert brief is not None
    camera = fit_camera(build_atlas(brief, f"pole {pole}"), (600, 468), event="at-spot")
    assert abs(camera.lat) <= MAX_CAMERA_LATITUDE


def test_the_box_of_an_event_goes_the_short_way_round(own_yaml: str) -> None:
    """Over the antimeridian its west is greater than its east."""
    brief = read_brief_bytes(own_yaml.replace("{lon: 52, lat: 6}", "{lon: 180, lat: 6}").encode()).brief
    assert brief is not None
    ends = event_ends(build_atlas(brief, "antimeridian"), "at-spot")
    assert ends is not None
    assert -180 < ends[2] < 0 < ends[0] < 180


NEAR = """\
schema: 2
id: near
title: Two villages
as_of: 2030-01-15
language: en
documents: [{id: notice, title: A notice, type: page}]
sources: [{id: office, name: The office}]
places:
  - {id: upper, name: Upper, kind: city, geometry: {lon: 45.0, lat: 13.0}}
  - {id: lower, name: Lower, kind: city, geometry: {lon: 45.2, lat: 13.1}}
events:
"""
EVENT = """\
  - {id: at-PLACE, kind: clash, title: Clash, status: actual, when: {undated: true}, places: [{place: PLACE}],
     claims: [{id: c-PLACE, source: office, document: notice, statement: reported}]}
"""


def test_an_event_of_a_near_brief_is_not_shown_from_afar(whole: Atlas) -> None:
    """Focus would take a reader away from two valleys; a brief of half the world is shown as before."""
    size = (960, 640)
    events = "".join(EVENT.replace("PLACE", name) for name in ("upper", "lower"))
    brief = read_brief_bytes((NEAR + events).encode()).brief
    assert brief is not None
    atlas = build_atlas(brief, "near")
    widest = fit_camera(atlas, size).zoom
    assert widest > MAX_EVENT_ZOOM
    assert fit_event_camera(atlas, size, "at-upper").zoom >= widest
    assert fit_camera(atlas, size, event="at-upper").zoom >= widest
    assert fit_event_camera(whole, size, "vladivostok-summit").zoom <= MAX_EVENT_ZOOM


@pytest.mark.parametrize("size", SIZES)
def test_a_few_far_events_do_not_open_a_brief_too_wide(red_sea: Atlas, size: tuple[int, int]) -> None:
    """The Red Sea is seen near, without the Cape; events that lead the brief stay in view."""
    screen = Viewport(fit_camera(red_sea, size), size)
    for event in red_sea.brief.events:
        if event.weight == 1 and event.places:
            spots = [red_sea.brief.place_resolver.resolve(at.place).anchor for at in event.places]
            assert any(screen.contains(screen.project(*spot)) for spot in spots), event.id
    assert not screen.contains(screen.project(18.5, -34.4))
    assert screen.camera.zoom > np.log2(min(size) / 100)


def test_a_selection_of_far_events_is_seen_whole(red_sea: Atlas) -> None:
    """On a picture or a slide; a selection near the middle has the brief's own camera."""
    size = (960, 640)
    for query in ("from=2023-12-20&to=2023-12-24", "layer=seizure", ""):
        selection = select_events(red_sea, parse_view(query).view)
        assert fit_shown_camera(selection, size) == fit_camera(red_sea, size), query
    everything = select_events(red_sea, parse_view("").view)
    alone = np.arange(len(red_sea.events)) == red_sea.row_of_event["lines-keep-to-the-cape"]
    far = replace(everything, standing=everything.standing * alone)
    screen = Viewport(fit_shown_camera(far, size), size)
    assert screen.contains(screen.project(18.5, -34.4))


@pytest.fixture(scope="module")
def red_sea() -> Atlas:
    """The shipped brief with a few events far from the rest."""
    atlases = (entry.atlas for entry in process_library().entries() if entry.atlas)
    return next(atlas for atlas in atlases if atlas.brief.id == "red-sea-2024-03")
