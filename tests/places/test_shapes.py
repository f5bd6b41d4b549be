"""Shipped shapes: areas, overlaps, holes, labels, disputed areas, borders."""

import tomllib
from itertools import combinations

import pytest
import shapely
from pyproj import Geod

from geodata.places import (
    gazetteer_place,
    gazetteer_places,
    gazetteer_shape,
    label_point,
    load_borders,
    load_countries,
    load_land,
    shape_archive,
)
from geodata.places.shapes import ShapeDetail

GEOD = Geod(ellps="WGS84")

# Ellipsoidal areas in square kilometres within the limits of S-23.
AREAS = {
    "sea-of-japan": 1_062_775,
    "sea-of-okhotsk": 1_596_615,
    "yellow-sea": 407_644,
    "east-china-sea": 759_771,
    "south-china-sea": 3_323_176,
    "black-sea": 421_540,
}
DETAILS: tuple[ShapeDetail, ...] = ("fine", "coarse")


def area_km2(geometry: shapely.Geometry) -> float:
    """Area on the ellipsoid, in square kilometres."""
    return abs(float(GEOD.geometry_area_perimeter(geometry)[0])) / 1e6


@pytest.mark.parametrize("detail", DETAILS)
@pytest.mark.parametrize("sea", AREAS)
def test_a_sea_has_its_area(sea: str, detail: ShapeDetail) -> None:
    """Within one per cent at both levels of detail, which a leak or a lost bay would exceed."""
    assert area_km2(gazetteer_shape(sea, detail)) == pytest.approx(AREAS[sea], rel=0.01)


def test_seas_do_not_overlap() -> None:
    """No two seas share more than a square kilometre."""
    shared = {
        (first, second): area_km2(gazetteer_shape(first).intersection(gazetteer_shape(second)))
        for first, second in combinations(shape_archive.shape_ids("seas-fine"), 2)
    }
    assert max(shared.values()) < 1


@pytest.mark.parametrize("detail", DETAILS)
def test_seas_do_not_overlap_land(detail: ShapeDetail) -> None:
    """Each sea was cut with the land of its own level of detail."""
    seas = [gazetteer_shape(sea, detail) for sea in shape_archive.shape_ids(f"seas-{detail}")]
    wet = [area_km2(sea.intersection(load_land(detail))) for sea in seas]
    assert max(wet) < 1


@pytest.mark.parametrize("detail", DETAILS)
def test_land_has_no_hole_but_the_caspian(detail: ShapeDetail) -> None:
    """Any other hole would be drawn as sea."""
    holes = [shapely.Polygon(ring) for part in load_land(detail).geoms for ring in part.interiors]
    assert [hole.contains(shapely.Point(50.5, 42)) for hole in holes] == [True]


@pytest.mark.parametrize(("lon", "lat"), [(35.73, 33.03), (28.42, 9.67), (-73.31, -49.52), (34.1, 45.2)])
def test_disputed_land_is_land(lon: float, lat: float) -> None:
    """The Golan, Abyei, southern Patagonia and Crimea are drawn as land."""
    assert shapely.intersects_xy(load_land(), lon, lat)


@pytest.mark.parametrize("detail", DETAILS)
def test_every_place_has_a_valid_shape(detail: ShapeDetail) -> None:
    """Each id of the gazetteer has a shape that is valid and not empty."""
    wrong = [
        key
        for key in gazetteer_places()
        if gazetteer_shape(key, detail).is_empty or not gazetteer_shape(key, detail).is_valid
    ]
    assert wrong == []


def test_labels_of_areas_are_inside_them() -> None:
    """The label of a country is on land, that of a sea on water."""
    areas = [entry for entry in gazetteer_places().values() if entry.kind in {"country", "sea"}]
    astray = [
        entry.id
        for entry in areas
        if gazetteer_shape(entry.id).distance(shapely.Point(label_point(entry.id))) > 0.1
    ]
    assert astray == []


def test_the_label_of_russia_is_in_its_west() -> None:
    """Natural Earth's label point, not the centroid beyond the Yenisei."""
    assert label_point("rus") == pytest.approx((44.69, 58.25), abs=0.01)


