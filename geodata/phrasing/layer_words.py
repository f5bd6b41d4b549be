"""Reference layers in words: where one comes from, and its line in the legend."""

from datetime import date
from typing import Protocol

from geodata.brief.record_fields import Marking
from geodata.brief.record_types.document_record import Document
from geodata.phrasing.list_words import join_facts
from geodata.words import Lang, format_day, translate
from geodata.words.localized_text import LocalizedText


class _Layer(Protocol):
    @property
    def title(self) -> LocalizedText: ...
    @property
    def document(self) -> Document | None: ...
    @property
    def as_of(self) -> date | None: ...
    @property
    def marking(self) -> Marking | None: ...


def layer_source_phrase(document: Document | None, lang: Lang) -> str:
    """Return the publisher of a layer's document, else its title or id; without one "drawn by the desk"."""
    if document is None:
        return translate("reference-layer.desk", lang)
    words = document.publisher or document.title
    return words[lang] if words else document.id


def layer_phrase(layer: _Layer, lang: Lang) -> str:
    """Return title, source, day and own marking of a reference layer on one line."""
    return join_facts(
        layer.title[lang],
        layer_source_phrase(layer.document, lang),
        translate("reference-layer.day", lang, day=format_day(layer.as_of, lang)) if layer.as_of else None,
        layer.marking.text[lang] if layer.marking else None,
    )
