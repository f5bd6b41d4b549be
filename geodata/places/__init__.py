"""Places and shapes without a network: gazetteer, countries, seas, borders, route lines.

In: reading shipped shape archives and geometry between places, in EPSG:4326.
Not in: making those archives (``geodata.derive``), places that only a brief knows.
"""

from geodata.places.gazetteer import GazetteerPlace, find, place, places
from geodata.places.route_lines import distance_km, great_circle, lane, length_km, sea_path
from geodata.places.shapes import anchor, borders, countries, disputed, land, seas, shape

__all__ = [
    "GazetteerPlace",
    "anchor",
    "borders",
    "countries",
    "disputed",
    "distance_km",
    "find",
    "great_circle",
    "land",
    "lane",
    "length_km",
    "place",
    "places",
    "sea_path",
    "seas",
    "shape",
]
