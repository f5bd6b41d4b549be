"""Vector tiles as shapes: the same as the library's own decoder makes, much faster."""

import gzip
import json

import mapbox_vector_tile
import numpy as np
import pytest
import shapely

from geodata.ground.ground_archive import read_tile
from geodata.ground.ground_sources import ground_sources
from geodata.ground.tile_geometry import TileFormatError, decode_tile
from tests.ground_archives import EARTH, LAKE, ROAD, vector_tile

PLACE = (4, 8, 5)


def test_shapes_stand_at_their_place() -> None:
    """The whole tile is a sixteenth of the world wide."""
    (earth,) = decode_tile(gzip.decompress(vector_tile(earth=[EARTH])), {"earth"}, PLACE)["earth"].parts
    assert earth.bounds == (8 / 16, 5 / 16, 9 / 16, 6 / 16)


def test_holes_stay_open() -> None:
    """A polygon with a hole is one part, two polygons are two of one feature."""
    hole = "POLYGON ((0 0, 4000 0, 4000 4000, 0 4000, 0 0), (100 100, 100 200, 200 200, 200 100, 100 100))"
    two = "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 9, 0 0)), ((20 20, 29 20, 29 29, 20 29, 20 20)))"
    features = [{"geometry": text, "properties": {"n": n}} for n, text in enumerate((hole, two))]
    layer = decode_tile(gzip.decompress(vector_tile(earth=features)), {"earth"}, PLACE)["earth"]
    assert [len(part.interiors) for part in layer.parts] == [1, 0, 0]
    assert layer.owners.tolist() == [0, 1, 1]
    assert [each["n"] for each in layer.fields] == [0, 1]


def test_fields_keep_their_types() -> None:
    """Words, numbers and truth."""
    told = {"kind": "rail", "lanes": 2, "width": 1.5, "tunnel": True}
    road = ROAD | {"properties": told}
    layer = decode_tile(gzip.decompress(vector_tile(roads=[road])), {"roads"}, PLACE)["roads"]
    assert layer.fields == (told,)


def test_other_layers_are_left_alone() -> None:
    """Only those asked for are decoded."""
    content = gzip.decompress(vector_tile(earth=[EARTH], pois=[LAKE]))
    assert list(decode_tile(content, {"earth"}, PLACE)) == ["earth"]


@pytest.mark.parametrize("place", [(0, 0, 0), (3, 5, 3), (5, 20, 12), (8, 137, 86)])
def test_the_shipped_tiles_are_as_the_library_decodes_them(place: tuple[int, int, int]) -> None:
    """Each feature has the fields, points and area that the library finds."""
    content = read_tile(ground_sources().shipped, *place)
    assert content is not None
    expected = mapbox_vector_tile.decode(content, default_options={"y_coord_down": True})
    found = decode_tile(content, set(expected), place)
    assert set(found) == set(expected)
    for name, layer in expected.items():
        assert [feature["properties"] for feature in layer["features"]] == list(found[name].fields)
        for number, feature in enumerate(layer["features"]):
            shape = shapely.from_geojson(json.dumps(feature["geometry"]))
            parts = shapely.transform(
                found[name].parts[found[name].owners == number],
                lambda points: (points * 2 ** place[0] - place[1:]) * layer["extent"],  # noqa: B023
            )
            assert np.allclose(shapely.get_coordinates(parts), shapely.get_coordinates(shape), atol=1e-5)
            assert shapely.area(parts).sum() == pytest.approx(shape.area)


@pytest.mark.parametrize("content", [b"no tile", b"\x1a\x05\x0a\x01a", vector_tile(earth=[EARTH])])
def test_what_is_no_tile_is_an_error(content: bytes) -> None:
    """Bytes of another kind, a packed tile."""
    with pytest.raises(TileFormatError):
        decode_tile(content, {"earth", "a"}, PLACE)
