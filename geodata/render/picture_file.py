"""Picture files of a Scene: PNG, SVG or PDF, the same bytes for the same Scene in every run.

matplotlib draws one picture at a time in a process: its fonts and settings are shared by all threads.
"""

import io
import math
import warnings
from collections.abc import Mapping
from dataclasses import replace
from threading import Lock
from typing import Any, Final

import matplotlib as mpl
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from geodata import __version__
from geodata.atlas.selection import Selection
from geodata.layout.composition import compose_scene, compose_unlabelled_scene
from geodata.layout.insets.inset_map import find_inset
from geodata.layout.labels.number_key import number_key
from geodata.layout.mercator import Viewport
from geodata.layout.scene import PixelBox, Scene
from geodata.layout.styles import MAP_EDGE_WIDTH, MAP_PALETTES, RULE_WIDTH, SCALE_BAR_WIDTH, hex_to_rgba
from geodata.layout.swatches import SWATCH_HEIGHT
from geodata.render import picture_metadata
from geodata.render.frame_parts import PictureFrame
from geodata.render.inset_drawing import draw_inset
from geodata.render.legend_swatches import draw_swatch
from geodata.render.map_drawing import draw_labels, draw_map, draw_marks, draw_names, draw_under_marks
from geodata.render.mpl_canvas import Canvas, Stroke, TextStyle, new_canvas
from geodata.render.picture_frame import SCREEN_MAP_SIZE, lay_out_frame
from geodata.render.picture_options import (
    PICTURE_SIZES,
    PIXELS_PER_INCH,
    PictureFormat,
    PictureOptions,
    PictureSize,
)
from geodata.view import Camera, Theme
from geodata.words import Lang, language_direction

__all__ = [
    "PictureOptions",
    "compose_picture_scene",
    "render_framed_scene",
    "render_map",
    "render_picture",
    "render_screen_map",
]

SETTINGS: Final[Mapping[Any, Any]] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "briefmap",
    "pdf.fonttype": 42,
    "path.simplify": False,
    # Hinted letters have whole widths in pixels and run wider than text_lines measures them.
    "text.hinting": "none",
    "lines.scale_dashes": True,
}
PNG_COMPRESSION: Final = 1
"""Compression level of PNG: a higher one costs time for a few hundredths of the size."""
WEBP_QUALITY: Final = 88
WEBP_METHOD: Final = 2
"""Effort of WebP: a higher one costs time for a few hundredths of the size."""
_LOCK: Final = Lock()


def render_framed_scene(
    scene: Scene,
    *,
    format: PictureFormat = "png",  # noqa: A002 - the name of the option everywhere
    size: PictureSize = PICTURE_SIZES["16:9"],
    scale: float = 1.0,
) -> bytes:
    """Return the Scene in its frame (title, legend, sources, scale, marking) as the bytes of a file.

    ``size`` is in pixels at 96 to the inch; a PNG has ``scale`` times as many.
    """
    frame = lay_out_frame(scene, size)
    with _LOCK:
        return encode_figure(draw_framed_scene(scene, frame).figure, scene, format=format, scale=scale)


def render_map(
    scene: Scene,
    *,
    format: PictureFormat = "png",  # noqa: A002
    size: PictureSize | None = None,
    scale: float = 1.0,
) -> bytes:
    """Return the map of the Scene without frame, in its own size or another about the same middle."""
    wide, high = size or scene.size
    with _LOCK:
        page = new_canvas(
            (wide, high), hex_to_rgba(MAP_PALETTES[scene.theme].sea), language_direction(scene.lang)
        )
        _draw_map_in_box(scene, page, PixelBox(0, 0, wide, high), 1.0)
        return encode_figure(page.figure, scene, format=format, scale=scale)


