"""The frame of a picture: positions of title, legend, map, sources and marking, in pixels of the picture.

Everything is laid out from the left and mirrored for a language that runs from the right. Legend and scale
stand beside the map, so that they cover no label.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final

from geodata import __version__
from geodata.layout.mercator import EQUATOR_METRES
from geodata.layout.scene import LegendItem, PixelBox, Scene
from geodata.layout.swatches import SWATCH_WIDTH, SwatchShapes
from geodata.layout.text_lines import text_width, wrap_text
from geodata.phrasing.list_words import join_facts, join_list
from geodata.phrasing.source_words import numbered_source_line
from geodata.render.picture_options import PictureSize
from geodata.view import TILE_PIXELS
from geodata.words import LANGUAGES, Lang, format_number, translate

SCREEN_MAP_SIZE: Final = (960, 640)
"""Pixels of a map on a screen; a picture shows at least as much of the world, larger or smaller."""
NOMINAL_PAGE: Final = (1000, 860)
"""Pixels of a page on which type has its nominal size; on others it scales with the smaller side."""
MARGIN: Final = 24.0
"""Pixels of the nominal page, as are all sizes here."""
COLUMN: Final = 218.0
GUTTER: Final = 18.0
MIN_WIDE_RATIO: Final = 1.15
"""Width over height from which the legend stands beside the map instead of under it."""
TITLE, LEAD, SMALL, FINE = 22.0, 13.0, 12.0, 10.5
TITLE_LEADING: Final = 1.1
"""Extra line height of a title, as a multiple."""
LEGEND_TEXT_OFFSET: Final = 40.0
"""Pixels from the start of a swatch to its words."""
MAX_SCALE_BAR: Final = 130.0
"""Pixels of the scale bar, at most."""
SIDES: Final = {"start": "end", "end": "start", "middle": "middle"}


@dataclass(frozen=True)
class FrameText:
    """One line of text of the frame, its middle at the height of ``y``."""

    role: str
    """marking, title, byline, period, counts, heading, legend, note, scale, source or colophon."""
    text: str
    x: float
    y: float
    size: float
    align: str = "start"
    strong: bool = False
    quiet: bool = False


@dataclass(frozen=True)
class PlacedSwatch:
    """A swatch of the legend: middle of its left side, and pixels of the picture per pixel of its own."""

    shapes: SwatchShapes
    x: float
    y: float
    scale: float


@dataclass(frozen=True)
class PictureFrame:
    """The frame of a picture."""

    size: PictureSize
    unit: float
    """Pixels of the picture per pixel of the nominal page."""
    map: PixelBox
    texts: tuple[FrameText, ...]
    swatches: tuple[PlacedSwatch, ...]
    rules: tuple[PixelBox, ...]
    """Hair lines, as boxes without height."""
    scale_bar: PixelBox | None
    """The scale bar."""

    @property
    def scale(self) -> float:
        """Size of the drawn map as a multiple of its size on screen."""
        wide, high = self.map.right - self.map.left, self.map.bottom - self.map.top
        return min(wide / SCREEN_MAP_SIZE[0], high / SCREEN_MAP_SIZE[1])

    @property
    def map_size(self) -> PictureSize:
        """Pixels of the screen whose map fills the frame."""
        wide, high = self.map.right - self.map.left, self.map.bottom - self.map.top
        return round(wide / self.scale), round(high / self.scale)


@dataclass
class _Page:
    """A page being filled, in pixels of the nominal page, from the left."""

    size: tuple[float, float]
    lang: Lang
    texts: list[FrameText] = field(default_factory=list)
    swatches: list[PlacedSwatch] = field(default_factory=list)
    rules: list[PixelBox] = field(default_factory=list)
    scale_bar: PixelBox | None = None

    def step(self, size: float) -> float:
        line_height = LANGUAGES[self.lang].picture_line_height
        return size * line_height * (TITLE_LEADING if size == TITLE else 1.0)

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


def lay_out_frame(scene: Scene, size: PictureSize, *, marking: str = "") -> PictureFrame:
    """Return the frame of a picture of ``size`` pixels for a Scene."""
    unit = min(size[0] / NOMINAL_PAGE[0], size[1] / NOMINAL_PAGE[1])
    page = _Page((size[0] / unit, size[1] / unit), scene.lang)
    top = _write_header(page, scene, _write_marking(page, marking))
    beside = size[0] / size[1] >= MIN_WIDE_RATIO
    bottom = _write_sources(page, scene, page.size[1] - (2.0 if marking else 1.0) * MARGIN * 0.75)
    if not beside:
        bottom = _write_legend_under(page, scene, bottom)
    left = MARGIN
    if beside:
        _write_legend_beside(page, scene, top)
        left += COLUMN + GUTTER
    bottom = _write_notes(page, scene, left, bottom)
    box = PixelBox(left, top, page.size[0] - MARGIN, max(bottom, top + 1))
    page.scale_bar = _scale_bar(page, scene, box)
    frame = _to_picture_pixels(page, size, unit, box)
    return _mirrored(frame) if LANGUAGES[scene.lang].is_rtl else frame


def _write_marking(page: _Page, marking: str) -> float:
    """Write the marking at top and bottom; return the height below the upper one."""
    middle = page.size[0] / 2
    if marking:
        for y in (MARGIN * 0.62, page.size[1] - MARGIN * 0.62):
            page.write("marking", marking, (middle, y), LEAD, align="middle", strong=True)
    return MARGIN * (1.35 if marking else 0.8)


def _write_header(page: _Page, scene: Scene, top: float) -> float:
    limit = page.size[0] - 2 * MARGIN
    y = page.block("title", scene.title, (MARGIN, top), limit, TITLE, strong=True)
    byline = scene.imprint.byline if scene.imprint else ()
    if byline:
        y = page.block("byline", join_facts(*byline), (MARGIN, y), limit, LEAD, quiet=True)
    facts = (
        translate("picture.frame.period", scene.lang, period=scene.period),
        translate("picture.frame.actors", scene.lang, actors=join_list(scene.actors, scene.lang)),
    )
    y = page.block("period", join_facts(*facts), (MARGIN, y), limit, LEAD)
    counts = join_facts(
        *(
            f"{format_number(count, scene.lang)} {translate(f'event-counts.{name}', scene.lang)}"
            for name, count in scene.counts
        )
    )
    return page.block("counts", counts, (MARGIN, y), limit, LEAD, strong=True) + 8


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
    bottom -= page.step(FINE)
    page.write("colophon", version_line, (MARGIN, bottom + page.step(FINE) / 2), FINE, quiet=True)
    columns = 3 if page.size[0] > 1.5 * page.size[1] else 2
    cells = [
        numbered_source_line(each.number, each.name, each.sentences, scene.lang) for each in imprint.cited
    ]
    return _write_source_columns(page, cells, bottom - 4, columns)


def _write_source_columns(page: _Page, cells: Sequence[str], bottom: float, columns: int) -> float:
    """Write the numbered sources in columns above a height; return the height above them."""
    if not cells:
        return bottom
    wide = (page.size[0] - 2 * MARGIN - (columns - 1) * GUTTER) / columns
    texts = [wrap_text(cell, FINE, wide) for cell in cells]
    rows = _balanced_columns([len(lines) for lines in texts], columns)
    step = page.step(FINE)
    top = bottom - step * max(sum(len(texts[at]) for at in column) for column in rows)
    for place, column in enumerate(rows):
        y, x = top + step / 2, MARGIN + place * (wide + GUTTER)
        for line in (line for at in column for line in texts[at]):
            page.write("source", line, (x, y), FINE)
            y += step
    heading = page.step(SMALL)
    head = (MARGIN, top - heading / 2)
    page.write("heading", translate("picture.frame.sources-heading", page.lang), head, SMALL, strong=True)
    page.rules.append(PixelBox(MARGIN, top - heading - 3, page.size[0] - MARGIN, top - heading - 3))
    return top - heading - 9


def _balanced_columns(heights: Sequence[int], columns: int) -> list[list[int]]:
    """Indices of the cells in order, in at most ``columns`` columns, the tallest as short as possible."""
    for limit in range(max(*heights, math.ceil(sum(heights) / columns)), sum(heights) + 1):
        parts: list[list[int]] = [[]]
        taken = 0
        for at, height in enumerate(heights):
            if taken + height > limit:
                parts.append([])
                taken = 0
            parts[-1].append(at)
            taken += height
        if len(parts) <= columns:
            return parts
    return [list(range(len(heights)))]


def _write_legend_beside(page: _Page, scene: Scene, top: float) -> None:
    y = top
    for name, items in _legend_groups(scene.legend):
        words = translate(f"picture.group.{name}", page.lang)
        y = page.block("heading", words, (MARGIN, y), COLUMN, SMALL, strong=True)
        for item in items:
            y = _write_item(page, item, (MARGIN, y), COLUMN)
        y += 8


def _write_legend_under(page: _Page, scene: Scene, bottom: float) -> float:
    """Write the legend in three columns above a height; return the height above it."""
    columns = 3
    wide = (page.size[0] - 2 * MARGIN - (columns - 1) * GUTTER) / columns
    items = [item for _, group in _legend_groups(scene.legend) for item in group]
    if not items:
        return bottom
    heights = [len(_item_lines(item, wide)) for item in items]
    rows = _balanced_columns(heights, columns)
    step = page.step(SMALL)
    top = bottom - 6 - step * max(sum(heights[at] for at in column) for column in rows)
    for place, column in enumerate(rows):
        y = top
        for at in column:
            y = _write_item(page, items[at], (MARGIN + place * (wide + GUTTER), y), wide)
    heading = page.step(SMALL)
    page.write(
        "heading", translate("term.legend", page.lang), (MARGIN, top - heading / 2), SMALL, strong=True
    )
    page.rules.append(PixelBox(MARGIN, top - heading - 3, page.size[0] - MARGIN, top - heading - 3))
    return top - heading - 9


def _legend_groups(legend: Iterable[LegendItem]) -> Iterator[tuple[str, list[LegendItem]]]:
    for group, items in groupby(legend, key=lambda item: item.group):
        yield group, list(items)


def _item_lines(item: LegendItem, wide: float) -> tuple[str, ...]:
    count = "" if item.count is None else f" ({item.count})"
    return wrap_text(f"{item.label}{count}", SMALL, wide - LEGEND_TEXT_OFFSET)


def _write_item(page: _Page, item: LegendItem, at: tuple[float, float], wide: float) -> float:
    """Write one item of the legend; return the height below it."""
    step, y = page.step(SMALL), at[1]
    page.swatches.append(PlacedSwatch(item.shapes, at[0], y + step / 2, 1.0))
    for line in _item_lines(item, wide):
        page.write("legend", line, (at[0] + LEGEND_TEXT_OFFSET, y + step / 2), SMALL)
        y += step
    return y


def _write_notes(page: _Page, scene: Scene, start: float, bottom: float) -> float:
    """Write the notes of the map under it, beside the scale; return the height above them."""
    notes = join_facts(*scene.notes)
    left = (
        start
        + MAX_SCALE_BAR
        + 8
        + max(text_width(words, FINE) for words in _longest_scale_words(scene))
        + GUTTER
    )
    lines = wrap_text(notes, FINE, page.size[0] - MARGIN - left)
    high = max(page.step(FINE) * len(lines), 22.0)
    y = bottom - high + page.step(FINE) / 2
    for line in lines:
        page.write("note", line, (left, y), FINE, quiet=True)
        y += page.step(FINE)
    return bottom - high - 5


def _scale_bar(page: _Page, scene: Scene, box: PixelBox) -> PixelBox:
    """Scale bar under the map: a round length, true at the latitude of the middle."""
    scale = min((box.right - box.left) / scene.size[0], (box.bottom - box.top) / scene.size[1])
    around = EQUATOR_METRES / 1000 * math.cos(math.radians(scene.camera.lat))
    km_pixel = around / (TILE_PIXELS * 2**scene.camera.zoom) / scale
    power = 10 ** math.floor(math.log10(MAX_SCALE_BAR * km_pixel))
    km = max(step * power for step in (1, 2, 5) if step * power <= MAX_SCALE_BAR * km_pixel)
    y = box.bottom + 14
    page.write("scale", _scale_words(scene, km), (box.left + km / km_pixel + 8, y), FINE)
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

    return PictureFrame(
        size=size,
        unit=unit,
        map=grown(box),
        texts=tuple(
            replace(line, x=line.x * unit, y=line.y * unit, size=line.size * unit) for line in page.texts
        ),
        swatches=tuple(
            replace(one, x=one.x * unit, y=one.y * unit, scale=one.scale * unit) for one in page.swatches
        ),
        rules=tuple(grown(rule) for rule in page.rules),
        scale_bar=grown(page.scale_bar) if page.scale_bar else None,
    )


def _mirrored(frame: PictureFrame) -> PictureFrame:
    """The frame mirrored for a right-to-left language; swatches keep their own shape."""
    wide = frame.size[0]

    def turned(box: PixelBox) -> PixelBox:
        return PixelBox(wide - box.right, box.top, wide - box.left, box.bottom)

    return replace(
        frame,
        map=turned(frame.map),
        texts=tuple(replace(line, x=wide - line.x, align=SIDES[line.align]) for line in frame.texts),
        swatches=tuple(replace(one, x=wide - one.x - SWATCH_WIDTH * one.scale) for one in frame.swatches),
        rules=tuple(turned(rule) for rule in frame.rules),
        scale_bar=turned(frame.scale_bar) if frame.scale_bar else None,
    )
