"""Words for a value that a record refuses: the value expected, and the remedy."""

import difflib
from collections.abc import Callable, Mapping
from typing import Any, Final

from pydantic_core import ErrorDetails

_Words = Callable[[Mapping[str, Any]], str]

_EXPECTED: Final[Mapping[str, _Words]] = {
    "missing": lambda _: "a value",
    "tuple_type": lambda _: "a list in brackets: [ … ]",
    "list_type": lambda _: "a list in brackets: [ … ]",
    "dict_type": lambda _: "fields in braces: {name: value}",
    "model_type": lambda _: "fields in braces: {name: value}",
    "model_attributes_type": lambda _: "fields in braces: {name: value}",
    "string_type": lambda _: "text",
    "int_type": lambda _: "a whole number",
    "int_parsing": lambda _: "a whole number",
    "float_type": lambda _: "a number",
    "float_parsing": lambda _: "a number",
    "bool_type": lambda _: "true or false",
    "bool_parsing": lambda _: "true or false",
    "date_type": lambda _: "a day: 2024-10-23",
    "date_parsing": lambda _: "a day: 2024-10-23",
    "date_from_datetime_parsing": lambda _: "a day: 2024-10-23",
    "enum": lambda context: f"one of {_listed(context)}",
    "literal_error": lambda context: f"one of {_listed(context)}",
    "too_short": lambda context: f"at least {context['min_length']} in the list",
    "too_long": lambda context: f"at most {context['max_length']} in the list",
    "string_too_long": lambda context: f"at most {context['max_length']} characters",
    "greater_than": lambda context: f"a number above {context['gt']}",
    "greater_than_equal": lambda context: f"a number of at least {context['ge']}",
    "less_than_equal": lambda context: f"a number of at most {context['le']}",
}
"""Expected value by pydantic's type of error and its context."""
_PATTERNS: Final[Mapping[str, str]] = {
    "^[a-z0-9]+(-[a-z0-9]+)*$": "an id: lower-case letters a-z and digits, joined by hyphens",
    "^[0-9a-f]{64}$": "a SHA-256: 64 digits 0-9 and a-f",
    "^https?://": "a web address: https://…",
    "^[A-Za-z]{2,3}": "a language tag: ar, en, fr-CA",
    "^([01]": "a time of day: 06:30",
}
"""Expected value by the beginning of a pattern."""


def expected_words(detail: ErrorDetails) -> str:
    """Return the value that would be right in place of a refused one."""
    context = detail.get("ctx", {})
    if detail["type"] == "string_pattern_mismatch":
        pattern = str(context["pattern"])
        known = (words for start, words in _PATTERNS.items() if pattern.startswith(start))
        return next(known, f"text of the pattern {pattern}")
    words = _EXPECTED.get(detail["type"])
    if words is not None:
        return words(context)
    message = detail["msg"].removeprefix("Value error, ")
    return message[0].lower() + message[1:]


def remedy_words(detail: ErrorDetails) -> str:
    """Return the remedy: the nearest of the possible words, else to write a value of the expected form."""
    if detail["type"] == "missing":
        return "add the field"
    if detail["type"] in {"enum", "literal_error"}:
        possible = _listed(detail["ctx"]).split(", ")
        near = difflib.get_close_matches(str(detail["input"]), possible, n=1, cutoff=0.6)
        return f"write {near[0]}" if near else "write one of these"
    return "write a value of that form"


def _listed(context: Mapping[str, Any]) -> str:
    """Return the possible words, without the quotes in which pydantic lists them."""
    return str(context["expected"]).replace("'", "").replace(" or ", ", ")
