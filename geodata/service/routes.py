"""The HTTP routes: static assets, archives, map specs and column files of briefs, pictures, readiness.

No part of a request becomes a path of the file system: assets are looked up by name, archives by identity,
briefs by digest.
"""

import gzip
import re
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.column_file import column_file_bytes as column_file
from geodata.ground.ground_sources import drawing_version
from geodata.library.brief_entry import resolve_entry
from geodata.library.brief_library import process_library
from geodata.service.archive_route import ARCHIVE_PATH, get_archive
from geodata.service.document_picture_route import get_document_picture
from geodata.service.http_responses import (
    YEAR_S,
    CachedContent,
    brief_cache_control,
    content_response,
    not_found_response,
    pack_content,
    parse_map_size,
    refuse_request,
    unknown_values_response,
)
from geodata.service.near_route import get_near
from geodata.service.picture_route import get_snapshot
from geodata.service.readable_briefs import readable_atlas, readable_entries
from geodata.service.request_queue import queued
from geodata.service.slide_routes import get_slide_map, get_slides
from geodata.service.stand_in_route import get_stand_in
from geodata.view import View, parse_view
from geodata.webmap import assets
from geodata.webmap.map_spec import MOST_TITLES, encode_map_spec
from geodata.webmap.map_spec import encode_event_titles as title_records
from geodata.words import DEFAULT_LANG

_NOT_STORED = {"cache-control": "no-store"}
_ROW_NUMBER = re.compile(r"\d{1,9}")
_COMPRESSED_TYPES = ("image/png", "image/webp", "image/jpeg", "font/")


def build_routes(base: str = "") -> list[Route]:
    """Return the routes, each for GET and HEAD, at the root and under the base path."""
    endpoints = {
        "/assets/{sha256}/{name}": get_asset,
        ARCHIVE_PATH: get_archive,
        "/scene/{digest}.json": queued(get_map_spec),
        "/tables/{digest}.bin": queued(get_column_file),
        "/titles/{digest}.json": queued(get_event_titles),
        "/near.json": queued(get_near),
        "/slides/{digest}.json": queued(get_slides),
        "/slides/{digest}/{slide}.json": queued(get_slide_map),
        "/snapshot.{form}": queued(get_snapshot),
        "/stand-in/{digest}.{form}": queued(get_stand_in),
        "/documents/{digest}/{document}": queued(get_document_picture),
        "/state": get_state,
        "/ready": get_readiness,
        "/health": get_health,
    }
    prefixes = dict.fromkeys(("", f"/{base.strip('/')}".rstrip("/")))
    return [Route(f"{prefix}{path}", endpoint) for prefix in prefixes for path, endpoint in endpoints.items()]


def warm_caches() -> None:
    """Make and compress the column files, which every first visit requests."""
    for entry in process_library().entries():
        if entry.atlas is not None:
            _column_content(entry.atlas.digest)


def warm_first_map() -> None:
    """Make the shapes of the map that opens without a link: its first visitor waits for none of them."""
    entry = resolve_entry(process_library().entries(), None)
    if entry is not None and entry.atlas is not None:
        encode_map_spec(entry.atlas, View())


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
    parsed = parse_view(request.url.query)
    view = parsed.view
    look = View(lang=view.lang, theme=view.theme, show=view.show, camera=view.camera)
    digest = request.path_params["digest"]
    try:
        atlas = readable_atlas(request, digest)
        if atlas is None:
            return not_found_response("brief")
        if refusal := unknown_values_response(parsed, atlas.brief):
            return refusal
        size = parse_map_size(request.query_params.get("size"))
        spec = _map_spec_content(digest, look, size, drawing_version())
    except LookupError:
        return not_found_response("brief")
    return content_response(request, spec, cache=brief_cache_control())


def get_column_file(request: Request) -> Response:
    """Answer with the column file of a brief, which never changes under its digest."""
    digest = request.path_params["digest"]
    if readable_atlas(request, digest) is None:
        return not_found_response("brief")
    try:
        return content_response(request, _column_content(digest), cache=brief_cache_control(immutable=True))
    except LookupError:
        return not_found_response("brief")


def get_event_titles(request: Request) -> Response:
    """Answer with titles and tooltips of events, by ``row`` (repeatable), in the language ``lang``."""
    atlas = readable_atlas(request, request.path_params["digest"])
    if atlas is None:
        return not_found_response("brief")
    rows = [int(text) for text in request.query_params.getlist("row") if _ROW_NUMBER.fullmatch(text)]
    if len(rows) > MOST_TITLES:
        found = f"found {len(rows)} rows, expected at most {MOST_TITLES}"
        return refuse_request(400, f"{found}; send several requests")
    records = title_records(atlas, rows, parse_view(request.url.query).view.lang or DEFAULT_LANG)
    return content_response(request, pack_content(records, "application/json"), cache=brief_cache_control())


async def get_readiness(_request: Request) -> Response:
    """Answer at once whether a brief is open; 503 where none is."""
    opened = any(entry.atlas for entry in process_library().entries(wait=False))
    return JSONResponse({"ready": opened}, status_code=200 if opened else 503, headers=_NOT_STORED)


async def get_health(_request: Request) -> Response:
    """Answer that the process lives, whatever the state of the briefs."""
    return JSONResponse({"status": "ok"}, headers=_NOT_STORED)


async def get_state(request: Request) -> Response:
    """Answer with the version of what draws maps and the digest of the brief that ``brief`` names.

    An open briefing polls it, to draw itself anew where one has changed; an editor's with ``edited=1``.
    """
    wanted = request.query_params.get("brief")
    entries = readable_entries(request, edited=request.query_params.get("edited") == "1", wait=False)
    atlas = next((entry.atlas for entry in entries if entry.id == wanted), None)
    if atlas is None:
        return not_found_response("brief")
    return JSONResponse({"version": drawing_version(), "digest": atlas.digest}, headers=_NOT_STORED)


@lru_cache(maxsize=256)
def _asset_content(sha256: str, name: str) -> CachedContent:
    plain = assets.asset_content(sha256, name)
    if plain is None:
        raise LookupError(name)
    media_type = assets.asset_media_type(name)
    packed = None if media_type.startswith(_COMPRESSED_TYPES) else gzip.compress(plain, 9, mtime=0)
    return CachedContent(plain, packed, media_type, sha256)


@lru_cache(maxsize=128)
def _map_spec_content(digest: str, look: View, map_size: tuple[int, int], _version: str) -> CachedContent:
    return pack_content(encode_map_spec(_atlas(digest), look, map_size), "application/json")


@lru_cache(maxsize=8)
def _column_content(digest: str) -> CachedContent:
    return pack_content(column_file(_atlas(digest)), "application/octet-stream")


def _atlas(digest: str) -> Atlas:
    """Return the atlas of an open brief; whoever asks has been found to may read it.

    Raises
    ------
    LookupError
        If no brief of this digest is open.
    """
    atlas = process_library().atlas_by_digest(digest, edited=True)
    if atlas is None:
        raise LookupError(digest)
    return atlas
