"""Edits that the screens make, as operations: only their lines change, and the brief can be read."""

from pathlib import Path

import pytest

from geodata.brief.brief_reader import read_brief_bytes
from geodata.brief.record_types.event_record import Event
from geodata.brief.records import Brief
from geodata.brief.source_text import SourceText, decode_text
from geodata.brief.text_coverage import sentence_coverage
from geodata.brief.yaml_values import YamlFile, read_yaml_values
from geodata.drafting.claim_proposal import propose_claim, unused_record_id
from geodata.drafting.edit_groups import (
    added_claim,
    added_event,
    added_slide,
    changed_theatre,
    graded_claim,
    graded_source,
)
from geodata.editing.operations import EditConflictError, Operation, apply_operations
from geodata.editing.record_path import Values
from geodata.editing.yaml_update import yaml_with_values
from tests.asked_brief import asked_yaml

COMMENT = "  # a remark that stays\n  - id: parts\n"
FOLDER = Path(__file__).parents[2] / "geodata" / "data" / "briefs" / "siyaqat-2024-10"


@pytest.fixture
def text(demo_text: str) -> SourceText:
    """The invented brief's own text."""
    return decode_text(demo_text.encode())


@pytest.fixture
def yaml(demo_yaml: str) -> str:
    """The invented brief's file, with a remark in it."""
    return demo_yaml.replace("  - id: parts\n", COMMENT)


def values_of(yaml: str) -> Values:
    """The values of a file."""
    values = read_yaml_values(yaml, YamlFile(""))
    assert values is not None
    return values


def edited(yaml: str, *operations: Operation) -> str:
    """The text of a file after some operations."""
    return yaml_with_values(yaml, apply_operations(values_of(yaml), operations)[0])


def read(yaml: str) -> Brief:
    """The brief of a text, which must have no problem."""
    reading = read_brief_bytes(yaml.encode())
    assert reading.problems == ()
    assert reading.brief is not None
    return reading.brief


def at(text: SourceText, words: str) -> tuple[int, int]:
    """Return the offsets of some words."""
    start = text.content.index(words)
    return start, start + len(words)


def test_a_claim_is_added_as_a_persons(demo: Brief, text: SourceText, yaml: str) -> None:
    """Only lines are added, remarks stay, and the claim is no proposal."""
    made = propose_claim(text, *at(text, "30 ships"), demo).claim
    made = made.model_copy(update={"id": unused_record_id(demo, "harbour-exercise")})
    done = edited(yaml, added_claim("harbour-exercise", made))
    claims = read(done).events[0].claims
    assert claims[-1].id == "harbour-exercise-3"
    assert not claims[-1].proposed
    lines = iter(done.splitlines())
    assert all(line in lines for line in yaml.splitlines())


def test_a_new_event_is_added(demo: Brief, text: SourceText, yaml: str) -> None:
    """A sentence that comes onto the map by it is mapped from then on; remarks stay."""
    found = propose_claim(text, *at(text, "Perhaps the two grow closer"), demo)
    fields = {
        "id": "meeting-1",
        "kind": "meeting",
        "title": {"ar": "لقاء", "en": "Talks"},
        "status": "expected",
        "when": {"undated": True},
        "actors": [{"actor": "irn", "role": "participant"}],
        "places": [{"place": "irn"}],
        "claims": [found.claim.model_copy(update={"id": "meeting-1-1"})],
    }
    done = edited(yaml, added_event(Event.model_validate(fields)))
    assert (read(done).events[-1].id, sentence_coverage(read(done))[5]) == ("meeting-1", "mapped")
    assert COMMENT.splitlines()[0] in done


def test_grades_change_their_lines_alone(shipped: Brief) -> None:
    """A letter that the file leaves out was seen as F, a number as 6."""
    before = (FOLDER / "brief.yaml").read_text(encoding="utf-8")
    values = values_of(before)
    event = shipped.event_by_id["troops-ready"]
    done = edited(
        before,
        graded_source(values, shipped.source_by_id["author"], "C"),
        graded_claim(values, event, event.claims[0], 3),
    )
    added = set(done.splitlines()) - set(before.splitlines())
    assert added == {"    reliability: C", "        credibility: 3"}
    graded = read(done)
    again = graded_source(values_of(done), graded.source_by_id["author"], "F")
    assert read(edited(done, again)).source_by_id["author"].reliability == "F"


def test_a_grade_that_someone_changed_meanwhile_is_a_conflict(demo: Brief, yaml: str) -> None:
    """It was made on the letter that was seen."""
    seen = demo.source_by_id["ministry"]
    changed = edited(yaml, graded_source(values_of(yaml), seen, "C"))
    late = graded_source(values_of(changed), seen, "D")
    with pytest.raises(EditConflictError) as raised:
        apply_operations(values_of(changed), (late,))
    assert (raised.value.conflict.yours, raised.value.conflict.theirs) == ("D", "C")


def test_a_slide_comes_last(yaml: str) -> None:
    """Its words may be in one language."""
    slide = {"id": "drills", "title": {"ar": "مناورات"}, "view": "layer=exercise", "seconds": "20"}
    done = read(edited(yaml, added_slide(slide)))
    assert (done.slides[-1].id, done.slides[-1].title["ar"]) == ("drills", "مناورات")


@pytest.mark.parametrize("before", ["", "theatre: [yem]\n", "theatre:\n  - yem\n  - omn\n"])
@pytest.mark.parametrize("places", [("lby", "sahel"), ()])
def test_the_theatre_is_set(before: str, places: tuple[str, ...]) -> None:
    """It replaces another; none takes it out."""
    text = asked_yaml(more=before)
    done = edited(text, changed_theatre(values_of(text), read(text), places))
    assert read(done).theatre == places
