"""The page of sources: who says what of which event, as a list and as a matrix, and the grades."""

from typing import Final

import streamlit as st

from geodata.screens import session
from geodata.screens.desk import Desk
from geodata.screens.edited import offer
from geodata.screens.focus import in_focus
from geodata.screens.follow import follow
from geodata.screens.grading import grading, regraded_note
from geodata.screens.markup import Markup, element
from geodata.screens.matrix import matrix
from geodata.screens.voices import listing
from geodata.words import direction, say

SHOWN: Final = ("list", "matrix", "grade")


def sources(desk: Desk) -> None:
    """The list, the matrix or the grading, and beside it the event in focus."""
    lang = desk.lang
    with st.container(key="sources"):
        with st.container(key="sources-main"):
            st.html(_head(desk))
            regraded_note(desk)
            offer(desk, "sources")
            words = {name: say(f"sources.{name}", lang) for name in SHOWN}
            chosen = session.switch("sources", words, label=say("sources.show", lang), lang=lang)
            if chosen == "grade":
                grading(desk)
            else:
                st.html(matrix(desk) if chosen == "matrix" else listing(desk))
        in_focus(desk)
    follow(desk)


def _head(desk: Desk) -> Markup:
    lang, hidden = desk.lang, desk.selection.hidden
    return element(
        "header",
        element("h2", say("sources.title", lang)),
        element("p", say("sources.intro", lang)),
        element("p", say("sources.hidden", lang, n=hidden), class_="notice") if hidden else None,
        lang=lang,
        dir=direction(lang),
    )
