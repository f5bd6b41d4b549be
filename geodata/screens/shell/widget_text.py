"""How a brief's words reach the page: as escaped HTML, or as a widget's label that shows what was written.

Streamlit's Markdown rewrites quotes and figures (``~1,500~`` is struck out), so it never sees them but as
:func:`literal` text.
"""

import re
from typing import Final

from geodata.words.html_elements import Markup, data_uri, element, number, picture, together

_PUNCTUATION: Final = re.compile(r"([!-/:-@\[-`{-~])")
_SHORTCODE: Final = re.compile(r":(?=[A-Za-z0-9_+-]+:)")
_WORD_JOINER: Final = "\u2060"

__all__ = ["Markup", "data_uri", "element", "literal", "number", "picture", "together"]


def literal(text: str) -> str:
    """Text for a widget's label, which Streamlit reads as Markdown, so that it shows as written.

    Punctuation is escaped; a word joiner, which draws nothing, breaks what would become an emoji.
    """
    return _PUNCTUATION.sub(r"\\\1", _SHORTCODE.sub(f":{_WORD_JOINER}", " ".join(text.split())))
