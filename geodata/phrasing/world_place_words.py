"""Places of the gazetteer in words: kind, province and state, and how far a point lies from a town."""

from typing import Final

from geodata.gazetteer import PlaceRecord, place_of_id
from geodata.phrasing.list_words import join_list
from geodata.places.bearings import nearest_compass_point
from geodata.places.route_lines import GEOD
from geodata.words import Lang, translate
from geodata.words.untranslated_text import isolate_untranslated

HERE_KM: Final = 1.5
"""Kilometres within which a point is at a town."""
EXACT_KM: Final = 10
"""Below so many kilometres a distance has a decimal."""


def place_kind_name(place: PlaceRecord, lang: Lang) -> str:
    """Return the kind of a place, as "Town"."""
    return translate(f"place-kind.{place.kind}", lang)


def place_surroundings(place: PlaceRecord, lang: Lang) -> str:
    """Return province and state of a place, as "Thessaly, Greece"; a disputed area instead of a state.

    A place that is a state itself, or lies at sea, has none.
    """
    above = [found for each in (place.province, place.country) if each and (found := place_of_id(each))]
    names = [isolate_untranslated(each.name[lang]) for each in above if each.id != place.id]
    names = list(dict.fromkeys(names))
    if place.disputed and not place.country:
        names.append(translate("world-place.disputed", lang))
    return join_list(names, lang)


def town_distance_phrase(town: PlaceRecord, lon: float, lat: float, lang: Lang) -> str:
    """Return where a point lies from a town, as "14 km NE of Larissa (Thessaly, Greece)".

    Parameters
    ----------
    lon, lat
        The point in degrees, EPSG:4326; distance and direction are geodesic.
    """
    azimuth, _, metres = GEOD.inv(town.lon, town.lat, lon, lat)
    km = float(metres) / 1000
    around = place_surroundings(town, lang)
    name = isolate_untranslated(town.name[lang])
    words = f"{name} ({around})" if around else name
    if km <= HERE_KM:
        return translate("world-place.at", lang, town=words)
    point = nearest_compass_point(float(azimuth) % 360, of_eight=True)
    return translate(
        "world-place.distance",
        lang,
        km=round(km, 1) if km < EXACT_KM else round(km),
        direction=translate(f"world-place.direction.{point}", lang),
        town=words,
    )
