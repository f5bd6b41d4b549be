"""Tellers of an event in words: "claimed by a party alone: Houthis", "two independent sources"."""

from geodata.brief.derived_facts.event_tellers import EventTellers, event_tellers
from geodata.brief.record_types.event_record import Event
from geodata.brief.records import Brief
from geodata.phrasing.list_words import join_list
from geodata.phrasing.source_words import short_source_name
from geodata.words import Lang, translate

_TWO = 2


def tellers_phrase(event: Event, brief: Brief, lang: Lang) -> str:
    """Return the tellers of an event: its parties alone, one source, or the number of independent sources."""
    return describe_tellers(event_tellers(event, brief), brief, lang)


def describe_tellers(tellers: EventTellers, brief: Brief, lang: Lang) -> str:
    """Return tellers in words."""
    names = [brief.actor_by_id[name].name[lang] for name in tellers.parties]
    if len(names) == 1:
        return translate("told-by.party-alone", lang, actor=names[0])
    if names:
        return translate("told-by.parties-alone", lang, actors=join_list(names, lang))
    number = len(tellers.sources)
    if number == 1:
        source = brief.source_by_id[tellers.sources[0]]
        return translate("told-by.one-source", lang, source=short_source_name(source, lang))
    key = "told-by.two-sources" if number == _TWO else "told-by.sources"
    return translate(key, lang, n=number)
