"""Text that deck.gl or a template would take for code."""

import pytest

from geodata.webmap.deck_strings import JOINER, literal


@pytest.mark.parametrize(
    ("text", "guarded"),
    [
        ("@@=lon", f"{JOINER}@@=lon"),
        ("@@#pkg.x", f"{JOINER}@@#pkg.x"),
        ("{body}", f"{{{JOINER}body}}"),
        ("~1,500~ <b> 2012. $1$", "~1,500~ <b> 2012. $1$"),
        ("a @@= b", "a @@= b"),
        ("", ""),
    ],
)
def test_only_what_would_be_read_as_code_is_guarded(text: str, guarded: str) -> None:
    """A joiner that draws nothing goes in front or inside; without it the text is unchanged."""
    assert literal(text) == guarded
    assert literal(text).replace(JOINER, "") == text
