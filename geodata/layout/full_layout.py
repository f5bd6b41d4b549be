"""The layout of a whole brief, cached; a selection picks its marks, so that no filter moves a label.

Events that only perhaps fall in the period are drawn in the same places, fainter.
"""

import math
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Any, Protocol, TypeVar

import numpy as np

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import STANDINGS, Selection
from geodata.brief.records import Brief
from geodata.layout.areas import area_fill, area_marks, area_sign, in_order, shared_style
from geodata.layout.insets.inset_map import inset_boxes
from geodata.layout.labels.box_geometry import box_edges, square_box
from geodata.layout.labels.label_blocks import label_ink, make_label_blocks
from geodata.layout.labels.label_placement import LabelLayout, place_labels
from geodata.layout.labels.mark_cover import cover_marks
from geodata.layout.lanes import bundle_sign, fanned_lanes, lane_bundles, lane_marks
from geodata.layout.layout_context import LayoutContext
from geodata.layout.mercator import Viewport
from geodata.layout.name_placement import brief_ground_names
from geodata.layout.note_signs import free_corner, sign_box
from geodata.layout.point_marks import glyph_marks
from geodata.layout.reference_marks import note_boxes, reference_marks
from geodata.layout.relation_lines import relation_curves
from geodata.layout.scene import (
    AreaMark,
    GlyphMark,
    GroupSign,
    LabelPanel,
    LaneMark,
    LeaderLine,
    MapDrawing,
    MapText,
    PixelBox,
    ReferenceMark,
    RelationCurve,
    TakenRoom,
)
from geodata.layout.styles import PERHAPS_LINE_SHARE
from geodata.view import Camera, ShowOption, Theme, View
from geodata.vocabulary import Standing
from geodata.words import LANGUAGES, Lang

LANE_STEP = 5.0
"""Pixels between the boxes along a lane of which names of the ground are told."""
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
    hide: frozenset[str] = frozenset()
    """Reference layers that are left out, as in a View."""

    @property
    def viewport(self) -> Viewport:
        """The camera over its map."""
        return Viewport(self.camera, self.size)


class _Mark(Protocol):
    @property
    def event(self) -> str | None: ...


_M = TypeVar("_M", bound=_Mark)
_F = TypeVar("_F", AreaMark, LaneMark, GlyphMark)
_D = TypeVar("_D", AreaMark, LaneMark, GlyphMark, RelationCurve, MapText, LabelPanel, LeaderLine)


def select_whole_brief(
    atlas: Atlas, options: LayoutOptions, standing: Standing = Standing.WITHIN
) -> Selection:
    """Return a selection of all events, or of the only ones laid out, each with the same standing."""
    code = np.full(len(atlas.events), STANDINGS.index(standing), np.int8)
    if options.only_events is not None:
        code[~np.isin(np.arange(len(code)), [atlas.row_of_event[event] for event in options.only_events])] = 0
    return Selection(atlas, View(show=options.show, hide=options.hide), code, (code == 0).astype(np.int8))


@lru_cache(maxsize=32)
def lay_out_brief(atlas: Atlas, options: LayoutOptions) -> tuple[MapDrawing, MapDrawing]:
    """Return the layout of the brief twice: every event as perhaps within the period, and as within it."""
    context = LayoutContext(select_whole_brief(atlas, options), options.lang, options.theme, options.viewport)
    lanes, points = lane_marks(context), tuple(glyph_marks(context))
    marks = MapDrawing(
        areas=area_marks(context), lanes=lanes, glyph_marks=points, relations=relation_curves(context)
    )
    furniture = [_legend_button(context), *inset_boxes(context.viewport, options.lang)]
    references = reference_marks(context, [*_mark_boxes(context, lanes, points), *furniture])
    notes = list(note_boxes(references, context.viewport))
    layout = place_labels(
        make_label_blocks(context, lanes),
        LabelLayout(
            context.viewport, options.lang, cover_marks(marks, context.viewport, [*furniture, *notes])
        ),
    )
    signs = (
        *(area_sign(area, context) for area in context.shared_areas),
        *(bundle_sign(bundle, context) for bundle in lane_bundles(context) if bundle.is_shared),
        *layout.gathered,
    )
    panels = tuple(_with_notes(layout, signs, atlas.brief))
    full = replace(
        marks,
        references=references,
        fanned_lanes=fanned_lanes(context),
        group_signs=signs,
        label_texts=tuple(layout.texts),
        boxes=tuple(layout.boxes),
        panels=panels,
        leaders=tuple(layout.leaders),
        ground_names=brief_ground_names(context),
        taken=taken_rooms(
            [
                *_mark_boxes(context, lanes, points),
                *_spaced(_lane_boxes(context, lanes)),
                *layout.full_areas,
                *_note_sign_boxes(layout, panels),
                *notes,
            ],
            context.viewport,
        ),
    )
    return _faint_drawing(
        full, replace(context, selection=select_whole_brief(atlas, options, Standing.PERHAPS))
    ), full


