"""The map's static files, each at an address that contains a hash, so that a browser fetches it once.

The hash is the file's own. The built files of the map's code import each other by relative path, so they
share one hash of them all; areas in full detail and the areas of names share that of the shipped shapes,
since many are named and few are fetched. Only names that this module makes are answered; a name from a
request never becomes a path.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache, partial
from importlib.resources import files
from typing import Any, Final, get_args

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata import __version__
from geodata.gazetteer.shipped_table import shipped_places
from geodata.ground.named_areas import area_of_name, named_areas
from geodata.layout.looks.area_overlaps import hatch_tile_names
from geodata.layout.looks.css_variables import map_css_variables
from geodata.places import load_countries
from geodata.places.shape_archive import SHAPES_FOLDER
from geodata.places.shape_edges import drawn_shape, has_full_drawing
from geodata.places.shapes import drawn_borders
from geodata.view import Theme
from geodata.words import LANGS, Lang, catalogue_entries, chosen_month_name, written_language

DATA: Final = files("geodata") / "data"
BUILD_FOLDER: Final = files("geodata") / "instrument" / "dist"
"""Folder of the map component's built scripts, which are no part of the sources."""
MAP_SCRIPT: Final = "instrument.js"
BRIEFING_SCRIPT: Final = "briefing.js"
SCRIPTS: Final = (MAP_SCRIPT, BRIEFING_SCRIPT, "worker.js", "licences.txt")
"""The built files that are named from outside; the code imports chunks beside them."""
MONTH_PREFIX: Final = "month."
WORD_PREFIXES: Final = ("map.", MONTH_PREFIX, "period.", "standing.", "count.events")
"""Prefixes of the catalogue keys whose sentences the map component shows."""
LANGUAGE_FIELDS: Final = (
    *("code", "locale", "direction", "digits", "thousands_separator", "decimal_mark"),
    *("clause_separator", "month_range_dash"),
)
"""Fields of a language's row that the browser reads."""
SYMBOLS: Final = ("glyphs.png", *hatch_tile_names())
AREA_PREFIX: Final = "area-"
AREA_SUFFIX: Final = ".geojson"
FULL_PREFIX: Final = "full-"
"""Begins the files with a shape in full detail."""
NAMED_PREFIX: Final = "named-"
"""Begins the files with the area of the name of a state or a water."""
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


def area_asset_name(shape: str) -> str:
    """Return the name of the file with a named shape."""
    return f"{AREA_PREFIX}{shape}{AREA_SUFFIX}"


def full_shapes_base() -> str:
    """Return the beginning of the addresses of shapes in full detail; name and suffix of a shape follow."""
    return f"assets/{_shapes_sha256()}/{FULL_PREFIX}"


def area_names_file(lang: Lang) -> str:
    """Return the name of the file with the names of states and waters that have an area."""
    return f"areas-{lang}.json"


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
    return {name: getattr(written_language(lang), name) for name in LANGUAGE_FIELDS}


def is_map_built() -> bool:
    """Return whether the map component was built; without it the pages use ``st.pydeck_chart``."""
    return all((BUILD_FOLDER / name).is_file() for name in SCRIPTS)


@cache
def font_file_names() -> tuple[str, ...]:
    """Return the names of the font files, sorted."""
    names = (entry.name for entry in (DATA / "fonts").iterdir())
    return tuple(sorted(name for name in names if name.endswith((".ttf", ".woff2"))))


def _sha256(name: str) -> str:
    if _shape_in(name, NAMED_PREFIX) in named_areas():
        return _shapes_sha256()
    shape = _shape_in(name, FULL_PREFIX)
    if shape and has_full_drawing(shape):
        return _shapes_sha256()
    return _own_sha256(name)


@cache
def _own_sha256(name: str) -> str:
    if is_map_built() and name in _build():
        return _build_sha256()
    return hashlib.sha256(_bytes(name)).hexdigest()


def _shape_in(name: str, prefix: str) -> str:
    """The shape that is in a file, by the prefix of its name; empty for another file."""
    is_shape = name.startswith(prefix) and name.endswith(AREA_SUFFIX)
    return name.removeprefix(prefix).removesuffix(AREA_SUFFIX) if is_shape else ""


