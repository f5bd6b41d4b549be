"""A brief rebased on a corrected text: the file it gives, and what it says of each span."""

from typing import Any

import pytest

from geodata.brief.brief_reader import read_brief_bytes
from geodata.brief.records import Brief
from geodata.brief.schema.shape_rewrite import upgrade_text
from geodata.brief.source_text import SourceText, text_from_string
from geodata.brief.yaml_edit import load_yaml
from geodata.drafting.rebase import RebasedBrief, RebaseError, changed_words, check_old_text, rebase_brief
from geodata.drafting.span_carrier import SpanState
from tests.conftest import PAPERS

LATER = ("about 30 ships", "about 130 ships")
BLOCKS = """\
schema: 2
id: blocks   # a remark
title: Blocks
as_of: 2030-01-01
language: en
documents:
  - id: paper
    type: text
sources:
  - {id: author, name: The author}
sentences:
  - number: 1
    span:
      - 0
      - 27   # the end
    proposed:
      restatement:
        rule: draft
    restatement: The ministry counts
events:
  - id: ships
    kind: incident
    title: Ships
    status: actual
    when: {undated: true}
    off_map: No place
    claims:
      - id: ships-1
        source: author
        cites:
          - sentence: 1
            spans:
              - [13, 19]
              - [20, 26]
          - {document: paper}
        statement: reported
        # behind the claim
"""
BLOCKS_TEXT = "The ministry counts thirty."


@pytest.fixture
def yaml(demo_yaml: str) -> str:
    """The invented brief in shape 2."""
    return upgrade_text("# mine\n" + demo_yaml)


def rebased(yaml: str, old: str, *changes: tuple[str, str]) -> tuple[RebasedBrief, SourceText]:
    """A brief on the text with some changes, and that text."""
    new = old
    for before, after in changes:
        assert before in new
        new = new.replace(before, after, 1)
    text = text_from_string(new)
    return rebase_brief(yaml, text_from_string(old), text), text


def read(yaml: str) -> tuple[Brief, list[str]]:
    """The brief of a file, and the codes of its problems."""
    reading = read_brief_bytes(yaml.encode())
    assert reading.brief is not None
    return reading.brief, [problem.code for problem in reading.problems]


def claim(brief: Brief, name: str) -> Any:
    """A claim of a brief."""
    return next(each for event in brief.events for each in event.claims if each.id == name)


def test_a_line_put_before_all_moves_offsets_alone(yaml: str, demo_text: str) -> None:
    """Hash, length, paragraphs and all spans fit the new text; no other line of the file is touched."""
    found, text = rebased(yaml, demo_text, ("Harbour", "Corrected version.\nHarbour"))
    brief, problems = read(found.yaml)
    assert problems == []
    assert text.matches(brief)
    assert brief.text.characters == len(text.content)
    assert {each.state for each in found.spans} == {SpanState.CARRIED}
    assert [text.content[slice(*each.span)] for each in brief.sentences] == [
        demo_text[slice(*each.span)] for each in read(yaml)[0].sentences
    ]
    assert [each.paragraph for each in brief.sentences] == [2, 3, 3, 4, 4]
    assert text.content[slice(*claim(brief, "harbour-exercise-1").spans[0])] == demo_text[33:47]
    assert found.added == ((0, 18),)
    changed = [
        (before, after)
        for before, after in zip(yaml.splitlines(), found.yaml.splitlines(), strict=True)
        if before != after
    ]
    assert all(
        any(field in before for field in ("span", "sha256", "characters", "paragraph"))
        for before, _ in changed
    )


def test_changed_words_are_marked_and_told(yaml: str, demo_text: str) -> None:
    """The claim and its sentence hold the likely words and are asked; nothing else is."""
    found, text = rebased(yaml, demo_text, LATER)
    brief, problems = read(found.yaml)
    first = claim(brief, "harbour-exercise-1")
    assert text.content[slice(*first.spans[0])] == "about 130 ships"
    assert first.proposed["spans"].rule == "rebase"
    assert brief.sentences[1].proposed["span"].rule == "rebase"
    assert not claim(brief, "harbour-exercise-2").proposed
    assert problems == ["rebased", "rebased"]
    asked = [each for each in found.spans if each.state is not SpanState.CARRIED]
    assert [(each.kind, each.id, each.event, each.sentence) for each in asked] == [
        ("sentence", "", "", "2"),
        ("claim", "harbour-exercise-1", "harbour-exercise", "2"),
    ]
    assert changed_words(asked[1], text_from_string(demo_text), text) == LATER
    assert len(found.in_state(SpanState.CHANGED, cited=True)) == 1
    assert len(found.in_state(SpanState.CHANGED)) == 2


def test_records_of_words_that_are_gone_stay_and_are_left_off(yaml: str, demo_text: str) -> None:
    """Their spans are empty, at the place where the words stood: check blocks them until a person decides."""
    found, _ = rebased(yaml, demo_text, ("A rival paper counts 20 of them.", ""))
    values = load_yaml(found.yaml)
    (sentence,) = [each for each in values["sentences"] if each["number"] == "3"]
    assert sentence["span"][0] == sentence["span"][1]
    assert sentence["proposed"]["span"]["rule"] == "rebase"
    (second,) = [each for each in values["events"][0]["claims"] if each["id"] == "harbour-exercise-2"]
    assert second["spans"][0][0] == second["spans"][0][1]
    assert "offsets" in read(found.yaml)[1]
    assert len(values["sentences"]) == 5
    assert [each.id for each in found.in_state(SpanState.GONE, cited=True)] == ["harbour-exercise-2"]


