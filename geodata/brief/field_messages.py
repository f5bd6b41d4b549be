"""Words for a value that a record refuses: the value expected, and the remedy."""

import difflib
from collections.abc import Mapping
from typing import Any, Final

from pydantic_core import ErrorDetails

from geodata.words import CatalogueText
from geodata.words.value_faults import write_remedy

_CHOICES: Final = frozenset({"enum", "literal_error"})
_FORMS: Final = {
    "missing": "any",
    "tuple_type": "list",
    "list_type": "list",
    "set_type": "list",
    "frozen_set_type": "list",
    "dict_type": "fields",
    "model_type": "fields",
    "model_attributes_type": "fields",
    "string_type": "text",
    "int_type": "whole-number",
    "int_parsing": "whole-number",
    "int_parsing_size": "whole-number",
    "int_from_float": "whole-number",
    "float_type": "number",
    "float_parsing": "number",
    "finite_number": "number",
    "bool_type": "true-or-false",
    "bool_parsing": "true-or-false",
    "date_type": "day",
    "date_parsing": "day",
    "date_from_datetime_parsing": "day",
    "date_from_datetime_inexact": "day",
}
"""Form of the value expected, as the catalogue names it, by pydantic's type of error."""
_LIMITS: Final = {
    "too_short": ("at-least-in-list", "min_length"),
    "too_long": ("at-most-in-list", "max_length"),
    "string_too_short": ("at-least-characters", "min_length"),
    "string_too_long": ("at-most-characters", "max_length"),
    "greater_than": ("above", "gt"),
    "greater_than_equal": ("at-least", "ge"),
    "less_than": ("below", "lt"),
    "less_than_equal": ("at-most", "le"),
}
"""Limit of the value expected, as the catalogue names it, and its name in the context of pydantic's error."""
_PATTERNS: Final[Mapping[str, str]] = {
    "^[a-z0-9]+(-[a-z0-9]+)*$": "id",
    "^[0-9a-f]{64}$": "sha256",
    "^https?://": "web-address",
    "^[A-Za-z]{2,3}": "language-tag",
    "^([01]": "time-of-day",
}
"""Form of the value expected, as the catalogue names it, by the beginning of a pattern."""


def expected_words(detail: ErrorDetails) -> CatalogueText:
    """Return the value that would be right in place of a refused one."""
    kind, context = detail["type"], detail.get("ctx", {})
    if kind in _CHOICES:
        return CatalogueText("value.one-of", values=tuple(_possible(context)))
    if kind == "string_pattern_mismatch":
        pattern = str(context["pattern"])
        known = next((form for start, form in _PATTERNS.items() if pattern.startswith(start)), None)
        return CatalogueText(f"value.{known}") if known else CatalogueText("value.pattern", pattern=pattern)
    if kind in _LIMITS:
        limit, name = _LIMITS[kind]
        return CatalogueText(f"value.{limit}", limit=f"{context[name]}")
    if kind in _FORMS:
        return CatalogueText(f"value.{_FORMS[kind]}")
    return _fault_and_form(detail)[1]


def remedy_words(detail: ErrorDetails) -> CatalogueText:
    """Return the remedy: the nearest of the possible words, else to write a value of the expected form."""
    if detail["type"] == "missing":
        return CatalogueText("remedy.add-field")
    if detail["type"] in _CHOICES:
        near = difflib.get_close_matches(str(detail["input"]), _possible(detail["ctx"]), n=1, cutoff=0.6)
        return write_remedy(near) if near else CatalogueText("remedy.write-one-of-these")
    fault, _ = _fault_and_form(detail)
    return (
        CatalogueText("remedy.correct", fault=fault) if fault else CatalogueText("remedy.write-such-a-value")
    )


def _fault_and_form(detail: ErrorDetails) -> tuple[CatalogueText | None, CatalogueText]:
    """Return what a record says is wrong, where it does, and what to write."""
    error = detail.get("ctx", {}).get("error")
    message = error.args[0] if isinstance(error, ValueError) and error.args else None
    if not isinstance(message, CatalogueText):
        return None, CatalogueText("value.other")
    match message.values:
        case {"fault": CatalogueText() as fault, "form": CatalogueText() as form}:
            return fault, form
    return None, message


def _possible(context: Mapping[str, Any]) -> list[str]:
    """Return the possible words, without the quotes in which pydantic lists them."""
    return str(context["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
