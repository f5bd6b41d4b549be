"""From chosen words of the text to a claim: what is read from them as a form, and the brief to download.

The proposal comes from :mod:`geodata.drafting.claim_proposal`; here it is shown,
corrected and added to the YAML of the brief. An added claim lives in this session until it is downloaded.
"""

from dataclasses import dataclass
from typing import Final

import streamlit as st
from pydantic import ValidationError

from geodata.brief.records import Brief
from geodata.brief.source_text import Found, Text, locate
from geodata.drafting.claim_proposal import PassageError, Skeleton, claim
from geodata.drafting.pending_edits import Addition, with_added
from geodata.phrasing.place_words import locator
from geodata.screens.evidence.citation_html import passage
from geodata.screens.reading.claim_input import (
    Answers,
    FormError,
    asked,
    built_claim,
    built_event,
)
from geodata.screens.shell import session_store
from geodata.screens.shell.edits_download import offer, text
from geodata.screens.shell.option_labels import labels
from geodata.screens.shell.page_context import Desk
from geodata.screens.shell.widget_text import element
from geodata.words import Lang, direction, say

_MADE: Final = "encoded"
NEW: Final = ""
"""Stands for a new event in the list of events."""


@dataclass(frozen=True)
class Encoded:
    """The brief's YAML with what was added to it in this session."""

    of: tuple[str, tuple[Addition, ...]]
    """The state of the file that it was made from, and what was added."""
    text: str
    brief: Brief

    @property
    def number(self) -> int:
        """How much was added."""
        return len(self.of[1])


def encoding(desk: Desk) -> None:
    """The part of a page in which words of the text become a claim."""
    lang = desk.lang
    chosen = bool(st.session_state.get(_words_key(lang)))
    with (
        st.container(key=f"encoding-{lang}"),
        st.expander(say("encode.title", lang), expanded=chosen, key=f"encode-form-{chosen}-{lang}"),
    ):
        own = desk.text
        st.html(element("p", say("encode.why" if own else "encode.needs-text", lang), class_="quiet"))
        if own is not None:
            words = st.text_area(say("encode.words", lang), key=_words_key(lang), height=80).strip()
            spot = _spot(desk, own, words) if words else None
            if spot is not None:
                encode(desk, spot.start, spot.end)
        offer(desk, "encoding")


def choose(desk: Desk, words: object) -> None:
    """Take words that the reader selected into the form, where they are of the brief's text."""
    if isinstance(words, str) and desk.text is not None and locate(words, desk.text, desk.brief):
        st.session_state[_words_key(desk.lang)] = words


def _words_key(lang: Lang) -> str:
    return f"encode-words-{lang}"


def encode(desk: Desk, start: int, end: int) -> None:
    """The form for the claim that the words between two offsets of the brief's text make."""
    made = encoded(desk)
    if desk.text is None or made is None:
        return
    try:
        skeleton = claim(desk.text, start, end, made.brief)
    except PassageError as error:
        _notice(desk, str(error))
        return
    _words(desk, desk.text, skeleton)
    event_id = _event(desk, skeleton, made.brief)
    with st.form(f"encode-{start}-{end}-{event_id}-{made.number}-{desk.lang}"):
        answers = asked(desk.lang, skeleton, made.brief, new=event_id == NEW)
        if st.form_submit_button(say("encode.add", desk.lang), type="primary"):
            _add(desk, made, event_id, answers)


def encoded(desk: Desk) -> Encoded | None:
    """The brief as it stands in this session: its file, with what was added."""
    of = desk.atlas.digest, session_store.edits(desk.atlas.brief).added
    kept: Encoded | None = st.session_state.get(_MADE)
    if kept is not None and kept.of == of:
        return kept
    folder = desk.entry.folder if desk.entry else None
    if folder is None:
        return None
    made = Encoded(of, text(folder), desk.brief)
    for each in of[1]:
        done = with_added(made.text, each)
        made = Encoded(of, done.text, done.brief or made.brief)
    st.session_state[_MADE] = made
    return made


def _spot(desk: Desk, text: Text, words: str) -> Found | None:
    """Where the words stand: the only place, or the one that is chosen."""
    spots = locate(words, text, desk.brief)
    if not spots:
        _notice(desk, "encode.not-found")
        return None
    if len(spots) == 1:
        return spots[0]
    chosen = st.selectbox(
        say("encode.spot", desk.lang),
        range(len(spots)),
        format_func=lambda at: _spot_words(desk, spots[at]),
        key=f"encode-spot-{desk.lang}",
    )
    return spots[chosen]


def _spot_words(desk: Desk, spot: Found) -> str:
    where = locator(spot.sentence, desk.brief, desk.lang) if spot.sentence else "—"
    return say("encode.spot-line", desk.lang, locator=where, start=str(spot.start))


def _words(desk: Desk, text: Text, skeleton: Skeleton) -> None:
    """The sentence with the chosen words marked, and what of them has two readings."""
    sentence = desk.brief.sentence[skeleton.claim.sentence]
    marked = passage(text.content, sentence.span, skeleton.claim.spans)
    own = desk.brief.language
    st.html(element("blockquote", marked, lang=own, dir=direction(own)))
    for line in skeleton.unclear:
        st.html(element("p", say("encode.unclear", desk.lang, what=line), class_="notice"))


def _event(desk: Desk, skeleton: Skeleton, brief: Brief) -> str:
    """The event that the claim belongs to: those read from the words first, then a new one, then the rest."""
    new = say("encode.new-event", desk.lang)
    titles = labels({event.id: event.title[desk.lang] for event in brief.events})
    rest = (event.id for event in brief.events if event.id not in skeleton.events)
    found: str = st.selectbox(
        say("encode.event", desk.lang),
        [*skeleton.events, NEW, *rest],
        format_func=lambda name: titles[name] if name else new,
        key=f"encode-event-{skeleton.claim.spans[0][0]}-{desk.lang}",
    )
    return found


def _add(desk: Desk, made: Encoded, event_id: str, answers: Answers) -> None:
    """Add what was answered, or say what is wrong with it."""
    try:
        addition = _addition(made.brief, event_id, answers)
    except FormError as error:
        _refuse(desk, [error.words(desk.lang)])
        return
    except ValidationError as error:
        _refuse(desk, [each["msg"] for each in error.errors()])
        return
    done = with_added(made.text, addition)
    if done.brief is None:
        _refuse(desk, [f"{problem.expected}; {problem.mend}" for problem in done.problems])
        return
    session_store.add(desk.brief.id, addition)
    st.rerun()


def _addition(brief: Brief, event_id: str, answers: Answers) -> Addition:
    if event_id == NEW:
        event = built_event(answers, brief)
        return Addition(event, event.id)
    return Addition(built_claim(answers, brief, event_id), event_id)


def _notice(desk: Desk, key: str) -> None:
    st.html(element("p", say(key, desk.lang), class_="notice", role="alert"))


def _refuse(desk: Desk, reasons: list[str]) -> None:
    for reason in reasons:
        words = say("encode.refused", desk.lang, reason=reason)
        st.html(element("p", words, class_="notice", role="alert", dir="auto"))
