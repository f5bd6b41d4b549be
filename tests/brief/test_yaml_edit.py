"""Tests of the changes to ``brief.yaml``: only the touched lines change."""

from difflib import unified_diff
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.brief.brief_reader import read_brief
from geodata.brief.yaml_edit import (
    EditError,
    append_claim,
    append_event,
    append_record,
    load_yaml,
    with_grades,
)

DATA = Path(__file__).parents[2] / "geodata/data"
SHIPPED = (DATA / "briefs/siyaqat-2024-10/brief.yaml").read_text(encoding="utf-8")
SKELETON = (DATA / "skeleton/brief.yaml").read_text(encoding="utf-8")
CLAIM = {
    "id": "new-1",
    "source": "nis",
    "sentence": 4,
    "spans": [[179, 199]],
    "said_on": "2024-10-18",
    "statement": "reported",
    "figure": {
        "value": 12,
        "unit": "soldier",
        "counts": {"id": "sent", "ar": "أُرسلوا: «كلهم»", "en": "sent: #1"},
    },
}
EVENT = {
    "id": "new",
    "kind": "meeting",
    "title": {"ar": "لقاء", "en": "A meeting"},
    "status": "actual",
    "when": {"edtf": "2024-10", "holds": "sometime"},
    "actors": [{"actor": "prk", "role": "party"}],
    "off_map": {"ar": "بلا مكان", "en": "No place"},
    "claims": [CLAIM],
}


def changes(before: str, after: str) -> list[str]:
    """The lines that were taken away or added."""
    lines = unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), n=0)
    return [line for line in lines if line[0] in "+-" and line[:3] not in {"+++", "---"}]


def test_scalars_are_the_strings_that_were_written() -> None:
    """YAML would read them as numbers, dates and booleans."""
    text = "a: 010\nb: 12:30\nc: NO\nd: 2024-10-23\ne: 1_000\n"
    assert list(load_yaml(text).values()) == ["010", "12:30", "NO", "2024-10-23", "1_000"]


@pytest.mark.parametrize(
    ("reliability", "credibility", "added", "taken"),
    [
        ({"nis": "B"}, {}, ["    reliability: B\n"], 0),
        ({"south-korea": "C"}, {}, [", actor: kor, reliability: C}\n"], 1),
        ({}, {"troops-in-russia-putin": 3}, ["        credibility: 3\n"], 0),
        ({"nis": "B"}, {"iran-drones-1": 2}, ["    reliability: B\n", "        credibility: 2\n"], 0),
    ],
)
def test_a_grade_touches_its_own_line(
    reliability: dict[str, str], credibility: dict[str, int], added: list[str], taken: int
) -> None:
    """A record of many lines gets one more; a record in braces changes its one line."""
    found = changes(SHIPPED, with_grades(SHIPPED, reliability=reliability, credibility=credibility))
    new = [line for line in found if line[0] == "+"]
    assert all(line.endswith(end) for line, end in zip(new, added, strict=True))
    assert len(found) - len(new) == taken


def test_a_grade_that_stands_is_replaced_where_it_stands(tmp_path: Path) -> None:
    """Grading twice leaves one grade; the brief still reads."""
    twice = with_grades(with_grades(SHIPPED, reliability={"nis": "B"}), reliability={"nis": "A"})
    assert changes(SHIPPED, twice) == ["+    reliability: A\n"]
    (tmp_path / "brief.yaml").write_text(twice, encoding="utf-8")
    brief = read_brief(tmp_path).brief
    assert brief is not None
    assert brief.source_by_id["nis"].reliability == "A"


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_any_grades_change_as_many_lines(data: st.DataObject) -> None:
    """Grades change their own lines alone, with either line end."""
    feed = data.draw(st.sampled_from(["\n", "\r\n"]))
    text = SKELETON.replace("\n", feed)
    sources = st.sampled_from(["northland-ministry", "eastland-navy", "author"])
    letters = data.draw(st.dictionaries(sources, st.sampled_from("ABCDEF")))
    claims = st.sampled_from(["harbour-exercise-held", "harbour-exercise-navy", "fishing-agreement-navy"])
    numbers = data.draw(st.dictionaries(claims, st.integers(1, 6)))
    added = changes(text, with_grades(text, reliability=letters, credibility=numbers))
    assert sum(line[0] == "+" for line in added) == len(letters) + len(numbers)
    assert all(line.endswith(feed) for line in added)


