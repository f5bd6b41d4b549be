"""Catalogue: completeness in every language, plural forms, errors, translations of a further language."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from string import Formatter

import pytest

from geodata.words import LANGS, LANGUAGES, Lang, Language, catalogue, catalogue_entries, translate
from geodata.words.catalogue import (
    _FOLDER,
    CatalogueEntry,
    _claim_key,
    _flatten,
    _read_entries,
    plural_categories,
    read_translations,
)

MAY_OMIT_NUMBER = {"zero", "one", "two"}


def _templates(entry: CatalogueEntry, lang: Lang) -> list[str]:
    template = entry[lang]
    return [template] if isinstance(template, str) else list(template.values())


def _placeholders(entry: CatalogueEntry, lang: Lang) -> set[str]:
    return {
        name
        for each in _templates(entry, lang)
        for _, name, _, _ in Formatter().parse(each)
        if name is not None
    }


@pytest.mark.parametrize("key", catalogue_entries())
def test_no_text_is_empty_or_padded(key: str) -> None:
    """Every entry has text in all languages, without spaces at its ends."""
    for lang in LANGS:
        for template in _templates(catalogue_entries()[key], lang):
            assert template
            assert template == template.strip()


@pytest.mark.parametrize("key", catalogue_entries())
def test_all_languages_have_the_same_placeholders(key: str) -> None:
    """A value filled in in one language is filled in in all, by an identifier."""
    entry = catalogue_entries()[key]
    first, *others = [_placeholders(entry, lang) for lang in LANGS]
    assert all(other == first for other in others)
    assert all(name.isidentifier() for name in first)


@pytest.mark.parametrize(
    "key", [key for key, entry in catalogue_entries().items() if not isinstance(entry["ar"], str)]
)
def test_plurals_have_every_form(key: str) -> None:
    """A count has CLDR's forms, and a form for many numbers contains the number."""
    for lang in LANGS:
        forms = catalogue_entries()[key][lang]
        assert isinstance(forms, Mapping)
        assert set(forms) == plural_categories(LANGUAGES[lang])
        assert all("{n}" in forms[form] for form in forms.keys() - MAY_OMIT_NUMBER)


def test_plural_categories_are_those_of_cldr() -> None:
    """Six categories in Arabic and two in English."""
    assert plural_categories(LANGUAGES["ar"]) == {"zero", "one", "two", "few", "many", "other"}
    assert plural_categories(LANGUAGES["en"]) == {"one", "other"}


@pytest.mark.parametrize(
    ("count", "arabic", "english"),
    [
        (0, "لا أحداث", "0 events"),
        (1, "حدث واحد", "1 event"),
        (2, "حدثان", "2 events"),
        (3, "\u20683\u2069 أحداث", "3 events"),
        (10, "\u206810\u2069 أحداث", "10 events"),
        (11, "\u206811\u2069 حدثًا", "11 events"),
        (99, "\u206899\u2069 حدثًا", "99 events"),
        (100, "\u2068100\u2069 حدث", "100 events"),
        (103, "\u2068103\u2069 أحداث", "103 events"),
        (1500, "\u20681,500\u2069 حدث", "1,500 events"),
        (1.5, "\u20681.5\u2069 حدث", "1.5 events"),
    ],
)
def test_count_chooses_the_form(count: float, arabic: str, english: str) -> None:
    """CLDR's plural rules choose the form, and the number is grouped."""
    assert translate("count.events", "ar", n=count) == arabic
    assert translate("count.events", "en", n=count) == english


def test_values_are_isolated_where_they_could_reorder_others() -> None:
    """In Arabic every value is isolated, in English only one with right-to-left letters."""
    assert translate("according-to", "ar", source="Kirby") == "بحسب \u2068Kirby\u2069"
    assert translate("according-to", "en", source="Kirby") == "according to Kirby"
    assert translate("according-to", "en", source="سيول") == "according to \u2068سيول\u2069"


