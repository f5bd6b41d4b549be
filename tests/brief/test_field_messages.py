"""Tests of the words for refused values: plain English, with the nearest word where there is one."""

import pytest

from geodata.brief.brief_reader import read_brief_bytes

CASES = [
    ("spans: [[33, 47]]", "spans: 33", "a list in brackets"),
    ("spans: [[33, 47]]", "spans: [33, 47]", "a list in brackets"),
    ("spans: [[33, 47]]", "spans: [[33]]", "a value"),
    ('title: {ar: "مناورة الميناء", en: "Harbour exercise"}', "title: [a]", "fields in braces"),
    ("kind: exercise", "kind: excercise", "write exercise"),
    ("reliability: B", "reliability: b2", "one of A, B, C, D, E, F"),
    ("number: 2", "number: two", "a whole number"),
    ("said_on: 2030-01-10", "said_on: 10 January", "2024-10-23"),
    ("coverage: heading}", "heading: perhaps}", "true or false"),
    ("id: ministry,", "id: The_Ministry,", "an id: lower-case"),
]


@pytest.mark.parametrize(("old", "new", "says"), CASES)
def test_words(demo_yaml: str, old: str, new: str, says: str) -> None:
    """No words of the validator are left."""
    assert old in demo_yaml
    problems = read_brief_bytes(demo_yaml.replace(old, new, 1).encode()).problems
    lines = [f"{each.expected}; {each.mend}" for each in problems if each.code != "left-off"]
    assert any(says in line for line in lines), lines
    assert not any("input should" in line or "tuple" in line or "dictionary" in line for line in lines)
