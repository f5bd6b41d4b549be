"""Shapes on disk: one zip an archive, one ``<id>.wkb`` a shape, the same bytes at every writing."""

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
def _members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name.removesuffix(".wkb"): archive.read(name) for name in archive.namelist()}


def ids(name: str) -> tuple[str, ...]:
    """Ids of the shapes in the shipped archive of that name, sorted."""
    return tuple(_members(SHAPES / f"{name}.zip"))


@cache
def read(name: str, shape_id: str) -> BaseGeometry:
    """One shape of a shipped archive, prepared for point tests.

    Raises
    ------
    KeyError
        If the archive has no shape of that id.
    """
    geometry = shapely.from_wkb(_members(SHAPES / f"{name}.zip")[shape_id])
    shapely.prepare(geometry)
    return geometry