def test_a_city_is_a_point_and_a_region_the_union_of_its_members() -> None:
    """The kind of a place sets its type of geometry."""
    assert gazetteer_shape("vladivostok") == shapely.Point(
        gazetteer_place("vladivostok").lon, gazetteer_place("vladivostok").lat
    )
    both = area_km2(gazetteer_shape("kor")) + area_km2(gazetteer_shape("prk"))
    assert area_km2(gazetteer_shape("korean-peninsula")) == pytest.approx(both, rel=1e-6)


@pytest.mark.parametrize("region", ["east-asia", "eastern-europe", "south-east-asia", "central-asia"])
def test_a_region_has_no_seams(region: str) -> None:
    """The shape equals that of an overlay: no inner borders, nothing lost."""
    overlaid = shapely.union_all([gazetteer_shape(member) for member in gazetteer_place(region).members])
    assert shapely.equals_exact(shapely.normalize(gazetteer_shape(region)), shapely.normalize(overlaid))
    assert shapely.is_valid(gazetteer_shape(region))


def test_an_unknown_shape_suggests_similar_ids() -> None:
    """The message has a similar id."""
    with pytest.raises(KeyError, match="black-sea"):
        gazetteer_shape("blak-sea")


@pytest.mark.parametrize(
    ("area", "lon", "lat"),
    [
        ("crimea", 34.2, 45.2),
        ("golan", 35.73, 33.03),
        ("western-sahara", -13, 24.5),
        ("southern-kurils", 147.9, 45.05),
        ("liancourt-rocks", 131.866, 37.242),
        ("abyei", 28.42, 9.67),
        ("kashmir", 74.8, 34.1),
        ("kashmir", 79.3, 35.2),
        ("somaliland", 45, 9.5),
        ("northern-cyprus", 33.5, 35.28),
        ("kosovo", 21, 42.6),
    ],
)
def test_a_disputed_area_has_its_position(area: str, lon: float, lat: float) -> None:
    """Each disputed area covers a known point of it."""
    assert shapely.intersects_xy(shape_archive.read_shape("disputed", area), lon, lat)


def test_every_disputed_area_has_names_and_notes() -> None:
    """Names and notes are given in both languages."""
    entries = tomllib.loads((shape_archive.SHAPES_FOLDER / "disputed.toml").read_text("utf-8"))
    assert len(entries) >= 20
    assert all(entry[key] for entry in entries.values() for key in ("ar", "en", "note_ar", "note_en"))


@pytest.mark.parametrize(
    ("lon", "lat", "contested"),
    [
        (33.7, 46.2, True),
        (76.0, 34.6, True),
        (-13.0, 27.66, True),
        (26.0, 52.0, False),
        (-100.0, 49.0, False),
    ],
)
def test_a_border_is_disputed_or_not(lon: float, lat: float, contested: bool) -> None:  # noqa: FBT001
    """Perekop, Kashmir and Western Sahara are disputed; Belarus and the 49th parallel are not."""
    lines = load_borders().set_index("disputed").geometry
    near = shapely.Point(lon, lat).buffer(0.4)
    assert (lines[True].intersects(near), lines[False].intersects(near)) == (contested, not contested)


def test_coasts_are_no_borders() -> None:
    """Japan has no border; Korea has one."""
    lines = shapely.union_all(list(load_borders().geometry))
    assert not lines.intersects(gazetteer_shape("jpn").buffer(0.1))
    assert lines.intersects(gazetteer_shape("prk"))


def test_shared_borders_stay_shared() -> None:
    """Simplifying makes neither a gap nor an overlap between neighbours."""
    assert area_km2(gazetteer_shape("prk").intersection(gazetteer_shape("chn"))) < 0.1
    assert gazetteer_shape("prk").buffer(0.001).intersection(gazetteer_shape("chn")).area > 0


def test_countries_come_as_rows() -> None:
    """One row for each country, in EPSG:4326."""
    frame = load_countries("coarse")
    assert (list(frame.columns), frame.crs.to_epsg(), frame["id"].is_unique) == (
        ["id", "geometry"],
        4326,
        True,
    )
    assert {"prk", "rus", "irn", "ukr", "xkx", "esh"} <= set(frame["id"])
