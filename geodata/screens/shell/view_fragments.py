"""The fragments that show the View: header links, notices, map, page; its changes rerun them all."""

from collections.abc import Callable
from functools import wraps
from typing import Final

import streamlit as st

from geodata.library.brief_library import process_library
from geodata.screens.shell import view_state
from geodata.screens.shell.page_context import PageContext, make_page_context

HEADER_LINKS: Final = "header-links"
NOTICES: Final = "notices"
MAP: Final = "map"
BODY: Final = "body"
VIEW_FRAGMENTS: Final = (HEADER_LINKS, NOTICES, MAP, BODY)
"""Keys of the fragments in the order of a page; language and theme are not theirs but the whole app's."""


def fragment_context() -> PageContext:
    """Return the context of a fragment's rerun, made anew from the current View."""
    path = view_state.current_page_path()
    return make_page_context(process_library(), view_state.read_view(path), path)


def changes_view(callback: Callable[..., None]) -> Callable[..., None]:
    """Return a widget's callback that changes the View and then reruns every fragment that shows it.

    Without it a widget reruns its own fragment alone, and map, card and links show different Views.
    """
    return _then_rerun(callback, VIEW_FRAGMENTS)


def changes_brief(callback: Callable[..., object]) -> Callable[..., None]:
    """Return a widget's callback that edits a brief and then reruns what shows it: the whole page."""

    @wraps(callback)
    def _change(*args: object, **kwargs: object) -> None:
        callback(*args, **kwargs)
        st.rerun()  # raises: it ends the callback

    return _change


def _then_rerun(callback: Callable[..., None], fragments: tuple[str, ...]) -> Callable[..., None]:
    @wraps(callback)
    def _change(*args: object, **kwargs: object) -> None:
        callback(*args, **kwargs)
        st.rerun(fragments)  # raises: it ends the callback

    return _change
