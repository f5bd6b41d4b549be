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


def test_an_unknown_shape_is_an_error() -> None:
    """The error has the id."""
    with pytest.raises(KeyError, match="atlantis"):
        shape_archive.read_shape("seas-fine", "atlantis")


def test_the_archives_are_small() -> None:
    """All archives together are below 3 MB."""
    assert sum(path.stat().st_size for path in shape_archive.SHAPES_FOLDER.glob("*.zip")) < 3_000_000
