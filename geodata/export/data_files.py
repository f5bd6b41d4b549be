"""The plain data formats: GeoJSON, CSV and GeoParquet."""

import io
import json

from geodata.atlas.csv_rows import selection_to_csv
from geodata.atlas.geojson import feature_collection
from geodata.atlas.selection import Selection
from geodata.export.export_layers import file_metadata, selection_frame
from geodata.export.layer_collections import layer_collections


def geojson_file(selection: Selection) -> bytes:
    """Return the selected events as a GeoJSON FeatureCollection (RFC 7946).

    Its member ``layers`` has a collection for each shown reference layer, so that ``features`` are events.
    """
    found = feature_collection(selection) | {"layers": layer_collections(selection)}
    return (json.dumps(found, ensure_ascii=False, allow_nan=False) + "\n").encode()


def csv_file(selection: Selection) -> bytes:
    """Return the selected events as CSV; the mark at the start tells a spreadsheet that it is UTF-8."""
    return selection_to_csv(selection).encode("utf-8-sig")


def geoparquet_file(selection: Selection) -> bytes:
    """Return the selected events as GeoParquet 1.1 (WKB); the file's facts are the frame's attributes."""
    frame = selection_frame(selection)
    frame.attrs = file_metadata(selection)
    file = io.BytesIO()
    frame.to_parquet(file, index=False, schema_version="1.1.0", compression="zstd")
    return file.getvalue()
