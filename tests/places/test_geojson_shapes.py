"""Shapes of GeoJSON files: features, limits, and files that are none."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
import shapely

from geodata.places import geojson_shapes
from geodata.places.geojson_shapes import ShapeFileError, read_feature_shape

BOX = [[40, 10], [40, 20], [50, 20], [50, 10], [40, 10]]


def feature(geometry: Any, name: Any = "zone", **members: Any) -> dict[str, Any]:
    """A feature of GeoJSON."""
    return {"type": "Feature", "id": name, "properties": {}, "geometry": geometry} | members


def write(folder: Path, *features: dict[str, Any], **members: Any) -> str:
    """Write a collection into a folder and return its name."""
    collection = {"type": "FeatureCollection", "features": list(features)} | members
    (folder / "zones.geojson").write_text(json.dumps(collection), encoding="utf-8")
    return "zones.geojson"


@pytest.mark.parametrize(
    ("kind", "coordinates", "bounds"),
    [
        ("Point", [1, 2, 300], (1, 2, 1, 2)),
        ("MultiPoint", [[1, 2], [3, 4]], (1, 2, 3, 4)),
        ("LineString", [[1, 2], [3, 4]], (1, 2, 3, 4)),
        ("MultiLineString", [[[1, 2], [3, 4]], [[5, 6], [7, 8]]], (1, 2, 7, 8)),
        ("Polygon", [BOX], (40, 10, 50, 20)),
        ("MultiPolygon", [[BOX], [[[1, 1], [2, 1], [2, 2]]]], (1, 1, 50, 20)),
        ("Polygon", [[[170, 0], [190, 0], [190, 9], [170, 9]]], (-180, 0, 180, 9)),
    ],
)
def test_every_type_of_shape_is_read(tmp_path: Path, kind: str, coordinates: Any, bounds: Any) -> None:
    """Areas are wound by RFC 7946 and cut, whatever the file does; heights are left out."""
    name = write(tmp_path, feature({"type": kind, "coordinates": coordinates}))
    shape = read_feature_shape(tmp_path, name, "zone")
    assert shape.bounds == bounds
    assert shape.is_valid
    assert all(ring.is_ccw for ring in shapely.get_exterior_ring(shapely.get_parts(shape)) if ring)


def test_a_feature_is_found_by_its_id_or_else_by_its_property(tmp_path: Path) -> None:
    """The id comes first, where another feature has the same as a property; numbers count as text."""
    points = [{"type": "Point", "coordinates": [at, at]} for at in range(4)]
    name = write(
        tmp_path,
        feature(points[0], None, properties={"id": "zone"}),
        feature(points[1], "zone"),
        feature(points[2], 7),
        feature(points[3], None, properties={"id": 8}),
    )
    found = [read_feature_shape(tmp_path, name, each).bounds[0] for each in ("zone", "7", "8")]
    assert found == [1, 2, 3]
    with pytest.raises(ShapeFileError, match=r"has no feature 'nowhere'; write one of: zone, 8, 7"):
        read_feature_shape(tmp_path, name, "nowhere")


def test_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    """By its size and its time."""
    name = write(tmp_path, feature({"type": "Point", "coordinates": [1, 1]}))
    assert read_feature_shape(tmp_path, name, "zone").bounds[0] == 1
    write(tmp_path, feature({"type": "Point", "coordinates": [12, 1]}))
    assert read_feature_shape(tmp_path, name, "zone").bounds[0] == 12


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("../zones.geojson", "leads out of the folder"),
        ("/etc/hostname", "leads out of the folder"),
        ("a/../../zones.geojson", "leads out of the folder"),
        ("..\\zones.geojson", "leads out of the folder"),
        ("a\0b", "leads out of the folder"),
        ("link.geojson", "links out of the folder"),
        ("loop", "cannot be read"),
        ("nothing.geojson", "cannot be read: No such file"),
        ("pipe", "is a named pipe, no regular file"),
        (".", "is a directory, no regular file"),
    ],
)
def test_only_a_regular_file_inside_the_folder_is_read(tmp_path: Path, name: str, message: str) -> None:
    """No way out by parts or links, and nothing that blocks."""
    folder = tmp_path / "brief"
    folder.mkdir()
    write(tmp_path, feature({"type": "Point", "coordinates": [1, 1]}))
    (folder / "link.geojson").symlink_to(tmp_path / "zones.geojson")
    (folder / "loop").symlink_to(folder / "loop")
    os.mkfifo(folder / "pipe")
    with pytest.raises(ShapeFileError, match=message):
        read_feature_shape(folder, name, "zone")


def test_a_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    """It leads nowhere else."""
    write(tmp_path, feature({"type": "Point", "coordinates": [1, 1]}))
    (tmp_path / "link.geojson").symlink_to("zones.geojson")
    assert read_feature_shape(tmp_path, "link.geojson", "zone") == shapely.Point(1, 1)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"[1]", "is no GeoJSON object"),
        (b"{", "is no JSON"),
        (b'{"type": "Feature", "id": "zone", "geometry": {"coordinates": [NaN, 1]}}', "holds NaN"),
        (b'{"a": ' + b"9" * 5000 + b"}", "is no JSON"),
        (b"\xff\xfe", "is not in UTF-8"),
        (b"[" * 100_000, "is nested too deep"),
        (b'{"type": "FeatureCollection", "features": 3}', "no feature has an id"),
        (b'{"type": "Feature", "id": "zone"}', "no feature has an id"),
    ],
)
def test_a_file_that_is_no_geojson_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    """With what is wrong and the remedy, whatever its bytes."""
    (tmp_path / "zones.geojson").write_bytes(content)
    with pytest.raises(ShapeFileError, match=message):
        read_feature_shape(tmp_path, "zones.geojson", "zone")


@pytest.mark.parametrize(
    ("geometry", "message"),
    [
        ({"type": "Polygon", "coordinates": [[BOX[0], BOX[2], BOX[1], BOX[3]]]}, "ring 1: crosses itself"),
        ({"type": "Point", "coordinates": [12, 144]}, "longitude and latitude are exchanged"),
        ({"type": "Point", "coordinates": [400, 1]}, "beyond 90 degrees of latitude or 360"),
        ({"type": "Point", "coordinates": [[1, 2]]}, "feature zone of zones.geojson has a fault"),
        ({"type": "LineString", "coordinates": [1, 2]}, "has a fault"),
        ({"type": "Point", "coordinates": ["a", "b"]}, "has a fault"),
        ({"type": "Polygon", "coordinates": []}, "has a fault"),
        ({"type": "GeometryCollection", "geometries": []}, "GeometryCollection is no point"),
    ],
)
def test_a_faulty_shape_is_refused(tmp_path: Path, geometry: Any, message: str) -> None:
    """With the feature that has the fault."""
    with pytest.raises(ShapeFileError, match=message):
        read_feature_shape(tmp_path, write(tmp_path, feature(geometry)), "zone")


def test_another_reference_system_is_refused(tmp_path: Path) -> None:
    """Older files name it; that of longitude and latitude is taken."""
    shape = feature({"type": "Point", "coordinates": [1, 1]})
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}
    with pytest.raises(ShapeFileError, match="ogr2ogr -t_srs EPSG:4326"):
        read_feature_shape(tmp_path, write(tmp_path, shape, crs=crs), "zone")
    known = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
    assert read_feature_shape(tmp_path, write(tmp_path, shape, crs=known), "zone") == shapely.Point(1, 1)


def test_the_limits_of_a_file_are_stated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In megabytes and in vertices."""
    name = write(tmp_path, feature({"type": "Polygon", "coordinates": [BOX]}))
    monkeypatch.setattr(geojson_shapes, "MAX_FILE_VERTICES", 4)
    with pytest.raises(ShapeFileError, match="has 5 vertices; simplify it to at most 4"):
        read_feature_shape(tmp_path, name, "zone")
    (tmp_path / "large.geojson").write_bytes(b" " * 20_000_001)
    with pytest.raises(ShapeFileError, match="has over 20 MB"):
        read_feature_shape(tmp_path, "large.geojson", "zone")
