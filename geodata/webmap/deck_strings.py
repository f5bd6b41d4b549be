"""Text of a brief on its way into a deck, where pydeck and deck.gl read some strings as expressions."""

from typing import Final

from pydeck.types import String

JOINER: Final = "\u2060"
"""A word joiner: it draws nothing, breaks no line and is part of no syntax."""


def escape_text(text: str) -> str:
    """Return the text so that deck.gl's JSON reader and the tooltip's template leave it alone.

    The reader evaluates a string that starts with ``@@``; the template replaces ``{name}`` by a field.
    """
    guarded = text.replace("{", f"{{{JOINER}")
    return f"{JOINER}{guarded}" if guarded.startswith("@@") else guarded


def literal_property(text: str) -> String:
    """Return a layer property whose value is the text itself; of a plain ``str`` pydeck makes ``@@=str``."""
    return String(escape_text(text))
