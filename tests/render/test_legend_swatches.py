"""The legend's swatches as matplotlib draws them: position, ink, line and dash of each primitive."""

import numpy as np
import pytest
from matplotlib.artist import Artist
from matplotlib.patches import Patch
from shapely import LinearRing

from geodata.atlas.selection import Selection
from geodata.layout.composition import compose_scene
from geodata.layout.scene import Scene
from geodata.layout.styles import hex_to_rgba
from geodata.layout.swatches import (
    SWATCH_HEIGHT,
    SWATCH_WIDTH,
    SwatchBox,
    SwatchCurve,
    SwatchGlyph,
    SwatchHatch,
    SwatchLine,
    SwatchShapes,
)
from geodata.render.legend_swatches import draw_swatch
from geodata.render.mpl_canvas import POINTS_PER_PIXEL, matplotlib_rgba, new_canvas
from geodata.render.picture_file import draw_framed_scene
from geodata.render.picture_frame import lay_out_frame
from geodata.render.picture_options import PICTURE_SIZES
from geodata.words import LANGS, Lang

SIZE = (120, 60)
CORNER = (40.0, 20.0)


def drawn_patches(swatch: SwatchShapes) -> list[Patch]:
    """The patches of a swatch drawn at ``CORNER`` of a page of ``SIZE``."""
    page = new_canvas(SIZE, (255, 255, 255, 255))
    draw_swatch(swatch, page.moved_to(CORNER, 1.0))
    return [artist for artist in page.figure.artists if isinstance(artist, Patch)]


def bounds(artist: Artist, page_height: float) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a patch's own path in pixels of the page, its line aside."""
    assert isinstance(artist, Patch)
    box = artist.get_transform().transform_path(artist.get_path()).get_extents()
    return box.x0, page_height - box.y1, box.x1, page_height - box.y0


@pytest.mark.parametrize(
    ("swatch", "expected"),
    [
        ((SwatchLine(1, 25, 8, "#000000", 2.0),), (1, 8, 25, 8)),
        ((SwatchBox("#000000"),), (2, 2, 32, 14)),
        ((SwatchGlyph("bar", "#000000"),), (11.4, 6.3, 22.6, 9.7)),
        ((SwatchGlyph("bar", "#000000", x=27, size=5),), (23, 6.8, 31, 9.2)),
        ((SwatchCurve((2, 12), (17, 0), (32, 12), "#000000"),), (2, 6, 32, 12)),
    ],
)
def test_shapes_stand_in_their_place(swatch: SwatchShapes, expected: tuple[float, ...]) -> None:
    """In pixels from the corner at which the swatch is drawn, y down."""
    (patch,) = drawn_patches(swatch)
    found = np.array(bounds(patch, SIZE[1])) - [*CORNER, *CORNER]
    assert found.tolist() == pytest.approx(expected, abs=0.01)


def test_hatch_lines_slant_within_the_box() -> None:
    """Four lines from the lower edge of the box to its upper one, in half the ink."""
    patches = drawn_patches((SwatchHatch("#0072B2"),))
    found = [np.array(bounds(patch, SIZE[1])) - [*CORNER, *CORNER] for patch in patches]
    assert [each.round(2).tolist() for each in found] == [[x, 2, x + 12, 14] for x in (3, 9, 15, 21)]
    assert {patch.get_edgecolor() for patch in patches} == {matplotlib_rgba(hex_to_rgba("#0072B2", 0.5))}


def test_line_width_ink_and_dash() -> None:
    """Dashes are pixels in the primitive and multiples of the width for the canvas."""
    (patch,) = drawn_patches((SwatchLine(1, 25, 8, "#D55E00", 2.0, (10.0, 5.0)),))
    assert patch.get_edgecolor() == matplotlib_rgba(hex_to_rgba("#D55E00"))
    assert patch.get_linewidth() == pytest.approx(2.0 * POINTS_PER_PIXEL)
    assert patch.get_linestyle() == (0.0, (5.0, 2.5))


def test_box_edge_fill_and_opacity() -> None:
    """Edge in its opacity, a pixel wide where no width is given; a fill where it has one."""
    edge_only, filled = drawn_patches(
        (SwatchBox("#22262B", opacity=0.8, dash=(4, 3)), SwatchBox("#0072B2", (0, 114, 178, 46), width=1.4))
    )
    assert edge_only.get_edgecolor() == matplotlib_rgba(hex_to_rgba("#22262B", 0.8))
    assert edge_only.get_facecolor()[3] == 0
    assert edge_only.get_linewidth() == pytest.approx(POINTS_PER_PIXEL)
    assert edge_only.get_linestyle() == (0, (4, 3))
    assert filled.get_facecolor() == matplotlib_rgba((0, 114, 178, 46))
    assert filled.get_linewidth() == pytest.approx(1.4 * POINTS_PER_PIXEL)


def test_box_corners_are_round() -> None:
    """A radius draws curves at the corners."""
    square, rounded = drawn_patches((SwatchBox("#000000"), SwatchBox("#000000", radius=3)))
    assert len(rounded.get_path()) > len(square.get_path())


def test_open_glyph_is_hollow() -> None:
    """The inner ring runs against the outer one, which keeps it free of ink."""
    (hollow,) = drawn_patches((SwatchGlyph("circle-open", "#000000"),))
    outer, inner = (LinearRing(ring) for ring in hollow.get_path().to_polygons())
    assert outer.is_ccw is not inner.is_ccw


def test_every_swatch_is_drawn(scene: Scene) -> None:
    """No swatch of the legend comes out empty."""
    for item in scene.legend:
        assert drawn_patches(item.shapes), item.id


@pytest.mark.parametrize("lang", LANGS)
def test_swatches_are_drawn_where_the_frame_has_them(everything: Selection, lang: Lang) -> None:
    """Each within its 34 by 16 pixels, at the size of the picture."""
    scene = compose_scene(everything, lang=lang, theme="light")
    width, height = PICTURE_SIZES["16:9"]
    frame = lay_out_frame(scene, (width, height))
    patches = [each for each in draw_framed_scene(scene, frame).figure.artists if isinstance(each, Patch)]
    boxes = np.array([bounds(each, height) for each in patches])
    assert len(frame.swatches) == len(scene.legend)
    for swatch in frame.swatches:
        left, top = swatch.x, swatch.y - SWATCH_HEIGHT / 2 * swatch.scale
        right, bottom = left + SWATCH_WIDTH * swatch.scale, top + SWATCH_HEIGHT * swatch.scale
        inside = (boxes[:, :2] >= (left, top)).all(axis=1) & (boxes[:, 2:] <= (right, bottom)).all(axis=1)
        assert inside.any()
