"""Registry of languages: facts of each row, lookups, checked input, no comparison outside the registry."""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from babel import Locale

import geodata
from geodata.words import (
    DEFAULT_LANG,
    LANGS,
    LANGUAGES,
    Lang,
    check_language,
    format_number,
    next_language,
)
from geodata.words.number_format import format_digits

ROOMS = Path(geodata.__file__).parent


def test_the_registry_is_ordered_and_complete() -> None:
    """Arabic comes first; the default is registered."""
    assert LANGS[:2] == ("ar", "en")
    assert DEFAULT_LANG in LANGS


@pytest.mark.parametrize("lang", LANGS)
def test_a_row_is_consistent(lang: Lang) -> None:
    """The code is the key, CLDR knows the locale, and the fallback is a language that has no fallback."""
    language = LANGUAGES[lang]
    assert language.code == lang
    assert Locale.parse(language.locale, sep="-").territory
    assert language.fallback is None or LANGUAGES[language.fallback].fallback is None


@pytest.mark.parametrize(
    ("lang", "facts"),
    [
        ("ar", ("rtl", "right", "، ", "؛ ", "؟", "ar-SA")),
        ("en", ("ltr", "left", ", ", "; ", "?", "en-GB")),
    ],
)
def test_facts_of_a_language(lang: Lang, facts: tuple[str, ...]) -> None:
    """Direction, start side, separators, question mark and locale."""
    row = LANGUAGES[lang]
    separators = (row.list_separator, row.clause_separator)
    assert (row.direction, row.start_side, *separators, row.question_mark, row.locale) == facts
    assert row.is_rtl == (row.direction == "rtl")


def test_numbers_take_the_symbols_of_the_row(monkeypatch: pytest.MonkeyPatch) -> None:
    """Digits, thousands separator and decimal mark come from the registry."""
    persian = replace(
        LANGUAGES["ar"], code="fa", digits="۰۱۲۳۴۵۶۷۸۹", thousands_separator="٬", decimal_mark="٫"
    )
    monkeypatch.setattr("geodata.words.desk_style.LANGUAGES", {"fa": persian})
    assert format_number(1500.25, "fa") == "۱٬۵۰۰٫۲۵"
    assert format_digits(2024, "fa") == "۲۰۲۴"


def test_each_language_has_a_next_one() -> None:
    """The briefing's button goes through all languages in turn."""
    visited = [LANGS[0]]
    while (found := next_language(visited[-1])) != LANGS[0]:
        visited.append(found)
    assert tuple(visited) == LANGS


def test_a_code_is_checked_at_the_border() -> None:
    """An unregistered code is refused with those that are registered."""
    assert check_language("ar") == "ar"
    with pytest.raises(ValueError, match=r"found 'fr', expected one of .*\bar, en\b"):
        check_language("fr")


FREE = {"words/languages.py", "words/text_direction.py"}
"""Modules that compare languages and directions for all others."""
CODES = {*LANGS, "rtl", "ltr"}


def _are_codes(nodes: Iterable[ast.expr | None]) -> bool:
    """Whether all nodes, at least one, are literals of a language or a direction."""
    found = [node.value if isinstance(node, ast.Constant) else None for node in nodes]
    return bool(found) and all(each in CODES for each in found)


def _compared(node: ast.expr) -> Iterator[ast.expr]:
    """An operand of a comparison, or the elements of one."""
    yield from node.elts if isinstance(node, ast.Tuple | ast.List | ast.Set) else (node,)


def _is_choice_of_language(node: ast.AST) -> bool:
    """Whether a node decides by a language: a comparison, a case, a choice, a list or a table of codes."""
    found = False
    match node:
        case ast.Compare(left=left, comparators=others):
            found = any(_are_codes([each]) for side in (left, *others) for each in _compared(side))
        case ast.MatchValue(value=value):
            found = _are_codes([value])
        case ast.IfExp(body=body, orelse=other):
            found = _are_codes([body, other])
        case ast.Dict(keys=keys):
            found = _are_codes(keys)
        case ast.Call(func=ast.Name(id="dict"), keywords=keywords):
            found = any(each.arg in CODES for each in keywords)
        case ast.Tuple(elts=elements) | ast.List(elts=elements) | ast.Set(elts=elements):
            found = len(elements) > 1 and _are_codes(elements)
    return found


