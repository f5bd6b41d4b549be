"""Tests of a claim proposed for selected words, and of adding it to the YAML."""

from pathlib import Path

import pytest

from geodata.brief.brief_reader import read_brief
from geodata.brief.record_types.event_record import Event
from geodata.brief.records import Brief
from geodata.brief.source_text import SourceText, decode_text
from geodata.brief.text_coverage import sentence_coverage
from geodata.drafting.claim_proposal import (
    PassageError,
    add_claim_to_yaml,
    add_event_to_yaml,
    propose_claim,
    unused_record_id,
)

COMMENT = "  # a remark that stays\n  - id: parts\n"


@pytest.fixture
def text(demo_text: str) -> SourceText:
    """The invented brief's own text."""
    return decode_text(demo_text.encode())


@pytest.fixture
def yaml(demo_yaml: str) -> str:
    """The invented brief's file, with a remark in it."""
    return demo_yaml.replace("  - id: parts\n", COMMENT)


def at(text: SourceText, words: str) -> tuple[int, int]:
    """Return the offsets of some words."""
    start = text.content.index(words)
    return start, start + len(words)


def test_what_is_read(demo: Brief, text: SourceText) -> None:
    """Sentence, spans, source, figure and the event it belongs to."""
    found = propose_claim(text, *at(text, " about 30 ships "), demo)
    made = found.claim
    assert (made.sentence, made.spans, made.source) == (2, ((33, 47),), "ministry")
    assert made.figure is not None
    assert (made.figure.value, made.figure.qualifier, made.figure.unit) == (30, "about", "ship")
    assert found.events[0] == "harbour-exercise"
    assert made.proposed


def test_a_new_event(demo: Brief, text: SourceText) -> None:
    """Kind, actors with roles and places of what the words tell."""
    read_ = propose_claim(text, *at(text, "Iran has long shipped parts to Russia"), demo).event
    assert (read_.kind, read_.when.undated) == ("transfer", True)
    assert [(part.actor, part.role) for part in read_.actors] == [("irn", "supplier"), ("rus", "recipient")]
    assert [(place.place, place.role) for place in read_.places] == [("irn", "from"), ("rus", "to")]


@pytest.mark.parametrize(
    ("start", "end", "reason"),
    [(12, 13, "no-words"), (70, 100, "two-sentences"), (500, 600, "no-words"), (9, 4, "no-words")],
)
def test_what_no_claim_can_cite(start: int, end: int, reason: str, demo: Brief, text: SourceText) -> None:
    """No words, and words of two sentences, are refused."""
    with pytest.raises(PassageError, match=f"claim-form.{reason}"):
        propose_claim(text, start, end, demo)


def test_two_readings_are_said(demo: Brief, demo_text: str) -> None:
    """An ambiguous number becomes a question and no figure."""
    text = decode_text(demo_text.replace("about 30 ships", "1.500 ships oh").encode())
    found = propose_claim(text, *at(text, "1.500 ships"), demo)
    assert found.claim.figure is None
    assert found.ambiguities == ("[33, 44] reads as 1500 or 1.5",)


def test_added_to_an_event(demo: Brief, text: SourceText, yaml: str) -> None:
    """Only lines are added, remarks stay, and the claim is a person's."""
    made = propose_claim(text, *at(text, "30 ships"), demo).claim
    made = made.model_copy(update={"id": unused_record_id(demo, "harbour-exercise")})
    done = add_claim_to_yaml(yaml, "harbour-exercise", made)
    assert done.problems == ()
    assert done.brief is not None
    assert [each.id for each in done.brief.events[0].claims][-1] == "harbour-exercise-3"
    assert not done.brief.events[0].claims[-1].proposed
    lines = iter(done.text.splitlines())
    assert all(line in lines for line in yaml.splitlines())


