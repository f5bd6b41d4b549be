"""Archives of shapes."""

from pathlib import Path

import pytest
import shapely

from geodata.places import shape_archive

SQUARE, POINT = shapely.box(0, 0, 1, 1), shapely.Point(2, 3)


def test_two_writings_have_the_same_bytes(tmp_path: Path) -> None:
    """Order of the shapes and the time of day leave no trace."""
    shape_archive.write(tmp_path / "a.zip", {"square": SQUARE, "point": POINT})
    shape_archive.write(tmp_path / "b.zip", {"point": POINT, "square": SQUARE})
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_what_is_written_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ids come back sorted, shapes come back equal."""
    monkeypatch.setattr(shape_archive, "SHAPES", tmp_path)
    shape_archive.write(tmp_path / "mine.zip", {"square": SQUARE, "point": POINT})
    assert shape_archive.ids("mine") == ("point", "square")
    assert shape_archive.read("mine", "square").equals(SQUARE)


def test_an_unknown_shape_is_an_error() -> None:
    """An archive never answers with nothing."""
    with pytest.raises(KeyError, match="atlantis"):
        shape_archive.read("seas-fine", "atlantis")


def test_the_shapes_stay_small() -> None:
    """All archives together stay under three megabytes."""
    assert sum(path.stat().st_size for path in shape_archive.SHAPES.glob("*.zip")) < 3_000_000
