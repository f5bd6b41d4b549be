"""The one View of a browser tab, kept in the session and in the tab's address."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from geodata.brief.source_text import Text
from geodata.view import Parsed, View, parse

_VIEW = "view"
_ADDRESS = "address"
_IGNORED = "ignored"
_PAGE = "page"
_TEXT = "text"


def read_view(page: str) -> View:
    """The View of this run: read from the address where that changed, else the one at hand.

    A move between pages drops the address's parameters; it is no change of what is asked.
    """
    address = _query_parameters()
    moved = st.session_state.get(_PAGE, page) != page
    st.session_state[_PAGE] = page
    if _VIEW not in st.session_state or (
        address != st.session_state[_ADDRESS] and not (moved and not address)
    ):
        _store_parsed(address, parse(address))
    st.session_state[_ADDRESS] = address
    return current()


def current_page_path() -> str:
    """The address of the page on screen, empty for the dashboard."""
    found: str = st.session_state.get(_PAGE, "")
    return found


def current() -> View:
    """The View at hand."""
    view: View = st.session_state[_VIEW]
    return view


def ignored() -> tuple[tuple[str, str, str], ...]:
    """What of the address was not understood, as (key, value, reason)."""
    found: tuple[tuple[str, str, str], ...] = st.session_state.get(_IGNORED, ())
    return found


def ask(view: View) -> None:
    """Make another View the one at hand and put it into the tab's address."""
    st.session_state[_VIEW] = view
    st.session_state[_IGNORED] = ()
    st.session_state[_ADDRESS] = view.params()
    st.query_params.from_dict(view.params())


def refuse(key: str, value: str) -> None:
    """Leave the View as it is and keep what was asked of it in vain, to be said."""
    st.session_state[_IGNORED] = ((key, value, "bad-value"),)


def replace_view(view: View) -> None:
    """Make another View the one at hand without a word in the address, whose meaning it has."""
    st.session_state[_VIEW] = view


def change(**changes: Any) -> None:
    """Change some fields of the View at hand."""
    ask(current().change(**changes))


def _query_parameters() -> dict[str, list[str]]:
    return {key: st.query_params.get_all(key) for key in st.query_params}


def _store_parsed(address: Mapping[str, list[str]], parsed: Parsed) -> None:
    st.session_state[_VIEW] = parsed.view
    st.session_state[_IGNORED] = parsed.ignored
    st.session_state[_ADDRESS] = address


def attach_text(text: Text | None) -> None:
    """Keep a brief's own text for this session, or forget it."""
    if text is None:
        st.session_state.pop(_TEXT, None)
    else:
        st.session_state[_TEXT] = text


def attached_text(sha256: str) -> Text | None:
    """The text that was attached in this session, where it is the one with this hash."""
    text: Text | None = st.session_state.get(_TEXT)
    return text if text is not None and text.sha256 == sha256 else None


def set_widget_value(key: str, value: object) -> str:
    """The key of a widget, after giving the widget the value that the View has for it."""
    st.session_state[key] = value
    return key
