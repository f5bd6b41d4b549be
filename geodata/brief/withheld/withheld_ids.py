"""Ids and records that stand for withheld sources, and for documents in which only such sources speak."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from geodata.brief.record_types.document_record import Document
from geodata.brief.record_types.source_record import Source
from geodata.brief.records import Brief
from geodata.vocabulary import Share
from geodata.words import LANGS, translate
from geodata.words.localized_text import LocalizedText

RESERVED_ID: Final = re.compile(r"withheld(-document)?-\d{1,6}")
"""Ids of masked records; no record of a file has one."""
_DOCUMENT_PREFIX: Final = "withheld-document-"


@dataclass(frozen=True)
class WithheldIds:
    """Masked id of each withheld source and document by its own id, numbered in the order of the file."""

    sources: Mapping[str, str]
    documents: Mapping[str, str]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is withheld."""
        return not self.sources and not self.documents

    def source(self, source_id: str) -> str:
        """Return the id by which browser and files know a source."""
        return self.sources.get(source_id, source_id)

    def document(self, document_id: str) -> str:
        """Return the id by which browser and files know a document."""
        return self.documents.get(document_id, document_id)


def withheld_ids(brief: Brief, *, withholds: bool = True) -> WithheldIds:
    """Return the masked ids of the withheld sources of a brief, and of the documents withheld with them.

    ``withholds`` is whether its file withholds a source, which may be left off.
    """
    sources = dict.fromkeys(source.id for source in brief.sources if source.withheld)
    if not sources and not withholds:
        return WithheldIds({}, {})
    documents = _withheld_documents(brief, frozenset(sources))
    return WithheldIds(
        {name: f"withheld-{number}" for number, name in enumerate(sources, 1)},
        {name: f"{_DOCUMENT_PREFIX}{number}" for number, name in enumerate(documents, 1)},
    )


def withheld_source(source_id: str, document: str | None = None) -> Source:
    """Return the record that stands for a withheld source."""
    return Source(id=source_id, name=_words("withheld.source"), document=document, withheld=True)


def withheld_document(document: Document, ids: WithheldIds) -> Document:
    """Return the record that stands for a withheld document; its marking stays, since it ranks the brief."""
    return Document(
        id=ids.document(document.id),
        title=_words("withheld.document"),
        type=document.type,
        share=Share.NONE,
        supersedes=ids.document(document.supersedes) if document.supersedes else None,
        marking=document.marking,
    )


def _words(key: str) -> LocalizedText:
    return LocalizedText({lang: translate(key, lang) for lang in LANGS})


def _withheld_documents(brief: Brief, withheld: frozenset[str]) -> Iterator[str]:
    """Yield the documents in which only withheld sources speak, in the order of the file.

    Where records are left off, a document in which nobody speaks is among them: they may have spoken in it.
    """
    speakers: dict[str, set[bool]] = {}
    for document, source in _speakers(brief):
        speakers.setdefault(document, set()).add(source in withheld)
    for document in _documents_of_unread_rows(brief):
        speakers.setdefault(document, set()).add(True)
    drawn = {layer.document for layer in brief.layers}
    for each in brief.documents:
        silent = {True} if brief.left_off and each.id not in drawn else set()
        if speakers.get(each.id, silent) == {True}:
            yield each.id


def _speakers(brief: Brief) -> Iterator[tuple[str, str]]:
    """Yield document and source wherever a source speaks in a document.

    Of a statement that is passed on, the one nearest to the reader speaks there.
    """
    yield from ((source.document, source.id) for source in brief.sources if source.document)
    for event in brief.event_records:
        for claim in event.claims:
            cited = map(brief.cited_document_id, claim.cites)
            yield from ((document, (*claim.via, claim.source)[0]) for document in cited if document)


def _documents_of_unread_rows(brief: Brief) -> Iterator[str]:
    """Yield the documents of tables that withhold sources and whose rows are not read."""
    read = {rows.table_id for rows in brief.row_sources}
    for table in brief.tables:
        if table.id not in read and table.mapping and any(each.withheld for each in table.mapping.source):
            yield table.document
