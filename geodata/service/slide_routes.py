"""``GET /slides/<digest>.json`` and ``/slides/<digest>/<slide>.json``: slides of a briefing, and their maps.

Both take ``lang`` and ``theme``; the map of a slide also ``size`` and ``scale``, which enlarges its marks.
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

MOST_SCALE = 4.0
MOST_MAPS = 96
"""Maps kept by the cache."""
_SCALE = re.compile(r"\d{1,2}(\.\d)?")


def get_slides(request: Request) -> Response:
    """Answer with the slides of a brief in one language."""
    atlas = library().by_digest(request.path_params["digest"])
    if atlas is None:
        return missing("brief")
    look = _look(request.url.query, atlas)
    return answer(request, _slides_content(atlas, look.lang, look.theme), cache=KEPT)


def get_slide_map(request: Request) -> Response:
    """Answer with the map of one slide."""
    atlas = library().by_digest(request.path_params["digest"])
    slide_id = request.path_params["slide"]
    found = (
        next((each for each in briefing_content.slides(atlas.brief) if each.id == slide_id), None)
        if atlas
        else None
    )
    if atlas is None or found is None:
        return missing("slide")
    scale = _parse_scale(dict(parse_qsl(request.url.query)).get("scale"))
    return answer(
        request, _slide_map_content(atlas, found, _look(request.url.query, atlas), scale), cache=KEPT
    )


def _look(query: str, atlas: Atlas) -> Look:
    view: View = parse(query).view
    lang, theme = view.lang or atlas.brief.language, view.theme or "light"
    return Look(lang, theme, WORLD, size(dict(parse_qsl(query)).get("size")))


def _parse_scale(text: str | None) -> float:
    """Return the enlargement, from 1 to ``MOST_SCALE``; 1 where it cannot be read."""
    return min(max(float(text), 1.0), MOST_SCALE) if text and _SCALE.fullmatch(text) else 1.0


@lru_cache(maxsize=16)
def _slides_content(atlas: Atlas, lang: Lang, theme: Theme) -> Content:
    return content(printed(briefing_content.briefing(atlas, lang, theme)), "application/json")


@lru_cache(maxsize=MOST_MAPS)
def _slide_map_content(atlas: Atlas, found: Slide, look: Look, scale: float) -> Content:
    spec = briefing_content.chart(briefing_content.chosen(atlas, found), look, scale=scale)
    return content(spec, "application/json")
