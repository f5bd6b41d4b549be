"""Checks of documents against their files: hash, length, quotes, and documents that were replaced."""

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from geodata.brief.checks.problem_factory import ProblemFactory, RecordPath
from geodata.brief.problems import Problem, ProblemLevel
from geodata.brief.record_types.citation_record import Citation, CitationForm
from geodata.brief.record_types.document_record import Document
from geodata.brief.records import Brief
from geodata.brief.source_text import TextError, decode_text
from geodata.regular_file import FileReadError, read_regular_file
from geodata.vocabulary import DocumentType

MAX_DOCUMENT_BYTES: Final = 200_000_000
"""Largest file of a document that is hashed, in bytes."""
_SHOWN_CLAIMS: Final = 5
"""Claims that a problem names, at most."""


def document_problems(brief: Brief, folder: Path, report: ProblemFactory) -> Iterator[Problem]:
    """Yield problems between the documents of a brief and their files in its folder."""
    contents: dict[str, str] = {}
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
                found=f"{document.file} ({error.found})",
                expected="a readable file in the folder of the brief",
                mend="put the file there, or leave file: out",
                level=ProblemLevel.WARNS,
            )
            continue
        yield from _file_problems(document, data, path, report)
        if document.type in {DocumentType.TEXT, DocumentType.PAGE}:
            contents[document.id] = _text_of(data)
    yield from _quote_problems(brief, contents, report)


def read_document_bytes(folder: Path, file: str) -> bytes:
    """Return the bytes of the file of a document, inside the folder of its brief.

    Raises
    ------
    FileReadError
        Where it cannot be read, is no regular file, is too large, or leads out of the folder.
    """
    try:
        path = (folder / file).resolve()
        inside = path.is_relative_to(folder.resolve())
    except (OSError, RuntimeError) as error:  # links in a circle
        raise FileReadError(str(error), "unreadable") from error
    if not inside:
        message = "leads out of the folder"
        raise FileReadError(message, "unreadable")
    return read_regular_file(path, MAX_DOCUMENT_BYTES)


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
            found=str(error),
            expected="a text in UTF-8",
            mend="save the file as UTF-8",
            leaves_off=False,
        )
        return
    found = text.sha256 if text else hashlib.sha256(data).hexdigest()
    if document.sha256 is not None and found != document.sha256:
        yield report(
            "document-hash",
            (*path, "sha256"),
            found=f"{document.file} with SHA-256 {found[:16]}…",
            expected=f"SHA-256 {document.sha256[:16]}…: the file has changed",
            mend="restore the file; or check every citation of it, and write the new hash",
            leaves_off=False,
        )
    elif text is not None and document.characters not in {None, len(text.content)}:
        yield report(
            "document-length",
            (*path, "characters"),
            found=document.characters,
            expected=f"{len(text.content)} characters",
            mend=f"write characters: {len(text.content)}",
            leaves_off=False,
        )


def _text_of(data: bytes) -> str:
    """Return the text of a file as far as it is UTF-8."""
    return data.decode("utf-8", errors="replace")


def _quote_problems(brief: Brief, contents: dict[str, str], report: ProblemFactory) -> Iterator[Problem]:
    """Yield a problem for each quote that is not in the file of its document, to the letter."""

    @cache
    def words(document: str) -> str:
        return " ".join(contents[document].split())

    for path, citation in citations_with_paths(brief):
        if citation.form is not CitationForm.QUOTE or citation.document not in contents:
            continue
        quote = " ".join((citation.quote or "").split())
        if quote not in words(citation.document):
            yield report(
                "quote",
                (*path, "quote"),
                found=quote,
                expected=f"words of {brief.document_by_id[citation.document].file}, to the letter",
                mend="copy the words from the file",
                leaves_off=False,
            )


def citations_with_paths(brief: Brief) -> Iterator[tuple[RecordPath, Citation]]:
    """Yield every citation of the claims, with its path."""
    for at, event in enumerate(brief.written_events):
        for index, claim in enumerate(event.claims):
            for step, citation in enumerate(claim.cites):
                yield ("events", at, "claims", index, "cites", step), citation


def superseded_problems(brief: Brief, report: ProblemFactory) -> Iterator[Problem]:
    """Yield a warning for each document that another replaces, with the claims that rest on it."""
    newer = {document.supersedes: document.id for document in brief.documents if document.supersedes}
    for at, document in enumerate(brief.documents):
        if document.id not in newer:
            continue
        own = brief.text is not None and document.id == brief.text.id
        resting = [
            claim.id
            for event in brief.event_records
            for claim in event.claims
            if any((each.document or (own and document.id)) == document.id for each in claim.cites)
        ]
        resting += [
            f"all rows of {rows.table_id}" for rows in brief.row_sources if rows.document_id == document.id
        ]
        if resting:
            more = f" and {len(resting) - _SHOWN_CLAIMS} more" if len(resting) > _SHOWN_CLAIMS else ""
            yield report(
                "superseded",
                ("documents", at, "id"),
                found=f"{document.id}, on which {', '.join(resting[:_SHOWN_CLAIMS])}{more} rest",
                expected=f"claims that rest on {newer[document.id]}, which replaces it",
                mend="check these claims against the newer document",
                level=ProblemLevel.WARNS,
            )
