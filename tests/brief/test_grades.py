"""Tests of changed grades."""

from pathlib import Path

import pytest

from geodata.brief.grades import (
    ChangedGrades,
    apply_grades,
    split_by_reliability,
    with_credibility,
    with_reliability,
)
from geodata.brief.records import Brief
from geodata.settings import variable_of
from tests.tables.test_brief_opening import brief_in


def test_grades_stand_in_place_of_the_briefs_own(demo: Brief) -> None:
    """Sources by their letters, claims by their numbers; the brief that was read keeps its own."""
    found = apply_grades(demo, ChangedGrades({"paper": "C"}, {"harbour-exercise-1": 2}))
    assert found.source_by_id["paper"].reliability == "C"
    assert found.event_by_id["harbour-exercise"].claims[0].credibility == 2
    assert demo.source_by_id["paper"].reliability == "F"
    assert demo.event_by_id["harbour-exercise"].claims[0].credibility == 6


def test_nothing_else_changes(demo: Brief) -> None:
    """All other fields are the same, and no grades are the brief itself."""
    found = apply_grades(demo, ChangedGrades({"paper": "C"}))
    assert found.model_dump(exclude={"sources"}) == demo.model_dump(exclude={"sources"})
    assert apply_grades(demo, ChangedGrades()) is demo


def test_the_briefs_own_grade_is_no_difference(demo: Brief) -> None:
    """Returning to the grades of the brief leaves nothing to export."""
    one = with_reliability(ChangedGrades(), demo, "ministry", "A")
    two = with_credibility(one, demo, "harbour-exercise-1", 1)
    assert len(two) == 2
    assert not with_credibility(with_reliability(two, demo, "ministry", "B"), demo, "harbour-exercise-1", 6)


def test_what_cannot_be_judged_stands_apart(shipped: Brief) -> None:
    """F is not below E: it is not on the scale."""
    found = apply_grades(shipped, ChangedGrades({"nis": "E", "putin": "A"}))
    known, unknown = split_by_reliability(found.sources)
    assert [source.id for source in known] == ["putin", "nis"]
    assert len(unknown) == len(shipped.sources) - 2
    assert unknown[0].id == "author"


def test_which_events_show_a_grade_of_these(demo: Brief) -> None:
    """Those with a claim that was graded or a claim of a source that was."""
    event, other = demo.event_by_id["harbour-exercise"], demo.event_by_id["closer"]
    assert ChangedGrades({"ministry": "C"}).affect_event(event)
    assert ChangedGrades({}, {"harbour-exercise-1": 2}).affect_event(event)
    assert not ChangedGrades({}, {"harbour-exercise-1": 2}).affect_event(other)


def test_the_claim_of_a_row_is_graded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And its source; all other events stay as they are."""
    monkeypatch.setenv(variable_of("cache"), str(tmp_path / "cache"))
    brief = brief_in(tmp_path)
    source = brief.events[0].claims[0].source
    grades = with_credibility(ChangedGrades({source: "B"}), brief, "log-a-1-c1", 3)
    found = apply_grades(brief, grades)
    assert [claim.credibility for claim in found.event_by_id["log-a-1"].claims] == [3, 6]
    assert found.events[0] == found.event_by_id["log-a-1"]
    assert found.source_by_id[source].reliability == "B"
    assert found.events[1] == brief.events[1]
    assert with_credibility(grades, brief, "log-a-1-c1", 6).numbers == {}
