"""Swatch primitives as SVG, byte for byte."""

import pytest

from geodata.layout.glyphs import glyph_rings
from geodata.layout.swatches import (
    SwatchBox,
    SwatchCurve,
    SwatchGlyph,
    SwatchHatch,
    SwatchLine,
    SwatchShapes,
    swatch_svg,
)

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="34" height="16" viewBox="0 0 34 16"'
    ' aria-hidden="true" focusable="false">'
)


@pytest.mark.parametrize(
    ("shapes", "inner"),
    [
        (
            (SwatchLine(1, 25, 8.0, "#D55E00", 2.2, (11.0, 5.5)),),
            '<path d="M1 8.0H25" stroke="#D55E00" stroke-width="2.2" fill="none" stroke-dasharray="11 5.5"/>',
        ),
        (
            (SwatchLine(2, 32, 8, "#7A7468", dash=(5, 2, 1, 2)),),
            '<path d="M2 8H32" stroke="#7A7468" stroke-dasharray="5 2 1 2" fill="none"/>',
        ),
        (
            (SwatchCurve((2, 12), (17, 0), (32, 12), "#8195ab", 1.4),),
            '<path d="M2 12Q17 0 32 12" stroke="#8195ab" stroke-width="1.4" fill="none"/>',
        ),
        (
            (SwatchBox("#22262B", opacity=0.8, radius=3, dash=(4, 3)),),
            (
                '<rect x="2" y="2" width="30" height="12" rx="3" fill="none" stroke="#22262B"'
                ' stroke-opacity=".8" stroke-dasharray="4 3"/>'
            ),
        ),
        (
            (SwatchBox("#0072b2", (0, 114, 178, 46), width=1.4),),
            (
                '<rect x="2" y="2" width="30" height="12" fill="rgb(0 114 178 / 0.18)" stroke="#0072b2"'
                ' stroke-width="1.4"/>'
            ),
        ),
        (
            (SwatchHatch("#0072b2"),),
            "".join(
                f'<path d="M{x} 14l12 -12" stroke="#0072b2" stroke-width="1" opacity=".5"/>'
                for x in (3, 9, 15, 21)
            ),
        ),
        (
            (SwatchGlyph("bar", "#22262b"),),
            (
                '<path d="M5.6,-1.7 5.6,1.7 -5.6,1.7 -5.6,-1.7Z" fill="#22262b" fill-rule="evenodd"'
                ' transform="translate(17.0 8.0)"/>'
            ),
        ),
        (
            (SwatchGlyph("bar", "#22262b", opacity=0.55, x=27, size=5),),
            (
                '<path d="M4.0,-1.2 4.0,1.2 -4.0,1.2 -4.0,-1.2Z" fill="rgb(34 38 43 / 0.55)"'
                ' fill-rule="evenodd" transform="translate(27 8.0)"/>'
            ),
        ),
    ],
)
def test_shapes_are_printed(shapes: SwatchShapes, inner: str) -> None:
    """Each kind of shape as one element, the hatch as one a line."""
    assert swatch_svg(shapes) == f"{HEAD}{inner}</svg>"


def test_shapes_are_printed_in_order() -> None:
    """The later shape lies on the earlier."""
    line, glyph = SwatchLine(1, 25, 8.0, "#D55E00", 2.6), SwatchGlyph("head", "#D55E00", x=27, size=6)
    found = swatch_svg((line, glyph))
    assert found.index("H25") < found.index("evenodd")


def test_a_glyph_has_the_rings_of_the_glyph_table() -> None:
    """In its own size, about its centre half-way down."""
    glyph = SwatchGlyph("circle-open", "#000000", x=9, size=4)
    assert glyph.rings == glyph_rings("circle-open", 4)
    assert glyph.centre == (9, 8)
