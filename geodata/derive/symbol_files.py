"""Symbol files, made reproducibly.

* ``frames.json``: four APP-6 frames (land unit), with points from the npm package milsymbol (MIT).
* ``pictograms.json``: rings of the pictograms of kinds, from the icon sets Maki and Temaki (CC0).
* ``glyphs.png``, ``glyphs.json``: all glyphs as masks in one image, and the position of each in pixels.
* ``hatch-*.png``: tiles of the hatches of areas, one for each direction, with whole lines and with broken.
* ``advances.json``: width of each character of the map's typeface in thousandths of the type size.
"""

import json
import re
import struct
import tarfile
import zlib
from collections.abc import Mapping
from html import unescape
from importlib.resources import files
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import shapely

from geodata.derive.registry_packages import Package, fetch_package, read_member
from geodata.layout.glyphs import AFFILIATIONS, glyph_polygons
from geodata.layout.looks.area_overlaps import hatch_tile_name, hatch_tile_names

SYMBOLS = Path(str(files("geodata"))) / "data" / "symbols"
COMMAND = "python -m geodata.derive --only symbols"
FONT = Path(str(files("geodata"))) / "data" / "fonts" / "IBMPlexSansArabic-Regular.ttf"
MILSYMBOL = Package(
    "milsymbol",
    "3.0.4",
    "milsymbol-3.0.4.tgz",
    "51f45f50e6c1a51b4b52db9d99b8d9cd032338669abd4ce2c31b811119226e33",
    "MIT, Copyright (c) 2017 Måns Beckman",
    manager="npm",
)
MAKI = Package(
    "@mapbox/maki",
    "8.2.0",
    "mapbox-maki-8.2.0.tgz",
    "f6e59156521117c311c0e73a6aeef8d5039daea9c7fbe1ff9264e18a3ebec87f",
    "CC0 1.0",
    manager="npm",
)
TEMAKI = Package(
    "@rapideditor/temaki",
    "5.13.0",
    "rapideditor-temaki-5.13.0.tgz",
    "52ae214da81bb1ac8ccaf4b2869deffede5e2eb17c76b1b73bb7b1098ea33b9e",
    "CC0 1.0",
    manager="npm",
)
PICTOGRAMS: Final[Mapping[str, tuple[Package, str]]] = {
    "tent": (TEMAKI, "army_tent"),
    "arrow": (MAKI, "arrow"),
    "rocket": (MAKI, "rocket"),
    "binoculars": (TEMAKI, "binoculars"),
    "truck": (TEMAKI, "truck"),
    "cross": (MAKI, "hospital"),
    "crossed": (TEMAKI, "x_oblique"),
    "flag": (MAKI, "embassy"),
    "shield": (TEMAKI, "shield"),
    "barred": (MAKI, "roadblock"),
    "anchor": (MAKI, "harbor"),
    "bolt": (TEMAKI, "power"),
    "skull": (MAKI, "danger"),
    "walker": (TEMAKI, "pedestrian"),
    "bars": (MAKI, "prison"),
    "board": (TEMAKI, "billboard"),
    "lock": (TEMAKI, "lock"),
    "hand": (TEMAKI, "hand"),
    "flame": (MAKI, "fire-station"),
    "caution": (MAKI, "caution"),
    "star": (MAKI, "star"),
    "ship": (MAKI, "ferry"),
    "jet": (TEMAKI, "fighter_jet"),
}
"""Pictogram → its package and the name of the icon there; some serve only the kinds that a brief adds."""
_ICON_TOLERANCE: Final = 0.004
"""Largest deviation of a pictogram's outline, in halves of its side."""
_GEOMETRIES = "package/src/ms/symbolgeometries.js"
_FRAME_NAMES = dict(
    zip(AFFILIATIONS, ("GroundFriend", "GroundHostile", "GroundNeutral", "GroundUnknown"), strict=True)
)
_CELL = 72
_SAMPLES = 4
_COLUMNS = 6
_TILE = 32
_HATCH_GAP = 0.4
"""Gap of a broken line of the hatch, as a share of the tile."""
_CURVE_STEPS = 12

Mask = npt.NDArray[np.uint8]


