"""Shapes of GeoJSON files that lie beside a brief (RFC 7946), read with limits.

Longitude before latitude, EPSG:4326. Edges are straight in these coordinates, as the RFC has it.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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
from geodata.words import LANGS, CatalogueText
from geodata.words.file_faults import file_fault, system_fault
from geodata.words.text_direction import find_suspicious_characters, strip_direction_marks

MAX_FILE_BYTES = 20_000_000
MAX_FILE_VERTICES = 500_000
MAX_NAME_LENGTH = 500
"""Characters of the name of a feature, at most; the rest is cut off."""
_MAX_ID_LENGTH = 200
_DEEPEST = 3
"""Lists around the positions of a MultiPolygon."""
_GEOGRAPHIC_SYSTEMS = ("CRS84", "EPSG::4326", "EPSG:4326")


@dataclass(frozen=True, eq=False)
class FileShape:
    """The shape of one feature of a file, in Multi form but for a single point."""

    shape: BaseGeometry
    names: Mapping[str, str]
    """Its name by language (properties ``name_en``, ``name_ar``); under "" the one without (``name``)."""


@dataclass(frozen=True)
class _Feature:
    """A feature of a file with its number there, from 1."""

    number: int
    geometry: Mapping[str, Any]
    id: str | None
    property_id: str | None
    properties: Mapping[str, Any]


class ShapeFileError(BriefmapError):
    """A file of shapes that cannot be read, or has not the feature."""

    def __init__(self, name: str, fault: CatalogueText, mend: CatalogueText) -> None:
        self.found = CatalogueText("shape-file.line", file=name, fault=fault)
        self.mend = mend
        super().__init__(f"{self.found}; {mend}")


def read_feature_shape(folder: Path, name: str, feature: str) -> BaseGeometry:
    """Return the shape of a feature in a file of a folder, lines and areas in Multi form.

    ``feature`` is the feature's id, or where none has it a feature's property ``id``. The file is read anew
    when it is another by its times, its size or its inode.

    Raises
    ------
    ShapeFileError
        If the file lies outside the folder, is no regular file, passes a limit, or has not the feature.
    """
    path, stamp = _stamped_path(folder, name)
    features = _features_of_file(path, stamp)
    if feature not in features:
        known = tuple(list(features)[:5]) or (CatalogueText("shape-file.no-ids"),)
        mend = CatalogueText("shape-file.remedy-ids", ids=known)
        raise ShapeFileError(name, CatalogueText("shape-file.no-feature", feature=repr(feature)), mend)
    return _shape_of(features[feature], CatalogueText("shape-file.feature", feature=feature, file=name))


def read_file_shapes(folder: Path, name: str) -> tuple[FileShape, ...]:
    """Return the shapes of all features in a file of a folder, in its order; those without one are left out.

    They are made anew when the file is another by its times, its size or its inode.

    Raises
    ------
    ShapeFileError
        If the file lies outside the folder, is no regular file, passes a limit, or has no shape.
    """
    return _read_shapes(*_stamped_path(folder, name))


@lru_cache(maxsize=8)
def _read_shapes(path: Path, _stamp: tuple[int, ...]) -> tuple[FileShape, ...]:
    found = tuple(
        FileShape(_shape_of(each.geometry, _feature_words(each, path.name)), _names(each, path.name))
        for each in _read_features(path)
    )
    if not found:
        raise _refused(path.name, "no-geometry", "export-shapes")
    return found


def _refused(name: str, fault: str, remedy: str, /, **values: object) -> ShapeFileError:
    """Return an error in the words that the catalogue has for a fault and a remedy."""
    return ShapeFileError(
        name, CatalogueText(f"shape-file.{fault}", **values), CatalogueText(f"shape-file.remedy-{remedy}")
    )


def _feature_words(feature: _Feature, name: str) -> CatalogueText:
    return CatalogueText("shape-file.feature", feature=str(feature.number), file=name)


def _names(feature: _Feature, name: str) -> Mapping[str, str]:
    """Return the names of a feature by language; "" is that of the property ``name``."""
    given = {lang: feature.properties.get(f"name_{lang}") for lang in LANGS}
    texts = {"": feature.properties.get("name"), **given}
    cleaned = {lang: _line(text) for lang, text in texts.items() if isinstance(text, str)}
    if any(find_suspicious_characters(text) for text in cleaned.values()):
        raise _refused(_feature_words(feature, name), "unseen", "delete-them")
    return {lang: text for lang, text in cleaned.items() if text}


def _line(text: str) -> str:
    """Return a name on one line, without direction marks."""
    return " ".join(strip_direction_marks(text[:MAX_NAME_LENGTH]).split())


def _stamped_path(folder: Path, name: str) -> tuple[Path, tuple[int, ...]]:
    """Return the path of a file of a folder, and the facts by which it is known to be the same one."""
    path = shape_file_path(folder, name)
    try:
        status = path.stat()
    except OSError as error:  # deleted a moment ago
        raise _refused(name, "unread", "inside", fault=system_fault(error)) from error
    return path, (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)


def shape_file_path(folder: Path, name: str) -> Path:
    """Return the path of a regular file inside a folder.

    Raises
    ------
    ShapeFileError
        If the name leads out of the folder, by its parts or by a link, or there is no such regular file.
    """
    if Path(name).is_absolute() or ".." in Path(name).parts or "\\" in name or "\0" in name:
        raise _refused(name, "outside", "inside")
    try:
        path = (folder / name).resolve(strict=True)
    except (OSError, RuntimeError) as error:
        raise _refused(name, "unread", "inside", fault=system_fault(error)) from error
    if not path.is_relative_to(folder.resolve()):
        raise _refused(name, "links-outside", "inside")
    return path


@lru_cache(maxsize=8)
def _features_of_file(path: Path, _stamp: tuple[int, ...]) -> Mapping[str, Mapping[str, Any]]:
    return _features_by_id(_read_features(path))


def _read_features(path: Path) -> tuple[_Feature, ...]:
    """Return the features of a file that have a geometry."""
    values = _parse(path)
    if not isinstance(values, dict):
        raise _refused(path.name, "no-object", "export-collection")
    _check_crs(values, path.name)
    found = tuple(_features(values))
    count = sum(_count_positions(feature.geometry.get("coordinates")) for feature in found)
    if count > MAX_FILE_VERTICES:
        mend = CatalogueText("shape-file.remedy-simplify", most=MAX_FILE_VERTICES)
        raise ShapeFileError(path.name, CatalogueText("shape-file.vertices", count=count), mend)
    return found


def _features(values: Mapping[str, Any]) -> Iterator[_Feature]:
    """Yield the features of a collection, the only feature, or a geometry that stands alone."""
    match values.get("type"):
        case "FeatureCollection":
            listed = values.get("features")
        case "Feature":
            listed = [values]
        case _:
            listed = [values if "geometry" in values else {"geometry": values}]
    for number, feature in enumerate(listed if isinstance(listed, list) else [], 1):
        if not isinstance(feature, dict) or not isinstance(geometry := feature.get("geometry"), dict):
            continue
        given = feature.get("properties")
        properties = given if isinstance(given, dict) else {}
        yield _Feature(number, geometry, _id(feature.get("id")), _id(properties.get("id")), properties)


def _features_by_id(features: Sequence[_Feature]) -> Mapping[str, Mapping[str, Any]]:
    """Return the geometries by the id of their feature, of two the first; an id comes before a property."""
    by_property: dict[str, Mapping[str, Any]] = {}
    by_id: dict[str, Mapping[str, Any]] = {}
    for feature in features:
        if feature.property_id is not None:
            by_property.setdefault(feature.property_id, feature.geometry)
        if feature.id is not None:
            by_id.setdefault(feature.id, feature.geometry)
    return by_property | by_id


def _id(name: object) -> str | None:
    usable = isinstance(name, str | int) and not isinstance(name, bool) and len(str(name)) <= _MAX_ID_LENGTH
    return str(name) if usable else None


def _parse(path: Path) -> object:
    """Return the values of a JSON file."""
    try:
        data = read_regular_file(path, MAX_FILE_BYTES)
        return json.loads(data.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except FileReadError as error:
        raise _unread_error(path.name, error) from error
    except UnicodeDecodeError as error:
        raise _refused(path.name, "no-utf-8", "save") from error
    except RecursionError as error:
        raise _refused(path.name, "deep", "export-anew") from error
    except ValueError as error:
        told = error.args[0] if error.args else None
        fault = told if isinstance(told, CatalogueText) else CatalogueText("shape-file.no-json")
        raise ShapeFileError(path.name, fault, CatalogueText("shape-file.remedy-export-anew")) from error


def _unread_error(name: str, error: FileReadError) -> ShapeFileError:
    """Return the error of a file whose bytes are not read."""
    match error.code:
        case "not-a-file":
            return _refused(name, "no-file", "put-file", fault=file_fault(error))
        case "too-large":
            return _refused(name, "large", "split", most=MAX_FILE_BYTES // 1_000_000)
    return _refused(name, "unread", "make-readable", fault=file_fault(error))


def _refuse_constant(name: str) -> float:
    msg = CatalogueText("shape-file.constant", value=name)
    raise ValueError(msg)


def _check_crs(values: Mapping[str, Any], name: str) -> None:
    """Refuse the ``crs`` member of older files where it names another system."""
    crs = values.get("crs")
    properties = crs.get("properties") if isinstance(crs, dict) else None
    system = properties.get("name") if isinstance(properties, dict) else None
    if isinstance(system, str) and not system.endswith(_GEOGRAPHIC_SYSTEMS):
        mend = CatalogueText("shape-file.remedy-reproject", command="ogr2ogr -t_srs EPSG:4326")
        raise ShapeFileError(name, CatalogueText("shape-file.system", system=system[:80]), mend)


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
    except RingError as error:
        fault = error.words
        cause: Exception = error
    except (TypeError, ValueError, IndexError) as error:
        told = error.args[0] if error.args else None
        fault = told if isinstance(told, CatalogueText) else CatalogueText("shape-file.no-positions")
        cause = error
    raise _refused(name, "fault", "mend", fault=fault) from cause


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
    msg = CatalogueText("shape-file.no-form", type=str(geometry.get("type")))
    raise ValueError(msg)


def _merge_polygons(polygons: Sequence[shapely.MultiPolygon]) -> shapely.MultiPolygon:
    union = shapely.union_all(polygons)
    return shapely.orient_polygons(shapely.MultiPolygon(list(shapely.get_parts(union))))


def _points(coordinates: Sequence[Any]) -> Coordinates:
    """Return positions as an array of shape (n, 2), longitudes within ±180 degrees; heights are left out."""
    points = np.array([position[:2] for position in coordinates], dtype=np.float64)
    if points.ndim != 2 or points.shape[1] != 2:  # noqa: PLR2004
        msg = CatalogueText("shape-file.no-positions")
        raise ValueError(msg)
    farthest_east, farthest_north = np.abs(points).max(axis=0)
    if farthest_north > 90 or farthest_east > 360:  # noqa: PLR2004
        is_turned = farthest_east <= 90  # noqa: PLR2004
        msg = CatalogueText(f"shape-file.{'exchanged' if is_turned else 'beyond'}")
        raise ValueError(msg)
    return wrap_longitudes(points)
