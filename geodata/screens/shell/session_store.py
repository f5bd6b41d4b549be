"""Session state beside the View, carried by no link: page settings and changes of a brief."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

import streamlit as st

from geodata.atlas.atlas_frames import Atlas
from geodata.brief.grades import ChangedGrades
from geodata.drafting.edit_fit import NO_EDITS, EditFit, fit_edits, with_free_ids
from geodata.drafting.pending_edits import AddedRecord, AddedSlide, ChosenTheatre, PendingEdits
from geodata.drafting.place_edits import ChosenPlace
from geodata.screens.shell import view_state

_SETTINGS: Final = "settings"
_EDITS: Final = "edits"
_SAVED: Final = "saved-edits"
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


def session_grades(atlas: Atlas) -> ChangedGrades:
    """Return the grades set in this session that apply to a brief."""
    return session_edits(atlas).grades


def set_letter(atlas: Atlas, source_id: str, letter: str) -> None:
    """Set the reliability letter of a source in this session."""
    kept = _stored_edits(atlas.brief.id)
    _set_edits(atlas.brief.id, kept.with_letter(atlas.brief, atlas.digest, source_id, letter))


def set_number(atlas: Atlas, claim_id: str, number: int) -> None:
    """Set the credibility number of a claim in this session."""
    kept = _stored_edits(atlas.brief.id)
    _set_edits(atlas.brief.id, kept.with_number(atlas.brief, atlas.digest, claim_id, number))


def drop_grades(brief_id: str) -> None:
    """Drop the grades of this session for a brief."""
    _set_edits(brief_id, _stored_edits(brief_id).with_grades(ChangedGrades()))


def add_record(brief_id: str, addition: AddedRecord) -> None:
    """Keep an added claim or event of a brief."""
    kept = _stored_edits(brief_id)
    _set_edits(brief_id, replace(kept, additions=(*kept.additions, addition)))


def save_slide(atlas: Atlas, slide: Mapping[str, Any]) -> None:
    """Keep a view saved as a slide of a brief."""
    kept = _stored_edits(atlas.brief.id)
    _set_edits(atlas.brief.id, replace(kept, slides=(*kept.slides, AddedSlide(slide, atlas.digest))))


def choose_place(atlas: Atlas, name: str, place_id: str) -> None:
    """Keep the place that was chosen for a name of a brief."""
    chosen = ChosenPlace(name, place_id, atlas.brief.language, atlas.digest)
    _set_edits(atlas.brief.id, _stored_edits(atlas.brief.id).with_place(chosen))


def drop_place(brief_id: str, key: str) -> None:
    """Drop the place that was chosen for a folded name of a brief."""
    _set_edits(brief_id, _stored_edits(brief_id).without_place(key))


def set_theatre(atlas: Atlas, places: tuple[str, ...]) -> None:
    """Set the places that a brief is about in this session; its own are no change."""
    own = atlas.brief.theatre
    chosen = ChosenTheatre(places, own, atlas.digest) if places != own else None
    _set_edits(atlas.brief.id, replace(_stored_edits(atlas.brief.id), theatre=chosen))


def dismissed_names(brief_id: str) -> frozenset[str]:
    """Return the folded names of a brief that a reader of this session has said are none of their places."""
    found: frozenset[str] = st.session_state.get(_DISMISSED, {}).get(brief_id, frozenset())
    return found


def dismiss_names(brief_id: str, keys: frozenset[str]) -> None:
    """Replace the folded names that are asked no more in this session."""
    st.session_state[_DISMISSED] = {**st.session_state.get(_DISMISSED, {}), brief_id: keys}


def session_edits(atlas: Atlas) -> PendingEdits:
    """Return the changes of this session that apply to a brief and that its file does not hold yet."""
    return session_edit_fit(atlas).applicable


def session_edit_fit(atlas: Atlas) -> EditFit:
    """Return the changes of this session by how they fit a brief; it lets go of those that the file holds."""
    edits = _stored_edits(atlas.brief.id)
    if not edits:
        return NO_EDITS
    fit = fit_edits(edits, atlas.brief)
    if len(fit.kept) < len(edits):
        _set_edits(atlas.brief.id, fit.kept)
    return fit


def drop_misfits(atlas: Atlas) -> None:
    """Let go of the changes that do not fit a brief."""
    _set_edits(atlas.brief.id, session_edit_fit(atlas).applicable)


def free_taken_ids(atlas: Atlas) -> None:
    """Give the changes whose ids the brief has for other records ids that are free."""
    _set_edits(atlas.brief.id, with_free_ids(_stored_edits(atlas.brief.id), atlas.brief))


def holds_edits() -> bool:
    """Return whether this session holds changes of any brief."""
    return any(st.session_state.get(_EDITS, {}).values())


def holds_unsaved_work() -> bool:
    """Return whether this session holds changes of any brief that it has not given out in a file."""
    saved = saved_edits().by_brief
    stored: Mapping[str, PendingEdits] = st.session_state.get(_EDITS, {})
    return any(edits and saved.get(name) != edits for name, edits in stored.items())


@dataclass(eq=False)
class SavedEdits:
    """Edits that a session has given out in files, by brief; a download notes them in a thread of its own."""

    by_brief: dict[str, PendingEdits] = field(default_factory=dict)


def saved_edits() -> SavedEdits:
    """Return the edits that this session has given out in files."""
    found: SavedEdits = st.session_state.setdefault(_SAVED, SavedEdits())
    return found


def _stored_edits(brief_id: str) -> PendingEdits:
    found: PendingEdits = st.session_state.get(_EDITS, {}).get(brief_id, PendingEdits())
    return found


def _set_edits(brief_id: str, edits: PendingEdits) -> None:
    st.session_state[_EDITS] = {**st.session_state.get(_EDITS, {}), brief_id: edits}
