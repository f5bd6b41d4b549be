"""Tests of the values of a YAML text: their limits, and the problems of the text."""

import pytest

from geodata.brief import fast_yaml, yaml_values
from geodata.brief.yaml_values import (
    MAX_SLOW_CHARACTERS,
    MAX_YAML_DEPTH,
    MAX_YAML_PROBLEMS,
    YamlFile,
    dotted_path,
    read_yaml_values,
)

PROBLEMS = [
    ("a: &x 1\n", "yaml-anchor", 1, "&x", "quotes"),
    ("a: 1\nb: *x\n", "yaml-anchor", 2, "*x", "quotes"),
    ("a: 1\n&x b: 2\n", "yaml-anchor", 2, "&x", "write the value out"),
    ("a: 1\na: 2\n", "duplicate-key", 2, "a a second time (first on line 1)", "delete one"),
    ("a: 1\n? [a]\n: 1\n", "yaml", 2, "a list or fields as a key", "quotes"),
    ("a: 1\n*x : 1\n", "yaml", 2, "*x", "quotes"),
    ("a: 1\n---\nb: 2\n", "yaml", 3, "a second document", "delete"),
    ("- a\n", "yaml", 1, "a list or a word", "geodata new"),
    ("word", "yaml", 1, "a list or a word", "geodata new"),
    ("# words\n", "yaml", 2, "an empty document", "geodata new"),
    ("a: 1\nb: [\nc: 1\n", "yaml", 4, "begins on line 2)", "brackets"),
    ("a: 1\nb: \x07\n", "yaml", 2, "U+0007", "quotes"),
    ("a: 1\nb: " + "[" * 60 + "]" * 60 + "\n", "too-deep", 2, "nested too deep", "levels"),
]


def read(text: str) -> YamlFile:
    """Return the reading of a text that has problems."""
    found = YamlFile("brief.yaml")
    assert read_yaml_values(text, found) is None or found.problems
    return found


@pytest.mark.parametrize("parser", ["libyaml", "ruamel"])
@pytest.mark.parametrize(("text", "code", "line", "found", "mend"), PROBLEMS)
def test_a_problem_of_the_text(
    text: str,
    code: str,
    line: int,
    found: str,
    mend: str,
    parser: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each has its line, the finding and a remedy, by either parser."""
    if parser == "ruamel":
        monkeypatch.setattr(fast_yaml, "CParser", None)
    (problem,) = read(text).problems
    assert problem.code == code
    assert found in problem.found
    assert mend in problem.mend
    assert problem.line is not None
    assert abs(problem.line - line) <= (code == "yaml")  # parsers disagree by one on where a syntax error is


def test_several_problems_are_reported_together() -> None:
    """Those that leave the rest of the file readable."""
    found = read("a: &x 1\nb: 2\nb: *x\nc: 3\nc: 4\n")
    assert [problem.line for problem in found.problems] == [1, 3, 3, 5]


def test_tags_are_ignored() -> None:
    """The records type the values, not the file."""
    found = YamlFile("brief.yaml")
    assert read_yaml_values("a: !!int 1\nb: !x y\n", found) == {"a": "1", "b": "y"}
    assert found.problems == []


def test_absent_values() -> None:
    """Plain null, tilde and nothing are absent; quoted they are words."""
    found = read_yaml_values("a: null\nb: ~\nc:\nd: 'null'\ne: \"\"\n", YamlFile("brief.yaml"))
    assert found == {"a": None, "b": None, "c": None, "d": "null", "e": ""}


def test_a_path_in_dots() -> None:
    """Indices stand as they are."""
    assert dotted_path(("events", 3, "title")) == "events.3.title"


@pytest.mark.parametrize("levels", [MAX_YAML_DEPTH - 1, MAX_YAML_DEPTH])
def test_the_deepest_nesting(levels: int) -> None:
    """The value of a key counts as one level."""
    found = YamlFile("brief.yaml")
    values = read_yaml_values("a: " + "[" * levels + "x" + "]" * levels, found)
    assert (values is None) == (levels == MAX_YAML_DEPTH)
    assert len(found.problems) == (levels == MAX_YAML_DEPTH)


@pytest.mark.parametrize("sign", ["", "# \u2028\n"])
def test_four_hundred_levels_end_at_once(sign: str) -> None:
    """By either parser, at the level that is one too many."""
    found = read(f"{sign}a: " + "[" * 400 + "]" * 400)
    assert [problem.code for problem in found.problems] == ["too-deep"]
    assert max(map(len, found.lines)) == MAX_YAML_DEPTH + 1


def test_the_number_of_values_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the line on which the limit is passed."""
    monkeypatch.setattr(yaml_values, "MAX_YAML_VALUES", 1000)
    assert read_yaml_values("a:\n" + "- 1\n" * 900, YamlFile("brief.yaml")) is not None
    (problem,) = read("a:\n" + "- 1\n" * 2000).problems
    assert (problem.code, problem.found) == ("too-large", "more than 1,000")
    assert problem.line is not None
    assert 1000 <= problem.line <= 1300


def test_the_time_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading ends with the line that was reached."""
    monkeypatch.setattr(yaml_values, "MAX_YAML_SECONDS", 0.0)
    (problem,) = read("a:\n" + "- 1\n" * 2000).problems
    assert problem.code == "too-slow"
    assert problem.line is not None
    assert problem.line < 1000


def test_the_number_of_problems_is_limited() -> None:
    """A file with a fault on each line does not report each."""
    found = read("".join(f"k{at}: &x 1\n" for at in range(5000)))
    assert len(found.problems) == MAX_YAML_PROBLEMS


def test_a_long_text_that_is_not_plain_is_refused_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """It names the sign for which the slow parser would be needed, which does not see it."""
    monkeypatch.setattr(yaml_values, "slow_events", lambda _: pytest.fail("it was read"))
    (problem,) = read("a: b\nc: d\u2028\n" + "# words\n" * (MAX_SLOW_CHARACTERS // 8)).problems
    assert (problem.code, problem.line, problem.found) == ("too-slow", 2, "U+2028")


def test_a_tab_in_a_comment_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file with one is read by the same parser."""
    monkeypatch.setattr(yaml_values, "slow_events", lambda _: pytest.fail("it was read slowly"))
    assert read_yaml_values("a:\n# \tb\n- {b: word, c: [d, e]}\n", YamlFile("brief.yaml")) is not None
