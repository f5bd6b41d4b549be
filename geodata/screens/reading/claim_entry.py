"""Claim entry: selected words of the text become a form, and its answers a claim of the brief.

The proposal comes from :mod:`geodata.drafting.claim_proposal`; here it is shown, corrected and stored
as an edit.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import streamlit as st
from pydantic import ValidationError

from geodata.brief.field_messages import expected_words
from geodata.brief.record_types.event_parts import Location
from geodata.brief.records import Brief
from geodata.brief.source_text import SourceText, TextMatch, find_in_text
from geodata.drafting.claim_proposal import ClaimProposal, PassageError, propose_claim
from geodata.drafting.edit_groups import added_claim, added_event
from geodata.editing.operations import Operation
from geodata.phrasing.place_words import sentence_locator
from geodata.screens.evidence.citation_html import mark_spans
from geodata.screens.reading.asked_names import AskedNames, places_named_in
from geodata.screens.reading.claim_input import (
    ClaimAnswers,
    ClaimInputError,
    ask_claim_fields,
    build_claim,
    build_event,
)
from geodata.screens.reading.place_question import show_place_question
from geodata.screens.shell import brief_edits
from geodata.screens.shell.edit_menu import show_edit_status
from geodata.screens.shell.option_labels import unique_labels
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.widget_text import html_element
from geodata.words import Lang, in_language, language_direction, translate

NEW_EVENT: Final = ""
"""Option of the event list that stands for a new event."""


def show_claim_entry(context: PageContext, asked: AskedNames | None = None) -> None:
    """Write the section in which words of the text become a claim.

    Parameters
    ----------
    asked
        Names of the brief whose place is a question; None where they were not looked for.
    """
    lang = context.lang
    chosen = bool(st.session_state.get(_words_key(lang)))
    with (
        st.container(key=f"claim-entry-{lang}"),
        st.expander(translate("claim-form.title", lang), expanded=chosen, key=f"encode-form-{chosen}-{lang}"),
    ):
        own = context.text
        show_edit_status(context)
        if not brief_edits.may_edit(context):
            return
        st.html(
            html_element(
                "p", translate("claim-form.intro" if own else "claim-form.needs-text", lang), class_="quiet"
            )
        )
        if own is not None:
            words = st.text_area(
                translate("claim-form.cited-words", lang), key=_words_key(lang), height=80
            ).strip()
            occurrence = _choose_place_in_text(context, own, words) if words else None
            if occurrence is not None:
                show_claim_form(context, occurrence.start, occurrence.end, asked)


def prefill_claim_words(context: PageContext, words: object) -> None:
    """Put selected words into the form, where they occur in the brief's text."""
    if (
        isinstance(words, str)
        and context.text is not None
        and find_in_text(words, context.text, context.brief)
    ):
        st.session_state[_words_key(context.lang)] = words


def _words_key(lang: Lang) -> str:
    return f"encode-words-{lang}"


def show_claim_form(context: PageContext, start: int, end: int, asked: AskedNames | None = None) -> None:
    """Write the form for the claim made of the words between two offsets of the text.

    A new event asks for the place of each open name in the sentence; what was chosen is a place of the event.
    """
    if context.text is None:
        return
    try:
        proposal = propose_claim(context.text, start, end, context.brief)
    except PassageError as error:
        _show_notice(context, str(error))
        return
    _show_cited_words(context, context.text, proposal)
    event_id = _choose_event(context, proposal, context.brief)
    if event_id == NEW_EVENT and asked is not None:
        number = proposal.claim.sentence or 0
        for question in asked.open_in_sentence(number)[:1]:
            show_place_question(context, asked, question, "form")
        sentence = context.brief.sentence_by_number[number]
        named = places_named_in(context.brief, context.text.content[slice(*sentence.span)])
        proposal = with_answered_places(proposal, named)
    with st.form(f"encode-{start}-{end}-{event_id}-{context.atlas.digest}-{context.lang}"):
        answers = ask_claim_fields(context.lang, proposal, context.brief, new=event_id == NEW_EVENT)
        if st.form_submit_button(translate("claim-form.add-claim", context.lang), type="primary"):
            _add_claim(context, event_id, answers)