def test_marks_stay_until_a_person_deletes_them(yaml: str, demo_text: str) -> None:
    """A second corrected text carries the likely words on, still asked; spans that are gone stay so."""
    first, text = rebased(yaml, demo_text, LATER, ("A rival paper counts 20 of them.", ""))
    again, newest = rebased(first.yaml, text.content, ("Harbour", "The harbour"))
    values = load_yaml(again.yaml)
    one, two = values["events"][0]["claims"]
    assert newest.content[slice(*map(int, one["spans"][0]))] == "about 130 ships"
    assert one["proposed"] == {"spans": {"rule": "rebase"}}
    assert two["spans"][0][0] == two["spans"][0][1]


def test_other_places_are_readings_by_offsets(yaml: str, demo_text: str) -> None:
    """The words of the text do not enter the file."""
    sentence = demo_text[slice(115, 163)]
    found, text = rebased(yaml, demo_text, (sentence, f"{sentence} {sentence}"))
    (event,) = [each for each in load_yaml(found.yaml)["events"] if each["id"] == "parts"]
    span, readings = event["claims"][0]["spans"][0], event["claims"][0]["proposed"]["spans"]["readings"]
    places = [list(map(int, span)), *(list(map(int, each.strip("[]").split(","))) for each in readings)]
    assert {text.content[slice(*each)] for each in places} == {demo_text[slice(115, 152)]}
    assert len(places) == 2


def test_a_layout_of_blocks_keeps_its_lines() -> None:
    """Offsets on lines of their own, a claim of two citations, marks of another rule, remarks."""
    found, text = rebased(BLOCKS, BLOCKS_TEXT, ("The ministry", "A ministry"), ("thirty", "forty"))
    for line in ("id: blocks   # a remark", "      - 24   # the end", "        # behind the claim"):
        assert line in found.yaml
    values = load_yaml(found.yaml)
    assert values["documents"][0]["sha256"] == text.sha256
    assert values["documents"][0]["characters"] == str(len(text.content))
    assert values["sentences"][0]["proposed"] == {
        "restatement": {"rule": "draft"},
        "span": {"rule": "rebase"},
    }
    (cites,) = [each["claims"][0] for each in values["events"]]
    assert cites["cites"][0]["spans"] == [["11", "17"], ["18", "23"]]
    assert cites["cites"][1] == {"document": "paper"}
    assert cites["proposed"] == {"cites": {"rule": "rebase"}}
    assert read(found.yaml)[1].count("rebased") == 2


def test_a_query_is_carried_or_marked(yaml: str, demo_text: str) -> None:
    """Words in question may be the ones that were corrected."""
    (query,) = read(yaml)[0].queries
    start, end = query.spans[0]
    words = demo_text[start:end]
    found, text = rebased(yaml, demo_text, ("Harbour", "The harbour"))
    assert text.content[slice(*read(found.yaml)[0].queries[0].spans[0])] == words
    found, _ = rebased(yaml, demo_text, (demo_text[start : end + 1], f"{words}x" + demo_text[end]))
    assert read(found.yaml)[0].queries[0].proposed["spans"].rule == "rebase"


def test_another_document_of_a_brief() -> None:
    """Its sentences alone are carried, and its hash alone is set."""
    yaml = (PAPERS / "brief.yaml").read_text(encoding="utf-8")
    old = text_from_string((PAPERS / "arabic.txt").read_text(encoding="utf-8"))
    new = text_from_string("\n" + old.content)
    before = read(yaml)[0]
    after = read(rebase_brief(yaml, old, new, "arabic").yaml)[0]
    for was, now in zip(before.sentences, after.sentences, strict=True):
        moved = 1 if was.document == "arabic" or (was.document is None and before.text_id == "arabic") else 0
        assert now.span == (was.span[0] + moved, was.span[1] + moved)
    hashes = {each.id: each.sha256 for each in after.documents}
    assert hashes == {each.id: each.sha256 for each in before.documents} | {"arabic": new.sha256}


@pytest.mark.parametrize(
    ("document", "old", "new", "said"),
    [
        ("nothing", None, None, "no text with the id nothing; one of text"),
        (None, "another", None, "an old text with SHA-256"),
        (None, None, "Quite another matter: prices of grain rose again in every market.", "0 %"),
    ],
)
def test_refusals(
    document: str | None, old: str | None, new: str | None, said: str, yaml: str, demo_text: str
) -> None:
    """No such text, another old text, a new one that is altogether different."""
    with pytest.raises(RebaseError) as refused:
        rebase_brief(yaml, text_from_string(old or demo_text), text_from_string(new or demo_text), document)
    assert said in str(refused.value)


def test_an_old_text_must_be_there(yaml: str, demo_yaml: str, demo_text: str) -> None:
    """The brief keeps no words of it; a brief of shape 1 is upgraded first."""
    with pytest.raises(RebaseError, match="no text beside the brief"):
        check_old_text(yaml, None)
    text = text_from_string(demo_text)
    assert check_old_text(yaml, text) is text
    with pytest.raises(RebaseError, match="briefmap upgrade"):
        rebase_brief(demo_yaml, text, text)
    with pytest.raises(RebaseError, match="no document of type text"):
        rebase_brief("schema: 2\nid: a\n", text, text)


def test_of_a_sentence_the_words_that_differ_are_shown(yaml: str, demo_text: str) -> None:
    """A long sentence with a small change would look the same twice."""
    found, text = rebased(yaml, demo_text, ("drill in the Sea", "drills in the Sea"))
    (sentence,) = [each for each in found.in_state(SpanState.CHANGED) if each.kind == "sentence"]
    before, after = changed_words(sentence, text_from_string(demo_text), text)
    assert (before, after) == ("at the drill in the Sea of", "at the drills in the Sea of")
