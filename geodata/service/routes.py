"""The HTTP routes beside the screens: static assets, what the map draws of a brief, pictures, readiness.

Nothing of a request reaches a path of the file system: assets are looked up by name, briefs by digest.
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
from geodata.atlas.frames import Atlas
from geodata.atlas.library import Entry, library
from geodata.atlas.tables import table as columns
from geodata.picture import assets
from geodata.picture.document import document
from geodata.picture.document import titles as told
from geodata.service.pictures import snapshot
from geodata.view import parse

YEAR_S = 31_536_000
KEPT = f"private, max-age={YEAR_S}"
"""For what belongs to a brief: its address names the state of the brief and the version of this program."""
FAST = 5
"""How hard is packed what is made at a request."""
BASEMAP = ("land.geojson", "borders.geojson", "disputed.geojson")
MAX_SIDE_PX = 8192
"""No map is wider or higher than this; a request for more is cut."""
_ROW = re.compile(r"\d{1,9}")
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
        "/scene/{digest}.json": scene,
        "/tables/{digest}.bin": table,
        "/titles/{digest}.json": titles,
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
        return _answer(request, _asset(sha256, name), cache=f"public, max-age={YEAR_S}, immutable")
    except LookupError:
        return _missing("asset")


def scene(request: Request) -> Response:
    """The chart document of a brief for the look in the query; ``size`` is the map's, as ``960x640``."""
    try:
        found = _scene(request.path_params["digest"], request.url.query)
    except LookupError:
        return _missing("brief")
    return _answer(request, found, cache=KEPT)


def table(request: Request) -> Response:
    """The table of a brief, which never changes under its digest."""
    try:
        return _answer(request, _table(request.path_params["digest"]), cache=f"{KEPT}, immutable")
    except LookupError:
        return _missing("brief")


def titles(request: Request) -> Response:
    """What some events of a brief are called, by ``row``, repeatable, in the language ``lang``."""
    atlas = library().by_digest(request.path_params["digest"])
    if atlas is None:
        return _missing("brief")
    rows = [int(text) for text in request.query_params.getlist("row") if _ROW.fullmatch(text)]
    found = told(atlas, rows, "ar" if request.query_params.get("lang") == "ar" else "en")
    return _answer(request, _content(found, "application/json"), cache=KEPT)


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


@lru_cache(maxsize=128)
def _scene(digest: str, query: str) -> _Content:
    """The chart document of one look: a second reader of it costs nothing."""
    atlas, side = _atlas(digest), size(dict(parse_qsl(query)).get("size"))
    return _content(document(atlas, parse(query).view, side), "application/json")


@lru_cache(maxsize=8)
def _table(digest: str) -> _Content:
    return _content(columns(_atlas(digest)), "application/octet-stream")


def _atlas(digest: str) -> Atlas:
    atlas = library().by_digest(digest)
    if atlas is None:
        raise LookupError(digest)
    return atlas


def _content(plain: bytes, media_type: str) -> _Content:
    """An answer made here, packed fast: it is packed once, but while someone waits."""
    packed = gzip.compress(plain, FAST, mtime=0)
    return _Content(plain, packed, media_type, hashlib.sha256(plain).hexdigest())


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