def _choices_of_language(source: str) -> Iterator[str]:
    """Lines of a module that decide by a language."""
    lines = source.splitlines()
    for node in ast.walk(ast.parse(source)):
        if _is_choice_of_language(node):
            yield lines[node.lineno - 1].strip()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "line",
    [
        'size = 1.5 if lang == "ar" else 1.3',
        'size = 1.5 if "ar" != lang else 1.3',
        'known = lang in ("ar", "fr")',
        'other = "en" if arabic else "ar"',
        'SIZES = {"ar": 1.5, "en": 1.3}',
        "sizes = dict(ar=1.5, en=1.3)",
        'mirrored = direction(lang) == "rtl"',
        'for lang in ("ar", "en"): pass',
        'match lang:\n    case "ar": pass',
    ],
)
def test_the_guard_finds_a_choice(line: str) -> None:
    """Each way to decide by a language is found."""
    assert list(_choices_of_language(line))


@pytest.mark.parametrize(
    "line",
    [
        'words = BilingualText(ar=translate(key, "ar"), en=translate(key, "en"))',
        'row = {"id": name, "ar": arabic, "en": english}',
        'html = html_element("bdi", text, dir="ltr")',
        "words = record.ar",
    ],
)
def test_the_guard_leaves_records(line: str) -> None:
    """The two fields of a record and the attributes of HTML are no choice of a language."""
    assert list(_choices_of_language(line)) == []


BROWSER_FREE = {"instrument/src/language.ts"}
"""Module that compares directions for the others in the browser's code."""
_CODE = rf"""["'`](?:{"|".join(sorted(CODES))})["'`]"""
_LANG_CODE = rf"""["'`](?:{"|".join(LANGS)})["'`]"""
_BROWSER_CHOICES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"[!=]==?\s*{_CODE}",
        rf"{_CODE}\s*[!=]==?",
        rf"\bcase\s+{_CODE}",
        rf"\?\?\s*{_LANG_CODE}",
        rf"\?\s*{_LANG_CODE}\s*:\s*{_LANG_CODE}",
        rf"[\[(|=]\s*{_LANG_CODE}\s*[,)\]|]",
        rf"[{{,]\s*(?:{'|'.join(LANGS)})\s*:",
    )
)


def _browser_choices(source: str) -> Iterator[str]:
    """Lines of TypeScript or JavaScript that decide by a language: compared, a choice, a list or a table."""
    for line in source.splitlines():
        if any(pattern.search(line) for pattern in _BROWSER_CHOICES):
            yield line.strip()


@pytest.mark.parametrize(
    "line",
    [
        'const onward = lang === "ar" ? "ArrowLeft" : "ArrowRight";',
        'if (state.lang !== "en") return;',
        "if ('ar' == lang) return;",
        'const rightToLeft = root.dir === "rtl";',
        'case "ar":',
        'const other = arabic ? "en" : "ar";',
        'const lang = this.#state?.spec.lang ?? "en";',
        'export type Lang = "ar" | "en";',
        'if (["ar", "fa"].includes(lang)) return;',
        "const sizes = { ar: 1.5, en: 1.3 };",
    ],
)
def test_the_browser_guard_finds_a_choice(line: str) -> None:
    """Each way to decide by a language is found."""
    assert list(_browser_choices(line))


@pytest.mark.parametrize(
    "line",
    ['createElement("span", { dir: "ltr" });', 'element.dir = reversed ? "rtl" : "ltr";', "lang: Lang;"],
)
def test_the_browser_guard_leaves_attributes(line: str) -> None:
    """The direction of an element that is always the same is no choice of a language."""
    assert list(_browser_choices(line)) == []


def test_no_language_is_compared_in_the_browser() -> None:
    """TypeScript and served JavaScript take each fact from the language's row, style sheets the direction."""
    folder = ROOMS / "instrument"
    files = [*(folder / "src").rglob("*.ts"), *(folder / "served").glob("*.js")]
    assert len(files) > 50
    sheets = "".join(file.read_text("utf-8") for file in (folder / "src").rglob("*.css"))
    assert ":lang(" not in sheets
    found = {
        name: lines
        for file in sorted(files)
        if (name := str(file.relative_to(ROOMS))) not in BROWSER_FREE
        if (lines := list(_browser_choices(file.read_text("utf-8"))))
    }
    assert found == {}


def test_no_language_is_compared_outside_the_registry() -> None:
    """A condition on a language is an attribute of its row, in every room."""
    found = {
        str(file.relative_to(ROOMS)): lines
        for file in sorted(ROOMS.rglob("*.py"))
        if "node_modules" not in file.parts and str(file.relative_to(ROOMS)) not in FREE
        if (lines := list(_choices_of_language(file.read_text("utf-8"))))
    }
    assert found == {}
