"""Shapes on disk: one zip an archive, one ``<id>.wkb`` a shape, the same bytes at every writing."""

import io
import zipfile
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

SHAPES = Path(str(files("geodata"))) / "data" / "shapes"

# A zip keeps a time for every member; a fixed one keeps two writings identical.
_EPOCH = (1980, 1, 1, 0, 0, 0)


def write(path: Path, shapes: Mapping[str, BaseGeometry]) -> None:
    """Write the shapes, sorted by id, as little-endian WKB in EPSG:4326."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for shape_id in sorted(shapes):
            member = zipfile.ZipInfo(f"{shape_id}.wkb", _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3
            archive.writestr(member, shapely.to_wkb(shapes[shape_id], byte_order=1))


@cache
def _opened(name: str) -> zipfile.ZipFile:
    """The shipped archive of that name, in memory; a shape is unpacked when it is asked for."""
    return zipfile.ZipFile(io.BytesIO((SHAPES / f"{name}.zip").read_bytes()))


@cache
def ids(name: str) -> tuple[str, ...]:
    """Ids of the shapes in the shipped archive of that name, sorted."""
    return tuple(member.removesuffix(".wkb") for member in _opened(name).namelist())


@cache
def read(name: str, shape_id: str) -> BaseGeometry:
    """One shape of a shipped archive, prepared for point tests.

    Raises
    ------
    KeyError
        If the archive has no shape of that id.
    """
    geometry = shapely.from_wkb(_opened(name).read(f"{shape_id}.wkb"))
    shapely.prepare(geometry)
    return geometry
