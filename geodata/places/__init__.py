"""Places: from words to shapes, with no network and no data package at run time."""

from geodata.places.gazetteer import GazetteerPlace, find, place, places
from geodata.places.shapes import anchor, borders, countries, disputed, land, seas, shape

__all__ = [
    "GazetteerPlace",
    "anchor",
    "borders",
    "countries",
    "disputed",
    "find",
    "land",
    "place",
    "places",
    "seas",
    "shape",
]
