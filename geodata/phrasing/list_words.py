"""Lists in words: the comma and the semicolon of each language, and the dot between facts on one line."""

from collections.abc import Iterable
from typing import Final

from geodata.words import LANGUAGES, Lang

DOT: Final = " · "


def join_list(items: Iterable[str], lang: Lang) -> str:
    """Return the items of a list with commas between them."""
    return LANGUAGES[lang].list_separator.join(items)


def join_clauses(items: Iterable[str], lang: Lang) -> str:
    """Return items that hold commas of their own, with semicolons between them."""
    return LANGUAGES[lang].clause_separator.join(items)


def join_facts(*facts: str | None) -> str:
    """Return facts on one line with a middle dot between them; None and empty ones are left out."""
    return DOT.join(fact for fact in facts if fact)
