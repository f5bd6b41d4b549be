"""Source documents of a brief: texts, tables, pages and pictures that its claims cite."""

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Annotated, Any, Final

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from geodata.brief.record_fields import EdtfText, Marking, Record, RecordId, WebAddress
from geodata.vocabulary import DocumentType, IsoDay, Share
from geodata.words import CatalogueText
from geodata.words.localized_text import LocalizedText, TextLine


def _inside_folder(path: str) -> str:
    """Return a relative path that does not leave its folder."""
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or ".." in parts or "\\" in path or ":" in parts[0]:
        msg = CatalogueText("value-form.path-in-folder", path="sources/report.txt")
        raise ValueError(msg)
    return path


def _share_value(value: object) -> object:
    """Return ``all`` for ``true`` and ``none`` for ``false``."""
    return {"true": Share.ALL, "false": Share.NONE}.get(str(value).lower(), value)


FileInFolder = Annotated[TextLine, Field(max_length=300), AfterValidator(_inside_folder)]
"""Path of a file, relative to the folder of the brief."""
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""SHA-256 in lower-case hex digits."""
LanguageTag = Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=35)]
"""BCP 47 tag of a language."""


class Extraction(Record):
    """Origin of a text that was extracted from another file."""

    source: Annotated[TextLine | None, Field(alias="from")] = None
    """File that the text was extracted from."""
    by: TextLine | None = None
    """Program or person that extracted it."""
    left_out: TextLine | None = None
    """Parts that were left out."""


class Document(Record):
    """A source document; the first of type text is the one that the brief encodes."""

    id: RecordId
    """Id of the document, unique among documents."""
    title: LocalizedText | None = None
    """Title of the document."""
    publisher: LocalizedText | None = None
    """Publisher of the document."""
    published: EdtfText | None = None
    """Date of publication, in EDTF."""
    retrieved: IsoDay | None = None
    """Day on which it was retrieved."""
    url: WebAddress | None = None
    """Web address of the document."""
    language: LanguageTag | None = None
    """Language of the document, a BCP 47 tag."""
    type: DocumentType = DocumentType.PAGE
    """Type; without it text where ``characters`` are given, table where ``rows`` are, else page."""
    file: FileInFolder | None = None
    """File with the document, relative to the folder of the brief."""
    sha256: Sha256 | None = None
    """SHA-256 of a text in UTF-8 with LF and without a byte-order mark, of any other file of its bytes."""
    extracted: Extraction | None = None
    """Origin of the text, where it was extracted from another file."""
    characters: Annotated[int, Field(gt=0)] | None = None
    """Length of a text in Unicode code points."""
    rows: Annotated[int, Field(ge=0)] | None = None
    """Number of rows of a table."""
    share: Annotated[Share, BeforeValidator(_share_value)] = Share.NONE
    """Words of it that may leave: all, those that claims cite, or none."""
    licence: TextLine | None = None
    """Licence of the document."""
    supersedes: RecordId | None = None
    """Id of the document that this one replaces."""
    marking: Marking | None = None
    """Classification marking of the document."""

    @model_validator(mode="before")
    @classmethod
    def _with_type(cls, value: Any) -> Any:
        if isinstance(value, Mapping) and value.get("type") is None:
            return {**value, "type": document_type(value)}
        return value


def replacing_documents(documents: Iterable[Document]) -> dict[str, Document]:
    """Return the document that replaces another, by the id of the other."""
    return {each.supersedes: each for each in documents if each.supersedes}


_TYPE_BY_FIELD: Final = {"characters": DocumentType.TEXT, "rows": DocumentType.TABLE}


def document_type(values: Mapping[str, Any]) -> DocumentType | str:
    """Return the type in the values of a document: as given, else by its fields."""
    if values.get("type") is not None:
        return str(values["type"])
    found = (kind for name, kind in _TYPE_BY_FIELD.items() if values.get(name) is not None)
    return next(found, DocumentType.PAGE)