def render_screen_map(scene: Scene, whole: Scene, left: int) -> bytes:
    """Return the map of the Scene as WebP, continued to the size of the whole map.

    The Scene's part begins at the upper edge, ``left`` pixels from the side. The names of the ground are
    those of the Scene of the whole map, as the browser places them.
    """
    wide, high = whole.size
    beyond = float(wide - scene.size[0]), float(high - scene.size[1])
    with _LOCK:
        sea = hex_to_rgba(MAP_PALETTES[scene.theme].sea)
        page = new_canvas(whole.size, sea, language_direction(scene.lang))
        box = PixelBox(0, 0, wide, high)
        part = page.clipped_to_box(box, 1.0, origin=(left, 0))
        draw_under_marks(scene, part, beyond)
        draw_marks(scene, part, beyond)
        draw_names(whole, page.clipped_to_box(box, 1.0, origin=(0, 0)))
        draw_labels(scene, part, beyond)
        if inset := find_inset(Viewport(scene.camera, scene.size), scene.lang):
            draw_inset(inset, part, scene.theme)
        with mpl.rc_context(dict(SETTINGS)):
            page.figure.set_dpi(PIXELS_PER_INCH)
            canvas: Any = FigureCanvasAgg(page.figure)
            canvas.draw()
        drawn = Image.fromarray(np.asarray(canvas.buffer_rgba())[..., :3])
    out = io.BytesIO()
    drawn.save(out, format="WEBP", quality=WEBP_QUALITY, method=WEBP_METHOD)
    return out.getvalue()


def render_outlined_svg(scene: Scene, order: PictureOptions | None = None) -> bytes:
    """Return the Scene as an SVG with paths for letters: in its frame where options are given, else the map.

    For programs that know neither the typeface nor how Arabic letters are joined.
    """
    with _LOCK:
        if order is not None:
            page = draw_framed_scene(scene, lay_out_frame(scene, order.size))
        else:
            page = new_canvas(
                scene.size, hex_to_rgba(MAP_PALETTES[scene.theme].sea), language_direction(scene.lang)
            )
            _draw_map_in_box(scene, page, PixelBox(0, 0, *scene.size), 1.0)
        return encode_figure(page.figure, scene, format="svg", scale=1.0, outlined=True)


def render_picture(selection: Selection, order: PictureOptions, *, lang: Lang, theme: Theme) -> bytes:
    """Return the picture of a selection, its labels placed for the map that the frame leaves room for."""
    scene = compose_picture_scene(selection, order, lang=lang, theme=theme)
    return render_framed_scene(scene, format=order.format, size=order.size, scale=order.scale)


def compose_picture_scene(selection: Selection, order: PictureOptions, *, lang: Lang, theme: Theme) -> Scene:
    """Return the Scene for the map of a picture, as large as the frame round it leaves room for.

    A typed marking stands beside that of the selection.
    """
    unworded = compose_unlabelled_scene(selection, lang=lang, theme=theme, size=SCREEN_MAP_SIZE)
    size = lay_out_frame(_with_typed_marking(unworded, order), order.size).map_size
    scene = _compose_for(selection, order, size, lang, theme)
    # The key of the numbers takes room of the map; that of the smaller map may differ by a line.
    left = lay_out_frame(scene, order.size).map_size if number_key(scene) else size
    return scene if left == size else _compose_for(selection, order, left, lang, theme)


def _compose_for(
    selection: Selection, order: PictureOptions, size: PictureSize, lang: Lang, theme: Theme
) -> Scene:
    camera = selection.view.camera and _camera_for(size, selection.view.camera)
    scene = compose_scene(selection, lang=lang, theme=theme, size=size, camera=camera)
    return _with_typed_marking(scene, order)


def _camera_for(size: PictureSize, camera: Camera) -> Camera:
    """Return the camera from as far off as a map smaller than a screen's shows as much of the world."""
    nearer = math.log2(min(1.0, size[0] / SCREEN_MAP_SIZE[0], size[1] / SCREEN_MAP_SIZE[1]))
    return camera.model_copy(update={"zoom": max(camera.zoom + nearer, 0.0)})


def _with_typed_marking(scene: Scene, order: PictureOptions) -> Scene:
    return replace(scene, stamp=scene.stamp.with_typed(order.marking))


