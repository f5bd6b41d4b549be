"""Actors page: the network of actors that events relate, drawn and in words."""

from typing import Final

import streamlit as st

from geodata.atlas.related_events import RelatedEvent, related_events
from geodata.atlas.relations import ActorRelation, relations_of, single_actor_events, unpaired_events
from geodata.atlas.selection import count_filter_choices
from geodata.brief.record_types.event_record import Event
from geodata.charts.actor_network import ActorNetwork, lay_out_network
from geodata.charts.network_chart import PICKED_ACTOR, compose_network_chart
from geodata.phrasing.event_words import actor_names, event_kind_name, event_status_name
from geodata.phrasing.list_words import join_facts, join_list
from geodata.screens.evidence.focused_event import focus_link, show_focused_event
from geodata.screens.map.filter_choices import MOST_CHIPS, kinds_in_brief
from geodata.screens.map.filter_panel import show_filter_panel
from geodata.screens.pages.page_intro import page_intro_html
from geodata.screens.reading.reading_sync import mount_reading_sync
from geodata.screens.shell import view_state
from geodata.screens.shell.option_labels import chip_label
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.page_theme import family_class
from geodata.screens.shell.view_fragments import changes_view
from geodata.screens.shell.widget_text import Markup, html_element
from geodata.vocabulary import Standing
from geodata.words import Lang, language_direction, translate

DESKTOP_NETWORK_SIZE: Final = (1000, 600)
PHONE_NETWORK_SIZE: Final = (358, 420)
MAX_LISTED_PAIRS: Final = 300
MAX_CACHED_NETWORKS: Final = 64
"""Networks kept in memory, each some kilobytes."""


