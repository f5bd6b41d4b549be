"""The client's part of the reading page: events follow clicks, the text the focus, the form a selection."""

from importlib.resources import files
from pathlib import Path
from typing import Final

import streamlit as st

from geodata.screens.map import view_choice
from geodata.screens.reading.claim_entry import choose
from geodata.screens.shell import view_state
from geodata.screens.shell.components import component
from geodata.screens.shell.page_context import Desk

NAME: Final = "briefmap.follow"
SCRIPT: Final = Path(str(files("geodata"))) / "instrument" / "served" / "reading-sync.js"


def follow(desk: Desk) -> None:
    """Follow the reader between the text and the map; it draws nothing."""
    key = "follow"
    with st.container(key="follow-frame"):
        component(NAME, SCRIPT)(
            key=key,
            data={"focus": desk.event.id if desk.event else None, "brief": desk.brief.id, "lang": desk.lang},
            on_ask_change=lambda: _ask(desk, key),
            on_chosen_change=lambda: choose(desk, st.session_state[key].chosen),
        )


def _ask(desk: Desk, key: str) -> None:
    event_id = st.session_state[key].ask
    if event_id in desk.brief.event:
        view_state.ask(view_choice.event(desk, event_id))
