"""Registry of the interface languages: one row for each, with every fact that the code takes from a language.

A language more is a row here and its catalogue, ``geodata/data/words/<code>/*.toml``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Final, Literal, Protocol

Lang = str
"""Code of an interface language, a key of `LANGUAGES`; `geodata.vocabulary.LanguageCode` checks input."""
RecordLang = Literal["ar", "en"]
"""Language of the words that a brief or the gazetteer holds: each record has both fields."""
Direction = Literal["rtl", "ltr"]
Side = Literal["left", "right"]

DEFAULT_LANG: Final[Lang] = "en"
"""Language used where neither link, browser nor brief names one, and of messages to developers."""
RECORD_LANGS: Final[tuple[RecordLang, ...]] = ("ar", "en")

_LATIN_SYMBOLS: Final = "0123456789,."


@dataclass(frozen=True, kw_only=True)
class Language:
    """Facts about a language; the defaults are those of a language written in Latin letters."""

    code: Lang
    """BCP 47 tag: value of ``lang`` in links and HTML, and name of the catalogue's folder."""
    name: str
    """Name of the language in itself."""
    locale: str
    """BCP 47 tag with region, for CLDR's plural rules and for office files."""
    record_lang: RecordLang = "en"
    """Language of a brief's titles and of place names that a reader of this language is shown."""
    fallback: Lang | None = None
    """Language of the words where the own catalogue lacks an entry; None: each file has this language."""
    direction: Direction = "ltr"
    digits: str = "0123456789"
    thousands_separator: str = ","
    decimal_mark: str = "."
    list_separator: str = ", "
    clause_separator: str = "; "
    month_range_dash: str = "–"
    """Between two months of one year; with spaces where a month's name has several words."""
    dual_endings: tuple[str, str] | None = None
    """Ending of a dual noun alone and after a preposition, for languages that decline it."""
    screen_line_height: float = 1.5
    """Multiple of the type size, as the two below."""
    picture_line_height: float = 1.28
    slide_line_height: float = 1.3

    @property
    def is_rtl(self) -> bool:
        """Whether the language is written from right to left."""
        return self.direction == "rtl"

    @property
    def start_side(self) -> Side:
        """Side of the page on which a line begins."""
        return "right" if self.is_rtl else "left"

    @property
    def column_suffix(self) -> str:
        """Suffix of the columns with this language's words: ``title`` is English, ``title_ar`` Arabic."""
        return "" if self.record_lang == "en" else f"_{self.record_lang}"

    @cached_property
    def number_symbols(self) -> Mapping[int, str]:
        """Table for `str.translate` from ``0-9``, comma and full stop to the symbols of this language."""
        return {
            ord(latin): symbol
            for latin, symbol in zip(
                _LATIN_SYMBOLS, (*self.digits, self.thousands_separator, self.decimal_mark), strict=True
            )
        }


_REGISTERED: Final = (
    Language(
        code="ar",
        name="العربية",
        locale="ar-SA",
        record_lang="ar",
        direction="rtl",
        list_separator="، ",
        clause_separator="؛ ",
        month_range_dash=" – ",
        dual_endings=("ان", "ين"),
        screen_line_height=1.75,
        picture_line_height=1.5,
        slide_line_height=1.5,
    ),
    Language(code="en", name="English", locale="en-GB"),
)

LANGUAGES: Final[Mapping[Lang, Language]] = MappingProxyType({each.code: each for each in _REGISTERED})
LANGS: Final[tuple[Lang, ...]] = tuple(LANGUAGES)


class Bilingual(Protocol):
    """A record with the same words in both record languages."""

    @property
    def ar(self) -> str:
        """The words in Arabic."""

    @property
    def en(self) -> str:
        """The words in English."""


def bilingual_text(record: Bilingual, lang: Lang) -> str:
    """Return the words of a record that a reader of an interface language is shown."""
    return record.ar if LANGUAGES[lang].record_lang == "ar" else record.en


def next_language(lang: Lang) -> Lang:
    """Return the language after this one in the registry; after the last comes the first."""
    return LANGS[(LANGS.index(lang) + 1) % len(LANGS)]


def check_language(code: str) -> Lang:
    """Return the code of a registered language.

    Raises
    ------
    ValueError
        Where no such language is registered; the message lists those that are.
    """
    if code not in LANGUAGES:
        message = f"lang: found {code!r}, expected one of {', '.join(LANGS)}"
        raise ValueError(message)
    return code
