"""Checks of a brief's places: doubts that a reader of the map could not see.

Each check returns findings without file and line; :mod:`geodata.brief.checks.place_problems` adds them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import shapely

from geodata.gazetteer import find_places_by_name, gazetteer_place, gazetteer_places
from geodata.places.geodesic import geodesic_circle
from geodata.places.own_geometry import MAX_VERTICES, GeometryForm, PointForm
from geodata.places.place_findings import PlaceError, PlaceFinding
from geodata.places.place_precision import AREA_KINDS, TOWN_KINDS
from geodata.places.place_resolver import PlaceResolver
from geodata.places.resolved_place import PlaceDefinition, ResolvedPlace
from geodata.places.route_lines import LonLat, distance_km
from geodata.places.shapes import gazetteer_shape, load_countries, load_land
from geodata.words import CatalogueText, alternatives

_POINT_KINDS = TOWN_KINDS | {"point"}
_LAND_KINDS = TOWN_KINDS | {"country", "province"}
_SHORE_KM = 10.0
"""Distance from the shipped, simplified shapes that is no doubt."""
_NAMESAKE_KM = 50.0
_NAME_PARTS = re.compile(r"[,،()]")


def check_place(
    definition: PlaceDefinition, names: Iterable[str], resolver: PlaceResolver
) -> tuple[PlaceFinding, ...]:
    """Return the findings on a place; ``names`` are its names in all languages, "Tripoli, Lebanon"."""
    try:
        return tuple(_findings(definition, tuple(names), resolver))
    except PlaceError as error:
        return (error.finding,)
    except KeyError:
        return ()  # an id of the gazetteer that there is none of is reported with the other references


def _findings(
    definition: PlaceDefinition, names: tuple[str, ...], resolver: PlaceResolver
) -> Iterator[PlaceFinding]:
    yield from _area_for_point(definition)
    if isinstance(definition.geometry, GeometryForm) or definition.radius_km is not None:
        place = resolver.resolve(definition.id)
        yield from _misplaced(definition, names, place)
        yield from _unused(definition, place)


def check_vertex_count(definitions: Iterable[PlaceDefinition]) -> tuple[PlaceFinding, ...]:
    """Return a finding where the places of a brief have too many vertices."""
    forms = [each.geometry for each in definitions if isinstance(each.geometry, GeometryForm)]
    count = sum(form.vertices for form in forms)
    if count <= MAX_VERTICES:
        return ()
    return (
        PlaceFinding(
            "too-many-vertices",
            (),
            found=CatalogueText("problem.too-many-vertices.found", count=count),
            expected=CatalogueText("problem.too-many-vertices.expected", most=MAX_VERTICES),
            mend=CatalogueText(
                "problem.too-many-vertices.remedy", form="geometry: {file: zones.geojson, feature: ID}"
            ),
            level="blocks",
        ),
    )


def _area_for_point(definition: PlaceDefinition) -> Iterator[PlaceFinding]:
    """Yield a finding where a country, a region or a sea stands for a town or a point."""
    if definition.kind not in _POINT_KINDS or not isinstance(definition.geometry, tuple):
        return
    for at, name in enumerate(definition.geometry):
        if name in gazetteer_places() and (kind := gazetteer_place(name).kind) in AREA_KINDS:
            yield PlaceFinding(
                "area-for-city",
                ("geometry", at),
                found=CatalogueText(
                    "problem.area-for-city.found",
                    name=name,
                    kind=kind,
                    instead=definition.kind,
                ),
                expected=CatalogueText("problem.area-for-city.expected"),
                mend=CatalogueText(
                    "problem.area-for-city.remedy", form="geometry: {lon: …, lat: …}", kind=f"kind: {kind}"
                ),
            )


def _misplaced(
    definition: PlaceDefinition, names: tuple[str, ...], place: ResolvedPlace
) -> Iterator[PlaceFinding]:
    """Yield a finding where a point lies where its kind or its name cannot be."""
    if not place.is_point or isinstance(definition.geometry, tuple):
        return
    point = place.anchor
    form = definition.geometry
    found = (
        (_exchanged(names, form) if isinstance(form, PointForm) else None)
        or _wrong_country(names, point)
        or _wrong_element(definition.kind, point)
    )
    if found:
        yield found


def _wrong_element(kind: str, point: LonLat) -> PlaceFinding | None:
    """Return a finding on a sea's point on land, or a town's in the water."""
    near = geodesic_circle(point, _SHORE_KM)
    land = load_land()
    if kind == "sea" and land.covers(near):
        return PlaceFinding(
            "sea-on-land",
            ("geometry",),
            found=CatalogueText("problem.sea-on-land.found", point=_written(point), km=_SHORE_KM),
            expected=CatalogueText("problem.sea-on-land.expected"),
            mend=CatalogueText("problem.sea-on-land.remedy"),
        )
    if kind in _LAND_KINDS and not land.intersects(near):
        return PlaceFinding(
            "land-in-water",
            ("geometry",),
            found=CatalogueText(
                "problem.land-in-water.found", point=_written(point), km=_SHORE_KM, kind=kind
            ),
            expected=CatalogueText("problem.land-in-water.expected"),
            mend=CatalogueText("problem.land-in-water.remedy", forms=alternatives(["kind: sea", "point"])),
        )
    return None


def _wrong_country(names: tuple[str, ...], point: LonLat) -> PlaceFinding | None:
    """Return a finding on a point that lies in another country than the one in its name."""
    country = _named_country(names)
    if country is None or geodesic_circle(point, _SHORE_KM).intersects(gazetteer_shape(country)):
        return None
    there = _country_at(point)
    found = CatalogueText("problem.other-country.found-nowhere", point=_written(point))
    if there:
        found = CatalogueText("problem.other-country.found", point=_written(point), country=_names(there))
    return PlaceFinding(
        "other-country",
        ("geometry",),
        found=found,
        expected=CatalogueText("problem.other-country.expected", country=_names(country)),
        mend=CatalogueText("problem.other-country.remedy"),
    )


def _exchanged(names: tuple[str, ...], form: PointForm) -> PlaceFinding | None:
    """Return a finding where the place would be right with longitude and latitude exchanged."""
    point, turned = (form.lon, form.lat), (form.lat, form.lon)
    if abs(form.lon) > 90:  # noqa: PLR2004
        return None
    known = [distance_km(point, at) <= _NAMESAKE_KM for at in _namesakes(names)]
    turned_known = [distance_km(turned, at) <= _NAMESAKE_KM for at in _namesakes(names)]
    of_name = any(turned_known) and not any(known)
    of_country = _wrong_country(names, point) and not _wrong_country(names, turned)
    if not of_name and not of_country:
        return None
    return PlaceFinding(
        "exchanged",
        ("geometry",),
        found=f"{{lon: {form.lon:g}, lat: {form.lat:g}}}",
        expected=CatalogueText("problem.exchanged.expected"),
        mend=CatalogueText("problem.exchanged.remedy", form=f"{{lon: {form.lat:g}, lat: {form.lon:g}}}"),
    )


def _unused(definition: PlaceDefinition, place: ResolvedPlace) -> Iterator[PlaceFinding]:
    """Yield a finding on a radius that the geometry leaves no use for."""
    if definition.radius_km is not None and not place.is_point:
        yield PlaceFinding(
            "radius-unused",
            ("radius_km",),
            found=f"{definition.radius_km:g}",
            expected=CatalogueText("problem.radius-unused.expected"),
            mend=CatalogueText("problem.radius-unused.remedy"),
        )


def _named_country(names: tuple[str, ...]) -> str | None:
    """Return the country that stands behind a comma or in brackets in a name, None without a clear one."""
    parts = [part.strip() for name in names for part in _NAME_PARTS.split(name)[1:] if part.strip()]
    found = {place.id for part in parts for place in find_places_by_name(part) if place.kind == "country"}
    return found.pop() if len(found) == 1 else None


def _namesakes(names: tuple[str, ...]) -> Iterator[LonLat]:
    """Yield the towns and points of the gazetteer that have one of the names."""
    for name in names:
        for found in find_places_by_name(_NAME_PARTS.split(name)[0].strip()):
            if found.kind in _POINT_KINDS:
                yield found.lon, found.lat


@cache
def _country_tree() -> tuple[shapely.STRtree, tuple[str, ...]]:
    countries = load_countries()
    return shapely.STRtree(countries.geometry.to_numpy()), tuple(countries["id"])


def _country_at(point: LonLat) -> str | None:
    """Return the country at a point; land without a code is none."""
    tree, ids = _country_tree()
    found = [ids[at] for at in tree.query(shapely.Point(point), predicate="intersects")]
    return next((name for name in found if name in gazetteer_places()), None)


def _names(place_id: str) -> Mapping[str, str]:
    """Return the name of a place of the gazetteer by language."""
    return gazetteer_place(place_id).name.root


def _written(point: LonLat) -> str:
    return f"[{point[0]:.2f}, {point[1]:.2f}]"
