"""Lists in words: the comma and the semicolon of each language, and the dot between facts on one line."""

from collections.abc import Iterable
from typing import Final

from geodata.words import LANGUAGES, Lang
from geodata.words.text_direction import isolate_right_to_left

DOT: Final = " · "


def join_list(items: Iterable[str], lang: Lang) -> str:
    """Return the items of a list with commas between them."""
    return LANGUAGES[lang].list_separator.join(items)


def join_numbers(numbers: Iterable[int], lang: Lang) -> str:
    """Return whole numbers with commas between them, isolated in the direction of the language.

    Numbers have no direction: in an isolate of their own they would run from left to right in Arabic too.
    """
    joined = join_list(map(str, numbers), lang)
    return isolate_right_to_left(joined) if LANGUAGES[lang].is_rtl else joined


def join_clauses(items: Iterable[str], lang: Lang) -> str:
    """Return items that hold commas of their own, with semicolons between them."""
    return LANGUAGES[lang].clause_separator.join(items)


def join_facts(*facts: str | None) -> str:
    """Return facts on one line with a middle dot between them; None and empty ones are left out."""
    return DOT.join(fact for fact in facts if fact)
