"""Place on the reading page that a reader asked for: a passage of a document, or a part of a long one."""

from dataclasses import dataclass
from typing import Final

import streamlit as st

from geodata.atlas.document_citations import default_document
from geodata.brief.record_types.document_record import Document
from geodata.screens.shell import view_state
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.page_registry import page_by_name, page_by_path
from geodata.screens.shell.view_fragments import VIEW_FRAGMENTS

_PASSAGE: Final = "passage"
_TURNED: Final = "turned"
READING_PAGE: Final = "reading"
PlaceKey = tuple[str, str | None, str | None]
"""Brief, document and event in focus, for which a place holds."""


@dataclass(frozen=True)
class AskedPassage:
    """A passage that a reader asked for."""

    key: PlaceKey
    anchor: str
    """Id of its element; empty for the beginning of the document."""
    number: int
    """Number of the request, so that the same passage can be asked for again."""


def shown_document(context: PageContext) -> Document | None:
    """Return the document that the reading page shows; None where the brief lists none."""
    if context.view.document is None:
        return default_document(context.brief)
    return context.brief.document_by_id.get(context.view.document)


def is_encoded_text(context: PageContext, document: Document | None) -> bool:
    """Return whether a document is the text that the brief encodes; sentences alone are one too."""
    return document == context.brief.text if document else bool(context.brief.text_sentences)


def asked_passage(context: PageContext) -> AskedPassage | None:
    """Return the passage that was asked for last, while document and event in focus are those of then."""
    asked: AskedPassage | None = st.session_state.get(_PASSAGE)
    return asked if asked is not None and asked.key == _place_key(context.brief.id) else None


def turned_part(context: PageContext) -> int | None:
    """Return the index of the part that the reader turned to, while document and event stay."""
    key, part = st.session_state.get(_TURNED, (None, None))
    return part if key == _place_key(context.brief.id) else None


def turn_to_part(brief_id: str, part: int) -> None:
    """Turn to a part of the document on screen."""
    st.session_state[_TURNED] = (_place_key(brief_id), part)
    st.session_state.pop(_PASSAGE, None)


def open_passage(context: PageContext, asked: object) -> None:
    """Show a passage on the reading page, from any page: ``asked`` is the id of a document and an anchor.

    It ends the rerun.
    """
    document, _, anchor = str(asked).partition(" ")
    brief = context.brief
    is_encoded = document == (brief.text_id or "")
    if not is_encoded and document not in brief.document_by_id:
        return
    view_state.change_view(document=None if is_encoded else document)
    before: AskedPassage | None = st.session_state.get(_PASSAGE)
    number = before.number + 1 if before else 1
    st.session_state[_PASSAGE] = AskedPassage(_place_key(brief.id), anchor, number)
    st.session_state.pop(_TURNED, None)
    if page_by_path(view_state.current_page_path()).name == READING_PAGE:
        st.rerun(VIEW_FRAGMENTS)
    st.switch_page(page_by_name(READING_PAGE).script, query_params=view_state.current_view().url_parameters())


def _place_key(brief_id: str) -> PlaceKey:
    view = view_state.current_view()
    return brief_id, view.document, view.focus
