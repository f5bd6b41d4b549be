"""Tests of applying all pending edits to one file."""

from dataclasses import replace

import pytest

from geodata.brief.brief_reader import BriefReading, read_brief_bytes
from geodata.brief.grades import ChangedGrades
from geodata.brief.records import Brief
from geodata.brief.yaml_edit import EditError
from geodata.drafting.pending_edits import AddedRecord, AddedSlide, PendingEdits, ReplacedGrade, apply_edits

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
        (AddedSlide(SLIDE),),
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


def test_a_claim_of_an_event_that_was_added(demo_yaml: str, edits: PendingEdits) -> None:
    """A claim for a new event is added behind it."""
    claim = edits.additions[0].record.model_copy(update={"id": "transfer-1-2"})
    more = replace(edits, additions=(*edits.additions, AddedRecord(claim, "transfer-1")))
    brief = read(apply_edits(demo_yaml, more)).brief
    assert brief is not None
    assert len(brief.event_by_id["transfer-1"].claims) == 2


def test_an_edit_that_the_text_does_not_take_is_an_error(demo_yaml: str, edits: PendingEdits) -> None:
    """A record whose id is taken, and one that cannot be read again, are not left out in silence."""
    for once in (
        PendingEdits(edits.additions[:1]),
        PendingEdits(edits.additions[1:]),
        PendingEdits(slides=edits.slides),
    ):
        with pytest.raises(EditError, match="expected a free id"):
            apply_edits(apply_edits(demo_yaml, once), once)
    wrong = edits.additions[1].record.model_copy(update={"kind": "none"})
    with pytest.raises(EditError, match="transfer-1 cannot be read"):
        apply_edits(demo_yaml, PendingEdits((AddedRecord(wrong, "transfer-1"),)))


def test_a_grade_knows_what_it_replaces(demo: Brief) -> None:
    """The brief's own grade and its digest; one that returns to the brief's own is none."""
    one = PendingEdits().with_letter(demo, "d1", "ministry", "C").with_number(demo, "d2", "parts-1", 3)
    assert one.grades == ChangedGrades({"ministry": "C"}, {"parts-1": 3})
    own = demo.event_by_id["parts"].claims[0].credibility
    assert one.replaced == {"ministry": ReplacedGrade("B", "d1"), "parts-1": ReplacedGrade(own, "d2")}
    assert one.with_letter(demo, "d3", "ministry", "B").replaced.keys() == {"parts-1"}
