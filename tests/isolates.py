"""Texts without the isolates that keep Arabic and foreign words apart."""

_ISOLATES = {ord(mark): None for mark in "\u2066\u2067\u2068\u2069"}


def without_isolates(text: str) -> str:
    """The text as a reader sees it."""
    return text.translate(_ISOLATES)
