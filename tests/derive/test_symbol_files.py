"""Symbol files: a rebuild has the shipped bytes."""

import json
from pathlib import Path

import numpy as np
import pytest

from geodata.derive import symbol_files
from geodata.derive.registry_packages import Package
from geodata.derive.symbol_files import (
    FONT,
    MAKI,
    PICTOGRAMS,
    SYMBOLS,
    TEMAKI,
    draw_glyph_sheet,
    draw_hatches,
    encode_png,
    provenance,
    read_advances,
    read_frames,
    read_pictograms,
    write_symbols,
)

CACHE = Path.home() / ".cache" / "briefmap"


def cached_package(package: Package = symbol_files.MILSYMBOL) -> Path:
    """The path of a package, of the frames' by default; without it the test is skipped."""
    path = CACHE / package.file
    if not path.exists():
        pytest.skip(f"not in {CACHE}: {path.name}; run python -m geodata.derive --only symbols once")
    return path


def test_images_are_rebuilt_identically() -> None:
    """Glyphs and hatch have the shipped bytes."""
    sheet, positions = draw_glyph_sheet()
    assert encode_png(sheet) == (SYMBOLS / "glyphs.png").read_bytes()
    assert positions == json.loads((SYMBOLS / "glyphs.json").read_text("utf-8"))
    for name, tile in draw_hatches().items():
        assert encode_png(tile) == (SYMBOLS / name).read_bytes()


def test_the_hatch_is_seamless() -> None:
    """A quarter of each tile is ink; the slanting ones are each row shifted by a pixel and wrapped."""
    rising, broken, falling, _, lying, _, standing, _ = draw_hatches().values()
    assert np.array_equal(rising[1], np.roll(rising[0], -1))
    assert np.array_equal(falling[1], np.roll(falling[0], 1))
    assert np.array_equal(lying, standing.T)
    assert all(0.2 < tile.mean() / 255 < 0.35 for tile in (rising, falling, lying, standing))
    assert broken.mean() < 0.75 * rising.mean()


def test_widths_are_those_of_the_shipped_typeface() -> None:
    """Each character of the font, in thousandths of the type size."""
    assert read_advances(FONT) == json.loads((SYMBOLS / "advances.json").read_text("utf-8"))


def test_frames_are_those_of_the_package() -> None:
    """The points are those of the npm package."""
    found = read_frames(cached_package())
    shipped = json.loads((SYMBOLS / "frames.json").read_text("utf-8"))
    assert {name: [list(point) for point in points] for name, points in found.items()} == shipped


def test_pictograms_are_those_of_the_packages() -> None:
    """The rings are those of the icons in the two npm packages."""
    found = read_pictograms({each: cached_package(each) for each in (MAKI, TEMAKI)})
    shipped = json.loads((SYMBOLS / "pictograms.json").read_text("utf-8"))
    assert {name: [[list(at) for at in ring] for ring in rings] for name, rings in found.items()} == shipped


def test_every_pictogram_names_its_source() -> None:
    """Package, licence and icon stand in the provenance."""
    told = {each["package"]: each for each in provenance()}
    for name, (package, icon) in PICTOGRAMS.items():
        assert told[package.name]["licence"] == "CC0 1.0"
        assert (name if name == icon else f"{name}: {icon}") in told[package.name]["files"]


def test_the_provenance_is_shipped() -> None:
    """The shipped record is that of the code."""
    assert provenance() == json.loads((SYMBOLS / "provenance.json").read_text("utf-8"))


def test_all_files_are_rebuilt_identically(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files have the names and bytes of the shipped ones; frames and pictograms are taken from those."""
    shipped = {name: map(tuple, points) for name, points in json.loads(_read("frames.json")).items()}
    monkeypatch.setattr(symbol_files, "fetch_package", lambda _package, cache: cache)
    monkeypatch.setattr(
        symbol_files, "read_frames", lambda _path: {name: list(points) for name, points in shipped.items()}
    )
    monkeypatch.setattr(symbol_files, "read_pictograms", lambda _paths: json.loads(_read("pictograms.json")))
    write_symbols(tmp_path, tmp_path / "symbols")
    made = {file.name: file.read_bytes() for file in (tmp_path / "symbols").iterdir()}
    assert made == {file.name: file.read_bytes() for file in SYMBOLS.iterdir()}


def _read(name: str) -> str:
    return (SYMBOLS / name).read_text("utf-8")
