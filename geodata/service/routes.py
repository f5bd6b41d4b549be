"""The HTTP routes beside the screens: static assets, marks of large briefs, pictures, readiness.

Nothing of a request reaches a path of the file system: assets and marks are looked up by name and by digest.
"""

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from geodata import __version__
from geodata.atlas.library import Entry, library
from geodata.picture import assets
from geodata.picture.dense import marks_json
from geodata.service.pictures import snapshot
from geodata.view import parse

YEAR_S = 31_536_000
BASEMAP = ("land.geojson", "borders.geojson", "disputed.geojson")
MAX_SIDE_PX = 8192
"""No map is wider or higher than this; a request for more is cut."""
_SIZE = re.compile(r"(\d{1,5})x(\d{1,5})")
_PACKED_ALREADY = ("image/png", "image/webp", "image/jpeg", "font/")


@dataclass(frozen=True)
class _Content:
    """An answer that can be given again: its bytes, the same packed with gzip, and what they are."""

    plain: bytes
    packed: bytes | None
    media_type: str
    etag: str


def routes(base: str = "") -> list[Route]:
    """The routes of the app, each for GET and HEAD; under a base path they stand there too."""
    found = {
        "/assets/{sha256}/{name}": asset,
        "/marks/{digest}.json": marks,
        "/snapshot.{form}": snapshot,
        "/ready": ready,
        "/health": health,
    }
    prefixes = dict.fromkeys(("", f"/{base.strip('/')}".rstrip("/")))
    return [Route(f"{prefix}{path}", answer) for prefix in prefixes for path, answer in found.items()]


def warm() -> None:
    """Make and pack the basemap, which every first visit asks for."""
    for name in BASEMAP:
        _asset(assets.url(name).split("/")[1], name)


def asset(request: Request) -> Response:
    """A static file by its hash and name, which never changes under this address."""
    sha256, name = request.path_params["sha256"], request.path_params["name"]
    try:
        return _answer(request, _asset(sha256, name), cache=f"public, max-age={YEAR_S}, immutable")
    except LookupError:
        return _missing("asset")


def marks(request: Request) -> Response:
    """The marks of a brief for the view in the query, as JSON; ``size`` is the map's, as ``960x640``."""
    try:
        found = _marks(request.path_params["digest"], request.url.query)
    except LookupError:
        return _missing("brief")
    return _answer(request, found, cache="private, max-age=600")


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


def size(text: str | None) -> tuple[int, int]:
    """Width and height in pixels from ``960x640``, within bounds; the usual map where it says nothing."""
    match = _SIZE.fullmatch(text or "")
    if match is None:
        return 960, 640
    width, height = (min(max(int(side), 1), MAX_SIDE_PX) for side in match.groups())
    return width, height


@lru_cache(maxsize=256)
def _asset(sha256: str, name: str) -> _Content:
    content = assets.content(sha256, name)
    if content is None:
        raise LookupError(name)
    media_type = assets.media_type(name)
    packed = None if media_type.startswith(_PACKED_ALREADY) else gzip.compress(content, 9, mtime=0)
    return _Content(content, packed, media_type, sha256)


@lru_cache(maxsize=64)
def _marks(digest: str, query: str) -> _Content:
    """The marks of one view: a filter set back, or a second reader, costs nothing."""
    atlas = library().by_digest(digest)
    if atlas is None:
        raise LookupError(digest)
    side = size(dict(parse_qsl(query)).get("size"))
    content = marks_json(atlas, parse(query).view, size=side)
    packed = gzip.compress(content, 5, mtime=0)
    return _Content(content, packed, "application/json", hashlib.sha256(content).hexdigest())


def _answer(request: Request, found: _Content, *, cache: str) -> Response:
    """The content, packed where the browser takes it, or "not modified" where it has it."""
    etag = f'"{found.etag}"'
    headers = {"etag": etag, "cache-control": cache, "vary": "accept-encoding"}
    if etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if found.packed is not None and _takes_gzip(request.headers):
        packed = headers | {"content-encoding": "gzip"}
        return Response(found.packed, media_type=found.media_type, headers=packed)
    return Response(found.plain, media_type=found.media_type, headers=headers)


def _takes_gzip(headers: Headers) -> bool:
    offers = [offer.strip().split(";") for offer in headers.get("accept-encoding", "").split(",")]
    return any(
        name.strip() == "gzip" and "q=0" not in [part.strip() for part in rest] for name, *rest in offers
    )


def _missing(what: str) -> Response:
    return JSONResponse({"error": f"no such {what}"}, status_code=404, headers={"cache-control": "no-store"})
