"""Named waters: agreement with the check file, points, areas, overlaps, land, names."""

from itertools import pairwise

import pytest
import shapely
from pyproj import Geod

from geodata.places import (
    find_places_by_name,
    gazetteer_place,
    gazetteer_places,
    gazetteer_shape,
    load_land,
    shape_archive,
)
from geodata.places.place_resolver import PlaceResolver
from geodata.places.resolved_place import PlaceLook
from geodata.places.shapes import ShapeDetail
from tests.vectors import waters as page

GEOD = Geod(ellps="WGS84")
DETAILS: tuple[ShapeDetail, ...] = ("fine", "coarse")
DRAWN = sorted({*shape_archive.shape_ids("seas-fine"), *shape_archive.shape_ids("seas-coarse")})
TABLE = page.check_table()

needs_check_file = pytest.mark.skipif(
    not page.CHECK_FILE.exists(), reason="../shared/geo/waters_check.geojson is not here"
)


def area_km2(shape: shapely.Geometry) -> float:
    """Area on the ellipsoid."""
    return abs(float(GEOD.geometry_area_perimeter(shape)[0])) / 1e6


def wholes(water: str) -> set[str]:
    """Return the waters that a water is part of, at any remove."""
    above = set(gazetteer_place(water).part_of)
    return above.union(*(wholes(each) for each in above))


def test_there_are_enough_waters() -> None:
    """At least 90 have a shape from limit lines; each is checked by pieces or by points."""
    assert len(DRAWN) >= 90
    assert [name for name in DRAWN if name not in TABLE["parts"] and name not in TABLE["points"]] == []


@needs_check_file
def test_the_pieces_are_usable() -> None:
    """Each compared piece is in the check file, and their sum is larger than 0.1 square degrees."""
    pieces = page.check_pieces()
    assert {name for names in TABLE["parts"].values() for name in names} <= set(pieces)
    assert [key for key, names in TABLE["parts"].items() if sum(pieces[n].area for n in names) < 0.1] == []


@needs_check_file
def test_nine_in_ten_agree() -> None:
    """By intersection over union from 0.85; none is below 0.60, each below 0.85 has its clause of S-23."""
    found = {water: page.agreement(water) for water in TABLE["parts"]}
    low = {water: share for water, share in found.items() if share < page.AGREES}
    assert len(low) <= len(found) / 10
    assert min(found.values()) >= 0.60
    assert set(low) == set(TABLE["clauses"])


@needs_check_file
def test_the_page_of_the_guide_is_current() -> None:
    """It has the waters, their limits and the agreement as computed."""
    assert page.PAGE.read_text("utf-8") == page.waters_page()


@pytest.mark.parametrize("water", sorted(TABLE["points"]))
def test_known_points_lie_as_they_should(water: str) -> None:
    """Five inside, five outside; two capes or points of each limit line lie on the outline."""
    entry, shape = TABLE["points"][water], gazetteer_shape(water)
    assert (len(entry["inside"]), len(entry["outside"]), len(entry["lines"]) >= 4) == (5, 5, True)
    assert [at for at in entry["inside"] if not shapely.intersects_xy(shape, *at)] == []
    assert [at for at in entry["outside"] if shapely.intersects_xy(shape, *at)] == []
    outline = shapely.boundary(shape)
    # A cape may lie as far off as the fine land is simplified.
    assert [at for at in entry["lines"] if outline.distance(shapely.Point(at)) > 0.06] == []


@pytest.mark.parametrize("water", sorted(TABLE["areas"]))
def test_an_area_is_near_the_published_one(water: str) -> None:
    """Within a quarter: published areas of the Indonesian seas are rounded, and differ."""
    assert area_km2(gazetteer_shape(water)) == pytest.approx(TABLE["areas"][water][0], rel=0.25)


@pytest.mark.parametrize("detail", DETAILS)
def test_waters_overlap_only_their_parts(detail: ShapeDetail) -> None:
    """Two waters share no square kilometre, unless one is part of the other or a strait of both is."""
    names = shape_archive.shape_ids(f"seas-{detail}")
    shapes = [gazetteer_shape(name, detail) for name in names]
    first, second = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    shared = {
        (names[at], names[other]): area_km2(shapely.intersection(shapes[at], shapes[other]))
        for at, other in zip(first.tolist(), second.tolist(), strict=True)
        if at < other and names[at] not in wholes(names[other]) and names[other] not in wholes(names[at])
    }
    assert {pair: area for pair, area in shared.items() if area > 1} == {}