def test_a_claim_is_added_at_the_end_of_its_event(tmp_path: Path) -> None:
    """It stands behind the last claim, before the empty line and the next event's comment."""
    after = append_claim(SHIPPED, "troops-in-russia", CLAIM)
    found = changes(SHIPPED, after)
    assert {line[0] for line in found} == {"+"}
    assert found[0] == "+      - id: new-1\n"
    (tmp_path / "brief.yaml").write_text(after, encoding="utf-8")
    brief = read_brief(tmp_path).brief
    assert brief is not None
    assert brief.event_by_id["troops-in-russia"].claims[-1].id == "new-1"


def test_an_event_is_added_behind_the_last(tmp_path: Path) -> None:
    """With its claims a line an item, apart from the event before."""
    after = append_event(SHIPPED, EVENT)
    assert {line[0] for line in changes(SHIPPED, after)} == {"+"}
    (tmp_path / "brief.yaml").write_text(after, encoding="utf-8")
    brief = read_brief(tmp_path).brief
    assert brief is not None
    assert brief.events[-1].claims[0].figure is not None


def test_slides_come_to_be_and_grow() -> None:
    """The first slide makes the list, the second stands below the first."""
    before = SHIPPED[: SHIPPED.index("\nslides:\n") + 1]
    one = append_record(before, "slides", {"title": {"ar": "أ", "en": "A"}, "view": "layer=transfer"})
    two = append_record(one, "slides", {"title": {"ar": "ب", "en": "B"}, "view": "lang=ar"})
    assert [slide["title"]["en"] for slide in load_yaml(two)["slides"]] == ["A", "B"]
    assert {line[0] for line in changes(before, two)} == {"+"}


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("events: []\n", 'events: [{id: x, title: {ar: "ا", en: "T: #"}}]\n'),
        ("events:\n", None),
        ("{id: a, events: [{id: b}]}", None),
        ("{id: a}", None),
        ("id: a\nevents:\n- id: b\n  why: |\n    two\n    lines\n\n# the end\n", None),
        ("id: a  # no line end", None),
        ("events:\n    -   {id: b}   # said\n\n...\n", None),
    ],
)
def test_other_layouts_take_an_event_too(text: str, last: str | None) -> None:
    """Lists in brackets, empty lists, absent lists, block scalars, other indents."""
    after = append_event(text, {"id": "x", "title": {"ar": "ا", "en": "T: #"}, "note": None})
    assert load_yaml(after)["events"][-1] == {"id": "x", "title": {"ar": "ا", "en": "T: #"}}
    assert last is None or after == last


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_words_come_back_as_given(words: str) -> None:
    """No word becomes a key, a comment or an alias."""
    after = append_event(
        "id: a\nevents:\n  - id: b\n", {"id": "x", "title": {"ar": words, "en": words}, "note": words}
    )
    assert load_yaml(after)["events"][-1] == {"id": "x", "title": {"ar": words, "en": words}, "note": words}


def test_what_is_not_found_is_named() -> None:
    """The message gives the id looked for and the known ones."""
    with pytest.raises(EditError, match=r"no source 'nobody' in brief.yaml, expected one of: author, nis"):
        with_grades(SHIPPED, reliability={"nobody": "A"})
    with pytest.raises(EditError, match="no claim 'nothing'"):
        with_grades(SHIPPED, credibility={"nothing": 1})
    with pytest.raises(EditError, match="no event 'none'"):
        append_claim(SHIPPED, "none", CLAIM)


@pytest.mark.parametrize(
    ("letter", "number", "text", "words"),
    [
        ("G", 1, SHIPPED, "reliability of 'nis': found 'G', expected one of A, B, C, D, E, F"),
        ("A", 7, SHIPPED, "expected one of 1, 2, 3, 4, 5, 6"),
        ("A", 1, "a: [", "line 1"),
        ("A", 1, "- a", "expected a mapping"),
    ],
)
def test_what_is_wrong_is_refused(letter: str, number: int, text: str, words: str) -> None:
    """A grade outside the code, a text that is no YAML."""
    with pytest.raises(EditError, match=words):
        with_grades(text, reliability={"nis": letter}, credibility={"troops-in-russia-nis": number})
