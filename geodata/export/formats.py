"""The data formats, as command line and dashboard offer them: name, media type, and what makes the file."""

import io
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from geodata.atlas.csv_rows import spreadsheet
from geodata.atlas.geojson import collection
from geodata.atlas.selection import Selection
from geodata.export.export_layers import facts, table
from geodata.export.geopackage import geopackage
from geodata.export.kml import kml


@dataclass(frozen=True)
class Format:
    """One way to write a selection."""

    name: str
    media_type: str
    make: Callable[[Selection], bytes]
    """The bytes of a file: the same for the same selection."""


def geojson(selection: Selection) -> bytes:
    """The selected events as a GeoJSON FeatureCollection (RFC 7946)."""
    return (json.dumps(collection(selection), ensure_ascii=False, allow_nan=False) + "\n").encode()


def csv(selection: Selection) -> bytes:
    """The selected events as CSV; the mark at the start tells a spreadsheet that it is UTF-8."""
    return spreadsheet(selection).encode("utf-8-sig")


def geoparquet(selection: Selection) -> bytes:
    """The selected events as GeoParquet 1.1 (WKB); the facts of the file are the frame's attributes."""
    frame = table(selection)
    frame.attrs = facts(selection)
    file = io.BytesIO()
    frame.to_parquet(file, index=False, schema_version="1.1.0", compression="zstd")
    return file.getvalue()


FORMATS: Final[Mapping[str, Format]] = {
    made.name: made
    for made in (
        Format("geojson", "application/geo+json", geojson),
        Format("csv", "text/csv", csv),
        Format("gpkg", "application/geopackage+sqlite3", geopackage),
        Format("parquet", "application/vnd.apache.parquet", geoparquet),
        Format("kml", "application/vnd.google-earth.kml+xml", kml),
    )
}
"""Formats by name, which is also the suffix of their files."""
