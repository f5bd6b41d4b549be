"""The HTTP routes: static assets, map specs and column files of briefs, pictures, readiness.

No part of a request becomes a path of the file system: assets are looked up by name, briefs by digest.
"""

import gzip
import re
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from geodata import __version__
from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.brief_entry import LibraryEntry
from geodata.atlas.column_file import column_file_bytes as column_file
from geodata.atlas.library import process_library
from geodata.service.http_responses import (
    BRIEF_CACHE_CONTROL,
    YEAR_S,
    CachedContent,
    content_response,
    not_found_response,
    pack_content,
    parse_map_size,
)
from geodata.service.picture_route import get_snapshot
from geodata.service.slide_routes import get_slide_map, get_slides
from geodata.view import View, parse_view
from geodata.webmap import assets
from geodata.webmap.map_spec import encode_event_titles as title_records
from geodata.webmap.map_spec import encode_map_spec
from geodata.words import DEFAULT_LANG

BASEMAP_FILES = ("land.geojson", "borders.geojson", "disputed.geojson")
_ROW_NUMBER = re.compile(r"\d{1,9}")
_COMPRESSED_TYPES = ("image/png", "image/webp", "image/jpeg", "font/")


def build_routes(base: str = "") -> list[Route]:
    """Return the routes, each for GET and HEAD, at the root and under the base path."""
    endpoints = {
        "/assets/{sha256}/{name}": get_asset,
        "/scene/{digest}.json": get_map_spec,
        "/tables/{digest}.bin": get_column_file,
        "/titles/{digest}.json": get_event_titles,
        "/slides/{digest}.json": get_slides,
        "/slides/{digest}/{slide}.json": get_slide_map,
        "/snapshot.{form}": get_snapshot,
        "/ready": get_readiness,
        "/health": get_health,
    }
    prefixes = dict.fromkeys(("", f"/{base.strip('/')}".rstrip("/")))
    return [Route(f"{prefix}{path}", endpoint) for prefix in prefixes for path, endpoint in endpoints.items()]


def warm_caches() -> None:
    """Make and compress the basemap and the column files, which every first visit requests."""
    for name in BASEMAP_FILES:
        _asset_content(assets.asset_url(name).split("/")[1], name)
    for entry in process_library().entries():
        if entry.atlas is not None:
            _column_content(entry.atlas.digest)


def get_asset(request: Request) -> Response:
    """Answer with a static file by its hash and name, which never changes at its address."""
    sha256, name = request.path_params["sha256"], request.path_params["name"]
    try:
        return content_response(
            request, _asset_content(sha256, name), cache=f"public, max-age={YEAR_S}, immutable"
        )
    except LookupError:
        return not_found_response("asset")


def get_map_spec(request: Request) -> Response:
    """Answer with the map spec of a brief for a View; ``size`` is the map's, as ``960x640``."""
    view = parse_view(request.url.query).view
    look = View(lang=view.lang, theme=view.theme, show=view.show, camera=view.camera)
    try:
        spec = _map_spec_content(
            request.path_params["digest"], look, parse_map_size(request.query_params.get("size"))
        )
    except LookupError:
        return not_found_response("brief")
    return content_response(request, spec, cache=BRIEF_CACHE_CONTROL)


def get_column_file(request: Request) -> Response:
    """Answer with the column file of a brief, which never changes under its digest."""
    try:
        return content_response(
            request, _column_content(request.path_params["digest"]), cache=f"{BRIEF_CACHE_CONTROL}, immutable"
        )
    except LookupError:
        return not_found_response("brief")


def get_event_titles(request: Request) -> Response:
    """Answer with titles and tooltips of events, by ``row`` (repeatable), in the language ``lang``."""
    atlas = process_library().atlas_by_digest(request.path_params["digest"])
    if atlas is None:
        return not_found_response("brief")
    rows = [int(text) for text in request.query_params.getlist("row") if _ROW_NUMBER.fullmatch(text)]
    records = title_records(atlas, rows, parse_view(request.url.query).view.lang or DEFAULT_LANG)
    return content_response(request, pack_content(records, "application/json"), cache=BRIEF_CACHE_CONTROL)


def get_readiness(_request: Request) -> Response:
    """Answer with version and state of each brief, at once; 503 where no brief opens."""
    entries = process_library().entries(wait=False)
    opened = any(entry.atlas for entry in entries)
    state = {"ready": opened, "version": __version__, "briefs": [_entry_state(entry) for entry in entries]}
    return JSONResponse(state, status_code=200 if opened else 503, headers={"cache-control": "no-store"})


def get_health(_request: Request) -> Response:
    """Answer that the process lives, whatever the state of the briefs."""
    return JSONResponse({"status": "ok", "version": __version__}, headers={"cache-control": "no-store"})


def _entry_state(entry: LibraryEntry) -> dict[str, object]:
    """Return how one brief was read: digest, numbers of records, whether its text is attached."""
    brief = entry.atlas.brief if entry.atlas else None
    return {
        "id": entry.id,
        "digest": entry.atlas.digest if entry.atlas else None,
        "as_of": brief.as_of.isoformat() if brief else None,
        "events": len(brief.events) if brief else None,
        "slides": len(brief.slides) if brief else None,
        "text_sha256": brief.text_sha256 if brief else None,
        "text_attached": entry.text is not None,
        "problems": len(entry.problems),
        "unfinished": brief.unfinished if brief else None,
    }


@lru_cache(maxsize=256)
def _asset_content(sha256: str, name: str) -> CachedContent:
    plain = assets.asset_content(sha256, name)
    if plain is None:
        raise LookupError(name)
    media_type = assets.asset_media_type(name)
    packed = None if media_type.startswith(_COMPRESSED_TYPES) else gzip.compress(plain, 9, mtime=0)
    return CachedContent(plain, packed, media_type, sha256)


@lru_cache(maxsize=128)
def _map_spec_content(digest: str, look: View, map_size: tuple[int, int]) -> CachedContent:
    return pack_content(encode_map_spec(_atlas(digest), look, map_size), "application/json")


@lru_cache(maxsize=8)
def _column_content(digest: str) -> CachedContent:
    return pack_content(column_file(_atlas(digest)), "application/octet-stream")


def _atlas(digest: str) -> Atlas:
    """Return the atlas of an open brief.

    Raises
    ------
    LookupError
        If no brief of this digest is open.
    """
    atlas = process_library().atlas_by_digest(digest)
    if atlas is None:
        raise LookupError(digest)
    return atlas
