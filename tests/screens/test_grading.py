"""Grading: what leaves the session as a file."""

from pathlib import Path

import pytest

from geodata.brief.edit import load
from geodata.brief.grades import Grades
from geodata.screens.grading import file, option

FOLDER = Path(__file__).parents[2] / "geodata/data/briefs/siyaqat-2024-10"


def test_only_the_lines_of_the_grades_differ() -> None:
    """Comments and order of the brief's own file stay."""
    made = file(FOLDER, Grades({"author": "C"}, {"troops-ready-1": 3})).decode()
    own = (FOLDER / "brief.yaml").read_text(encoding="utf-8")
    assert set(made.splitlines()) - set(own.splitlines()) == {"    reliability: C", "        credibility: 3"}
    assert load(made)["sources"][0]["reliability"] == "C"


@pytest.mark.parametrize(("grade", "words"), [("B", "B: Usually reliable"), (6, "6: Truth cannot be judged")])
def test_a_grade_stands_with_its_meaning(grade: object, words: str) -> None:
    """Letters are of sources, numbers of information."""
    assert option(grade, "en") == words
