"""The map's static files, each at an address that contains a hash, so that a browser fetches it once.

The hash is the file's own. The built files of the map's code import each other by relative path, so they
share one hash of them all. Only names that this module makes are answered; a name from a request never
becomes a path.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from importlib.resources import files
from typing import Any, Final, get_args

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata import __version__
from geodata.layout.styles import map_css_variables
from geodata.places import gazetteer_shape, load_borders, load_countries, load_land
from geodata.view import Theme
from geodata.words import LANGS, LANGUAGES, Lang, catalogue_entries

DATA: Final = files("geodata") / "data"
BUILD_FOLDER: Final = files("geodata") / "instrument" / "dist"
"""Folder of the map component's built scripts, which are no part of the sources."""
MAP_SCRIPT: Final = "instrument.js"
BRIEFING_SCRIPT: Final = "briefing.js"
SCRIPTS: Final = (MAP_SCRIPT, BRIEFING_SCRIPT, "worker.js", "licences.txt")
"""The built files that are named from outside; the code imports chunks beside them."""
WORD_PREFIXES: Final = ("map.", "month.", "period.", "standing.")
"""Prefixes of the catalogue keys whose sentences the map component shows."""
LANGUAGE_FIELDS: Final = (
    *("code", "locale", "direction", "digits", "thousands_separator", "decimal_mark"),
    *("clause_separator", "month_range_dash"),
)
"""Fields of a language's row that the browser reads."""
SYMBOLS: Final = ("glyphs.png", "hatch.png")
AREA_PREFIX: Final = "area-"
AREA_SUFFIX: Final = ".geojson"
AREA_DECIMALS: Final = 4
"""Of degrees: eleven metres, finer than a pixel at any zoom of a brief."""
BASEMAP_DECIMALS: Final = 3
MERCATOR_EXTENT: Final = (-180, -85, 180, 85)
"""West, south, east, north in degrees (EPSG:4326)."""
MEDIA_TYPES: Final[Mapping[str, str]] = {
    ".geojson": "application/geo+json",
    ".js": "text/javascript",
    ".json": "application/json",
    ".png": "image/png",
    ".ttf": "font/ttf",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
}


def asset_url(name: str) -> str:
    """Return the relative address ``assets/<sha256>/<name>`` of a static file.

    Raises
    ------
    KeyError
        If there is no file of that name.
    """
    return f"assets/{_sha256(name)}/{name}"


def column_file_url(digest: str) -> str:
    """Return the relative address of a brief's column file."""
    return f"tables/{digest}.bin?v={__version__}"


def asset_content(sha256: str, name: str) -> bytes | None:
    """Return the bytes of a static file; None where the name is unknown or the hash is not its own."""
    try:
        return _bytes(name) if _sha256(name) == sha256 else None
    except KeyError:
        return None


def asset_media_type(name: str) -> str:
    """Return the media type of a static file."""
    return MEDIA_TYPES[f".{name.rpartition('.')[2]}"]


def language_facts(lang: Lang) -> dict[str, str]:
    """Return the facts about a language that the browser reads, from its row in the registry."""
    return {name: getattr(LANGUAGES[lang], name) for name in LANGUAGE_FIELDS}


def is_map_built() -> bool:
    """Return whether the map component was built; without it the pages use ``st.pydeck_chart``."""
    return all((BUILD_FOLDER / name).is_file() for name in SCRIPTS)


@cache
def font_file_names() -> tuple[str, ...]:
    """Return the names of the font files, sorted."""
    names = (entry.name for entry in (DATA / "fonts").iterdir())
    return tuple(sorted(name for name in names if name.endswith((".ttf", ".woff2"))))


@cache
def _sha256(name: str) -> str:
    if is_map_built() and name in _build():
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
    if name.startswith(AREA_PREFIX) and name.endswith(AREA_SUFFIX):
        return _area(name.removeprefix(AREA_PREFIX).removesuffix(AREA_SUFFIX))
    return _makers()[name]()


@cache
def _makers() -> Mapping[str, Callable[[], bytes]]:
    """Return, by name, the function that makes each file; areas are apart, by their prefix."""
    symbols = {name: partial(_file, "symbols", name) for name in SYMBOLS}
    faces = {name: partial(_file, "fonts", name) for name in font_file_names()}
    shapes: dict[str, Callable[[], bytes]] = {
        "land.geojson": _land,
        "countries.geojson": _countries,
        "borders.geojson": partial(_borders, disputed=False),
        "disputed.geojson": partial(_borders, disputed=True),
    }
    words = {f"words-{lang}.json": partial(_words, lang) for lang in LANGS}
    scripts = {name: partial(_script, name) for name in _build()} if is_map_built() else {}
    return {**shapes, **symbols, **faces, **words, **scripts}


@cache
def _build() -> Mapping[str, bytes]:
    """The built files by name, read together: chunks of two builds do not fit each other."""
    names = sorted(entry.name for entry in BUILD_FOLDER.iterdir() if entry.name.endswith((".js", ".txt")))
    return {name: (BUILD_FOLDER / name).read_bytes() for name in names}


def _script(name: str) -> bytes:
    return _build()[name]


@cache
def _words(lang: Lang) -> bytes:
    """Return the map component's sentences in one language, and the colours of each theme."""
    sentences = {
        key: entry[lang] for key, entry in catalogue_entries().items() if key.startswith(WORD_PREFIXES)
    }
    tones = {theme: map_css_variables(theme) for theme in get_args(Theme)}
    record = {"language": language_facts(lang), "messages": sentences, "theme_variables": tones}
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


@cache
def _file(folder: str, name: str) -> bytes:
    return (DATA / folder / name).read_bytes()


@cache
def _area(place_id: str) -> bytes:
    return _geojson([gazetteer_shape(place_id)], AREA_DECIMALS)


@cache
def _land() -> bytes:
    return _geojson([load_land("fine")], BASEMAP_DECIMALS)


@cache
def _countries() -> bytes:
    """Return the land country by country, coarse enough for a browser that draws it without a GPU."""
    return _geojson(load_countries("coarse").geometry, BASEMAP_DECIMALS)


@cache
def _borders(*, disputed: bool) -> bytes:
    frame = load_borders("coarse")
    chosen = frame.geometry[frame["disputed"].to_numpy(bool) == disputed]
    return _geojson([shapely.line_merge(shapely.union_all(chosen.to_numpy()))], BASEMAP_DECIMALS)


def _geojson(geometries: Iterable[BaseGeometry], decimals: int) -> bytes:
    """Return a FeatureCollection with a feature for each geometry, cut where Web Mercator ends."""
    features = [_feature(geometry, decimals) for geometry in geometries]
    return json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":")).encode()


def _feature(geometry: BaseGeometry, decimals: int) -> dict[str, Any]:
    inside = shapely.clip_by_rect(geometry, *MERCATOR_EXTENT)
    rounded = shapely.transform(inside, lambda points: np.round(points, decimals))
    return {"type": "Feature", "properties": {}, "geometry": json.loads(shapely.to_geojson(rounded))}
