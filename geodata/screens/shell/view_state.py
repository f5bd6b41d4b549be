"""The View of a browser tab, kept in the session and in the tab's address."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from geodata.brief.source_text import SourceText
from geodata.view import ParsedView, View, parse_view

_VIEW = "view"
_ADDRESS = "address"
_IGNORED = "ignored"
_RENAMED = "renamed"
_PAGE = "page"
_TEXTS = "texts"


def read_view(page: str) -> View:
    """Return the View of this rerun: parsed from the address where that changed, else the current one.

    A move between pages drops the address's parameters; that is no change of the View.
    """
    address = _query_parameters()
    moved = st.session_state.get(_PAGE, page) != page
    st.session_state[_PAGE] = page
    if _VIEW not in st.session_state or (
        address != st.session_state[_ADDRESS] and not (moved and not address)
    ):
        _store_parsed(address, parse_view(address))
    st.session_state[_ADDRESS] = address
    return current_view()


def has_gone_elsewhere() -> bool:
    """Return whether the tab has another address than that of the current View: a way back, or a link."""
    known: dict[str, list[str]] = st.session_state.get(_ADDRESS, {})
    return _query_parameters() != known


def current_page_path() -> str:
    """Return the address of the current page below the root; empty for the dashboard."""
    found: str = st.session_state.get(_PAGE, "")
    return found


def current_view() -> View:
    """Return the current View."""
    view: View = st.session_state[_VIEW]
    return view


def rename_parameters(view: View, renamed: tuple[tuple[str, str, str], ...]) -> None:
    """Replace the current View by the same one with present ids, and note them.

    Parameters
    ----------
    renamed
        URL key, former id and present id of each.
    """
    ignored = ignored_parameters()
    set_view(view)
    st.session_state[_IGNORED], st.session_state[_RENAMED] = ignored, renamed


def renamed_ids() -> tuple[tuple[str, str, str], ...]:
    """Return the ids that were replaced in the address, as (key, former id, present id)."""
    found: tuple[tuple[str, str, str], ...] = st.session_state.get(_RENAMED, ())
    return found


def ignored_parameters() -> tuple[tuple[str, str, str], ...]:
    """Return the ignored parameters of the address, as (key, value, reason)."""
    found: tuple[tuple[str, str, str], ...] = st.session_state.get(_IGNORED, ())
    return found


def set_view(view: View) -> None:
    """Replace the current View and write it into the tab's address."""
    st.session_state[_VIEW] = view
    st.session_state[_IGNORED] = st.session_state[_RENAMED] = ()
    st.session_state[_ADDRESS] = view.url_parameters()
    st.query_params.from_dict(view.url_parameters())


def reject_parameter(key: str, value: str) -> None:
    """Keep the View and note a rejected value, which a notice then names."""
    st.session_state[_IGNORED] = ((key, value, "bad-value"),)


def replace_view(view: View) -> None:
    """Replace the current View without touching the address."""
    st.session_state[_VIEW] = view


def change_view(**changes: Any) -> None:
    """Change some fields of the current View."""
    set_view(current_view().with_changes(**changes))


def _query_parameters() -> dict[str, list[str]]:
    return {key: st.query_params.get_all(key) for key in st.query_params}


def _store_parsed(address: Mapping[str, list[str]], parsed: ParsedView) -> None:
    st.session_state[_VIEW] = parsed.view
    st.session_state[_IGNORED], st.session_state[_RENAMED] = parsed.ignored, ()
    st.session_state[_ADDRESS] = address


def attach_text(text: SourceText) -> None:
    """Keep the text of a document for this session."""
    st.session_state[_TEXTS] = {**st.session_state.get(_TEXTS, {}), text.sha256: text}


def detach_text(sha256: str | None) -> None:
    """Forget the text with this hash."""
    kept: Mapping[str, SourceText] = st.session_state.get(_TEXTS, {})
    st.session_state[_TEXTS] = {name: text for name, text in kept.items() if name != sha256}


def attached_text(sha256: str | None) -> SourceText | None:
    """Return the text with this hash where it was attached in this session."""
    kept: Mapping[str | None, SourceText] = st.session_state.get(_TEXTS, {})
    return kept.get(sha256)


def set_widget_value(key: str, value: object) -> str:
    """Set a widget's value from the View, and return the widget's key."""
    st.session_state[key] = value
    return key
