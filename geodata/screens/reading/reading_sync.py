"""Browser side of the evidence: clicks on events, citations and lists, scrolling, and selected words."""

from importlib.resources import files
from pathlib import Path
from typing import Final

import streamlit as st

from geodata.screens.map import below_map, view_choice
from geodata.screens.map.phone_panels import open_panel
from geodata.screens.reading.claim_entry import prefill_claim_words
from geodata.screens.reading.reading_place import (
    READING_PAGE,
    asked_passage,
    open_passage,
    shown_document,
)
from geodata.screens.shell import view_state
from geodata.screens.shell.components import component_renderer
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.page_registry import page_by_path
from geodata.screens.shell.view_fragments import changes_view

SYNC_COMPONENT: Final = "briefmap.reading-sync"
SYNC_SCRIPT: Final = Path(str(files("geodata"))) / "instrument" / "served" / "reading-sync.js"


def mount_reading_sync(context: PageContext) -> None:
    """Mount an invisible component that sends clicks on events, citations and lists, and selected words."""
    key = "reading-sync"
    is_reading = page_by_path(view_state.current_page_path()).name == READING_PAGE
    document = shown_document(context) if is_reading else None
    asked = asked_passage(context) if is_reading else None
    with st.container(key="hidden-reading-sync"):
        component_renderer(SYNC_COMPONENT, SYNC_SCRIPT)(
            key=key,
            data={
                "focus": context.focused_event.id if context.focused_event else None,
                "brief": context.brief.id,
                "lang": context.lang,
                "document": document.id if document else None,
                "passage": asked.anchor if asked and asked.anchor else None,
                "asked": asked.number if asked else 0,
                "panel": open_panel(),
            },
            on_ask_change=changes_view(lambda: _focus_asked_event(context, key)),
            on_list_change=lambda: below_map.choose_list(st.session_state[key].list),
            on_passage_change=lambda: open_passage(context, st.session_state[key].passage),
            on_chosen_change=lambda: prefill_claim_words(context, st.session_state[key].chosen),
        )


def _focus_asked_event(context: PageContext, key: str) -> None:
    event_id = st.session_state[key].ask
    if event_id in context.brief.event_by_id:
        view_state.set_view(view_choice.view_with_event(context, event_id))
