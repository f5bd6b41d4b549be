"""Texts of the catalogue that are worded before the language of their reader is known."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Self

from geodata.words.catalogue import translate, translate_plainly
from geodata.words.languages import DEFAULT_LANG, LANGUAGES, Lang
from geodata.words.text_direction import isolate_right_to_left, isolate_text

_HIDDEN_SEPARATORS = frozenset({"Zl", "Zp"})


class CatalogueText(str):
    """A text of the catalogue: as a string in the default language, and at any time in another.

    A value may be a text of the catalogue itself; a tuple is a list of values, a mapping a name by language.
    What cannot be seen in a value is escaped: values come from files.
    """

    __slots__ = ("key", "values")
    key: str
    values: Mapping[str, object]

    def __new__(cls, key: str, /, **values: object) -> Self:
        """Take the key of an entry and the values of its template."""
        spoken = _spoken(values, DEFAULT_LANG, is_plain=True)
        text = super().__new__(cls, translate_plainly(key, DEFAULT_LANG, **spoken))
        text.key, text.values = key, values
        return text

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, object]]:
        """Return the arguments that make a copy."""
        return (self.key,), dict(self.values)

    def in_language(self, lang: Lang) -> str:
        """Return the text in a language, each value isolated where it could reorder its neighbours."""
        return translate(self.key, lang, **_spoken(self.values, lang, is_plain=False))

    def in_plain_language(self, lang: Lang) -> str:
        """Return the text in a language without isolates, for a terminal."""
        return translate_plainly(self.key, lang, **_spoken(self.values, lang, is_plain=True))

    def with_values(self, change: Callable[[str], str]) -> "CatalogueText":
        """Return the text with each value that is no text of the catalogue changed by a function."""
        return CatalogueText(self.key, **{name: _changed(each, change) for name, each in self.values.items()})


def in_language(text: str, lang: Lang) -> str:
    """Return a text of the catalogue in a language; any other text, such as a value of a file, unchanged."""
    return text.in_language(lang) if isinstance(text, CatalogueText) else text


def in_plain_language(text: str, lang: Lang) -> str:
    """Return a text as :func:`in_language` does, without isolates."""
    return text.in_plain_language(lang) if isinstance(text, CatalogueText) else text


def alternatives(values: Iterable[str]) -> str:
    """Return "a, b or c" as a text of the catalogue; a single value unchanged."""
    first, *rest = values
    if not rest:
        return first
    key = "alternatives.more" if len(rest) > 1 else "alternatives.last"
    return CatalogueText(key, first=first, rest=alternatives(rest))


def escape_unseen(text: str) -> str:
    """Return a text with everything escaped that cannot be seen."""
    return "".join(
        f"\\u{ord(char):04x}"
        if (kind := unicodedata.category(char))[0] == "C" or kind in _HIDDEN_SEPARATORS
        else char
        for char in text
    )


def _spoken(values: Mapping[str, object], lang: Lang, *, is_plain: bool) -> dict[str, object]:
    """Return values as a template takes them: texts in a language, lists as the language joins them."""
    return {name: _spoken_value(value, lang, is_plain=is_plain) for name, value in values.items()}


def _spoken_value(value: object, lang: Lang, *, is_plain: bool) -> object:
    match value:
        case CatalogueText():
            return value.in_plain_language(lang) if is_plain else value.in_language(lang)
        case str():
            return escape_unseen(value)
        case Mapping():
            return escape_unseen(str(value.get(lang) or next(iter(value.values()))))
        case tuple():
            items = [str(_spoken_value(each, lang, is_plain=is_plain)) for each in value]
            isolated = LANGUAGES[lang].is_rtl and not is_plain
            joined = LANGUAGES[lang].list_separator.join(map(isolate_text, items) if isolated else items)
            return isolate_right_to_left(joined) if isolated else joined
    return value


def _changed(value: object, change: Callable[[str], str]) -> object:
    match value:
        case CatalogueText():
            return value.with_values(change)
        case str():
            return change(value)
        case tuple():
            return tuple(_changed(each, change) for each in value)
    return value
