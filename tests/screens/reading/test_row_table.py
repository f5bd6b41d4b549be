"""Cited rows as a table on screen."""

from pathlib import Path

import pytest

from geodata.screens.reading.event_chips import ReaderPage
from geodata.screens.reading.row_table import (
    MAX_CELL_CHARACTERS,
    part_of_row,
    row_parts,
    row_table_html,
    shown_rows,
)
from geodata.screens.shell.card_context import CardContext
from geodata.settings import variable_of
from geodata.tables.cited_rows import CitedRows, mapped_rows, read_document_rows
from tests.tables.test_brief_opening import brief_in

EVENTS = {3: ["departure"], 4: ["attack"], 9: ["closed"]}


@pytest.fixture
def rows(papers_reader: CardContext, papers_folder: Path) -> CitedRows:
    """Three cited rows, of which the file lacks one."""
    file = read_document_rows(papers_folder, papers_reader.brief.document_by_id["log"])
    return CitedRows(papers_reader.brief, file, (), EVENTS)


def row(html: str, record: int) -> str:
    """The HTML of one row."""
    return html.partition(f'id="r-{record}"')[2].partition("</tr>")[0]


def test_row_line_events_and_every_column(papers_reader: CardContext, rows: CitedRows) -> None:
    """Under its header; cells are text whatever they spell, and the event is a link."""
    html = row_table_html(ReaderPage(papers_reader, {}, document="log"), rows, "Log")
    for column in ("Row", "Line", "Events", "<bdi>ref</bdi>", "<bdi>note</bdi>"):
        assert f'<th scope="col">{column}</th>' in html
    assert "3 rows cited" in html
    assert '<th scope="row">4</th>' in html
    assert "<td>6</td>" in html
    assert "&lt;b&gt;Shot&lt;/b&gt;" in row(html, 4)
    assert ">=1+1<" in row(html, 4)
    assert 'data-focus="attack"' in row(html, 4)
    assert "the file has no such row" in row(html, 9)


def test_without_the_file_the_numbers_alone(papers_reader: CardContext) -> None:
    """It says so, and the events still have their rows."""
    bare = CitedRows(papers_reader.brief, None, (), EVENTS)
    html = row_table_html(ReaderPage(papers_reader, {}, document="log"), bare, "Log")
    assert "The file is not at hand" in html
    assert 'data-focus="closed"' in row(html, 9)


def test_a_page_of_rows(papers_reader: CardContext, rows: CitedRows, monkeypatch: pytest.MonkeyPatch) -> None:
    """So many rows at once; a row is found in its part."""
    monkeypatch.setattr("geodata.screens.reading.row_table.ROWS_PER_PART", 2)
    assert row_parts(rows) == 2
    assert [each.record for each in shown_rows(rows, 1)] == [9]
    assert [part_of_row(rows, record) for record in (None, 3, 4, 5, 9)] == [0, 0, 0, 0, 1]
    html = row_table_html(ReaderPage(papers_reader, {}, part=1, document="log"), rows, "Log")
    assert 'id="r-9"' in html
    assert 'id="r-3"' not in html


def test_a_long_cell_is_cut(papers_reader: CardContext, tmp_path: Path) -> None:
    """It stands whole in its title."""
    words = "x" * (MAX_CELL_CHARACTERS + 1)
    (tmp_path / "rows.csv").write_text(f"a\n1\n2\n{words}\n", encoding="utf-8")
    document = papers_reader.brief.document_by_id["log"].model_copy(update={"sha256": None})
    file = read_document_rows(tmp_path, document)
    long = CitedRows(papers_reader.brief, file, (), {3: ["departure"]})
    html = row_table_html(ReaderPage(papers_reader, {}, document="log"), long, "Log")
    assert f">{words[:-1]}…<" in html
    assert f'title="{words}"' in html


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_withheld_source_hides_its_row(lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The number and the event are shown, and no cell."""
    monkeypatch.setenv(variable_of("cache"), str(tmp_path / "cache"))
    brief = brief_in(tmp_path)
    mapped = mapped_rows(brief, "csv")
    found = CitedRows(brief, mapped[0], mapped, {})
    html = row_table_html(ReaderPage(CardContext(brief, lang), {}, document="csv"), found, "Log")
    assert ("its source is withheld" if lang == "en" else "مصدره محجوب") in row(html, 1)
    assert 'data-focus="log-a-1"' in row(html, 1)