@pytest.mark.parametrize(
    ("key", "values", "message"),
    [
        ("no.such.key", {}, "no entry 'no.such.key'"),
        ("according-to", {}, "'source'"),
        ("count.events", {}, "needs a number n"),
        ("count.events", {"n": "3"}, "found '3'"),
    ],
)
def test_missing_keys_and_values_are_named(key: str, values: dict[str, object], message: str) -> None:
    """The error names an unknown key and a missing value."""
    with pytest.raises(KeyError, match=message):
        translate(key, "en", **values)


def test_one_key_in_two_files_is_refused() -> None:
    """The message names both files and the key."""
    with pytest.raises(ValueError, match=r"b\.toml.*'kind\.exercise'.*a\.toml"):
        _claim_key("kind.exercise", "b.toml", {"kind.exercise": "a.toml"})


@pytest.mark.parametrize(
    ("table", "message"),
    [({"kind": {"en": "Kind"}}, "expected ar and en"), ({"kind": "Kind"}, "expected a table")],
)
def test_an_incomplete_entry_is_refused(table: dict[str, object], message: str) -> None:
    """The error for an entry without Arabic, or without languages, names file and key."""
    with pytest.raises(ValueError, match=rf"a\.toml.*{message}"):
        list(_flatten(table, "a.toml", langs=("ar", "en")))


def test_a_language_code_may_be_a_key() -> None:
    """`language.ar` is an entry of its own, not the Arabic of `language`."""
    assert translate("language.ar", "en") == "Arabic"
    assert "language" not in catalogue_entries()


VOCABULARIES = {
    "status": "actual agreed proposed expected feared",
    "statement": "reported judgement forecast",
    "stance": "asserts confirms does-not-deny denies",
    "standing": "within perhaps no",
    "basis": "stated inferred",
    "holds": "throughout sometime recurring",
    "coverage": "mapped off-map heading open",
    "query": "contradiction wording reading outside",
    "qualifier": "exact about close-to more-than at-least less-than up-to",
    "reliability": "A B C D E F",
    "credibility": "1 2 3 4 5 6",
    "place-precision": "1 2 3 4 5 6 7",
    "unit": "soldier ship container shell rocket round year times",
}


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_every_word_of_a_vocabulary_has_an_entry(vocabulary: str) -> None:
    """Each value of a brief's enums has text for the screen."""
    wanted = {f"{vocabulary}.{word}" for word in VOCABULARIES[vocabulary].split()}
    assert wanted - catalogue_entries().keys() == set()


@pytest.mark.parametrize(
    ("key", "avoided"),
    [
        ("standing.within", "مؤكد"),
        ("standing.perhaps", "محتمل"),
        ("standing.no", "محجوب"),
        ("event-card.claims", "ادعاء"),
        ("coverage.title", "شمول"),
        ("statement.forecast", "متوقَّع"),
        ("status.feared", "مخشي"),
        ("actors.pairs", "زوج"),
    ],
)
def test_misleading_words_are_avoided(key: str, avoided: str) -> None:
    """Terms of time and politics are not translated by words for truth or layout."""
    assert avoided not in translate(key, "ar")


FRENCH = Language(code="fr", name="Français", locale="fr-FR", fallback="en", list_separator=" ; ")
BOTH = """
[hello]
en = "Hello, {name}"
ar = "مرحبًا، {name}"

[count.ships]
en = {one = "{n} ship", other = "{n} ships"}
ar = {zero = "0", one = "1", two = "2", few = "{n} f", many = "{n} m", other = "{n} o"}
"""


def _folder(path: Path, translations: str | None) -> Path:
    """A catalogue folder with Arabic and English, and French where it is given."""
    path.joinpath("common.toml").write_text(BOTH, encoding="utf-8")
    if translations is not None:
        path.joinpath("fr").mkdir()
        path.joinpath("fr", "all.toml").write_text(translations, encoding="utf-8")
    return path


def _with_french(path: Path, translations: str | None) -> Mapping[str, CatalogueEntry]:
    return _read_entries(_folder(path, translations), {**LANGUAGES, "fr": FRENCH})


