"""A selection as a GeoPackage: a layer a kind, styled for QGIS, with a metadata table."""

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pandas as pd
import pyogrio

from geodata.atlas.selection import Selection
from geodata.export.export_layers import (
    FORM_OF_GEOMETRY,
    file_metadata,
    layer_form,
    selection_frame,
    split_layers,
)
from geodata.export.qgis_styles import layer_qml
from geodata.export.uncertainty_layer import UNCERTAINTY_LAYER, uncertainty_frame, uncertainty_qml
from geodata.kinds.kind_table import KindTable

METADATA_TABLE: Final = "about"
STYLE_TABLE: Final = "layer_styles"
"""The table in which QGIS keeps the styles of a GeoPackage."""
GEOMETRY: Final = "geom"
VERSION: Final = "1.2"
"""Version of the GeoPackage format; older map software warns of newer ones."""
_TYPES: Final = {form: name for name, form in FORM_OF_GEOMETRY.items()}


def geopackage_file(selection: Selection) -> bytes:
    """Return the selected events as a GeoPackage (EPSG:4326), the same bytes for the same selection.

    Layers are those of :func:`geodata.export.export_layers.split_layers`. ``uncertainty`` has the rings and
    washes of places that are not exact; ``about`` holds the file's metadata as name and value.
    """
    time = f"{selection.atlas.brief.as_of.isoformat()}T00:00:00.000Z"
    with TemporaryDirectory() as folder:
        path = Path(folder) / "brief.gpkg"
        kinds = selection.atlas.brief.kind_table
        parts = split_layers(selection_frame(selection), kinds)
        for name, part in parts.items():
            _write_layer(part, path, name, _geometry_type(name, kinds))
        _write_layer(
            pd.DataFrame(file_metadata(selection).items(), columns=["name", "value"]), path, METADATA_TABLE
        )
        styles = {name: layer_qml(name, part, kinds) for name, part in parts.items()}
        if len(doubt := uncertainty_frame(selection)):
            _write_layer(doubt, path, UNCERTAINTY_LAYER)
            styles[UNCERTAINTY_LAYER] = uncertainty_qml()
        if styles:
            _write_layer(_style_rows(styles, time), path, STYLE_TABLE, fid="id")
        _fix_time(path, time)
        return path.read_bytes()


def _write_layer(
    frame: pd.DataFrame, path: Path, layer: str, geometry_type: str | None = None, *, fid: str = "fid"
) -> None:
    where = {"geometry_type": geometry_type, "GEOMETRY_NAME": GEOMETRY} if geometry_type else {}
    options = {"VERSION": VERSION, "FID": fid} | where
    # Only by Arrow are days written as dates.
    pyogrio.write_dataframe(
        frame, path, layer=layer, driver="GPKG", append=path.exists(), use_arrow=True, **options
    )


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
        file.execute("UPDATE gpkg_contents SET last_change = ?", (time,))
