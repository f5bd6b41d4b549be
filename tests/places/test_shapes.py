"""Shipped shapes: areas, overlaps, holes, labels, disputed areas, borders."""

import tomllib

import pytest
import shapely
from pyproj import Geod

from geodata.places import (
    gazetteer_place,
    gazetteer_places,
    gazetteer_shape,
    label_point,
    load_countries,
    load_land,
    shape_archive,
    shapes,
)
from geodata.places.shapes import LandDetail, ShapeDetail, detail_at, has_full_shape

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
DETAILS: tuple[LandDetail, ...] = ("fine", "coarse")
VLADIVOSTOK = (131.885, 43.116)
TAIPEI = (121.52, 25.05)


def area_km2(geometry: shapely.Geometry) -> float:
    """Area on the ellipsoid, in square kilometres."""
    return abs(float(GEOD.geometry_area_perimeter(geometry)[0])) / 1e6


@pytest.mark.parametrize("detail", [*DETAILS, "full"])
@pytest.mark.parametrize("sea", AREAS)
def test_a_sea_has_its_area(sea: str, detail: ShapeDetail) -> None:
    """Within one per cent at all levels of detail, which a leak or a lost bay would exceed."""
    assert area_km2(gazetteer_shape(sea, detail)) == pytest.approx(AREAS[sea], rel=0.01)


@pytest.mark.parametrize("detail", DETAILS)
def test_land_has_no_hole_but_the_caspian(detail: LandDetail) -> None:
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
    settled, disputed = shapes.drawn_borders()
    near = shapely.Point(lon, lat).buffer(0.4)
    assert (disputed.intersects(near), settled.intersects(near)) == (contested, not contested)


def test_coasts_are_no_borders() -> None:
    """Japan has no border; Korea has one."""
    lines = shapely.union_all(shapes.drawn_borders())
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


@pytest.mark.parametrize(("style", "broken"), [("broken", True), ("plain", False), ("hidden", False)])
def test_disputed_borders_are_drawn_by_the_setting(
    style: str,
    broken: bool,  # noqa: FBT001
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Broken, like the others, or not at all; the settled ones are always drawn."""
    monkeypatch.setenv("BRIEFMAP_DISPUTED", style)
    shapes.drawn_borders.cache_clear()
    plain, dashed = shapes.drawn_borders()
    shapes.drawn_borders.cache_clear()
    perekop, belarus = shapely.Point(33.7, 46.2).buffer(0.4), shapely.Point(26.0, 52.0).buffer(0.4)
    assert plain.intersects(belarus)
    assert (plain.intersects(perekop), dashed.intersects(perekop)) == (style == "plain", broken)


@pytest.mark.parametrize("point", [VLADIVOSTOK, TAIPEI])
def test_in_full_detail_a_coast_is_where_it_is(point: tuple[float, float]) -> None:
    """A town on the shore is land, and a mile off it is sea; neighbours neither overlap nor leave a gap."""
    state, sea = {VLADIVOSTOK: ("rus", "sea-of-japan"), TAIPEI: ("twn", "south-china-sea")}[point]
    at = shapely.Point(point)
    assert gazetteer_shape(state, "full").contains(at)
    assert not gazetteer_shape(sea, "full").contains(at)
    near = at.buffer(1.5)
    land, water = (gazetteer_shape(name, "full").intersection(near) for name in (state, sea))
    assert land.intersection(water).area < 1e-6
    fine = gazetteer_shape(sea).intersection(near)
    assert fine.intersection(land).area > 0.005


def test_full_detail_is_of_states_waters_and_regions_of_them() -> None:
    """From zoom 6; a town, a province and a water without limits are drawn as they are."""
    assert [detail_at(zoom) for zoom in (5.99, 6)] == ["fine", "full"]
    names = ("rus", "black-sea", "north-atlantic-ocean", "strait-of-hormuz", "central-asia")
    assert all(has_full_shape(name) for name in names)
    others = ("aden", "adm1-iq-15", "bering-strait", "donbas")
    assert not any(has_full_shape(name) for name in others)
    assert gazetteer_shape("central-asia", "full").area == pytest.approx(
        gazetteer_shape("central-asia").area, rel=0.01
    )
