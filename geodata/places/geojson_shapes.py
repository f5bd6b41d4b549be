"""Shapes of GeoJSON files that lie beside a brief (RFC 7946), read with limits.

Longitude before latitude, EPSG:4326. Edges are straight in these coordinates, as the RFC has it.
"""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.errors import BriefmapError
from geodata.places.ring_polygons import RingError, polygon_from_rings, wrap_longitudes
from geodata.places.route_lines import Coordinates, cut_at_antimeridian
from geodata.regular_file import FileReadError, read_regular_file

MAX_FILE_BYTES = 20_000_000
MAX_FILE_VERTICES = 500_000
_MAX_ID_LENGTH = 200
_INSIDE = "put the file into the folder of the brief"
_DEEPEST = 3
"""Lists around the positions of a MultiPolygon."""
_GEOGRAPHIC_SYSTEMS = ("CRS84", "EPSG::4326", "EPSG:4326")


class ShapeFileError(BriefmapError):
    """A file of shapes that cannot be read, or has not the feature."""

    def __init__(self, name: str, fault: str, mend: str) -> None:
        super().__init__(f"{name} {fault}; {mend}")
        self.fault = fault
        self.mend = mend


def read_feature_shape(folder: Path, name: str, feature: str) -> BaseGeometry:
    """Return the shape of a feature in a file of a folder, lines and areas in Multi form.

    ``feature`` is the feature's id, or where none has it a feature's property ``id``. The file is read anew
    when it is another by its times, its size or its inode.

    Raises
    ------
    ShapeFileError
        If the file lies outside the folder, is no regular file, passes a limit, or has not the feature.
    """
    path = shape_file_path(folder, name)
    try:
        status = path.stat()
    except OSError as error:  # deleted a moment ago
        raise ShapeFileError(name, f"cannot be read: {error.strerror}", _INSIDE) from error
    stamp = status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino
    features = _read_features(path, stamp)
    if feature not in features:
        known = ", ".join(list(features)[:5]) or "none with an id"
        raise ShapeFileError(name, f"has no feature {feature!r}", f"write one of: {known}")
    return _shape_of(features[feature], f"feature {feature} of {name}")


def shape_file_path(folder: Path, name: str) -> Path:
    """Return the path of a regular file inside a folder.

    Raises
    ------
    ShapeFileError
        If the name leads out of the folder, by its parts or by a link, or there is no such regular file.
    """
    if Path(name).is_absolute() or ".." in Path(name).parts or "\\" in name or "\0" in name:
        raise ShapeFileError(name, "leads out of the folder of the brief", _INSIDE)
    try:
        path = (folder / name).resolve(strict=True)
    except (OSError, RuntimeError) as error:
        raise ShapeFileError(
            name, f"cannot be read: {getattr(error, 'strerror', None) or error}", _INSIDE
        ) from error
    if not path.is_relative_to(folder.resolve()):
        raise ShapeFileError(name, "links out of the folder of the brief", _INSIDE)
    return path


@lru_cache(maxsize=8)
def _read_features(path: Path, _stamp: tuple[int, ...]) -> Mapping[str, Mapping[str, Any]]:
    """Return the geometries of a file by the id of their feature; an id comes before a property ``id``."""
    values = _parse(path)
    if not isinstance(values, dict):
        raise ShapeFileError(path.name, "is no GeoJSON object", "export it as a FeatureCollection")
    _check_crs(values, path.name)
    features = values.get("features") if values.get("type") == "FeatureCollection" else [values]
    by_id: dict[str, Mapping[str, Any]] = {}
    by_property: dict[str, Mapping[str, Any]] = {}
    for feature in features if isinstance(features, list) else []:
        if not isinstance(feature, dict) or not isinstance(geometry := feature.get("geometry"), dict):
            continue
        properties = feature.get("properties")
        _note_id(by_id, feature.get("id"), geometry)
        _note_id(by_property, properties.get("id") if isinstance(properties, dict) else None, geometry)
    found = by_property | by_id
    count = sum(_count_positions(geometry.get("coordinates")) for geometry in found.values())
    if count > MAX_FILE_VERTICES:
        mend = f"simplify it to at most {MAX_FILE_VERTICES:,}"
        raise ShapeFileError(path.name, f"has {count:,} vertices", mend)
    return found


def _note_id(found: dict[str, Mapping[str, Any]], name: object, geometry: Mapping[str, Any]) -> None:
    if isinstance(name, str | int) and not isinstance(name, bool) and len(str(name)) <= _MAX_ID_LENGTH:
        found.setdefault(str(name), geometry)


