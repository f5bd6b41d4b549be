"""Resolver of own places: each form to a shape, an anchor, a radius and a look; cycles; refusals."""

import json
from pathlib import Path
from typing import Any

import pytest
import shapely
from pydantic import TypeAdapter

from geodata.places import distance_km, gazetteer_shape
from geodata.places.own_geometry import OwnGeometry
from geodata.places.place_findings import PlaceError
from geodata.places.place_resolver import PlaceResolver
from geodata.places.resolved_place import PlaceDefinition, PlaceLook, ResolvedPlace
from geodata.places.route_lines import LonLat

ADEN = (45.0385, 12.7796)
GEOMETRY: TypeAdapter[Any] = TypeAdapter(OwnGeometry)
BOX = [[60, 10], [64, 10], [64, 14], [60, 14]]


def defined(place_id: str, geometry: Any, kind: str = "point", **fields: Any) -> PlaceDefinition:
    """A place of a brief."""
    return PlaceDefinition(place_id, kind, GEOMETRY.validate_python(geometry), **fields)


def resolve(geometry: Any, kind: str = "point", *others: PlaceDefinition, **fields: Any) -> ResolvedPlace:
    """The only place of a brief, or one beside others, with its geometry."""
    places = {each.id: each for each in (defined("here", geometry, kind, **fields), *others)}
    return PlaceResolver(places).resolve("here")


def refusal(geometry: Any, kind: str = "point", *others: PlaceDefinition, **fields: Any) -> PlaceError:
    """The error of a place that cannot be drawn."""
    with pytest.raises(PlaceError) as caught:
        resolve(geometry, kind, *others, **fields)
    assert caught.value.finding.level == "blocks"
    return caught.value


def area_of_ring(place: ResolvedPlace) -> float:
    """Distance from the anchor to the edge of the first polygon of uncertainty, in km."""
    lon, lat = shapely.get_coordinates(place.uncertainty[0])[0]
    return distance_km(place.anchor, (lon, lat))


@pytest.mark.parametrize(
    ("kind", "fields", "radius", "where_prec", "zoom"),
    [
        ("point", {}, 0, 1, 0),
        ("point", {"where_prec": 3}, 75, 3, 0),
        ("point", {"where_prec": 7}, 100, 7, 0),
        ("point", {"where_prec": 3, "radius_km": 12.0}, 12, 3, 0),
        ("city", {}, 5, 2, 9),
        ("city", {"population": 1_000_000}, 8.92, 2, 9),
        ("city", {"where_prec": 3}, 75, 3, 0),
        ("city", {"radius_km": 12.0}, 12, 2, 0),
    ],
)
def test_a_coordinate_is_as_sharp_as_it_is_known(
    kind: str, fields: dict[str, Any], radius: float, where_prec: int, zoom: int
) -> None:
    """A ring of its radius, that of a town from zoom 9 on; without a radius there is none."""
    place = resolve({"lon": 60, "lat": 10}, kind, **fields)
    assert place.look is PlaceLook.WITHIN
    assert place.anchor == (60, 10)
    assert place.shape == shapely.Point(60, 10)
    assert place.radius_km == pytest.approx(radius, abs=0.01)
    assert (place.where_prec, place.ring_zoom) == (where_prec, zoom)
    assert len(place.uncertainty) == (1 if radius else 0)
    assert not radius or area_of_ring(place) == pytest.approx(radius, rel=1e-3)


def test_a_coordinate_known_to_a_country_is_no_place() -> None:
    """With the reason."""
    for kind, fields in (("country", {}), ("point", {"where_prec": 6})):
        finding = refusal({"lon": 60, "lat": 10}, kind, **fields).finding
        assert finding.code == "no-place"
        assert "would invent a place" in finding.expected


def test_a_water_without_limits_is_a_wash_on_water() -> None:
    """Five nested circles of 100 km without their land; a region's keep it."""
    sea = resolve({"lon": 48, "lat": 13.5}, "sea")
    region = resolve({"lon": 48, "lat": 13.5}, "region")
    for place in (sea, region):
        assert (place.look, place.radius_km, place.where_prec) == (PlaceLook.UNLIMITED, 100, 5)
        assert len(place.uncertainty) == 5
    assert not sea.uncertainty[0].covers(shapely.Point(48, 14.2))
    assert region.uncertainty[0].covers(shapely.Point(48, 14.2))


def test_a_line_and_a_polygon_fill_their_shape() -> None:
    """The anchor of an area is where its label stands, its radius the way to its farthest point."""
    line, area = resolve({"line": [[60, 10], [60, 14]]}), resolve({"polygon": [BOX]})
    for place in (line, area):
        assert (place.look, place.where_prec, place.uncertainty) == (PlaceLook.FILLS, 5, ())
    assert line.anchor == pytest.approx((60, 12), abs=0.1)
    assert area.anchor == pytest.approx((62, 12), abs=0.1)
    assert area.radius_km == pytest.approx(distance_km(area.anchor, (60, 10)), rel=0.02)


