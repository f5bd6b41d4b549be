"""``GET /snapshot.png|svg|pdf?<view>&size=…``: the picture of a view, at most two drawn at a time.

Pictures are kept in a cache of limited size; a browser that has the picture gets "not modified".
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import BoundedSemaphore, Lock
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.library import process_library
from geodata.atlas.selection import select_events, unknown_view_ids
from geodata.errors import BriefmapError
from geodata.export.formats import FormatGroup, formats_of
from geodata.render.picture_options import PictureOptions, PictureOptionsError, parse_picture_options
from geodata.view import ParsedView, View, parse_view

MOST_PIXELS = 4000
"""Most pixels of a side of a picture over the network."""
AT_ONCE = 2
RETRY_AFTER_S = 2
CACHE_BYTES = 64_000_000
PICTURE_KEYS = frozenset({"size", "scale", "marking"})
"""Query keys that belong to the picture and not to its view."""


class BusyError(BriefmapError):
    """Concurrent render limit reached."""


@dataclass
class PictureCache:
    """Pictures by request, the most recently used up to ``limit`` bytes; safe to share between threads."""

    limit: int = CACHE_BYTES
    _pictures: OrderedDict[str, bytes] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)
    _slots: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(AT_ONCE))

    def get(self, key: str, draw: Callable[[], bytes]) -> bytes:
        """Return the picture of a request, drawn unless it is cached.

        Raises
        ------
        BusyError
            If ``AT_ONCE`` pictures are being drawn already.
        """
        with self._lock:
            if key in self._pictures:
                self._pictures.move_to_end(key)
                return self._pictures[key]
        if not self._slots.acquire(blocking=False):
            raise BusyError
        try:
            made = draw()
        finally:
            self._slots.release()
        self._store(key, made)
        return made

    def _store(self, key: str, made: bytes) -> None:
        with self._lock:
            self._pictures[key] = made
            while sum(map(len, self._pictures.values())) > self.limit:
                self._pictures.popitem(last=False)


CACHE = PictureCache()


def get_snapshot(request: Request) -> Response:
    """Answer with the picture of the view in the query, drawn by its ``size``, ``scale`` and ``marking``."""
    form = request.path_params["form"]
    if form not in formats_of(FormatGroup.PICTURE):
        return refuse_picture(404, "no such picture")
    pairs = parse_qsl(request.url.query, keep_blank_values=True)
    options = {key: text for key, text in pairs if key in PICTURE_KEYS}
    try:
        how = _check_size(parse_picture_options(form, **options))
    except PictureOptionsError as error:
        return refuse_picture(400, str(error))
    parsed = parse_view(urlencode([pair for pair in pairs if pair[0] not in PICTURE_KEYS]))
    atlas = _atlas(parsed.view)
    if atlas is None:
        return refuse_picture(404, "no such brief")
    if problem := _unknown_parts(parsed, atlas):
        return refuse_picture(400, problem)
    return _answer(request, atlas, parsed.view, how)


def _check_size(how: PictureOptions) -> PictureOptions:
    """Return the options unchanged.

    Raises
    ------
    PictureOptionsError
        If a side of the file has more than ``MOST_PIXELS``.
    """
    wide, high = how.pixels
    if max(wide, high) > MOST_PIXELS:
        problem = PictureOptionsError(
            f"{wide}x{high} pixels", f"at most {MOST_PIXELS}x{MOST_PIXELS}", "choose a smaller size or scale"
        )
        raise problem
    return how


def _atlas(view: View) -> Atlas | None:
    """Return the brief that a view names, else the first that opens; None where it is not open."""
    entries = [entry for entry in process_library().entries() if entry.atlas is not None]
    named = [entry.atlas for entry in entries if view.brief in {None, entry.id}]
    return named[0] if named else None


def _unknown_parts(parsed: ParsedView, atlas: Atlas) -> str:
    """Return the parts of a view that were not understood, or "": without them the picture would mislead."""
    pairs = [(key, value) for key, value, _ in parsed.ignored]
    pairs += [pair for pair in unknown_view_ids(parsed.view, atlas.brief) if pair[0] != "brief"]
    parts = ", ".join(f"{key}={value[:80]}" for key, value in pairs)
    return f"not understood: {parts}" if parts else ""


def _answer(request: Request, atlas: Atlas, view: View, how: PictureOptions) -> Response:
    key = f"{atlas.digest} {view.query_string()} {how}"
    try:
        made = CACHE.get(key, lambda: _draw(atlas, view, how))
    except BusyError:
        return refuse_picture(503, "as many pictures as may be are being drawn", wait=RETRY_AFTER_S)
    etag = f'"{hashlib.sha256(made).hexdigest()}"'
    headers = {"etag": etag, "cache-control": "private, max-age=0, must-revalidate"}
    if etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    name = f'inline; filename="{atlas.brief.id}.{how.format}"'
    media_type = formats_of(FormatGroup.PICTURE)[how.format].media_type
    return Response(made, media_type=media_type, headers=headers | {"content-disposition": name})


def _draw(atlas: Atlas, view: View, how: PictureOptions) -> bytes:
    from geodata.render.picture_file import render_picture  # noqa: PLC0415 - the app starts without matplotlib

    lang, theme = view.lang or atlas.brief.language, view.theme or "light"
    return render_picture(select_events(atlas, view), how, lang=lang, theme=theme)


def refuse_picture(status: int, why: str, *, wait: int | None = None) -> Response:
    """Return an answer with the reason why there is no picture, and after how many seconds to try again."""
    headers = {"cache-control": "no-store"} | ({"retry-after": str(wait)} if wait else {})
    return JSONResponse({"error": why}, status_code=status, headers=headers)
