"""Tests of records made from values: each problem leaves off its record, and those that need it."""

import time
from typing import Any

import pytest

from geodata.brief import record_reading
from geodata.brief.brief_reader import read_brief_bytes
from geodata.brief.problems import Problem, ProblemLevel
from geodata.brief.record_reading import read_records
from geodata.brief.records import Brief
from geodata.brief.schema.shape_rewrite import upgrade_text
from geodata.brief.yaml_values import YamlFile, read_yaml_values


def read(yaml: str) -> tuple[Brief | None, tuple[Problem, ...]]:
    """The brief of a YAML text and its problems."""
    file = YamlFile("brief.yaml")
    values = read_yaml_values(yaml, file)
    assert values is not None
    return read_records(values, file=file.file, lines=file.lines)


def left_off(brief: Brief) -> list[tuple[str, int, str | None]]:
    """List, index and id of the records that are left off."""
    return [(each.group, each.index, each.name) for each in brief.left_off]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("status: expected", "status: soon", [("events", 2, "closer"), ("queries", 0, "which-korea")]),
        ("place: sea-of-japan", "place: atlantis", [("events", 0, "harbour-exercise")]),
        ("said_on: 2030-01-10", "said_on: monday", [("events", 0, "harbour-exercise")]),
        ("id: parts-1", "id: harbour-exercise-1", [("events", 1, "parts")]),
        ("reliability: B", "reliability: Z", [("events", 0, "harbour-exercise"), ("sources", 0, "ministry")]),
    ],
)
def test_a_problem_leaves_off_its_record(demo_yaml: str, old: str, new: str, expected: list[Any]) -> None:
    """The brief opens without the record and those that refer to it, which are listed with the reason."""
    assert old in demo_yaml
    brief, problems = read(demo_yaml.replace(old, new, 1))
    assert brief is not None
    assert left_off(brief) == expected
    assert brief.unfinished == len(expected)
    assert {problem.level for problem in problems} == {ProblemLevel.BLOCKS}
    assert all(each.problems for each in brief.left_off)
    assert len(brief.events) + sum(group == "events" for group, *_ in expected) == 3


def test_what_rests_on_a_record_that_is_left_off(demo_yaml: str) -> None:
    """The record to mend is named, by its position in the file, and comes first."""
    bad = demo_yaml.replace("reliability: B", "reliability: Z").replace("place: sea-of-japan", "place: rus")
    _, problems = read(bad)
    assert [(problem.code, problem.record) for problem in problems] == [
        ("bad-value", "sources[0] (ministry)"),
        ("left-off", "events[0] (harbour-exercise)"),
        ("left-off", "events[0] (harbour-exercise)"),
    ]
    assert "mend sources[0] (ministry) first" in str(problems[1])


def test_positions_are_those_of_the_file(demo_yaml: str) -> None:
    """Behind a record that is left off the others keep their index and line."""
    bad = demo_yaml.replace("status: actual", "status: soon", 1).replace("place: irn", "place: atlantis")
    _, problems = read(bad)
    assert [(problem.record, problem.field) for problem in problems] == [
        ("events[0] (harbour-exercise)", "status"),
        ("events[1] (parts)", "places.0.place"),
    ]
    lines = bad.splitlines()
    assert [lines[problem.line - 1].strip()[:6] for problem in problems if problem.line] == [
        "status",
        "places",
    ]


def test_a_problem_of_the_brief_refuses_it(demo_yaml: str) -> None:
    """Without its day a brief does not open; problems of records are told with that."""
    brief, problems = read(demo_yaml.replace("as_of: 2030-01-15\n", "").replace("kind: alignment", "kind: x"))
    assert brief is None
    assert {problem.level for problem in problems} == {ProblemLevel.REFUSED, ProblemLevel.BLOCKS}


def test_every_problem_in_one_pass(demo_yaml: str) -> None:
    """Where the brief itself is refused its records and references are checked all the same."""
    bad = demo_yaml.replace("as_of: 2030-01-15\n", "").replace("language: en", "language: fr")
    bad = bad.replace("kind: alignment", "kind: x").replace("place: sea-of-japan", "place: atlantis")
    brief, problems = read(bad)
    assert brief is None
    assert {"as_of", "language", "kind", "places.0.place"} <= {problem.field for problem in problems}