@cache
def _build_sha256() -> str:
    """One hash of all built files with their names."""
    found = hashlib.sha256()
    for name, file in _build().items():
        found.update(f"{name}\0{len(file)}\0".encode())
        found.update(file)
    return found.hexdigest()


@cache
def _shapes_sha256() -> str:
    """One hash of the shipped shapes and of the version that makes files of them."""
    found = hashlib.sha256(__version__.encode())
    for path in sorted(SHAPES_FOLDER.glob("*.zip")):
        found.update(path.read_bytes())
    return found.hexdigest()


def _bytes(name: str) -> bytes:
    for prefix, make in ((AREA_PREFIX, _area), (FULL_PREFIX, _full_area), (NAMED_PREFIX, _named_area)):
        if shape := _shape_in(name, prefix):
            return make(shape)
    return _makers()[name]()


@cache
def _makers() -> Mapping[str, Callable[[], bytes]]:
    """Return, by name, the function that makes each file; areas are apart, by their prefix."""
    symbols = {name: partial(_file, "symbols", name) for name in SYMBOLS}
    faces = {name: partial(_file, "fonts", name) for name in font_file_names()}
    shapes: dict[str, Callable[[], bytes]] = {
        "countries.geojson": _countries,
        "borders.geojson": partial(_borders, disputed=False),
        "disputed.geojson": partial(_borders, disputed=True),
    }
    words = {f"words-{lang}.json": partial(_words, lang) for lang in LANGS}
    words |= {area_names_file(lang): partial(_area_names, lang) for lang in LANGS}
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
        key: chosen_month_name(str(entry[lang])) if key.startswith(MONTH_PREFIX) else entry[lang]
        for key, entry in catalogue_entries().items()
        if key.startswith(WORD_PREFIXES)
    }
    tones = {theme: map_css_variables(theme) for theme in get_args(Theme)}
    record = {"language": language_facts(lang), "messages": sentences, "theme_variables": tones}
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


@cache
def _area_names(lang: Lang) -> bytes:
    """Return the names of states and waters that have an area, without the desk's own names."""
    places = shipped_places()
    rows = [
        {
            "id": area.id,
            "text": places[area.id].name[lang],
            "kind": area.kind,
            "rank": area.rank,
            "at": (places[area.id].lon, places[area.id].lat),
            "acts": False,
            "land": asset_url(f"{NAMED_PREFIX}{area.id}{AREA_SUFFIX}"),
            "extent": area.extent,
        }
        for area in named_areas().values()
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


@cache
def _file(folder: str, name: str) -> bytes:
    return (DATA / folder / name).read_bytes()


@lru_cache(maxsize=1024)
def _area(name: str) -> bytes:
    return _geojson([drawn_shape(name)], AREA_DECIMALS)


@lru_cache(maxsize=128)
def _full_area(name: str) -> bytes:
    return _geojson([drawn_shape(name, "full")], AREA_DECIMALS)


@lru_cache(maxsize=256)
def _named_area(name: str) -> bytes:
    return _geojson([area_of_name(name)], AREA_DECIMALS)


@cache
def _countries() -> bytes:
    """Return the land country by country, coarse enough for a browser that draws it without a GPU."""
    return _geojson(load_countries("coarse").geometry, BASEMAP_DECIMALS)


@cache
def _borders(*, disputed: bool) -> bytes:
    """Return the borders that are drawn plain, or those that are drawn broken."""
    return _geojson([drawn_borders()[disputed]], BASEMAP_DECIMALS)


def _geojson(geometries: Iterable[BaseGeometry], decimals: int) -> bytes:
    """Return a FeatureCollection with a feature for each geometry, cut where Web Mercator ends."""
    features = [_feature(geometry, decimals) for geometry in geometries]
    return json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":")).encode()


def _feature(geometry: BaseGeometry, decimals: int) -> dict[str, Any]:
    inside = shapely.clip_by_rect(geometry, *MERCATOR_EXTENT)
    rounded = shapely.transform(inside, lambda points: np.round(points, decimals))
    return {"type": "Feature", "properties": {}, "geometry": json.loads(shapely.to_geojson(rounded))}
