"""The catalogue: every word on the screen, in Arabic and in English, read once from data files."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from numbers import Real
from string import Formatter
from types import MappingProxyType
from typing import Final, cast

from babel import Locale

from geodata.words.number_format import number
from geodata.words.text_direction import Lang, isolate, runs_right_to_left

LANGS: Final[tuple[Lang, ...]] = ("ar", "en")

Template = str | Mapping[str, str]
Entry = Mapping[str, Template]

_LOCALES: Final = {lang: Locale(lang) for lang in LANGS}


def say(key: str, lang: Lang, /, **values: object) -> str:
    """Return the words that stand under a key, with the values set in.

    Where the entry has plural forms the value `n` chooses one, by the rules of CLDR. Numbers are
    printed by `number`. In Arabic every value is isolated, in English a value with right-to-left
    letters: no value then moves its neighbours.

    Raises
    ------
    KeyError
        Where the catalogue has no such key or a value that the words need is missing.
    """
    entry = entries().get(key)
    if entry is None:
        message = f"words: found no entry {key!r}; add it to a file in geodata/data/words"
        raise KeyError(message)
    template = _form(key, lang, entry, values)
    missing = sorted(_needed(template) - values.keys())
    if missing:
        message = (
            f"words: {key!r} ({lang}) needs the values {missing}, found {sorted(values)}; pass them to say"
        )
        raise KeyError(message)
    return template.format_map({name: _printed(value, lang) for name, value in values.items()})


@cache
def entries() -> Mapping[str, Entry]:
    """Return every entry of the catalogue by its dotted key.

    Raises
    ------
    ValueError
        Where two files hold one key or an entry lacks a language.
    """
    found: dict[str, Entry] = {}
    owners: dict[str, str] = {}
    folder = files("geodata").joinpath("data", "words")
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        if file.name.endswith(".toml"):
            for key, entry in _flat(tomllib.loads(file.read_text(encoding="utf-8")), file.name):
                _claim(key, file.name, owners)
                found[key] = entry
    return MappingProxyType(found)


def _claim(key: str, file: str, owners: dict[str, str]) -> None:
    first = owners.setdefault(key, file)
    if first != file:
        message = f"words: {file}: found {key!r}, which {first} has too; keep one of the two"
        raise ValueError(message)


def _flat(table: Mapping[str, object], file: str, *, prefix: str = "") -> Iterator[tuple[str, Entry]]:
    """Yield key and entry of a table and of the tables in it."""
    for name, value in table.items():
        key = f"{prefix}{name}"
        if not isinstance(value, dict):
            message = f"words: {file}: found {value!r} under {key!r}, expected a table with ar and en"
            raise ValueError(message)  # noqa: TRY004 - the fault is in the file, not in a caller's type
        if not _is_entry(value):
            yield from _flat(value, file, prefix=f"{key}.")
        elif set(value) == set(LANGS):
            yield key, MappingProxyType(value)
        else:
            message = f"words: {file}: {key!r} has {sorted(value)}, expected ar and en; write both"
            raise ValueError(message)


def _is_entry(table: Mapping[str, object]) -> bool:
    """Return whether a table holds words; `[language.ar]` makes a table with a key `ar` that does not."""
    words = [table[lang] for lang in LANGS if lang in table]
    return any(isinstance(each, str) or (isinstance(each, dict) and "other" in each) for each in words)


def _form(key: str, lang: Lang, entry: Entry, values: Mapping[str, object]) -> str:
    """Return the template that fits: the only one, or the plural form for `n`."""
    template = entry[lang]
    if isinstance(template, str):
        return template
    count = values.get("n")
    if not isinstance(count, Real):
        message = f"words: {key!r} has plural forms and needs a number n, found {count!r}; pass n to say"
        raise KeyError(message)
    form = _LOCALES[lang].plural_form(abs(cast("float", count)))
    return template[form]


@cache
def _needed(template: str) -> frozenset[str]:
    """Return the names of the values that a template asks for."""
    return frozenset(name for _, name, _, _ in Formatter().parse(template) if name)


def _printed(value: object, lang: Lang) -> str:
    text = number(cast("float", value), lang) if isinstance(value, Real) else str(value)
    return isolate(text) if lang == "ar" or runs_right_to_left(text) else text
