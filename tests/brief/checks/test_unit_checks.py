"""Units of a file: own ones may not clash, unknown ones have the nearest."""

import pytest

from geodata.brief.brief_reader import read_brief_bytes
from geodata.brief.problems import Problem


def problems(yaml: str, old: str, new: str) -> tuple[Problem, ...]:
    """Problems of a brief with some text replaced."""
    assert old in yaml
    return read_brief_bytes(yaml.replace(old, new, 1).encode()).problems


@pytest.mark.parametrize(
    ("unit", "mend"),
    [
        ("tone", "write tonne, town or drone, or add it under units: with its class and words"),
        ("zzzzz", "add it under units: with its class and words"),
    ],
)
def test_an_unknown_unit_warns(told_yaml: str, unit: str, mend: str) -> None:
    """The brief opens whole and shows the id; the problem has line and remedy."""
    (problem,) = problems(told_yaml, "unit: tonne", f"unit: {unit}")
    assert (problem.code, problem.found, problem.mend) == ("unknown-unit", unit, mend)
    assert problem.is_warning
    assert problem.line is not None
    assert problem.field == "claims.5.figure.unit"


@pytest.mark.parametrize("name", ["soldier", "usd"])
def test_an_own_unit_that_clashes_is_left_off(told_yaml: str, name: str) -> None:
    """A shipped unit keeps its words."""
    found = problems(told_yaml, "- id: drum", f"- id: {name}")
    assert [(problem.code, problem.found) for problem in found] == [("unit", name), ("unknown-unit", "drum")]


def test_a_unit_needs_a_known_class(told_yaml: str) -> None:
    """The classes are a fixed list."""
    found = problems(told_yaml, "class: goods", "class: stuff")
    assert found[0].field == "class"
    assert "munitions" in found[0].expected


def test_units_of_rows_are_checked_too(told_yaml: str) -> None:
    """The mapping of a table names units."""
    table = """\
tables:
  - {id: log, document: notice, as: events, mapping: {title: t,
     figures: {column: n, unit: tone, counts: {id: n, en: n}}}}
events:
"""
    found = problems(told_yaml, "events:\n", table)
    assert "unknown-unit" in {problem.code for problem in found}
