"""The legend's swatches, read from the SVG that the screen shows."""

import numpy as np
import pytest

from geodata.layout.scene import Scene
from geodata.layout.styles import Colour
from geodata.render.legend_swatches import ink, lines_of, swatch
from geodata.render.mpl_canvas import pen


@pytest.mark.parametrize(
    ("text", "colour"),
    [("#0072b2", (0, 114, 178, 255)), ("rgb(1 2 3 / 0.50)", (1, 2, 3, 128)), ("none", (0, 0, 0, 0))],
)
def test_inks_are_those_of_the_style_table(text: str, colour: Colour) -> None:
    """Codes, shares of opacity and nothing are read as printed."""
    assert ink(text) == colour


@pytest.mark.parametrize(
    ("data", "points"),
    [
        ("M1 8.0H25", [[(1, 8), (25, 8)]]),
        ("M3 14l12 -12", [[(3, 14), (15, 2)]]),
        ("M0,-6 6,0 0,6Z", [[(0, -6), (6, 0), (0, 6), (0, -6)]]),
    ],
)
def test_paths_are_read(data: str, points: list[list[tuple[float, float]]]) -> None:
    """Lines, relative lines and closed rings."""
    assert [np.round(line, 3).tolist() for line in lines_of(data)] == [
        [list(map(float, point)) for point in line] for line in points
    ]


def test_every_swatch_is_drawn(scene: Scene) -> None:
    """No swatch of the legend comes out empty."""
    for item in scene.legend:
        page = pen((40, 20), (255, 255, 255, 255))
        swatch(item.swatch, page)
        assert page.figure.artists, item.id
