"""Lists in words: the comma and the semicolon of each language, and the dot between facts on one line."""

from collections.abc import Iterable
from typing import Final

from geodata.words import LANGUAGES, Lang
from geodata.words.text_direction import isolate_right_to_left
from geodata.words.untranslated_text import isolate_untranslated

DOT: Final = " · "


def join_list(items: Iterable[str], lang: Lang) -> str:
    """Return the items of a list with commas between them."""
    return LANGUAGES[lang].list_separator.join(map(isolate_untranslated, items))


def join_numbers(numbers: Iterable[int], lang: Lang) -> str:
    """Return whole numbers with commas between them, isolated in the direction of the language.

    Numbers have no direction: in an isolate of their own they would run from left to right in Arabic too.
    """
    return _join_isolated(map(str, numbers), lang)


def join_number_runs(numbers: Iterable[int], lang: Lang) -> str:
    """Return ascending whole numbers as :func:`join_numbers`, three or more in a row as first and last."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [
        part
        for run in runs
        for part in ([f"{run[0]}–{run[-1]}"] if len(run) > 2 else map(str, run))  # noqa: PLR2004
    ]
    return _join_isolated(parts, lang)


def _join_isolated(numbers: Iterable[str], lang: Lang) -> str:
    joined = join_list(numbers, lang)
    return isolate_right_to_left(joined) if joined and LANGUAGES[lang].is_rtl else joined


def join_clauses(items: Iterable[str], lang: Lang) -> str:
    """Return items that hold commas of their own, with semicolons between them."""
    return LANGUAGES[lang].clause_separator.join(map(isolate_untranslated, items))


def join_facts(*facts: str | None) -> str:
    """Return facts on one line with a middle dot between them; None and empty ones are left out."""
    return DOT.join(isolate_untranslated(fact) for fact in facts if fact)
