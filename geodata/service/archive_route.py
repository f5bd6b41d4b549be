"""Archives of the ground, served by ranges: ``ground/<identity>.pmtiles``.

An archive is known by its identity alone, which another file never has; so a browser keeps every range.
"""

import re
from collections.abc import Iterator
from typing import Final

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from geodata.ground.ground_archive import ArchiveError, GroundArchive, read_part
from geodata.ground.ground_sources import SHIPPED_ARCHIVE, find_archive
from geodata.service.http_responses import (
    YEAR_S,
    brief_cache_control,
    not_found_response,
    refuse_request,
)

ARCHIVE_PATH: Final = "/ground/{identity}.pmtiles"
MEDIA_TYPE: Final = "application/vnd.pmtiles"
MOST_WHOLE: Final = 64 << 20
"""Bytes of the largest archive that is sent whole; of larger ones a browser asks for ranges."""
CHUNK_BYTES: Final = 1 << 20
_RANGE: Final = re.compile(r"bytes=(\d{0,19})-(\d{0,19})")
_ADDRESS: Final = re.compile(r"/ground/[0-9a-f]+\.pmtiles$")


class UnpackedArchives:
    """ASGI middleware that keeps archives from being packed: a range of packed bytes is another range."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application, with what packs its answers."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; of one for an archive nobody hears which packings the browser takes."""
        if scope["type"] == "http" and _ADDRESS.search(scope["path"]):
            kept = [pair for pair in scope["headers"] if pair[0].lower() != b"accept-encoding"]
            scope = dict(scope) | {"headers": kept}
        await self._app(scope, receive, send)


def get_archive(request: Request) -> Response:
    """Answer with an archive, or with one range of its bytes."""
    archive = find_archive(request.path_params["identity"])
    if archive is None:
        return not_found_response("archive")
    etag = f'"{archive.identity}"'
    headers = {"etag": etag, "cache-control": _cache_control(archive), "accept-ranges": "bytes"}
    if etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    try:
        wanted = _wanted_range(request.headers, etag, archive.size)
    except ValueError:
        answer = refuse_request(416, f"found no such range, expected one within {archive.size} bytes")
        answer.headers["content-range"] = f"bytes */{archive.size}"
        return answer
    if wanted is None:
        return _sent(request, archive, range(archive.size), headers)
    told = {"content-range": f"bytes {wanted.start}-{wanted.stop - 1}/{archive.size}"}
    return _sent(request, archive, wanted, headers | told, status=206)


def _sent(
    request: Request, archive: GroundArchive, wanted: range, headers: dict[str, str], status: int = 200
) -> Response:
    """Return the response with a range of an archive; of one of another length by now, an error."""
    headers |= {"content-length": str(len(wanted))}
    if request.method == "HEAD":
        return Response(status_code=status, media_type=MEDIA_TYPE, headers=headers)
    if len(wanted) > MOST_WHOLE:
        return refuse_request(
            400, f"found {len(wanted)} bytes asked for, expected at most {MOST_WHOLE}; ask for ranges"
        )
    chunks = _chunks(archive, wanted)
    try:
        first = next(chunks, b"")
    except ArchiveError:
        return not_found_response("archive")
    if len(first) == len(wanted):
        return Response(first, status_code=status, media_type=MEDIA_TYPE, headers=headers)
    return StreamingResponse(
        _continued(first, chunks), status_code=status, media_type=MEDIA_TYPE, headers=headers
    )


def _continued(first: bytes, chunks: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from chunks


def _chunks(archive: GroundArchive, wanted: range) -> Iterator[bytes]:
    for start in range(wanted.start, wanted.stop, CHUNK_BYTES):
        yield read_part(archive, start, min(CHUNK_BYTES, wanted.stop - start))


def _wanted_range(headers: Headers, etag: str, size: int) -> range | None:
    """Return the bytes that a request asks for; None for all of them (RFC 9110, 14.2).

    Several ranges, another unit, and a range of another file (If-Range) are asked for in vain.

    Raises
    ------
    ValueError
        If the range lies outside of the archive.
    """
    found = _RANGE.fullmatch(headers.get("range", "").replace(" ", ""))
    if found is None or found[0] == "bytes=-" or headers.get("if-range", etag) != etag:
        return None
    first, last = found.groups()
    if not first:
        start, stop = max(size - int(last), 0), size
    else:
        start, stop = int(first), min(int(last or size) + 1, size)
        if last and int(last) < start:
            return None
    if start >= stop:
        raise ValueError
    return range(start, stop)


def _cache_control(archive: GroundArchive) -> str:
    """Return how long a browser keeps an archive: the desk's own as long as its briefs."""
    if archive.path == SHIPPED_ARCHIVE:
        return f"public, max-age={YEAR_S}, immutable, no-transform"
    return f"{brief_cache_control(immutable=True)}, no-transform"
