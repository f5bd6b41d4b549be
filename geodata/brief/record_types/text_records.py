"""Records about the text: its sentences, and doubts on it."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from geodata.brief.record_fields import Proposable, Record, RecordId, TextSpan
from geodata.vocabulary import QueryKind
from geodata.words import CatalogueText
from geodata.words.localized_text import LocalizedText, TextLine


class Sentence(Proposable):
    """A numbered sentence of a text, by offsets, perhaps with a restatement in other words."""

    number: Annotated[int, Field(ge=1)]
    """Number of the sentence in its document, from 1 in the order of the text."""
    document: RecordId | None = None
    """Id of its document; none for the text that the brief encodes."""
    paragraph: Annotated[int, Field(ge=1)] = 1
    """Number of the non-empty line that holds the sentence, from 1, headings counted."""
    span: TextSpan
    """Half-open offsets in the text, in code points."""
    heading: bool = False
    """Whether the sentence is a heading."""
    set_aside: LocalizedText | None = None
    """Reason to leave the sentence out, where no event cites it."""
    note: LocalizedText | None = None
    """Remark on the sentence, such as the reason why its event is off the map."""
    restatement: LocalizedText | None = None
    """The sentence in other words."""

    @property
    def reason(self) -> LocalizedText | None:
        """Words that explain why the sentence is not on the map, where there are any."""
        return self.set_aside or self.note


class StandsFor(Record):
    """A name in the text that, by a query, probably stands for another actor."""

    written: RecordId
    """Id of the actor that the text names."""
    meant: RecordId
    """Id of the actor that is probably meant."""


class Query(Proposable):
    """A doubt on the text: flagged for the reader, never corrected."""

    id: RecordId
    """Id of the query, unique among queries."""
    kind: QueryKind
    """Kind of doubt."""
    sentence: Annotated[int, Field(ge=1)]
    """Number of the sentence in question."""
    document: RecordId | None = None
    """Id of its document; none for the text that the brief encodes."""
    spans: Annotated[tuple[TextSpan, ...], Field(min_length=1)]
    """Half-open offsets of the words in question, inside the sentence."""
    what: LocalizedText
    """The doubt in a line."""
    why: LocalizedText
    """Reason for the doubt."""
    readings: tuple[LocalizedText, ...] = ()
    """Possible readings of the words."""
    events: tuple[RecordId, ...] = ()
    """Ids of the events that the doubt affects."""
    stands_for: StandsFor | None = None
    """Actor that is probably meant by a name."""
    reference: TextLine | None = None
    """Public reference; required for kind ``outside``."""

    @model_validator(mode="after")
    def _referenced(self) -> Self:
        if self.kind is QueryKind.OUTSIDE and self.reference is None:
            msg = CatalogueText("value-form.outside-reference")
            raise ValueError(msg)
        return self
