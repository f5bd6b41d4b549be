"""Shapes of own places in the atlas, and lanes between them."""

import math

import pytest
import shapely

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.geojson import feature_collection
from geodata.atlas.place_shapes import (
    lane_between,
    merge_shapes,
    place_anchor,
    place_geometry,
    route_end_name,
)
from geodata.atlas.selection import select_events
from geodata.places.own_shapes import is_own_shape, name_own_shape, named_shape
from geodata.view import View

TYPES = {
    "box": "MultiPolygon",
    "spot": "MultiPoint",
    "band": "MultiPolygon",
    "gulf": "MultiPolygon",
    "pacific": "MultiPolygon",
    "track": "MultiLineString",
    "bearing": "MultiPoint",
    "town": "MultiPoint",
}


@pytest.mark.parametrize("place", TYPES)
def test_the_geometry_of_an_event_is_that_of_its_place(own_atlas: Atlas, place: str) -> None:
    """In Multi form; a name without limits is never a sharp point."""
    row = own_atlas.row_of_event[f"at-{place}"]
    geometry = own_atlas.events.geometry.iloc[row]
    assert geometry.geom_type == TYPES[place]
    assert geometry.equals(place_geometry(place, own_atlas.brief))
    anchor = place_anchor(place, own_atlas.brief)
    assert tuple(own_atlas.events[["lon", "lat"]].iloc[row]) == anchor
    assert own_atlas.events["where_prec"].iloc[row] == own_atlas.brief.place_by_id[place].precision


def test_a_lane_leads_from_a_point_to_the_edge_of_an_area(own_atlas: Atlas) -> None:
    """By the rules of lanes between places of the gazetteer."""
    lane = own_atlas.events.geometry.iloc[own_atlas.row_of_event["lane"]]
    points = shapely.get_coordinates(lane)
    assert tuple(points[0]) == (52, 6)
    box = own_atlas.brief.place_resolver.resolve("box").shape
    assert shapely.boundary(box).distance(shapely.Point(points[-1])) < 0.01


def test_the_end_of_a_lane_is_an_area_or_the_anchor(own_atlas: Atlas) -> None:
    """A line or a point has no edge to end at."""
    assert route_end_name("rus", own_atlas.brief) == "rus"
    assert named_shape(route_end_name("box", own_atlas.brief)).geom_type == "MultiPolygon"
    track = route_end_name("track", own_atlas.brief)
    assert is_own_shape(track)
    assert named_shape(track) == shapely.Point(place_anchor("track", own_atlas.brief))


def test_a_lane_out_of_an_area_around_its_start_is_straight() -> None:
    """No lane of the gazetteer begins inside its end."""
    start = name_own_shape(shapely.Point(62, 12), (62, 12))
    around = name_own_shape(shapely.MultiPolygon([shapely.box(60, 10, 66, 14)]), (64, 12))
    line = lane_between(start, around)
    assert shapely.get_coordinates(line)[[0, -1]].tolist() == [[62, 12], [64, 12]]
    with pytest.raises(ValueError, match="starts inside"):
        lane_between("moscow", "rus")


def test_shapes_of_several_types_are_a_collection() -> None:
    """Nothing is lost."""
    found = merge_shapes([shapely.Point(0, 0), shapely.box(1, 1, 2, 2)])
    assert found.geom_type == "GeometryCollection"


def test_features_say_where_and_how_far_off_a_place_is(own_atlas: Atlas) -> None:
    """Of the brief's own places and of those of the gazetteer."""
    features = feature_collection(select_events(own_atlas, View()))["features"]
    places = {place["id"]: place for each in features for place in each["properties"]["places"]}
    assert (places["spot"]["lon"], places["spot"]["lat"], places["spot"]["radius_km"]) == (52, 6, 75)
    assert places["box"]["radius_km"] > 200
    assert (places["rus"]["name"], places["rus"]["radius_km"] > 1000) == ("Russia", True)
    assert not math.isnan(places["band"]["lon"])
