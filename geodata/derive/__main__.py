"""Command that makes the shipped files: ``python -m geodata.derive [--only PART] [--cache DIR] [--out DIR]``.

Packages are downloaded once into the cache folder. The parts: *shapes* with sea paths and the tables of
places, *gazetteer*, the places of the world, *ground*, the archive of tiles, *fonts*, *symbols*, *words*, the
place names that are common words too, and *frontend*, the TypeScript made from Python (into the sources, or
``--out``).
"""

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.derive import (
    advance_file,
    common_word_files,
    contract_file,
    disputed_areas,
    font_files,
    gazetteer_files,
    ground_tiling,
    land_cells,
    registry_packages,
    sea_paths,
    sea_polygons,
    style_file,
    symbol_files,
    world_gazetteer,
)
from geodata.places import shape_archive

_DATA = shape_archive.SHAPES_FOLDER.parent
_ROOT = _DATA.parents[1]
_TOOLS = ("babel", "brotli", "fonttools", "numpy", "pyogrio", "shapely")


def write_land_and_seas(land: land_cells.LandCells, folder: Path) -> dict[str, BaseGeometry]:
    """Write states and seas at all levels of detail, land but in full, borders coarse, disputed areas fine.

    Return the seas, at the fine level where they have it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    seas: dict[str, dict[str, BaseGeometry]] = {}
    for detail, tolerance in land_cells.TOLERANCE.items():
        cells = land_cells.simplify_cells(land.cells, tolerance)
        whole = shapely.union_all(list(cells.values())).normalize()
        seas[detail] = sea_polygons.cut_seas(whole, detail)
        if detail == "full":
            shape_archive.write_areas(folder / "countries-full.zip", land_cells.country_shapes(cells))
            shape_archive.write_areas(folder / "seas-full.zip", seas[detail])
            continue
        areas = disputed_areas.cut_disputed_areas(cells, land.second)
        shape_archive.write_shapes(folder / f"land-{detail}.zip", {"land": whole})
        shape_archive.write_shapes(folder / f"countries-{detail}.zip", land_cells.country_shapes(cells))
        shape_archive.write_shapes(folder / f"seas-{detail}.zip", seas[detail])
        if detail == "fine":
            shape_archive.write_shapes(folder / "disputed.zip", areas)
        else:
            shape_archive.write_shapes(folder / "borders.zip", land_cells.border_lines(cells, areas))
    return seas["coarse"] | seas["fine"]


def write_gazetteer(
    land: land_cells.LandCells, seas: dict[str, BaseGeometry], cache: Path, folder: Path
) -> None:
    """Write the three tables of the gazetteer."""
    folder.mkdir(parents=True, exist_ok=True)
    shipped = _DATA / "gazetteer"
    known = gazetteer_files.source_coordinates(cache)
    rows = gazetteer_files.read_rows(shipped / "places.csv")
    gazetteer_files.write_rows(
        folder / "places.csv", [gazetteer_files.with_coordinates(row, known) for row in rows]
    )
    waters = gazetteer_files.read_rows(shipped / "waters.csv")
    gazetteer_files.write_rows(folder / "waters.csv", gazetteer_files.with_water_labels(waters, seas))
    usual = gazetteer_files.read_rows(shipped / "aliases.csv")
    labels = {
        name: gazetteer_files.label_on_land(land.cells[name], *point) for name, point in land.labels.items()
    }
    gazetteer_files.write_rows(
        folder / "countries.csv", gazetteer_files.country_rows(land.codes, labels, usual)
    )


def write_provenance(folder: Path) -> None:
    """Write the packages of all parts but the symbols, and the versions of tools that affect the bytes."""
    record = {
        "script": "python -m geodata.derive",
        "packages": [vars(package) for package in registry_packages.PACKAGES],
        "sea_limits": sea_polygons.read_sea_limits()["source"],
        "tools": {name: version(name) for name in _TOOLS} | {"geos": shapely.geos_version_string},
    }
    (folder / "provenance.json").write_text(json.dumps(record, indent=2) + "\n", "utf-8")


def derive_shapes(cache: Path, out: Path) -> None:
    """Write shapes, gazetteer, sea paths and their provenance."""
    land = land_cells.read_land(cache)
    seas = write_land_and_seas(land, out / "shapes")
    write_gazetteer(land, seas, cache, out / "gazetteer")
    sea_paths.write_sea_paths(land, out / "shapes" / "sea_paths.zip")
    write_provenance(out / "shapes")


def derive_gazetteer(cache: Path, out: Path) -> None:
    """Write the places of the world and the shapes of provinces, rivers and lakes; *shapes* goes first."""
    (out / "shapes").mkdir(parents=True, exist_ok=True)
    (out / "gazetteer").mkdir(parents=True, exist_ok=True)
    world_gazetteer.write_world(cache, _DATA / "gazetteer", out)


def derive_ground(cache: Path, out: Path) -> None:
    """Write the archive of the ground, with the names of the shipped gazetteer."""
    seas = {
        name: shape_archive.read_shape(archive, name)
        for archive in ("seas-coarse", "seas-fine")
        for name in shape_archive.shape_ids(archive)
    }
    ground_tiling.write_ground(land_cells.read_land(cache), seas, cache, out / "ground")


def derive_fonts(cache: Path, out: Path) -> None:
    """Write the typeface."""
    font_files.write_fonts(cache, out / "fonts")


def derive_symbols(cache: Path, out: Path) -> None:
    """Write frames, glyphs, hatch and widths of characters."""
    symbol_files.write_symbols(cache, out / "symbols")


def derive_words(cache: Path, out: Path) -> None:
    """Write the word lists of names in running text and their provenance."""
    folder = out / "toponyms"
    common_word_files.write_word_lists(cache, folder)
    packages = [vars(package) for package in registry_packages.WORD_PACKAGES]
    record = {"script": "python -m geodata.derive --only words", "packages": packages}
    (folder / "provenance.json").write_text(json.dumps(record, indent=2, ensure_ascii=False) + "\n", "utf-8")


def derive_frontend(_cache: Path, out: Path) -> None:
    """Write the contract with the browser, the style table, and the vectors of limits and languages."""
    for path, text in frontend_files().items():
        file = (_ROOT if out == _DATA else out / "frontend") / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def frontend_files() -> dict[str, str]:
    """Return the text of each generated file by its path from the root of the sources."""
    generated = "geodata/instrument/src/generated"
    return {
        f"{generated}/map-contract.ts": contract_file.map_typescript(),
        f"{generated}/component-contract.ts": contract_file.component_typescript(),
        f"{generated}/briefing-contract.ts": contract_file.briefing_typescript(),
        f"{generated}/limits.ts": contract_file.limits_typescript(),
        f"{generated}/styles.ts": style_file.typescript(),
        f"{generated}/advances.json": advance_file.advances_json(),
        "tests/vectors/limits.json": contract_file.limits_json(),
        "tests/vectors/languages.json": contract_file.languages_json(),
    }


PARTS: Final[Mapping[str, Callable[[Path, Path], None]]] = {
    "shapes": derive_shapes,
    "gazetteer": derive_gazetteer,
    "ground": derive_ground,
    "fonts": derive_fonts,
    "symbols": derive_symbols,
    "words": derive_words,
    "frontend": derive_frontend,
}


def run_derivation(arguments: Sequence[str] | None = None) -> None:
    """Derive all parts, or those that ``--only`` names."""
    parser = argparse.ArgumentParser(prog="python -m geodata.derive", description=__doc__)
    parser.add_argument(
        "--only", action="append", choices=tuple(PARTS), help="repeatable; default: all parts"
    )
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "briefmap")
    parser.add_argument("--out", type=Path, default=_DATA)
    options = parser.parse_args(arguments)
    for name, derive in PARTS.items():
        if options.only is None or name in options.only:
            derive(options.cache, options.out)


if __name__ == "__main__":
    run_derivation()
