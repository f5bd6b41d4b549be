"""Archives of shapes: zip files with a member ``<id>.wkb`` for each shape, written reproducibly.

Areas in full detail are members ``<id>.steps``: the steps from corner to corner on a grid of 0.0001 degrees,
a third of the bytes.
"""

import io
import zipfile
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

SHAPES_FOLDER = Path(str(files("geodata"))) / "data" / "shapes"

_WKB, _STEPS = ".wkb", ".steps"
_UNITS = 10_000
"""Steps of the grid in a degree."""
_PLANES = 4
"""Bytes of a step; the first bytes of all steps stand together, then the second ones, which packs better."""

# A zip file records a time for each member; a fixed time makes the bytes reproducible.
_MEMBER_TIME = (1980, 1, 1, 0, 0, 0)


def write_shapes(path: Path, shapes: Mapping[str, BaseGeometry]) -> None:
    """Write the shapes (EPSG:4326), sorted by id, as little-endian WKB."""
    found = {name: shapely.to_wkb(shape, byte_order=1) for name, shape in shapes.items()}
    _write_members(path, found, _WKB)


def write_areas(path: Path, areas: Mapping[str, BaseGeometry]) -> None:
    """Write areas (EPSG:4326), sorted by id, as steps on the grid."""
    _write_members(path, {name: pack_area(area) for name, area in areas.items()}, _STEPS)


def _write_members(path: Path, contents: Mapping[str, bytes], suffix: str) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for shape_id in sorted(contents):
            member = zipfile.ZipInfo(f"{shape_id}{suffix}", _MEMBER_TIME)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3
            archive.writestr(member, contents[shape_id])


def pack_area(area: BaseGeometry) -> bytes:
    """Return polygons as the number of rings, polygon and corners of each, and the steps between corners."""
    rings, polygons = shapely.get_rings(shapely.get_parts(area), return_index=True)
    corners = np.rint(shapely.get_coordinates(rings) * _UNITS).astype("<i4")
    steps = np.diff(corners, axis=0, prepend=np.zeros((1, 2), "<i4"))
    heads = np.concatenate([[len(rings)], polygons, shapely.get_num_coordinates(rings)])
    planes = steps.T.ravel().astype("<i4").view(np.uint8).reshape(-1, _PLANES).T
    return heads.astype("<i4").tobytes() + planes.tobytes()


def unpack_area(packed: bytes) -> shapely.MultiPolygon:
    """Return the polygons of :func:`pack_area`."""
    number = int(np.frombuffer(packed, "<i4", 1)[0])
    heads = np.frombuffer(packed, "<i4", 2 * number, offset=_PLANES)
    planes = np.frombuffer(packed, np.uint8, offset=_PLANES * (1 + 2 * number)).reshape(_PLANES, -1)
    steps = np.ascontiguousarray(planes.T).view("<i4").reshape(2, -1)
    corners = np.cumsum(steps, axis=1, dtype=np.int64).T / _UNITS
    owners = np.repeat(np.arange(number), heads[number:])
    rings = np.asarray(shapely.linearrings(corners, indices=owners))
    return shapely.MultiPolygon(np.asarray(shapely.polygons(rings, indices=heads[:number])).tolist())


@cache
def _open_archive(name: str) -> zipfile.ZipFile:
    """Return the shipped archive of this name, in memory; a shape is decompressed when it is read."""
    return zipfile.ZipFile(io.BytesIO((SHAPES_FOLDER / f"{name}.zip").read_bytes()))


@cache
def shape_ids(name: str) -> tuple[str, ...]:
    """Return the ids of the shapes in the shipped archive of this name, sorted."""
    return tuple(member.rpartition(".")[0] for member in _open_archive(name).namelist())


@cache
def read_shape(name: str, shape_id: str) -> BaseGeometry:
    """Return one shape of a shipped archive, prepared for point-in-polygon tests; read once.

    Raises
    ------
    KeyError
        If the archive has no shape with this id.
    """
    archive, packed = _open_archive(name), f"{shape_id}{_STEPS}"
    if packed in archive.NameToInfo:
        geometry: BaseGeometry = unpack_area(archive.read(packed))
    else:
        geometry = shapely.from_wkb(archive.read(f"{shape_id}{_WKB}"))
    shapely.prepare(geometry)
    return geometry