def _with_notes(layout: LabelLayout, signs: Iterable[GroupSign], brief: Brief) -> Iterator[LabelPanel]:
    """The panels, with the sign of a note where the text has one on their event, or on one of several.

    It covers neither other labels nor signs, and of marks that words hide already as little as it can.
    """
    members, is_rtl = {sign.key: sign.events for sign in signs}, LANGUAGES[layout.lang].is_rtl
    others, under = list(layout.boxes), layout.under
    for box, panel in zip(layout.boxes, layout.panels, strict=True):
        if any(map(brief.queries_of, members.get(panel.event, (panel.event,)))):
            hidden = partial(layout.cover.hidden_share, under=under)
            corner = free_corner(box, [other for other in others if other is not box], hidden, is_rtl=is_rtl)
            sign = sign_box(box, corner)
            others.append(sign)
            under = under + layout.cover.hidden_cells(box_edges([sign]))[0]
            yield replace(panel, note_corner=corner)
        else:
            yield panel


def _note_sign_boxes(layout: LabelLayout, panels: Iterable[LabelPanel]) -> Iterator[PixelBox]:
    """Boxes of the signs of notes, from which names of the ground keep off."""
    for box, panel in zip(layout.boxes, panels, strict=True):
        if panel.note_corner:
            yield sign_box(box, panel.note_corner)


def pick_selected_marks(both: tuple[MapDrawing, MapDrawing], selection: Selection) -> MapDrawing:
    """Return the marks of a selection, each as its event stands, with focus rings set.

    A sign stands as the best of its events does, and counts and names those that are shown.
    """
    faint, full = both
    standing = dict(zip(selection.atlas.row_of_event, selection.standing.tolist(), strict=True))
    shown = {event for event, code in standing.items() if code}
    standing |= {sign.key: max(standing[event] for event in sign.events) for sign in full.group_signs}
    signs = {sign.key: sign.with_only(shown) for sign in full.group_signs if standing[sign.key]}
    focus = selection.view.focus
    focused = {focus, *(key for key, sign in signs.items() if focus in sign.events)}

    def picked(name: str) -> tuple[Any, ...]:
        marks = _by_standing(getattr(faint, name), getattr(full, name), standing)
        return tuple(_of_sign(mark, signs.get(mark.event or "")) for mark in marks)

    fans = picked("fanned_lanes")
    return MapDrawing(
        areas=_with_focus_ring(picked("areas"), focused),
        hidden_areas=tuple(area for area in full.areas if not standing[area.event]),
        references=shown_references(full.references, selection),
        lanes=_with_focus_ring(
            (
                *(lane for lane in picked("lanes") if not (lane.event in signs and lane.event in focused)),
                *(lane for lane in fans if lane.bundle in focused),
            ),
            focused,
        ),
        fanned_lanes=fans,
        glyph_marks=_with_focus_ring(picked("glyph_marks"), focused),
        group_signs=tuple(signs.values()),
        relations=picked("relations"),
        label_texts=tuple(_counted(text, signs) for text in picked("label_texts")),
        boxes=tuple(box for box, panel in zip(full.boxes, full.panels, strict=True) if standing[panel.event]),
        panels=picked("panels"),
        leaders=picked("leaders"),
        ground_names=full.ground_names,
        taken=full.taken,
    )


def shown_references(marks: Iterable[ReferenceMark], selection: Selection) -> tuple[ReferenceMark, ...]:
    """Return the marks of the reference layers that the view of a selection does not hide."""
    hidden = selection.view.hidden_layers
    return tuple(mark for mark in marks if mark.layer not in hidden)


def _of_sign(mark: _D, sign: GroupSign | None) -> _D:
    """The mark with the tooltip of the sign that it belongs to."""
    if sign is None or isinstance(mark, LeaderLine):
        return mark
    return replace(mark, tip=sign.tip)


