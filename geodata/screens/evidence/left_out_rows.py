"""Rows of tables that are left out, as escaped HTML: counted, and listed with the reason."""

from typing import Any, Final

from geodata.brief.records import Brief
from geodata.phrasing.document_words import document_name
from geodata.screens.shell.widget_text import Markup, html_element
from geodata.tables.row_facts import rows_of_brief
from geodata.tables.row_records import TableRows
from geodata.words import Lang, language_direction, translate

MAX_LEFT_OUT_ROWS: Final = 50


def left_out_rows_html(brief: Brief, lang: Lang) -> Markup | None:
    """Return the rows that each table leaves out, the first of them one by one; None where there are none."""
    tables = [rows for rows in rows_of_brief(brief) if rows.stored.columns.left_out.num_rows]
    if not tables:
        return None
    return html_element(
        "section",
        html_element("h2", translate("row.left-out-title", lang)),
        *(part for rows in tables for part in _table_parts(rows, lang)),
        class_="left-out-rows",
        lang=lang,
        dir=language_direction(lang),
    )


def _table_parts(rows: TableRows, lang: Lang) -> tuple[Markup, ...]:
    left_out = rows.stored.columns.left_out
    read, missing = rows.read_rows, left_out.num_rows
    count = translate("row.count", lang, read=read, total=read + missing, left_out=missing)
    listed = [
        html_element("li", _row_words(row, lang)) for row in left_out.slice(0, MAX_LEFT_OUT_ROWS).to_pylist()
    ]
    more = missing - len(listed)
    rest = html_element("li", translate("row.more-left-out", lang, number=more)) if more else None
    return (
        html_element("p", html_element("bdi", document_name(rows.document, lang)), ": ", count),
        html_element("ul", *listed, rest, class_="plain quiet"),
    )


def _row_words(row: dict[str, Any], lang: Lang) -> str:
    facts = {name: row[name] for name in ("record", "line", "column", "found")}
    key = "row.left-out" if row["column"] else "row.left-out-whole"
    return translate(key, lang, **facts, reason=translate(f"row.reason.{row['reason']}", lang))
