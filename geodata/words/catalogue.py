"""Catalogue of interface text: entries by dotted key, read once from ``geodata/data/words``.

Each file ``*.toml`` there has its entries in every language without a fallback (Arabic and English). A
language with a fallback has a folder of its own, ``<code>/*.toml``, with the same keys and its text alone.
"""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from numbers import Real
from string import Formatter
from types import MappingProxyType
from typing import Final, cast

from babel import Locale

from geodata.words.languages import LANGUAGES, Lang, Language
from geodata.words.number_format import format_number
from geodata.words.text_direction import has_rtl_letters, isolate_text

TextTemplate = str | Mapping[str, str]
"""Text with ``{values}``, or such a text by CLDR plural category."""
CatalogueEntry = Mapping[Lang, TextTemplate]

_FOLDER: Final[Traversable] = files("geodata").joinpath("data", "words")
_OTHER: Final = "other"  # the plural category that every language has


def translate(key: str, lang: Lang, /, **values: object) -> str:
    """Return the text of a catalogue entry with its values filled in.

    Where the entry has plural forms the value `n` chooses one, by the rules of CLDR. Numbers are
    formatted by `number`. In a language written from right to left every value is isolated, in others a
    value with right-to-left letters, so that no value reorders its neighbours.

    Raises
    ------
    KeyError
        Where the catalogue has no such key or a value of the template is missing.
    """
    return _filled(key, lang, values, _isolated_value)


def translate_plainly(key: str, lang: Lang, /, **values: object) -> str:
    """Return the text of an entry as :func:`translate` does, without isolates: for terminals and logs."""
    return _filled(key, lang, values, _plain_value)


def _filled(
    key: str, lang: Lang, values: Mapping[str, object], written: Callable[[object, Lang], str]
) -> str:
    """Return the text of an entry with each value filled in as a function writes it."""
    entry = catalogue_entries().get(key)
    if entry is None:
        message = f"words: found no entry {key!r}; add it to a file in geodata/data/words"
        raise KeyError(message)
    template = _template(key, lang, entry, values)
    missing = sorted(_placeholders(template) - values.keys())
    if missing:
        message = (
            f"words: {key!r} ({lang}) needs the values {missing}, found {sorted(values)}; pass them to say"
        )
        raise KeyError(message)
    return template.format_map({name: written(value, lang) for name, value in values.items()})


@cache
def catalogue_entries() -> Mapping[str, CatalogueEntry]:
    """Return every entry of the catalogue by its dotted key, each in all registered languages.

    Raises
    ------
    ValueError
        Where two files hold one key, an entry lacks a language, or a language's own catalogue has an unknown
        key or a plural form too few.
    """
    return _read_entries(_FOLDER, LANGUAGES)


def _read_entries(folder: Traversable, languages: Mapping[Lang, Language]) -> Mapping[str, CatalogueEntry]:
    """Return the entries of a catalogue folder in all these languages."""
    own = tuple(language.code for language in languages.values() if language.fallback is None)
    found: dict[str, CatalogueEntry] = {}
    owners: dict[str, str] = {}
    for name, table in _tables(folder):
        for key, entry in _flatten(table, name, langs=own):
            _claim_key(key, name, owners)
            found[key] = entry
    for language in languages.values():
        if language.fallback is not None:
            found = _with_language(found, language, read_translations(folder, language, found))
    return MappingProxyType(found)


def read_translations(
    folder: Traversable, language: Language, known: Mapping[str, CatalogueEntry]
) -> dict[str, TextTemplate]:
    """Return the templates in the folder of a language with a fallback, by key.

    Raises
    ------
    ValueError
        Where a key is unknown, stands in two files, or its plural forms are not those of the language.
    """
    found: dict[str, TextTemplate] = {}
    owners: dict[str, str] = {}
    own = folder.joinpath(language.code)
    for name, table in _tables(own) if own.is_dir() else ():
        file = f"{language.code}/{name}"
        for key, template in _flatten_translations(table, file, known=known):
            _claim_key(key, file, owners)
            wrong = isinstance(template, Mapping) and set(template) != plural_categories(language)
            if wrong:
                expected = sorted(plural_categories(language))
                message = f"words: {file}: {key!r} has the forms {sorted(template)}, expected {expected}"
                raise ValueError(message)
            found[key] = template
    return found


def plural_categories(language: Language) -> set[str]:
    """Return CLDR's plural categories of a language, such as ``one`` and ``other``."""
    return {*_locale(language.locale).plural_form.tags, _OTHER}


