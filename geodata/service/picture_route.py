"""``GET /snapshot.png|svg|pdf?<view>&size=…``: the picture of a view of a published brief.

With ``digest`` it is the brief of this digest, which may be a working copy that an editor sees.

Pictures are kept in a cache of limited size; a browser that has the picture gets "not modified".
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import Response

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.link_ids import bad_values, unknown_brief
from geodata.atlas.selection import Selection, select_events
from geodata.export.formats import FormatGroup, formats_of
from geodata.ground.ground_sources import drawing_version
from geodata.jobs.export_log import ExportFacts, logged_export
from geodata.jobs.file_jobs import make_file
from geodata.jobs.worker_pool import JobError
from geodata.library.brief_library import process_library
from geodata.render.picture_options import PictureOptions, PictureOptionsError, parse_picture_options
from geodata.service.http_responses import refuse_request, unknown_values_response
from geodata.service.readable_briefs import readable_atlas
from geodata.service.sign_in import requester_of
from geodata.view import ParsedView, View, parse_view
from geodata.words import CatalogueText

MOST_PIXELS = 4000
"""Most pixels of a side of a picture over the network."""
CACHE_BYTES = 64_000_000
PICTURE_KEYS = frozenset({"size", "scale", "marking", "digest"})
"""Query keys that belong to the picture and not to its view."""


@dataclass
class PictureCache:
    """Pictures by request, the most recently used up to ``limit`` bytes; safe to share between threads."""

    limit: int = CACHE_BYTES
    _pictures: OrderedDict[str, bytes] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def get(self, key: str, draw: Callable[[], bytes]) -> bytes:
        """Return the picture of a request, drawn unless it is cached."""
        with self._lock:
            if key in self._pictures:
                self._pictures.move_to_end(key)
                return self._pictures[key]
        made = draw()
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
        return refuse_request(404, "no such picture")
    pairs = parse_qsl(request.url.query, keep_blank_values=True)
    options = {key: text for key, text in pairs if key in PICTURE_KEYS}
    digest = options.pop("digest", None)
    try:
        how = _check_size(parse_picture_options(form, **options))
    except PictureOptionsError as error:
        return refuse_request(400, str(error))
    parsed = parse_view(urlencode([pair for pair in pairs if pair[0] not in PICTURE_KEYS]))
    atlas = _atlas(parsed.view) if digest is None else readable_atlas(request, digest)
    if atlas is None:
        return _refuse_brief(parsed.view)
    if problem := _misunderstood_parts(parsed):
        return refuse_request(400, problem)
    if refusal := unknown_values_response(parsed, atlas.brief):
        return refusal
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
        found = CatalogueText("command.picture.found-pixels", size=f"{wide}x{high}")
        expected = CatalogueText("command.picture.expected-pixels", most=f"{MOST_PIXELS}x{MOST_PIXELS}")
        problem = PictureOptionsError(found, expected, "pixels")
        raise problem
    return how


def _atlas(view: View) -> Atlas | None:
    """Return the brief that a view names, else the first that opens; None where it is not open."""
    entries = [entry for entry in process_library().entries() if entry.atlas is not None]
    named = [entry.atlas for entry in entries if view.brief in {None, entry.id}]
    return named[0] if named else None


def _refuse_brief(view: View) -> Response:
    """Return the refusal of a brief that is not there or not open, with the nearest ones."""
    titles = {each.id: each.title.wordings if each.title else () for each in process_library().entries()}
    if view.brief is None or view.brief in titles:
        return refuse_request(404, "no such brief")
    return refuse_request(404, f"no such brief: {unknown_brief(view.brief, titles)}")


def _misunderstood_parts(parsed: ParsedView) -> str:
    """Return the parts of a view that were not understood, or "": without them the picture would mislead."""
    refused = frozenset(bad_values(parsed.ignored))
    parts = [f"{key}={value[:80]}" for key, value, _ in parsed.ignored if (key, value) not in refused]
    return f"not understood: {', '.join(parts)}" if parts else ""


def _answer(request: Request, atlas: Atlas, view: View, how: PictureOptions) -> Response:
    key = f"{atlas.digest} {drawing_version()} {view.query_string()} {how}"
    selection = select_events(atlas, view)
    facts = ExportFacts(how.format, selection, requester_of(request.scope), how.marking)
    try:
        made = logged_export(facts, lambda: CACHE.get(key, lambda: _draw(selection, how)))
    except JobError as error:
        return refuse_request(503, f"the picture was not made: {error.reason}")
    etag = f'"{hashlib.sha256(made).hexdigest()}"'
    headers = {"etag": etag, "cache-control": "private, no-cache"}
    if etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    name = f'inline; filename="{atlas.brief.id}.{how.format}"'
    media_type = formats_of(FormatGroup.PICTURE)[how.format].media_type
    return Response(made, media_type=media_type, headers=headers | {"content-disposition": name})


def _draw(selection: Selection, how: PictureOptions) -> bytes:
    view = selection.view
    lang, theme = view.lang or selection.atlas.brief.language, view.theme or "light"
    return make_file(selection, formats_of(FormatGroup.PICTURE)[how.format], how, lang=lang, theme=theme)
