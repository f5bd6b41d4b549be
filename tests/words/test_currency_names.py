"""Currencies by their codes."""

import pytest

from geodata.words.currency_names import currency_name, is_currency


@pytest.mark.parametrize(("code", "known"), [("usd", True), ("sdg", True), ("USD", False), ("abc", False)])
def test_codes(code: str, *, known: bool) -> None:
    """ISO 4217 in lower case."""
    assert is_currency(code) is known


def test_names() -> None:
    """As CLDR has them, by number where the language does so."""
    assert [currency_name("kzt", "en", number) for number in (1, 2)] == [
        "Kazakhstani tenge",
        "Kazakhstani tenges",
    ]
    assert [currency_name("usd", "en", number) for number in (1, 2)] == ["US dollar", "US dollars"]
    assert currency_name("kzt", "ar", 2) == "تينغ كازاخستاني"