def draw_framed_scene(scene: Scene, frame: PictureFrame) -> Canvas:
    """Return the canvas of the whole picture, drawn."""
    paper = MAP_PALETTES[scene.theme]
    page = new_canvas(frame.size, hex_to_rgba(paper.panel), language_direction(scene.lang))
    box = frame.map
    scale = min((box.right - box.left) / scene.size[0], (box.bottom - box.top) / scene.size[1])
    _draw_map_in_box(scene, page, box, scale)
    page.draw_box(box, (0, 0, 0, 0), edge=Stroke(hex_to_rgba(paper.border), MAP_EDGE_WIDTH * frame.unit))
    _draw_frame(frame, page, scene)
    return page


def _draw_map_in_box(scene: Scene, page: Canvas, box: PixelBox, scale: float) -> None:
    """Draw a Scene's map into a box, its middle in the middle of the box."""
    across = (box.right - box.left) / scale - scene.size[0]
    down = (box.bottom - box.top) / scale - scene.size[1]
    origin = box.left + across / 2 * scale, box.top + down / 2 * scale
    draw_map(scene, page.clipped_to_box(box, scale, origin=origin), (across / 2, down / 2))


def _draw_frame(frame: PictureFrame, page: Canvas, scene: Scene) -> None:
    """Draw the text, swatches, rules and scale bar of a frame."""
    paper = MAP_PALETTES[scene.theme]
    text, quiet, border = hex_to_rgba(paper.text), hex_to_rgba(paper.quiet), hex_to_rgba(paper.border)
    for rule in frame.rules:
        page.draw_box(rule, border, edge=Stroke(border, RULE_WIDTH * frame.unit))
    for one in frame.swatches:
        draw_swatch(one.shapes, page.moved_to((one.x, one.y - SWATCH_HEIGHT / 2 * one.scale), one.scale))
    if frame.scale_bar:
        middle = (frame.scale_bar.top + frame.scale_bar.bottom) / 2
        page.draw_scale_bar(frame.scale_bar, middle, Stroke(text, SCALE_BAR_WIDTH * frame.unit))
    for line in frame.texts:
        style = TextStyle(line.size, quiet if line.quiet else text, line.strong, line.align)
        page.draw_text(line.text, (line.x, line.y), style=style, role=line.role)


def encode_figure(
    figure: Figure,
    scene: Scene,
    *,
    format: PictureFormat,  # noqa: A002
    scale: float,
    outlined: bool = False,
) -> bytes:
    """Return the figure as the bytes of a file that carries its title and its View, and no date."""
    out = io.BytesIO()
    letters = {"svg.fonttype": "path"} if outlined else {}
    with mpl.rc_context(dict(SETTINGS) | letters), warnings.catch_warnings():
        # A letter that neither typeface has is drawn as a box naming its script.
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        if format == "png":
            figure.set_dpi(PIXELS_PER_INCH * scale)
            canvas: Any = FigureCanvasAgg(figure)
            canvas.print_png(out, metadata=_metadata(scene), pil_kwargs={"compress_level": PNG_COMPRESSION})
            return out.getvalue()
        figure.savefig(
            out, format=format, metadata=picture_metadata.vector_metadata(format, _metadata(scene))
        )
    if format == "svg":
        return (
            picture_metadata.strip_doctype(out.getvalue())
            if outlined
            else picture_metadata.finish_svg(out.getvalue(), scene)
        )
    return out.getvalue()


def _metadata(scene: Scene) -> dict[str, str]:
    """Metadata of a file, by PNG's names."""
    query = scene.imprint.query if scene.imprint else ""
    stamp = {
        picture_metadata.NUMBERS_KEY: "\n".join(number_key(scene)),
        picture_metadata.MARKING_KEY: scene.stamp.marking,
        picture_metadata.STAMP_KEY: scene.stamp.unfinished,
        picture_metadata.DOCUMENTS_KEY: "\n".join(scene.imprint.documents) if scene.imprint else "",
        picture_metadata.SOURCES_KEY: "\n".join(each.name for each in scene.imprint.cited)
        if scene.imprint
        else "",
    }
    return {
        "Title": scene.title,
        "Description": scene.text_alternative,
        "Software": f"Briefmap {__version__}",
        picture_metadata.VIEW_KEY: query,
    } | {name: words for name, words in stamp.items() if words}
