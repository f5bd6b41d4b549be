"""Archives of shapes: reproducible bytes, reading, size."""

from pathlib import Path

import pytest
import shapely

from geodata.places import shape_archive

SQUARE, POINT = shapely.box(0, 0, 1, 1), shapely.Point(2, 3)


def test_two_writings_have_the_same_bytes(tmp_path: Path) -> None:
    """Neither the order of the shapes nor the time changes them."""
    shape_archive.write_shapes(tmp_path / "a.zip", {"square": SQUARE, "point": POINT})
    shape_archive.write_shapes(tmp_path / "b.zip", {"point": POINT, "square": SQUARE})
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_written_shapes_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ids are sorted, shapes are equal."""
    monkeypatch.setattr(shape_archive, "SHAPES_FOLDER", tmp_path)
    shape_archive.write_shapes(tmp_path / "mine.zip", {"square": SQUARE, "point": POINT})
    assert shape_archive.shape_ids("mine") == ("point", "square")
    assert shape_archive.read_shape("mine", "square").equals(SQUARE)


def test_areas_are_read_as_written_on_the_grid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With their holes, several polygons, and steps of any length."""
    monkeypatch.setattr(shape_archive, "SHAPES_FOLDER", tmp_path)
    ring = shapely.box(-180, -80, 170.1234, 80).difference(shapely.box(-3.5, 1, 2.25, 4.0001))
    areas = {"ring": shapely.MultiPolygon([ring, shapely.box(175, 1, 175.0001, 1.5)]), "square": SQUARE}
    shape_archive.write_areas(tmp_path / "areas.zip", areas)
    assert shape_archive.shape_ids("areas") == ("ring", "square")
    found = shape_archive.read_shape("areas", "ring")
    assert found.equals_exact(areas["ring"], 1e-9)
    assert shape_archive.read_shape("areas", "square").equals(SQUARE)


def test_an_unknown_shape_is_an_error() -> None:
    """The error has the id."""
    with pytest.raises(KeyError, match="atlantis"):
        shape_archive.read_shape("seas-fine", "atlantis")


def test_the_archives_are_small() -> None:
    """All archives together are below 10 MB, those of provinces and in full detail among them."""
    assert sum(path.stat().st_size for path in shape_archive.SHAPES_FOLDER.glob("*.zip")) < 10_000_000