def with_answered_places(proposal: ClaimProposal, places: Sequence[str]) -> ClaimProposal:
    """Return a proposal whose new event is also at the places that were chosen for names of its sentence."""
    known = {at.place for at in proposal.event.places}
    added = tuple(Location(place=each) for each in dict.fromkeys(places) if each not in known)
    event = replace(proposal.event, places=(*proposal.event.places, *added))
    return replace(proposal, event=event)


def _choose_place_in_text(context: PageContext, text: SourceText, words: str) -> TextMatch | None:
    """Return the span of the words; where they occur more than once, the reader chooses."""
    occurrences = find_in_text(words, text, context.brief)
    if not occurrences:
        _show_notice(context, "claim-form.words-not-found")
        return None
    if len(occurrences) == 1:
        return occurrences[0]
    chosen = st.selectbox(
        translate("claim-form.occurrence", context.lang),
        range(len(occurrences)),
        format_func=lambda at: _place_in_text_label(context, occurrences[at]),
        key=f"encode-spot-{context.lang}",
    )
    return occurrences[chosen]


def _place_in_text_label(context: PageContext, occurrence: TextMatch) -> str:
    place = sentence_locator(occurrence.sentence, context.brief, context.lang) if occurrence.sentence else "—"
    return translate("claim-form.occurrence-option", context.lang, locator=place, start=str(occurrence.start))


def _show_cited_words(context: PageContext, text: SourceText, proposal: ClaimProposal) -> None:
    """Write the sentence with the words marked, and a notice for each ambiguous reading."""
    sentence = context.brief.sentence_by_number[proposal.claim.sentence or 0]
    marked = mark_spans(text.content, sentence.span, proposal.claim.spans)
    own = context.brief.language
    st.html(html_element("blockquote", marked, lang=own, dir=language_direction(own)))
    for line in proposal.ambiguities:
        st.html(
            html_element("p", translate("claim-form.two-readings", context.lang, what=line), class_="notice")
        )


def _choose_event(context: PageContext, proposal: ClaimProposal, brief: Brief) -> str:
    """Ask for the claim's event: those read from the words first, then a new one, then the rest."""
    new = translate("claim-form.new-event", context.lang)
    titles = unique_labels({event.id: event.title[context.lang] for event in brief.event_records})
    rest = (event.id for event in brief.event_records if event.id not in proposal.events)
    found: str = st.selectbox(
        translate("claim-form.event", context.lang),
        [*proposal.events, NEW_EVENT, *rest],
        format_func=lambda name: titles[name] if name else new,
        key=f"encode-event-{proposal.claim.spans[0][0]}-{context.lang}",
    )
    return found


def _add_claim(context: PageContext, event_id: str, answers: ClaimAnswers) -> None:
    """Store the claim, or write the reasons why it is no valid record."""
    try:
        made = _build_edit(context.brief, event_id, answers)
    except ClaimInputError as error:
        _show_refusals(context, [error.words(context.lang)])
        return
    except ValidationError as error:
        _show_refusals(context, [in_language(expected_words(each), context.lang) for each in error.errors()])
        return
    if problems := brief_edits.problems_of_edit(context, (made.operation,), made.event):
        _show_refusals(context, [problem.advice_in(context.lang) for problem in problems])
        return
    brief_edits.store_edit(context, lambda _: (made.operation,))
    st.rerun()


@dataclass(frozen=True)
class _ClaimEdit:
    """The edit that adds a claim, and the event that has it then."""

    operation: Operation
    event: str


def _build_edit(brief: Brief, event_id: str, answers: ClaimAnswers) -> _ClaimEdit:
    if event_id == NEW_EVENT:
        event = build_event(answers, brief)
        return _ClaimEdit(added_event(event), event.id)
    return _ClaimEdit(added_claim(event_id, build_claim(answers, brief, event_id)), event_id)


def _show_notice(context: PageContext, key: str) -> None:
    st.html(html_element("p", translate(key, context.lang), class_="notice", role="alert"))


def _show_refusals(context: PageContext, reasons: list[str]) -> None:
    for reason in reasons:
        words = translate("claim-form.refused", context.lang, reason=reason)
        st.html(html_element("p", words, class_="notice", role="alert", dir="auto"))
