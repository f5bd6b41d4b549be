"""Rows of provinces, rivers and lakes, their shapes, and the extents of the shipped table's areas."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.derive import gazetteer_files
from geodata.derive.land_cells import as_multipolygon
from geodata.derive.province_areas import cut_provinces, good_areas, simplified_areas
from geodata.derive.rivers_and_lakes import named_lakes, named_rivers
from geodata.derive.world_places import DisputedFinder, Row, province_id, row_of, undisputed_state
from geodata.derive.world_towns import ProvinceNames, Town, read_country_ids, read_province_names
from geodata.gazetteer.world_file import SEPARATOR
from geodata.places.geodesic import farthest_km
from geodata.places.resolved_place import largest_part, part_label_point
from geodata.places.route_lines import distance_km

_PROVINCE_WORDS: Final = (
    "Province", "Governorate", "Oblast", "Oblast’", "Oblast'", "Region", "State", "District", "Prefecture",
    "Republic", "Department", "County", "Voivodeship", "Voivodship", "Krai", "Kray", "Autonomous", "Emirate",
)  # fmt: skip
_ARABIC_PROVINCE_WORDS: Final = (
    "محافظة", "ولاية", "مقاطعة", "إمارة", "شعبية", "منطقة", "إقليم", "جمهورية", "أوبلاست",
)  # fmt: skip
_TOWN_MARGIN_KM: Final = 10.0
"""Distance from its outermost towns to which a province without an area can reach."""


def province_shapes(
    cache: Path, cells: Mapping[str, BaseGeometry], towns: Sequence[Town], members: frozenset[str]
) -> tuple[dict[str, shapely.MultiPolygon], dict[str, shapely.MultiPolygon]]:
    """Return the areas of the provinces that have one, by id, and areas of two provinces among ``members``.

    These are the ids of which regions are made: an area that is not its province's alone serves a region.
    """
    pieces = cut_provinces(cache, cells, towns)
    whole = {code: shapely.union_all(parts) for code, parts in pieces.items()}
    good = good_areas(whole, towns)
    kept = {code: parts for code, parts in pieces.items() if code in good or province_id(code) in members}
    areas = simplified_areas(kept)
    own = {province_id(code): area for code, area in areas.items() if code in good}
    shared = {province_id(code): area for code, area in areas.items() if code not in good}
    return own, shared


def province_rows(
    cache: Path, shapes: Mapping[str, BaseGeometry], towns: Sequence[Town], usual: list[gazetteer_files.Row]
) -> list[Row]:
    """Return the rows of provinces that have towns; ``usual`` has usual names by id."""
    own: dict[str, list[Town]] = defaultdict(list)
    for town in towns:
        own[town.province].append(town)
    countries, names = read_country_ids(cache), {row["id"]: row for row in usual}
    known = [each for each in read_province_names(cache) if own[each.code]]
    points = town_points(towns)
    spots = [_province_spot(shapes.get(province_id(each.code)), own[each.code], points) for each in known]
    where = DisputedFinder().areas_at([spot[0] for spot in spots], [spot[1] for spot in spots])
    rows = []
    for each, (lon, lat, radius), disputed in zip(known, spots, where, strict=True):
        named = _with_usual_names(each, names.get(province_id(each.code), {}))
        rows.append(
            row_of(
                id=province_id(each.code),
                kind="province",
                lon=lon,
                lat=lat,
                radius_km=round(radius, 1),
                country=undisputed_state(countries[each.code[:2]], disputed),
                disputed=disputed,
                ar=named.ar,
                en=named.en,
                spellings=SEPARATOR.join(_province_spellings(named, names.get(province_id(each.code), {}))),
                source="geonames",
            )
        )
    return rows


def _with_usual_names(names: ProvinceNames, usual: Mapping[str, str]) -> ProvinceNames:
    return ProvinceNames(names.code, usual.get("en") or names.en, usual.get("ar") or names.ar)


def _province_spellings(names: ProvinceNames, usual: Mapping[str, str]) -> list[str]:
    """Return a province's names without words such as "Province" or «محافظة», and with the usual aliases."""
    english = " ".join(word for word in names.en.split() if word not in _PROVINCE_WORDS)
    arabic = " ".join(word for word in names.ar.split() if word not in _ARABIC_PROVINCE_WORDS)
    found = [english, arabic, *usual.get("aliases", "").split(";")]
    if english == names.en:
        found.append(f"{english} Province")
    if arabic and arabic == names.ar:
        found += [f"{word} {arabic}" for word in ("محافظة", "ولاية", "إقليم", "مقاطعة")]
    return [each for each in dict.fromkeys(found) if each and each not in {names.en, names.ar}]


def _province_spot(
    area: BaseGeometry | None, towns: Sequence[Town], points: shapely.STRtree
) -> tuple[float, float, float]:
    """Return longitude, latitude and radius of a province: of its area, or of its greatest town."""
    if area is not None:
        part = largest_part(area)
        lon, lat = middle_of_area(part, points)
        return lon, lat, farthest_km((lon, lat), part)
    seat = max(towns, key=lambda town: (town.population, town.key))
    farthest = max(distance_km((seat.lon, seat.lat), (town.lon, town.lat)) for town in towns)
    return seat.lon, seat.lat, farthest + _TOWN_MARGIN_KM


def town_points(towns: Sequence[Town]) -> shapely.STRtree:
    """Return the points of towns, to find those in an area."""
    return shapely.STRtree(shapely.points([town.lon for town in towns], [town.lat for town in towns]))


def middle_of_area(part: BaseGeometry, points: shapely.STRtree) -> tuple[float, float]:
    """Return longitude and latitude of the point that stands for an area.

    It lies midway between the area's centroid and that of the towns in it, for what is told of an area has
    mostly happened where its people are; where that is outside, it is the centroid, else the label point.
    """
    centroid = shapely.get_coordinates(shapely.centroid(part))[0]
    inside = points.geometries[points.query(part, predicate="contains")]
    spots = [(centroid + shapely.get_coordinates(inside).mean(axis=0)) / 2] if len(inside) else []
    for lon, lat in (*spots, centroid):
        if shapely.contains_xy(part, lon, lat):
            return float(lon), float(lat)
    return part_label_point(part)


def water_rows(
    kind: str, rows: list[gazetteer_files.Row], shapes: Mapping[str, BaseGeometry]
) -> Iterator[Row]:
    """Yield the rows of rivers or lakes that have a shape."""
    for row in rows:
        if row["id"] not in shapes:
            continue
        part = largest_part(shapes[row["id"]])
        lon, lat = part_label_point(part)
        yield row_of(
            id=row["id"],
            kind=kind,
            lon=lon,
            lat=lat,
            radius_km=round(farthest_km((lon, lat), shapes[row["id"]]), 1),
            ar=row["ar"],
            en=row["en"],
            spellings=SEPARATOR.join(filter(None, row["aliases"].split(";"))),
            source="natural-earth",
        )


def read_water_shapes(
    cache: Path, folder: Path
) -> dict[str, tuple[list[gazetteer_files.Row], dict[str, BaseGeometry]]]:
    """Return the table and the shapes of rivers and of lakes, by kind."""
    rivers = gazetteer_files.read_rows(folder / "rivers.csv")
    lakes = gazetteer_files.read_rows(folder / "lakes.csv")
    return {
        "river": (rivers, named_rivers(cache, rivers)),
        "lake": (lakes, {key: as_multipolygon(lake) for key, lake in named_lakes(cache, lakes).items()}),
    }
