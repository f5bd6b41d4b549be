"""``GET /snapshot.png|svg|pdf?<view>&size=…``: the picture of a view, drawn at most two at a time.

What was drawn is kept a while: the same request again costs nothing, and a browser that has it is told so.
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
from geodata.atlas.library import library
from geodata.atlas.selection import select, unknown
from geodata.errors import BriefmapError
from geodata.export.formats import FormatGroup, formats_of
from geodata.render.picture_options import Order, OrderError, order
from geodata.view import Parsed, View, parse

MOST = 4000
"""Pixels of a side of a picture that is asked for over the network."""
AT_ONCE = 2
WAIT_S = 2
KEPT_BYTES = 64_000_000
OWN = frozenset({"size", "scale", "marking"})
"""Parameters that belong to the picture and not to its view."""


class BusyError(BriefmapError):
    """As many pictures are being drawn as may be."""


@dataclass
class Shelf:
    """Pictures by request, the latest kept up to so many bytes; safe to share between threads."""

    limit: int = KEPT_BYTES
    _kept: OrderedDict[str, bytes] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)
    _turns: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(AT_ONCE))

    def get(self, key: str, draw: Callable[[], bytes]) -> bytes:
        """The picture of a request, drawn where it is not kept.

        Raises
        ------
        BusyError
            Where as many as may be are being drawn.
        """
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        if not self._turns.acquire(blocking=False):
            raise BusyError
        try:
            made = draw()
        finally:
            self._turns.release()
        self._keep(key, made)
        return made

    def _keep(self, key: str, made: bytes) -> None:
        with self._lock:
            self._kept[key] = made
            while sum(map(len, self._kept.values())) > self.limit:
                self._kept.popitem(last=False)


SHELF = Shelf()


def snapshot(request: Request) -> Response:
    """The picture of the view in the query; ``size``, ``scale`` and ``marking`` say how it is drawn."""
    form = request.path_params["form"]
    if form not in formats_of(FormatGroup.PICTURE):
        return refused(404, "no such picture")
    pairs = parse_qsl(request.url.query, keep_blank_values=True)
    own = {key: text for key, text in pairs if key in OWN}
    try:
        how = _bounded(order(form, **own))
    except OrderError as error:
        return refused(400, str(error))
    parsed = parse(urlencode([pair for pair in pairs if pair[0] not in OWN]))
    atlas = _atlas(parsed.view)
    if atlas is None:
        return refused(404, "no such brief")
    if strange := _strange(parsed, atlas):
        return refused(400, strange)
    return _answer(request, atlas, parsed.view, how)


def _bounded(how: Order) -> Order:
    wide, high = how.pixels
    if max(wide, high) > MOST:
        problem = OrderError(
            f"{wide}x{high} pixels", f"at most {MOST}x{MOST}", "choose a smaller size or scale"
        )
        raise problem
    return how


def _atlas(view: View) -> Atlas | None:
    """The brief that a view names, else the first that opens."""
    entries = [entry for entry in library().entries() if entry.atlas is not None]
    named = [entry.atlas for entry in entries if view.brief in {None, entry.id}]
    return named[0] if named else None


def _strange(parsed: Parsed, atlas: Atlas) -> str:
    """What of a view is not understood: a picture of something else would mislead."""
    pairs = [(key, value) for key, value, _ in parsed.ignored]
    pairs += [pair for pair in unknown(parsed.view, atlas.brief) if pair[0] != "brief"]
    said = ", ".join(f"{key}={value[:80]}" for key, value in pairs)
    return f"not understood: {said}" if said else ""


def _answer(request: Request, atlas: Atlas, view: View, how: Order) -> Response:
    key = f"{atlas.digest} {view.query()} {how}"
    try:
        made = SHELF.get(key, lambda: _drawn(atlas, view, how))
    except BusyError:
        return refused(503, "as many pictures as may be are being drawn", wait=WAIT_S)
    etag = f'"{hashlib.sha256(made).hexdigest()}"'
    headers = {"etag": etag, "cache-control": "private, max-age=0, must-revalidate"}
    if etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    name = f'inline; filename="{atlas.brief.id}.{how.format}"'
    return Response(
        made,
        media_type=formats_of(FormatGroup.PICTURE)[how.format].media_type,
        headers=headers | {"content-disposition": name},
    )


def _drawn(atlas: Atlas, view: View, how: Order) -> bytes:
    from geodata.render.picture_file import picture  # noqa: PLC0415 - the app starts without matplotlib

    lang, theme = view.lang or atlas.brief.language, view.theme or "light"
    return picture(select(atlas, view), how, lang=lang, theme=theme)


def refused(status: int, why: str, *, wait: int | None = None) -> Response:
    """An answer that says why there is no picture, and when to try again."""
    headers = {"cache-control": "no-store"} | ({"retry-after": str(wait)} if wait else {})
    return JSONResponse({"error": why}, status_code=status, headers=headers)