def _counted(text: MapText, signs: Mapping[str, GroupSign]) -> MapText:
    """The line with the number of shown events, where it counts those of a sign."""
    return replace(text, text=signs[text.event or ""].count) if text.is_count else text


def _by_standing(faint: Iterable[_M], full: Iterable[_M], standing: Mapping[str, int]) -> Iterator[_M]:
    """Of each pair of marks the one for its event's standing; none where the event is hidden."""
    for pair in zip(faint, full, strict=True):
        if code := standing[pair[0].event or ""]:
            yield pair[code - 1]


def _with_focus_ring(marks: Iterable[_F], focused: Container[str | None]) -> tuple[_F, ...]:
    return tuple(replace(mark, focused=True) if mark.event in focused else mark for mark in marks)


def _faint_drawing(full: MapDrawing, context: LayoutContext) -> MapDrawing:
    """The drawing in the inks of a context in which every event only perhaps falls in the period."""
    drawn = {one.event.id: one for one in (*context.events_on_map, *context.events_off_map)}
    styles = {name: one.style for name, one in drawn.items()}
    styles |= {area.key: shared_style(area, context) for area in context.shared_areas}
    styles |= {bundle.key: bundle.members[0].style for bundle in lane_bundles(context)}
    alone = {area.key: shared_style(area, context) for area in context.signed_areas}
    words = label_ink(Standing.PERHAPS, context.theme)
    numbered = {panel.event for panel in full.panels if panel.is_number}
    return replace(
        full,
        areas=tuple(
            in_order(
                replace(
                    area,
                    ink=styles[area.event].ink,
                    fill=area_fill((alone if area.look == "country" else styles)[area.event], area.look),
                ),
                area.order,
            )
            for area in full.areas
        ),
        lanes=tuple(replace(lane, ink=styles[lane.event].ink) for lane in full.lanes),
        fanned_lanes=tuple(replace(lane, ink=styles[lane.event].ink) for lane in full.fanned_lanes),
        glyph_marks=tuple(replace(dot, ink=styles[dot.event].ink) for dot in full.glyph_marks),
        relations=tuple(replace(link, width=link.width * PERHAPS_LINE_SHARE) for link in full.relations),
        label_texts=tuple(
            text if text.event in numbered else replace(text, ink=words) for text in full.label_texts
        ),
        leaders=tuple(
            replace(leader, ink=styles[leader.event].ink if leader.event in styles else words)
            for leader in full.leaders
        ),
    )


def _legend_button(context: LayoutContext) -> PixelBox:
    """Corner in which the legend's button stands."""
    (width, height), (wide, high) = context.viewport.size, LEGEND_BUTTON_AREA
    left = width - wide if LANGUAGES[context.lang].is_rtl else 0
    return PixelBox(left, height - high, left + wide, height)


def _mark_boxes(
    context: LayoutContext, ways: Sequence[LaneMark], points: Sequence[GlyphMark]
) -> Iterator[PixelBox]:
    """Boxes of points and of arrowheads."""
    for dot in points:
        yield square_box(context.viewport.project(*dot.at), dot.room)
    for lane in ways:
        yield square_box(context.viewport.project(*lane.arrowhead_at), lane.head_size)


def _spaced(boxes: Iterable[PixelBox]) -> Iterator[PixelBox]:
    """Yield the boxes along lanes, without those that lie nearly on the one before."""
    last: PixelBox | None = None
    for box in boxes:
        if last is None or math.dist((box.left, box.top), (last.left, last.top)) >= LANE_STEP:
            last = box
            yield box


def taken_rooms(boxes: Iterable[PixelBox], screen: Viewport) -> tuple[TakenRoom, ...]:
    """Return the room of boxes of a screen by the point in their middle."""
    return tuple(
        TakenRoom(
            screen.unproject((box.left + box.right) / 2, (box.top + box.bottom) / 2),
            (round(box.right - box.left, 1), round(box.bottom - box.top, 1)),
        )
        for box in boxes
    )


def _lane_boxes(context: LayoutContext, ways: Sequence[LaneMark]) -> list[PixelBox]:
    """Boxes along the lanes, which labels should avoid."""
    spots = (spot for lane in ways for part in lane.parts for spot in part)
    return [square_box(context.viewport.project(*spot), 6.0) for spot in spots]
