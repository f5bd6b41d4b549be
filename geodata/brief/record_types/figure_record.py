"""Figures: amounts as stated in a claim."""

from collections.abc import Mapping
from typing import Annotated, Any, Self

from pydantic import Field, GetJsonSchemaHandler, model_serializer, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from geodata.brief.record_fields import Amount, EdtfText, Record, RecordId
from geodata.vocabulary import Qualifier, RatePeriod
from geodata.words import CatalogueText, Lang
from geodata.words.localized_text import LocalizedText, localized_text_schema
from geodata.words.value_faults import fault_and_form


class Counted(Record):
    """The thing that a figure counts; its words stand beside the id: ``{id: sent, ar: …, en: …}``."""

    id: RecordId
    """Id of the thing counted; figures with the same id and class of unit are compared."""
    words: LocalizedText
    """The thing in words."""

    def __getitem__(self, lang: Lang) -> str:
        """Return the words that a reader of a language is shown."""
        return self.words[lang]

    @model_validator(mode="before")
    @classmethod
    def _words_beside_id(cls, value: Any) -> Any:
        if not isinstance(value, Mapping) or "words" in value:
            return value
        return {
            "words": {key: words for key, words in value.items() if key != "id"},
            **({"id": value["id"]} if "id" in value else {}),
        }

    @model_serializer
    def _beside_id(self) -> dict[str, str]:
        return {"id": self.id, **self.words.root}

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return the schema of an id with words beside it."""
        known = handler.resolve_ref_schema(handler(core_schema))
        schema = localized_text_schema()
        schema["properties"] = {"id": known["properties"]["id"], **schema["properties"]}
        return known | schema | {"required": ["id"], "minProperties": 2}


class Ratio(Record):
    """A figure that only compares two periods ("three times 2016")."""

    times: Annotated[Amount, Field(gt=0)]
    """Factor between the amount of the period and that of the base."""
    period: EdtfText
    """Period that is compared, in EDTF."""
    base: EdtfText
    """Period that it is compared with, in EDTF."""


class Covers(Record):
    """Period and place of an amount that counts more than its event: a total since a day, a whole country."""

    start: Annotated[EdtfText | None, Field(alias="from")] = None
    """Date from which it counts, in EDTF."""
    end: Annotated[EdtfText | None, Field(alias="to")] = None
    """Date up to which it counts, in EDTF."""
    place: RecordId | None = None
    """Id of the place that it counts."""


class Figure(Record):
    """An amount as stated: a value, a range or a ratio; figures are neither averaged nor merged."""

    value: Amount | None = None
    """Single amount."""
    low: Amount | None = None
    """Lower end of a range."""
    high: Amount | None = None
    """Upper end of a range."""
    best: Amount | None = None
    """Best estimate within the range."""
    ratio: Ratio | None = None
    """Comparison of two periods, in place of an amount."""
    qualifier: Qualifier = Qualifier.EXACT
    """Qualifying word as stated ("about", "more than")."""
    unit: RecordId
    """Id of the unit: a shipped one (``soldier``), a currency (``usd``), or one under ``units:``."""
    per: RatePeriod | None = None
    """Period of a rate: ``per: day`` for so many a day."""
    counts: Counted
    """The thing that is counted."""
    alternative: RecordId | None = None
    """Group of alternatives ("or") within an event; figures of one group are never added."""
    covers: Covers | None = None
    """Period and place that the amount counts, where those are more than the event's."""
    revises: RecordId | None = None
    """Id of the earlier claim of the same speaker whose figure this one replaces."""

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        ranged = self.low is not None or self.high is not None or self.best is not None
        if (self.value is not None) + ranged + (self.ratio is not None) != 1:
            msg = CatalogueText("value-form.figure")
            raise ValueError(msg)
        if ranged and (self.low is None or self.high is None):
            msg = CatalogueText("value-form.both-ends")
            raise ValueError(msg)
        if self.low is not None and self.high is not None and self.low > self.high:
            msg = fault_and_form("reversed-range", form=f"low: {self.high}, high: {self.low}")
            raise ValueError(msg)
        if self.best is not None and not (self.low or 0) <= self.best <= (self.high or 0):
            msg = CatalogueText("value-form.best-inside", low=f"{self.low:g}", high=f"{self.high:g}")
            raise ValueError(msg)
        return self
