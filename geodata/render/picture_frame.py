"""The frame of a picture: positions of title, legend, map, sources and marking, in pixels of the picture.

Everything is laid out from the left and mirrored for a language that runs from the right. Legend and scale
stand beside the map, so that they cover no label.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final

from geodata import __version__
from geodata.layout.labels.number_key import number_key, short_number_key
from geodata.layout.map_notes import picture_notes, slide_notes
from geodata.layout.mercator import EQUATOR_METRES
from geodata.layout.scene import LegendItem, PixelBox, Scene
from geodata.layout.text_lines import text_width, wrap_text
from geodata.phrasing.filter_words import MAX_NAMED_ACTORS, picture_actors_phrase
from geodata.phrasing.list_words import join_facts
from geodata.phrasing.source_words import numbered_source_line
from geodata.render.frame_parts import FrameText, PictureFrame, PlacedSwatch, mirror_frame
from geodata.render.page_look import PageLook, page_look
from geodata.render.picture_options import PictureSize
from geodata.render.small_print import (
    PrintRoom,
    SmallPrint,
    balanced_columns,
    has_columns_for,
    has_room_for,
    key_columns,
    small_print,
)
from geodata.view import TILE_PIXELS
from geodata.words import LANGUAGES, Lang, format_number, translate
from geodata.words.untranslated_text import isolate_untranslated

SCREEN_MAP_SIZE: Final = (960, 640)
"""Pixels of a map on a screen; a picture shows at least as much of the world, larger or smaller."""
HEADER_GAP: Final = 6.0
MIN_WIDE_RATIO: Final = 1.15
"""Width over height from which the legend stands beside the map instead of under it."""
TITLE_LEADING: Final = 1.1
"""Extra line height of a title, as a multiple."""
SECOND_COLUMN: Final = 0.8
"""Width of each of two columns of a legend too long for one, as a share of that."""
SLIDE_ACTORS: Final = 4
"""Actors that the header of a slide names; of more it says the number."""
SLIDE_SOURCE_ROOM: Final = 0.1
"""Share of the height of a slide that its sources take, at most."""


@dataclass
class _Page:
    """A page being filled, in pixels of the nominal page, from the left."""

    look: PageLook
    size: tuple[float, float]
    lang: Lang
    texts: list[FrameText] = field(default_factory=list)
    swatches: list[PlacedSwatch] = field(default_factory=list)
    rules: list[PixelBox] = field(default_factory=list)
    scale_bar: PixelBox | None = None
    left: float = 0.0
    """Left side of the sources, which make way for a long legend."""

    @property
    def right(self) -> float:
        """Right side of all that stands on the page."""
        return self.size[0] - self.look.margin

    def step(self, size: float) -> float:
        line_height = LANGUAGES[self.lang].picture_line_height
        return size * line_height * (TITLE_LEADING if size == self.look.title else 1.0)

    def write(self, role: str, text: str, at: tuple[float, float], size: float, **look: object) -> None:
        self.texts.append(replace(FrameText(role, text, at[0], at[1], size), **look))  # type: ignore[arg-type]

    def block(
        self, role: str, text: str, at: tuple[float, float], limit: float, size: float, **look: object
    ) -> float:
        """Write wrapped lines from a height down; return the height below them."""
        strong = bool(look.get("strong"))
        y = at[1]
        for line in wrap_text(text, size, limit, strong=strong):
            self.write(role, line, (at[0], y + self.step(size) / 2), size, **look)
            y += self.step(size)
        return y


def lay_out_frame(scene: Scene, size: PictureSize) -> PictureFrame:
    """Return the frame of a picture of ``size`` pixels for a Scene."""
    look = page_look(size)
    unit = look.unit(size)
    page = _Page(look, (size[0] / unit, size[1] / unit), scene.lang, left=look.margin)
    above, below = _write_marking(page, scene.stamp.marking)
    top = _write_header(page, scene, above)
    beside = size[0] / size[1] >= MIN_WIDE_RATIO
    columns, turn = int(beside), math.inf
    if beside and _write_legend_beside(replace(page, texts=[], swatches=[]), scene, top) > below:
        columns, page.look = 2, replace(look, column=look.column * SECOND_COLUMN)
        turn = (top + _write_legend_beside(replace(page, texts=[], swatches=[]), scene, top)) / 2
    lowest = _write_legend_beside(page, scene, top, turn) if beside else top
    look = page.look
    is_keyed = _write_key_beside(page, scene, PixelBox(look.margin, lowest + 8, 0, below), columns)
    lowest = below if is_keyed else lowest
    if lowest > _write_small_print(replace(page, texts=[], rules=[]), scene, below, is_keyed=is_keyed):
        page.left += columns * (look.column + look.gutter)
    bottom = _write_small_print(page, scene, below, is_keyed=is_keyed)
    if not beside:
        bottom = _write_legend_under(page, scene, bottom)
    left = look.margin + columns * (look.column + look.gutter)
    bottom = _write_notes(page, scene, left, bottom)
    box = PixelBox(left, top, page.right, max(bottom, top + 1))
    page.scale_bar = _scale_bar(page, scene, box)
    frame = _to_picture_pixels(page, size, unit, box)
    return mirror_frame(frame) if LANGUAGES[scene.lang].is_rtl else frame


def _write_marking(page: _Page, marking: str) -> tuple[float, float]:
    """Write the marking at top and bottom; return the height below the upper and above the lower one."""
    if not marking:
        return page.look.margin * 0.8, page.size[1] - page.look.margin * 0.75
    limit = page.size[0] - 2 * page.look.margin
    high = page.step(page.look.lead) * len(wrap_text(marking, page.look.lead, limit, strong=True))
    tops = (
        page.look.margin * 0.62 - page.step(page.look.lead) / 2,
        page.size[1] - page.look.margin * 0.62 + page.step(page.look.lead) / 2 - high,
    )
    for top in tops:
        at = (page.size[0] / 2, top)
        page.block("marking", marking, at, limit, page.look.lead, align="middle", strong=True)
    return tops[0] + high + page.look.margin * 0.35, tops[1] - page.look.margin * 0.5


def _write_header(page: _Page, scene: Scene, top: float) -> float:
    limit = page.size[0] - 2 * page.look.margin
    y = top
    if scene.stamp.unfinished:
        y = page.block(
            "unfinished", scene.stamp.unfinished, (page.look.margin, y), limit, page.look.lead, strong=True
        )
    y = page.block("title", scene.title, (page.look.margin, y), limit, page.look.title, strong=True)
    if scene.shown:
        y = page.block("shown", scene.shown, (page.look.margin, y), limit, page.look.lead, strong=True)
    byline = scene.imprint.byline if scene.imprint else ()
    if byline:
        y = page.block(
            "byline", join_facts(*byline), (page.look.margin, y), limit, page.look.small, quiet=True
        )
    if scene.stamp.language_note:
        y = page.block(
            "language", scene.stamp.language_note, (page.look.margin, y), limit, page.look.fine, quiet=True
        )
    most = SLIDE_ACTORS if page.look.is_slide else MAX_NAMED_ACTORS
    facts = (
        translate("picture.frame.period", scene.lang, period=scene.period),
        picture_actors_phrase(scene.actors, scene.lang, most),
        *scene.filters,
    )
    counts = (
        f"{format_number(count, scene.lang)} {translate(f'event-counts.{name}', scene.lang)}"
        for name, count in scene.counts
    )
    if page.look.is_slide:
        return (
            page.block("period", join_facts(*facts, *counts), (page.look.margin, y), limit, page.look.lead)
            + HEADER_GAP
        )
    y = page.block("period", join_facts(*facts), (page.look.margin, y), limit, page.look.lead)
    return (
        page.block("counts", join_facts(*counts), (page.look.margin, y), limit, page.look.lead, strong=True)
        + HEADER_GAP
    )


def _write_key_beside(page: _Page, scene: Scene, room: PixelBox, columns: int) -> bool:
    """Write the key of the map's numbers, as far as there is room, under the legend; False without room."""
    step, heading = page.step(page.look.fine), page.step(page.look.small)
    lines = int((room.bottom - room.top - heading) / step)
    column = PrintRoom(page.look.fine, page.look.column, lines)
    keys, short = number_key(scene), short_number_key(scene)
    rows = key_columns(keys, column, columns, page.lang, short=short)
    # A list under the map takes of its height, and is wider.
    is_cut = not any(has_columns_for(each, column, columns, page.lang) for each in (keys, short))
    under = _list_room(page, page.look.number_room)
    if not rows or (is_cut and has_room_for("numbers", short, under, page.lang)):
        return False
    words = translate("picture.group.numbers", page.lang)
    page.block("heading", words, (room.left, room.top), page.look.column, page.look.small, strong=True)
    for place, written in enumerate(rows):
        for at, line in enumerate(written):
            x = room.left + place * (page.look.column + page.look.gutter)
            page.write("number", line, (x, room.top + heading + (at + 0.5) * step), page.look.fine)
    return True


