"""``GET /near.json?lon=…&lat=…&lang=…``: where a point lies from the nearest town, in words."""

import re
from functools import lru_cache
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from geodata.gazetteer import is_index_built
from geodata.gazetteer.nearest_town import nearest_town
from geodata.phrasing.world_place_words import town_distance_phrase
from geodata.service.http_responses import content_response, pack_content, refuse_request
from geodata.webmap.map_spec import encode_json
from geodata.words import DEFAULT_LANG, LANGS, Lang

DEGREES: Final = re.compile(r"-?\d{1,3}(\.\d{1,6})?")
MAX_LONGITUDE, MAX_LATITUDE = 180.0, 90.0
KEPT_S: Final = 3600
"""Seconds for which a browser keeps an answer: the towns change with a new version only."""


def get_near(request: Request) -> Response:
    """Answer with the town nearest to a point, as ``{"words": "14 km NE of Larissa (Greece)"}``."""
    query = request.query_params
    at = [
        _parse_degrees(query.get(name), most)
        for name, most in (("lon", MAX_LONGITUDE), ("lat", MAX_LATITUDE))
    ]
    lon, lat = at
    if lon is None or lat is None:
        found = f"found lon={query.get('lon', '')[:20]} and lat={query.get('lat', '')[:20]}"
        return refuse_request(
            400, f"{found}; expected degrees, at most 180 and 90, such as lon=22.4&lat=39.6"
        )
    lang = query.get("lang", DEFAULT_LANG)
    words = _words(lon, lat, lang if lang in LANGS else DEFAULT_LANG, is_index_built())
    content = pack_content(encode_json({"words": words}), "application/json")
    return content_response(request, content, cache=f"private, max-age={KEPT_S}")


@lru_cache(maxsize=4096)
def _words(lon: float, lat: float, lang: Lang, _built: bool) -> str:  # noqa: FBT001 - a part of the cache's key
    town = nearest_town(lon, lat)
    return town_distance_phrase(town, lon, lat, lang) if town else ""


def _parse_degrees(text: str | None, most: float) -> float | None:
    """Return degrees; None where there are none, or too many."""
    if text is None or DEGREES.fullmatch(text) is None or abs(float(text)) > most:
        return None
    return float(text)
