"""Tests of reading a folder: a brief, or all problems with their lines."""

import hashlib
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from geodata import regular_file
from geodata.brief import brief_reader
from geodata.brief.brief_reader import (
    MAX_BRIEF_BYTES,
    MAX_PROBLEMS,
    BriefReading,
    read_brief,
    read_brief_file,
)
from geodata.brief.problems import Problem


def reading(folder: Path, content: str | bytes) -> BriefReading:
    """Return the result of reading a folder with this brief.yaml."""
    data = content if isinstance(content, bytes) else content.encode()
    (folder / "brief.yaml").write_bytes(data)
    return read_brief(folder)


BROKEN = [
    ("unknown source", "source: ministry\n", "source: ministery\n", "unknown-id", "write ministry"),
    ("unknown place", "place: sea-of-japan", "place: sea-of-japn", "unknown-id", "sea-of-japan"),
    ("unknown actor", "{actor: kor, role: party}", "{actor: kox, role: party}", "unknown-id", "kox"),
    ("unknown sentence", "sentence: 3\n", "sentence: 9\n", "unknown-sentence", "number"),
    ("span outside sentence", "[[103, 105]]", "[[13, 25]]", "offsets", "inside sentence 3"),
    ("sentence outside text", "span: [164, 192]", "span: [164, 9192]", "offsets", "192"),
    ("sentences overlap", "span: [82, 114]", "span: [80, 114]", "order", "order of the text"),
    ("wrong date", '"2029-12"', '"2029-13"', "bad-value", "not a date"),
    ("reversed interval", '"2029-12"', '"2029/2028"', "bad-value", "before it begins"),
    ("unknown field", "status: expected", "statuss: expected", "unknown-field", "status"),
    ("missing field", "    status: expected\n", "", "missing", "status"),
    (
        "duplicate key",
        "    status: expected\n",
        "    status: expected\n    status: feared\n",
        "duplicate-key",
        "status",
    ),
    ("duplicate id", "id: parts-1", "id: harbour-exercise-1", "duplicate-id", "rename"),
    ("ambiguous number", "value: 30", 'value: "1.500"', "bad-value", "1.500"),
    (
        "bidi override",
        'en: "Harbour exercise"',
        'en: "Harbour \u202eexercise"',
        "bad-value",
        "cannot be seen",
    ),
    (
        "control character",
        'en: "Harbour exercise"',
        'en: "Harbour \\x07exercise"',
        "bad-value",
        "cannot be seen",
    ),
    ("anchor", "status: expected", "status: &s expected", "yaml-anchor", "write the value out"),
    ("bad yaml", "events:\n", "events: [\n", "yaml", "brackets"),
    ("route without end", "{place: rus, role: to}", "{place: rus, role: at}", "bad-value", "role: to"),
    ("id climbs", "id: demo-2030-01", "id: ../../etc", "bad-value", "lower-case"),
    ("month for a day", "said_on: 2030-01-10", "said_on: 2030-01", "bad-value", "2024-10-23"),
]


REFUSED = {"duplicate-key", "yaml-anchor", "yaml"}
"""Codes of problems with which a brief does not open."""


@pytest.mark.parametrize(("name", "old", "new", "code", "says"), BROKEN)
def test_problem(tmp_path: Path, demo_yaml: str, name: str, old: str, new: str, code: str, says: str) -> None:
    """Each fault gives a problem of its code, with a line, that says how to mend it."""
    assert old in demo_yaml, name
    found = reading(tmp_path, demo_yaml.replace(old, new, 1))
    assert (found.brief is None) == (code in REFUSED or name == "id climbs")
    lines = [str(problem) for problem in found.problems if problem.code == code]
    assert lines
    assert any(says in line for line in lines)
    assert all(problem.line for problem in found.problems if problem.code == code)


def test_all_at_once(tmp_path: Path, demo_yaml: str) -> None:
    """Several faults are reported together, in the order of their lines."""
    bad = demo_yaml.replace("reliability: B", "reliability: Z").replace('"2029-12"', '"soon"')
    bad = bad.replace("kind: alignment", "kind: friendship")
    found = reading(tmp_path, bad)
    own = [problem.field for problem in found.problems if problem.code in {"bad-value", "unknown-kind"}]
    assert own == ["reliability", "when.edtf", "kind"]
    assert found.problems == tuple(sorted(found.problems, key=lambda problem: problem.line or 0))


def test_line_and_record(tmp_path: Path, demo_yaml: str) -> None:
    """A problem names its line, its record and its field as they stand in the file."""
    found = reading(tmp_path, demo_yaml.replace("statement: judgement", "statement: rumour")).problems[0]
    line = (demo_yaml.splitlines()[found.line - 1] if found.line else "").strip()
    assert line == "statement: judgement"
    assert (found.record, found.field, found.found) == ("events[2] (closer)", "claims.0.statement", "rumour")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "yaml"),
        (b"\xff\xfeh\x00i\x00", "encoding"),
        (b"- a\n- b\n", "yaml"),
        (b"a: *b\n", "yaml-anchor"),
        (b"[" * 100_000, "yaml"),
        (b"a: " + b"[" * 100_000, "too-deep"),
        (b"id: \x00", "yaml"),
    ],
)
def test_no_brief_at_all(tmp_path: Path, data: bytes, code: str) -> None:
    """A file that is no brief gives one problem and no exception."""
    found = reading(tmp_path, data)
    assert found.brief is None
    assert found.problems[0].code == code


