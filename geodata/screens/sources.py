"""The page of sources: who says what of which event, as a list and as a matrix, and the grades."""

from typing import Final

import streamlit as st

from geodata.screens import session
from geodata.screens.desk import Desk
from geodata.screens.edited import offer
from geodata.screens.focus import in_focus
from geodata.screens.follow import follow
from geodata.screens.grading import grading, regraded_note
from geodata.screens.matrix import matrix
from geodata.screens.opening import opening
from geodata.screens.voices import listing
from geodata.words import say

SHOWN: Final = ("list", "matrix", "grade")


def sources(desk: Desk) -> None:
    """The list, the matrix or the grading, and beside it the event in focus."""
    lang = desk.lang
    with st.container(key="sources"):
        with st.container(key="sources-main"):
            st.html(opening(desk, "sources"))
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
