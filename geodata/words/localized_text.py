"""Wording of a record in one or several languages, and the type of its lines."""

import inspect
from collections.abc import Mapping
from typing import Annotated, Any, Final

from pydantic import (
    AfterValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    RootModel,
    ValidationInfo,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from geodata.words.catalogue_text import CatalogueText
from geodata.words.languages import LANGUAGES, Lang
from geodata.words.text_direction import find_suspicious_characters, strip_direction_marks
from geodata.words.untranslated_text import UntranslatedText
from geodata.words.value_faults import fault_and_form

MAX_LINE_LENGTH: Final = 2000
"""Characters of one line of text, at most."""


def _clean_line(text: str) -> str:
    """Return a string without marks and blanks at its ends; refuse an empty one and invisible characters."""
    trimmed = strip_direction_marks(text).strip()
    if found := find_suspicious_characters(trimmed):
        listed = tuple(f"{name} ({column})" for column, name in found[:5])
        msg = CatalogueText("value-form.visible-line", found=listed)
        raise ValueError(msg)
    if not trimmed:
        msg = fault_and_form("empty-line")
        raise ValueError(msg)
    return trimmed


TextLine = Annotated[str, Field(max_length=MAX_LINE_LENGTH), AfterValidator(_clean_line)]
"""Text of one field, without invisible characters."""


class LocalizedText(RootModel[dict[Lang, TextLine]]):
    """The same wording in at least one language; a bare string is in the brief's own language.

    The brief's own language is the value ``language`` of the validation context; where the wording has it,
    it comes first.
    """

    model_config = ConfigDict(frozen=True)

    def __hash__(self) -> int:
        """Return the hash of the wordings, whatever their order."""
        return hash(frozenset(self.root.items()))

    def __getitem__(self, lang: Lang) -> str:
        """Return the wording that a reader of a language is shown; one of another language says so."""
        used = self.language_for(lang)
        return self.root[used] if used == lang else UntranslatedText(self.root[used], used, lang)

    def language_for(self, lang: Lang) -> Lang:
        """Return its language: the reader's own, the fallback of that, else the first (the brief's own)."""
        if lang in self.root:
            return lang
        fallback = LANGUAGES[lang].fallback if lang in LANGUAGES else None
        return fallback if fallback in self.root else next(iter(self.root))

    def has(self, lang: Lang) -> bool:
        """Return whether there is a wording in exactly this language."""
        return lang in self.root

    def get(self, lang: Lang) -> str | None:
        """Return the wording in exactly this language, if there is one."""
        return self.root.get(lang)

    @property
    def wordings(self) -> tuple[str, ...]:
        """The wordings in all languages, the brief's own first."""
        return tuple(self.root.values())

    @model_validator(mode="before")
    @classmethod
    def _own_language_first(cls, value: Any, info: ValidationInfo) -> Any:
        own = (info.context or {}).get("language")
        if isinstance(value, str):
            if own is None:
                msg = CatalogueText("value-form.words-with-language", form="{en: …}")
                raise ValueError(msg)
            return {own: value}
        if isinstance(value, Mapping):
            _check_languages(value)
            return {own: value[own], **value} if own in value else dict(value)
        return value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return the schema of a mapping of language to line, or of one line."""
        del core_schema, handler
        return {"anyOf": [localized_text_schema(), _LINE_SCHEMA], "description": inspect.getdoc(cls)}


_LINE_SCHEMA: Final = {"type": "string", "maxLength": MAX_LINE_LENGTH}


def localized_text_schema() -> JsonSchemaValue:
    """Return the JSON Schema of a mapping of language to line."""
    lines = {code: {**_LINE_SCHEMA, "description": f"Wording in {code}."} for code in LANGUAGES}
    return {"type": "object", "properties": lines, "additionalProperties": False, "minProperties": 1}


def _check_languages(value: Mapping[Any, Any]) -> None:
    """Refuse a mapping without a wording, or with a key that is no registered language."""
    if unknown := [str(key) for key in value if key not in LANGUAGES]:
        msg = CatalogueText("value-form.language-keys", languages=tuple(LANGUAGES), found=tuple(unknown))
        raise ValueError(msg)
    if not value:
        msg = CatalogueText("value-form.one-language", form="{en: …}")
        raise ValueError(msg)
