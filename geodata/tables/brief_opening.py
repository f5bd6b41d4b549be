"""Briefs with the rows of their tables: each table is read by its mapping, or is a problem of the brief."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

from geodata.brief.brief_files import read_document_bytes
from geodata.brief.brief_reader import BriefReading, read_brief, read_brief_values
from geodata.brief.checks.problem_factory import ProblemFactory
from geodata.brief.checks.route_checks import has_lane
from geodata.brief.problems import Problem, ProblemLevel
from geodata.brief.record_types.document_record import Document
from geodata.brief.record_types.table_mapping import RowMapping
from geodata.brief.record_types.table_record import Table
from geodata.brief.records import Brief
from geodata.errors import BriefmapError
from geodata.places import find_places_by_name, gazetteer_places
from geodata.regular_file import FileReadError
from geodata.tables.column_store import StoredTable, columns_digest, load_or_derive
from geodata.tables.masked_reading import masked_reading
from geodata.tables.place_rows import derive_place_columns
from geodata.tables.row_columns import derive_row_columns
from geodata.tables.row_overrides import with_overrides
from geodata.tables.row_places import PlaceAnswer
from geodata.tables.row_problems import left_out_problems
from geodata.tables.row_records import TableRows
from geodata.tables.searched_cells import searched_cells
from geodata.tables.table_context import TableContext
from geodata.tables.table_file import TableError, read_table
from geodata.vocabulary import TableContent
from geodata.words import LANGUAGES, CatalogueText, Lang, fold_text
from geodata.words.file_faults import file_fault
from geodata.words.value_faults import write_remedy

_opened: WeakValueDictionary[str, StoredTable] = WeakValueDictionary()
"""Tables in use, by the digest of their columns: two readings of one brief share them."""


def open_brief(folder: Path) -> BriefReading:
    """Return the brief in a folder with the rows of its tables, checked without its text.

    It names no withheld source.
    """
    return masked_reading(open_unmasked_brief(folder))


def open_brief_values(folder: Path, values: Mapping[str, Any]) -> BriefReading:
    """Return the brief in edited values with the files of a folder, as :func:`open_brief` does."""
    return masked_reading(read_brief_values(folder, values, open_rows))


def open_unmasked_brief(folder: Path) -> BriefReading:
    """Return the brief in a folder as its owner has it, for commands that check and compare its file."""
    return read_brief(folder, open_rows)


def open_rows(brief: Brief, report: ProblemFactory) -> tuple[Brief, tuple[Problem, ...]]:
    """Return a brief with the rows of its tables; a table that cannot be read is a problem."""
    opened: list[TableRows] = []
    problems: list[Problem] = []
    for at, table in enumerate(brief.tables):
        if table.mapping is None:
            problems.append(_unread(at, report))
            continue
        if shared := _shared_columns(table.mapping, table.key):
            problems.append(_naming_column(at, shared[0], report))
            continue
        try:
            opened.append(_table_rows(brief, table))
        except _UnreadTableError as error:
            problems.append(
                report(
                    error.code,
                    ("tables", at, error.field),
                    found=error.found,
                    expected=error.expected,
                    mend=error.mend,
                )
            )
    problems += [problem for rows in opened for problem in left_out_problems(rows, brief, report)]
    whole = brief.with_rows(tuple(opened))
    changed = [with_overrides(rows, whole, report) for rows in opened]
    problems += [problem for _, found in changed for problem in found]
    whole = brief.with_rows(tuple(rows for rows, _ in changed))
    return whole, (*problems, *_layer_ids(opened, brief, report))


def _layer_ids(opened: Sequence[TableRows], brief: Brief, report: ProblemFactory) -> Iterator[Problem]:
    """Yield a problem for each table whose rows are a reference layer with the id of one of the file."""
    taken = {layer.id for layer in brief.layers}
    for rows in opened:
        if rows.layers and rows.table.id in taken:
            yield report(
                "duplicate-id",
                ("tables", brief.tables.index(rows.table), "id"),
                found=rows.table.id,
                expected=CatalogueText("problem.duplicate-id.expected-no-layer"),
                mend=CatalogueText("problem.duplicate-id.remedy-table"),
            )


class _UnreadTableError(BriefmapError):
    """A table that cannot be read."""

    def __init__(
        self, *, code: str, field: str, found: str, expected: CatalogueText, mend: CatalogueText
    ) -> None:
        super().__init__(code)
        self.code, self.field = code, field
        self.found, self.expected, self.mend = found, expected, mend


def _unread(at: int, report: ProblemFactory) -> Problem:
    return report(
        "table-unread",
        ("tables", at, "mapping"),
        found=CatalogueText("problem.table-unread.found"),
        expected=CatalogueText("problem.table-unread.expected"),
        mend=write_remedy(["mapping: {title: …}"]),
        level=ProblemLevel.WARNS,
    )


def _shared_columns(mapping: RowMapping, key: tuple[str, ...]) -> list[str]:
    """Return the columns of withheld sources that another field shows, or that form the ids of events."""
    withheld = {name for each in mapping.source if each.withheld for name in each.columns()}
    others = mapping.model_copy(update={"source": ()}).columns() | set(key)
    return sorted(withheld & others)


def _naming_column(at: int, column: str, report: ProblemFactory) -> Problem:
    return report(
        "withheld-column",
        ("tables", at, "mapping"),
        found=CatalogueText("problem.withheld-column.found", column=column),
        expected=CatalogueText("problem.withheld-column.expected"),
        mend=CatalogueText("problem.withheld-column.remedy"),
    )


def _table_rows(brief: Brief, table: Table) -> TableRows:
    """Return the rows of a table, derived where they are not stored.

    Raises
    ------
    _UnreadTableError
        Where its file cannot be read, is another one than its document, or does not fit the mapping.
    """
    document = brief.document_by_id.get(table.document)
    if document is None:
        # The unknown document is reported with the other references.
        raise _UnreadTableError(
            code="left-off",
            field="document",
            found=table.document,
            expected=CatalogueText("problem.unknown-id.expected-document"),
            mend=CatalogueText("problem.left-off.remedy-document"),
        )
    data = _document_bytes(brief, document)
    table = table.model_copy(update={"read": table.read.of_file(document.file or "")})
    context = _context(brief, table, document)
    file_hash = hashlib.sha256(data).hexdigest()
    digest = columns_digest(
        file=file_hash,
        table=table.model_dump(mode="json", exclude={"overrides", "evidence", "profile"}),
        kinds=sorted(context.known_kinds),
        default_kind=context.default_kind,
        actors=sorted(context.known_actors),
        names=_names_digest(brief),
        lang=context.lang,
        speaker=context.speaker,
    )
    stored = _opened.get(digest) or load_or_derive(digest, lambda: _derived(data, table, context))
    _opened[digest] = stored
    own_places = {place.id: place for place in brief.places}
    return TableRows(table, document, context.lang, digest, stored, own_places)


def _document_bytes(brief: Brief, document: Document) -> bytes:
    if document.file is None or brief.folder is None:
        raise _UnreadTableError(
            code="table-file",
            field="document",
            found=CatalogueText("problem.table-file.found-none", document=document.id),
            expected=CatalogueText("problem.table-file.expected-document"),
            mend=CatalogueText("problem.table-file.remedy-fields"),
        )
    try:
        data = read_document_bytes(brief.folder, document.file)
    except FileReadError as error:
        raise _UnreadTableError(
            code="table-file",
            field="document",
            found=CatalogueText("problem.unreadable.found", file=document.file, fault=file_fault(error)),
            expected=CatalogueText("problem.unreadable.expected"),
            mend=CatalogueText("problem.table-file.remedy"),
        ) from error
    found = hashlib.sha256(data).hexdigest()
    if document.sha256 not in {None, found}:
        raise _UnreadTableError(
            code="table-hash",
            field="document",
            found=CatalogueText("problem.document-hash.found", file=document.file, hash=f"{found[:16]}…"),
            expected=CatalogueText("problem.table-hash.expected", hash=f"{str(document.sha256)[:16]}…"),
            mend=CatalogueText("problem.table-hash.remedy"),
        )
    return data


def _derived(data: bytes, table: Table, context: TableContext) -> StoredTable:
    assert table.mapping is not None  # noqa: S101 - checked by the caller, for the type checker
    try:
        cells = read_table(data, table.read)
        are_events = table.content is TableContent.EVENTS
        derive = derive_row_columns if are_events else derive_place_columns
        columns = derive(cells, table.mapping, table.read, context)
    except TableError as error:
        raise _UnreadTableError(
            code="table",
            field="mapping",
            found=error.found,
            expected=CatalogueText("problem.table.expected"),
            mend=error.mend,
        ) from error
    mapped = table.mapping.columns() | set(table.key)
    return StoredTable(columns, cells.cells, searched_cells(cells.cells, columns, mapped))


def _context(brief: Brief, table: Table, document: Document) -> TableContext:
    lang = _language(document, brief)
    title = document.title or document.publisher
    return TableContext(
        table.id,
        table.key,
        known_kinds=frozenset(brief.kind_by_id),
        default_kind=brief.kind_table.default,
        known_actors=frozenset(actor.id for actor in brief.actors) | _states(),
        places={name: _answer(answer) for name, answer in table.places.items()},
        find_place=_place_finder(brief),
        has_lane=_lane_test(brief),
        lang=lang,
        speaker=title[lang] if title else document.id,
    )


def _lane_test(brief: Brief) -> Callable[[str, str], bool]:
    """Return the function that tells whether a line can be drawn between two places."""
    own = {place.id: place.gazetteer_ids[:1] for place in brief.places}
    return lambda start, end: has_lane((*own.get(start, (start,)), *own.get(end, (end,))))


def _language(document: Document, brief: Brief) -> Lang:
    """Return the language of the rows: the document's where it is registered, else the brief's."""
    own = (document.language or "").partition("-")[0]
    return own if own in LANGUAGES else brief.language


@cache
def _states() -> frozenset[str]:
    return frozenset(name for name, place in gazetteer_places().items() if place.kind == "country")


def _answer(answer: Any) -> PlaceAnswer:
    found: PlaceAnswer = answer.point if answer.point is not None else answer.id
    return found


def _names_digest(brief: Brief) -> str:
    """Return the digest of the names that places of rows are looked up by."""
    own = [(place.id, *place.name.wordings, *place.aliases) for place in brief.places]
    return hashlib.sha256(repr((own, _gazetteer_digest())).encode()).hexdigest()


@cache
def _gazetteer_digest() -> str:
    return hashlib.sha256(repr(list(gazetteer_places().values())).encode()).hexdigest()


def _place_finder(brief: Brief) -> Callable[[str], str | None]:
    """Return the function that finds the only place with a name, of the brief or else of the gazetteer."""
    own: dict[str, set[str]] = {}
    for place in brief.places:
        for name in (place.id, *place.name.wordings, *place.aliases):
            own.setdefault(fold_text(name), set()).add(place.id)

    def find(name: str) -> str | None:
        found = own.get(fold_text(name)) or {place.id for place in find_places_by_name(name)}
        return next(iter(found)) if len(found) == 1 else None

    return find
