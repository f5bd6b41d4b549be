"""Actors page: the network of actors that events relate, drawn and in words."""

from typing import Final

import streamlit as st

from geodata.atlas.relations import Relation, alone, groups, relations
from geodata.atlas.selection import counts
from geodata.brief.records import Event
from geodata.charts.actor_network import Network, network
from geodata.charts.network_chart import PICK, diagram
from geodata.phrasing.event_words import actor_names, kind_words, status_words
from geodata.phrasing.list_words import join_facts, join_list
from geodata.screens.evidence.focused_event import focus_link, show_focused_event
from geodata.screens.map.filter_panel import kinds_in_brief
from geodata.screens.reading.reading_sync import mount_reading_sync
from geodata.screens.shell import view_state
from geodata.screens.shell.option_labels import chip_label
from geodata.screens.shell.page_context import Desk
from geodata.screens.shell.page_intro import page_intro_html
from geodata.screens.shell.widget_text import Markup, element
from geodata.vocabulary import Standing
from geodata.words import Lang, direction, say

DESKTOP_NETWORK_SIZE: Final = (1000, 600)
PHONE_NETWORK_SIZE: Final = (358, 420)
MAX_LISTED_PAIRS: Final = 300
MAX_CACHED_NETWORKS: Final = 64
"""Networks kept in memory, each some kilobytes."""


def show_actors_page(context: Desk) -> None:
    """Write actor chips, the network, its relations in words, and beside them the event in focus."""
    lang = context.lang
    shown = [context.brief.events[int(row)] for row in context.selection.shown]
    size = (
        PHONE_NETWORK_SIZE if "Mobile" in st.context.headers.get("User-Agent", "") else DESKTOP_NETWORK_SIZE
    )
    found = _cached_network(
        (context.atlas.digest, context.view.query(), lang, context.theme, *size), context, size
    )
    with st.container(key="actors"):
        with st.container(key="actors-main"):
            st.html(page_intro_html(context, "actors"))
            _show_actor_chips(context)
            if found.nodes:
                _show_network(context, found, size)
            st.html(relation_list_html(context, shown))
        show_focused_event(context)
    mount_reading_sync(context)


@st.cache_resource(max_entries=MAX_CACHED_NETWORKS, show_spinner=False)
def _cached_network(key: tuple[object, ...], _context: Desk, _size: tuple[int, int]) -> Network:  # noqa: ARG001
    """Return the network for a cache key; among many actors its layout takes long."""
    return network(_context.selection, _size, lang=_context.lang, theme=_context.theme)


def toggle_actor(chosen: frozenset[str] | None, name: str) -> frozenset[str] | None:
    """Return the actor filter after a click: that actor alone, or none where it was alone already."""
    return None if chosen == frozenset({name}) else frozenset({name})


def relation_list_html(context: Desk, shown: list[Event]) -> Markup:
    """List every relation in words, the busiest pairs first; then events that relate no pair."""
    lang = context.lang
    pairs: dict[tuple[str, ...], list[Relation]] = {}
    for each in relations(shown):
        pairs.setdefault(tuple(sorted((each.one, each.other))), []).append(each)
    ordered = sorted(pairs.values(), key=lambda found: -_count_events(found))
    several, single = groups(shown), alone(shown)
    return element(
        "div",
        element("h2", say("actors.pairs", lang)) if pairs else None,
        *(_pair_section(context, found) for found in ordered[:MAX_LISTED_PAIRS]),
        _cut_notice(len(ordered), context.lang),
        _events_section(context, "actors.groups", several),
        _events_section(context, "actors.alone", single),
        element("p", say("actors.none", lang), role="status") if not shown else None,
        class_="pairs asks",
        lang=lang,
        dir=direction(lang),
    )


def _show_actor_chips(context: Desk) -> None:
    """Write the actors as chips: the keyboard's equivalent of a click on a node."""
    brief, lang = context.brief, context.lang
    numbers = counts(context.selection).actors
    chosen = context.view.actors or frozenset()
    taking_part = dict.fromkeys(part.actor for event in brief.events for part in event.actors)
    names = sorted(taking_part, key=lambda name: (-numbers.get(name, 0), brief.actor[name].name[lang]))
    key = f"network-actors-{lang}-{brief.id}"
    st.pills(
        say("controls.actors", lang),
        names,
        selection_mode="multi",
        format_func=lambda name: chip_label(brief.actor[name].name[lang], numbers.get(name, 0)),
        key=view_state.set_widget_value(key, [name for name in names if name in chosen]),
        on_change=lambda: view_state.change(actors=frozenset(st.session_state[key]) or None),
    )


