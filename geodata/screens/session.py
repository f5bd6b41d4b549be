"""What a session remembers beside its View, and no link carries: settings of pages, and grades."""

from typing import Final

import streamlit as st

from geodata.brief.grades import Grades
from geodata.screens import state

_SETTINGS: Final = "settings"
_GRADES: Final = "grades"
SCALES: Final = ("linear", "log")


def setting(name: str, options: tuple[str, ...]) -> str:
    """What was chosen for a setting; the first option where nothing was."""
    chosen: str = st.session_state.get(_SETTINGS, {}).get(name, options[0])
    return chosen if chosen in options else options[0]


def settle(name: str, option: str) -> None:
    """Choose for a setting."""
    st.session_state[_SETTINGS] = {**st.session_state.get(_SETTINGS, {}), name: option}


def switch(name: str, options: dict[str, str], *, label: str, lang: str) -> str:
    """Chips of which one is always chosen, as option → words; what is chosen now."""
    key = f"{name}-{lang}"
    st.pills(
        label,
        list(options),
        format_func=options.__getitem__,
        key=state.keep(key, setting(name, tuple(options))),
        required=True,
        on_change=lambda: settle(name, st.session_state[key]),
    )
    return setting(name, tuple(options))


def log_scale() -> bool:
    """Whether figures stand on a logarithmic scale in this session."""
    return setting("scale", SCALES) == "log"


def grades(brief_id: str) -> Grades:
    """The grades that were set in this session for a brief."""
    found: Grades = st.session_state.get(_GRADES, {}).get(brief_id, Grades())
    return found


def grade(brief_id: str, given: Grades) -> None:
    """Set the grades of this session for a brief."""
    st.session_state[_GRADES] = {**st.session_state.get(_GRADES, {}), brief_id: given}
