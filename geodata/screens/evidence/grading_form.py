"""Grading: an analyst's letters and numbers for this session, and the brief with them as a file."""

import streamlit as st

from geodata.brief.grades import LETTERS, NUMBERS, Grades, lettered, numbered
from geodata.brief.records import Claim, Event, Source
from geodata.phrasing.claim_words import gist_or_figure
from geodata.phrasing.source_words import source_words
from geodata.screens.evidence.source_list import MOST_CLAIMS
from geodata.screens.shell import session_store, view_state
from geodata.screens.shell.page_context import Desk
from geodata.screens.shell.widget_text import element, literal
from geodata.words import Lang, direction, say


def grading(desk: Desk) -> None:
    """One source at a time: its letter, and the number of each of its claims of what is shown."""
    lang = desk.lang
    with st.container(key="grading"):
        st.html(element("p", say("grade.intro", lang), class_="map-note"))
        source = _source(desk)
        _letter(desk, source)
        shown = [desk.brief.events[int(row)] for row in desk.selection.shown]
        claims = [(event, claim) for event in shown for claim in event.claims if claim.source == source.id]
        if not claims:
            st.html(element("p", say("grade.none", lang), class_="map-note"))
            return
        meanings = [element("li", option(number, lang)) for number in NUMBERS]
        st.html(
            element(
                "div",
                element("h3", say("grade.numbers", lang)),
                element("ul", *meanings, class_="plain quiet"),
                lang=lang,
                dir=direction(lang),
            )
        )
        for event, claim in claims[:MOST_CLAIMS]:
            _number(desk, event, claim)


def regraded_note(desk: Desk) -> None:
    """That grades of this session are shown, with the way to drop them; else nothing."""
    given, lang = session_store.edits(desk.atlas.brief).grades, desk.lang
    if not given:
        return
    with st.container(key="regraded"):
        st.html(element("p", say("grade.session", lang, n=len(given)), class_="notice", role="status"))
        st.button(
            say("grade.reset", lang),
            key=f"ungrade-{lang}",
            on_click=lambda: session_store.grade(desk.brief.id, Grades()),
        )


def option(grade: object, lang: Lang) -> str:
    """A grade with its meaning."""
    kind = "reliability" if grade in LETTERS else "credibility"
    return say("grade.option", lang, grade=str(grade), words=say(f"{kind}.{grade}", lang))


def _source(desk: Desk) -> Source:
    """The source that is being graded."""
    known, key = desk.brief.source, f"graded-{desk.lang}"
    name = session_store.setting("graded", tuple(known))
    st.selectbox(
        say("grade.source", desk.lang),
        list(known),
        format_func=lambda each: f"{known[each].reliability} · {source_words(known[each], desk.lang)}",
        key=view_state.keep(key, name),
        on_change=lambda: session_store.settle("graded", st.session_state[key]),
    )
    return known[name]


def _letter(desk: Desk, source: Source) -> None:
    key = f"letter-{source.id}-{desk.lang}"
    st.radio(
        say("grade.letter", desk.lang),
        LETTERS,
        format_func=lambda letter: literal(option(letter, desk.lang)),
        key=view_state.keep(key, source.reliability),
        on_change=lambda: session_store.grade(
            desk.brief.id,
            lettered(session_store.grades(desk.brief.id), desk.atlas.brief, source.id, st.session_state[key]),
        ),
    )


def _number(desk: Desk, event: Event, claim: Claim) -> None:
    key = f"number-{claim.id}-{desk.lang}"
    words = gist_or_figure(claim, desk.lang) or event.title[desk.lang]
    st.pills(
        say("grade.claim", desk.lang, claim=literal(words)),
        NUMBERS,
        key=view_state.keep(key, claim.credibility),
        required=True,
        on_change=lambda: session_store.grade(
            desk.brief.id,
            numbered(session_store.grades(desk.brief.id), desk.atlas.brief, claim.id, st.session_state[key]),
        ),
    )
