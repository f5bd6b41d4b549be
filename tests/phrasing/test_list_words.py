"""Lists in words."""

import re
from pathlib import Path

import pytest

import geodata
from geodata.phrasing.list_words import join_clauses, join_facts, join_list, join_number_runs, join_numbers
from geodata.words import Lang

PACKAGE = Path(geodata.__file__).parent


@pytest.mark.parametrize(("lang", "listed", "clauses"), [("en", "a, b", "a; b"), ("ar", "a، b", "a؛ b")])
def test_lists(lang: Lang, listed: str, clauses: str) -> None:
    """Each language has its own comma and semicolon."""
    assert join_list("ab", lang) == listed
    assert join_clauses("ab", lang) == clauses
    assert join_list((), lang) == join_clauses((), lang) == ""


@pytest.mark.parametrize(("lang", "listed"), [("en", "3, 5"), ("ar", "\u20673، 5\u2069")])
def test_numbers(lang: Lang, listed: str) -> None:
    """Numbers, which have no direction, stand in that of the language."""
    assert join_numbers((3, 5), lang) == listed


@pytest.mark.parametrize(("lang", "listed"), [("en", "1, 2, 4–6, 9"), ("ar", "\u20671، 2، 4–6، 9\u2069")])
def test_runs_of_numbers(lang: Lang, listed: str) -> None:
    """Three or more in a row are told by their ends."""
    assert join_number_runs((1, 2, 4, 5, 6, 9), lang) == listed
    assert join_number_runs((), lang) == ""


def test_facts() -> None:
    """Facts that are not known leave no dot behind."""
    assert join_facts("a", None, "", "b") == "a · b"
    assert join_facts(None) == ""


def test_no_other_module_has_a_comma_or_a_dot_of_its_own() -> None:
    """Comma and semicolon stand in the registry of languages, the dot in this module."""
    own = re.compile('["\'][،؛] ["\']|" · "\\.join')
    found = [path.name for path in PACKAGE.rglob("*.py") if own.search(path.read_text(encoding="utf-8"))]
    assert found == ["languages.py"]
