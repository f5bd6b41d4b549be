"""Shapes of reference layers: features of a file, places, and lines that join places."""

import json
from pathlib import Path

import pytest
import shapely

from geodata.places.geojson_shapes import ShapeFileError
from geodata.places.layer_shapes import LayerShape, file_layer_shapes, line_tips, place_layer_shapes
from geodata.places.own_geometry import PointForm
from geodata.places.resolved_place import PlaceDefinition, ResolvedPlace, place_at_point, place_from_gazetteer
from tests.layered_brief import BASES, features


def point(lon: float, lat: float) -> ResolvedPlace:
    """A place at a coordinate."""
    form = PointForm(lon=lon, lat=lat)
    return place_at_point(PlaceDefinition("p", "point", form), (lon, lat))


def test_every_feature_of_a_file_is_a_shape(tmp_path: Path) -> None:
    """With or without an id, in the order of the file, with its names; one without a geometry is none."""
    (tmp_path / "a.geojson").write_text(features(*BASES), encoding="utf-8")
    found = file_layer_shapes(tmp_path, "a.geojson")
    assert [shape.dimension for shape in found] == [0, 2]
    assert [shape.names for shape in found] == [{"": "A <b>base</b>"}, {"ar": "قاعدة"}]
    assert found[0].anchors == ((131.9, 43.1), (135.2, 34.7))
    assert found[1].anchors == (pytest.approx((141, 42), abs=0.3),)


def test_a_feature_and_a_geometry_may_stand_alone(tmp_path: Path) -> None:
    """As some programs write them."""
    line = {"type": "LineString", "coordinates": [[1, 2], [3, 4]]}
    for name, value in (("one", {"type": "Feature", "geometry": line, "properties": None}), ("bare", line)):
        (tmp_path / name).write_text(json.dumps(value), encoding="utf-8")
        (shape,) = file_layer_shapes(tmp_path, name)
        assert (shape.dimension, shape.shape.bounds, shape.names) == (1, (1, 2, 3, 4), {})


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (features({"geometry": None}), "has no feature with a geometry; export the shapes into it"),
        ('{"type": "FeatureCollection", "features": 3}', "has no feature with a geometry"),
        (
            features({"geometry": {"type": "GeometryCollection", "geometries": []}}),
            "feature 1 of .* has a fault",
        ),
        (
            features({"geometry": {"type": "Point", "coordinates": [1, 2]}, "name": "a\u200bb"}),
            "feature 1 of a.geojson has characters that cannot be seen",
        ),
    ],
)
def test_a_file_without_shapes_is_refused(tmp_path: Path, content: str, message: str) -> None:
    """With the feature that is at fault."""
    (tmp_path / "a.geojson").write_text(content, encoding="utf-8")
    with pytest.raises(ShapeFileError, match=message):
        file_layer_shapes(tmp_path, "a.geojson")


def test_all_features_count_for_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those without an id too."""
    monkeypatch.setattr("geodata.places.geojson_shapes.MAX_FILE_VERTICES", 5)
    (tmp_path / "a.geojson").write_text(features(*BASES), encoding="utf-8")
    with pytest.raises(ShapeFileError, match="has 7 vertices; simplify it to at most 5"):
        file_layer_shapes(tmp_path, "a.geojson")


def test_a_file_needs_a_folder() -> None:
    """Such as that of an upload."""
    with pytest.raises(ShapeFileError, match="stands in a brief without a folder"):
        file_layer_shapes(None, "a.geojson")


def test_a_long_name_is_cut_and_stands_on_one_line(tmp_path: Path) -> None:
    """Whatever the file holds."""
    feature = {
        "geometry": {"type": "Point", "coordinates": [1, 2]},
        "name": "a\nb " + "c" * 900,
        "name_en": 7,
    }
    (tmp_path / "a.geojson").write_text(features(feature), encoding="utf-8")
    (shape,) = file_layer_shapes(tmp_path, "a.geojson")
    assert shape.names[""].startswith("a b ccc")
    assert len(shape.names[""]) == 500
    assert "en" not in shape.names


def test_places_are_joined_in_their_order() -> None:
    """By geodesics, cut at the antimeridian; one place, or a way to itself, joins nothing."""
    (line,) = place_layer_shapes([point(143, 46), point(170, 50), point(-165, 55)], joined=True)
    assert line.dimension == 1
    west, south, east, north = line.shape.bounds
    assert (west, south, east) == (-180, 46, 180)
    assert north >= 55
    assert place_layer_shapes([point(1, 2), point(1, 2)], joined=True) == ()
    (alone,) = place_layer_shapes([point(1, 2)], joined=True)
    assert alone.dimension == 0


def test_places_of_several_dimensions_keep_all_of_them() -> None:
    """A country and a town of the gazetteer are an area and a point."""
    both = place_from_gazetteer(PlaceDefinition("p", "region", ("yem", "aden")), ("yem", "aden"))
    found = place_layer_shapes([both], joined=False)
    assert [shape.dimension for shape in found] == [2, 0]


def test_a_line_ends_where_it_does_not_go_on() -> None:
    """The cut at the antimeridian is no end."""
    cut = shapely.MultiLineString([[(170, 50), (180, 52)], [(-180, 52), (-170, 54)], [(0, 0), (1, 1)]])
    assert list(line_tips(cut)) == [((-180, 52), (-170, 54)), ((0, 0), (1, 1))]
    apart = shapely.MultiLineString([[(170, 50), (180, 52)], [(-180, 10), (-170, 9)]])
    assert len(list(line_tips(apart))) == 2


def test_a_line_is_anchored_at_its_middle() -> None:
    """Of the longest part."""
    line = LayerShape(shapely.MultiLineString([[(0, 0), (10, 0)], [(50, 50), (51, 50)]]))
    assert line.anchors == ((5, 0),)