def test_the_label_of_an_area_over_the_antimeridian_lies_in_it() -> None:
    """Its largest part is the whole, though it is cut."""
    place = resolve({"polygon": [[[176, -10], [-176, -10], [-176, 4], [176, 4]]]})
    assert abs(place.anchor[0]) == pytest.approx(180, abs=1)
    assert 880 < place.radius_km < 1_200


def test_the_label_of_several_parts_lies_in_the_largest() -> None:
    """The radius does not reach to the others."""
    ring = [[0, 0], [1, 0], [1, 1], [0, 1]]
    place = resolve({"polygon": [ring]})
    assert resolve(["prk", "kor"]).anchor == resolve(["prk"]).anchor
    assert place.radius_km < 90
    assert resolve(["usa"]).radius_km < 5_000


@pytest.mark.parametrize("centre", [{"lon": 45.0385, "lat": 12.7796}, {"at": "aden"}])
def test_a_circle_fills_its_area(centre: dict[str, Any]) -> None:
    """About a coordinate or a place."""
    place = resolve({"circle": centre | {"km": 300}})
    assert place.look is PlaceLook.FILLS
    assert place.anchor == pytest.approx(ADEN, abs=0.1)
    assert place.radius_km == pytest.approx(300, rel=0.03)


@pytest.mark.parametrize(
    ("form", "fields", "radius", "where_prec"),
    [
        ({"bearing": 180, "km": 40}, {}, 25, 2),
        ({"bearing": 180, "km": 40}, {"where_prec": 1}, 5, 1),
        ({"bearing": "s", "km": 100}, {}, 40, 3),
        ({"bearing": "sse", "km": 200}, {}, 40, 3),
        ({"bearing": "s", "nm": 100}, {"where_prec": 1}, 74.08, 1),
        ({"bearing": "s", "km": 100}, {"radius_km": 10.0}, 40, 3),
        ({"bearing": "s", "km": 10}, {"radius_km": 60.0}, 60, 2),
        ({"bearing": 180, "km": 40}, {"where_prec": 4}, 200, 4),
    ],
)
def test_a_bearing_is_as_sharp_as_its_words(
    form: dict[str, Any], fields: dict[str, Any], radius: float, where_prec: int
) -> None:
    """At least the sector of the compass word, the extent of the origin, and what the code says."""
    place = resolve({"from": "aden", **form}, **fields)
    assert place.look is PlaceLook.WITHIN
    assert place.radius_km == pytest.approx(radius)
    assert place.where_prec == where_prec
    assert distance_km(ADEN, place.anchor) == pytest.approx(form.get("km", 185.2), rel=1e-6)
    assert place.anchor[1] < ADEN[1]


def test_a_bearing_from_an_area_is_refused() -> None:
    """With the band as the way out."""
    finding = refusal({"from": "yem", "bearing": "sw", "km": 40}).finding
    assert (finding.code, finding.field) == ("bearing-from-area", ("geometry", "from"))
    assert "{off: yem, km: …, side: water}" in finding.mend
    assert refusal({"circle": {"at": "yem", "km": 4}}).finding.code == "bearing-from-area"


def test_off_a_country_is_a_soft_band() -> None:
    """A wash on its side of the coast."""
    place = resolve({"off": "yem", "km": 40})
    assert (place.look, place.where_prec) == (PlaceLook.UNLIMITED, 5)
    assert place.shape.covers(shapely.Point(44.0, 12.4))
    assert place.shape.covers(shapely.Point(place.anchor))
    assert place.uncertainty[0].area == pytest.approx(place.shape.area, rel=0.05)
    assert len(place.uncertainty) == 5


@pytest.mark.parametrize(
    ("form", "code", "mend"),
    [
        ({"off": "aden", "km": 40}, "off-point", "{near: aden, km: 40}"),
        ({"off": "che", "km": 40}, "off-empty", "side: land"),
    ],
)
def test_a_band_needs_an_edge(form: dict[str, Any], code: str, mend: str) -> None:
    """Of a point there is none, and of a country without a coast none on the water."""
    finding = refusal(form).finding
    assert finding.code == code
    assert mend in finding.mend


def test_between_two_places_is_their_middle() -> None:
    """With half the distance as radius."""
    place = resolve({"between": ["aden", "abu-dhabi"]})
    assert place.radius_km == pytest.approx(distance_km(ADEN, (54.397, 24.4512)) / 2)
    assert place.where_prec == 4
    assert distance_km(place.anchor, ADEN) == pytest.approx(place.radius_km)


