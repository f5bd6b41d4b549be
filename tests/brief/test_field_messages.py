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


def test_advice_is_given_in_full(own_yaml: str) -> None:
    """What was found is cut, what to write is not: the last of the forms stands at its end."""
    found = read_brief_bytes(own_yaml.replace("{lon: 52, lat: 6}", "{latitude: 52}").encode()).problems[0]
    assert str(found).count("…") == str(found).count(", …")
    assert "{file: NAME.geojson, feature: ID}" in str(found)
    assert "{file: NAME.geojson, feature: ID}" in found.as_dict()["expected"]


@pytest.mark.parametrize(
    ("old", "new", "expected", "mend"),
    [
        (
            "{lon: 52, lat: 6}",
            "{from: aden, bearing: northish, km: 5}",
            "0 to 360, or n, nne, ne … nnw",
            "correct it: 'northish' is neither degrees nor a compass point",
        ),
        (
            "{lon: 52, lat: 6}",
            "{lon: 6, lat: 152}",
            "{lon: 152, lat: 6}",
            "correct it: latitude 152 is beyond 90: longitude and latitude are exchanged",
        ),
    ],
)
def test_what_is_wrong_and_what_to_write_are_told_apart(
    own_yaml: str, old: str, new: str, expected: str, mend: str
) -> None:
    """What is expected is a value, never the fault."""
    found = read_brief_bytes(own_yaml.replace(old, new).encode()).problems[0]
    assert (found.expected, found.mend) == (expected, mend)
