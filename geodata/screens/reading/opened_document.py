"""The document on screen: its sentences, rows and other passages, in parts where it is long."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

from geodata.atlas.document_citations import DocumentCitation, written_citations
from geodata.brief.record_types.document_record import Document
from geodata.brief.records import Brief
from geodata.phrasing.document_words import document_name
from geodata.screens.evidence.document_picture import picture_figure
from geodata.screens.reading.passage_list import passage_list_html
from geodata.screens.reading.reading_place import (
    AskedPassage,
    asked_passage,
    is_encoded_text,
    shown_document,
    turned_part,
)
from geodata.screens.reading.row_table import part_of_row, row_parts, row_table_html, shown_rows
from geodata.screens.reading.sentence_list import (
    TextPage,
    part_of_event,
    part_of_sentence,
    sentence_list_html,
    split_into_parts,
)
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.widget_text import Markup
from geodata.tables.cited_rows import CitedRows, ReadRows, mapped_rows, read_document_rows
from geodata.vocabulary import DocumentType
from geodata.words import translate


@dataclass(frozen=True)
class OpenedDocument:
    """A document as the reading page shows it."""

    document: Document | None
    """None for a text that the brief encodes and does not list."""
    page: TextPage
    cited: tuple[DocumentCitation, ...]
    """Citations of written claims."""
    rows: CitedRows | None
    """Cited rows of a table; None where the document has none."""

    @cached_property
    def parts(self) -> int:
        """Number of parts."""
        if self.rows is not None:
            return row_parts(self.rows)
        return len(split_into_parts(self.page.brief, self.page.document))

    def contents(self) -> Iterable[Markup]:
        """Yield the lists of sentences, rows and other passages, as far as the document has them."""
        if self.page.shown:
            yield sentence_list_html(self.page)
        if self.rows is not None:
            name = document_name(self.document, self.page.lang) if self.document else ""
            yield row_table_html(self.page, self.rows, name)
        if (figure := self._whole_picture()) is not None:
            yield figure
        if (others := passage_list_html(self.page, self.cited)) is not None:
            yield others

    def _whole_picture(self) -> Markup | None:
        """The picture without frames, where no claim cites a part of it: a part is shown with its events."""
        if self.document is None or any(each.citation.box for each in self.cited):
            return None
        return picture_figure(self.document, (), self.page.context)


def open_shown_document(context: PageContext) -> OpenedDocument | None:
    """Return the document of the View, turned to the part that was asked for; None without any document."""
    document = shown_document(context)
    is_encoded = is_encoded_text(context, document)
    if document is None and not is_encoded:
        return None
    focus = context.focused_event.id if context.focused_event else None
    name = None if is_encoded or document is None else document.id
    page = TextPage(context.card_context, {}, focus, document=name)
    cited = written_citations(context.brief).get(name or context.brief.text_id, ())
    rows = _cited_rows(context, document, cited) if document else None
    opened = OpenedDocument(document, page, cited, rows)
    part = min(_current_part(context, opened), opened.parts - 1)
    ids = {each.event.id for each in cited} | {event.id for event in context.brief.event_records}
    if rows is not None:
        ids |= {name for row in shown_rows(rows, part) for name in row.events}
    return replace(opened, page=replace(page, part=part, hidden=hidden_event_reasons(context, ids)))


def hidden_event_reasons(context: PageContext, ids: Iterable[str]) -> dict[str, str]:
    """Return for each event that the filters hide the words for the filter that hides it."""
    reasons = {name: context.selection.reason_of(name) for name in ids}
    return {
        name: translate(f"hiding-reason.{reason}", context.lang) for name, reason in reasons.items() if reason
    }


def _cited_rows(
    context: PageContext, document: Document, cited: tuple[DocumentCitation, ...]
) -> CitedRows | None:
    """Return the cited rows of a document; None where no row of it is cited."""
    brief = context.brief
    written: dict[int, list[str]] = {}
    for each in cited:
        if each.citation.row is not None and each.citation.layer is None:
            written.setdefault(each.citation.row, []).append(each.event.id)
    mapped = mapped_rows(brief, document.id)
    if not written and not mapped:
        return None
    folder = context.entry.folder if context.entry else None
    file = mapped[0] if mapped else None
    if file is None and folder is not None and document.type is DocumentType.TABLE:
        return CitedRows(brief, _rows_beside(context.atlas.digest, folder, document), (), written)
    return CitedRows(brief, file, mapped, written)


@lru_cache(maxsize=4)
def _rows_beside(_digest: str, folder: Path, document: Document) -> ReadRows | None:
    """Return the rows of a table in the folder of its brief; the digest changes with the file."""
    return read_document_rows(folder, document)


def _current_part(context: PageContext, opened: OpenedDocument) -> int:
    """Return the index of the part that was turned to, else of the passage asked for, else of the focus."""
    turned = turned_part(context)
    if turned is not None:
        return turned
    asked = asked_passage(context)
    brief, document, focus = context.brief, opened.page.document, opened.page.focus
    number = _asked_number(asked) if asked else None
    if number is not None:
        return part_of_row(opened.rows, number) if opened.rows else part_of_sentence(brief, document, number)
    if opened.rows is not None:
        return part_of_row(opened.rows, _row_of_focus(brief, document, focus))
    return part_of_event(brief, focus, document)


def _asked_number(asked: AskedPassage) -> int | None:
    """Return the number of the sentence or row that was asked for; None for another passage."""
    kind, _, number = asked.anchor.partition("-")
    return int(number) if kind in {"s", "r"} and number.isdecimal() else None


def _row_of_focus(brief: Brief, document: str | None, focus: str | None) -> int | None:
    """Return the first row of a document that the event in focus cites."""
    if focus is None:
        return None
    cites = (each for claim in brief.event_by_id[focus].claims for each in claim.cites)
    return min((each.row for each in cites if each.document == document and each.row), default=None)
