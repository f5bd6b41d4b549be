"""The page of actors: who is related to whom by which events, drawn and in words."""

from typing import Final

import streamlit as st

from geodata.atlas.relations import Relation, alone, groups, relations
from geodata.atlas.selection import counts
from geodata.brief.records import Event
from geodata.charts.actor_network import Network, network
from geodata.charts.network_chart import PICK, diagram
from geodata.phrasing.event_words import actor_names, kind_words, status_words
from geodata.phrasing.list_words import join_facts, join_list
from geodata.screens.evidence.focused_event import asking, in_focus
from geodata.screens.map.filter_panel import layers
from geodata.screens.reading.reading_sync import follow
from geodata.screens.shell import view_state
from geodata.screens.shell.option_labels import chip
from geodata.screens.shell.page_context import Desk
from geodata.screens.shell.page_intro import opening
from geodata.screens.shell.widget_text import Markup, element
from geodata.vocabulary import Standing
from geodata.words import Lang, direction, say

WIDE: Final = (1000, 600)
NARROW: Final = (358, 420)
MOST_LISTED: Final = 300
NETWORKS: Final = 64
"""Networks kept, each some kilobytes."""


def actors(desk: Desk) -> None:
    """Chips, the network, the same in words, and beside them the event in focus."""
    lang = desk.lang
    shown = [desk.brief.events[int(row)] for row in desk.selection.shown]
    size = NARROW if "Mobile" in st.context.headers.get("User-Agent", "") else WIDE
    found = _network((desk.atlas.digest, desk.view.query(), lang, desk.theme, *size), desk, size)
    with st.container(key="actors"):
        with st.container(key="actors-main"):
            st.html(opening(desk, "actors"))
            _chips(desk)
            if found.nodes:
                _drawn(desk, found, size)
            st.html(listing(desk, shown))
        in_focus(desk)
    follow(desk)


@st.cache_resource(max_entries=NETWORKS, show_spinner=False)
def _network(key: tuple[object, ...], _desk: Desk, _size: tuple[int, int]) -> Network:  # noqa: ARG001
    """The network for a key, placed once: names take long to place among many actors."""
    return network(_desk.selection, _size, lang=_desk.lang, theme=_desk.theme)


def toggled(chosen: frozenset[str] | None, name: str) -> frozenset[str] | None:
    """The actors asked for after one was clicked: that one alone, or all again where it was alone already."""
    return None if chosen == frozenset({name}) else frozenset({name})


def listing(desk: Desk, shown: list[Event]) -> Markup:
    """Every relation in words, the busiest pairs first; then what has no pairs."""
    lang = desk.lang
    pairs: dict[tuple[str, ...], list[Relation]] = {}
    for each in relations(shown):
        pairs.setdefault(tuple(sorted((each.one, each.other))), []).append(each)
    ordered = sorted(pairs.values(), key=lambda found: -_number(found))
    several, single = groups(shown), alone(shown)
    return element(
        "div",
        element("h2", say("actors.pairs", lang)) if pairs else None,
        *(_pair(desk, found) for found in ordered[:MOST_LISTED]),
        _cut(len(ordered), desk.lang),
        _others(desk, "actors.groups", several),
        _others(desk, "actors.alone", single),
        element("p", say("actors.none", lang), role="status") if not shown else None,
        class_="pairs asks",
        lang=lang,
        dir=direction(lang),
    )


def _chips(desk: Desk) -> None:
    """The actors as chips: the keyboard's way to what a click on a node does."""
    brief, lang = desk.brief, desk.lang
    numbers = counts(desk.selection).actors
    chosen = desk.view.actors or frozenset()
    taking_part = dict.fromkeys(part.actor for event in brief.events for part in event.actors)
    names = sorted(taking_part, key=lambda name: (-numbers.get(name, 0), brief.actor[name].name[lang]))
    key = f"network-actors-{lang}-{brief.id}"
    st.pills(
        say("controls.actors", lang),
        names,
        selection_mode="multi",
        format_func=lambda name: chip(brief.actor[name].name[lang], numbers.get(name, 0)),
        key=view_state.keep(key, [name for name in names if name in chosen]),
        on_change=lambda: view_state.change(actors=frozenset(st.session_state[key]) or None),
    )


def _drawn(desk: Desk, found: Network, size: tuple[int, int]) -> None:
    chosen = desk.view.actors or frozenset()
    # A chart keeps what was clicked: with another choice it is another chart, which can be clicked anew.
    key = f"network-{desk.lang}-{'-'.join(sorted(chosen))}"
    lang = desk.lang
    words = say(
        "actors.alternative",
        lang,
        actors=sum(node.events > 0 for node in found.nodes),
        relations=len(found.edges),
    )
    with st.container(key="network"):
        st.altair_chart(
            diagram(found, size, theme=desk.theme, chosen=chosen),
            width="content",
            theme=None,
            key=key,
            on_select=lambda: _pick(key),
            selection_mode=PICK,
            alt=words,
        )
    kinds = [element("li", say(f"kinds.{kind}", lang), class_=f"ink-{kind}") for kind in layers(desk)]
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


def _pick(key: str) -> None:
    """Ask for the clicked actor alone; for all where it was alone already."""
    picked = st.session_state[key].selection[PICK]
    if picked:
        view_state.change(actors=toggled(view_state.current().actors, str(picked[0]["id"])))


def _pair(desk: Desk, found: list[Relation]) -> Markup:
    lang, known = desk.lang, desk.brief.actor
    one, other = (known[name].name[lang] for name in sorted((found[0].one, found[0].other)))
    rows = [_event(desk, event, _way(desk, each)) for each in found for event in each.events]
    return element(
        "section",
        element(
            "h3",
            say("actors.pair", lang, one=one, other=other),
            " ",
            element("span", say("count.events", lang, n=_number(found)), class_="quiet"),
        ),
        element("ul", *rows, class_="plain"),
    )


def _others(desk: Desk, key: str, events: tuple[Event, ...]) -> Markup | None:
    """Events that relate no two actors, with who takes part."""
    if not events:
        return None
    rows = []
    for event in events[:MOST_LISTED]:
        names = join_list(actor_names(event, desk.brief, desk.lang), desk.lang)
        rows.append(_event(desk, event, names))
    title, listed = element("h2", say(key, desk.lang)), element("ul", *rows, class_="plain")
    return element("section", title, listed, _cut(len(events), desk.lang))


def _cut(number: int, lang: Lang) -> Markup | None:
    """That a list goes on, where it does."""
    if number <= MOST_LISTED:
        return None
    return element("p", say("actors.cut", lang, shown=MOST_LISTED, n=number), class_="notice")


def _event(desk: Desk, event: Event, way: str | None) -> Markup:
    lang = desk.lang
    standing = desk.selection.standing_of(event.id)
    facts = join_facts(
        kind_words(event, lang),
        status_words(event, lang),
        say("standing.perhaps", lang) if standing is Standing.PERHAPS else None,
        way,
    )
    about = element("span", facts, class_="quiet")
    return element("li", asking(desk, event.id, event.title[lang]), " ", about, class_=f"ink-{event.kind}")


def _way(desk: Desk, each: Relation) -> str | None:
    """The direction in words, where there is one."""
    if not each.directed:
        return None
    known, lang = desk.brief.actor, desk.lang
    return say("where.route", lang, start=known[each.one].name[lang], end=known[each.other].name[lang])


def _number(found: list[Relation]) -> int:
    return len({event.id for each in found for event in each.events})
