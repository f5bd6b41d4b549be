"""Names of currencies by ISO 4217 code, as CLDR has them."""

from functools import cache

from babel import Locale
from babel.numbers import get_currency_name

from geodata.words.languages import DEFAULT_LANG, LANGUAGES, Lang


def is_currency(code: str) -> bool:
    """Return whether a lower-case code is that of a currency (ISO 4217)."""
    return code.upper() in _currency_codes() and code.islower()


def currency_name(code: str, lang: Lang, number: float) -> str:
    """Return the name of a currency for so many of it: "US dollars"."""
    locale = Locale.parse(LANGUAGES[lang].locale, sep="-")
    return get_currency_name(code.upper(), count=number, locale=locale)


@cache
def _currency_codes() -> frozenset[str]:
    return frozenset(Locale.parse(LANGUAGES[DEFAULT_LANG].locale, sep="-").currencies)
