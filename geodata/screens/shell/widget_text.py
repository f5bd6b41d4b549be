"""A brief's words on the page: as escaped HTML, or as a widget's label shown as written.

Streamlit's Markdown rewrites quotes and figures (``~1,500~`` is struck out), so it gets only text escaped by
:func:`literal`.
"""

import re
from typing import Final

from geodata.words.html_elements import (
    Markup,
    html_element,
    join_markup,
    svg_data_uri,
    svg_image_element,
)
from geodata.words.untranslated_text import isolate_untranslated

_PUNCTUATION: Final = re.compile(r"([!-/:-@\[-`{-~])")
_SHORTCODE: Final = re.compile(r":(?=[A-Za-z0-9_+-]+:)")
_WORD_JOINER: Final = "\u2060"

__all__ = [
    "Markup",
    "escape_markdown",
    "html_element",
    "join_markup",
    "svg_data_uri",
    "svg_image_element",
]


def escape_markdown(text: str) -> str:
    """Escape text for a widget's label, which Streamlit reads as Markdown.

    A word joiner, which draws nothing, breaks a shortcode that would become an emoji. Words that are not in
    the reader's language keep their own direction.
    """
    line = " ".join(isolate_untranslated(text).split())
    return _PUNCTUATION.sub(r"\\\1", _SHORTCODE.sub(f":{_WORD_JOINER}", line))
