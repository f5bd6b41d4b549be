"""Text of a brief on its way into deck.gl, where some of it would be taken for more than text."""

JOINER = "\u2060"
"""A word joiner: draws nothing, breaks nothing, and is no part of any syntax."""


def literal(text: str) -> str:
    """The text so that deck.gl's JSON reader and the tip's template leave it alone.

    The reader evaluates what starts with ``@@``; the template fills in names between braces.
    """
    guarded = text.replace("{", f"{{{JOINER}")
    return f"{JOINER}{guarded}" if guarded.startswith("@@") else guarded
