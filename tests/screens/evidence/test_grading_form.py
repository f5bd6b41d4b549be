"""Grading: letters and numbers with their meaning."""

import pytest

from geodata.screens.evidence.grading_form import grade_option_label


@pytest.mark.parametrize(("grade", "words"), [("B", "B: Usually reliable"), (6, "6: Truth cannot be judged")])
def test_a_grade_stands_with_its_meaning(grade: object, words: str) -> None:
    """Letters are of sources, numbers of information."""
    assert grade_option_label(grade, "en") == words
