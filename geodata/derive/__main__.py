"""Command that derives the shipped files: ``python -m geodata.derive [--cache DIR] [--out DIR]``."""

import argparse
import json
from importlib.metadata import version
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.derive import (
    disputed_areas,
    font_files,
    gazetteer_files,
    land_cells,
    registry_packages,
    sea_paths,
    sea_polygons,
)
from geodata.places import shape_archive

_DATA = shape_archive.SHAPES.parent
_TOOLS = ("babel", "brotli", "fonttools", "numpy", "pyogrio", "shapely")


def shapes(land: land_cells.Land, out: Path) -> dict[str, BaseGeometry]:
    """Write land, borders and seas at both details and the disputed areas; return the fine seas."""
    out.mkdir(parents=True, exist_ok=True)
    found = {}
    for detail, tolerance in land_cells.TOLERANCE.items():
        cells = land_cells.simplify(land.cells, tolerance)
        areas = disputed_areas.areas(cells, land.second)
        whole = shapely.union_all(list(cells.values())).normalize()
        found[detail] = sea_polygons.seas(whole)
        shape_archive.write_shapes(out / f"land-{detail}.zip", {"land": whole})
        shape_archive.write_shapes(out / f"countries-{detail}.zip", land_cells.countries(cells))
        shape_archive.write_shapes(out / f"borders-{detail}.zip", land_cells.borders(cells, areas))
        shape_archive.write_shapes(out / f"seas-{detail}.zip", found[detail])
        if detail == "fine":
            shape_archive.write_shapes(out / "disputed.zip", areas)
    return found["fine"]


def gazetteer(land: land_cells.Land, seas: dict[str, BaseGeometry], cache: Path, out: Path) -> None:
    """Write the two tables of the gazetteer."""
    out.mkdir(parents=True, exist_ok=True)
    kept = _DATA / "gazetteer"
    known = gazetteer_files.coordinates(cache)
    gazetteer_files.write(
        out / "places.csv",
        [gazetteer_files.located(row, known, seas) for row in gazetteer_files.rows(kept / "places.csv")],
    )
    usual = gazetteer_files.rows(kept / "aliases.csv")
    labels = {name: gazetteer_files.label(land.cells[name], *point) for name, point in land.labels.items()}
    gazetteer_files.write(out / "countries.csv", gazetteer_files.countries(land.codes, labels, usual))


def provenance(out: Path) -> None:
    """Write where everything comes from, and the versions of the tools that shape the bytes."""
    record = {
        "script": "python -m geodata.derive",
        "packages": [vars(package) for package in registry_packages.PACKAGES],
        "sea_limits": sea_polygons.limits()["source"],
        "tools": {name: version(name) for name in _TOOLS} | {"geos": shapely.geos_version_string},
    }
    (out / "provenance.json").write_text(json.dumps(record, indent=2) + "\n", "utf-8")


def main() -> None:
    """Derive everything; packages are downloaded once into the cache folder."""
    parser = argparse.ArgumentParser(prog="python -m geodata.derive", description=__doc__)
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "briefmap")
    parser.add_argument("--out", type=Path, default=_DATA)
    options = parser.parse_args()
    land = land_cells.read(options.cache)
    seas = shapes(land, options.out / "shapes")
    gazetteer(land, seas, options.cache, options.out / "gazetteer")
    sea_paths.derive(land, options.out / "shapes" / "sea_paths.zip")
    font_files.derive(options.cache, options.out / "fonts")
    provenance(options.out / "shapes")


if __name__ == "__main__":
    main()