def _write_small_print(page: _Page, scene: Scene, bottom: float, *, is_keyed: bool) -> float:
    """Write the key of the map's numbers where it has no other room, sources, colophon; return the top."""
    top = _write_sources(page, scene, bottom)
    keys = () if is_keyed else number_key(scene)
    if not has_room_for("numbers", keys, _list_room(page, page.look.number_room), page.lang):
        keys = short_number_key(scene)
    return _write_list(page, "numbers", keys, top, page.look.number_room)


def _write_sources(page: _Page, scene: Scene, bottom: float) -> float:
    """Write sources and colophon, from the bottom up; return the height above them."""
    imprint = scene.imprint
    if imprint is None:
        return bottom
    version_line = translate(
        "picture.frame.version-line",
        scene.lang,
        version=f"Briefmap {__version__}",
        brief=imprint.brief,
        digest=imprint.digest[:12],
    )
    bottom -= page.step(page.look.fine)
    page.write(
        "colophon",
        version_line,
        (page.left, bottom + page.step(page.look.fine) / 2),
        page.look.fine,
        quiet=True,
    )
    cells = [
        numbered_source_line(each.number, each.name, each.sentences, scene.lang) for each in imprint.cited
    ]
    bottom = _write_list(page, "documents", imprint.documents, bottom - 4, page.look.document_room)
    cited = any(each.sentences for each in imprint.cited)
    if page.look.is_slide:
        kind: SmallPrint = "sources-cited" if cited else "sources"
        above = _write_list(page, kind, cells, bottom, SLIDE_SOURCE_ROOM)
        page.rules.append(PixelBox(page.left, above - 2, page.right, above - 2))
        return above - 10
    heading = f"picture.frame.sources-heading{'-cited' if cited else ''}"
    return _write_source_columns(page, cells, bottom, 2, translate(heading, page.lang))