def write_symbols(cache: Path, out: Path) -> None:
    """Write every file, and their provenance."""
    out.mkdir(parents=True, exist_ok=True)
    sheet, positions = draw_glyph_sheet()
    (out / "glyphs.png").write_bytes(encode_png(sheet))
    for name, tile in draw_hatches().items():
        (out / name).write_bytes(encode_png(tile))
    tables = {
        "frames": read_frames(fetch_package(MILSYMBOL, cache)),
        "pictograms": read_pictograms({each: fetch_package(each, cache) for each in (MAKI, TEMAKI)}),
        "glyphs": positions,
        "advances": read_advances(FONT),
        "provenance": provenance(),
    }
    for name, table in tables.items():
        text = json.dumps(table, ensure_ascii=False, indent=1, sort_keys=True)
        (out / f"{name}.json").write_text(f"{text}\n", "utf-8")


def provenance() -> list[dict[str, str]]:
    """Return source, licence and command of each symbol file."""
    return [
        {
            "files": "frames.json",
            "package": MILSYMBOL.name,
            "version": MILSYMBOL.version,
            "sha256": MILSYMBOL.sha256,
            "licence": MILSYMBOL.licence,
            "script": COMMAND,
        },
        *(
            {
                "files": f"pictograms.json ({', '.join(_names_from(each))})",
                "package": each.name,
                "version": each.version,
                "sha256": each.sha256,
                "licence": each.licence,
                "script": COMMAND,
            }
            for each in (MAKI, TEMAKI)
        ),
        {
            "files": " ".join(["glyphs.png", "glyphs.json", *hatch_tile_names()]),
            "package": "drawn by the project, with the frames and pictograms above",
            "licence": "MIT",
            "script": COMMAND,
        },
        {
            "files": "advances.json",
            "package": "IBM Plex Sans Arabic, as shipped in data/fonts",
            "licence": "SIL Open Font License 1.1",
            "script": COMMAND,
        },
    ]


def read_frames(package: Path) -> dict[str, list[tuple[float, float]]]:
    """Return the corners of the four frames, by affiliation, in a box from -1 to 1."""
    with tarfile.open(package) as archive:
        member = archive.extractfile(_GEOMETRIES)
        source = member.read().decode() if member else ""
    return {
        name: [_to_unit_box(point) for point in _path_points(_frame_path(source, key))]
        for name, key in _FRAME_NAMES.items()
    }


def _names_from(package: Package) -> list[str]:
    """Return the pictograms of a package, each with the name of its icon there where that is another."""
    return [
        name if name == icon else f"{name}: {icon}"
        for name, (source, icon) in PICTOGRAMS.items()
        if source == package
    ]


def read_pictograms(paths: Mapping[Package, Path]) -> dict[str, list[list[tuple[float, float]]]]:
    """Return the rings of each pictogram in a box from -1 to 1, y down."""
    return {
        name: _icon_rings(read_member(paths[package], f"package/icons/{icon}.svg").decode())
        for name, (package, icon) in PICTOGRAMS.items()
    }


def _icon_rings(svg: str) -> list[list[tuple[float, float]]]:
    """Return the rings of an icon of one path; its square view box becomes the box from -1 to 1."""
    from fontTools.pens.recordingPen import RecordingPen  # noqa: PLC0415 - an extra that only this part needs
    from fontTools.svgLib.path.parser import parse_path  # noqa: PLC0415

    (data,) = re.findall(r"<path[^>]*? d=\"([^\"]+)\"", svg)
    (side,) = re.findall(r"viewBox=\"0 0 ([\d.]+) ", svg)
    pen = RecordingPen()
    parse_path(unescape(data), pen)
    rings: list[list[complex]] = []
    for command, given in pen.value:
        points = [complex(*point) for point in given]
        if command == "moveTo":
            rings.append(points)
        elif command == "curveTo":
            rings[-1] += _curve_points(rings[-1][-1], *points)
        elif command in {"lineTo", "closePath", "endPath"}:
            rings[-1] += points
        else:
            msg = f"an icon with {command}; add it to the reader of icons"
            raise ValueError(msg)
    half = float(side) / 2
    return [_simple_ring([(at.real / half - 1, at.imag / half - 1) for at in ring]) for ring in rings]


