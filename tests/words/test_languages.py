"""Registry of languages: facts of each row, lookups, checked input, no comparison outside the registry."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from babel import Locale

import geodata
from geodata.words import (
    DEFAULT_LANG,
    LANGS,
    LANGUAGES,
    RECORD_LANGS,
    Lang,
    bilingual_text,
    catalogue_entries,
    check_language,
    format_number,
)
from geodata.words.number_format import format_digits

ROOMS = Path(geodata.__file__).parent


def test_the_registry_is_ordered_and_complete() -> None:
    """Arabic comes first; the default and the languages of records are registered."""
    assert LANGS[:2] == ("ar", "en")
    assert {DEFAULT_LANG, *RECORD_LANGS} <= set(LANGS)


@pytest.mark.parametrize("lang", LANGS)
def test_a_row_is_consistent(lang: Lang) -> None:
    """The code is the key, CLDR knows the locale, and the fallback is a language that has no fallback."""
    language = LANGUAGES[lang]
    assert language.code == lang
    assert Locale.parse(language.locale, sep="-").territory
    assert language.fallback is None or LANGUAGES[language.fallback].fallback is None


@pytest.mark.parametrize("lang", RECORD_LANGS)
def test_the_name_is_that_of_the_catalogue(lang: Lang) -> None:
    """The language's name in itself is the same in both places."""
    assert catalogue_entries()[f"language-own.{lang}"][lang] == LANGUAGES[lang].name


@pytest.mark.parametrize(
    ("lang", "facts"),
    [
        ("ar", ("rtl", "right", "left", "←", "، ", "؛ ", "_ar", "ar-SA")),
        ("en", ("ltr", "left", "right", "→", ", ", "; ", "", "en-GB")),
    ],
)
def test_facts_of_a_language(lang: Lang, facts: tuple[str, ...]) -> None:
    """Direction, sides, arrow, separators, suffix of columns and locale."""
    row = LANGUAGES[lang]
    sides = (row.direction, row.start_side, row.end_side, row.arrow)
    assert (*sides, row.list_separator, row.clause_separator, row.column_suffix, row.locale) == facts
    assert row.is_rtl == (row.direction == "rtl")


@pytest.mark.parametrize("lang", LANGS)
def test_a_record_is_read_in_a_language(lang: Lang) -> None:
    """Each interface language shows one of the two languages of a record."""

    class Name:
        ar, en = "سيول", "Seoul"

    assert bilingual_text(Name(), lang) == {"ar": "سيول", "en": "Seoul"}[LANGUAGES[lang].record_lang]


def test_numbers_take_the_symbols_of_the_row(monkeypatch: pytest.MonkeyPatch) -> None:
    """Digits, thousands separator and decimal mark come from the registry."""
    persian = replace(
        LANGUAGES["ar"], code="fa", digits="۰۱۲۳۴۵۶۷۸۹", thousands_separator="٬", decimal_mark="٫"
    )
    monkeypatch.setattr("geodata.words.number_format.LANGUAGES", {"fa": persian})
    assert format_number(1500.25, "fa") == "۱٬۵۰۰٫۲۵"
    assert format_digits(2024, "fa") == "۲۰۲۴"


def test_a_code_is_checked_at_the_border() -> None:
    """An unregistered code is refused with those that are registered."""
    assert check_language("ar") == "ar"
    with pytest.raises(ValueError, match=r"found 'fr', expected one of .*\bar, en\b"):
        check_language("fr")


COMPARED = re.compile(r"""[=!]= ?["'](ar|en)["']|["'](ar|en)["'] (if|else)\b|["'](rtl|ltr)["'] (if|else)\b""")
FREE = {"words/languages.py"}
CHECKED = ("words", "places", "derive", "view.py", "vocabulary.py")


@pytest.mark.parametrize("room", CHECKED)
def test_no_language_is_compared_outside_the_registry(room: str) -> None:
    """A condition on a language is an attribute of its row."""
    files = [ROOMS / room] if room.endswith(".py") else sorted((ROOMS / room).rglob("*.py"))
    assert files
    found = [
        f"{file.relative_to(ROOMS)}: {line.strip()}"
        for file in files
        if str(file.relative_to(ROOMS)) not in FREE
        for line in file.read_text("utf-8").splitlines()
        if COMPARED.search(line)
    ]
    assert found == []
