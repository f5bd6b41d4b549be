"""From chosen words of the text to a claim: what is read from them as a form, and the brief to download.

The reading is that of :mod:`geodata.brief.skeleton`; here it is shown, corrected and added to the YAML of the
brief. What was added lives in this session until it is downloaded.
"""

from dataclasses import dataclass
from typing import Final

import streamlit as st
from pydantic import ValidationError

from geodata.brief.reader import FILE
from geodata.brief.records import Brief
from geodata.brief.said import locator
from geodata.brief.skeleton import Added, PassageError, Skeleton, claim, with_claim, with_event
from geodata.brief.text import Found, Text, locate
from geodata.screens.answers import Answers, FormError, asked, built_claim, built_event
from geodata.screens.citation import passage
from geodata.screens.desk import Desk
from geodata.screens.labels import labels
from geodata.screens.markup import element
from geodata.words import Lang, direction, say

_ADDED: Final = "encoded"
NEW: Final = ""
"""Stands for a new event in the list of events."""


@dataclass(frozen=True)
class Encoded:
    """The brief's YAML with what was added to it in this session."""

    digest: str
    """Of the brief that it was made from: another state of the file starts anew."""
    text: str
    brief: Brief
    number: int


def encoding(desk: Desk) -> None:
    """The part of a page in which words of the text become a claim."""
    lang = desk.lang
    chosen = bool(st.session_state.get(_words_key(lang)))
    with (
        st.container(key=f"encoding-{lang}"),
        st.expander(say("encode.title", lang), expanded=chosen, key=f"encode-form-{chosen}-{lang}"),
    ):
        text = desk.text
        st.html(element("p", say("encode.why" if text else "encode.needs-text", lang), class_="quiet"))
        if text is not None:
            words = st.text_area(say("encode.words", lang), key=_words_key(lang), height=80).strip()
            spot = _spot(desk, text, words) if words else None
            if spot is not None:
                encode(desk, spot.start, spot.end)
        _download(desk)


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
    kept: Encoded | None = st.session_state.get(_ADDED)
    if kept is not None and kept.digest == desk.atlas.digest:
        return kept
    folder = desk.entry.folder if desk.entry else None
    if folder is None:
        return None
    return Encoded(desk.atlas.digest, (folder / FILE).read_bytes().decode("utf-8-sig"), desk.brief, 0)


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
        done = _added(made, event_id, answers)
    except (ValidationError, FormError) as error:
        if isinstance(error, FormError):
            _refuse(desk, [error.words(desk.lang)])
        else:
            _refuse(desk, [each["msg"] for each in error.errors()])
        return
    if done.brief is None:
        _refuse(desk, [f"{problem.expected}; {problem.mend}" for problem in done.problems])
        return
    st.session_state[_ADDED] = Encoded(made.digest, done.text, done.brief, made.number + 1)
    st.rerun()


def _added(made: Encoded, event_id: str, answers: Answers) -> Added:
    if event_id == NEW:
        return with_event(made.text, built_event(answers, made.brief))
    return with_claim(made.text, event_id, built_claim(answers, made.brief, event_id))


def _download(desk: Desk) -> None:
    kept: Encoded | None = st.session_state.get(_ADDED)
    if kept is None or kept.digest != desk.atlas.digest or not kept.number:
        return
    st.html(element("p", say("encode.added", desk.lang, n=kept.number), role="status"))
    st.download_button(
        say("encode.download", desk.lang),
        kept.text.encode(),
        file_name=FILE,
        mime="application/yaml",
        key=f"encode-download-{desk.lang}",
        on_click="ignore",
    )


def _notice(desk: Desk, key: str) -> None:
    st.html(element("p", say(key, desk.lang), class_="notice", role="alert"))


def _refuse(desk: Desk, reasons: list[str]) -> None:
    for reason in reasons:
        words = say("encode.refused", desk.lang, reason=reason)
        st.html(element("p", words, class_="notice", role="alert", dir="auto"))
