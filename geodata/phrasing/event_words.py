"""Events in words: tags, actors, and the reason why an event is not on the map."""

from collections.abc import Iterator

from geodata.brief.record_types.event_record import Event
from geodata.brief.records import Brief
from geodata.phrasing.list_words import join_facts, join_list
from geodata.phrasing.proposal_words import proposed_tag
from geodata.vocabulary import Statement
from geodata.words import Lang, translate


def event_kind_name(event: Event, brief: Brief, lang: Lang) -> str:
    """Return the name of the kind of an event."""
    return brief.kind_by_id[event.kind].name(lang)


def event_status_name(event: Event, lang: Lang) -> str:
    """Return the name of the status of an event."""
    return translate(f"status.{event.status}", lang)


def event_status_tags(event: Event, lang: Lang) -> tuple[str, ...]:
    """Return the status of an event, then the tag of a proposed one."""
    proposed = proposed_tag(event, lang)
    return (event_status_name(event, lang), *((proposed,) if proposed else ()))


def unreported_tag(event: Event, lang: Lang) -> str | None:
    """Return what an event rests on where nobody reports it: a judgement, a forecast or both; else None."""
    found = {claim.statement for claim in event.claims}
    if Statement.REPORTED in found:
        return None
    return join_facts(*(translate(f"statement.{each}", lang) for each in Statement if each in found)) or None


def actor_names(event: Event, brief: Brief, lang: Lang) -> tuple[str, ...]:
    """Return the name of each actor of an event, one for each of its roles."""
    return tuple(brief.actor_by_id[part.actor].name[lang] for part in event.actors)


def actors_with_roles(event: Event, brief: Brief, lang: Lang, *, isolated: bool = True) -> str:
    """Return the actors of an event, each with its role in brackets.

    Parameters
    ----------
    isolated
        Whether name and role are isolated in Arabic, as the catalogue does; the list of changes does not.
    """
    return join_list(_with_roles(event, brief, lang, isolated=isolated), lang)


def off_map_reason(event: Event, brief: Brief, lang: Lang) -> str | None:
    """Return the reason why an event is not on the map; None for one that is."""
    if brief.is_on_map(event):
        return None
    return event.off_map[lang] if event.off_map else translate("report.relation-note", lang)


def event_identifiers(event: Event) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield tags, ids elsewhere and web addresses of an event by name, as far as it has them."""
    external = tuple(f"{name}: {each}" for name, each in event.external.items())
    for name, words in (("tags", event.tags), ("external", external), ("urls", event.urls)):
        if words:
            yield name, words


def _with_roles(event: Event, brief: Brief, lang: Lang, *, isolated: bool) -> Iterator[str]:
    for part in event.actors:
        actor = brief.actor_by_id[part.actor].name[lang]
        role = brief.kind_table.roles[part.role].name(lang)
        yield (
            translate("report.actor-with-role", lang, actor=actor, role=role)
            if isolated
            else f"{actor} ({role})"
        )
