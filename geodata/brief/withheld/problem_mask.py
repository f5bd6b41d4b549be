"""Problems of a brief in words that name no withheld source: those that a browser shows."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from geodata.brief.problems import LeftOffRecord, Problem
from geodata.brief.withheld.withheld_values import WITHHELD
from geodata.words import CatalogueText

_FIELDS: Final = ("file", "record", "field", "found", "expected", "mend")
_REFERENCES: Final = frozenset({"source", "via", "document", "sentence", "supersedes", "cites"})
"""Fields whose value may be the id of a withheld record, wrongly spelt."""
_HASH: Final = re.compile(r"[0-9a-f]{16,}")


def mask_problem(problem: Problem, words: Mapping[str, str]) -> Problem:
    """Return a problem with every word replaced that names a withheld source, and hashes beside them.

    The value itself is not told where it belongs to a withheld record, or may be meant to name one.
    """
    if not words:
        return problem
    texts = {name: getattr(problem, name) for name in _FIELDS}
    masked = {name: _masked(text, words) for name, text in texts.items()}
    if masked["record"] != texts["record"] or _REFERENCES & set(problem.field.split(".")):
        masked["found"] = WITHHELD
    if masked == texts:
        return problem
    changed: Mapping[str, Any] = {name: _changed(text, _without_hash) for name, text in masked.items()}
    return replace(problem, **changed)


def mask_left_off(record: LeftOffRecord, words: Mapping[str, str]) -> LeftOffRecord:
    """Return a record that is left off, with its name and its problems masked."""
    problems = tuple(mask_problem(each, words) for each in record.problems)
    return replace(record, name=record.name and _masked(record.name, words), problems=problems)


def closed_problem(problem: Problem) -> Problem:
    """Return a problem without the words of the file: one that could not be read as far as its sources."""
    return replace(problem, record="", field="", found=WITHHELD)


def _masked(text: str, words: Mapping[str, str]) -> str:
    return _changed(text, lambda value: _masked_value(value, words))


def _changed(text: str, change: Callable[[str], str]) -> str:
    """Return a text changed by a function; of one of the catalogue its values are."""
    return text.with_values(change) if isinstance(text, CatalogueText) else change(text)


def _without_hash(text: str) -> str:
    return _HASH.sub(WITHHELD, text)


def _masked_value(text: str, words: Mapping[str, str]) -> str:
    for word, other in words.items():
        if len(word) > 1:
            text = text.replace(word, other)
        else:  # a letter stands in every text
            text = re.sub(rf"(?<![\w-]){re.escape(word)}(?![\w-])", other, text)
    return text
