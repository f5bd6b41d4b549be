"""Names of the world's places: towns, provinces, states, regions, waters, ports, airports, by any spelling.

In: the shipped tables, the index in the cache folder, look-up by id, name, beginning and consonants.
Not in: shapes of places and the places of a brief (``geodata.places``), names in running text.
"""

from geodata.gazetteer.brief_places import find_places_by_name, gazetteer_place, gazetteer_places
from geodata.gazetteer.gazetteer_record import FeatureKind, FoundBy, PlaceRecord
from geodata.gazetteer.name_index import IndexBuildError, build_index, is_index_built
from geodata.gazetteer.nearest_town import nearest_town
from geodata.gazetteer.place_lookup import (
    place_of_id,
    places_by_consonants,
    places_named,
    places_spelt_like,
    places_starting_with,
)
from geodata.gazetteer.shipped_table import GazetteerPlace

__all__ = [
    "FeatureKind",
    "FoundBy",
    "GazetteerPlace",
    "IndexBuildError",
    "PlaceRecord",
    "build_index",
    "find_places_by_name",
    "gazetteer_place",
    "gazetteer_places",
    "is_index_built",
    "nearest_town",
    "place_of_id",
    "places_by_consonants",
    "places_named",
    "places_spelt_like",
    "places_starting_with",
]