def test_absent_and_unreadable(tmp_path: Path) -> None:
    """A folder without brief.yaml, and one whose brief.yaml is a folder, are problems."""
    assert read_brief(tmp_path / "nowhere").problems[0].code == "unreadable"
    (tmp_path / "brief.yaml").mkdir()
    assert read_brief(tmp_path).problems[0].code == "unreadable"


@pytest.mark.parametrize(
    ("make", "found"),
    [
        (os.mkfifo, "a named pipe"),
        (lambda path: path.symlink_to("/dev/zero"), "a device"),
        (Path.mkdir, "a directory"),
        (lambda path: path.symlink_to(path), "symbolic links"),
    ],
)
def test_what_is_no_file_is_a_problem(make: Callable[[Path], object], found: str, tmp_path: Path) -> None:
    """A brief.yaml that would block or never end is reported."""
    make(tmp_path / "brief.yaml")
    (problem,) = read_brief(tmp_path).problems
    assert problem.code == "unreadable"
    assert found in problem.found


def test_a_file_of_any_name_is_read(tmp_path: Path, demo_yaml: str) -> None:
    """Such as an older version kept beside the brief; the text beside it does not count."""
    (tmp_path / "old.yaml").write_text(demo_yaml, encoding="utf-8")
    (tmp_path / "text.en.txt").write_text("words", encoding="utf-8")
    found = read_brief_file(tmp_path / "old.yaml")
    assert found.brief is not None
    assert (found.digest, found.files) == (hashlib.sha256(demo_yaml.encode()).hexdigest(), ())
    assert read_brief_file(tmp_path / "new.yaml").problems[0].code == "unreadable"


def test_the_digest_covers_the_files_that_a_brief_draws_from(tmp_path: Path, demo_yaml: str) -> None:
    """Another text is another digest, and the reading names the file to watch."""
    alone = reading(tmp_path, demo_yaml)
    assert alone.files == (tmp_path / "text.en.txt",)
    (tmp_path / "text.en.txt").write_text("words", encoding="utf-8")
    assert read_brief(tmp_path).digest not in {alone.digest, ""}


@pytest.mark.parametrize(
    ("old", "each"),
    [("summary:\n", "  - {{ar: x, en: ''}}\n"), ("actors: [", "{{actor: q{at}, role: lead}}, ")],
)
def test_of_very_many_problems_the_first_are_reported(
    old: str, each: str, tmp_path: Path, demo_yaml: str
) -> None:
    """With the fact that there are more; twice as many are hardly more than twice the work."""

    def found_in(number: int) -> tuple[Problem, ...]:
        wrong = "".join(each.format(at=at) for at in range(number))
        return reading(tmp_path, demo_yaml.replace(old, old + wrong, 1)).problems

    (found, once), (_, twice) = (counted_calls(partial(found_in, number)) for number in (1500, 3000))
    assert len(found) == MAX_PROBLEMS + 1
    assert (found[-1].code, found[-1].found) == ("too-many", "more than 200 problems")
    assert all(problem.line for problem in found[:-1])
    assert twice < 2.1 * once


def counted_calls(work: Callable[[], tuple[Problem, ...]]) -> tuple[tuple[Problem, ...], int]:
    """The result of some work, and how many calls it takes, of Python's and of built-in functions."""
    calls = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(note)
    try:
        return work(), calls
    finally:
        sys.setprofile(None)


def test_an_unforeseen_fault_is_a_problem_of_the_brief(
    tmp_path: Path, demo_yaml: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever is raised while a brief is read, it is logged, and the caller gets a problem."""

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(brief_reader, "read_records", fail)
    found = reading(tmp_path, demo_yaml)
    assert [problem.code for problem in found.problems] == ["internal"]
    assert "ZeroDivisionError" in found.problems[0].found
    assert "ZeroDivisionError" in caplog.text


def test_huge_file_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of 50 MB is refused by its size; none of it is read."""
    with (tmp_path / "brief.yaml").open("wb") as file:
        file.truncate(50_000_000)
    monkeypatch.setattr(regular_file, "_chunks", lambda *_: pytest.fail("it was read"))
    found = read_brief(tmp_path)
    assert found.problems[0].code == "too-large"
    assert str(MAX_BRIEF_BYTES // 1_000_000) in str(found.problems[0])


def test_scalars_stay_as_written(tmp_path: Path, demo_yaml: str) -> None:
    """NO, 12:30 and 2012. stay strings in a title."""
    for words in ("NO", "12:30", "2012.", "0x1F", "~1,500~", "@@=lon", "<img src=x onerror=alert(1)>"):
        brief = reading(tmp_path, demo_yaml.replace("Harbour exercise", words)).brief
        assert brief is not None
        assert brief.events[0].title["en"] == words


def test_digits_of_other_scripts(tmp_path: Path, demo_yaml: str) -> None:
    """A figure written ٢٠ is twenty."""
    brief = reading(tmp_path, demo_yaml).brief
    assert brief is not None
    figure = brief.events[0].claims[1].figure
    assert figure is not None
    assert figure.value == 20


def test_line_ends_and_mark(tmp_path: Path, demo_yaml: str) -> None:
    """A byte-order mark and CRLF change nothing but the digest."""
    plain = reading(tmp_path, demo_yaml)
    other = reading(tmp_path, b"\xef\xbb\xbf" + demo_yaml.replace("\n", "\r\n").encode())
    assert other.brief == plain.brief
    assert other.digest != plain.digest
