"""Choices of the desk for how numbers and dates are written, from the settings; read at the start."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from functools import cache
from typing import Final

from geodata.settings import current_settings
from geodata.words.languages import LANGUAGES, Lang, Language

_MONTH_NAMES: Final = {"أكتوبر": 0, "تشرين الأول": 1}
"""Place of a name among those that the catalogue has of a month, by a choice of the setting `months`."""
_PLAIN: Final = ContextVar("plain_digits", default=False)
_GREGORIAN_ALONE: Final = ContextVar("gregorian_alone", default=False)


@cache
def _native_digits() -> bool:
    return current_settings().digits == "٠-٩"


@cache
def _month_name_place() -> int | None:
    return _MONTH_NAMES.get(current_settings().months)


@cache
def _hijri() -> bool:
    return current_settings().hijri


@cache
def _with_numbers(language: Language, numbers: tuple[str, str, str]) -> Language:
    digits, thousands_separator, decimal_mark = numbers
    return replace(
        language, digits=digits, thousands_separator=thousands_separator, decimal_mark=decimal_mark
    )


def written_language(lang: Lang) -> Language:
    """Return the facts of a language with the digits that the desk has chosen."""
    language = LANGUAGES[lang]
    numbers = language.native_numbers
    if numbers is None or _PLAIN.get() or not _native_digits():
        return language
    return _with_numbers(language, numbers)


def chosen_month_name(names: str) -> str:
    """Return the name of a month that the desk has chosen of the two in Arabic, or both."""
    place = _month_name_place()
    written = names.split("/")
    return names if place is None or len(written) == 1 else written[place]


def shows_hijri(lang: Lang) -> bool:
    """Return whether dates have the Hijri date beside them: in languages with that calendar, as chosen."""
    hidden = _PLAIN.get() or _GREGORIAN_ALONE.get()
    return LANGUAGES[lang].has_hijri_dates and not hidden and _hijri()


@contextmanager
def gregorian_alone() -> Iterator[None]:
    """Write dates without the Hijri date: where there is no room, as on a button or beside a mark."""
    token = _GREGORIAN_ALONE.set(True)
    try:
        yield
    finally:
        _GREGORIAN_ALONE.reset(token)


@contextmanager
def plain_digits() -> Iterator[None]:
    """Write numbers in 0-9 and Gregorian dates whatever the desk has chosen: programs read data files."""
    token = _PLAIN.set(True)
    try:
        yield
    finally:
        _PLAIN.reset(token)
