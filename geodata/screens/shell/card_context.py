"""Per-reader context of an event card."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from geodata.brief.brief_files import DocumentFile, text_as_file
from geodata.brief.document_pictures import PictureSize
from geodata.brief.record_types.document_record import Document
from geodata.brief.records import Brief
from geodata.brief.source_text import SourceText
from geodata.view import Theme
from geodata.words import Lang, translate

_NO_FILE: Final = DocumentFile()


@dataclass(frozen=True)
class DocumentPicture:
    """The file of a picture beside the brief: where the browser gets it, or why it is not shown."""

    address: str
    size: PictureSize | None = None
    """None where it is not shown."""
    refused: str = ""


@dataclass(frozen=True)
class CardContext:
    """Brief, language, theme and session settings that an event card is rendered with."""

    brief: Brief
    lang: Lang
    text: SourceText | None = None
    log_scale: bool = False
    """Whether figures stand on a logarithmic axis."""
    theme: Theme = "light"
    open_file: Callable[[Document], DocumentFile] = lambda _: _NO_FILE
    """Function that gives the file of a document that is not the encoded text, as far as it is at hand."""

    open_picture: Callable[[Document], DocumentPicture | None] = lambda _: None
    """Function that gives the picture of a document, as far as its file is at hand."""

    def say(self, key: str, /, **values: object) -> str:
        """Return the catalogue's words in the reader's language."""
        return translate(key, self.lang, **values)

    def text_of(self, document: str | None) -> SourceText | None:
        """Return the text of a document as far as it is at hand; without an id the encoded text."""
        return self.file_of(document).text

    def file_of(self, document: str | None) -> DocumentFile:
        """Return the file of a document as far as it is at hand; without an id that of the encoded text."""
        if document is None or (self.brief.text is not None and document == self.brief.text.id):
            own = self.text if self.text is not None and self.text.matches(self.brief) else None
            return text_as_file(own) if own else _NO_FILE
        return self.open_file(self.brief.document_by_id[document])
