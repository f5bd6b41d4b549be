"""The static files of the map, each under an address that holds a hash: fetched once, never sent again.

The hash is the file's own. The built files of the map's code import each other by relative path, so they
stand together under one hash of them all. Only names that this module makes are answered; a name from outside
never becomes a path.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from functools import cache, partial
from importlib.resources import files
from typing import Any, Final, get_args

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.layout.styles import variables
from geodata.places import borders, land, shape
from geodata.view import Theme
from geodata.words import LANGS, Lang, entries

DATA: Final = files("geodata") / "data"
BUILT: Final = files("geodata") / "instrument" / "dist"
"""Where the map's own code is built to; it is no part of the sources."""
CODE: Final = "instrument.js"
BRIEFING: Final = "briefing.js"
SCRIPTS: Final = (CODE, BRIEFING, "worker.js", "licences.txt")
"""The built files that are named from outside; the code imports chunks beside them."""
SAID: Final = ("map.", "month.", "period.", "standing.")
"""What begins so in the catalogue is said by the map itself."""
PICTURES: Final[Mapping[str, str]] = {
    "glyphs.png": "symbols",
    "hatch.png": "symbols",
    "basemap-light.png": "basemap",
    "basemap-dark.png": "basemap",
    "basemap-contrast.png": "basemap",
}
AREA: Final = "area-"
SUFFIX: Final = ".geojson"
DECIMALS: Final = 4
"""Eleven metres: finer than a pixel at any zoom of a brief."""
BASE_DECIMALS: Final = 3
MERCATOR: Final = (-180, -85, 180, 85)
TYPES: Final[Mapping[str, str]] = {
    ".geojson": "application/geo+json",
    ".js": "text/javascript",
    ".json": "application/json",
    ".png": "image/png",
    ".ttf": "font/ttf",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
}


def url(name: str) -> str:
    """The relative address ``assets/<sha256>/<name>`` of a static file.

    Raises
    ------
    KeyError
        If there is no file of that name.
    """
    return f"assets/{_sha256(name)}/{name}"


def content(sha256: str, name: str) -> bytes | None:
    """The bytes of a static file; none when the name is unknown or the hash is another's."""
    try:
        return _bytes(name) if _sha256(name) == sha256 else None
    except KeyError:
        return None


def media_type(name: str) -> str:
    """The media type of a static file."""
    return TYPES[f".{name.rpartition('.')[2]}"]


def built() -> bool:
    """Whether the map's own code is there; without it the screens draw with what Streamlit brings."""
    return all((BUILT / name).is_file() for name in SCRIPTS)


@cache
def fonts() -> tuple[str, ...]:
    """Names of the font files, sorted."""
    found = (entry.name for entry in (DATA / "fonts").iterdir())
    return tuple(sorted(name for name in found if name.endswith((".ttf", ".woff2"))))


@cache
def _sha256(name: str) -> str:
    if built() and name in _build():
        return _build_sha256()
    return hashlib.sha256(_bytes(name)).hexdigest()


@cache
def _build_sha256() -> str:
    """One hash of all built files with their names."""
    found = hashlib.sha256()
    for name, file in _build().items():
        found.update(f"{name}\0{len(file)}\0".encode())
        found.update(file)
    return found.hexdigest()


def _bytes(name: str) -> bytes:
    if name.startswith(AREA) and name.endswith(SUFFIX):
        return _area(name.removeprefix(AREA).removesuffix(SUFFIX))
    return _fixed()[name]()


@cache
def _fixed() -> Mapping[str, Callable[[], bytes]]:
    pictures = {name: partial(_file, folder, name) for name, folder in PICTURES.items()}
    faces = {name: partial(_file, "fonts", name) for name in fonts()}
    shapes = {"land.geojson": _land, "borders.geojson": _borders, "disputed.geojson": _disputed}
    sentences = {f"words-{lang}.json": partial(_sentences, lang) for lang in LANGS}
    scripts = {name: partial(_script, name) for name in _build()} if built() else {}
    return {**shapes, **pictures, **faces, **sentences, **scripts}


@cache
def _build() -> Mapping[str, bytes]:
    """The built files by name, read together: chunks of two builds do not fit each other."""
    names = sorted(entry.name for entry in BUILT.iterdir() if entry.name.endswith((".js", ".txt")))
    return {name: (BUILT / name).read_bytes() for name in names}


def _script(name: str) -> bytes:
    return _build()[name]


@cache
def _sentences(lang: Lang) -> bytes:
    """What the map says by itself in a language, and the tones of each theme."""
    said = {key: entry[lang] for key, entry in entries().items() if key.startswith(SAID)}
    tones = {theme: variables(theme) for theme in get_args(Theme)}
    content = {"lang": lang, "words": said, "tones": tones}
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


@cache
def _file(folder: str, name: str) -> bytes:
    return (DATA / folder / name).read_bytes()


@cache
def _area(place_id: str) -> bytes:
    return _geojson(shape(place_id), DECIMALS)


@cache
def _land() -> bytes:
    return _geojson(land("fine"), BASE_DECIMALS)


@cache
def _borders() -> bytes:
    return _lines(disputed=False)


@cache
def _disputed() -> bytes:
    return _lines(disputed=True)


def _lines(*, disputed: bool) -> bytes:
    frame = borders("coarse")
    chosen = frame.geometry[frame["disputed"].to_numpy(bool) == disputed]
    return _geojson(shapely.line_merge(shapely.union_all(chosen.to_numpy())), BASE_DECIMALS)


def _geojson(geometry: BaseGeometry, decimals: int) -> bytes:
    """A FeatureCollection of one feature, cut where Web Mercator ends."""
    inside = shapely.clip_by_rect(geometry, *MERCATOR)
    rounded = shapely.transform(inside, lambda points: np.round(points, decimals))
    feature: dict[str, Any] = {
        "type": "Feature",
        "properties": {},
        "geometry": json.loads(shapely.to_geojson(rounded)),
    }
    return json.dumps({"type": "FeatureCollection", "features": [feature]}, separators=(",", ":")).encode()
