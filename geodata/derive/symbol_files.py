"""The shipped symbol files; ``python -m geodata.derive.symbol_files`` makes them anew, byte for byte.

* ``frames.json``: four APP-6 frames (land unit), points read off the npm package milsymbol (MIT).
* ``glyphs.png``, ``glyphs.json``: every glyph as a mask in one picture, and where each lies in it.
* ``hatch.png``: the tile of the hatch of a sea that was named without limits.
* ``advances.json``: how wide each character of the map's typeface is, in thousandths of its size.
"""

import json
import re
import struct
import sys
import tarfile
import zlib
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from geodata.derive.registry_packages import Package, fetch
from geodata.layout.glyphs import AFFILIATIONS, outlines

SYMBOLS = Path(str(files("geodata"))) / "data" / "symbols"
FONT = Path(str(files("geodata"))) / "data" / "fonts" / "IBMPlexSansArabic-Regular.ttf"
MILSYMBOL = Package(
    "milsymbol",
    "3.0.4",
    "milsymbol-3.0.4.tgz",
    "51f45f50e6c1a51b4b52db9d99b8d9cd032338669abd4ce2c31b811119226e33",
    "MIT, Copyright (c) 2017 Måns Beckman",
    manager="npm",
)
GEOMETRIES = "package/src/ms/symbolgeometries.js"
NAMES = dict(
    zip(AFFILIATIONS, ("GroundFriend", "GroundHostile", "GroundNeutral", "GroundUnknown"), strict=True)
)
CELL = 72
SAMPLES = 4
COLUMNS = 6
TILE = 32
CURVE_STEPS = 12

Mask = npt.NDArray[np.uint8]


def main(cache: Path) -> None:
    """Write every file, and their provenance."""
    SYMBOLS.mkdir(parents=True, exist_ok=True)
    source = fetch(MILSYMBOL, cache)
    _json("frames.json", frames(source))
    picture, places = atlas()
    (SYMBOLS / "glyphs.png").write_bytes(png(picture))
    _json("glyphs.json", places)
    (SYMBOLS / "hatch.png").write_bytes(png(hatch()))
    _json("advances.json", advances(FONT))
    _json("provenance.json", provenance())


def provenance() -> list[dict[str, str]]:
    """Where the symbol files come from."""
    return [
        {
            "files": "frames.json",
            "package": MILSYMBOL.name,
            "version": MILSYMBOL.version,
            "sha256": MILSYMBOL.sha256,
            "licence": MILSYMBOL.licence,
            "script": "geodata/derive/symbol_files.py",
        },
        {
            "files": "glyphs.png glyphs.json hatch.png",
            "package": "drawn by the project",
            "licence": "MIT",
            "script": "geodata/derive/symbol_files.py",
        },
        {
            "files": "advances.json",
            "package": "IBM Plex Sans Arabic, as shipped in data/fonts",
            "licence": "SIL Open Font License 1.1",
            "script": "geodata/derive/symbol_files.py",
        },
    ]


def _json(name: str, value: Any) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True)
    (SYMBOLS / name).write_text(f"{text}\n", "utf-8")


def frames(package: Path) -> dict[str, list[tuple[float, float]]]:
    """The four frames as points on a box from -1 to 1."""
    with tarfile.open(package) as archive:
        member = archive.extractfile(GEOMETRIES)
        source = member.read().decode() if member else ""
    return {name: [_unit(point) for point in _points(_path(source, key))] for name, key in NAMES.items()}


def _path(source: str, key: str) -> str:
    found = re.search(rf'\b{key}: \{{\s*g: \{{\s*type: "path",\s*d:\s*"([^"]+)"', source)
    if not found:
        msg = f"{GEOMETRIES} of {MILSYMBOL.file} has no path {key}: the package has changed; read it anew"
        raise ValueError(msg)
    return found[1]


def _unit(point: complex) -> tuple[float, float]:
    return round((point.real - 100) / 80, 3), round((point.imag - 100) / 80, 3)


def _points(data: str) -> list[complex]:
    """The corners of an SVG path of the commands M, L, l, C and Z, curves in short chords."""
    points: list[complex] = []
    for command, text in re.findall(r"([MLlCZz])([^MLlCZz]*)", data):
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", text)]
        given = [complex(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        if command == "C":
            points += _curve(points[-1], *given)
            continue
        for point in given:
            points.append(points[-1] + point if command == "l" else point)
    return points


def _curve(start: complex, *given: complex) -> list[complex]:
    one, two, end = given
    steps = [at / CURVE_STEPS for at in range(1, CURVE_STEPS + 1)]
    return [
        (1 - t) ** 3 * start + 3 * t * (1 - t) ** 2 * one + 3 * t**2 * (1 - t) * two + t**3 * end
        for t in steps
    ]


def atlas() -> tuple[Mask, dict[str, dict[str, int | bool]]]:
    """All glyphs in one mask, and the place of each in it."""
    shapes = outlines()
    rows = -(-len(shapes) // COLUMNS)
    picture = np.zeros((rows * CELL, COLUMNS * CELL), np.uint8)
    places: dict[str, dict[str, int | bool]] = {}
    for at, (name, shape) in enumerate(shapes.items()):
        top, left = at // COLUMNS * CELL, at % COLUMNS * CELL
        picture[top : top + CELL, left : left + CELL] = _drawn(shape)
        places[name] = {"x": left, "y": top, "width": CELL, "height": CELL, "mask": True}
    return picture, places


def _drawn(shape: shapely.Geometry) -> Mask:
    """A glyph as opacity, each pixel the share of its samples that lie inside."""
    side = CELL * SAMPLES
    # A rim of two pixels keeps neighbours in the picture apart.
    axis = ((np.arange(side) + 0.5) / side * 2 - 1) * CELL / (CELL - 4)
    across, down = np.meshgrid(axis, axis)
    inside = shapely.contains_xy(shape, across, down)
    share = inside.reshape(CELL, SAMPLES, CELL, SAMPLES).mean(axis=(1, 3))
    drawn: Mask = np.round(share * 255).astype(np.uint8)
    return drawn


def hatch() -> Mask:
    """A tile of slanting lines, a quarter of it ink, that joins itself on all sides."""
    across, down = np.meshgrid(np.arange(TILE) + 0.5, np.arange(TILE) + 0.5)
    distance = np.abs((across + down) % TILE - TILE / 2)
    tile: Mask = np.round(np.clip(TILE / 8 + 0.5 - distance, 0, 1) * 255).astype(np.uint8)
    return tile


def png(mask: Mask) -> bytes:
    """A white picture with this opacity, as PNG."""
    height, width = mask.shape
    pixels = np.full((height, width, 4), 255, np.uint8)
    pixels[..., 3] = mask
    lines = b"".join(b"\0" + pixels[row].tobytes() for row in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def advances(font: Path) -> dict[str, int]:
    """The width of each character in thousandths of the type size."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - needed to derive, never at run time

    face = TTFont(font)
    scale = 1000 / face["head"].unitsPerEm
    widths = face["hmtx"].metrics
    return {chr(code): round(widths[name][0] * scale) for code, name in sorted(face.getBestCmap().items())}


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("build") / "packages")
