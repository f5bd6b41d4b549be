"""A selection as a GeoPackage: a layer a kind, styled for QGIS, with a metadata table."""

import errno
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyogrio
import pyogrio.errors
import shapely

from geodata.atlas.geojson import document_rows
from geodata.atlas.record_frames import ATLAS_CRS
from geodata.atlas.selection import Selection
from geodata.export.export_layers import (
    FORM_OF_GEOMETRY,
    file_metadata,
    layer_form,
    selection_frame,
    split_layers,
)
from geodata.export.qgis_styles import layer_qml
from geodata.export.reference_tables import reference_qml, reference_tables, table_form
from geodata.export.uncertainty_layer import UNCERTAINTY_LAYER, uncertainty_frame, uncertainty_qml
from geodata.kinds.kind_table import KindTable

METADATA_TABLE: Final = "about"
DOCUMENT_TABLE: Final = "documents"
DOCUMENT_COLUMNS: Final = ("id", "title", "publisher", "published", "retrieved", "url", "sha256")
STYLE_TABLE: Final = "layer_styles"
"""The table in which QGIS keeps the styles of a GeoPackage."""
GEOMETRY: Final = "geom"
VERSION: Final = "1.2"
"""Version of the GeoPackage format; older map software warns of newer ones."""
_UNSYNCED: Final = {"OGR_SQLITE_SYNCHRONOUS": "OFF"}
"""Options by which GDAL does not wait for the disk at each layer: the file is read back and deleted."""
_COUNTER_OFFSETS: Final = (24, 92)
"""Bytes of an SQLite file at which its change counter stands; it depends on how fast the file was written."""
_TYPES: Final = {form: name for name, form in FORM_OF_GEOMETRY.items()}


def geopackage_file(selection: Selection) -> bytes:
    """Return the selected events as a GeoPackage (EPSG:4326), the same bytes for the same selection.

    Layers are those of :func:`geodata.export.export_layers.split_layers`. ``uncertainty`` has the rings and
    washes of places that are not exact, ``reference_layer_areas``, ``_lines`` and ``_points`` the shown
    reference layers; ``about`` holds the file's metadata as name and value, ``documents`` those that the
    events rest on.

    Raises
    ------
    OSError
        Where the temporary file cannot be written.
    """
    try:
        return _written_file(selection)
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, sqlite3.Error) as error:
        raise OSError(errno.ENOSPC, f"the temporary GeoPackage is not written: {error}") from error


def _written_file(selection: Selection) -> bytes:
    """Return the file, which GDAL writes into a temporary folder."""
    time = f"{selection.atlas.brief.as_of.isoformat()}T00:00:00.000Z"
    pyogrio.set_gdal_config_options(_UNSYNCED)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "brief.gpkg"
        kinds = selection.atlas.brief.kind_table
        parts = split_layers(selection_frame(selection), kinds)
        for name, part in parts.items():
            _write_layer(part, path, name, _geometry_type(name, kinds))
        _write_layer(
            pd.DataFrame(file_metadata(selection).items(), columns=["name", "value"]), path, METADATA_TABLE
        )
        documents = pd.DataFrame(document_rows(selection), columns=DOCUMENT_COLUMNS, dtype="string")
        _write_layer(documents, path, DOCUMENT_TABLE)
        styles = {name: layer_qml(name, part, kinds) for name, part in parts.items()}
        if len(doubt := uncertainty_frame(selection)):
            _write_layer(doubt, path, UNCERTAINTY_LAYER, "MultiPolygon")
            styles[UNCERTAINTY_LAYER] = uncertainty_qml()
        for name, table in reference_tables(selection).items():
            _write_layer(table, path, name, _TYPES[table_form(name)])
            styles[name] = reference_qml(name)
        if styles:
            _write_layer(_style_rows(styles, time), path, STYLE_TABLE, fid="id")
        _fix_time(path, time)
        return _with_fixed_counter(path.read_bytes())


def _write_layer(
    frame: pd.DataFrame, path: Path, layer: str, geometry_type: str | None = None, *, fid: str = "fid"
) -> None:
    """Write a table into the file; only by Arrow are days written as dates."""
    shapes = {"geometry_type": geometry_type, "GEOMETRY_NAME": GEOMETRY, "crs": ATLAS_CRS}
    where = shapes | {"geometry_name": GEOMETRY} if geometry_type else {}
    pyogrio.write_arrow(
        _arrow_table(frame),
        path,
        layer=layer,
        driver="GPKG",
        append=path.exists(),
        **{"VERSION": VERSION, "FID": fid} | where,
    )


def _arrow_table(frame: pd.DataFrame) -> pa.Table:
    """Return a frame as Arrow, geometries as WKB; ``write_dataframe`` takes four times as long for it."""
    found = {}
    for name, series in frame.items():
        values = series.array
        if name == "geometry":
            found[GEOMETRY] = pa.array(shapely.to_wkb(np.asarray(values)), pa.binary())
            continue
        column = pa.array(values, from_pandas=True)
        found[str(name)] = column.cast(pa.string()) if pa.types.is_null(column.type) else column
    return pa.table(found)


def _geometry_type(layer: str, kinds: KindTable) -> str:
    return "MultiPolygon" if layer == UNCERTAINTY_LAYER else _TYPES[layer_form(layer, kinds)]


def _style_rows(styles: dict[str, str], time: str) -> pd.DataFrame:
    """Return the rows of QGIS's style table, from the QML of each layer."""
    return pd.DataFrame(
        {
            "f_table_catalog": "",
            "f_table_schema": "",
            "f_table_name": name,
            "f_geometry_column": GEOMETRY,
            "styleName": "briefmap",
            "styleQML": style,
            "styleSLD": "",
            "useAsDefault": True,
            "description": "",
            "owner": "",
            "ui": "",
            "update_time": time,
        }
        for name, style in styles.items()
    )


def _fix_time(path: Path, time: str) -> None:
    """Replace the time of writing in the file, so that equal data give equal bytes."""
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("PRAGMA synchronous = OFF")
        file.execute("UPDATE gpkg_contents SET last_change = ?", (time,))


def _with_fixed_counter(content: bytes) -> bytes:
    """Return an SQLite file with its change counter set to 1, so that equal data give equal bytes."""
    fixed = bytearray(content)
    for at in _COUNTER_OFFSETS:
        fixed[at : at + 4] = (1).to_bytes(4, "big")
    return bytes(fixed)
