"""The canvas: order, clipping and letters."""

import math
from io import BytesIO

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image

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


def test_a_halo_goes_round_the_letters_and_is_no_second_word() -> None:
    """On black its colour shows round them; of the file's text it is no part."""
    found: dict[bool, int] = {}
    for halo in (False, True):
        page = new_canvas((200, 60), BLACK)
        style = TextStyle(20, (255, 0, 0, 255), align="middle", halo=(0, 0, 255, 255) if halo else None)
        page.draw_text("Hamhung", (100, 30), style=style, role="name")
        assert [words.get_text() for _, words in page.texts] == ["Hamhung"]
        file, text = BytesIO(), BytesIO()
        page.figure.savefig(file, format="png")
        red, _, blue = np.asarray(Image.open(file).convert("RGB"), np.int16).transpose(2, 0, 1)
        assert np.count_nonzero(red > 250) > 50
        found[halo] = int(np.count_nonzero(blue > 250))
        with mpl.rc_context({"svg.fonttype": "none"}):
            page.figure.savefig(text, format="svg")
        assert text.getvalue().count(b">Hamhung<") == 1
    assert found[False] == 0
    assert found[True] > 100


def test_discs_have_their_radius() -> None:
    """In pixels of the canvas, whatever the size of the figure."""
    page = new_canvas((100, 80), (255, 255, 255, 255))
    at, inks = np.array([[30.0, 20.0], [70.0, 60.0]]), np.array([[1.0, 0, 0, 1], [0, 0, 1.0, 1]])
    page.draw_discs(at, np.array([3.0, 10.0]), inks)
    file = BytesIO()
    page.figure.savefig(file, format="png")
    red, _, blue = np.asarray(Image.open(file).convert("RGB"), np.int16).transpose(2, 0, 1)
    areas = [int(np.count_nonzero(one - two > 127)) for one, two in ((red, blue), (blue, red))]
    assert areas == pytest.approx([math.pi * 3**2, math.pi * 10**2], rel=0.15)


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


def test_discs_have_their_own_size() -> None:
    """A disc of three pixels covers about its area, whatever the size of the picture."""
    page = new_canvas((200, 100), (255, 255, 255, 255))
    page.draw_discs(np.array([[100.0, 50.0]]), np.array([3.0]), np.array([[0.0, 0.0, 0.0, 1.0]]))
    canvas = FigureCanvasAgg(page.figure)
    canvas.draw()
    dark = np.asarray(canvas.buffer_rgba())[..., 0] < 128
    assert 20 <= dark.sum() <= 36
    assert dark[47:53, 97:103].sum() == dark.sum()
