"""Files that a brief draws from besides ``brief.yaml``: the digest over all, and those of its documents."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from geodata.brief.record_types.document_record import Document, FileInFolder
from geodata.brief.records import Brief
from geodata.brief.source_text import SourceText, TextError, attached_text_path, decode_text
from geodata.brief.text_encoding import detect_file_format
from geodata.gazetteer.desk_names import desk_names_digest
from geodata.regular_file import FileReadError, read_regular_file, regular_file_sha256
from geodata.vocabulary import DocumentType

MAX_HASHED_BYTES: Final = 200_000_000
"""Largest file that is hashed, in bytes; a larger one is refused by the code that would read it."""
MAX_DOCUMENT_BYTES: Final = 200_000_000
"""Largest file of a document that is read, in bytes."""
QUOTED_TYPES: Final = frozenset({DocumentType.TEXT, DocumentType.PAGE})
"""Types of documents whose files are searched for quotes."""

_FILE_NAME: Final = TypeAdapter(FileInFolder)


def drawn_files(folder: Path, brief: Brief, values: Mapping[str, Any]) -> tuple[Path, ...]:
    """Return the files beside ``brief.yaml`` that a brief draws from, whether they exist or not.

    ``values`` are those of its file: a record that is left off because a file is missing names it too.
    """
    named = (folder / name for name in _named_files(values))
    return tuple(dict.fromkeys((attached_text_path(folder, brief), *named)))


def _named_files(values: Mapping[str, Any]) -> Iterator[str]:
    """Yield the names of the files of documents and layers, and of places with a shape in a file."""
    owners = [*_mappings(values.get("documents")), *_mappings(values.get("layers"))]
    owners += _mappings([place.get("geometry") for place in _mappings(values.get("places"))])
    for owner in owners:
        try:
            yield _FILE_NAME.validate_python(owner.get("file"))
        except ValidationError:  # it has none, or one that its record refuses
            continue


def _mappings(found: object) -> list[Mapping[str, Any]]:
    """Return those items of a list that are mappings."""
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def digest_with_files(digest: str, folder: Path, files: Iterable[Path]) -> str:
    """Return the digest of a brief: SHA-256 in hex over ``brief.yaml`` and each file it draws from.

    ``digest`` is that of ``brief.yaml``; without any such file it is the digest of the brief. A file that
    cannot be read counts by the reason. The desk's names count too: what is made
    of a brief has them.
    """
    facts = [f"{content_hash(path)} {path.relative_to(folder)}" for path in files if os.path.lexists(path)]
    facts += [f"{names} names" for names in (desk_names_digest(),) if names]
    return hashlib.sha256("\n".join([digest, *sorted(facts)]).encode()).hexdigest() if facts else digest


def content_hash(path: Path) -> str:
    """Return the SHA-256 of a file in hex; of one that cannot be read the code of the reason."""
    try:
        return regular_file_sha256(path, MAX_HASHED_BYTES)
    except FileReadError as error:
        return error.code


def read_document_bytes(folder: Path, file: str, max_bytes: int = MAX_DOCUMENT_BYTES) -> bytes:
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
    return read_regular_file(path, max_bytes)


@dataclass(frozen=True)
class DocumentFile:
    """File of a document, as far as it lies beside the brief and is the one that the document names."""

    is_there: bool = False
    text: SourceText | None = None
    """Text of a document of that type."""
    words: str | None = None
    """Words in which quotes are looked up; None where the file is no text."""


def open_document_file(folder: Path, document: Document) -> DocumentFile:
    """Return the file of a document; one that is missing, unreadable or another one is not there."""
    if document.file is None:
        return DocumentFile()
    try:
        data = read_document_bytes(folder, document.file)
        text = decode_text(data) if document.type is DocumentType.TEXT else None
    except (FileReadError, TextError):
        return DocumentFile()
    found = text.sha256 if text else hashlib.sha256(data).hexdigest()
    if document.sha256 not in {None, found}:
        return DocumentFile()
    return DocumentFile(
        is_there=True, text=text, words=quotable_words(data) if document.type in QUOTED_TYPES else None
    )


@lru_cache(maxsize=8)
def text_as_file(text: SourceText) -> DocumentFile:
    """Return a text that the reader has as the file of its document."""
    return DocumentFile(is_there=True, text=text, words=" ".join(text.content.split()))


def quotable_words(data: bytes) -> str | None:
    """Return the words of a file with one blank between them; None where its format is no text."""
    if detect_file_format(data) is not None:
        return None
    return " ".join(data.decode("utf-8", errors="replace").split())


def holds_quote(words: str, quote: str) -> bool:
    """Return whether words as of :func:`quotable_words` hold a quote to the letter, but for line ends."""
    return " ".join(quote.split()) in words
