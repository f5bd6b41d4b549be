"""``GET /slides/<digest>.json`` and ``/slides/<digest>/<slide>.json``: slides of a briefing, and their maps.

Both take ``lang`` and ``theme``; the map of a slide also ``size`` and ``scale``, which enlarges its marks.
"""

import re
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.link_ids import UnknownValue
from geodata.brief.record_types.slide_record import Slide
from geodata.export import briefing_content
from geodata.ground.ground_sources import drawing_version
from geodata.layout.camera_fit import WORLD_CAMERA
from geodata.layout.full_layout import LayoutOptions
from geodata.service.http_responses import (
    CachedContent,
    brief_cache_control,
    content_response,
    not_found_response,
    pack_content,
    parse_map_size,
    refuse_request,
    unknown_values_response,
)
from geodata.service.readable_briefs import readable_atlas
from geodata.view import Theme, View, parse_view
from geodata.webmap.map_spec import encode_json
from geodata.webmap.shared_limits import MAX_SLIDE_SCALE
from geodata.words import Lang, nearest_keys

MOST_MAPS = 96
"""Maps kept by the cache."""
_SCALE = re.compile(r"\d{1,2}(\.\d)?")


def get_slides(request: Request) -> Response:
    """Answer with the slides of a brief in one language."""
    atlas = readable_atlas(request, request.path_params["digest"])
    if atlas is None:
        return not_found_response("brief")
    parsed = parse_view(request.url.query)
    if refusal := unknown_values_response(parsed, atlas.brief):
        return refusal
    look = _look(request, parsed.view, atlas)
    return content_response(
        request,
        _slides_content(atlas, look.lang, look.theme, drawing_version()),
        cache=brief_cache_control(),
    )


def get_slide_map(request: Request) -> Response:
    """Answer with the map of one slide."""
    atlas = readable_atlas(request, request.path_params["digest"])
    if atlas is None:
        return not_found_response("brief")
    slide_id = request.path_params["slide"]
    slides = {each.id: each for each in briefing_content.slides_of_brief(atlas.brief)}
    found = slides.get(slide_id)
    if found is None:
        near = nearest_keys(slide_id, {name: (name, *each.title.wordings) for name, each in slides.items()})
        return refuse_request(404, f"no such slide: {UnknownValue('slide', slide_id, near)}")
    parsed = parse_view(request.url.query)
    if refusal := unknown_values_response(parsed, atlas.brief):
        return refusal
    scale = _parse_scale(request.query_params.get("scale"))
    return content_response(
        request,
        _slide_map_content(atlas, found, _look(request, parsed.view, atlas), scale),
        cache=brief_cache_control(),
    )


def _look(request: Request, view: View, atlas: Atlas) -> LayoutOptions:
    lang, theme = view.lang or atlas.brief.language, view.theme or "light"
    return LayoutOptions(lang, theme, WORLD_CAMERA, parse_map_size(request.query_params.get("size")))


def _parse_scale(text: str | None) -> float:
    """Return the enlargement, from 1 to ``MAX_SLIDE_SCALE``; 1 where it cannot be read."""
    return min(max(float(text), 1.0), MAX_SLIDE_SCALE) if text and _SCALE.fullmatch(text) else 1.0


@lru_cache(maxsize=16)
def _slides_content(atlas: Atlas, lang: Lang, theme: Theme, _version: str) -> CachedContent:
    return pack_content(
        encode_json(briefing_content.compose_briefing(atlas, lang, theme)), "application/json"
    )


@lru_cache(maxsize=MOST_MAPS)
def _slide_map_content(atlas: Atlas, found: Slide, look: LayoutOptions, scale: float) -> CachedContent:
    spec = briefing_content.slide_map_spec(briefing_content.slide_selection(atlas, found), look, scale=scale)
    return pack_content(spec, "application/json")
