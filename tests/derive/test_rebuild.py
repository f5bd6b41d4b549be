"""The whole derivation: a rebuild gives the shipped bytes."""

import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
import shapely

from geodata.derive import registry_packages
from geodata.places.shape_archive import SHAPES

CACHE = Path.home() / ".cache" / "briefmap"
RECORD = json.loads((SHAPES / "provenance.json").read_text("utf-8"))


def test_the_record_names_every_package() -> None:
    """Package, version, hash, licence and script."""
    assert RECORD["packages"] == [vars(package) for package in registry_packages.PACKAGES]
    assert RECORD["script"] == "python -m geodata.derive"


def test_a_rebuild_is_identical(tmp_path: Path) -> None:
    """Byte by byte, with the packages and tools of the record."""
    missing = [package.file for package in registry_packages.PACKAGES if not (CACHE / package.file).exists()]
    if missing:
        pytest.skip(f"not in {CACHE}: {', '.join(missing)}; run the derive command once")
    tools = {name: version(name) for name in RECORD["tools"] if name != "geos"}
    if tools | {"geos": shapely.geos_version_string} != RECORD["tools"]:
        pytest.skip(f"other tools than the record's: {tools}")
    command = [sys.executable, "-m", "geodata.derive", "--cache", str(CACHE), "--out", str(tmp_path)]
    subprocess.run(command, check=True, cwd=SHAPES.parents[2])
    made = [path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()]
    assert len(made) > 15
    assert [
        str(name) for name in made if (tmp_path / name).read_bytes() != (SHAPES.parent / name).read_bytes()
    ] == []
