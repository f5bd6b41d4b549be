"""Claims: statements of one source about one event."""

from collections.abc import Mapping
from typing import Annotated, Any, Final

from pydantic import (
    Field,
    GetJsonSchemaHandler,
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from geodata.brief.record_fields import Credibility, Proposable, RecordId, TextSpan
from geodata.brief.record_types.citation_record import Citation, PassageKey
from geodata.brief.record_types.figure_record import Figure
from geodata.brief.schema.field_descriptions import DescribedSchema
from geodata.vocabulary import Confidence, IsoDay, Likelihood, Stance, Statement
from geodata.words import CatalogueText
from geodata.words.localized_text import LocalizedText

_CITATION_FIELDS: Final = tuple(Citation.model_fields)


class Claim(Proposable):
    """One statement of one source about one event; the fields of its one citation stand beside the others."""

    id: RecordId
    """Id of the claim, unique in the brief."""
    source: RecordId
    """Id of the source that makes the statement."""
    via: tuple[RecordId, ...] = ()
    """Ids of the sources that pass the statement on, the nearest to the reader first."""
    cites: Annotated[tuple[Citation, ...], Field(min_length=1)]
    """Citations, where there are several."""
    said_on: IsoDay | None = None
    """Day of the statement, where the text gives one."""
    statement: Statement
    """Whether the claim is reported, a judgement or a forecast."""
    stance: Stance = Stance.ASSERTS
    """Stance of the source to the event."""
    hedge: LocalizedText | None = None
    """Hedging word as stated ("perhaps", "no doubt")."""
    likelihood: Likelihood | None = None
    """Likelihood that a judgement states, in a word of ICD 203."""
    confidence: Confidence | None = None
    """Confidence that a judgement states."""
    figure: Figure | None = None
    """Amount that the claim states."""
    credibility: Credibility = 6
    """Admiralty number of credibility, 1 to 6; 6 means that it cannot be judged."""
    gist: LocalizedText | None = None
    """The claim in a few other words, where its sentence says more."""

    @property
    def text_citations(self) -> tuple[Citation, ...]:
        """Citations of sentences of the text that the brief encodes."""
        return tuple(each for each in self.cites if each.is_of_text)

    @property
    def sentence(self) -> int | None:
        """Number of the first cited sentence of the text that the brief encodes, if one is cited."""
        return next((each.sentence for each in self.text_citations), None)

    @property
    def spans(self) -> tuple[TextSpan, ...]:
        """Offsets of the cited words of that sentence."""
        return next((each.spans for each in self.text_citations), ())

    @property
    def passage(self) -> PassageKey:
        """Document and position of the first citation; claims of one passage are shown together."""
        return self.cites[0].passage

    @model_validator(mode="before")
    @classmethod
    def _citation_beside(cls, value: Any) -> Any:
        if not isinstance(value, Mapping):
            return value
        beside = {name: value[name] for name in _CITATION_FIELDS if value.get(name) is not None}
        if not beside:
            return value
        if value.get("cites") is not None:
            msg = CatalogueText("value-form.one-or-many-citations")
            raise ValueError(msg)
        return {name: each for name, each in value.items() if name not in _CITATION_FIELDS} | {
            "cites": (beside,)
        }

    @model_serializer(mode="wrap")
    def _one_citation_beside(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        found: dict[str, Any] = handler(self)
        if len(self.cites) != 1 or "cites" not in found:
            return found
        (only,) = found["cites"]
        beside = {name: each for name, each in only.items() if each is not None and each != ()}
        return {
            key: each
            for name, value in found.items()
            for key, each in (beside.items() if name == "cites" else ((name, value),))
        }

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return the schema of a claim with the fields of a citation beside the others."""
        schema = handler.resolve_ref_schema(handler(core_schema))
        citation = Citation.model_json_schema(schema_generator=DescribedSchema)["properties"]
        properties: dict[str, Any] = {}
        for name, field in schema["properties"].items():
            properties |= {**citation, name: field} if name == "cites" else {name: field}
        required = [name for name in schema["required"] if name != "cites"]
        return schema | {"properties": properties, "required": required}