@cache
def _locale(tag: str) -> Locale:
    return Locale.parse(tag, sep="-")


def _tables(folder: Traversable) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Yield name and content of each TOML file of a folder, by name."""
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        if file.name.endswith(".toml"):
            yield file.name, tomllib.loads(file.read_text(encoding="utf-8"))


def _claim_key(key: str, file: str, owners: dict[str, str]) -> None:
    """Record that a file holds a key, or refuse a key that another file holds."""
    first = owners.setdefault(key, file)
    if first != file:
        message = f"words: {file}: found {key!r}, which {first} has too; keep one of the two"
        raise ValueError(message)


def _flatten(
    table: Mapping[str, object], file: str, *, langs: tuple[Lang, ...], prefix: str = ""
) -> Iterator[tuple[str, CatalogueEntry]]:
    """Yield dotted key and entry of a file's table and of the tables in it."""
    expected = " and ".join(langs)
    for name, value in table.items():
        key = f"{prefix}{name}"
        if not isinstance(value, dict):
            message = f"words: {file}: found {value!r} under {key!r}, expected a table with {expected}"
            raise ValueError(message)  # noqa: TRY004 - the fault is in the file, not in a caller's type
        if not _is_entry(value, langs):
            yield from _flatten(value, file, langs=langs, prefix=f"{key}.")
        elif set(value) == set(langs):
            yield key, MappingProxyType(value)
        else:
            message = f"words: {file}: {key!r} has {sorted(value)}, expected {expected}; write both"
            raise ValueError(message)


def _is_entry(table: Mapping[str, object], langs: tuple[Lang, ...]) -> bool:
    """Return whether a table holds templates; `[language.ar]` makes a table with a key `ar` that does not."""
    templates = [table[lang] for lang in langs if lang in table]
    return any(isinstance(each, str) or (isinstance(each, dict) and _OTHER in each) for each in templates)


def _flatten_translations(
    table: Mapping[str, object], file: str, *, known: Mapping[str, CatalogueEntry], prefix: str = ""
) -> Iterator[tuple[str, TextTemplate]]:
    """Yield dotted key and template of a table of one language; the known keys tell entries from tables."""
    for name, value in table.items():
        key = f"{prefix}{name}"
        if key in known:
            yield key, cast("TextTemplate", value)
        elif isinstance(value, dict):
            yield from _flatten_translations(value, file, known=known, prefix=f"{key}.")
        else:
            message = f"words: {file}: found {key!r}, which no file in geodata/data/words has; take it out"
            raise ValueError(message)


def _with_language(
    found: Mapping[str, CatalogueEntry], language: Language, translations: Mapping[str, TextTemplate]
) -> dict[str, CatalogueEntry]:
    """Return the entries with one language more, from its translations or else from its fallback."""
    return {
        key: MappingProxyType(
            {**entry, language.code: translations.get(key) or _fallback_template(entry, language)}
        )
        for key, entry in found.items()
    }


def _fallback_template(entry: CatalogueEntry, language: Language) -> TextTemplate:
    """Return the fallback's template; of plural forms the general one, since the rules of the two differ."""
    template = entry[cast("Lang", language.fallback)]
    if isinstance(template, str):
        return template
    return dict.fromkeys(sorted(plural_categories(language)), template[_OTHER])


def _template(key: str, lang: Lang, entry: CatalogueEntry, values: Mapping[str, object]) -> str:
    """Return the template of an entry: the only one, or the plural form for `n`."""
    template = entry[lang]
    if isinstance(template, str):
        return template
    count = values.get("n")
    if not isinstance(count, Real):
        message = f"words: {key!r} has plural forms and needs a number n, found {count!r}; pass n to say"
        raise KeyError(message)
    return template[plural_category(cast("float", count), lang)]


def plural_category(number: float, lang: Lang) -> str:
    """Return CLDR's plural category of a number in a language, such as ``few``."""
    return str(_locale(LANGUAGES[lang].locale).plural_form(abs(number)))


@cache
def _placeholders(template: str) -> frozenset[str]:
    """Return the names of the values in a template."""
    return frozenset(name for _, name, _, _ in Formatter().parse(template) if name)


def _isolated_value(value: object, lang: Lang) -> str:
    """Return a value as text, isolated where it could reorder its neighbours."""
    text = _plain_value(value, lang)
    return isolate_text(text) if LANGUAGES[lang].is_rtl or has_rtl_letters(text) else text


def _plain_value(value: object, lang: Lang) -> str:
    return format_number(cast("float", value), lang) if isinstance(value, Real) else str(value)
