"""Offline gazetteer, shapes of countries, seas and borders, and lines between places.

In: reading the shipped shape archives and geometry between places, in EPSG:4326.
Not in: making those archives (``geodata.derive``), places that only a brief defines.
"""

from geodata.gazetteer import GazetteerPlace, find_places_by_name, gazetteer_place, gazetteer_places
from geodata.places.route_lines import distance_km, schematic_lane, sea_path
from geodata.places.shapes import (
    gazetteer_shape,
    label_point,
    load_countries,
    load_land,
)

__all__ = [
    "GazetteerPlace",
    "distance_km",
    "find_places_by_name",
    "gazetteer_place",
    "gazetteer_places",
    "gazetteer_shape",
    "label_point",
    "load_countries",
    "load_land",
    "schematic_lane",
    "sea_path",
]
