"""Cells that are searched: those that no mapping reads, but of no row in which a withheld source speaks."""

from geodata.brief.record_types.table_mapping import TableRead
from geodata.tables.searched_cells import rows_with_words, searched_cells
from geodata.tables.table_file import read_table
from tests.tables.test_row_columns import HEAD, derived

ROWS = ("1,First,,,,,told,,,,,,Radio", "2,Second,,,,,told,,,,,,HIDDEN")


def test_cells_of_a_row_of_a_withheld_speaker_are_not_searched() -> None:
    """They may name it; its title is searched."""
    columns = derived(*ROWS, mapping={"source": {"column": "by", "withheld": ["HIDDEN"]}})
    cells = read_table("\n".join((HEAD, *ROWS, "")).encode(), TableRead()).cells
    searched = searched_cells(cells, columns, {"ref", "what", "by"})
    assert rows_with_words(searched, "text", ["told"]) == [0]
    assert rows_with_words(searched, "title", ["second"]) == [1]
