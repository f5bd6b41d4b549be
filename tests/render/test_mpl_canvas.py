"""The canvas: order, clipping and letters."""

import pytest

from geodata.layout.scene import PixelBox
from geodata.render.mpl_canvas import TextStyle, matplotlib_rgba, needs_fallback_font, new_canvas

BLACK = (0, 0, 0, 255)


def test_pens_of_one_page_share_its_words() -> None:
    """Text drawn on an inner canvas is listed by the outer one, at its own place and size."""
    page = new_canvas((400, 300), (255, 255, 255, 255))
    inner = page.clipped_to_box(PixelBox(100, 50, 300, 250), 2.0, origin=(100, 50))
    inner.draw_text("Sea", (10, 10), style=TextStyle(12, BLACK), role="name")
    ((role, words),) = page.texts
    assert role == "name"
    assert words.get_fontsize() == pytest.approx(18)
    x, y = words.get_transform().transform((10, 10))
    assert (round(x), round(y)) == (120, 230)


def test_mathematics_and_lines_are_plain_words() -> None:
    """Dollar signs stay, and a line feed makes no second line."""
    page = new_canvas((100, 100), (255, 255, 255, 255))
    page.draw_text("$1$\n~2~", (0, 0), style=TextStyle(12, BLACK), role="label")
    assert page.texts[0][1].get_text() == "$1$ ~2~"
    assert not page.texts[0][1].get_parse_math()


@pytest.mark.parametrize(
    ("text", "strange"), [("Kirby", False), ("بحر \u2068اليابان\u2069", False), ("Россия", True)]
)
def test_letters_of_other_scripts_are_known(text: str, strange: bool) -> None:  # noqa: FBT001
    """Only letters that the typeface lacks need the fallback."""
    assert needs_fallback_font(text) is strange


def test_colours_are_shares() -> None:
    """Matplotlib takes shares of one."""
    assert matplotlib_rgba((255, 0, 51, 255)) == (1.0, 0.0, 0.2, 1.0)