def _parse(path: Path) -> object:
    """Return the values of a JSON file."""
    try:
        data = read_regular_file(path, MAX_FILE_BYTES)
        return json.loads(data.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except FileReadError as error:
        raise _unread_error(path.name, error) from error
    except UnicodeDecodeError as error:
        raise ShapeFileError(path.name, "is not in UTF-8", "save it as UTF-8") from error
    except RecursionError as error:
        raise ShapeFileError(path.name, "is nested too deep", "export it anew") from error
    except ValueError as error:
        raise ShapeFileError(path.name, f"is no JSON ({error})", "export it anew") from error


def _unread_error(name: str, error: FileReadError) -> ShapeFileError:
    """Return the error of a file whose bytes are not read."""
    match error.code:
        case "not-a-file":
            return ShapeFileError(name, f"is {error.found}, no regular file", "put a GeoJSON file there")
        case "too-large":
            most = f"has over {MAX_FILE_BYTES // 1_000_000} MB"
            return ShapeFileError(name, most, "split or simplify it")
    return ShapeFileError(name, f"cannot be read: {error.found}", "make it readable")


def _refuse_constant(name: str) -> float:
    msg = f"it holds {name}"
    raise ValueError(msg)


def _check_crs(values: Mapping[str, Any], name: str) -> None:
    """Refuse the ``crs`` member of older files where it names another system."""
    crs = values.get("crs")
    properties = crs.get("properties") if isinstance(crs, dict) else None
    system = properties.get("name") if isinstance(properties, dict) else None
    if isinstance(system, str) and not system.endswith(_GEOGRAPHIC_SYSTEMS):
        raise ShapeFileError(name, f"is in {system[:80]}", "reproject it: ogr2ogr -t_srs EPSG:4326")


def _count_positions(coordinates: object, depth: int = _DEEPEST) -> int:
    """Return the number of positions in nested lists; those nested deeper than any geometry count as one."""
    if not isinstance(coordinates, list) or not coordinates:
        return 0
    if depth and isinstance(coordinates[0], list):
        return sum(_count_positions(part, depth - 1) for part in coordinates)
    return 1


def _shape_of(geometry: Mapping[str, Any], name: str) -> BaseGeometry:
    """Return the shape of a GeoJSON geometry."""
    try:
        return _build_shape(geometry)
    except (RingError, TypeError, ValueError, IndexError) as error:
        raise ShapeFileError(name, f"has a fault: {error}", "mend it there, or export it anew") from error


def _build_shape(geometry: Mapping[str, Any]) -> BaseGeometry:
    coordinates = geometry.get("coordinates")
    match geometry.get("type"), coordinates:
        case "Point", list():
            return shapely.Point(_points([coordinates])[0])
        case "MultiPoint", list():
            return shapely.MultiPoint(_points(coordinates))
        case "LineString", list():
            return cut_at_antimeridian(_points(coordinates))
        case "MultiLineString", list():
            lines = [shapely.get_parts(cut_at_antimeridian(_points(line))) for line in coordinates]
            return shapely.MultiLineString(list(np.concatenate(lines)))
        case "Polygon", list():
            return polygon_from_rings([_points(ring) for ring in coordinates])
        case "MultiPolygon", list():
            polygons = [polygon_from_rings([_points(ring) for ring in rings]) for rings in coordinates]
            return _merge_polygons(polygons)
    msg = f"a {geometry.get('type')} is no point, line or polygon"
    raise ValueError(msg)


def _merge_polygons(polygons: Sequence[shapely.MultiPolygon]) -> shapely.MultiPolygon:
    union = shapely.union_all(polygons)
    return shapely.orient_polygons(shapely.MultiPolygon(list(shapely.get_parts(union))))


def _points(coordinates: Sequence[Any]) -> Coordinates:
    """Return positions as an array of shape (n, 2), longitudes within ±180 degrees; heights are left out."""
    points = np.array([position[:2] for position in coordinates], dtype=np.float64)
    if points.ndim != 2 or points.shape[1] != 2:  # noqa: PLR2004
        msg = "its coordinates are no list of [longitude, latitude]"
        raise ValueError(msg)
    farthest_east, farthest_north = np.abs(points).max(axis=0)
    if farthest_north > 90 or farthest_east > 360:  # noqa: PLR2004
        hint = ": longitude and latitude are exchanged" if farthest_east <= 90 else ""  # noqa: PLR2004
        msg = f"it has a position beyond 90 degrees of latitude or 360 of longitude{hint}"
        raise ValueError(msg)
    return wrap_longitudes(points)
