"""Cells of table files, and records that cannot be read."""

import pytest

from geodata.brief.record_types.table_mapping import TableRead
from geodata.tables.table_file import TableError, read_table

COMMAS = TableRead()


def test_cells_are_text_and_blank_cells_are_missing() -> None:
    """Cells are text and blank cells are missing."""
    table = read_table(b"id,name,n\n01,Alpha,\n02,,3.0\n", COMMAS)
    assert table.cells.to_pylist() == [
        {"id": "01", "name": "Alpha", "n": None},
        {"id": "02", "name": None, "n": "3.0"},
    ]
    assert table.records.to_pylist() == [1, 2]


def test_a_record_with_too_few_cells_is_left_out_and_the_others_keep_their_numbers() -> None:
    """A record with too few cells is left out and the others keep their numbers."""
    table = read_table(b"a,b\n1,2\n3\n5,6\n", COMMAS)
    assert table.cells["a"].to_pylist() == ["1", "5"]
    assert table.records.to_pylist() == [1, 3]
    assert [(row.record, row.reason) for row in table.left_out] == [(2, "cell-count")]


def test_tabs_and_a_byte_order_mark_are_read() -> None:
    """Tabs and a byte order mark are read."""
    table = read_table("\ufeffالاسم\tb\nمدينة\t2\n".encode(), TableRead(separator="\t"))
    assert table.cells.to_pylist() == [{"الاسم": "مدينة", "b": "2"}]


def test_the_line_of_a_record_counts_line_breaks_inside_cells() -> None:
    """The line of a record counts line breaks inside cells."""
    data = b'a,b\n"x\ny\nz",1\n2,3\n'
    table = read_table(data, COMMAS)
    assert table.cells["a"].to_pylist() == ["x\ny\nz", "2"]
    assert table.lines.tolist() == [2, 5]


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (b"a,b\r\n\r\n1,2\r\n\r\n3,4", [3, 5]),
        (b'a,b\n"x ""y"" z",1\n2,3\n', [2, 3]),
        (b'a,b\n5" pipe,1\n2,3\n4,5\n', [2, 3, 4]),
    ],
)
def test_the_line_of_a_record_whatever_the_quotes(data: bytes, lines: list[int]) -> None:
    """Blank lines are no records, and a quote in a cell without quotes is a sign like any other."""
    assert read_table(data, COMMAS).lines.tolist() == lines


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"a,a\n1,2\n", "'a' twice"),
        (b"a,\n1,2\n", "empty"),
        (b"", "0 columns"),
        (b"a,b\n\xff,2\n", "byte 0xff on line 2"),
    ],
)
def test_a_file_that_is_no_table_says_what_is_wrong(data: bytes, found: str) -> None:
    """A file that is no table says what is wrong."""
    with pytest.raises(TableError, match=found):
        read_table(data, COMMAS)
