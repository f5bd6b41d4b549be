"""Claim entry: selected words of the text become a form, and its answers a claim of the brief.

The proposal comes from :mod:`geodata.drafting.claim_proposal`; here it is shown, corrected and added to the
YAML of the brief. An added claim lives in this session until the reader downloads the brief.
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
from geodata.drafting.pending_edits import AddedRecord, apply_addition
from geodata.phrasing.place_words import sentence_locator
from geodata.screens.evidence.citation_html import mark_spans
from geodata.screens.reading.asked_names import AskedNames
from geodata.screens.reading.claim_input import (
    ClaimAnswers,
    ClaimInputError,
    ask_claim_fields,
    build_claim,
    build_event,
)
from geodata.screens.reading.place_question import show_place_question
from geodata.screens.shell import session_store
from geodata.screens.shell.edits_download import read_brief_yaml, show_edits_download
from geodata.screens.shell.option_labels import unique_labels
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.widget_text import html_element
from geodata.words import Lang, in_language, language_direction, translate

_EDITED_BRIEF: Final = "encoded"
NEW_EVENT: Final = ""
"""Option of the event list that stands for a new event."""


@dataclass(frozen=True)
class DownloadableBrief:
    """The brief's YAML with the additions of this session."""

    made_from: tuple[str, tuple[AddedRecord, ...]]
    """Digest of the brief's file and the additions that the text was made from."""
    text: str
    brief: Brief

    @property
    def number(self) -> int:
        """Number of additions."""
        return len(self.made_from[1])


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
        show_edits_download(context, "claims")


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
    made = edited_brief(context)
    if context.text is None or made is None:
        return
    try:
        proposal = propose_claim(context.text, start, end, made.brief)
    except PassageError as error:
        _show_notice(context, str(error))
        return
    _show_cited_words(context, context.text, proposal)
    event_id = _choose_event(context, proposal, made.brief)
    if event_id == NEW_EVENT and asked is not None:
        number = proposal.claim.sentence or 0
        for question in asked.open_in_sentence(number)[:1]:
            show_place_question(context, asked, question, "form")
        proposal = with_answered_places(proposal, asked.chosen_in_sentence(number))
    with st.form(f"encode-{start}-{end}-{event_id}-{made.number}-{context.lang}"):
        answers = ask_claim_fields(context.lang, proposal, made.brief, new=event_id == NEW_EVENT)
        if st.form_submit_button(translate("claim-form.add-claim", context.lang), type="primary"):
            _add_claim(context, made, event_id, answers)


def with_answered_places(proposal: ClaimProposal, places: Sequence[str]) -> ClaimProposal:
    """Return a proposal whose new event is also at the places that were chosen for names of its sentence."""
    known = {at.place for at in proposal.event.places}
    added = tuple(Location(place=each) for each in dict.fromkeys(places) if each not in known)
    event = replace(proposal.event, places=(*proposal.event.places, *added))
    return replace(proposal, event=event)


def edited_brief(context: PageContext) -> DownloadableBrief | None:
    """Return the brief's file with this session's additions; None where the brief has no folder."""
    made_from = context.atlas.digest, session_store.session_edits(context.atlas).additions
    kept: DownloadableBrief | None = st.session_state.get(_EDITED_BRIEF)
    if kept is not None and kept.made_from == made_from:
        return kept
    folder = context.entry.folder if context.entry else None
    if folder is None:
        return None
    made = DownloadableBrief(made_from, read_brief_yaml(folder), context.brief)
    for each in made_from[1]:
        edited = apply_addition(made.text, each)
        made = DownloadableBrief(made_from, edited.text, edited.brief or made.brief)
    st.session_state[_EDITED_BRIEF] = made
    return made


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


def _add_claim(context: PageContext, made: DownloadableBrief, event_id: str, answers: ClaimAnswers) -> None:
    """Add the claim to the session, or write the reasons why it is no valid record."""
    try:
        addition = replace(_build_addition(made.brief, event_id, answers), made_on=context.atlas.digest)
    except ClaimInputError as error:
        _show_refusals(context, [error.words(context.lang)])
        return
    except ValidationError as error:
        _show_refusals(context, [in_language(expected_words(each), context.lang) for each in error.errors()])
        return
    edited = apply_addition(made.text, addition)
    if edited.brief is None:
        _show_refusals(context, [problem.advice_in(context.lang) for problem in edited.problems])
        return
    session_store.add_record(context.brief.id, addition)
    st.rerun()


def _build_addition(brief: Brief, event_id: str, answers: ClaimAnswers) -> AddedRecord:
    if event_id == NEW_EVENT:
        event = build_event(answers, brief)
        return AddedRecord(event, event.id)
    return AddedRecord(build_claim(answers, brief, event_id), event_id)


def _show_notice(context: PageContext, key: str) -> None:
    st.html(html_element("p", translate(key, context.lang), class_="notice", role="alert"))


def _show_refusals(context: PageContext, reasons: list[str]) -> None:
    for reason in reasons:
        words = translate("claim-form.refused", context.lang, reason=reason)
        st.html(html_element("p", words, class_="notice", role="alert", dir="auto"))