def show_actors_page(context: PageContext) -> None:
    """Write actor chips, the network, its relations in words, and beside them the event in focus."""
    lang = context.lang
    shown = list(related_events(context.atlas, context.selection.shown_rows.tolist()))
    size = (
        PHONE_NETWORK_SIZE if "Mobile" in st.context.headers.get("User-Agent", "") else DESKTOP_NETWORK_SIZE
    )
    found = _cached_network(
        (context.atlas.digest, context.view.query_string(), lang, context.theme, *size), context, size
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
def _cached_network(key: tuple[object, ...], _context: PageContext, _size: tuple[int, int]) -> ActorNetwork:  # noqa: ARG001
    """Return the network for a cache key; among many actors its layout takes long."""
    return lay_out_network(_context.selection, _size, lang=_context.lang, theme=_context.theme)


def toggle_actor(chosen: frozenset[str] | None, name: str) -> frozenset[str] | None:
    """Return the actor filter after a click: that actor alone, or none where it was alone already."""
    return None if chosen == frozenset({name}) else frozenset({name})


def relation_list_html(context: PageContext, shown: list[RelatedEvent]) -> Markup:
    """List every relation in words, the busiest pairs first; then events that relate no pair."""
    lang, kinds = context.lang, context.brief.kind_table
    pairs: dict[tuple[str, ...], list[ActorRelation]] = {}
    for each in relations_of(shown, kinds):
        pairs.setdefault(tuple(sorted((each.one, each.other))), []).append(each)
    ordered = sorted(pairs.values(), key=lambda found: -_count_events(found))
    several, single = unpaired_events(shown, kinds), single_actor_events(shown)
    return html_element(
        "div",
        html_element("h2", translate("actors.pairs", lang)) if pairs else None,
        *(_pair_section(context, found) for found in ordered[:MAX_LISTED_PAIRS]),
        _cut_notice(len(ordered), context.lang),
        _events_section(context, "actors.groups", several),
        _events_section(context, "actors.alone", single),
        html_element("p", translate("actors.no-events", lang), role="status") if not shown else None,
        class_="pairs event-links",
        lang=lang,
        dir=language_direction(lang),
    )


def _show_actor_chips(context: PageContext) -> None:
    """Write the actors as chips or as a list: the keyboard's equivalent of a click on a node."""
    brief, lang = context.brief, context.lang
    if len(context.atlas.actor_codes[1]) > MOST_CHIPS:
        show_filter_panel(context, actors_alone=True)
        return
    numbers = count_filter_choices(context.selection).actors
    chosen = context.view.actors or frozenset()
    parts = context.atlas.participations
    taking_part = parts.loc[~parts["as_written"], "actor"].unique().tolist()
    names = sorted(taking_part, key=lambda name: (-numbers.get(name, 0), brief.actor_by_id[name].name[lang]))
    key = f"network-actors-{lang}-{brief.id}"
    st.pills(
        translate("filters.actors", lang),
        names,
        selection_mode="multi",
        format_func=lambda name: chip_label(brief.actor_by_id[name].name[lang], numbers.get(name, 0)),
        key=view_state.set_widget_value(key, [name for name in names if name in chosen]),
        on_change=changes_view(
            lambda: view_state.change_view(actors=frozenset(st.session_state[key]) or None)
        ),
    )


def _show_network(context: PageContext, found: ActorNetwork, size: tuple[int, int]) -> None:
    chosen = context.view.actors or frozenset()
    # A chart keeps its clicked nodes; with another key it is a new chart, where each can be clicked again.
    key = f"network-{context.lang}-{'-'.join(sorted(chosen))}"
    lang = context.lang
    words = translate(
        "actors.network-alt-text",
        lang,
        actors=sum(node.events > 0 for node in found.nodes),
        relations=len(found.edges),
    )
    with st.container(key="network"):
        st.altair_chart(
            compose_network_chart(found, size, theme=context.theme, chosen=chosen),
            width="content",
            theme=None,
            key=key,
            on_select=changes_view(lambda: _choose_clicked_actor(key)),
            selection_mode=PICKED_ACTOR,
            alt=words,
        )
    kinds = [
        html_element("li", kind.plural_name(lang), class_=family_class(kind.family))
        for kind in kinds_in_brief(context)
    ]
    st.html(
        html_element(
            "ul",
            *kinds,
            class_="kind-list plain",
            aria_label=translate("filters.layers", lang),
            dir=language_direction(lang),
        )
    )
    notes = [translate("actors.network-legend", lang)]
    for said, number in zip(
        ("actors.actors-left-out", "actors.relations-left-out"), found.left_out, strict=True
    ):
        if number:
            notes.append(translate(said, lang, n=number))
    st.html(html_element("p", " ".join(notes), class_="map-note"))


def _choose_clicked_actor(key: str) -> None:
    """Filter by the clicked actor alone; clear the filter where it was alone already."""
    picked = st.session_state[key].selection[PICKED_ACTOR]
    if picked:
        view_state.change_view(actors=toggle_actor(view_state.current_view().actors, str(picked[0]["id"])))


def _pair_section(context: PageContext, found: list[ActorRelation]) -> Markup:
    lang, known = context.lang, context.brief.actor_by_id
    one, other = (known[name].name[lang] for name in sorted((found[0].one, found[0].other)))
    rows = [
        _event_item(context, context.brief.event_by_id[event.id], _direction_words(context, each))
        for each in found
        for event in each.events[:MAX_LISTED_PAIRS]
    ]
    return html_element(
        "section",
        html_element(
            "h3",
            translate("actors.pair", lang, one=one, other=other),
            " ",
            html_element("span", translate("count.events", lang, n=_count_events(found)), class_="quiet"),
        ),
        html_element("ul", *rows, class_="plain"),
        _cut_notice(max(len(each.events) for each in found), lang),
    )


def _events_section(context: PageContext, key: str, events: tuple[RelatedEvent, ...]) -> Markup | None:
    """List events that relate no two actors, each with its participants."""
    if not events:
        return None
    rows = []
    for each in events[:MAX_LISTED_PAIRS]:
        event = context.brief.event_by_id[each.id]
        names = join_list(actor_names(event, context.brief, context.lang), context.lang)
        rows.append(_event_item(context, event, names))
    title, listed = (
        html_element("h2", translate(key, context.lang)),
        html_element("ul", *rows, class_="plain"),
    )
    return html_element("section", title, listed, _cut_notice(len(events), context.lang))


def _cut_notice(number: int, lang: Lang) -> Markup | None:
    """Say that a list was cut short; None where it was not."""
    if number <= MAX_LISTED_PAIRS:
        return None
    return html_element(
        "p", translate("actors.truncated", lang, shown=MAX_LISTED_PAIRS, n=number), class_="notice"
    )


def _event_item(context: PageContext, event: Event, direction_text: str | None) -> Markup:
    lang = context.lang
    standing = context.selection.standing_of(event.id)
    facts = join_facts(
        event_kind_name(event, context.brief, lang),
        event_status_name(event, lang),
        translate("standing.perhaps", lang) if standing is Standing.PERHAPS else None,
        direction_text,
    )
    about = html_element("span", facts, class_="quiet")
    return html_element(
        "li",
        focus_link(context, event.id, event.title[lang]),
        " ",
        about,
        class_=family_class(context.brief.family_of(event)),
    )


def _direction_words(context: PageContext, each: ActorRelation) -> str | None:
    """Return the direction of a relation in words; None for an undirected one."""
    if not each.directed:
        return None
    known, lang = context.brief.actor_by_id, context.lang
    return translate("place.route", lang, start=known[each.one].name[lang], end=known[each.other].name[lang])


def _count_events(found: list[ActorRelation]) -> int:
    return len({event.id for each in found for event in each.events})
