"""``GET /slides/<digest>.json`` and ``/slides/<digest>/<slide>.json``: what the briefing screen shows.

Both take ``lang`` and ``theme``; a slide's map also ``size`` and ``scale``, how large its words are set.
"""

import re
from functools import lru_cache
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.library import library
from geodata.brief.slide_record import Slide
from geodata.export import briefing_content
from geodata.layout.camera_fit import WORLD
from geodata.layout.full_layout import Look
from geodata.service.http_responses import KEPT, Content, answer, content, missing, size
from geodata.view import Theme, View, parse
from geodata.webmap.map_spec import printed
from geodata.words import Lang

LARGEST = 4.0
MOST_KEPT = 96
_FACTOR = re.compile(r"\d{1,2}(\.\d)?")


def slides(request: Request) -> Response:
    """The slides of a brief in one language."""
    atlas = library().by_digest(request.path_params["digest"])
    if atlas is None:
        return missing("brief")
    look = _look(request.url.query, atlas)
    return answer(request, _told(atlas, look.lang, look.theme), cache=KEPT)


def slide(request: Request) -> Response:
    """The map of one slide."""
    atlas = library().by_digest(request.path_params["digest"])
    named = request.path_params["slide"]
    found = (
        next((each for each in briefing_content.slides(atlas.brief) if each.id == named), None)
        if atlas
        else None
    )
    if atlas is None or found is None:
        return missing("slide")
    asked = dict(parse_qsl(request.url.query))
    return answer(
        request, _drawn(atlas, found, _look(request.url.query, atlas), _scale(asked.get("scale"))), cache=KEPT
    )


def _look(query: str, atlas: Atlas) -> Look:
    view: View = parse(query).view
    lang, theme = view.lang or atlas.brief.language, view.theme or "light"
    return Look(lang, theme, WORLD, size(dict(parse_qsl(query)).get("size")))


def _scale(text: str | None) -> float:
    """How many times as large as usual, from 1 to 4; 1 where it cannot be read."""
    return min(max(float(text), 1.0), LARGEST) if text and _FACTOR.fullmatch(text) else 1.0


@lru_cache(maxsize=16)
def _told(atlas: Atlas, lang: Lang, theme: Theme) -> Content:
    return content(printed(briefing_content.briefing(atlas, lang, theme)), "application/json")


@lru_cache(maxsize=MOST_KEPT)
def _drawn(atlas: Atlas, found: Slide, look: Look, scale: float) -> Content:
    made = briefing_content.chart(briefing_content.chosen(atlas, found), look, scale=scale)
    return content(made, "application/json")
