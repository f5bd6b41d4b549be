"""``GET /slides/<digest>.json`` and ``/slides/<digest>/<slide>.json``: slides of a briefing, and their maps.

Both take ``lang`` and ``theme``; the map of a slide also ``size`` and ``scale``, which enlarges its marks.
"""

import re
from functools import lru_cache
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.library import process_library
from geodata.brief.slide_record import Slide
from geodata.export import briefing_content
from geodata.layout.camera_fit import WORLD_CAMERA
from geodata.layout.full_layout import LayoutOptions
from geodata.service.http_responses import (
    BRIEF_CACHE_CONTROL,
    CachedContent,
    content_response,
    not_found_response,
    pack_content,
    parse_map_size,
)
from geodata.view import Theme, View, parse_view
from geodata.webmap.browser_contract import MAX_SLIDE_SCALE
from geodata.webmap.map_spec import encode_json
from geodata.words import Lang

MOST_MAPS = 96
"""Maps kept by the cache."""
_SCALE = re.compile(r"\d{1,2}(\.\d)?")


def get_slides(request: Request) -> Response:
    """Answer with the slides of a brief in one language."""
    atlas = process_library().atlas_by_digest(request.path_params["digest"])
    if atlas is None:
        return not_found_response("brief")
    look = _look(request.url.query, atlas)
    return content_response(request, _slides_content(atlas, look.lang, look.theme), cache=BRIEF_CACHE_CONTROL)


def get_slide_map(request: Request) -> Response:
    """Answer with the map of one slide."""
    atlas = process_library().atlas_by_digest(request.path_params["digest"])
    slide_id = request.path_params["slide"]
    found = (
        next((each for each in briefing_content.slides_of_brief(atlas.brief) if each.id == slide_id), None)
        if atlas
        else None
    )
    if atlas is None or found is None:
        return not_found_response("slide")
    scale = _parse_scale(dict(parse_qsl(request.url.query)).get("scale"))
    return content_response(
        request,
        _slide_map_content(atlas, found, _look(request.url.query, atlas), scale),
        cache=BRIEF_CACHE_CONTROL,
    )


def _look(query: str, atlas: Atlas) -> LayoutOptions:
    view: View = parse_view(query).view
    lang, theme = view.lang or atlas.brief.language, view.theme or "light"
    return LayoutOptions(lang, theme, WORLD_CAMERA, parse_map_size(dict(parse_qsl(query)).get("size")))


def _parse_scale(text: str | None) -> float:
    """Return the enlargement, from 1 to ``MAX_SLIDE_SCALE``; 1 where it cannot be read."""
    return min(max(float(text), 1.0), MAX_SLIDE_SCALE) if text and _SCALE.fullmatch(text) else 1.0


@lru_cache(maxsize=16)
def _slides_content(atlas: Atlas, lang: Lang, theme: Theme) -> CachedContent:
    return pack_content(
        encode_json(briefing_content.compose_briefing(atlas, lang, theme)), "application/json"
    )


@lru_cache(maxsize=MOST_MAPS)
def _slide_map_content(atlas: Atlas, found: Slide, look: LayoutOptions, scale: float) -> CachedContent:
    spec = briefing_content.slide_map_spec(briefing_content.slide_selection(atlas, found), look, scale=scale)
    return pack_content(spec, "application/json")
