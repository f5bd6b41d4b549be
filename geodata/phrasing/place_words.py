"""Places in words: where an event is, how precisely that is known, where a sentence stands in the text."""

from collections.abc import Sequence

from geodata.brief.records import Brief, Event, Location
from geodata.phrasing.list_words import join_list
from geodata.vocabulary import PlaceRole
from geodata.words import Lang, translate


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
    worst = max(brief.place_by_id[location.place].where_prec for location in event.places)
    bases = dict.fromkeys(translate(f"basis.{location.basis}", lang) for location in event.places)
    return (event_place_phrase(event, brief, lang), translate(f"place-precision.{worst}", lang), *bases)


def sentence_locator(number: int, brief: Brief, lang: Lang) -> str:
    """Return the position of a sentence: "paragraph 6, sentence 2" (counted within its paragraph)."""
    sentence = brief.sentence_by_number[number]
    before = [at for at in brief.sentences if at.paragraph == sentence.paragraph and at.number <= number]
    return translate("sentence-locator", lang, paragraph=sentence.paragraph, sentence=len(before))


def _joined_places(locations: Sequence[Location], brief: Brief, lang: Lang) -> str:
    names = [brief.place_by_id[location.place].name[lang] for location in locations]
    if len(names) == 1:
        return names[0]
    return translate("place.two-places", lang, first=join_list(names[:-1], lang), second=names[-1])
