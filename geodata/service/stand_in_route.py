"""``GET /stand-in/<digest>.webp|json?<view>&size=…``: the picture in a map's place, and its marks.

The picture is shown until the map's own graphics are ready. Those of plain links are drawn beside the start.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import islice, product
from threading import Event
from time import monotonic
from typing import Final, get_args

from starlette.requests import Request
from starlette.responses import Response

from geodata.ground.ground_sources import drawing_version
from geodata.jobs.file_jobs import worker_pool
from geodata.jobs.stand_in_jobs import make_stand_in
from geodata.jobs.stand_in_store import load_or_draw, stand_in_digest
from geodata.jobs.worker_pool import JobError
from geodata.layout.screen_frame import STAND_IN_WIDTHS
from geodata.library.brief_entry import resolve_entry
from geodata.library.brief_library import process_library
from geodata.service.http_responses import (
    CachedContent,
    brief_cache_control,
    content_response,
    not_found_response,
    pack_content,
    refuse_request,
    unknown_values_response,
)
from geodata.service.readable_briefs import readable_atlas
from geodata.settings import current_settings
from geodata.view import Theme, View, parse_view
from geodata.webmap.map_spec import encode_json
from geodata.words import LANGS

PLAIN_MAP_SIZES: Final = (
    (778, 520),
    (360, 420),
    (1258, 560),
    (868, 520),
    (478, 340),
    (1258, 600),
    (1258, 520),
)
"""Sizes in CSS pixels of the map of a plain link, those of most readers first: the dashboard on a laptop, a
phone, a screen of 1080 pixels under a browser's bars, a small window; the reading page; screens without bars.
"""
REST: Final = 4
"""So many times as long as a picture took nothing is drawn ahead: the first readers need the processors."""
MOST_HEIGHT: Final = 1600
"""Pixels of a map's height, at most."""
MOST_STAND_INS: Final = 256
"""Pictures that are kept, of about 60 kB."""
_SIZE = re.compile(r"(\d{2,4})x(\d{2,4})")
_PICTURE_TYPE: Final = "image/webp"


@dataclass(frozen=True)
class StandInContent:
    """The picture and its marks, ready to be sent."""

    picture: CachedContent
    facts: CachedContent


def get_stand_in(request: Request) -> Response:
    """Answer with the picture of the view in the query at one of the widths, or with its marks."""
    digest, form = request.path_params["digest"], request.path_params["form"]
    size = _parse_size(request.query_params.get("size", ""))
    if form not in {"webp", "json"} or size is None:
        return refuse_request(404, f"no such picture; its widths are {STAND_IN_WIDTHS}")
    atlas = readable_atlas(request, digest)
    if atlas is None:
        return not_found_response("brief")
    parsed = parse_view(request.url.query)
    if refusal := unknown_values_response(parsed, atlas.brief):
        return refusal
    try:
        found = _content(digest, parsed.view, size, drawing_version())
    except LookupError:
        return not_found_response("brief")
    except JobError as error:
        return refuse_request(503, f"the picture was not made: {error.reason}")
    return content_response(
        request, found.picture if form == "webp" else found.facts, cache=brief_cache_control()
    )


def warm_stand_ins(stopping: Event) -> None:
    """Draw so many pictures of plain links as is set until the server stops, the opening brief's first.

    Without workers nothing is drawn ahead: it would hold up who is answered.
    """
    for digest, view, size in islice(_plain_links(), current_settings().stand_ins_ahead):
        if worker_pool() is None or stopping.is_set():
            return
        begun = monotonic()
        try:
            _content(digest, view, size, drawing_version())
        except (JobError, LookupError):
            continue
        except RuntimeError:
            return  # the workers are being stopped
        stopping.wait(REST * (monotonic() - begun))


def _plain_links() -> Iterator[tuple[str, View, tuple[int, int]]]:
    """Yield digest, view and size of the map of each plain link, those of most readers first."""
    entries = process_library().entries()
    opening = resolve_entry(entries, None)
    ordered = sorted(entries, key=lambda entry: entry is not opening)
    for theme, entry, size, lang in product(get_args(Theme), ordered, PLAIN_MAP_SIZES, LANGS):
        if entry.atlas is not None and entry.atlas.brief.folder is not None:
            yield entry.atlas.digest, View(lang=lang, theme=theme), size


def _parse_size(text: str) -> tuple[int, int] | None:
    """Return width and height; None for a width at which no picture is drawn, or too great a height."""
    match = _SIZE.fullmatch(text)
    if match is None:
        return None
    width, height = int(match[1]), int(match[2])
    return (width, height) if width in STAND_IN_WIDTHS and height <= MOST_HEIGHT else None


@lru_cache(maxsize=MOST_STAND_INS)
def _content(digest: str, view: View, size: tuple[int, int], version: str) -> StandInContent:
    atlas = process_library().atlas_by_digest(digest, edited=True)
    if atlas is None:
        raise LookupError(digest)
    draw = partial(make_stand_in, atlas, view, size)
    if view == View(lang=view.lang, theme=view.theme):
        picture, facts = load_or_draw(
            stand_in_digest(
                brief=digest,
                is_unfinished=atlas.brief.is_unfinished,
                lang=view.lang,
                theme=view.theme,
                size=size,
                version=version,
            ),
            draw,
        )
    else:
        picture, facts = draw()
    return StandInContent(
        CachedContent(picture, None, _PICTURE_TYPE, hashlib.sha256(picture).hexdigest()),
        pack_content(encode_json(facts), "application/json"),
    )
