"""Cacheable HTTP responses: compressed once, with an ETag of their hash."""

import gzip
import hashlib
import re
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from geodata.atlas.link_ids import unknown_values
from geodata.brief.records import Brief
from geodata.settings import current_settings
from geodata.view import ParsedView
from geodata.words import escape_unseen

YEAR_S = 31_536_000
FAST_GZIP_LEVEL = 5
"""Gzip level for content made during a request."""
MAX_SIDE_PX = 8192
"""Greatest width and height of a map in CSS pixels; larger ones are cut to it."""
MAX_REASON = 600
"""Characters of the reason of a refusal, at most: advice is given in full, a long request is not repeated."""
_SIZE = re.compile(r"(\d{1,5})x(\d{1,5})")


@dataclass(frozen=True)
class CachedContent:
    """Content of a response: its bytes, the same compressed with gzip, media type and hash."""

    plain: bytes
    packed: bytes | None
    media_type: str
    etag: str


def parse_map_size(text: str | None) -> tuple[int, int]:
    """Parse width and height in CSS pixels, such as ``960x640``, within bounds; 960 by 640 by default."""
    match = _SIZE.fullmatch(text or "")
    if match is None:
        return 960, 640
    width, height = (min(max(int(side), 1), MAX_SIDE_PX) for side in match.groups())
    return width, height


def brief_cache_control(*, immutable: bool = False) -> str:
    """Return the Cache-Control of data of a brief, whose address names its digest: a browser keeps them.

    Where users sign in it asks anew each time, so that nobody sees them after signing out.
    """
    if current_settings().has_sign_in:
        return "private, no-cache"
    return f"private, max-age={YEAR_S}{', immutable' if immutable else ''}"


def pack_content(plain: bytes, media_type: str) -> CachedContent:
    """Return content made during a request, compressed at a fast level."""
    packed = gzip.compress(plain, FAST_GZIP_LEVEL, mtime=0)
    return CachedContent(plain, packed, media_type, hashlib.sha256(plain).hexdigest())


def content_response(request: Request, found: CachedContent, *, cache: str) -> Response:
    """Return the content, compressed where the browser accepts it, or 304 where it has it already."""
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


def refuse_request(status: int, why: str) -> Response:
    """Return a response with the reason why a request is not answered, on one line."""
    line = " ".join(escape_unseen(why[:MAX_REASON]).split())
    return JSONResponse({"error": line}, status_code=status, headers={"cache-control": "no-store"})


def unknown_values_response(view: ParsedView, brief: Brief) -> Response | None:
    """Return the refusal of a view with values that a brief does not know; None where it knows them all."""
    unknown = unknown_values(view, brief)
    return refuse_request(422, f"not known: {'; '.join(map(str, unknown))}") if unknown else None


def not_found_response(thing: str) -> Response:
    """Return a 404 response that names the missing thing."""
    return refuse_request(404, f"no such {thing}")