def _simple_ring(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return a ring without the points that a symbol of 72 pixels does not show."""
    kept = shapely.get_coordinates(shapely.LinearRing(points).simplify(_ICON_TOLERANCE)).tolist()
    return [(round(x, 3), round(y, 3)) for x, y in kept]


def _frame_path(source: str, key: str) -> str:
    """Return the SVG path data of a frame in the package's JavaScript."""
    found = re.search(rf'\b{key}: \{{\s*g: \{{\s*type: "path",\s*d:\s*"([^"]+)"', source)
    if not found:
        msg = f"{_GEOMETRIES} of {MILSYMBOL.file} has no path {key}; adapt the pattern to the package"
        raise ValueError(msg)
    return found[1]


def _to_unit_box(point: complex) -> tuple[float, float]:
    """Return a point of the package's 200 × 200 canvas in the box of the frames."""
    return round((point.real - 100) / 80, 3), round((point.imag - 100) / 80, 3)


def _path_points(data: str) -> list[complex]:
    """Return the corners of an SVG path of the commands M, L, l, C and Z; curves become short chords."""
    points: list[complex] = []
    for command, text in re.findall(r"([MLlCZz])([^MLlCZz]*)", data):
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", text)]
        given = [complex(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        if command == "C":
            points += _curve_points(points[-1], *given)
            continue
        for point in given:
            points.append(points[-1] + point if command == "l" else point)
    return points


def _curve_points(start: complex, *controls: complex) -> list[complex]:
    """Return points of a cubic Bézier curve after its start, for two control points and the end."""
    one, two, end = controls
    steps = [at / _CURVE_STEPS for at in range(1, _CURVE_STEPS + 1)]
    return [
        (1 - t) ** 3 * start + 3 * t * (1 - t) ** 2 * one + 3 * t**2 * (1 - t) * two + t**3 * end
        for t in steps
    ]


def draw_glyph_sheet() -> tuple[Mask, dict[str, dict[str, int | bool]]]:
    """Return all glyphs in one mask, and the rectangle of each in it by name."""
    shapes = glyph_polygons()
    rows = -(-len(shapes) // _COLUMNS)
    sheet = np.zeros((rows * _CELL, _COLUMNS * _CELL), np.uint8)
    positions: dict[str, dict[str, int | bool]] = {}
    for index, (name, shape) in enumerate(shapes.items()):
        top, left = index // _COLUMNS * _CELL, index % _COLUMNS * _CELL
        sheet[top : top + _CELL, left : left + _CELL] = _rasterize(shape)
        positions[name] = {"x": left, "y": top, "width": _CELL, "height": _CELL, "mask": True}
    return sheet, positions


def _rasterize(shape: shapely.Geometry) -> Mask:
    """Return a glyph as opacity: the share of the samples of each pixel that lie inside."""
    side = _CELL * _SAMPLES
    # A margin of two pixels keeps neighbours in the sheet apart.
    axis = ((np.arange(side) + 0.5) / side * 2 - 1) * _CELL / (_CELL - 4)
    across, down = np.meshgrid(axis, axis)
    inside = shapely.contains_xy(shape, across, down)
    share = inside.reshape(_CELL, _SAMPLES, _CELL, _SAMPLES).mean(axis=(1, 3))
    mask: Mask = np.round(share * 255).astype(np.uint8)
    return mask


def draw_hatches() -> dict[str, Mask]:
    """Return by name the seamless tiles of hatches: lines that rise, fall, lie or stand, whole or broken."""
    across, down = np.meshgrid(np.arange(_TILE) + 0.5, np.arange(_TILE) + 0.5)
    ways = ((across + down, across - down), (across - down, across + down), (down, across), (across, down))
    return {
        hatch_tile_name(turn, broken=broken): _draw_lines(over, along, broken=broken)
        for turn, (over, along) in enumerate(ways)
        for broken in (False, True)
    }


def _draw_lines(over: npt.NDArray[np.float64], along: npt.NDArray[np.float64], *, broken: bool) -> Mask:
    """Return a tile of lines that cover a quarter of it, less their gaps.

    Of each pixel ``over`` is its place across the lines, ``along`` that on them.
    """
    cover = _TILE / 8 + 0.5 - np.abs(over % _TILE - _TILE / 2)
    if broken:
        cover = np.minimum(cover, np.abs(along % _TILE - _TILE / 2) - _TILE * _HATCH_GAP / 2 + 0.5)
    tile: Mask = np.round(np.clip(cover, 0, 1) * 255).astype(np.uint8)
    return tile


def encode_png(mask: Mask) -> bytes:
    """Return a white image with this opacity as PNG."""
    height, width = mask.shape
    pixels = np.full((height, width, 4), 255, np.uint8)
    pixels[..., 3] = mask
    lines = b"".join(b"\0" + pixels[row].tobytes() for row in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_png_chunk(name, data) for name, data in chunks)


def _png_chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def read_advances(font: Path) -> dict[str, int]:
    """Return the width of each character of a font in thousandths of the type size."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - an extra that only this part needs

    face = TTFont(font)
    scale = 1000 / face["head"].unitsPerEm
    widths = face["hmtx"].metrics
    return {chr(code): round(widths[name][0] * scale) for code, name in sorted(face.getBestCmap().items())}
