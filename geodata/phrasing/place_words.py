"""Places in words: where an event is, how precisely that is known, where a sentence stands in the text."""

import math
from collections.abc import Sequence
from typing import Final

from geodata.brief.record_types.event_parts import Location
from geodata.brief.record_types.event_record import Event
from geodata.brief.records import Brief
from geodata.phrasing.list_words import join_facts, join_list
from geodata.places.resolved_place import PlaceLook, has_gazetteer_radius
from geodata.vocabulary import PlaceRole
from geodata.words import Lang, format_number, translate

NEAR_PRECISION: Final = 2
"""Code of a place whose precision is said as a distance: within about 25 km."""


def event_place_phrase(event: Event, brief: Brief, lang: Lang) -> str:
    """Return the place of an event as stated: "Iran → Russia", "mostly South China Sea and Yellow Sea"."""
    if not event.places:
        return translate("place.not-given", lang)
    by_role = {role: [at for at in event.places if at.role is role] for role in PlaceRole}
    if by_role[PlaceRole.TO]:
        start, end = (_joined_places(by_role[role], brief, lang) for role in (PlaceRole.FROM, PlaceRole.TO))
        return translate("place.route", lang, start=start, end=end)
    words = _joined_places(by_role[PlaceRole.AT], brief, lang)
    hedge = next((location.hedge for location in event.places if location.hedge), None)
    return translate("place.hedged", lang, hedge=hedge[lang], place=words) if hedge else words


def event_place_facts(event: Event, brief: Brief, lang: Lang) -> tuple[str, ...]:
    """Return the place of an event, the worst precision of its locations, and each basis once.

    Empty where the event has no place.
    """
    if not event.places:
        return ()
    bases = dict.fromkeys(translate(f"basis.{location.basis}", lang) for location in event.places)
    precision = None if _is_drawn_out(event, brief) else _precision_words(event.places, brief, lang)
    facts = (event_place_phrase(event, brief, lang), precision, *place_error_phrases(event, brief, lang))
    return (*(fact for fact in facts if fact), *bases)


def location_precision(location: Location, brief: Brief, lang: Lang) -> str:
    """Return how precisely one place of an event is known: "District only · ± 75 km"."""
    return join_facts(_precision_words((location,), brief, lang), *_error_phrases((location,), brief, lang))


def _precision_words(locations: Sequence[Location], brief: Brief, lang: Lang) -> str | None:
    """Return the worst precision in words; None where it is but a distance and each place tells its own."""
    worst = max(brief.place_by_id[each.place].precision for each in locations)
    worst_known = [each for each in locations if brief.place_by_id[each.place].precision == worst]
    if worst == NEAR_PRECISION and all(_error_phrases((each,), brief, lang) for each in worst_known):
        return None
    return translate(f"place-precision.{worst}", lang)


def _is_drawn_out(event: Event, brief: Brief) -> bool:
    """Return whether all places of an event are lines or areas of its own, whose limits are stated."""
    places = [brief.place_by_id[location.place] for location in event.places]
    own = [brief.place_resolver.resolve(place.id) for place in places if not place.gazetteer_ids]
    return len(own) == len(places) and all(each.look is PlaceLook.FILLS for each in own)


def place_error_phrases(event: Event, brief: Brief, lang: Lang) -> tuple[str, ...]:
    """Return "± 75 km" for each place of the brief's own that is somewhere in a ring, each radius once.

    The built-up extent of a town is no such ring.
    """
    return _error_phrases(event.places, brief, lang)


def _error_phrases(locations: Sequence[Location], brief: Brief, lang: Lang) -> tuple[str, ...]:
    places = (brief.place_by_id[location.place] for location in locations)
    own = [
        brief.place_resolver.resolve(place.id)
        for place in places
        if not place.gazetteer_ids or has_gazetteer_radius(place.gazetteer_ids)
    ]
    radii = [each.radius_km for each in own if each.look is PlaceLook.WITHIN and not each.ring_zoom]
    worded = (f"± {format_number(_rounded_km(km), lang)}" for km in radii if km)
    return tuple(dict.fromkeys(translate("place.within", lang, km=km) for km in worded))


def _rounded_km(km: float) -> float:
    """Return kilometres to two significant digits, rounded up: a place is never sharper than known."""
    step = 10.0 ** (math.floor(math.log10(km)) - 1)
    return round(math.ceil(km / step - 1e-9) * step, 6)


def sentence_locator(number: int, brief: Brief, lang: Lang) -> str:
    """Return the position of a sentence: "paragraph 6, sentence 2" (counted within its paragraph)."""
    sentence = brief.sentence_by_number[number]
    before = [at for at in brief.text_sentences if at.paragraph == sentence.paragraph and at.number <= number]
    return translate("sentence-locator", lang, paragraph=sentence.paragraph, sentence=len(before))


def _joined_places(locations: Sequence[Location], brief: Brief, lang: Lang) -> str:
    names = [brief.place_by_id[location.place].name[lang] for location in locations]
    if len(names) == 1:
        return names[0]
    return translate("place.two-places", lang, first=join_list(names[:-1], lang), second=names[-1])
