"""Grading form: an analyst's reliability letters and credibility numbers for this session."""

import streamlit as st

from geodata.brief.grades import LETTERS, NUMBERS, Grades, lettered, numbered
from geodata.brief.records import Claim, Event, Source
from geodata.phrasing.claim_words import gist_or_figure
from geodata.phrasing.source_words import source_words
from geodata.screens.evidence.source_list import MAX_CLAIMS_PER_SOURCE
from geodata.screens.shell import session_store, view_state
from geodata.screens.shell.page_context import Desk
from geodata.screens.shell.widget_text import element, literal
from geodata.words import Lang, direction, say


def show_grading_form(context: Desk) -> None:
    """Write the letter of one source, and the number of each of its claims in the selection."""
    lang = context.lang
    with st.container(key="grading"):
        st.html(element("p", say("grade.intro", lang), class_="map-note"))
        source = _choose_source(context)
        _show_letter_choice(context, source)
        shown = [context.brief.events[int(row)] for row in context.selection.shown]
        claims = [(event, claim) for event in shown for claim in event.claims if claim.source == source.id]
        if not claims:
            st.html(element("p", say("grade.none", lang), class_="map-note"))
            return
        meanings = [element("li", grade_option_label(number, lang)) for number in NUMBERS]
        st.html(
            element(
                "div",
                element("h3", say("grade.numbers", lang)),
                element("ul", *meanings, class_="plain quiet"),
                lang=lang,
                dir=direction(lang),
            )
        )
        for event, claim in claims[:MAX_CLAIMS_PER_SOURCE]:
            _show_number_choice(context, event, claim)


def show_session_grades_notice(context: Desk) -> None:
    """Write a notice that grades of this session apply, and a button that drops them."""
    given, lang = session_store.session_edits(context.atlas.brief).grades, context.lang
    if not given:
        return
    with st.container(key="regraded"):
        st.html(element("p", say("grade.session", lang, n=len(given)), class_="notice", role="status"))
        st.button(
            say("grade.reset", lang),
            key=f"ungrade-{lang}",
            on_click=lambda: session_store.set_grades(context.brief.id, Grades()),
        )


def grade_option_label(grade: object, lang: Lang) -> str:
    """Return a grade with its meaning."""
    kind = "reliability" if grade in LETTERS else "credibility"
    return say("grade.option", lang, grade=str(grade), words=say(f"{kind}.{grade}", lang))


def _choose_source(context: Desk) -> Source:
    """Ask for the source to grade."""
    known, key = context.brief.source, f"graded-{context.lang}"
    name = session_store.get_setting("graded", tuple(known))
    st.selectbox(
        say("grade.source", context.lang),
        list(known),
        format_func=lambda each: f"{known[each].reliability} · {source_words(known[each], context.lang)}",
        key=view_state.set_widget_value(key, name),
        on_change=lambda: session_store.set_setting("graded", st.session_state[key]),
    )
    return known[name]


def _show_letter_choice(context: Desk, source: Source) -> None:
    key = f"letter-{source.id}-{context.lang}"
    st.radio(
        say("grade.letter", context.lang),
        LETTERS,
        format_func=lambda letter: literal(grade_option_label(letter, context.lang)),
        key=view_state.set_widget_value(key, source.reliability),
        on_change=lambda: session_store.set_grades(
            context.brief.id,
            lettered(
                session_store.session_grades(context.brief.id),
                context.atlas.brief,
                source.id,
                st.session_state[key],
            ),
        ),
    )


def _show_number_choice(context: Desk, event: Event, claim: Claim) -> None:
    key = f"number-{claim.id}-{context.lang}"
    words = gist_or_figure(claim, context.lang) or event.title[context.lang]
    st.pills(
        say("grade.claim", context.lang, claim=literal(words)),
        NUMBERS,
        key=view_state.set_widget_value(key, claim.credibility),
        required=True,
        on_change=lambda: session_store.set_grades(
            context.brief.id,
            numbered(
                session_store.session_grades(context.brief.id),
                context.atlas.brief,
                claim.id,
                st.session_state[key],
            ),
        ),
    )