@pytest.mark.parametrize(
    ("line", "field"),
    [("published: soon\n", "published"), ("titel: Demo\n", "titel"), ("summary: [[a]]\n", "summary.0")],
)
def test_a_field_that_can_be_spared_is_left_off(demo_yaml: str, line: str, field: str) -> None:
    """The brief opens without it, and is not published."""
    lines = [
        each for each in demo_yaml.splitlines() if not each.startswith(("summary:", '  - {ar: "مناورة في'))
    ]
    brief, problems = read(line + "\n".join(lines))
    assert brief is not None
    assert [(problem.field, problem.level) for problem in problems] == [(field, ProblemLevel.BLOCKS)]
    assert (brief.unfinished, brief.is_unfinished) == (0, True)


def test_a_marking_is_never_lost(demo_yaml: str) -> None:
    """A brief whose marking cannot be read does not open."""
    brief, problems = read("marking: TLP:RED\n" + demo_yaml)
    assert brief is None
    assert [problem.field for problem in problems] == ["marking"]


def test_the_encoded_text_is_never_left_off(demo_yaml: str) -> None:
    """Its sentences would be those of the next text; another document can be spared."""
    yaml = upgrade_text(demo_yaml).replace("documents: [", "documents: [{id: web, url: nowhere}, ")
    brief, problems = read(yaml)
    assert brief is not None
    assert left_off(brief) == [("documents", 0, "web")]
    brief, problems = read(yaml.replace("characters: 193", "characters: many"))
    assert brief is None
    assert ("documents.1.characters", ProblemLevel.REFUSED) in {(each.field, each.level) for each in problems}


def test_the_reading_of_records_ends(monkeypatch: pytest.MonkeyPatch, demo_yaml: str) -> None:
    """After a number of rounds, with a problem that refuses the brief, whatever rests on what."""
    monkeypatch.setattr(record_reading, "_MAX_ROUNDS", 1)
    brief, problems = read(demo_yaml.replace("reliability: B", "reliability: Z", 1))
    assert brief is None
    assert (problems[-1].code, problems[-1].level) == ("too-many", ProblemLevel.REFUSED)


def test_thousands_of_faulty_records_are_left_off_at_once(demo_yaml: str) -> None:
    """Ten times their number takes hardly more than ten times as long, and the rest of the brief opens."""
    few, _, _ = timed_reading(demo_yaml, 800)
    many, brief, problems = timed_reading(demo_yaml, 8_000)
    assert many < 25 * few
    assert brief is not None
    assert (len(brief.left_off), len(brief.places)) == (8_000, 0)
    assert len(problems) >= 8_000


def timed_reading(text: str, number: int) -> tuple[float, Brief | None, tuple[Problem, ...]]:
    """Seconds of this process to read a brief with a number of faulty places, the brief and its problems."""
    places = "".join(
        f"  - {{id: x{at}, name: X, kind: town, geometry: [zz], a: 1}}\n" for at in range(number)
    )
    start = time.process_time()
    brief, problems = read(f"{text}\nplaces:\n{places}")
    return time.process_time() - start, brief, problems


def test_an_unknown_kind_is_told_beside_another_fault_of_its_event(demo_yaml: str) -> None:
    """The event is left off for its date; its kind is not found out only after that is mended."""
    bad = demo_yaml.replace('"2029-12"', '"soon"').replace("kind: exercise", "kind: excercise")
    found = read_brief_bytes(bad.encode()).problems
    assert [(problem.code, problem.field) for problem in found] == [
        ("unknown-kind", "kind"),
        ("bad-value", "when.edtf"),
    ]


@pytest.mark.parametrize("events", ["../..", "[]", "{}", "17"])
def test_a_value_in_the_place_of_the_list_of_events_is_a_problem(demo_yaml: str, events: str) -> None:
    """Of a text, a number and a mapping too: no fault of the reader."""
    head, _, rest = demo_yaml.partition("\nevents:\n")
    _, problems = read(f"{head}\nevents: {events}\nqueries: []\n")
    assert rest
    assert bool(problems) == (events != "[]")
    assert {problem.code for problem in problems} <= {"bad-value"}
