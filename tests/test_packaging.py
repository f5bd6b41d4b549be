"""The wheel alone, outside the checkout, starts the whole app."""

import json
import os
import re
import socket
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[1]
PIP = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")
STARTED_S = 60
INSTRUMENT = (
    "dist/briefing.js",
    "dist/instrument.js",
    "dist/licences.txt",
    "dist/sources.sha256",
    "dist/worker.js",
    "served/count-format.js",
    "served/dom.js",
    "served/event-links.js",
    "served/event-table.js",
    "served/choice-keys.js",
    "served/choice-list.js",
    "served/filter-choices.js",
    "served/fold-text.js",
    "served/filter-panel.js",
    "served/loader.js",
    "served/first-stop.js",
    "served/lost-server.js",
    "served/phone-panels.js",
    "served/reading-sync.js",
    "served/stand-in.js",
    "served/typed-day.js",
)
CHUNK = re.compile(r"geodata/instrument/dist/chunk-[A-Z0-9]{8}\.js")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [*PIP, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, cwd=folder)
    return next(folder.glob("briefmap-*.whl"))


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory that holds what the wheel installs and nothing else."""
    folder = tmp_path_factory.mktemp("site")
    command = [*PIP, "install", "--no-deps", "--no-index", "--target", str(folder), str(wheel)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def address(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server started from the installed wheel, far from the checkout."""
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    away = tmp_path_factory.mktemp("away")
    command = [sys.executable, "-P", "-m", "geodata", "serve", "--port", str(port)]
    with (
        (away / "log").open("w") as log,
        subprocess.Popen(command, **_apart(site, away), stderr=log) as server,
    ):
        try:
            _wait(f"http://localhost:{port}/ready", server)
            yield f"http://localhost:{port}"
        finally:
            server.terminate()


def _apart(site: Path, away: Path) -> dict[str, object]:
    return {"cwd": away, "env": os.environ | {"PYTHONPATH": str(site)}, "stdout": subprocess.DEVNULL}


def _wait(url: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + STARTED_S
    while time.monotonic() < until and server.poll() is None:
        try:
            urlopen(url, timeout=5).close()
        except OSError:
            time.sleep(0.3)
        else:
            return
    pytest.fail(f"no answer from {url}; the server's exit code is {server.poll()}")


def test_the_wheel_carries_everything_once(wheel: Path) -> None:
    """App, pages, settings and data are inside; no test, no cache, no derivation tool, and nothing twice."""
    names = ZipFile(wheel).namelist()
    carried = {name.removeprefix("geodata/_app/") for name in names if name.startswith("geodata/_app/")}
    pages = {f"pages/{path.name}" for path in (ROOT / "pages").glob("*.py")}
    assert carried == {"app.py", ".streamlit/config.toml"} | pages
    assert "geodata/data/briefs/siyaqat-2024-10/brief.yaml" in names
    guide = {f"geodata/guide/{path.name}" for path in (ROOT / "geodata" / "guide").glob("*.md")}
    assert {name for name in names if name.startswith("geodata/guide/")} == guide
    assert len(guide) > 15
    assert len(names) == len(set(names))
    built = {name for name in names if name.startswith("geodata/instrument/")}
    chunks = {name for name in built if CHUNK.fullmatch(name)}
    assert chunks
    assert built - chunks == {f"geodata/instrument/{name}" for name in INSTRUMENT}
    left_out = ("tests/", "geodata/derive/")
    assert not [name for name in names if "__pycache__" in name or name.startswith(left_out)]


def test_the_installed_package_is_the_one_that_runs(site: Path, tmp_path: Path) -> None:
    """What is installed finds its own launcher and not the one of the checkout."""
    code = "from geodata.command_line.commands import launcher_path; print(launcher_path())"
    command = [sys.executable, "-P", "-c", code]
    found = subprocess.run(
        command, check=True, capture_output=True, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(site)}
    )
    assert Path(found.stdout.decode().strip()) == site / "geodata" / "_app" / "app.py"


@pytest.mark.parametrize("path", ["/", "/about", "/help"])
def test_an_installed_app_opens(path: str, address: str) -> None:
    """Each page answers, under our headers."""
    with urlopen(f"{address}{path}", timeout=30) as answer:
        assert answer.status == 200
        assert "frame-ancestors" in answer.headers["content-security-policy"]


def test_an_installed_app_is_ready(address: str) -> None:
    """The shipped briefs are open, and the version is that of the package."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for brief in ("siyaqat-2024-10", "invented-incident-log-2031", "red-sea-2024-03"):
        with urlopen(f"{address}/state?brief={brief}", timeout=30) as answer:
            found = json.load(answer)
        assert found["version"].startswith(f"{project['version']}-")
        assert re.fullmatch(r"[0-9a-f]{64}", found["digest"])


def test_the_lock_file_names_no_address() -> None:
    """Where packages come from is the installer's business; each is known by its hash."""
    packages = json.loads((ROOT / "geodata/instrument/package-lock.json").read_text("utf-8"))["packages"]
    fetched = {name: package for name, package in packages.items() if name}
    assert [name for name, package in fetched.items() if "integrity" not in package] == []
    assert [name for name, package in fetched.items() if "resolved" in package or "funding" in package] == []


def test_constraints_are_plain_pins() -> None:
    """One version a package, no addresses, nothing editable; every dependency has one."""
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    names = {pin.partition("==")[0].lower().replace("_", "-") for pin in pins if pin.count("==") == 1}
    assert len(names) == len(pins)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    assert {name.split(">")[0].split("[")[0].lower() for name in wanted} <= names


def test_hashes_are_of_the_pinned_versions() -> None:
    """Continuous integration installs what constraints.txt pins, and each package has a hash."""
    listed = (ROOT / ".ci" / "hashes.txt").read_text(encoding="utf-8")
    hashed = {_plain(pin) for pin in re.findall(r"^([\w.-]+==\S+) \\$", listed, re.MULTILINE)}
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8").split()
    assert hashed <= {_plain(pin) for pin in pins}
    assert listed.count("==") == len(hashed) > 80
    assert "http" not in listed


def _plain(pin: str) -> str:
    return re.sub(r"[-_.]+", "-", pin.partition("==")[0]).lower() + "==" + pin.partition("==")[2]
