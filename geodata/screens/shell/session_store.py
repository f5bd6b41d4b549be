"""Session state beside the View, carried by no link: page settings and changes of a brief."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

import streamlit as st

from geodata.brief.grades import ChangedGrades
from geodata.brief.records import Brief
from geodata.drafting.pending_edits import AddedRecord, PendingEdits
from geodata.screens.shell import view_state

_SETTINGS: Final = "settings"
_EDITS: Final = "edits"
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


def session_grades(brief_id: str) -> ChangedGrades:
    """Return the grades set in this session for a brief."""
    return _stored_edits(brief_id).grades


def set_grades(brief_id: str, grades: ChangedGrades) -> None:
    """Set the grades of this session for a brief."""
    _set_edits(brief_id, replace(_stored_edits(brief_id), grades=grades))


def add_record(brief_id: str, addition: AddedRecord) -> None:
    """Keep an added claim or event of a brief."""
    kept = _stored_edits(brief_id)
    _set_edits(brief_id, replace(kept, additions=(*kept.additions, addition)))


def save_slide(brief_id: str, slide: Mapping[str, Any]) -> None:
    """Keep a view saved as a slide of a brief."""
    kept = _stored_edits(brief_id)
    _set_edits(brief_id, replace(kept, slides=(*kept.slides, slide)))


def session_edits(brief: Brief) -> PendingEdits:
    """Return all changes of this session that the brief's file does not hold yet."""
    return _stored_edits(brief.id).applicable_to(brief)


def _stored_edits(brief_id: str) -> PendingEdits:
    found: PendingEdits = st.session_state.get(_EDITS, {}).get(brief_id, PendingEdits())
    return found


def _set_edits(brief_id: str, edits: PendingEdits) -> None:
    st.session_state[_EDITS] = {**st.session_state.get(_EDITS, {}), brief_id: edits}
