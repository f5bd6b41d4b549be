"""Cited rows of a table as escaped HTML: number, line of the file, events, then every column."""

from typing import Final

from geodata.screens.reading.event_chips import ReaderPage, event_chips, joined_ids
from geodata.screens.shell.widget_text import Markup, html_element
from geodata.tables.cited_rows import CitedRow, CitedRows
from geodata.words import language_direction

ROWS_PER_PART: Final = 50
MAX_CELL_CHARACTERS: Final = 400
"""Characters of a cell that are shown; a longer one ends with an ellipsis and stands whole in its title."""


def shown_rows(rows: CitedRows, part: int) -> tuple[CitedRow, ...]:
    """Return the rows of one part."""
    return rows.part(part * ROWS_PER_PART, (part + 1) * ROWS_PER_PART)


def row_parts(rows: CitedRows) -> int:
    """Return the number of parts, at least one."""
    return max(1, -(-len(rows) // ROWS_PER_PART))


def part_of_row(rows: CitedRows, record: int | None) -> int:
    """Return the index of the part with a row; 0 for one that is not cited."""
    position = rows.position_of(record) if record else None
    return (position or 0) // ROWS_PER_PART


def row_table_html(page: ReaderPage, rows: CitedRows, name: str) -> Markup:
    """Return one part of the rows as a table that scrolls in itself."""
    say = page.context.say
    heads = (say("document-rows.row"), say("document-rows.line"), say("document-rows.events"))
    columns = (html_element("th", html_element("bdi", each), scope="col") for each in rows.header)
    table = html_element(
        "table",
        html_element(
            "thead", html_element("tr", *(html_element("th", each, scope="col") for each in heads), *columns)
        ),
        html_element("tbody", *(_row_html(row, page, rows.header) for row in shown_rows(rows, page.part))),
    )
    # A region that scrolls must be within reach of the keyboard.
    area = html_element(
        "div",
        table,
        class_="scroll-area",
        tabindex=0,
        role="region",
        aria_label=say("document-rows.table", name=name),
    )
    return html_element(
        "div",
        html_element("p", say("document-rows.count", n=len(rows)), class_="quiet"),
        None if rows.header else html_element("p", say("document-rows.not-at-hand"), class_="notice"),
        area,
        class_="text rows",
        lang=page.lang,
        dir=language_direction(page.lang),
    )


def _row_html(row: CitedRow, page: ReaderPage, header: tuple[str, ...]) -> Markup:
    events = tuple(page.brief.event_by_id[name] for name in row.events)
    return html_element(
        "tr",
        html_element("th", str(row.record), scope="row"),
        html_element("td", "" if row.line is None else str(row.line)),
        html_element("td", event_chips(events, page, page.context.say("document.event-links"))),
        *_cells(row, page, header),
        id=f"r-{row.record}",
        class_="anchored",
        tabindex="-1",
        data_events=joined_ids(events),
    )


def _cells(row: CitedRow, page: ReaderPage, header: tuple[str, ...]) -> tuple[Markup, ...]:
    if row.cells is not None:
        return tuple(map(_cell, row.cells))
    if not header:
        return ()
    why = "document-rows.withheld" if row.is_withheld else "document-rows.no-such-row"
    return (html_element("td", page.context.say(why), class_="quiet", colspan=len(header)),)


def _cell(text: str) -> Markup:
    is_long = len(text) > MAX_CELL_CHARACTERS
    shown = f"{text[:MAX_CELL_CHARACTERS]}…" if is_long else text
    return html_element("td", shown, dir="auto", title=text if is_long else None)
