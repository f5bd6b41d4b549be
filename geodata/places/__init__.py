"""Places: from words to shapes, with no network and no data package at run time."""

from geodata.places.gazetteer import GazetteerPlace, find, place, places
from geodata.places.routes import distance_km, great_circle, lane, length_km, sea_path
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