def test_near_a_place_is_a_point_with_that_radius() -> None:
    """About an area it reaches beyond its farthest point."""
    place = resolve({"near": "aden", "km": 30})
    assert (place.anchor, place.radius_km, place.where_prec) == (ADEN, 30, 3)
    assert resolve({"near": "yem", "km": 30}).radius_km == pytest.approx(resolve(["yem"]).radius_km + 30)


def test_a_place_may_rest_on_another_one_of_the_brief() -> None:
    """At most twenty deep; one with the id of a place of the gazetteer may rest on that."""
    strait = defined("strait", {"lon": 43.3, "lat": 12.6})
    assert resolve({"near": "strait", "km": 30}, "point", strait).anchor == (43.3, 12.6)
    own = defined("aden", {"near": "aden", "km": 9})
    assert PlaceResolver({"aden": own}).resolve("aden").anchor == ADEN
    chain = [defined(f"p{at}", {"near": f"p{at + 1}", "km": 1}) for at in range(40)]
    deep = refusal({"near": "p0", "km": 1}, "point", *chain)
    assert deep.finding.code == "place-cycle"


def test_places_that_rest_on_one_another_are_refused() -> None:
    """In a circle of any length, each of them, whichever is resolved first."""
    places = {
        each.id: each
        for each in (
            defined("a", {"near": "b", "km": 1}),
            defined("b", {"between": ["aden", "c"]}),
            defined("c", {"from": "a", "bearing": 3, "km": 1}),
        )
    }
    resolver = PlaceResolver(places)
    for name in "abcba":
        with pytest.raises(PlaceError, match="→") as caught:
            resolver.resolve(name)
        assert caught.value.finding.code == "place-cycle"


def test_an_unknown_id_is_a_finding() -> None:
    """At the field that has it; of the place itself it is a fault of the caller."""
    finding = refusal({"near": "atlantis", "km": 1}).finding
    assert (finding.code, finding.found, finding.field) == ("unknown-id", "atlantis", ("geometry", "near"))
    with pytest.raises(KeyError):
        PlaceResolver({}).resolve("atlantis")


def test_a_ring_that_crosses_itself_is_refused_with_a_repaired_one() -> None:
    """The proposal is a ring that does not."""
    finding = refusal({"polygon": [[[40, 10], [50, 20], [50, 10], [40, 20]]]}).finding
    assert finding.code == "ring-crosses"
    proposal = json.loads(finding.mend.removeprefix("write "))
    assert resolve({"polygon": [proposal]}).shape.area == pytest.approx(100, rel=0.02)


@pytest.mark.parametrize(
    ("ring", "inside", "outside"),
    [
        ([[170, -5], [-170, -5], [-170, 5], [170, 5]], (179, 0), (0, 0)),
        ([[0, 80], [90, 80], [180, 80], [-90, 80]], (33, 89), (33, 70)),
    ],
    ids=["antimeridian", "pole"],
)
def test_a_ring_over_the_antimeridian_or_a_pole_is_drawn(
    ring: list[list[float]], inside: LonLat, outside: LonLat
) -> None:
    """Valid, without a longitude beyond 180."""
    place = resolve({"polygon": [ring]})
    assert place.shape.is_valid
    assert place.shape.bounds[0] == -180
    assert place.shape.bounds[2] == 180
    assert place.shape.covers(shapely.Point(inside))
    assert not place.shape.covers(shapely.Point(outside))


def test_a_feature_of_a_file_is_a_place(tmp_path: Path) -> None:
    """A point or an area; a fault of the file is one of the place."""
    shapes = {
        "zone": {"type": "Polygon", "coordinates": [BOX]},
        "spot": {"type": "Point", "coordinates": [3, 4]},
    }
    features = [{"type": "Feature", "id": name, "geometry": shape} for name, shape in shapes.items()]
    collection = {"type": "FeatureCollection", "features": features}
    (tmp_path / "zones.geojson").write_text(json.dumps(collection), encoding="utf-8")
    area = resolve({"file": "zones.geojson", "feature": "zone"}, folder=tmp_path)
    point = resolve({"file": "zones.geojson", "feature": "spot"}, folder=tmp_path)
    assert (area.look, area.shape.bounds) == (PlaceLook.FILLS, (60, 10, 64, 14))
    assert (point.anchor, point.radius_km) == ((3, 4), 0)
    finding = refusal({"file": "zones.geojson", "feature": "none"}, folder=tmp_path).finding
    assert (finding.code, finding.mend) == ("shape-file", "write one of: zone, spot")
    assert "without a folder" in refusal({"file": "zones.geojson", "feature": "zone"}).finding.found