@pytest.mark.parametrize("code", [each.code for each in LANGUAGES.values() if each.fallback] or [None])
def test_every_translation_is_complete(code: Lang | None) -> None:
    """A registered language with a folder of its own has every entry there."""
    if code is not None:
        translations = read_translations(_FOLDER, LANGUAGES[code], catalogue_entries())
        assert catalogue_entries().keys() - translations.keys() == set()


def test_a_further_language_is_a_row_and_a_folder(tmp_path: Path) -> None:
    """Its keys are those of the other languages, its plural forms its own."""
    french = """
    hello = "Bonjour, {name}"
    [count]
    ships = {one = "{n} navire", many = "{n} de navires", other = "{n} navires"}
    """
    found = _with_french(tmp_path, french)
    assert found["hello"]["fr"] == "Bonjour, {name}"
    assert found["hello"]["ar"] == "مرحبًا، {name}"
    assert found["count.ships"]["fr"] == {
        "one": "{n} navire",
        "many": "{n} de navires",
        "other": "{n} navires",
    }


@pytest.mark.parametrize("translations", [None, 'hello = "Bonjour, {name}"'])
def test_a_missing_translation_falls_back(tmp_path: Path, translations: str | None) -> None:
    """The fallback's general form stands for every count, since its singular is not ruled as in French."""
    found = _with_french(tmp_path, translations)
    assert found["hello"]["fr"] == ("Hello, {name}" if translations is None else "Bonjour, {name}")
    assert found["count.ships"]["fr"] == dict.fromkeys(("one", "many", "other"), "{n} ships")


@pytest.mark.parametrize(
    ("translations", "message"),
    [
        ('farewell = "Adieu"', r"fr/all\.toml.*'farewell'.*take it out"),
        ('[count]\nships = {one = "{n} navire", other = "{n} navires"}', r"'count\.ships'.*\['many', 'one'"),
    ],
)
def test_a_wrong_translation_is_refused(tmp_path: Path, translations: str, message: str) -> None:
    """The error names the file of an unknown key, and the plural forms that are expected."""
    with pytest.raises(ValueError, match=message):
        _with_french(tmp_path, translations)


ROW = 'Language(code="qps", name="Þšéûðö", locale="en-GB", fallback="en")'
PROGRAM = """
from datetime import date
from geodata.words import LANGS, format_day, format_number_range, language_direction, translate
print(LANGS, language_direction("qps"))
print(translate("status.actual", "qps"), translate("count.events", "qps", n=2))
print(format_day(date(2024, 10, 23), "qps"), format_number_range(1500, 2000, "qps"))
"""


def test_a_pseudo_language_is_added_in_a_copy(tmp_path: Path) -> None:
    """One row of the registry and one file of text make a language that the room formats everything in."""
    source, copy = Path(catalogue.__file__).parents[1], tmp_path / "geodata"
    shutil.copytree(source / "words", copy / "words")
    shutil.copytree(source / "data" / "words", copy / "data" / "words")
    for name in ("__init__.py", "errors.py", "setting_values.py", "settings.py"):
        shutil.copy(source / name, copy)
    registry = copy / "words" / "languages.py"
    rows = registry.read_text("utf-8").replace(
        "_REGISTERED: Final = (\n", f"_REGISTERED: Final = (\n    {ROW},\n"
    )
    registry.write_text(rows, "utf-8")
    (copy / "data" / "words" / "qps").mkdir()
    (copy / "data" / "words" / "qps" / "all.toml").write_text('[status]\nactual = "Áçtúål"\n', "utf-8")
    environment = os.environ | {"PYTHONPATH": str(tmp_path), "PYTHONIOENCODING": "utf-8"}
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM], check=True, capture_output=True, cwd=tmp_path, env=environment
    )
    assert ran.stdout.decode().splitlines() == [
        "('qps', 'ar', 'en') ltr",
        "Áçtúål 2 events",
        "23 October 2024 1,500–2,000",
    ]
