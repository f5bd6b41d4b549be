"""A Scene as a picture in a file: PNG, SVG or PDF, the same bytes for the same Scene at every run.

matplotlib draws it, one picture at a time in a process: its fonts and settings are shared by all threads.
"""

import io
import warnings
from collections.abc import Mapping
from threading import Lock
from typing import Any, Final

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from geodata import __version__
from geodata.atlas.filters import Selection
from geodata.picture import vector
from geodata.picture.compose import bare, compose
from geodata.picture.drawing import draw
from geodata.picture.frame import USUAL, Frame, lay
from geodata.picture.order import INCH, SIZES, Format, Order, Size
from geodata.picture.pen import Pen, Stroke, Type, pen
from geodata.picture.scene import Scene
from geodata.picture.styles import PAPERS, colour
from geodata.picture.swatch import swatch
from geodata.view import Theme
from geodata.words import Lang

SETTINGS: Final[Mapping[str, Any]] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "briefmap",
    "pdf.fonttype": 42,
    "path.simplify": False,
    # Hinted letters have whole widths in pixels and outgrow the room that was measured for them.
    "text.hinting": "none",
    "text.hinting_factor": 1,
    "lines.scale_dashes": True,
}
PACKING: Final = 4
"""How hard a PNG is packed: beyond, seconds are lost for little."""
_LOCK: Final = Lock()


def snapshot(
    scene: Scene,
    *,
    format: Format = "png",  # noqa: A002 - what the file is called everywhere else
    size: Size = SIZES["16:9"],
    scale: float = 1.0,
    marking: str = "",
) -> bytes:
    """The Scene in its frame: title, legend, sources, scale, marking.

    ``size`` is in pixels at 96 to the inch; a PNG has ``scale`` times as many.
    """
    frame = lay(scene, size, marking=marking)
    with _LOCK:
        return encoded(drawn(scene, frame).figure, scene, format=format, scale=scale)


def plain(scene: Scene, *, format: Format = "png", scale: float = 1.0) -> bytes:  # noqa: A002
    """The map of the Scene alone, at its own size."""
    with _LOCK:
        ground = pen(scene.size, colour(PAPERS[scene.theme].sea))
        draw(scene, ground)
        return encoded(ground.figure, scene, format=format, scale=scale)


def picture(selection: Selection, order: Order, *, lang: Lang, theme: Theme) -> bytes:
    """The picture of what is selected, with its words placed for the map that the frame leaves."""
    scene = framed(selection, order, lang=lang, theme=theme)
    return snapshot(
        scene, format=order.format, size=order.size, scale=order.scale, marking=order.marking
    )


def framed(selection: Selection, order: Order, *, lang: Lang, theme: Theme) -> Scene:
    """The Scene for the map of a picture: as large as the frame round it leaves room for."""
    unworded = bare(selection, lang=lang, theme=theme, size=USUAL)
    size = lay(unworded, order.size, marking=order.marking).map_size
    return compose(selection, lang=lang, theme=theme, size=size)


def drawn(scene: Scene, frame: Frame) -> Pen:
    """The pen after the whole picture is drawn."""
    paper = PAPERS[scene.theme]
    page = pen(frame.size, colour(paper.panel))
    box = frame.map
    wide, high = box.right - box.left, box.bottom - box.top
    scale = min(wide / scene.size[0], high / scene.size[1])
    beyond = ((wide / scale - scene.size[0]) / 2, (high / scale - scene.size[1]) / 2)
    origin = box.left + beyond[0] * scale, box.top + beyond[1] * scale
    draw(scene, page.onto(box, scale, origin=origin), beyond)
    page.box(box, (0, 0, 0, 0), edge=Stroke(colour(paper.border), frame.unit))
    _furnish(frame, page, scene)
    return page


def _furnish(frame: Frame, page: Pen, scene: Scene) -> None:
    """Draw the words, swatches, rules and scale bar of a frame."""
    paper = PAPERS[scene.theme]
    text, quiet, border = colour(paper.text), colour(paper.quiet), colour(paper.border)
    for rule in frame.rules:
        page.box(rule, border, edge=Stroke(border, 0.6 * frame.unit))
    for one in frame.swatches:
        swatch(one.svg, page.at((one.x, one.y - 8 * one.scale), one.scale))
    if frame.bar:
        middle = (frame.bar.top + frame.bar.bottom) / 2
        page.bar(frame.bar, middle, Stroke(text, 1.2 * frame.unit))
    for line in frame.lines:
        style = Type(line.size, quiet if line.quiet else text, line.strong, line.align)
        page.words(line.text, (line.x, line.y), style=style, role=line.role)


def encoded(figure: Figure, scene: Scene, *, format: Format, scale: float) -> bytes:  # noqa: A002
    """The figure as the bytes of a file that carries its title and its View, and no date."""
    out = io.BytesIO()
    with mpl.rc_context(dict(SETTINGS)), warnings.catch_warnings():
        # A letter that no typeface here has is drawn as a box that names its script.
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        if format == "png":
            figure.set_dpi(INCH * scale)
            canvas = FigureCanvasAgg(figure)
            canvas.print_png(out, metadata=_facts(scene), pil_kwargs={"compress_level": PACKING})
            return out.getvalue()
        figure.savefig(out, format=format, metadata=vector.facts(format, _facts(scene)))
    return vector.finished(out.getvalue(), scene) if format == "svg" else out.getvalue()


def _facts(scene: Scene) -> dict[str, str]:
    """What a file says of itself."""
    query = scene.imprint.query if scene.imprint else ""
    return {
        "Title": scene.title,
        "Description": scene.text_alternative,
        "Software": f"Briefmap {__version__}",
        vector.KEY: query,
    }
