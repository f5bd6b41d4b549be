"""Tests of applying all pending edits to one file."""

from dataclasses import replace
from typing import Any

import pytest

from geodata.brief.brief_reader import BriefReading, read_brief_bytes
from geodata.brief.grades import ChangedGrades
from geodata.brief.records import Brief
from geodata.drafting.pending_edits import AddedRecord, PendingEdits, apply_edits

SLIDE = {
    "id": "drills",
    "title": {"ar": "مناورات", "en": "Drills"},
    "view": "layer=exercise",
    "seconds": "20",
}


@pytest.fixture
def edits(demo: Brief) -> PendingEdits:
    """A claim for an event, a new event, a letter, a number and a slide."""
    claim = demo.events[1].claims[0].model_copy(update={"id": "parts-2"})
    renamed = claim.model_copy(update={"id": "transfer-1-1"})
    event = demo.events[1].model_copy(update={"id": "transfer-1", "claims": (renamed,)})
    return PendingEdits(
        (AddedRecord(claim, "parts"), AddedRecord(event, "transfer-1")),
        ChangedGrades({"ministry": "C"}, {"parts-1": 3}),
        (SLIDE,),
    )


def read(text: str) -> BriefReading:
    """An edited brief, which must be one."""
    reading = read_brief_bytes(text.encode())
    assert reading.problems == ()
    return reading


def test_one_file_carries_every_change(demo_yaml: str, edits: PendingEdits) -> None:
    """Claim, event, letter, number and slide stand in it, beside the remark and every line that was there."""
    before = f"# a remark\n{demo_yaml}"
    after = apply_edits(before, edits)
    brief = read(after).brief
    assert brief is not None
    assert [claim.id for claim in brief.event_by_id["parts"].claims] == ["parts-1", "parts-2"]
    assert [event.id for event in brief.events][-1] == "transfer-1"
    assert brief.source_by_id["ministry"].reliability == "C"
    assert brief.event_by_id["parts"].claims[0].credibility == 3
    assert [slide.id for slide in brief.slides] == ["drills"]
    lost = set(before.splitlines()) - set(after.splitlines())
    assert len(lost) == 2, "the lines of the two grades alone are written anew"
    assert after.startswith("# a remark\n")


def test_nothing_changed_is_the_same_text(demo_yaml: str) -> None:
    """No edits return the same bytes."""
    assert apply_edits(demo_yaml, PendingEdits()) == demo_yaml
    assert not PendingEdits()


def test_what_the_file_holds_is_no_change_any_more(demo: Brief, demo_yaml: str, edits: PendingEdits) -> None:
    """No edit is pending on the edited file, so none is applied twice."""
    brief = read(apply_edits(demo_yaml, edits)).brief
    assert brief is not None
    assert len(edits) == len(edits.applicable_to(demo)) == 5
    assert edits.applicable_to(brief) == PendingEdits()


def test_what_fits_no_more_is_left_out(demo: Brief, edits: PendingEdits) -> None:
    """Claims and grades of records that are gone are dropped."""
    data: dict[str, Any] = demo.model_dump(mode="json")
    data["events"] = [event for event in data["events"] if event["id"] != "parts"]
    fewer = Brief.model_validate(data)
    wanted = replace(edits, additions=edits.additions[1:], grades=ChangedGrades({"ministry": "C"}, {}))
    assert edits.applicable_to(fewer) == wanted


def test_a_claim_of_an_event_that_was_added(demo: Brief, demo_yaml: str, edits: PendingEdits) -> None:
    """A claim for a new event is added behind it."""
    claim = edits.additions[0].record.model_copy(update={"id": "transfer-1-2"})
    more = replace(edits, additions=(*edits.additions, AddedRecord(claim, "transfer-1")))
    assert more.applicable_to(demo) == more
    brief = read(apply_edits(demo_yaml, more)).brief
    assert brief is not None
    assert len(brief.event_by_id["transfer-1"].claims) == 2
