"""Cited rows of a table, with and without a mapping, and with a source that is withheld."""

from pathlib import Path

import pytest

from geodata.brief.record_types.document_record import Document
from geodata.brief.records import Brief
from geodata.settings import variable_of
from geodata.tables.cited_rows import CitedRows, ReadRows, mapped_rows, read_document_rows
from tests.tables.test_brief_opening import brief_in


@pytest.fixture
def log(papers: Brief, papers_folder: Path) -> ReadRows:
    """The rows of a file that no mapping reads."""
    found = read_document_rows(papers_folder, papers.document_by_id["log"])
    assert found is not None
    return found


def test_rows_without_a_mapping(papers: Brief, log: ReadRows) -> None:
    """Number, line of the file after a cell of two lines, every cell as text, the events."""
    rows = CitedRows(papers, log, (), {3: ["departure"], 9: ["closed"]})
    assert (len(rows), rows.header) == (2, ("ref", "day", "what", "where", "note"))
    third, ninth = rows.part(0, 50)
    assert (third.record, third.line, third.events) == (3, 5, ("departure",))
    assert third.cells == ("A3", "2030-05-03", "Sighting", "Hodeidah", "")
    assert (ninth.line, ninth.cells, ninth.events) == (None, None, ("closed",))
    assert [rows.position_of(record) for record in (3, 4, 9)] == [0, None, 1]


def test_without_the_file(papers: Brief) -> None:
    """The number is all that is known."""
    rows = CitedRows(papers, None, (), {3: ["departure"]})
    (third,) = rows.part(0, 50)
    assert (rows.header, third.line, third.cells) == ((), None, None)


@pytest.mark.parametrize(
    "changes", [{"sha256": "0" * 64}, {"file": "other.csv"}, {"file": None}, {"file": "page.html"}]
)
def test_a_file_that_is_not_read(papers: Brief, papers_folder: Path, changes: dict[str, str | None]) -> None:
    """Another one than the document's, none at all, or one that is no table by its hash."""
    document = papers.document_by_id["log"].model_copy(update=changes)
    assert read_document_rows(papers_folder, document) is None


def test_a_large_file_is_not_read(
    papers: Brief, papers_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would be read for a few rows."""
    monkeypatch.setattr("geodata.tables.cited_rows.MAX_READ_BYTES", 10)
    assert read_document_rows(papers_folder, papers.document_by_id["log"]) is None


def test_tabs_by_the_name_of_the_file(tmp_path: Path) -> None:
    """A file ending in .tsv has tabs."""
    (tmp_path / "a.tsv").write_text("x\ty\n1\t2\n", encoding="utf-8")
    found = read_document_rows(tmp_path, Document(id="a", file="a.tsv"))
    assert found is not None
    assert (found.header, found.cells(0)) == (("x", "y"), ("1", "2"))


@pytest.fixture
def rows_brief(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Brief:
    """A brief made of three rows, of which the second is left out, and the first has a withheld source."""
    monkeypatch.setenv(variable_of("cache"), str(tmp_path / "cache"))
    return brief_in(tmp_path)


def test_rows_of_a_mapping(rows_brief: Brief) -> None:
    """Each that is an event, and one left out that a claim cites."""
    mapped = mapped_rows(rows_brief, "csv")
    rows = CitedRows(rows_brief, mapped[0], mapped, {2: ["log-a-3"]})
    first, second, third = rows.part(0, 50)
    assert [row.record for row in (first, second, third)] == [1, 2, 3]
    assert [row.line for row in (first, second, third)] == [2, 3, 4]
    assert (first.events, third.events) == (("log-a-1",), ("log-a-3",))
    assert third.cells is not None
    assert second.cells is not None
    assert "2030-02-31" in second.cells
    assert mapped_rows(rows_brief, "other") == ()


def test_no_cell_of_a_withheld_source(rows_brief: Brief) -> None:
    """Any cell may name it."""
    mapped = mapped_rows(rows_brief, "csv")
    first, *_ = CitedRows(rows_brief, mapped[0], mapped, {}).part(0, 50)
    assert first.is_withheld
    assert first.cells is None
