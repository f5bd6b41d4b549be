"""Tests of edits that meet a brief which another session has changed meanwhile."""

from dataclasses import replace
from typing import Any

import pytest

from geodata.brief.brief_reader import read_brief_bytes
from geodata.brief.grades import ChangedGrades
from geodata.brief.records import Brief
from geodata.drafting.edit_fit import MisfitReason, fit_edits, with_free_ids
from geodata.drafting.pending_edits import AddedRecord, AddedSlide, PendingEdits, apply_edits

SLIDE = {"id": "drills", "title": {"ar": "مناورات", "en": "Drills"}, "view": "layer=exercise"}


@pytest.fixture
def edits(demo: Brief) -> PendingEdits:
    """A claim for an event, a new event with a further claim, a letter, a number and a slide."""
    claim = demo.events[1].claims[0].model_copy(update={"id": "parts-2"})
    renamed = claim.model_copy(update={"id": "transfer-1-1"})
    event = demo.events[1].model_copy(update={"id": "transfer-1", "claims": (renamed,)})
    later = claim.model_copy(update={"id": "transfer-1-2"})
    added = (
        AddedRecord(claim, "parts", "d1"),
        AddedRecord(event, "transfer-1", "d1"),
        AddedRecord(later, "transfer-1", "d1"),
    )
    grades = PendingEdits().with_letter(demo, "d1", "ministry", "C").with_number(demo, "d1", "parts-1", 3)
    return replace(grades, additions=added, slides=(AddedSlide(SLIDE, "d1"),))


def read(text: str) -> Brief:
    """An edited brief, which must be one."""
    reading = read_brief_bytes(text.encode())
    assert reading.problems == ()
    assert reading.brief is not None
    return reading.brief


def of_another_session(edits: PendingEdits) -> PendingEdits:
    """The same ids with other contents."""
    additions = tuple(
        replace(each, record=each.record.model_copy(update=_other(each))) for each in edits.additions
    )
    slides = tuple(replace(each, fields={**each.fields, "view": "layer=transfer"}) for each in edits.slides)
    return PendingEdits(additions, ChangedGrades({"ministry": "D"}, {"parts-1": 2}), slides)


def _other(addition: AddedRecord) -> dict[str, Any]:
    return {"tags": ("other",)} if hasattr(addition.record, "tags") else {"credibility": 4}


def test_what_the_file_holds_is_kept_no_more(demo: Brief, demo_yaml: str, edits: PendingEdits) -> None:
    """All edits apply to the brief that they were made on, and none to the edited file."""
    assert fit_edits(edits, demo).applicable == fit_edits(edits, demo).kept == edits
    fit = fit_edits(edits, read(apply_edits(demo_yaml, edits)))
    assert (len(fit.applicable), fit.misfits, len(fit.kept)) == (0, (), 0)


def test_no_edit_is_lost_to_another_of_its_id(demo_yaml: str, edits: PendingEdits) -> None:
    """The other session's file came first: each edit of this one is shown with the reason, and kept."""
    brief = read(apply_edits(demo_yaml, of_another_session(edits)))
    fit = fit_edits(edits, brief)
    assert not fit.applicable
    assert [(each.sort, each.id, each.reason) for each in fit.misfits] == [
        ("claim", "parts-2", MisfitReason.ID_TAKEN),
        ("event", "transfer-1", MisfitReason.ID_TAKEN),
        ("claim", "transfer-1-2", MisfitReason.ID_TAKEN),
        ("reliability", "ministry", MisfitReason.GRADE_CHANGED),
        ("credibility", "parts-1", MisfitReason.GRADE_CHANGED),
        ("slide", "drills", MisfitReason.ID_TAKEN),
    ]
    assert {each.made_on for each in fit.misfits} == {"d1"}
    assert fit.kept == edits


def test_both_sessions_stand_in_the_file_under_free_ids(demo_yaml: str, edits: PendingEdits) -> None:
    """A claim that was added to an event of this session goes with it, not to the other's event."""
    theirs = apply_edits(demo_yaml, of_another_session(edits))
    moved = with_free_ids(edits, read(theirs))
    fit = fit_edits(moved, read(theirs))
    assert {each.reason for each in fit.misfits} == {MisfitReason.GRADE_CHANGED}
    both = read(apply_edits(theirs, fit.applicable))
    assert [claim.id for claim in both.event_by_id["parts"].claims] == ["parts-1", "parts-2", "parts-2-2"]
    assert [len(both.event_by_id[name].claims) for name in ("transfer-1", "transfer-1-3")] == [2, 2]
    assert [slide.id for slide in both.slides] == ["drills", "drills-2"]


def test_a_claim_is_not_added_to_an_event_of_another_session(demo_yaml: str, edits: PendingEdits) -> None:
    """It belongs to this session's event, which has the id of the other's by chance."""
    theirs = replace(of_another_session(edits), additions=of_another_session(edits).additions[1:2])
    fit = fit_edits(PendingEdits(edits.additions[1:]), read(apply_edits(demo_yaml, theirs)))
    assert not fit.applicable
    assert [each.id for each in fit.misfits] == ["transfer-1", "transfer-1-2"]


def test_an_event_with_further_claims_is_the_one_that_was_added(demo_yaml: str, edits: PendingEdits) -> None:
    """A session that added to it since has taken nothing away."""
    brief = read(apply_edits(demo_yaml, edits))
    event_alone = PendingEdits(edits.additions[1:2])
    assert not fit_edits(event_alone, brief).kept


def test_edits_of_records_that_are_gone_are_shown(demo: Brief, edits: PendingEdits) -> None:
    """The claim of an event, and the grade of a claim, that the brief no longer has."""
    data: dict[str, Any] = demo.model_dump(mode="json")
    data["events"] = [event for event in data["events"] if event["id"] != "parts"]
    fit = fit_edits(edits, Brief.model_validate(data))
    assert [(each.id, each.reason) for each in fit.misfits] == [
        ("parts-2", MisfitReason.RECORD_GONE),
        ("parts-1", MisfitReason.RECORD_GONE),
    ]
    assert fit.applicable.grades == ChangedGrades({"ministry": "C"}, {})
    assert len(fit.kept) == len(edits)


def test_a_grade_that_the_brief_has_by_now_is_no_edit(demo: Brief, edits: PendingEdits) -> None:
    """Two sessions that give one grade agree."""
    data: dict[str, Any] = demo.model_dump(mode="json")
    next(each for each in data["sources"] if each["id"] == "ministry")["reliability"] = "C"
    fit = fit_edits(edits, Brief.model_validate(data))
    assert fit.misfits == ()
    assert fit.kept.grades == ChangedGrades({}, {"parts-1": 3})
