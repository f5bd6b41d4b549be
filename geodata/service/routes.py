"""The HTTP routes beside the screens: static assets, what the map draws of a brief, pictures, readiness.

Nothing of a request reaches a path of the file system: assets are looked up by name, briefs by digest.
"""

import gzip
import re
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from geodata import __version__
from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.column_file import table as columns
from geodata.atlas.library import Entry, library
from geodata.service.http_responses import KEPT, YEAR_S, Content, answer, content, missing, size
from geodata.service.picture_route import snapshot
from geodata.service.slide_routes import slide, slides
from geodata.view import View, parse
from geodata.webmap import assets
from geodata.webmap.map_spec import document
from geodata.webmap.map_spec import titles as told

BASEMAP = ("land.geojson", "borders.geojson", "disputed.geojson")
_ROW = re.compile(r"\d{1,9}")
_PACKED_ALREADY = ("image/png", "image/webp", "image/jpeg", "font/")


def routes(base: str = "") -> list[Route]:
    """The routes of the app, each for GET and HEAD; under a base path they stand there too."""
    found = {
        "/assets/{sha256}/{name}": asset,
        "/scene/{digest}.json": scene,
        "/tables/{digest}.bin": table,
        "/titles/{digest}.json": titles,
        "/slides/{digest}.json": slides,
        "/slides/{digest}/{slide}.json": slide,
        "/snapshot.{form}": snapshot,
        "/ready": ready,
        "/health": health,
    }
    prefixes = dict.fromkeys(("", f"/{base.strip('/')}".rstrip("/")))
    return [Route(f"{prefix}{path}", answer) for prefix in prefixes for path, answer in found.items()]


def warm() -> None:
    """Make and pack the basemap and the tables of the briefs, which every first visit asks for."""
    for name in BASEMAP:
        _asset(assets.url(name).split("/")[1], name)
    for entry in library().entries():
        if entry.atlas is not None:
            _table(entry.atlas.digest)


def asset(request: Request) -> Response:
    """A static file by its hash and name, which never changes under this address."""
    sha256, name = request.path_params["sha256"], request.path_params["name"]
    try:
        return answer(request, _asset(sha256, name), cache=f"public, max-age={YEAR_S}, immutable")
    except LookupError:
        return missing("asset")


def scene(request: Request) -> Response:
    """The chart document of a brief for the look in the query; ``size`` is the map's, as ``960x640``."""
    view = parse(request.url.query).view
    look = View(lang=view.lang, theme=view.theme, show=view.show, camera=view.camera)
    try:
        found = _scene(request.path_params["digest"], look, size(request.query_params.get("size")))
    except LookupError:
        return missing("brief")
    return answer(request, found, cache=KEPT)


def table(request: Request) -> Response:
    """The table of a brief, which never changes under its digest."""
    try:
        return answer(request, _table(request.path_params["digest"]), cache=f"{KEPT}, immutable")
    except LookupError:
        return missing("brief")


def titles(request: Request) -> Response:
    """What some events of a brief are called, by ``row``, repeatable, in the language ``lang``."""
    atlas = library().by_digest(request.path_params["digest"])
    if atlas is None:
        return missing("brief")
    rows = [int(text) for text in request.query_params.getlist("row") if _ROW.fullmatch(text)]
    found = told(atlas, rows, "ar" if request.query_params.get("lang") == "ar" else "en")
    return answer(request, content(found, "application/json"), cache=KEPT)


def ready(_request: Request) -> Response:
    """Whether the app can show something, its version, and how each brief was read; 503 where none opens."""
    entries = library().entries()
    opened = any(entry.atlas for entry in entries)
    found = {"ready": opened, "version": __version__, "briefs": [_read(entry) for entry in entries]}
    return JSONResponse(found, status_code=200 if opened else 503, headers={"cache-control": "no-store"})


def health(_request: Request) -> Response:
    """That the process answers; it says nothing of the briefs."""
    return JSONResponse({"status": "ok", "version": __version__}, headers={"cache-control": "no-store"})


def _read(entry: Entry) -> dict[str, object]:
    """How one brief was read: its hash, what it holds, whether its text is there."""
    brief = entry.atlas.brief if entry.atlas else None
    return {
        "id": entry.id,
        "digest": entry.atlas.digest if entry.atlas else None,
        "as_of": brief.as_of.isoformat() if brief else None,
        "events": len(brief.events) if brief else None,
        "slides": len(brief.slides) if brief else None,
        "text_sha256": brief.text.sha256 if brief else None,
        "text_attached": entry.text is not None,
        "problems": len(entry.problems),
    }


@lru_cache(maxsize=256)
def _asset(sha256: str, name: str) -> Content:
    content = assets.content(sha256, name)
    if content is None:
        raise LookupError(name)
    media_type = assets.media_type(name)
    packed = None if media_type.startswith(_PACKED_ALREADY) else gzip.compress(content, 9, mtime=0)
    return Content(content, packed, media_type, sha256)


@lru_cache(maxsize=128)
def _scene(digest: str, look: View, side: tuple[int, int]) -> Content:
    """The chart document of one look: a second reader of it costs nothing."""
    return content(document(_atlas(digest), look, side), "application/json")


@lru_cache(maxsize=8)
def _table(digest: str) -> Content:
    return content(columns(_atlas(digest)), "application/octet-stream")


def _atlas(digest: str) -> Atlas:
    atlas = library().by_digest(digest)
    if atlas is None:
        raise LookupError(digest)
    return atlas
