"""The derived symbol files: a rebuild gives the same bytes."""

import json
from pathlib import Path

import numpy as np
import pytest

from geodata.derive import symbol_files
from geodata.derive.symbol_files import SYMBOLS, advances, atlas, frames, hatch, main, png


def package() -> Path:
    """The package of the frames, where it is at hand."""
    for folder in (Path("build/packages"), Path.home() / ".cache/briefmap"):
        if (folder / symbol_files.MILSYMBOL.file).exists():
            return folder
    pytest.skip(
        f"{symbol_files.MILSYMBOL.file} is not in build/packages: run python -m geodata.derive.symbol_files"
    )


def test_pictures_are_rebuilt_to_the_byte() -> None:
    """Glyphs and hatch as shipped."""
    picture, places = atlas()
    assert png(picture) == (SYMBOLS / "glyphs.png").read_bytes()
    assert places == json.loads((SYMBOLS / "glyphs.json").read_text("utf-8"))
    assert png(hatch()) == (SYMBOLS / "hatch.png").read_bytes()


def test_the_hatch_joins_itself() -> None:
    """Each row of the tile is the one before it, shifted by a pixel and wrapped."""
    tile = hatch()
    assert np.array_equal(tile[1], np.roll(tile[0], -1))
    assert 0.2 < tile.mean() / 255 < 0.35


def test_widths_are_those_of_the_shipped_typeface() -> None:
    """Every character of the face, in thousandths."""
    assert advances(symbol_files.FONT) == json.loads((SYMBOLS / "advances.json").read_text("utf-8"))


def test_frames_are_those_of_the_package() -> None:
    """The points read off the npm package."""
    found = frames(package() / symbol_files.MILSYMBOL.file)
    shipped = json.loads((SYMBOLS / "frames.json").read_text("utf-8"))
    assert {name: [list(point) for point in points] for name, points in found.items()} == shipped


def test_everything_is_rebuilt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The script writes the shipped files again."""
    folder = package()
    monkeypatch.setattr(symbol_files, "SYMBOLS", tmp_path)
    main(folder)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {
        file.name: file.read_bytes() for file in SYMBOLS.iterdir()
    }
