"""Session state beside the View."""

from dataclasses import replace

import pytest
import streamlit as st

from geodata.atlas.atlas_frames import Atlas
from geodata.brief.grades import ChangedGrades
from geodata.brief.record_types.slide_record import Slide
from geodata.screens.shell import session_store

SLIDE = {"id": "drills", "title": {"ar": "مناورات", "en": "Drills"}, "view": "layer=exercise"}


@pytest.fixture(autouse=True)
def memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """A session of the test's own."""
    monkeypatch.setattr(st, "session_state", {})


def test_the_first_option_stands_where_nothing_was_chosen() -> None:
    """Settings do not touch each other; one that is offered no more falls back."""
    assert session_store.get_setting("sources", ("list", "matrix")) == "list"
    session_store.set_setting("sources", "matrix")
    session_store.set_setting("scale", "log")
    assert session_store.get_setting("sources", ("list", "matrix")) == "matrix"
    assert session_store.get_setting("sources", ("list", "grade")) == "list"
    assert session_store.is_log_scale()


def test_grades_belong_to_one_brief(demo_atlas: Atlas) -> None:
    """Another brief of the session has none of them; dropped ones are gone."""
    session_store.set_letter(demo_atlas, "ministry", "C")
    session_store.set_number(demo_atlas, "parts-1", 3)
    other = replace(demo_atlas, brief=demo_atlas.brief.model_copy(update={"id": "two"}))
    assert session_store.session_grades(demo_atlas) == ChangedGrades({"ministry": "C"}, {"parts-1": 3})
    assert not session_store.session_grades(other)
    assert session_store.holds_edits()
    session_store.drop_grades(demo_atlas.brief.id)
    assert not session_store.holds_edits()


def test_work_is_unsaved_until_all_of_it_is_given_out(demo_atlas: Atlas) -> None:
    """A further change is unsaved again."""
    session_store.save_slide(demo_atlas, SLIDE)
    assert session_store.holds_unsaved_work()
    session_store.saved_edits().by_brief[demo_atlas.brief.id] = session_store.session_edits(demo_atlas)
    assert not session_store.holds_unsaved_work()
    session_store.set_letter(demo_atlas, "ministry", "C")
    assert session_store.holds_unsaved_work()


def test_what_the_brief_holds_is_let_go(demo_atlas: Atlas) -> None:
    """The session holds it no more, so that a later change of the file is none of the session's business."""
    session_store.save_slide(demo_atlas, SLIDE)
    session_store.set_letter(demo_atlas, "ministry", "C")
    slides = (Slide.model_validate(SLIDE),)
    newer = replace(demo_atlas, brief=demo_atlas.brief.model_copy(update={"slides": slides}))
    assert session_store.session_edits(newer).slides == ()
    assert session_store.session_edits(demo_atlas).slides == ()
    assert session_store.session_grades(demo_atlas).letters == {"ministry": "C"}


def test_what_does_not_fit_is_kept_until_it_is_dropped(demo_atlas: Atlas) -> None:
    """Another slide has its id: it is dropped, or gets an id that is free, when that is asked for."""
    session_store.save_slide(demo_atlas, SLIDE)
    slides = (Slide.model_validate(SLIDE | {"view": "actor=irn"}),)
    newer = replace(demo_atlas, brief=demo_atlas.brief.model_copy(update={"slides": slides}))
    for _ in range(2):
        assert [each.id for each in session_store.session_edit_fit(newer).misfits] == ["drills"]
    assert session_store.holds_unsaved_work()
    session_store.free_taken_ids(newer)
    assert [each.fields["id"] for each in session_store.session_edits(newer).slides] == ["drills-2"]
    session_store.save_slide(newer, SLIDE)
    session_store.drop_misfits(newer)
    assert [each.fields["id"] for each in session_store.session_edits(newer).slides] == ["drills-2"]
    assert session_store.session_edit_fit(newer).misfits == ()