def _show_network(context: Desk, found: Network, size: tuple[int, int]) -> None:
    chosen = context.view.actors or frozenset()
    # A chart keeps its clicked nodes; with another key it is a new chart, where each can be clicked again.
    key = f"network-{context.lang}-{'-'.join(sorted(chosen))}"
    lang = context.lang
    words = say(
        "actors.alternative",
        lang,
        actors=sum(node.events > 0 for node in found.nodes),
        relations=len(found.edges),
    )
    with st.container(key="network"):
        st.altair_chart(
            diagram(found, size, theme=context.theme, chosen=chosen),
            width="content",
            theme=None,
            key=key,
            on_select=lambda: _choose_clicked_actor(key),
            selection_mode=PICK,
            alt=words,
        )
    kinds = [
        element("li", say(f"kinds.{kind}", lang), class_=f"ink-{kind}") for kind in kinds_in_brief(context)
    ]
    st.html(
        element(
            "ul", *kinds, class_="inks plain", aria_label=say("controls.layers", lang), dir=direction(lang)
        )
    )
    notes = [say("actors.legend", lang)]
    for said, number in zip(("actors.left-out", "actors.lines-out"), found.left_out, strict=True):
        if number:
            notes.append(say(said, lang, n=number))
    st.html(element("p", " ".join(notes), class_="map-note"))


def _choose_clicked_actor(key: str) -> None:
    """Filter by the clicked actor alone; clear the filter where it was alone already."""
    picked = st.session_state[key].selection[PICK]
    if picked:
        view_state.change(actors=toggle_actor(view_state.current().actors, str(picked[0]["id"])))


def _pair_section(context: Desk, found: list[Relation]) -> Markup:
    lang, known = context.lang, context.brief.actor
    one, other = (known[name].name[lang] for name in sorted((found[0].one, found[0].other)))
    rows = [
        _event_item(context, event, _direction_words(context, each))
        for each in found
        for event in each.events
    ]
    return element(
        "section",
        element(
            "h3",
            say("actors.pair", lang, one=one, other=other),
            " ",
            element("span", say("count.events", lang, n=_count_events(found)), class_="quiet"),
        ),
        element("ul", *rows, class_="plain"),
    )


def _events_section(context: Desk, key: str, events: tuple[Event, ...]) -> Markup | None:
    """List events that relate no two actors, each with its participants."""
    if not events:
        return None
    rows = []
    for event in events[:MAX_LISTED_PAIRS]:
        names = join_list(actor_names(event, context.brief, context.lang), context.lang)
        rows.append(_event_item(context, event, names))
    title, listed = element("h2", say(key, context.lang)), element("ul", *rows, class_="plain")
    return element("section", title, listed, _cut_notice(len(events), context.lang))


def _cut_notice(number: int, lang: Lang) -> Markup | None:
    """Say that a list was cut short; None where it was not."""
    if number <= MAX_LISTED_PAIRS:
        return None
    return element("p", say("actors.cut", lang, shown=MAX_LISTED_PAIRS, n=number), class_="notice")


def _event_item(context: Desk, event: Event, direction_text: str | None) -> Markup:
    lang = context.lang
    standing = context.selection.standing_of(event.id)
    facts = join_facts(
        kind_words(event, lang),
        status_words(event, lang),
        say("standing.perhaps", lang) if standing is Standing.PERHAPS else None,
        direction_text,
    )
    about = element("span", facts, class_="quiet")
    return element(
        "li", focus_link(context, event.id, event.title[lang]), " ", about, class_=f"ink-{event.kind}"
    )


def _direction_words(context: Desk, each: Relation) -> str | None:
    """Return the direction of a relation in words; None for an undirected one."""
    if not each.directed:
        return None
    known, lang = context.brief.actor, context.lang
    return say("where.route", lang, start=known[each.one].name[lang], end=known[each.other].name[lang])


def _count_events(found: list[Relation]) -> int:
    return len({event.id for each in found for event in each.events})