def _write_list(page: _Page, kind: SmallPrint, items: Sequence[str], bottom: float, room: float) -> float:
    """Write a list of small print above a height, in a share of the page's; return the height above them."""
    step = page.step(page.look.fine)
    lines = small_print(kind, items, _list_room(page, room), page.lang)
    top = bottom - step * len(lines)
    for at, line in enumerate(lines):
        page.write(
            kind.removesuffix("s-cited").removesuffix("s"),
            line,
            (page.left, top + (at + 0.5) * step),
            page.look.fine,
        )
    return top - 4 if lines else bottom


def _list_room(page: _Page, share: float) -> PrintRoom:
    """Room for a list of small print in a share of the height of the page."""
    most = max(1, int(page.size[1] * share / page.step(page.look.fine)))
    return PrintRoom(page.look.fine, page.right - page.left, most)


def _write_source_columns(
    page: _Page, cells: Sequence[str], bottom: float, columns: int, title: str
) -> float:
    """Write the numbered sources in columns under a title, above a height; return the height above."""
    if not cells:
        return bottom
    wide = (page.right - page.left - (columns - 1) * page.look.gutter) / columns
    texts = [wrap_text(cell, page.look.fine, wide) for cell in cells]
    rows = balanced_columns([len(lines) for lines in texts], columns)
    step = page.step(page.look.fine)
    top = bottom - step * max(sum(len(texts[at]) for at in column) for column in rows)
    for place, column in enumerate(rows):
        y, x = top + step / 2, page.left + place * (wide + page.look.gutter)
        for line in (line for at in column for line in texts[at]):
            page.write("source", line, (x, y), page.look.fine)
            y += step
    heading = page.step(page.look.small)
    page.write("heading", title, (page.left, top - heading / 2), page.look.small, strong=True)
    page.rules.append(PixelBox(page.left, top - heading - 3, page.right, top - heading - 3))
    return top - heading - 9


def _write_legend_beside(page: _Page, scene: Scene, top: float, turn: float = math.inf) -> float:
    """Write the legend beside the map, in a second column from ``turn`` on; return the height below it."""
    x, y, lowest = page.look.margin, top, top
    for name, items in groupby(scene.legend, key=lambda item: item.group):
        if y + page.step(page.look.small) > turn:
            x, y, turn = x + page.look.column + page.look.gutter, top, math.inf
        words = translate(f"picture.group.{name}", page.lang)
        y = page.block("heading", words, (x, y), page.look.column, page.look.small, strong=True)
        for item in items:
            if y > turn:
                x, y, turn = x + page.look.column + page.look.gutter, top, math.inf
            y = _write_item(page, item, (x, y), page.look.column)
            lowest = max(lowest, y)
        y += 8
    return lowest


