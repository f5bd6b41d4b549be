"""Answers that can be given again: packed once, named by their hash, kept by browsers."""

import gzip
import hashlib
import re
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

YEAR_S = 31_536_000
KEPT = f"private, max-age={YEAR_S}"
"""For what belongs to a brief: its address names the state of the brief and the version of this program."""
FAST_GZIP_LEVEL = 5
"""How hard is packed what is made at a request."""
MAX_SIDE_PX = 8192
"""No map is wider or higher than this; a request for more is cut."""
_SIZE = re.compile(r"(\d{1,5})x(\d{1,5})")


@dataclass(frozen=True)
class Content:
    """An answer that can be given again: its bytes, the same packed with gzip, and what they are."""

    plain: bytes
    packed: bytes | None
    media_type: str
    etag: str


def size(text: str | None) -> tuple[int, int]:
    """Width and height in pixels from ``960x640``, within bounds; the usual map where it says nothing."""
    match = _SIZE.fullmatch(text or "")
    if match is None:
        return 960, 640
    width, height = (min(max(int(side), 1), MAX_SIDE_PX) for side in match.groups())
    return width, height


def content(plain: bytes, media_type: str) -> Content:
    """An answer made here, packed fast: it is packed once, but while someone waits."""
    packed = gzip.compress(plain, FAST_GZIP_LEVEL, mtime=0)
    return Content(plain, packed, media_type, hashlib.sha256(plain).hexdigest())


def answer(request: Request, found: Content, *, cache: str) -> Response:
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


def missing(what: str) -> Response:
    """The answer that there is no such thing."""
    return JSONResponse({"error": f"no such {what}"}, status_code=404, headers={"cache-control": "no-store"})
