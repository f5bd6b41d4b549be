"""Warnings of rows that are left out, and of kinds that are not known."""

from collections.abc import Iterator
from typing import Final

from geodata.brief.checks.problem_factory import ProblemFactory
from geodata.brief.problems import Problem, ProblemLevel
from geodata.brief.records import Brief
from geodata.tables.row_records import TableRows
from geodata.words import CatalogueText

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
            expected=CatalogueText("problem.rows-left-out.expected"),
            mend=CatalogueText("problem.rows-left-out.remedy"),
            level=ProblemLevel.WARNS,
        )
    file = str(
        (brief.folder / rows.document.file) if brief.folder and rows.document.file else rows.document.id
    )
    for row in left_out.slice(0, MAX_LISTED_ROWS).to_pylist():
        reason = CatalogueText(f"row.reason.{row['reason']}")
        yield Problem(
            ROW_LEFT_OUT,
            file,
            row["line"],
            record=f"row {row['record']}",
            field=row["column"],
            found=row["found"],
            expected=CatalogueText("problem.row-left-out.expected", reason=reason),
            mend=CatalogueText("problem.row-left-out.remedy"),
            level=ProblemLevel.WARNS,
        )
    for kind in rows.stored.columns.unknown_kinds.to_pylist():
        yield report(
            "unknown-kind",
            ("tables", at, "mapping", "kind"),
            found=CatalogueText("problem.unknown-kind.found-in-rows", kind=kind["kind"], n=kind["rows"]),
            expected=CatalogueText("problem.unknown-kind.expected-of-rows"),
            mend=CatalogueText("problem.unknown-kind.remedy-of-rows"),
            level=ProblemLevel.WARNS,
        )


def row_count_words(rows: TableRows) -> CatalogueText:
    """Return the number of rows that were read and left out: "205 of 206 rows read; 1 left out"."""
    read, left_out = rows.read_rows, rows.stored.columns.left_out.num_rows
    return CatalogueText("row.count", read=read, total=read + left_out, left_out=left_out)
