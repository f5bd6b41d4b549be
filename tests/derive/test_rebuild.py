"""The derive command: selection of parts, provenance, a rebuild with the shipped bytes."""

import gzip
import hashlib
import json
from importlib.metadata import version
from pathlib import Path

import mapbox_vector_tile
import pytest
import shapely
from pmtiles.reader import MmapSource, all_tiles

from geodata.derive import __main__ as command
from geodata.derive import registry_packages, symbol_files
from geodata.ground.ground_sources import SHIPPED_ARCHIVE
from geodata.places.shape_archive import SHAPES_FOLDER

CACHE = Path.home() / ".cache" / "briefmap"
RECORD = json.loads((SHAPES_FOLDER / "provenance.json").read_text("utf-8"))


def test_the_provenance_has_every_package() -> None:
    """It has the packages with version, hash and licence, and the command."""
    assert RECORD["packages"] == [vars(package) for package in registry_packages.PACKAGES]
    assert RECORD["script"] == "python -m geodata.derive"


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        ([], ["shapes", "gazetteer", "ground", "fonts", "symbols", "words", "frontend"]),
        (["--only", "shapes"], ["shapes"]),
        (["--only", "symbols", "--only", "fonts"], ["fonts", "symbols"]),
    ],
)
def test_parts_are_selected(
    arguments: list[str], parts: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without an option all parts are derived, in their order; each gets the cache and the output folder."""
    calls: list[tuple[str, Path, Path]] = []
    for name in command.PARTS:
        monkeypatch.setitem(
            command.PARTS, name, lambda cache, out, name=name: calls.append((name, cache, out))
        )
    command.run_derivation([*arguments, "--cache", str(tmp_path / "cache"), "--out", str(tmp_path)])
    assert calls == [(name, tmp_path / "cache", tmp_path) for name in parts]


def test_an_unknown_part_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """The error lists the parts."""
    with pytest.raises(SystemExit):
        command.run_derivation(["--only", "moon"])
    assert "symbols" in capsys.readouterr().err


@pytest.mark.parametrize("folder", ["shapes", "ground", "symbols"])
def test_recorded_commands_exist(folder: str) -> None:
    """Each command of a provenance file has the form that the parser accepts, with a known part."""
    record = json.loads((SHAPES_FOLDER.parent / folder / "provenance.json").read_text("utf-8"))
    for entry in [record] if isinstance(record, dict) else record:
        called, _, part = entry["script"].partition(" --only ")
        assert called == "python -m geodata.derive"
        assert part in {"", *command.PARTS}


def test_only_the_command_can_be_run() -> None:
    """No other module of the room is a script."""
    room = Path(command.__file__).parent
    scripts = [path.name for path in room.glob("*.py") if '"__main__"' in path.read_text("utf-8")]
    assert scripts == ["__main__.py"]


@pytest.mark.parametrize(
    ("part", "folders"),
    [
        # Land and sea paths take half a minute of computing.
        pytest.param("shapes", {"shapes", "gazetteer"}, marks=pytest.mark.prove),
        pytest.param("gazetteer", {"shapes", "gazetteer"}, marks=pytest.mark.prove),
        ("fonts", {"fonts"}),
        ("symbols", {"symbols"}),
    ],
)
def test_a_rebuild_is_identical(part: str, folders: set[str], tmp_path: Path) -> None:
    """With the packages and tools of the record, all files of a part have the shipped bytes."""
    packages = [*registry_packages.PACKAGES, symbol_files.MILSYMBOL]
    missing = [package.file for package in packages if not (CACHE / package.file).exists()]
    if missing:
        pytest.skip(f"not in {CACHE}: {', '.join(missing)}; run the derive command once")
    tools = {name: version(name) for name in RECORD["tools"] if name != "geos"}
    if tools | {"geos": shapely.geos_version_string} != RECORD["tools"]:
        pytest.skip(f"other tools than the record's: {tools}")
    command.run_derivation(["--only", part, "--cache", str(CACHE), "--out", str(tmp_path)])
    rebuilt = [path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.parts[0] for path in rebuilt} == folders
    shipped = SHAPES_FOLDER.parent
    assert [name for name in rebuilt if (tmp_path / name).read_bytes() != (shipped / name).read_bytes()] == []


@pytest.mark.prove
def test_the_ground_is_derived_again(tmp_path: Path) -> None:
    """With the packages and tools of its record, the archive has the same tiles with the same features."""
    record = json.loads((SHIPPED_ARCHIVE.parent / "provenance.json").read_text("utf-8"))
    missing = [each["file"] for each in record["packages"] if not (CACHE / each["file"]).exists()]
    if missing:
        pytest.skip(f"not in {CACHE}: {', '.join(missing)}; run the derive command once")
    tools = {name: version(name) for name in record["tools"] if name != "geos"}
    if tools | {"geos": shapely.geos_version_string} != record["tools"]:
        pytest.skip(f"other tools than the record's: {tools}")
    command.run_derivation(["--only", "ground", "--cache", str(CACHE), "--out", str(tmp_path)])
    shipped, again = (
        tile_features(path) for path in (SHIPPED_ARCHIVE, tmp_path / "ground" / "ground.pmtiles")
    )
    assert [place for place in shipped if again.get(place) != shipped[place]] == []
    assert len(again) == len(shipped)


def tile_features(path: Path) -> dict[tuple[int, int, int], str]:
    """A hash of the decoded features of each tile, whatever their order."""
    found = {}
    with path.open("rb") as file:
        for place, content in all_tiles(MmapSource(file)):
            layers = mapbox_vector_tile.decode(gzip.decompress(content))
            features = [
                json.dumps([name, feature["geometry"], feature["properties"]], sort_keys=True)
                for name, layer in layers.items()
                for feature in layer["features"]
            ]
            found[place] = hashlib.sha256("\n".join(sorted(features)).encode()).hexdigest()
    return found