@pytest.mark.parametrize("detail", DETAILS)
def test_waters_do_not_leak_onto_land(detail: ShapeDetail) -> None:
    """Each was cut with the land of its own level of detail."""
    names = shape_archive.shape_ids(f"seas-{detail}")
    wet = {name: area_km2(gazetteer_shape(name, detail).intersection(load_land(detail))) for name in names}
    assert {name: area for name, area in wet.items() if area > 1} == {}


def test_a_part_lies_in_its_whole() -> None:
    """But for what the coarse coast of an ocean leaves out; a point lies in its sea."""
    coarse_land = load_land("coarse")
    parts = [entry for entry in gazetteer_places().values() if entry.part_of]
    assert len(parts) >= 30
    for entry in parts:
        whole = shapely.union_all([gazetteer_shape(name) for name in entry.part_of])
        outside = shapely.difference(gazetteer_shape(entry.id), whole)
        assert area_km2(shapely.difference(outside, coarse_land)) < 1, entry.id


@pytest.mark.parametrize("water", DRAWN)
def test_a_water_has_one_name_in_each_language(water: str) -> None:
    """Each of its names finds it and nothing else."""
    entry = gazetteer_place(water)
    assert entry.ar
    assert entry.en
    assert [
        name
        for name in (entry.ar, entry.en, *entry.aliases)
        if [found.id for found in find_places_by_name(name)] != [water]
    ] == []


@pytest.mark.parametrize(
    ("text", "water"),
    [
        ("Persian Gulf", "persian-gulf"),
        ("Arabian Gulf", "persian-gulf"),
        ("الخليج العربي", "persian-gulf"),
        ("الخليج الفارسي", "persian-gulf"),
        ("Bab el-Mandeb", "bab-al-mandab"),
        ("Bab al-Mandab Strait", "bab-al-mandab"),
        ("مضيق باب المندب", "bab-al-mandab"),
        ("مضيق هرمز", "strait-of-hormuz"),
        ("خليج عدن", "gulf-of-aden"),
        ("خليج عمان", "gulf-of-oman"),
        ("المحيط الهندي", "indian-ocean"),
        ("Bosphorus", "bosporus"),
        ("قناة السويس", "suez-canal"),
        ("the Mediterranean", "mediterranean-sea"),
    ],
)
def test_a_water_is_found_by_its_other_names(text: str, water: str) -> None:
    """Spellings of both languages."""
    assert [found.id for found in find_places_by_name(text)] == [water]


def test_the_gulf_has_its_usual_name_in_each_language() -> None:
    """A desk may choose another."""
    entry = gazetteer_place("persian-gulf")
    assert (entry.ar, entry.en) == ("الخليج العربي", "Persian Gulf")


def test_an_ocean_is_the_union_of_its_halves() -> None:
    """It crosses the antimeridian in parts that are cut there."""
    pacific = gazetteer_shape("pacific-ocean")
    halves = sum(area_km2(gazetteer_shape(name)) for name in ("north-pacific-ocean", "south-pacific-ocean"))
    assert area_km2(pacific) == pytest.approx(halves, rel=1e-6)
    assert pacific.bounds[0] == -180
    assert pacific.bounds[2] == 180


@pytest.mark.parametrize("water", ["bering-sea", "chukchi-sea", "north-pacific-ocean", "arctic-ocean"])
def test_no_edge_crosses_the_antimeridian(water: str) -> None:
    """Longitudes stay within 180 degrees, and no edge but one along a pole runs around the globe."""
    west, _, east, _ = gazetteer_shape(water).bounds
    assert (west, east) == (-180, 180)
    for ring in shapely.get_rings(shapely.get_parts(gazetteer_shape(water))):
        points = shapely.get_coordinates(ring).tolist()
        assert all(abs(lon - after) <= 180 or abs(lat) == 90 for (lon, lat), (after, _) in pairwise(points))


def test_a_water_without_limits_is_drawn_soft() -> None:
    """A point with the radius of the gazetteer, whose wash is clipped to water; a canal is a point."""
    resolver = PlaceResolver({})
    strait, canal = resolver.resolve("bering-strait"), resolver.resolve("suez-canal")
    assert (strait.look, strait.in_water, strait.radius_km) == (PlaceLook.UNLIMITED, True, 90)
    assert (canal.look, canal.in_water, canal.radius_km) == (PlaceLook.WITHIN, False, 80)
    widest = strait.uncertainty[0]
    assert area_km2(shapely.intersection(widest, load_land())) < 0.02 * area_km2(widest)