@pytest.mark.parametrize(
    ("ids", "look", "where_prec", "is_point"),
    [
        (["yem"], PlaceLook.FILLS, 6, False),
        (["sea-of-japan"], PlaceLook.FILLS, 5, False),
        (["east-asia"], PlaceLook.UNLIMITED, 5, False),
        (["vladivostok"], PlaceLook.WITHIN, 2, True),
        (["vladivostok", "busan"], PlaceLook.WITHIN, 2, True),
        (["vladivostok", "sea-of-japan"], PlaceLook.FILLS, 5, False),
    ],
)
def test_shapes_of_the_gazetteer_have_the_look_of_their_kind(
    ids: list[str], look: PlaceLook, where_prec: int, *, is_point: bool
) -> None:
    """A country and a sea are filled, a region has no limits, a town has its extent."""
    place = resolve(ids)
    assert (place.look, place.where_prec, place.is_point) == (look, where_prec, is_point)
    assert not is_point or (place.radius_km, place.ring_zoom) == (5, 9)
    assert not is_point or len(place.uncertainty[0].geoms) == len(ids)


def test_a_country_is_its_shape() -> None:
    """Of the gazetteer, also where the brief does not define it; read once."""
    resolver = PlaceResolver({})
    assert resolver.resolve("yem").shape.equals(gazetteer_shape("yem"))
    assert resolver.resolve("yem") is resolver.resolve("yem")


@pytest.mark.usefixtures("empty_cache")
class TestPlacesOfTheWorld:
    """Ids of the gazetteer beyond the shipped table, on a machine whose index is not built."""

    def test_a_town_is_a_point_with_its_extent(self) -> None:
        """Aleppo's radius follows from its population."""
        place = PlaceResolver({}).resolve("gn-170063")
        assert place.shape.equals(shapely.Point(37.1612, 36.2012))
        assert (place.where_prec, place.look, place.ring_zoom) == (2, PlaceLook.WITHIN, 9)
        assert 12 < place.radius_km < 14

    def test_another_id_leads_to_the_same_place(self) -> None:
        """Aden's in GeoNames."""
        assert PlaceResolver({}).resolve("gn-415189").anchor == PlaceResolver({}).resolve("aden").anchor

    def test_a_province_fills_its_area(self) -> None:
        """Kharkiv Oblast holds Izium and not Kyiv."""
        place = PlaceResolver({}).resolve("adm1-ua-07")
        assert place.shape.contains(shapely.Point(37.26, 49.21))
        assert not place.shape.contains(shapely.Point(30.52, 50.45))
        assert (place.where_prec, place.look) == (4, PlaceLook.FILLS)
        assert 100 < place.radius_km < 250

    def test_a_province_without_an_area_is_a_ring_about_its_towns(self) -> None:
        """Nineveh's lines are missing in the source: nothing sharper than its towns is drawn."""
        place = PlaceResolver({}).resolve("adm1-iq-15")
        assert place.is_point
        assert place.look is PlaceLook.WITHIN
        assert 50 < place.radius_km < 250
        assert len(place.uncertainty) == 1

    def test_a_region_has_no_limits(self) -> None:
        """The Donbas is a wash over two provinces; Kurdistan one about a point."""
        donbas, kurdistan = (PlaceResolver({}).resolve(name) for name in ("donbas", "kurdistan"))
        assert donbas.shape.contains(shapely.Point(37.8, 48.0))
        assert {donbas.look, kurdistan.look} == {PlaceLook.UNLIMITED}
        assert kurdistan.is_point
        assert kurdistan.radius_km == 400

    def test_a_disputed_area_is_a_region(self) -> None:
        """Crimea is the outline that disputes are drawn by."""
        crimea = PlaceResolver({}).resolve("crimea")
        assert crimea.shape.contains(shapely.Point(34.1, 44.95))
        assert crimea.look is PlaceLook.UNLIMITED

    def test_a_river_is_its_line(self) -> None:
        """Never a point; beside a town it is one shape with it."""
        place = PlaceResolver({}).resolve("nile-river")
        assert place.shape.geom_type == "MultiLineString"
        assert (place.where_prec, place.look) == (5, PlaceLook.FILLS)
        both = PlaceDefinition("nile-at-cairo", "river", ("nile-river", "gn-360630"))
        assert PlaceResolver({"nile-at-cairo": both}).resolve("nile-at-cairo").where_prec == 5

    def test_a_lake_is_an_area(self) -> None:
        """Lake Victoria holds an island of Uganda's waters."""
        assert PlaceResolver({}).resolve("lake-victoria").shape.contains(shapely.Point(33.0, -1.0))

    @pytest.mark.parametrize("name", ["gn-0", "adm1-xx-99", "gn-", "no-such-place"])
    def test_an_unknown_id_is_refused(self, name: str) -> None:
        """As an unknown id of the shipped table is."""
        with pytest.raises(KeyError):
            PlaceResolver({}).resolve(name)
