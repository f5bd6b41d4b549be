"""Command that derives the shipped files: ``python -m geodata.places.derive [--cache DIR] [--out DIR]``."""

import argparse
import json
from importlib.metadata import version
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.places import archive
from geodata.places.derive import coverage, disputes, fonts, names, packages, passages, waters

_DATA = archive.SHAPES.parent
_TOOLS = ("babel", "brotli", "fonttools", "numpy", "pyogrio", "shapely")


def shapes(land: coverage.Land, out: Path) -> dict[str, BaseGeometry]:
    """Write land, borders and seas at both details and the disputed areas; return the fine seas."""
    out.mkdir(parents=True, exist_ok=True)
    found = {}
    for detail, tolerance in coverage.TOLERANCE.items():
        cells = coverage.simplify(land.cells, tolerance)
        areas = disputes.areas(cells, land.second)
        whole = shapely.union_all(list(cells.values())).normalize()
        found[detail] = waters.seas(whole)
        archive.write(out / f"land-{detail}.zip", {"land": whole})
        archive.write(out / f"countries-{detail}.zip", coverage.countries(cells))
        archive.write(out / f"borders-{detail}.zip", coverage.borders(cells, areas))
        archive.write(out / f"seas-{detail}.zip", found[detail])
        if detail == "fine":
            archive.write(out / "disputed.zip", areas)
    return found["fine"]


def gazetteer(land: coverage.Land, seas: dict[str, BaseGeometry], cache: Path, out: Path) -> None:
    """Write the two tables of the gazetteer."""
    out.mkdir(parents=True, exist_ok=True)
    kept = _DATA / "gazetteer"
    known = names.coordinates(cache)
    names.write(
        out / "places.csv", [names.located(row, known, seas) for row in names.rows(kept / "places.csv")]
    )
    usual = names.rows(kept / "aliases.csv")
    labels = {name: names.label(land.cells[name], *point) for name, point in land.labels.items()}
    names.write(out / "countries.csv", names.countries(land.codes, labels, usual))


def provenance(out: Path) -> None:
    """Write where everything comes from, and the versions of the tools that shape the bytes."""
    record = {
        "script": "python -m geodata.places.derive",
        "packages": [vars(package) for package in packages.PACKAGES],
        "sea_limits": waters.limits()["source"],
        "tools": {name: version(name) for name in _TOOLS} | {"geos": shapely.geos_version_string},
    }
    (out / "provenance.json").write_text(json.dumps(record, indent=2) + "\n", "utf-8")


def main() -> None:
    """Derive everything; packages are downloaded once into the cache folder."""
    parser = argparse.ArgumentParser(prog="python -m geodata.places.derive", description=__doc__)
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "briefmap")
    parser.add_argument("--out", type=Path, default=_DATA)
    options = parser.parse_args()
    land = coverage.read(options.cache)
    seas = shapes(land, options.out / "shapes")
    gazetteer(land, seas, options.cache, options.out / "gazetteer")
    passages.derive(land, options.out / "shapes" / "sea_paths.zip")
    fonts.derive(options.cache, options.out / "fonts")
    provenance(options.out / "shapes")


if __name__ == "__main__":
    main()
