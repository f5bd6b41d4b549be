"""Offline gazetteer, shapes of countries, seas and borders, and lines between places.

In: reading the shipped shape archives and geometry between places, in EPSG:4326.
Not in: making those archives (``geodata.derive``), places that only a brief defines.
"""

from geodata.places.gazetteer import GazetteerPlace, find, place, places
from geodata.places.route_lines import distance_km, great_circle_line, lane, length_km, sea_path
from geodata.places.shapes import (
    anchor,
    borders,
    land,
    load_countries,
    load_disputed_areas,
    load_seas,
    shape,
)

__all__ = [
    "GazetteerPlace",
    "anchor",
    "borders",
    "distance_km",
    "find",
    "great_circle_line",
    "land",
    "lane",
    "length_km",
    "load_countries",
    "load_disputed_areas",
    "load_seas",
    "place",
    "places",
    "sea_path",
    "shape",
]