def _write_legend_under(page: _Page, scene: Scene, bottom: float) -> float:
    """Write the legend in three columns above a height; return the height above it."""
    columns = 3
    wide = (page.size[0] - 2 * page.look.margin - (columns - 1) * page.look.gutter) / columns
    items = scene.legend
    if not items:
        return bottom
    heights = [len(_item_lines(page, item, wide)) for item in items]
    rows = balanced_columns(heights, columns)
    step = page.step(page.look.small)
    top = bottom - 6 - step * max(sum(heights[at] for at in column) for column in rows)
    for place, column in enumerate(rows):
        y = top
        for at in column:
            y = _write_item(page, items[at], (page.look.margin + place * (wide + page.look.gutter), y), wide)
    heading = page.step(page.look.small)
    title = translate("term.legend", page.lang)
    page.write("heading", title, (page.look.margin, top - heading / 2), page.look.small, strong=True)
    page.rules.append(PixelBox(page.look.margin, top - heading - 3, page.right, top - heading - 3))
    return top - heading - 9


def _item_lines(page: _Page, item: LegendItem, wide: float) -> tuple[str, ...]:
    count = "" if item.count is None else f" ({item.count})"
    return wrap_text(
        f"{isolate_untranslated(item.label)}{count}", page.look.small, wide - page.look.legend_text
    )


def _write_item(page: _Page, item: LegendItem, at: tuple[float, float], wide: float) -> float:
    """Write one item of the legend; return the height below it."""
    step, y = page.step(page.look.small), at[1]
    page.swatches.append(PlacedSwatch(item.shapes, at[0], y + step / 2, page.look.swatch))
    for line in _item_lines(page, item, wide):
        page.write("legend", line, (at[0] + page.look.legend_text, y + step / 2), page.look.small)
        y += step
    return y


def _write_notes(page: _Page, scene: Scene, start: float, bottom: float) -> float:
    """Write the notes of the map under it, beside the scale; return the height above them."""
    notes = join_facts(*(slide_notes if page.look.is_slide else picture_notes)(scene))
    scale_words = max(text_width(words, page.look.fine) for words in _longest_scale_words(scene))
    left = start + page.look.scale_bar + 8 + scale_words + page.look.gutter
    lines = wrap_text(notes, page.look.fine, page.right - left)
    high = max(page.step(page.look.fine) * len(lines), 2 * page.look.fine)
    y = bottom - high + page.step(page.look.fine) / 2
    for line in lines:
        page.write("note", line, (left, y), page.look.fine, quiet=True)
        y += page.step(page.look.fine)
    return bottom - high - 5


def _scale_bar(page: _Page, scene: Scene, box: PixelBox) -> PixelBox:
    """Scale bar under the map: a round length, true at the latitude of the middle."""
    scale = min((box.right - box.left) / scene.size[0], (box.bottom - box.top) / scene.size[1])
    around = EQUATOR_METRES / 1000 * math.cos(math.radians(scene.camera.lat))
    km_pixel = around / (TILE_PIXELS * 2**scene.camera.zoom) / scale
    power = 10 ** math.floor(math.log10(page.look.scale_bar * km_pixel))
    km = max(step * power for step in (1, 2, 5) if step * power <= page.look.scale_bar * km_pixel)
    y = box.bottom + 4 + page.look.fine
    page.write("scale", _scale_words(scene, km), (box.left + km / km_pixel + 8, y), page.look.fine)
    return PixelBox(box.left, y - 3, box.left + km / km_pixel, y + 3)


def _longest_scale_words(scene: Scene) -> Iterator[str]:
    """The longest words that the scale bar may have."""
    return (_scale_words(scene, km) for km in (0.5, 5_000.0))


def _scale_words(scene: Scene, km: float) -> str:
    lat = scene.camera.lat
    key = "picture.frame.scale" if lat >= 0 else "picture.frame.scale-south"
    return translate(
        key, scene.lang, km=format_number(km, scene.lang), lat=format_number(round(abs(lat)), scene.lang)
    )


def _to_picture_pixels(page: _Page, size: PictureSize, unit: float, box: PixelBox) -> PictureFrame:
    def grown(one: PixelBox) -> PixelBox:
        return PixelBox(one.left * unit, one.top * unit, one.right * unit, one.bottom * unit)

    whole = grown(box)
    wide, high = whole.right - whole.left, whole.bottom - whole.top
    usual = min(wide / SCREEN_MAP_SIZE[0], high / SCREEN_MAP_SIZE[1])
    return PictureFrame(
        size=size,
        unit=unit,
        scale=page.look.map_scale * unit if page.look.map_scale else usual,
        map=whole,
        texts=tuple(
            replace(line, x=line.x * unit, y=line.y * unit, size=line.size * unit) for line in page.texts
        ),
        swatches=tuple(
            replace(one, x=one.x * unit, y=one.y * unit, scale=one.scale * unit) for one in page.swatches
        ),
        rules=tuple(grown(rule) for rule in page.rules),
        scale_bar=grown(page.scale_bar) if page.scale_bar else None,
    )
