"""Events of the rows of a table, as columns: derived from its cells by a mapping, without event records."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from geodata.brief.record_fields import WEB_ADDRESS_PATTERN
from geodata.brief.record_types.table_mapping import FieldMapping, RowMapping, TableRead
from geodata.tables.cell_text import exploded_lines, line_column
from geodata.tables.cell_values import CellError, cell_edtf, interval_edtf, parse_cell_number
from geodata.tables.mapped_columns import (
    NO_VALUE,
    CodedColumn,
    converted,
    field_column,
    left_out_rows,
)
from geodata.tables.row_ids import event_ids, short_text_hash, whole_number_ids
from geodata.tables.row_places import PlaceColumns, Rows, place_columns
from geodata.tables.row_spots import place_and_spot_tables
from geodata.tables.row_tables import (
    EMPTY_FIGURES,
    empty_table,
    event_value_table,
    in_event_order,
    kept_figure_table,
    kind_count_table,
    left_out_table,
)
from geodata.tables.table_context import TableContext
from geodata.tables.table_file import LeftOutRow, TableCells, TableError
from geodata.vocabulary import Holds, Status
from geodata.words import fold_text, translate


@dataclass(frozen=True, eq=False)
class RowColumns:
    """Events of a table as Arrow tables; ``event`` is the position of an event in ``events``.

    ``events``: event_id, record, line (of the file), cell_row (position in the cells), title, kind,
    status, edtf, holds, note, unplaced (code of the reason for having no place). ``places``: event, role,
    place (an id). ``spots``: place, name, shape (id of the place it stands for), lon, lat (degrees,
    EPSG:4326), where_prec, radius_km, geometry (WKB). ``participations``: event, actor, role. ``actors``:
    actor, name, kind. ``figures``: event, mapping (position in the mapping's figures), best, low, high.
    ``speakers``: event, source. ``sources``: source, name (null where masked), withheld. ``urls``: event,
    url. ``tags``: event, tag. ``external``: event, database, id. ``left_out``: record, line, column, found,
    reason. ``unknown_kinds``: kind, rows.
    """

    events: pa.Table
    places: pa.Table
    spots: pa.Table
    participations: pa.Table
    actors: pa.Table
    figures: pa.Table
    speakers: pa.Table
    sources: pa.Table
    urls: pa.Table
    tags: pa.Table
    external: pa.Table
    left_out: pa.Table
    unknown_kinds: pa.Table

    @classmethod
    def table_names(cls) -> tuple[str, ...]:
        """Return the names of the tables."""
        return tuple(field.name for field in fields(cls))


def derive_row_columns(
    table: TableCells, mapping: RowMapping, read: TableRead, context: TableContext
) -> RowColumns:
    """Return the events of the rows of a table.

    A row is whole or left out: one field that cannot be read leaves the row out, and is listed.

    Raises
    ------
    TableError
        Where the mapping or the key names a column that the file does not have.
    """
    check_columns(table.cells, mapping, context)
    reader = _RowReader(table, mapping, read, context)
    return reader.columns()


def check_columns(cells: pa.Table, mapping: RowMapping, context: TableContext) -> None:
    """Raise TableError where the mapping or the key names a column that the file does not have."""
    missing = sorted((mapping.columns() | set(context.key)) - set(cells.column_names))
    if missing:
        raise TableError(fault="no-column", missing=tuple(missing), names=tuple(cells.column_names))


class _RowReader:
    """Reader of all fields of a mapping; collects the rows that are left out."""

    def __init__(
        self, table: TableCells, mapping: RowMapping, read: TableRead, context: TableContext
    ) -> None:
        self._cells, self._mapping, self._read, self._context = table.cells, mapping, read, context
        self._lines = table.lines
        self._records = table.records.to_numpy(zero_copy_only=False).astype(np.int32)
        self._left_out: dict[int, LeftOutRow] = {row.record: row for row in table.left_out}

    def columns(self) -> RowColumns:
        """Return the columns of the rows that are whole."""
        edtf = self._dates()
        kind, unknown_kinds = self._kinds()
        status = self._choice(self._mapping.status, frozenset(Status))
        holds = self._choice(self._mapping.holds, frozenset(Holds))
        note = line_column(self._optional(self._mapping.note))
        places = [
            place_columns(role, mapped, self._cells, decimal=self._read.decimal, context=self._context)
            for role, mapped in self._mapping.place_roles()
        ]
        for found in places:
            self._leave_out(found.left_out(self._records))
        title = self._titles(places)
        figures = [self._figure(at) for at in range(len(self._mapping.figures))]
        kept = ~np.isin(self._records, list(self._left_out))
        event_of_row = np.where(kept, np.cumsum(kept) - 1, -1)
        rows = np.flatnonzero(kept)
        ids = event_ids(
            self._cells,
            rows,
            key=self._context.key,
            columns=self._mapping.columns(),
            table_id=self._context.table_id,
        )
        texts = {"title": title, "kind": kind, "status": status, "edtf": edtf, "holds": holds, "note": note}
        events = pa.table(
            {
                "event_id": pa.array(ids, pa.string()),
                "record": pa.array(self._records[kept], pa.int32()),
                "line": pa.array(self._lines[self._records[kept] - 1], pa.int32()),
                "cell_row": pa.array(rows, pa.int32()),
            }
            | {name: _filtered(column, kept).to_arrow() for name, column in texts.items()}
            | {"unplaced": pa.array(_unplaced(places, kept), pa.string())}
        )
        located, spots = place_and_spot_tables(
            places, event_of_row, self._context.table_id, self._context.has_lane
        )
        actors, participations = self._actors(event_of_row)
        sources, speakers = self._sources(event_of_row)
        return RowColumns(
            events,
            located,
            spots,
            in_event_order(participations),
            actors,
            in_event_order(
                pa.concat_tables(
                    [EMPTY_FIGURES, *(kept_figure_table(found, event_of_row) for found in figures)]
                )
            ),
            in_event_order(speakers),
            sources,
            in_event_order(self._urls(event_of_row)),
            in_event_order(self._several("tag", self._mapping.tags, event_of_row)),
            in_event_order(self._external(event_of_row)),
            left_out_table(self._left_out, self._lines),
            unknown_kinds,
        )

    def _titles(self, places: Sequence[PlaceColumns]) -> CodedColumn:
        """Return the titles; a row without one has that of its place, else its number."""
        title = line_column(field_column(self._mapping.title, self._cells))
        names = [line_column(found.name) for found in places]
        codes, texts = title.codes.copy(), list(title.values)
        for row in np.flatnonzero(codes == NO_VALUE).tolist():
            number = translate("row.untitled", self._context.lang, number=int(self._records[row]))
            codes[row] = len(texts)
            texts.append(next(filter(None, (name.text_of(row) for name in names)), number))
        return CodedColumn(codes, tuple(texts))

    def _leave_out(self, rows: Iterator[LeftOutRow]) -> None:
        """Add rows to those left out; the first reason of a row stays."""
        for row in rows:
            self._left_out.setdefault(row.record, row)

    def _optional(self, field: FieldMapping | None) -> CodedColumn:
        if field is None:
            return CodedColumn(np.full(self._cells.num_rows, NO_VALUE, np.int32), ())
        return field_column(field, self._cells)

    def _choice(self, field: FieldMapping, allowed: frozenset[str]) -> CodedColumn:
        """Return the values of a field that has a fixed vocabulary; other values leave their row out."""
        coded = field_column(field, self._cells)

        def known(text: str) -> str:
            if text not in allowed:
                message = "unknown-value"
                raise CellError(message)
            return text

        _, reasons = converted(coded, known, "", object)
        self._leave_out(left_out_rows(reasons, coded, field, self._records))
        return coded

    def _kinds(self) -> tuple[CodedColumn, pa.Table]:
        """Return the kinds, those that are not known replaced by the default, and the number of each."""
        if self._mapping.kind is None:
            codes = np.zeros(self._cells.num_rows, np.int32)
            return CodedColumn(codes, (self._context.default_kind,)), kind_count_table({})
        coded = field_column(self._mapping.kind, self._cells)
        known = [text in self._context.known_kinds for text in coded.values]
        counts = {
            text: int(np.count_nonzero(coded.codes == at))
            for at, (text, is_known) in enumerate(zip(coded.values, known, strict=True))
            if not is_known
        }
        values = tuple(
            text if is_known else self._context.default_kind
            for text, is_known in zip(coded.values, known, strict=True)
        )
        codes = np.where(coded.codes == NO_VALUE, len(values), coded.codes).astype(np.int32)
        return CodedColumn(codes, (*values, self._context.default_kind)), kind_count_table(counts)

    def _dates(self) -> CodedColumn:
        """Return the dates as EDTF: a date, an interval, or none."""
        start, end = self._edtf(self._mapping.start), self._edtf(self._mapping.end)
        precision = self._optional(self._mapping.date_prec)
        stacked = np.stack([start.codes, end.codes, precision.codes])
        unique, codes = np.unique(stacked, axis=1, return_inverse=True)
        values: list[str | None] = []
        reasons: dict[int, str] = {}
        for at, (first, last, prec) in enumerate(unique.T.tolist()):
            try:
                values.append(interval_edtf(_at(start, first), _at(end, last), _at(precision, prec)))
            except CellError as error:
                values.append(None)
                reasons[at] = str(error)
        codes = codes.reshape(-1)
        field = self._mapping.date_prec or self._mapping.end or self._mapping.start
        for row in np.flatnonzero(np.isin(codes, list(reasons))):
            name = next(field.columns(), "") if field else ""
            found = " / ".join(filter(None, (column.text_of(int(row)) for column in (start, end, precision))))
            self._leave_out(
                iter([LeftOutRow(int(self._records[row]), name, found, reasons[int(codes[row])])])
            )
        texts = tuple(dict.fromkeys(value for value in values if value))
        known = {text: code for code, text in enumerate(texts)}
        order = np.array([known.get(value or "", NO_VALUE) for value in values], np.int32)
        return CodedColumn(order[codes] if len(order) else start.codes, texts)

    def _edtf(self, field: FieldMapping | None) -> CodedColumn:
        """Return the cells of a date field as EDTF; a cell that is no date leaves its row out."""
        coded = self._optional(field)
        if field is None:
            return coded
        texts, reasons = converted(coded, lambda text: cell_edtf(text, self._read.date_order), "", object)
        self._leave_out(left_out_rows(reasons, coded, field, self._records))
        unique = tuple(dict.fromkeys(text for text in texts.tolist() if text))
        known = {text: code for code, text in enumerate(unique)}
        codes = np.array([known.get(text, NO_VALUE) for text in texts.tolist()], np.int32)
        return CodedColumn(codes, unique)

    def _figure(self, at: int) -> dict[str, npt.NDArray[Any]]:
        """Return the amounts of a figure: one row a row of the table, NaN where it has none."""
        mapped = self._mapping.figures[at]
        named = {"best": mapped.column or mapped.best, "low": mapped.low, "high": mapped.high}
        amounts = {name: self._amounts(column) for name, column in named.items()}
        return {"mapping": np.full(self._cells.num_rows, at, np.int8), **amounts}

    def _amounts(self, column: str | None) -> npt.NDArray[np.float64]:
        if column is None:
            return np.full(self._cells.num_rows, np.nan)
        field = FieldMapping(column=column)
        coded = field_column(field, self._cells)
        values, reasons = converted(
            coded, lambda text: parse_cell_number(text, self._read.decimal), np.nan, np.float64
        )
        negative = {int(row): "negative-amount" for row in np.flatnonzero(values < 0)}
        self._leave_out(left_out_rows({**reasons, **negative}, coded, field, self._records))
        return values

    def _actors(self, event_of_row: Rows) -> tuple[pa.Table, pa.Table]:
        """Return the actors by id, and the participations."""
        named: dict[str, tuple[str, str]] = {}
        parts = []
        for mapped in self._mapping.actors:
            found = exploded_lines(mapped, self._cells)
            ids = tuple(self._actor_id(text, mapped.values.values()) for text in found.texts.values)
            known = zip(ids, found.texts.values, strict=True)
            named |= {
                name: (text, mapped.kind.value)
                for name, text in known
                if name not in self._context.known_actors
            }
            parts.append(event_value_table(found, event_of_row, "actor", ids, role=mapped.role))
        actors = pa.table(
            {
                "actor": pa.array(list(named), pa.string()),
                "name": pa.array([text for text, _ in named.values()], pa.string()),
                "kind": pa.array([kind for _, kind in named.values()], pa.string()),
            }
        )
        empty = empty_table(event=pa.int32(), actor=pa.string(), role=pa.string())
        return actors, pa.concat_tables(parts) if parts else empty

    def _actor_id(self, text: str, translated: Any) -> str:
        """Return the id of an actor: that of the brief where the mapping names it, else one by its name."""
        if text in translated and text in self._context.known_actors:
            return text
        return f"{self._context.table_id}-{short_text_hash(fold_text(text))}"

    def _sources(self, event_of_row: Rows) -> tuple[pa.Table, pa.Table]:
        """Return the sources by id, and the speakers of each event."""
        mapped_sources = self._mapping.source
        named: dict[str, tuple[str, bool]] = {}
        parts = []
        for mapped in mapped_sources:
            found = exploded_lines(mapped, self._cells)
            ids = tuple(self._source_id(text) for text in found.texts.values)
            named |= {
                name: (text, text in mapped.withheld)
                for name, text in zip(ids, found.texts.values, strict=True)
            }
            parts.append(event_value_table(found, event_of_row, "source", ids))
        speakers = pa.concat_tables(parts) if parts else empty_table(event=pa.int32(), source=pa.string())
        return self._with_document_source(named, speakers, event_of_row)

    def _with_document_source(
        self, named: dict[str, tuple[str, bool]], speakers: pa.Table, event_of_row: Rows
    ) -> tuple[pa.Table, pa.Table]:
        """Return sources and speakers, the document itself as the speaker of the events that name none."""
        number = int(event_of_row.max(initial=-1)) + 1
        silent = np.setdiff1d(np.arange(number), speakers["event"].to_numpy())
        if len(silent):
            own = self._source_id(self._context.speaker)
            named = {**named, own: (self._context.speaker, False)}
            more = pa.table({"event": pa.array(silent, pa.int32()), "source": pa.repeat(own, len(silent))})
            speakers = pa.concat_tables([speakers, more]).sort_by("event")
        sources = pa.table(
            {
                "source": pa.array(list(named), pa.string()),
                "name": pa.array([text for text, _ in named.values()], pa.string()),
                "withheld": pa.array([withheld for _, withheld in named.values()], pa.bool_()),
            }
        )
        return sources, speakers

    def _source_id(self, text: str) -> str:
        return f"{self._context.table_id}-{short_text_hash(fold_text(text))}"

    def _several(self, name: str, mapped: tuple[FieldMapping, ...], event_of_row: Rows) -> pa.Table:
        """Return the values of fields that can have several values a row."""
        parts = []
        for field in mapped:
            found = exploded_lines(field, self._cells)
            parts.append(event_value_table(found, event_of_row, name, found.texts.values))
        return pa.concat_tables(parts) if parts else empty_table(event=pa.int32(), **{name: pa.string()})

    def _urls(self, event_of_row: Rows) -> pa.Table:
        """Return the addresses of web pages; other texts of these columns stay with the row."""
        found = self._several("url", self._mapping.url, event_of_row)
        return found.filter(pc.match_substring_regex(found["url"], WEB_ADDRESS_PATTERN))

    def _external(self, event_of_row: Rows) -> pa.Table:
        parts = []
        for database, field in self._mapping.external.items():
            found = exploded_lines(field, self._cells)
            table = event_value_table(found, event_of_row, "id", whole_number_ids(found.texts).values)
            parts.append(table.add_column(1, "database", pa.repeat(database, table.num_rows)))
        empty = empty_table(event=pa.int32(), database=pa.string(), id=pa.string())
        return pa.concat_tables(parts) if parts else empty


def _at(coded: CodedColumn, code: int) -> str | None:
    return None if code == NO_VALUE else coded.values[code]


def _filtered(coded: CodedColumn, kept: npt.NDArray[np.bool_]) -> CodedColumn:
    return CodedColumn(coded.codes[kept], coded.values)


def _unplaced(places: Sequence[PlaceColumns], kept: npt.NDArray[np.bool_]) -> list[str | None]:
    """Return the code of the reason for which each kept row has no place; None where it has one."""
    codes = np.full(len(kept), "no-place", object)
    for found in reversed(places):
        codes = np.where(codes == "", "", found.unplaced_codes())
    return [code or None for code in codes[kept]]
