"""Citations: the place in a document that a claim rests on."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from geodata.brief.record_fields import Record, RecordId, TextSpan
from geodata.words import CatalogueText
from geodata.words.localized_text import TextLine


class CitationForm(StrEnum):
    """Form of a citation."""

    SENTENCE = "sentence"
    ROW = "row"
    BOX = "box"
    QUOTE = "quote"
    DOCUMENT = "document"
    """The document alone, perhaps with a page."""


PassageKey = tuple[str | int | tuple[float, ...] | None, ...]
"""Document and position of cited words, without their offsets; equal for citations of one passage."""


class Citation(Record):
    """The place that a claim rests on: a sentence, a row, a quote, a part of a picture, or a document."""

    document: RecordId | None = None
    """Id of the document; none for the text that the brief encodes."""
    sentence: Annotated[int, Field(ge=1)] | None = None
    """Number of the cited sentence in its document."""
    spans: tuple[TextSpan, ...] = ()
    """Half-open offsets of the cited words in the text, inside the sentence."""
    row: Annotated[int, Field(ge=1)] | None = None
    """Number of the cited record of a table, from 1."""
    layer: TextLine | None = None
    """Layer or sheet of the row, in files that have several."""
    page: Annotated[int, Field(ge=1)] | None = None
    """Number of the cited page."""
    quote: TextLine | None = None
    """The cited words, to the letter."""
    box: tuple[float, float, float, float] | None = None
    """Left, top, right and bottom of the cited part of a picture, in pixels."""

    @property
    def form(self) -> CitationForm:
        """Form of the citation."""
        for form in (CitationForm.SENTENCE, CitationForm.ROW, CitationForm.BOX, CitationForm.QUOTE):
            if getattr(self, form) is not None:
                return form
        return CitationForm.DOCUMENT

    @property
    def passage(self) -> PassageKey:
        """Document and position of the cited words, without their offsets."""
        return self.document, self.sentence, self.layer, self.row, self.page, self.quote, self.box

    @property
    def is_of_text(self) -> bool:
        """Whether it cites a sentence of the text that the brief encodes."""
        return self.document is None and self.sentence is not None

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        quoted = self.page is not None or self.quote is not None
        if sum((self.sentence is not None, self.row is not None, self.box is not None, quoted)) > 1:
            msg = CatalogueText("value-form.one-citation")
            raise ValueError(msg)
        if (self.sentence is None) == bool(self.spans):
            msg = CatalogueText("value-form.cited-sentence", form="sentence: 3, spans: [[131, 158]]")
            raise ValueError(msg)
        if self.layer is not None and self.row is None:
            msg = CatalogueText("value-form.cited-layer", form="row: 7")
            raise ValueError(msg)
        if self.sentence is None and self.document is None:
            msg = CatalogueText("value-form.citation")
            raise ValueError(msg)
        return self
