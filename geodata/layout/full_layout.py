"""The layout of a whole brief, cached; a selection picks its marks, so that no filter moves a label.

Events that only perhaps fall in the period are drawn in the same places, fainter.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol, TypeVar

import numpy as np

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import STANDINGS, Selection
from geodata.layout import label_placement
from geodata.layout.areas import area_fill, area_marks, hatched_ground
from geodata.layout.label_blocks import label_ink, make_label_blocks
from geodata.layout.label_candidates import LabelObstacles
from geodata.layout.label_placement import LabelLayout
from geodata.layout.lanes import lane_marks
from geodata.layout.layout_context import LayoutContext
from geodata.layout.mercator import Viewport
from geodata.layout.place_names import place_name_texts
from geodata.layout.point_marks import glyph_marks
from geodata.layout.relation_lines import relation_curves
from geodata.layout.scene import AreaMark, GlyphMark, LaneMark, MapDrawing, PixelBox
from geodata.layout.styles import ARROWHEAD_SIZE
from geodata.view import Camera, ShowOption, Theme, View
from geodata.vocabulary import Standing
from geodata.words import LANGUAGES, Lang

LEGEND_BUTTON_AREA = (120, 56)
"""Width and height in pixels of the corner at the bottom start that the legend's button needs."""


@dataclass(frozen=True)
class LayoutOptions:
    """Options of a layout that no filter changes."""

    lang: Lang
    theme: Theme
    camera: Camera
    size: tuple[int, int]
    show: frozenset[ShowOption] = frozenset()
    only_events: frozenset[str] | None = None
    """Ids of the only events to lay out; all where it is None."""

    @property
    def viewport(self) -> Viewport:
        """The camera over its map."""
        return Viewport(self.camera, self.size)


class _Mark(Protocol):
    @property
    def event(self) -> str | None: ...


_M = TypeVar("_M", bound=_Mark)
_F = TypeVar("_F", AreaMark, LaneMark, GlyphMark)


def select_whole_brief(
    atlas: Atlas, options: LayoutOptions, standing: Standing = Standing.WITHIN
) -> Selection:
    """Return a selection of all events, or of the only ones laid out, each with the same standing."""
    code = np.full(len(atlas.events), STANDINGS.index(standing), np.int8)
    if options.only_events is not None:
        code[~np.isin(np.arange(len(code)), [atlas.row_of_event[event] for event in options.only_events])] = 0
    return Selection(atlas, View(show=options.show), code, (code == 0).astype(np.int8))


@lru_cache(maxsize=32)
def lay_out_brief(atlas: Atlas, options: LayoutOptions) -> tuple[MapDrawing, MapDrawing]:
    """Return the layout of the brief twice: every event as perhaps within the period, and as within it."""
    context = LayoutContext(select_whole_brief(atlas, options), options.lang, options.theme, options.viewport)
    zones, lanes, points = (
        area_marks(context.events_on_map, context),
        lane_marks(context),
        tuple(glyph_marks(context)),
    )
    ground = LabelObstacles(
        list(_blocked_boxes(context, lanes, points)),
        _lane_boxes(context, lanes),
        hatched_ground(zones, context.viewport),
    )
    layout = label_placement.place_labels(
        make_label_blocks(context, lanes), LabelLayout(context.viewport, options.lang, ground)
    )
    full = MapDrawing(
        areas=zones,
        lanes=lanes,
        glyph_marks=points,
        relations=relation_curves(context),
        label_texts=tuple(layout.texts),
        boxes=tuple(layout.boxes),
        panels=tuple(layout.panels),
        leaders=tuple(layout.leaders),
        place_names=tuple(place_name_texts(context, layout)),
    )
    return _faint_drawing(
        full, replace(context, selection=select_whole_brief(atlas, options, Standing.PERHAPS))
    ), full


def pick_selected_marks(both: tuple[MapDrawing, MapDrawing], selection: Selection) -> MapDrawing:
    """Return the marks of a selection, each as its event stands, with focus rings set."""
    faint, full = both
    standing = dict(zip(selection.atlas.row_of_event, selection.standing.tolist(), strict=True))
    focus = selection.view.focus
    return MapDrawing(
        areas=_with_focus_ring(_by_standing(faint.areas, full.areas, standing), focus),
        hidden_areas=tuple(area for area in full.areas if not standing[area.event]),
        lanes=_with_focus_ring(_by_standing(faint.lanes, full.lanes, standing), focus),
        glyph_marks=_with_focus_ring(_by_standing(faint.glyph_marks, full.glyph_marks, standing), focus),
        relations=tuple(_by_standing(faint.relations, full.relations, standing)),
        label_texts=tuple(_by_standing(faint.label_texts, full.label_texts, standing)),
        boxes=tuple(box for box, panel in zip(full.boxes, full.panels, strict=True) if standing[panel.event]),
        panels=tuple(_by_standing(faint.panels, full.panels, standing)),
        leaders=tuple(_by_standing(faint.leaders, full.leaders, standing)),
        place_names=full.place_names,
    )


def _by_standing(faint: Iterable[_M], full: Iterable[_M], standing: Mapping[str, int]) -> Iterator[_M]:
    """Of each pair of marks the one for its event's standing; none where the event is hidden."""
    for pair in zip(faint, full, strict=True):
        if code := standing[pair[0].event or ""]:
            yield pair[code - 1]


def _with_focus_ring(marks: Iterable[_F], focus: str | None) -> tuple[_F, ...]:
    return tuple(replace(mark, focused=True) if mark.event == focus else mark for mark in marks)


def _faint_drawing(full: MapDrawing, context: LayoutContext) -> MapDrawing:
    """The drawing in the inks of a context in which every event only perhaps falls in the period."""
    drawn = {one.event.id: one for one in (*context.events_on_map, *context.events_off_map)}
    style = {name: one.style for name, one in drawn.items()}
    return replace(
        full,
        areas=tuple(
            replace(area, ink=style[area.event].ink, fill=area_fill(style[area.event], sea=area.hatch))
            for area in full.areas
        ),
        lanes=tuple(replace(lane, ink=style[lane.event].ink) for lane in full.lanes),
        glyph_marks=tuple(replace(dot, ink=style[dot.event].ink) for dot in full.glyph_marks),
        relations=tuple(replace(link, ink=style[link.event].ink) for link in full.relations),
        label_texts=tuple(
            replace(text, ink=label_ink(drawn[text.event or ""], context)) for text in full.label_texts
        ),
        leaders=tuple(replace(leader, ink=style[leader.event].ink) for leader in full.leaders),
    )


def _blocked_boxes(
    context: LayoutContext, ways: Sequence[LaneMark], points: Sequence[GlyphMark]
) -> Iterator[PixelBox]:
    """Boxes that labels must not cover: points, arrowheads, the legend's button."""
    for dot in points:
        yield label_placement.square_box(context.viewport.project(*dot.at), dot.size)
    for lane in ways:
        yield label_placement.square_box(context.viewport.project(*lane.arrowhead_at), ARROWHEAD_SIZE)
    (width, height), (wide, high) = context.viewport.size, LEGEND_BUTTON_AREA
    left = width - wide if LANGUAGES[context.lang].is_rtl else 0
    yield PixelBox(left, height - high, left + wide, height)


def _lane_boxes(context: LayoutContext, ways: Sequence[LaneMark]) -> list[PixelBox]:
    """Boxes along the lanes, which labels should avoid."""
    spots = (spot for lane in ways for part in lane.parts for spot in part)
    return [label_placement.square_box(context.viewport.project(*spot), 6.0) for spot in spots]
