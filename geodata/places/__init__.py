"""Offline gazetteer, shapes of countries, seas and borders, and lines between places.

In: reading the shipped shape archives and geometry between places, in EPSG:4326.
Not in: making those archives (``geodata.derive``), places that only a brief defines.
"""

from geodata.places.gazetteer import GazetteerPlace, find_places_by_name, gazetteer_place, gazetteer_places
from geodata.places.route_lines import distance_km, great_circle_line, schematic_lane, length_km, sea_path
from geodata.places.shapes import (
    label_point,
    load_borders,
    load_land,
    load_countries,
    load_disputed_areas,
    load_seas,
    gazetteer_shape,
)

__all__ = [
    "GazetteerPlace",
    "label_point",
    "load_borders",
    "distance_km",
    "find_places_by_name",
    "great_circle_line",
    "load_land",
    "schematic_lane",
    "length_km",
    "load_countries",
    "load_disputed_areas",
    "load_seas",
    "gazetteer_place",
    "gazetteer_places",
    "sea_path",
    "gazetteer_shape",
]
