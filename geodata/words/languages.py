"""Registry of the interface languages: one row for each, with every fact that the code takes from a language.

A language more is a row here and its catalogue, ``geodata/data/words/<code>/*.toml``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Final, Literal

Lang = str
"""Code of an interface language, a key of `LANGUAGES`; `geodata.vocabulary.LanguageCode` checks input."""
Direction = Literal["rtl", "ltr"]
Side = Literal["left", "right"]

DEFAULT_LANG: Final[Lang] = "en"
"""Language used where neither link, browser nor brief names one, and of messages to developers."""

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
    fallback: Lang | None = None
    """Language shown where the catalogue or a record lacks this one; None: each catalogue file has it."""
    direction: Direction = "ltr"
    digits: str = "0123456789"
    thousands_separator: str = ","
    decimal_mark: str = "."
    native_numbers: tuple[str, str, str] | None = None
    """Digits, thousands separator and decimal mark that a desk can choose instead of these three."""
    list_separator: str = ", "
    clause_separator: str = "; "
    question_mark: str = "?"
    month_range_dash: str = "–"
    """Between two months of one year; with spaces where a month's name has several words."""
    has_hijri_dates: bool = False
    """Whether a desk can choose to have the Hijri date beside the Gregorian one."""
    dual_endings: tuple[str, str] | None = None
    """Ending of a dual noun alone and after a preposition, for languages that decline it."""
    plural_name_form: str = "other"
    """Plural category whose form, without its number, names several of a thing."""
    plural_name_categories: frozenset[str] = frozenset({"zero", "two", "few", "many", "other"})
    """Plural categories in which the name of several follows a number, and not the name of one."""
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
        direction="rtl",
        list_separator="، ",
        clause_separator="؛ ",
        question_mark="؟",
        native_numbers=("٠١٢٣٤٥٦٧٨٩", "٬", "٫"),
        month_range_dash=" – ",
        has_hijri_dates=True,
        dual_endings=("ان", "ين"),
        plural_name_form="few",
        plural_name_categories=frozenset({"zero", "few"}),
        screen_line_height=1.75,
        picture_line_height=1.5,
        slide_line_height=1.5,
    ),
    Language(code="en", name="English", locale="en-GB"),
)

LANGUAGES: Final[Mapping[Lang, Language]] = MappingProxyType({each.code: each for each in _REGISTERED})
LANGS: Final[tuple[Lang, ...]] = tuple(LANGUAGES)


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
