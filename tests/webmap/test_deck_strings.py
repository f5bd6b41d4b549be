"""Text that pydeck, deck.gl or the tooltip's template would take for code."""

import json

import pydeck
import pytest

from geodata.webmap.deck_strings import JOINER, escape_text, literal_property

TEXTS = [
    ("@@=lon", f"{JOINER}@@=lon"),
    ("@@#pkg.x", f"{JOINER}@@#pkg.x"),
    ("@@type", f"{JOINER}@@type"),
    ("{body}", f"{{{JOINER}body}}"),
    ("~1,500~ <b> 2012. $1$", "~1,500~ <b> 2012. $1$"),
    ("a @@= b", "a @@= b"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "escaped"), TEXTS)
def test_only_text_that_would_be_code_is_escaped(text: str, escaped: str) -> None:
    """A joiner that draws nothing goes in front or inside; other text is unchanged."""
    assert escape_text(text) == escaped
    assert escape_text(text).replace(JOINER, "") == text


@pytest.mark.parametrize(
    ("text", "printed"), [*TEXTS, ("a-b", "a-b"), ("'quoted'", "'quoted'"), ("x.png", "x.png")]
)
def test_a_literal_property_is_printed_as_it_is(text: str, printed: str) -> None:
    """Of a plain string pydeck makes an expression, strips quotes, and opens a file if it looks like one."""
    layer = pydeck.Layer("PathLayer", id="x", event=literal_property(text))
    assert json.loads(layer.to_json())["event"] == printed
