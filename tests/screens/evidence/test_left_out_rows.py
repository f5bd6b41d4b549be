"""Rows that are left out, in the language of the reader."""

from pathlib import Path

import pytest

from geodata.brief.records import Brief
from geodata.screens.evidence.event_card import event_card_html
from geodata.screens.evidence.left_out_rows import left_out_rows_html
from geodata.screens.shell.card_context import CardContext
from geodata.settings import variable_of
from tests.tables.test_brief_opening import brief_in


@pytest.fixture
def rows_brief(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Brief:
    """A brief made of three rows, of which one is left out."""
    monkeypatch.setenv(variable_of("cache"), str(tmp_path / "cache"))
    return brief_in(tmp_path)


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", ("2 of 3 rows read; 1 left out", "no such day")), ("ar", ("وتُرك", "لا وجود لهذا اليوم"))],
)
def test_rows_that_are_left_out_are_told_to_the_reader(
    rows_brief: Brief, lang: str, words: tuple[str, ...]
) -> None:
    """With their number, line, cell and reason."""
    found = str(left_out_rows_html(rows_brief, lang))
    assert all(each in found for each in (*words, "2030-02-31", "The log"))


def test_a_brief_without_tables_leaves_no_row_out(demo: Brief) -> None:
    """There is nothing to say."""
    assert left_out_rows_html(demo, "en") is None


def test_the_card_of_a_row_shows_the_row(rows_brief: Brief, demo: Brief) -> None:
    """Document, row, line, and the cells that no mapping reads, as text."""
    card = str(event_card_html(rows_brief.event_by_id["log-a-3"], CardContext(rows_brief, "en")))
    assert "The log" in card
    assert "row 3, line 4 of the file" in card
    assert "=cmd" in card
    assert "row-facts" not in str(event_card_html(demo.events[0], CardContext(demo, "en")))
