"""Archives of shapes: zip files with a member ``<id>.wkb`` for each shape, written reproducibly."""

import io
import zipfile
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

SHAPES_FOLDER = Path(str(files("geodata"))) / "data" / "shapes"

# A zip file records a time for each member; a fixed time makes the bytes reproducible.
_MEMBER_TIME = (1980, 1, 1, 0, 0, 0)


def write_shapes(path: Path, shapes: Mapping[str, BaseGeometry]) -> None:
    """Write the shapes (EPSG:4326), sorted by id, as little-endian WKB."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for shape_id in sorted(shapes):
            member = zipfile.ZipInfo(f"{shape_id}.wkb", _MEMBER_TIME)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3
            archive.writestr(member, shapely.to_wkb(shapes[shape_id], byte_order=1))


@cache
def _open_archive(name: str) -> zipfile.ZipFile:
    """Return the shipped archive of this name, in memory; a shape is decompressed when it is read."""
    return zipfile.ZipFile(io.BytesIO((SHAPES_FOLDER / f"{name}.zip").read_bytes()))


@cache
def shape_ids(name: str) -> tuple[str, ...]:
    """Return the ids of the shapes in the shipped archive of this name, sorted."""
    return tuple(member.removesuffix(".wkb") for member in _open_archive(name).namelist())


@cache
def read_shape(name: str, shape_id: str) -> BaseGeometry:
    """Return one shape of a shipped archive, prepared for point-in-polygon tests; read once.

    Raises
    ------
    KeyError
        If the archive has no shape with this id.
    """
    geometry = shapely.from_wkb(_open_archive(name).read(f"{shape_id}.wkb"))
    shapely.prepare(geometry)
    return geometry
