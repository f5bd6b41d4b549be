"""Marks of a brief with so many events that each is only a point: discs, and signs of areas.

All events known only to a country or a province share its sign, which says their number in words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

import numpy as np

from geodata.atlas.atlas_frames import Atlas, event_titles
from geodata.atlas.selection import STANDINGS, Selection
from geodata.atlas.thinning import PointMarks, thin_marks
from geodata.kinds.kind_table import KindTable
from geodata.layout.areas import area_edge_width, area_fill
from geodata.layout.labels.box_geometry import square_box
from geodata.layout.labels.label_blocks import SIGN_CLEARANCE, TEXT_SIZE, TITLE_SIZE, label_ink
from geodata.layout.labels.label_placement import LabelLayout, place_labels
from geodata.layout.labels.label_words import LabelBlock, LabelLine
from geodata.layout.labels.mark_cover import KeyedBox
from geodata.layout.layout_context import LayoutContext, area_key
from geodata.layout.looks.disc_marks import DiscMark, DiscMarks
from geodata.layout.looks.status_looks import StatusLook
from geodata.layout.mercator import Viewport
from geodata.layout.scene import AreaMark, GlyphMark, MapDrawing, PixelBox, Tooltip
from geodata.layout.styles import (
    AREA_SIGN_GLYPH,
    AREA_SIGN_SIZE,
    MAP_PALETTES,
    THINNED_GROWTH,
    THINNED_RADIUS,
    EventStyle,
    Rgba,
    event_style,
    shared_event_style,
)
from geodata.layout.text_lines import text_width
from geodata.places import gazetteer_place
from geodata.places.own_shapes import named_anchor
from geodata.view import Theme
from geodata.vocabulary import Standing
from geodata.words import Lang, translate

MAX_LABELLED_EVENTS: Final = 150
"""A brief with up to this many events on the map has areas, lanes and labels; a larger one has discs."""


def is_disc_map(atlas: Atlas) -> bool:
    """Return whether a brief is drawn as discs; no filter changes that."""
    return int(atlas.events["on_map"].sum()) > MAX_LABELLED_EVENTS


def visible_disc_marks(selection: Selection, screen: Viewport, *, lang: Lang, theme: Theme) -> DiscMarks:
    """Return the discs on and near a screen, one for the events of a cell where they are merged."""
    thinned = thin_marks(selection, screen.camera, screen.size)
    discs = tuple(_disc_marks(thinned, selection.atlas, lang, theme))
    return DiscMarks(discs, thinned.events, thinned.exact)


def disc_colours(kinds: KindTable, theme: Theme) -> dict[tuple[str, Standing], Rgba]:
    """Return the ink of a disc by kind and standing."""
    return {
        (kind, standing): event_style(kinds.look_of(kind), StatusLook.HAPPENED, standing, theme).ink
        for kind in kinds.kind_ids
        for standing in STANDINGS[1:]
    }


def disc_edges(kinds: KindTable, theme: Theme) -> dict[str, Rgba]:
    """Return the ink of the edge of a disc by kind, the same for every standing."""
    return {
        kind: event_style(kinds.look_of(kind), StatusLook.HAPPENED, Standing.WITHIN, theme).edge
        for kind in kinds.kind_ids
    }


def disc_radius(count: int) -> float:
    """Return the pixels from middle to edge of a mark for ``count`` events, growing as their fourth root."""
    return round(THINNED_RADIUS + min(THINNED_GROWTH, (count - 1) ** 0.25 if count > 1 else 0.0), 1)


def _disc_marks(found: PointMarks, atlas: Atlas, lang: Lang, theme: Theme) -> Iterator[DiscMark]:
    titles = event_titles(atlas, lang)
    ids = atlas.events["event_id"].to_numpy()
    kinds = atlas.brief.kind_table
    inks, edges, order = disc_colours(kinds, theme), disc_edges(kinds, theme), kinds.kind_ids
    coded = {(order.index(kind), STANDINGS.index(standing)): ink for (kind, standing), ink in inks.items()}
    columns = (found.row, found.lon, found.lat, found.count, found.kind, found.standing)
    for row, lon, lat, count, kind, standing in zip(*(column.tolist() for column in columns), strict=True):
        one = count == 1
        yield DiscMark(
            event=ids[row] if one else None,
            at=(round(lon, 3), round(lat, 3)),
            ink=coded[kind, standing],
            edge=edges[order[kind]],
            radius=disc_radius(count),
            heading=titles[row] if one else _event_count_words(count, lang),
        )


@lru_cache(maxsize=4096)
def _event_count_words(count: int, lang: Lang) -> str:
    return translate("count.events", lang, n=count)


@dataclass(frozen=True)
class CountedArea:
    """A country or a province, and how many events are known only to it."""

    name: str
    """Id in the gazetteer."""
    total: int
    """Number of its events in the brief."""
    shown: int
    """Number of those that the selection shows."""
    standing: Standing
    """Best standing of its events."""
    kinds: frozenset[str]
    """Kinds of all its events, shown or not."""
    focused: bool

    @property
    def key(self) -> str:
        """The id under which its marks stand."""
        return area_key(self.name)


def counted_areas(context: LayoutContext) -> tuple[CountedArea, ...]:
    """Return all areas of the brief, in the order of their first events, counted from columns."""
    selection = context.selection
    atlas = selection.atlas
    code, names = atlas.event_areas
    kinds, kind_ids = atlas.filter_columns.kind, atlas.brief.kind_table.kind_ids
    focus = atlas.row_of_event.get(selection.view.focus or "")
    return tuple(
        CountedArea(
            name,
            total=len(rows),
            shown=int(np.count_nonzero(selection.standing[rows])),
            standing=STANDINGS[int(selection.standing[rows].max())],
            kinds=frozenset(kind_ids[kind] for kind in np.unique(kinds[rows]).tolist()),
            focused=focus is not None and code[focus] == number,
        )
        for number, name in enumerate(names, 1)
        for rows in [np.flatnonzero(code == number)]
    )


def place_area_signs(areas: Sequence[CountedArea], context: LayoutContext, layout: LabelLayout) -> MapDrawing:
    """Return the signs of the shown areas, with name and number, and add their labels to a layout.

    The labels stand where they stand while the whole brief is shown, so that no filter moves them.
    """
    signs = [_sign_mark(area, context) for area in areas]
    boxes = (square_box(context.viewport.project(*sign.at), sign.room) for sign in signs)
    kept = (KeyedBox(sign.event, box) for sign, box in zip(signs, boxes, strict=True))
    layout.cover = replace(layout.cover, boxes=(*layout.cover.boxes, *kept))
    place_labels([_label_block(area, context) for area in areas], layout)
    shown = {area.key: area for area in areas if area.shown}
    return MapDrawing(
        areas=tuple(_area_mark(area, context) for area in shown.values()),
        glyph_marks=tuple(sign for sign in signs if sign.event in shown),
        label_texts=tuple(
            replace(text, text=_count_words(shown[text.event].shown, context)) if text.is_count else text
            for text in layout.texts
            if text.event in shown
        ),
        boxes=tuple(_boxes_of(shown, layout)),
        panels=tuple(panel for panel in layout.panels if panel.event in shown),
        leaders=tuple(leader for leader in layout.leaders if leader.event in shown),
    )


def _boxes_of(shown: dict[str, CountedArea], layout: LabelLayout) -> Iterator[PixelBox]:
    for box, panel in zip(layout.boxes, layout.panels, strict=True):
        if panel.event in shown:
            yield box


def _style(area: CountedArea, context: LayoutContext) -> EventStyle:
    """The style of the marks of an area: the colour of its family, neutral where there are several."""
    kinds = context.brief.kind_table
    looks = [kinds.look_of(kind) for kind in sorted(area.kinds)]
    families = {kinds.kinds[kind].family for kind in area.kinds}
    colour = looks[0].colours.of(context.theme) if len(families) == 1 else MAP_PALETTES[context.theme].text
    standing = area.standing if area.shown else Standing.WITHIN
    own = event_style(looks[0], StatusLook.HAPPENED, standing, context.theme)
    return shared_event_style(own, colour, standing, context.theme)


def _tip(area: CountedArea, context: LayoutContext) -> Tooltip:
    return Tooltip(_area_name(area, context), _count_words(area.shown, context))


def _area_name(area: CountedArea, context: LayoutContext) -> str:
    return gazetteer_place(area.name).name[context.lang]


def _count_words(number: int, context: LayoutContext) -> str:
    return translate("count.events", context.lang, n=number)


def _sign_mark(area: CountedArea, context: LayoutContext) -> GlyphMark:
    style = _style(area, context)
    return GlyphMark(
        event=area.key,
        at=named_anchor(area.name),
        glyph=AREA_SIGN_GLYPH,
        size=AREA_SIGN_SIZE,
        ink=style.ink,
        edge=style.edge,
        rim=style.rim,
        focused=area.focused,
        tip=_tip(area, context),
    )


def _area_mark(area: CountedArea, context: LayoutContext) -> AreaMark:
    style = _style(area, context)
    return AreaMark(
        event=area.key,
        place=area.name,
        shape=area.name,
        fill=area_fill(style, "country"),
        ink=style.ink,
        edge=style.edge,
        width=area_edge_width(style, "country"),
        dash=None,
        look="country",
        focused=area.focused,
        tip=_tip(area, context),
    )


def _label_block(area: CountedArea, context: LayoutContext) -> LabelBlock:
    """Block of a sign: the name of its area, and the number of its events in words."""
    standing = area.standing if area.shown else Standing.WITHIN
    ink, tip = label_ink(standing, context.theme), _tip(area, context)
    name = LabelLine(_area_name(area, context), TITLE_SIZE, ink, strong=True, event=area.key, tip=tip)
    words = _count_words(area.total, context)
    count = replace(
        name, text=words, size=TEXT_SIZE, strong=False, is_count=True, room=text_width(words, TEXT_SIZE)
    )
    return LabelBlock(
        event=area.key,
        spots=(named_anchor(area.name),),
        versions=((name, count),),
        ink=_style(area, context).ink,
        clearance=SIGN_CLEARANCE,
        leads=True,
    )