def test_added_as_a_new_event(demo: Brief, text: SourceText, yaml: str) -> None:
    """A sentence that comes onto the map by it is mapped from then on; remarks stay."""
    found = propose_claim(text, *at(text, "Perhaps the two grow closer"), demo)
    fields = {
        "id": "meeting-1",
        "kind": "meeting",
        "title": {"ar": "لقاء", "en": "Talks"},
        "status": "expected",
    }
    more = {
        "when": {"undated": True},
        "actors": [{"actor": "irn", "role": "participant"}],
        "places": [{"place": "irn"}],
    }
    made = found.claim.model_copy(update={"id": "meeting-1-1"})
    done = add_event_to_yaml(yaml, Event.model_validate(fields | more | {"claims": [made]}))
    assert done.problems == ()
    assert done.brief is not None
    assert (done.brief.events[-1].id, sentence_coverage(done.brief)[5]) == ("meeting-1", "mapped")
    assert COMMENT.splitlines()[0] in done.text


def test_what_cannot_be_added(demo: Brief, text: SourceText, yaml: str) -> None:
    """A claim of an unknown source changes nothing and comes back as a problem."""
    made = propose_claim(text, *at(text, "30 ships"), demo).claim.model_copy(update={"source": "nobody"})
    done = add_claim_to_yaml(yaml, "parts", made)
    assert (done.brief, done.text) == (None, yaml)
    assert [problem.code for problem in done.problems] == ["unknown-id"]


def test_the_shipped_brief_reads_its_own_citations(shipped: Brief, shipped_text: bytes) -> None:
    """Of the words that its claims cite nearly all are given to their event, most to their speaker."""
    text = decode_text(shipped_text)
    cited = [(event, each) for event in shipped.events for each in event.claims]
    found = [(event.id, each.source, propose_claim(text, *each.spans[0], shipped)) for event, each in cited]
    assert sum(skeleton.events[:1] == (event,) for event, _, skeleton in found) >= 50
    assert all(event in skeleton.events for event, _, skeleton in found)
    assert sum(skeleton.claim.source == source for _, source, skeleton in found) >= 48


def test_the_shipped_file_takes_a_claim(shipped: Brief, shipped_text: bytes) -> None:
    """The file on the disk with a claim more has the same lines, and reads."""
    folder = Path(__file__).parents[2] / "geodata" / "data" / "briefs" / "siyaqat-2024-10"
    before = (folder / "brief.yaml").read_text(encoding="utf-8")
    made = propose_claim(decode_text(shipped_text), 4733, 4754, shipped).claim
    done = add_claim_to_yaml(before, "prk-rus-containers", made.model_copy(update={"id": "mine"}))
    assert done.brief is not None
    assert len(done.text.splitlines()) - len(before.splitlines()) == 6
    assert read_brief(folder).brief == shipped


def _withholding(brief: Brief, *names: str) -> Brief:
    """The brief with some of its sources withheld."""
    sources = tuple(source.model_copy(update={"withheld": source.id in names}) for source in brief.sources)
    return brief.model_copy(update={"sources": sources})


def test_no_claim_is_proposed_for_a_withheld_source(demo: Brief, text: SourceText) -> None:
    """In the browser nobody knows who it is; the file has its own id."""
    place = at(text, " about 30 ships ")
    assert propose_claim(text, *place, _withholding(demo, "ministry")).claim.source == "paper"
    with pytest.raises(PassageError, match="no-open-source"):
        propose_claim(text, *place, _withholding(demo, "ministry", "paper"))


def test_the_brief_with_an_added_claim_names_no_withheld_source(
    demo: Brief, text: SourceText, yaml: str
) -> None:
    """Its text does; that goes to its owner alone."""
    hidden = yaml.replace("reliability: B", "reliability: B, withheld: true")
    made = propose_claim(text, *at(text, "counts 20 of them"), demo).claim.model_copy(
        update={"source": "paper", "id": "added"}
    )
    edited = add_claim_to_yaml(hidden, "harbour-exercise", made)
    assert edited.brief is not None
    assert "added" in {claim.id for claim in edited.brief.event_by_id["harbour-exercise"].claims}
    assert [source.id for source in edited.brief.sources] == ["withheld-1", "paper"]
    assert "ministry" in edited.text
