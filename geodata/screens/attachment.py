"""Attaching the brief's own text in the browser; a wrong one is explained and never used."""

from typing import Final

import streamlit as st

from geodata.brief.text import TextError, decode
from geodata.screens import state
from geodata.screens.desk import Desk
from geodata.screens.markup import element
from geodata.words import Lang, say

DIGITS: Final = 12


def attachment(desk: Desk) -> None:
    """A popover to attach the text or, where it was attached here, to remove it."""
    lang = desk.lang
    attached = desk.text is not None
    label = say("text.attached" if attached else "text.attach", lang)
    with st.popover(label, type="tertiary", icon=":material/attach_file:", key=f"text-{attached}-{lang}"):
        st.html(element("p", say("text.why", lang)))
        if not attached:
            _upload(desk)
        elif desk.entry is not None and desk.entry.text is None:
            st.button(say("text.remove", lang), key=f"remove-{lang}", on_click=state.attach, args=(None,))


def _upload(desk: Desk) -> None:
    key = f"file-{desk.lang}"
    uploaded = st.file_uploader(say("text.file", desk.lang), type=["txt"], key=key)
    if uploaded is None:
        return
    problem = take(uploaded.getvalue(), desk.brief.text.sha256, desk.lang)
    if problem is None:
        st.rerun()
    st.html(element("p", problem, class_="notice", role="alert"))


def take(data: bytes, sha256: str, lang: Lang) -> str | None:
    """Attach the text in some bytes where it is the one with this hash; else what is wrong, in words."""
    try:
        text = decode(data)
    except TextError as error:
        return say("text.unreadable", lang, reason=str(error))
    if text.sha256 != sha256:
        return say("text.wrong", lang, found=text.sha256[:DIGITS], expected=sha256[:DIGITS])
    state.attach(text)
    return None
