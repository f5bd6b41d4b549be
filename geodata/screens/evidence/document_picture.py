"""A picture that claims cite, with the cited parts framed, or the words why it is not shown."""

from collections.abc import Iterable

from geodata.brief.document_pictures import PictureSize
from geodata.brief.record_types.citation_record import Citation
from geodata.brief.record_types.document_record import Document
from geodata.layout.styles import PICTURE_FRAME_STROKES
from geodata.phrasing.document_words import citation_place, document_name
from geodata.screens.shell.card_context import CardContext
from geodata.screens.shell.widget_text import Markup, html_element, svg_image_element
from geodata.vocabulary import DocumentType

Box = tuple[float, float, float, float]


def picture_figure(document: Document, cited: Iterable[Citation], context: CardContext) -> Markup | None:
    """Return a picture with the boxes of some citations; None where its file is not at hand."""
    if document.type is not DocumentType.PICTURE:
        return None
    shown = context.open_picture(document)
    if shown is None:
        return None
    if shown.size is None:
        words = context.say("document.picture-refused", found=shown.refused)
        return html_element("p", words, class_="quiet")
    boxes = tuple(dict.fromkeys(each for each in cited if each.box is not None))
    places = [citation_place(each, context.brief, context.lang) for each in boxes]
    name = document_name(document, context.lang)
    alternative = context.say("document.picture-alt", title=name, place="; ".join(places) or "–")
    image = html_element(
        "img",
        src=shown.address,
        alt=alternative if places else name,
        width=str(shown.size.width),
        height=str(shown.size.height),
        loading="lazy",
    )
    frames = svg_image_element(_frames_svg([each.box for each in boxes if each.box], shown.size))
    return html_element(
        "figure", html_element("span", image, frames, class_="picture-frame"), class_="document-picture"
    )


def _frames_svg(boxes: Iterable[Box], size: PictureSize) -> str:
    """Return the frames of boxes as an SVG over the whole picture, each a dark line on a pale one."""
    shapes = "".join(
        f'<rect x="{left:g}" y="{top:g}" width="{right - left:g}" height="{bottom - top:g}" fill="none"'
        f' vector-effect="non-scaling-stroke" stroke="{ink}" stroke-width="{width}"/>'
        for left, top, right, bottom in (_within(box, size) for box in boxes)
        for ink, width in PICTURE_FRAME_STROKES
    )
    sides = f'viewBox="0 0 {size.width} {size.height}" preserveAspectRatio="none"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {sides}>{shapes}</svg>'


def _within(box: Box, size: PictureSize) -> Box:
    """Return a box cut to the picture, its edges in order."""
    across = sorted(min(max(edge, 0.0), float(size.width)) for edge in box[::2])
    down = sorted(min(max(edge, 0.0), float(size.height)) for edge in box[1::2])
    return across[0], down[0], across[1], down[1]
