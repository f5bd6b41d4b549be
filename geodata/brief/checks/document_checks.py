"""Checks of documents against their files: hash, length, quotes, parts of pictures; replaced documents."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from geodata.brief.brief_files import QUOTED_TYPES, holds_quote, quotable_words, read_document_bytes
from geodata.brief.checks.problem_factory import ProblemFactory, RecordPath
from geodata.brief.document_pictures import PictureError, PictureSize, picture_size
from geodata.brief.problems import Problem, ProblemLevel
from geodata.brief.record_types.citation_record import Citation, CitationForm
from geodata.brief.record_types.document_record import Document, replacing_documents
from geodata.brief.records import Brief
from geodata.brief.source_text import TextError, decode_text
from geodata.regular_file import FileReadError
from geodata.vocabulary import DocumentType
from geodata.words import CatalogueText
from geodata.words.file_faults import file_fault
from geodata.words.value_faults import write_remedy

_SHOWN_CLAIMS: Final = 5
"""Claims that a problem names, at most."""


def document_problems(brief: Brief, folder: Path, report: ProblemFactory) -> Iterator[Problem]:
    """Yield problems between the documents of a brief and their files in its folder."""
    contents: dict[str, str] = {}
    sizes: dict[str, PictureSize] = {}
    for at, document in enumerate(brief.documents):
        if document.file is None:
            continue
        path: RecordPath = ("documents", at)
        try:
            data = read_document_bytes(folder, document.file)
        except FileReadError as error:
            yield report(
                "unreadable",
                (*path, "file"),
                found=CatalogueText("problem.unreadable.found", file=document.file, fault=file_fault(error)),
                expected=CatalogueText("problem.unreadable.expected"),
                mend=CatalogueText("problem.unreadable.remedy-document"),
                level=ProblemLevel.WARNS,
            )
            continue
        yield from _file_problems(document, data, path, report)
        if document.type is DocumentType.PICTURE:
            try:
                sizes[document.id] = picture_size(data)
            except PictureError as error:
                yield report(
                    "picture",
                    (*path, "file"),
                    found=CatalogueText("problem.picture.found", file=document.file, fault=error.words),
                    expected=CatalogueText("problem.picture.expected"),
                    mend=CatalogueText("problem.picture.remedy"),
                    level=ProblemLevel.WARNS,
                )
        if document.type in QUOTED_TYPES and (words := quotable_words(data)) is not None:
            contents[document.id] = words
    yield from _quote_problems(brief, contents, report)
    yield from _box_problems(brief, sizes, report)


def _file_problems(
    document: Document, data: bytes, path: RecordPath, report: ProblemFactory
) -> Iterator[Problem]:
    """Yield problems where hash or length of a file are others than the document's."""
    try:
        text = decode_text(data) if document.type is DocumentType.TEXT else None
    except TextError as error:
        yield report(
            "text",
            (*path, "file"),
            found=error.words,
            expected=CatalogueText("problem.text.expected"),
            mend=CatalogueText("remedy.save-as-utf-8"),
            leaves_off=False,
        )
        return
    found = text.sha256 if text else hashlib.sha256(data).hexdigest()
    if document.sha256 is not None and found != document.sha256:
        yield report(
            "document-hash",
            (*path, "sha256"),
            found=CatalogueText(
                "problem.document-hash.found", file=document.file or "", hash=f"{found[:16]}…"
            ),
            expected=CatalogueText("problem.document-hash.expected", hash=f"{document.sha256[:16]}…"),
            mend=CatalogueText("problem.document-hash.remedy"),
            leaves_off=False,
        )
    elif text is not None and document.characters not in {None, len(text.content)}:
        yield report(
            "document-length",
            (*path, "characters"),
            found=document.characters,
            expected=CatalogueText("problem.document-length.expected", characters=str(len(text.content))),
            mend=write_remedy([f"characters: {len(text.content)}"]),
            leaves_off=False,
        )


def _quote_problems(brief: Brief, contents: dict[str, str], report: ProblemFactory) -> Iterator[Problem]:
    """Yield a problem for each quote that is not in the words of its document, to the letter."""
    for path, citation in citations_with_paths(brief):
        if citation.form is not CitationForm.QUOTE or citation.document not in contents:
            continue
        if not holds_quote(contents[citation.document], citation.quote or ""):
            yield report(
                "quote",
                (*path, "quote"),
                found=citation.quote or "",
                expected=CatalogueText(
                    "problem.quote.expected", file=brief.document_by_id[citation.document].file or ""
                ),
                mend=CatalogueText("problem.quote.remedy"),
                leaves_off=False,
            )


def _box_problems(
    brief: Brief, sizes: Mapping[str, PictureSize], report: ProblemFactory
) -> Iterator[Problem]:
    """Yield a warning for each cited part that does not lie within its picture."""
    for path, citation in citations_with_paths(brief):
        size = sizes.get(citation.document or "")
        if citation.box is None or size is None:
            continue
        left, top, right, bottom = citation.box
        if not (0 <= left < right <= size.width and 0 <= top < bottom <= size.height):
            yield report(
                "box",
                (*path, "box"),
                found=", ".join(f"{edge:g}" for edge in citation.box),
                expected=CatalogueText("problem.box.expected", size=f"{size.width} × {size.height}"),
                mend=CatalogueText("problem.box.remedy"),
                level=ProblemLevel.WARNS,
            )


def citations_with_paths(brief: Brief) -> Iterator[tuple[RecordPath, Citation]]:
    """Yield every citation of the claims, with its path."""
    for at, event in enumerate(brief.written_events):
        for index, claim in enumerate(event.claims):
            for step, citation in enumerate(claim.cites):
                yield ("events", at, "claims", index, "cites", step), citation


def superseded_problems(brief: Brief, report: ProblemFactory) -> Iterator[Problem]:
    """Yield a warning for each document that another replaces, with the claims that rest on it."""
    newer = replacing_documents(brief.documents)
    for at, document in enumerate(brief.documents):
        if document.id not in newer:
            continue
        resting: list[str] = [
            claim.id
            for event in brief.event_records
            for claim in event.claims
            if document.id in map(brief.cited_document_id, claim.cites)
        ]
        resting += [
            CatalogueText("problem.superseded.all-rows", table=rows.table_id)
            for rows in brief.row_sources
            if rows.document_id == document.id
        ]
        if resting:
            named = tuple(resting[:_SHOWN_CLAIMS])
            if rest := len(resting) - len(named):
                named = (*named, CatalogueText("problem.superseded.more", n=rest))
            yield report(
                "superseded",
                ("documents", at, "id"),
                found=CatalogueText("problem.superseded.found", document=document.id, resting=named),
                expected=CatalogueText("problem.superseded.expected", newer=newer[document.id].id),
                mend=CatalogueText("problem.superseded.remedy"),
                level=ProblemLevel.WARNS,
            )
