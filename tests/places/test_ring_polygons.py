"""Polygons from rings: winding, antimeridian, poles, crossings and their repair, outlines."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geodata.places import gazetteer_shape
from geodata.places.ring_polygons import (
    RingError,
    join_at_antimeridian,
    outline_without_cut,
    polygon_from_rings,
    polygon_within,
    repair_ring,
)
from geodata.places.route_lines import Coordinates

BOX = np.array([(40.0, 10.0), (50.0, 10.0), (50.0, 20.0), (40.0, 20.0)])
PACIFIC = np.array([(170.0, -10.0), (-170.0, -10.0), (-170.0, 10.0), (170.0, 10.0)])
ARCTIC = np.array([(0.0, 80.0), (90.0, 75.0), (180.0, 80.0), (-90.0, 75.0)])
BOW_TIE = np.array([(40.0, 10.0), (50.0, 20.0), (50.0, 10.0), (40.0, 20.0)])
CLAIM = np.array([(20.0, -60.0), (45.0, -60.0), (0.0, -90.0)])


def assert_rfc_7946(area: shapely.MultiPolygon) -> None:
    """Valid, no longitude beyond 180, exterior rings counterclockwise and holes clockwise."""
    assert area.is_valid
    assert np.abs(shapely.get_coordinates(area)).max(axis=0).tolist() <= [180, 90]
    for part in area.geoms:
        assert part.exterior.is_ccw
        assert not any(hole.is_ccw for hole in part.interiors)


def covers(area: shapely.MultiPolygon, *points: tuple[float, float]) -> list[bool]:
    """Whether an area covers each of the points."""
    return [area.covers(shapely.Point(point)) for point in points]


@pytest.mark.parametrize("step", [1, -1])
@pytest.mark.parametrize("closed", [True, False])
def test_a_ring_may_run_in_either_direction(step: int, *, closed: bool) -> None:
    """The smaller side is meant, closed or not."""
    ring = np.vstack([BOX, BOX[:1]]) if closed else BOX
    area = polygon_from_rings([ring[::step]])
    assert_rfc_7946(area)
    assert area.area == pytest.approx(100)


@pytest.mark.parametrize("step", [1, -1])
@pytest.mark.parametrize("shift", [0, 360])
def test_a_ring_over_the_antimeridian_is_cut_there(step: int, shift: int) -> None:
    """In either notation, 190 or -170; both halves end at 180."""
    ring = np.where(PACIFIC < -100, PACIFIC + np.array([shift, 0]), PACIFIC)[::step]
    area = polygon_from_rings([ring])
    assert_rfc_7946(area)
    assert sorted(part.bounds for part in area.geoms) == [(-180, -10, -170, 10), (170, -10, 180, 10)]


@pytest.mark.parametrize("step", [1, -1])
@pytest.mark.parametrize("side", [1, -1])
def test_a_ring_around_a_pole_holds_it(step: int, side: int) -> None:
    """The nearer pole, in either direction."""
    area = polygon_from_rings([(ARCTIC * [1, side])[::step]])
    assert_rfc_7946(area)
    assert covers(area, (10, 90 * side), (77, 89 * side), (90, 76 * side), (0, 0), (0, -80 * side)) == [
        True,
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize("first", range(3))
def test_a_vertex_on_a_pole_has_no_longitude(first: int) -> None:
    """A sector to the pole is bounded by its two meridians."""
    area = polygon_from_rings([np.roll(CLAIM, first, axis=0)])
    assert_rfc_7946(area)
    assert area.area == pytest.approx(25 * 30)


def test_a_box_around_the_globe_is_a_belt() -> None:
    """Its edges are full turns there and back; a single one closes a ring around a pole."""
    belt = polygon_from_rings([np.array([(-180.0, -60.0), (180.0, -60.0), (180.0, 60.0), (-180.0, 60.0)])])
    assert_rfc_7946(belt)
    assert belt.area == pytest.approx(360 * 120)
    lons = np.arange(-180.0, 181.0, 90.0)
    cap = polygon_from_rings([np.column_stack([lons, np.full(5, 70.0)])])
    assert_rfc_7946(cap)
    assert cap.area == pytest.approx(360 * 20)


def test_an_area_closed_over_the_pole_already_stays() -> None:
    """As a file after RFC 7946 has it."""
    ring = np.array([(-180.0, -90.0), (180, -90), (180, -70), (60, -65), (-60, -65), (-180, -70)])
    area = polygon_from_rings([ring])
    assert_rfc_7946(area)
    assert area.area == pytest.approx(120 * 25 + 2 * 120 * 22.5)


def test_a_hole_is_left_out() -> None:
    """Across the antimeridian too."""
    hole = PACIFIC * [1, 0.5] + np.where(PACIFIC > 0, 5, -5) * [1, 0]
    area = polygon_from_rings([PACIFIC, hole])
    assert_rfc_7946(area)
    assert covers(area, (172, 0), (-172, 0), (177, 0), (-177, 0)) == [True, True, False, False]


def test_a_hole_outside_its_ring_is_refused() -> None:
    """By number."""
    with pytest.raises(RingError, match="ring 2: is a hole that does not lie inside ring 1"):
        polygon_from_rings([BOX, BOX + 20])


@pytest.mark.parametrize(
    "ring",
    [BOW_TIE, np.where(PACIFIC == 10, 10, PACIFIC)[[0, 2, 1, 3]], np.vstack([ARCTIC, ARCTIC * [1, 0.9]])],
    ids=["bow tie", "over the antimeridian", "twice around the pole"],
)
def test_a_ring_that_crosses_itself_is_refused(ring: Coordinates) -> None:
    """Never repaired in silence."""
    with pytest.raises(RingError, match="ring 1: crosses itself"):
        polygon_from_rings([ring])


@pytest.mark.parametrize("ring", [np.array([(1.0, 1), (2, 2), (1, 1)]), np.array([(1.0, 1), (1, 1), (1, 1)])])
def test_a_ring_without_area_is_refused(ring: Coordinates) -> None:
    """A line there and back encloses nothing."""
    with pytest.raises(RingError, match=r"ring 1: (crosses itself|encloses no area)"):
        polygon_from_rings([ring])


def test_vertices_in_the_wrong_order_are_put_in_order() -> None:
    """The proposal for a bow tie is the box."""
    assert polygon_from_rings([repair_ring(BOW_TIE)]).area == pytest.approx(100)


def test_of_a_long_ring_the_largest_loop_is_proposed() -> None:
    """A small loop at the end goes."""
    arc = [(40 + 10 * np.cos(turn), 10 * np.sin(turn)) for turn in np.linspace(0.5, 6.2, 12)]
    ring = np.array([*arc, (52, 3), (52, 0)])
    with pytest.raises(RingError):
        polygon_from_rings([ring])
    repaired = polygon_from_rings([repair_ring(ring)])
    assert covers(repaired, (40, 0), (51.5, 1)) == [True, False]


@given(
    st.floats(-180, 180),
    st.floats(-89, 89),
    st.lists(st.floats(0.2, 1), min_size=5, max_size=30),
    st.floats(0.1, 80),
)
def test_a_star_shaped_ring_is_valid_anywhere(
    lon: float, lat: float, radii: list[float], size: float
) -> None:
    """Winding, validity and longitudes hold, whatever meridian it lies on."""
    turns = np.linspace(0, 2 * np.pi, len(radii), endpoint=False)
    height = min(size, 89.5 - abs(lat))
    ring = np.array([lon, lat]) + np.column_stack(
        [size * np.cos(turns) * radii, height * np.sin(turns) * radii]
    )
    ring[:, 0] = (ring[:, 0] + 180) % 360 - 180
    area = polygon_from_rings([ring])
    assert_rfc_7946(area)
    assert area.buffer(1e-9).covers(shapely.Point((lon + 180) % 360 - 180, lat))


def test_the_left_side_of_a_ring_may_be_the_larger() -> None:
    """A ring that runs clockwise bounds the rest of the world."""
    assert polygon_within(BOX[::-1]).area == pytest.approx(360 * 180 - 100)


def test_parts_on_both_sides_of_the_antimeridian_are_joined() -> None:
    """For measures; an area that does not touch it is left."""
    area = polygon_from_rings([PACIFIC])
    assert join_at_antimeridian(area).bounds == (170, -10, 190, 10)
    assert len(join_at_antimeridian(area).geoms) == 1
    box = polygon_from_rings([BOX])
    assert join_at_antimeridian(box) is box
    assert len(join_at_antimeridian(polygon_from_rings([ARCTIC])).geoms) == 1


@pytest.mark.parametrize(
    ("ring", "length"), [(PACIFIC, 80), (BOX, 40), (ARCTIC, None)], ids=["antimeridian", "box", "pole"]
)
def test_an_outline_has_no_line_on_the_antimeridian(ring: Coordinates, length: float | None) -> None:
    """The cut is never drawn, nor the pole."""
    outline = outline_without_cut(polygon_from_rings([ring]))
    assert length is None or outline.length == pytest.approx(length)
    for line in outline.geoms:
        points = shapely.get_coordinates(line)
        on_cut = (np.abs(points[:, 0]) == 180) | (np.abs(points[:, 1]) == 90)
        assert not (on_cut[1:] & on_cut[:-1]).any()


def test_the_outline_of_russia_does_not_run_through_chukotka() -> None:
    """All of the rest of its outline is there."""
    russia = gazetteer_shape("rus")
    outline = outline_without_cut(russia)
    cut = russia.boundary.length - outline.length
    assert cut == pytest.approx(
        shapely.intersection(russia, shapely.LineString([(180, 60), (180, 75)])).length * 2, abs=0.01
    )
