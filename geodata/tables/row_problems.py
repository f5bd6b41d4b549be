"""Warnings of rows that are left out, and of kinds that are not known."""

from collections.abc import Iterator
from typing import Final

from geodata.brief.checks.problem_factory import ProblemFactory
from geodata.brief.problems import Problem, ProblemLevel
from geodata.brief.records import Brief
from geodata.tables.row_records import TableRows
from geodata.words import DEFAULT_LANG, translate

ROW_LEFT_OUT: Final = "row-left-out"
"""Code of the problem of one row; the rows are also listed among the sources."""
MAX_LISTED_ROWS: Final = 20
"""Rows that are left out and listed one by one, at most; the rest is counted."""


def left_out_problems(rows: TableRows, brief: Brief, report: ProblemFactory) -> Iterator[Problem]:
    """Yield a warning with the number of rows that a table leaves out, then one for each of the first."""
    left_out = rows.stored.columns.left_out
    at = [table.id for table in brief.tables].index(rows.table.id)
    if left_out.num_rows:
        yield report(
            "rows-left-out",
            ("tables", at, "id"),
            found=row_count_words(rows),
            expected="rows that the mapping can read",
            mend="correct these rows, or the mapping; all others are in",
            level=ProblemLevel.WARNS,
        )
    file = str(
        (brief.folder / rows.document.file) if brief.folder and rows.document.file else rows.document.id
    )
    for row in left_out.slice(0, MAX_LISTED_ROWS).to_pylist():
        reason = translate(f"row.reason.{row['reason']}", DEFAULT_LANG)
        yield Problem(
            ROW_LEFT_OUT,
            file,
            row["line"],
            record=f"row {row['record']}",
            field=row["column"],
            found=row["found"],
            expected=f"a value that can be read: {reason}",
            mend="correct the cell, or the mapping",
            level=ProblemLevel.WARNS,
        )
    for kind in rows.stored.columns.unknown_kinds.to_pylist():
        yield report(
            "unknown-kind",
            ("tables", at, "mapping", "kind"),
            found=f"{kind['kind']} in {kind['rows']} rows",
            expected="a known kind; the default one stands for it",
            mend="name a kind for it under values:",
            level=ProblemLevel.WARNS,
        )


def row_count_words(rows: TableRows) -> str:
    """Return the number of rows that were read and left out, in English: "205 of 206 rows; 1 left out"."""
    read, left_out = len(rows.events), rows.stored.columns.left_out.num_rows
    return translate("row.count", DEFAULT_LANG, read=read, total=read + left_out, left_out=left_out)
