"""Grading form: an analyst's reliability letters and credibility numbers."""

import streamlit as st

from geodata.brief.grades import CREDIBILITY_NUMBERS, RELIABILITY_LETTERS
from geodata.brief.record_types.claim_record import Claim
from geodata.brief.record_types.event_record import Event
from geodata.brief.record_types.source_record import Source
from geodata.drafting.edit_groups import graded_claim, graded_source
from geodata.phrasing.claim_words import gist_or_figure
from geodata.phrasing.source_words import short_source_name
from geodata.screens.evidence.source_list import MAX_CLAIMS_PER_SOURCE
from geodata.screens.shell import brief_edits, session_store, view_state
from geodata.screens.shell.edit_menu import show_edit_status
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.view_fragments import changes_brief
from geodata.screens.shell.widget_text import escape_markdown, html_element
from geodata.words import Lang, language_direction, translate


def show_grading_form(context: PageContext) -> None:
    """Write the letter of one source, and the number of each of its claims in the selection."""
    lang = context.lang
    with st.container(key="grading"):
        st.html(html_element("p", translate("grading.intro", lang), class_="map-note"))
        show_edit_status(context)
        if not brief_edits.may_edit(context):
            return
        source = _choose_source(context)
        if source is None:
            st.html(html_element("p", translate("grading.all-withheld", lang), class_="map-note"))
            return
        _show_letter_choice(context, source)
        told, rows = context.atlas.claims, context.selection.shown_rows
        own = told.loc[(told["source"] == source.id) & told["event"].isin(rows), "event"].unique()
        shown = [context.brief.events[row] for row in own[:MAX_CLAIMS_PER_SOURCE].tolist()]
        claims = [(event, claim) for event in shown for claim in event.claims if claim.source == source.id]
        if not claims:
            st.html(html_element("p", translate("grading.no-own-claims", lang), class_="map-note"))
            return
        meanings = [html_element("li", grade_option_label(number, lang)) for number in CREDIBILITY_NUMBERS]
        st.html(
            html_element(
                "div",
                html_element("h3", translate("grading.number-meanings", lang)),
                html_element("ul", *meanings, class_="plain quiet"),
                lang=lang,
                dir=language_direction(lang),
            )
        )
        for event, claim in claims[:MAX_CLAIMS_PER_SOURCE]:
            _show_number_choice(context, event, claim)


def grade_option_label(grade: object, lang: Lang) -> str:
    """Return a grade with its meaning."""
    kind = "reliability" if grade in RELIABILITY_LETTERS else "credibility"
    return translate("grading.option", lang, grade=str(grade), words=translate(f"{kind}.{grade}", lang))


def _choose_source(context: PageContext) -> Source | None:
    """Ask for the source to grade; None where all are withheld, whose grades only their owner knows."""
    known = {name: source for name, source in context.brief.source_by_id.items() if not source.withheld}
    if not known:
        return None
    key = f"graded-{context.lang}"
    name = session_store.get_setting("graded", tuple(known))
    st.selectbox(
        translate("grading.source", context.lang),
        list(known),
        format_func=lambda each: (
            f"{known[each].reliability} · {short_source_name(known[each], context.lang)}"
        ),
        key=view_state.set_widget_value(key, name),
        on_change=lambda: session_store.set_setting("graded", st.session_state[key]),
    )
    return known[name]


def _show_letter_choice(context: PageContext, source: Source) -> None:
    key = f"letter-{source.id}-{context.lang}"
    st.radio(
        translate("grading.reliability", context.lang),
        RELIABILITY_LETTERS,
        format_func=lambda letter: escape_markdown(grade_option_label(letter, context.lang)),
        key=view_state.set_widget_value(key, source.reliability),
        on_change=changes_brief(
            lambda: brief_edits.store_edit(
                context, lambda values: (graded_source(values, source, st.session_state[key]),)
            )
        ),
    )


def _show_number_choice(context: PageContext, event: Event, claim: Claim) -> None:
    key = f"number-{claim.id}-{context.lang}"
    words = gist_or_figure(claim, context.brief, context.lang) or event.title[context.lang]
    st.pills(
        translate("grading.credibility", context.lang, claim=escape_markdown(words)),
        CREDIBILITY_NUMBERS,
        key=view_state.set_widget_value(key, claim.credibility),
        required=True,
        on_change=changes_brief(
            lambda: brief_edits.store_edit(
                context, lambda values: (graded_claim(values, event, claim, st.session_state[key]),)
            )
        ),
    )
