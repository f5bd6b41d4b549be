"""Words of documents that may leave Briefmap: the one place that decides, by the ``share`` of each document.

With *all* the sentences that claims cite leave whole, with *cited* the cited words alone, both as a quotation
with publisher and day; with *none* nothing but the restatement, else the place of the words. Words that are
not at hand, beside the brief or attached in the session, do not leave either.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from geodata.brief.brief_files import DocumentFile, open_document_file, text_as_file
from geodata.brief.record_types.citation_record import Citation, PassageKey
from geodata.brief.record_types.claim_record import Claim
from geodata.brief.record_types.document_record import Document
from geodata.brief.records import Brief
from geodata.brief.sentence_segments import merge_spans
from geodata.brief.source_text import SourceText, TextError, load_attached_text
from geodata.phrasing.date_words import edtf_phrase
from geodata.phrasing.document_words import document_name
from geodata.phrasing.list_words import join_facts
from geodata.tables.row_facts import RowFacts
from geodata.vocabulary import Share
from geodata.words import LANGUAGES, Lang

OMISSION: Final = " … "
"""Between two parts of a quotation."""
_NO_FILE: Final = DocumentFile()


@dataclass(frozen=True)
class Quotation:
    """Words of a document that may leave, with the document that they are credited to."""

    words: str
    document: Document
    lang: str
    """Language of the words, a BCP 47 tag."""

    @property
    def direction(self) -> str:
        """Direction of the words, ``auto`` where their language is not registered."""
        own = self.lang.partition("-")[0]
        return LANGUAGES[own].direction if own in LANGUAGES else "auto"

    def credit(self, lang: Lang) -> str:
        """Return publisher and day of the document, else its name."""
        publisher, published = self.document.publisher, self.document.published
        return join_facts(
            publisher[lang] if publisher else document_name(self.document, lang),
            edtf_phrase(published, lang) if published else None,
        )


@dataclass(frozen=True)
class LeavingWords:
    """Quotations from the documents of one brief; each file is read once."""

    brief: Brief
    _files: dict[str, DocumentFile] = field(default_factory=dict)

    def quotation(self, cited: Sequence[Citation]) -> Quotation | None:
        """Return the words of a passage that citations share; None where none may leave or is at hand."""
        first = cited[0]
        document = self.document_of(first)
        if document is None or document.share is Share.NONE:
            return None
        words = first.quote if first.quote is not None else self._sentence_words(cited, document)
        return Quotation(words, document, document.language or self.brief.language) if words else None

    def quotations(self, claims: Sequence[Claim]) -> tuple[Quotation, ...]:
        """Return the quotations of all passages that some claims cite."""
        by_passage: dict[PassageKey, list[Citation]] = {}
        for citation in (each for claim in claims for each in claim.cites):
            by_passage.setdefault(citation.passage, []).append(citation)
        found = (self.quotation(cited) for cited in by_passage.values())
        return tuple(each for each in found if each is not None)

    def document_of(self, citation: Citation) -> Document | None:
        """Return the document of a citation; None for a text that the brief does not list."""
        if citation.document is None:
            return self.brief.text
        return self.brief.document_by_id.get(citation.document)

    def _sentence_words(self, cited: Sequence[Citation], document: Document) -> str:
        """Return the sentence that citations share, or the words of it that they cite."""
        sentence = self.brief.sentence_of(cited[0])
        text = self._file(document).text if sentence else None
        if sentence is None or text is None:
            return ""
        whole = document.share is Share.ALL
        spans = (sentence.span,) if whole else merge_spans(span for each in cited for span in each.spans)
        return OMISSION.join(" ".join(text.content[start:end].split()) for start, end in spans)

    def _file(self, document: Document) -> DocumentFile:
        if document.id not in self._files:
            self._files[document.id] = self._opened(document)
        return self._files[document.id]

    def _opened(self, document: Document) -> DocumentFile:
        beside = self._beside(document)
        attached = self.brief.attached_texts.get(document.sha256 or "")
        if beside.text is not None or attached is None or document.sha256 is None:
            return beside
        return text_as_file(SourceText(attached, document.sha256))

    def _beside(self, document: Document) -> DocumentFile:
        folder = self.brief.folder
        if folder is None:
            return _NO_FILE
        if document != self.brief.text:
            return open_document_file(folder, document)
        try:
            text = load_attached_text(folder, self.brief)
        except TextError:
            return _NO_FILE
        return text_as_file(text) if text is not None and text.matches(self.brief) else _NO_FILE


def exported_cells(row: RowFacts) -> dict[str, str]:
    """Return the cells of a row that no mapping reads, as far as they may leave: no claim cites a cell."""
    return dict(row.cells) if row.document.share is Share.ALL else {}


def exported_citation(citation: Citation, leaving: LeavingWords) -> dict[str, object]:
    """Return the parts of a citation for a data file: its words as far as they may leave, else its place."""
    found: dict[str, object] = citation.model_dump(mode="json", exclude_defaults=True)
    quotation = leaving.quotation((citation,))
    if quotation is None:
        found.pop("quote", None)
    elif citation.quote is None:
        found["words"] = quotation.words
    return found
