"""The page of sources: who says what of which event, as a list and as a matrix, and the grades."""

from typing import Final

import streamlit as st

from geodata.screens.evidence.focused_event import in_focus
from geodata.screens.evidence.grading_form import grading, regraded_note
from geodata.screens.evidence.source_list import listing
from geodata.screens.evidence.source_matrix import matrix
from geodata.screens.reading.reading_sync import follow
from geodata.screens.shell import session_store
from geodata.screens.shell.edits_download import offer
from geodata.screens.shell.page_context import Desk
from geodata.screens.shell.page_intro import opening
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
            chosen = session_store.switch("sources", words, label=say("sources.show", lang), lang=lang)
            if chosen == "grade":
                grading(desk)
            else:
                st.html(matrix(desk) if chosen == "matrix" else listing(desk))
        in_focus(desk)
    follow(desk)
