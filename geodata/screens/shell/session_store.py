"""The session beside the View, carried by no link: who has it, page settings, names that are no places."""

from typing import Final

import streamlit as st

from geodata.access.request_person import ANYONE, Person, RequestOrigin, request_person
from geodata.screens.shell import view_state
from geodata.settings import current_settings

_SETTINGS: Final = "settings"
_DISMISSED: Final = "dismissed-names"
AXIS_SCALES: Final = ("linear", "log")


def get_setting(name: str, options: tuple[str, ...]) -> str:
    """Return the chosen option of a setting; the first option by default."""
    chosen: str = st.session_state.get(_SETTINGS, {}).get(name, options[0])
    return chosen if chosen in options else options[0]


def set_setting(name: str, option: str) -> None:
    """Choose an option of a setting."""
    st.session_state[_SETTINGS] = {**st.session_state.get(_SETTINGS, {}), name: option}


def show_setting_switch(name: str, options: dict[str, str], *, label: str, lang: str) -> str:
    """Write chips of which one is always chosen, and return the chosen option.

    Parameters
    ----------
    options
        Words of each option.
    """
    key = f"{name}-{lang}"
    st.pills(
        label,
        list(options),
        format_func=options.__getitem__,
        key=view_state.set_widget_value(key, get_setting(name, tuple(options))),
        required=True,
        on_change=lambda: set_setting(name, st.session_state[key]),
    )
    return get_setting(name, tuple(options))


def is_log_scale() -> bool:
    """Return whether figures stand on a logarithmic axis in this session."""
    return get_setting("scale", AXIS_SCALES) == "log"


def dismissed_names(brief_id: str) -> frozenset[str]:
    """Return the folded names of a brief that a reader of this session has said are none of their places."""
    found: frozenset[str] = st.session_state.get(_DISMISSED, {}).get(brief_id, frozenset())
    return found


def dismiss_names(brief_id: str, keys: frozenset[str]) -> None:
    """Replace the folded names that are asked no more in this session."""
    st.session_state[_DISMISSED] = {**st.session_state.get(_DISMISSED, {}), brief_id: keys}


def session_person() -> Person:
    """Return who has this session; anyone where nobody has signed in."""
    headers, cookies = st.context.headers.to_dict(), st.context.cookies.to_dict()
    origin = RequestOrigin(headers, cookies, st.context.ip_address)
    return request_person(origin, current_settings()) or ANYONE


def sees_edits() -> bool:
    """Return whether this session sees working copies: an editor's does, outside frames of other pages."""
    return session_person().may_edit and not st.context.is_embedded
