"""Tests of problems on one line, with invisible characters escaped."""

from geodata.brief.problems import Problem, ProblemLevel, escape_invisible


def test_one_line() -> None:
    """The line gives code, position, record, value found, value expected, remedy."""
    problem = Problem(
        "unknown-id", "brief.yaml", 12, "events[0] (a)", "actors.0", "xx", "a known actor", "write xxa"
    )
    assert str(problem) == (
        "unknown-id brief.yaml:12 events[0] (a) actors.0: found xx; expected a known actor; write xxa"
    )


def test_no_part_of_a_line_hides_or_forges() -> None:
    """An id, a key or a path with an escape code or a line of its own is printed escaped."""
    problem = Problem(
        "x", "a\nno problems", 1, "events[0] (\x1b[2J)", "k\u202e", "f\u2028", "one of \x07", "write \u200b"
    )
    assert str(problem) == (
        "x a\\u000ano problems:1 events[0] (\\u001b[2J) k\\u202e: found f\\u2028; expected one of \\u0007; "
        "write \\u200b"
    )


def test_nothing_hides() -> None:
    """Controls and bidi overrides are escaped, long values are cut."""
    assert escape_invisible("a\u202eb\nc") == "a\\u202eb\\u000ac"
    assert len(escape_invisible("x" * 500)) == 81


def test_a_warning_says_so() -> None:
    """A warning begins with its level; JSON carries the level of each, and no address for code."""
    problem = Problem("precision", "brief.yaml", 1, "", "", "1", "6", "write 6", ProblemLevel.WARNS)
    assert str(problem).startswith("warns: precision brief.yaml:1")
    assert problem.as_dict()["level"] == "warns"
    assert "record_at" not in problem.as_dict()
