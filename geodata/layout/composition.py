"""Composition of a Scene from a Selection: every mark resolved, every label placed."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from geodata.atlas.bounding_boxes import boxes_intersecting
from geodata.atlas.product_stamp import filter_lines, selection_stamp
from geodata.atlas.selection import Selection, select_events
from geodata.atlas.thinning import thin_marks
from geodata.layout import map_notes
from geodata.layout.areas import area_marks
from geodata.layout.camera_fit import fit_camera, fit_shown_camera
from geodata.layout.dense_points import (
    counted_areas,
    disc_radius,
    is_disc_map,
    place_area_signs,
    visible_disc_marks,
)
from geodata.layout.full_layout import (
    LayoutOptions,
    lay_out_brief,
    pick_selected_marks,
    shown_references,
    taken_rooms,
)
from geodata.layout.imprint import make_imprint
from geodata.layout.insets.inset_map import inset_boxes
from geodata.layout.labels.box_geometry import box_edges, square_box
from geodata.layout.labels.label_placement import LabelLayout
from geodata.layout.labels.mark_cover import KeyedBox, MarkCover
from geodata.layout.lanes import lane_marks
from geodata.layout.layout_context import LayoutContext
from geodata.layout.legend import make_disc_legend, make_legend
from geodata.layout.looks.disc_marks import DiscMarks
from geodata.layout.name_placement import brief_ground_names
from geodata.layout.point_marks import glyph_mark
from geodata.layout.reference_marks import note_boxes, reference_marks
from geodata.layout.relation_lines import relation_curves
from geodata.layout.scene import GlyphMark, MapDrawing, PixelBox, Scene
from geodata.view import Camera, ShowOption, Theme, View
from geodata.words import Lang, format_period
from geodata.words.untranslated_text import isolate_untranslated

__all__ = [
    "LayoutOptions",
    "compose_backdrop_scene",
    "compose_events_scene",
    "compose_labelled_scene",
    "compose_scene",
    "compose_unlabelled_scene",
    "fit_camera",
]


def compose_scene(
    selection: Selection,
    *,
    lang: Lang,
    theme: Theme,
    size: tuple[int, int] = (960, 640),
    camera: Camera | None = None,
) -> Scene:
    """Return the Scene of a selection for a language, a theme and a size in pixels.

    The camera is the one given, else the View's, else that of the brief where it shows all of the selection.
    Labels and lanes stand where they stand in the whole brief: neither filter nor focus moves them.
    """
    chosen = camera or selection.view.camera or fit_shown_camera(selection, size)
    options = LayoutOptions(lang, theme, chosen, size, selection.view.show)
    return (
        _compose_discs(selection, options)
        if is_disc_map(selection.atlas)
        else compose_labelled_scene(selection, options)
    )


def compose_events_scene(selection: Selection, events: frozenset[str], options: LayoutOptions) -> Scene:
    """Return the Scene of some events of the selection, labels placed as if there were no others."""
    rows = [selection.atlas.row_of_event[event] for event in events]
    chosen = replace(
        selection, standing=selection.standing * np.isin(np.arange(len(selection.standing)), rows)
    )
    return compose_labelled_scene(chosen, replace(options, show=selection.view.show, only_events=events))


def compose_unlabelled_scene(
    selection: Selection, *, lang: Lang, theme: Theme, size: tuple[int, int]
) -> Scene:
    """Return the Scene without labels, from which a picture's frame takes legend and notes."""
    camera = selection.view.camera or fit_shown_camera(selection, size)
    context = _context(selection, LayoutOptions(lang, theme, camera, size, selection.view.show))
    if is_disc_map(selection.atlas):
        return _assemble_scene(context, MapDrawing(), _visible_discs(context))
    return _assemble_scene(
        context,
        MapDrawing(
            areas=area_marks(context),
            lanes=lane_marks(context),
            relations=relation_curves(context),
        ),
    )


def _context(selection: Selection, options: LayoutOptions) -> LayoutContext:
    return LayoutContext(selection, options.lang, options.theme, options.viewport)


def compose_labelled_scene(selection: Selection, options: LayoutOptions) -> Scene:
    """Return the Scene of a selection with areas, lanes and labels, from the layout of its whole brief."""
    return _assemble_scene(
        _context(selection, options), pick_selected_marks(lay_out_brief(selection.atlas, options), selection)
    )


def _compose_discs(selection: Selection, options: LayoutOptions) -> Scene:
    """Scene of a brief of many events, each a disc; the one in focus is drawn on top as a glyph."""
    context = _context(selection, options)
    ground = _ground_drawing(context)
    ground = replace(ground, glyph_marks=(*ground.glyph_marks, *_focused_glyph(context)))
    return _assemble_scene(context, ground, _visible_discs(context))


def _ground_drawing(context: LayoutContext) -> MapDrawing:
    """The reference layers, the signs of areas and the names of places, which lie under discs."""
    marks = reference_marks(context)
    areas = counted_areas(context)
    discs = list(_disc_boxes(context)) if areas else []
    free = [*note_boxes(marks, context.viewport), *inset_boxes(context.viewport, context.lang)]
    kept = tuple(KeyedBox(None, box) for box in free)
    cover = MarkCover(context.viewport, boxes=kept, shunned=box_edges(discs))
    layout = LabelLayout(context.viewport, context.lang, cover)
    signs = place_area_signs(areas, context, layout)
    return replace(
        signs,
        references=shown_references(marks, context.selection),
        ground_names=brief_ground_names(context),
        taken=taken_rooms(note_boxes(marks, context.viewport), context.viewport),
    )


def _disc_boxes(context: LayoutContext) -> Iterator[PixelBox]:
    """Boxes of the discs of the whole brief, which the labels of signs should avoid."""
    screen, everything = context.viewport, View()
    found = thin_marks(select_events(context.selection.atlas, everything), screen.camera, screen.size)
    for lon, lat, count in zip(found.lon.tolist(), found.lat.tolist(), found.count.tolist(), strict=True):
        yield square_box(screen.project(lon, lat), 2 * disc_radius(count))


def _visible_discs(context: LayoutContext) -> DiscMarks:
    return visible_disc_marks(context.selection, context.viewport, lang=context.lang, theme=context.theme)


def compose_backdrop_scene(selection: Selection, options: LayoutOptions) -> Scene:
    """Return the Scene of a brief of discs without the discs, which the browser draws, and without imprint.

    The signs of areas are there.
    """
    context = _context(selection, options)
    return _assemble_scene(context, _ground_drawing(context), DiscMarks((), 0, is_exact=False), cited=False)


def _event_counts(context: LayoutContext) -> Iterator[tuple[str, int]]:
    """Yield how many events are within the period, perhaps, hidden.

    Where not all are on the map, how many are; where some lie beyond its edge, how many do.
    """
    selection = context.selection
    yield "within", selection.within_count
    yield "perhaps", selection.perhaps_count
    yield "hidden", selection.hidden_count
    rows = selection.shown_rows[selection.atlas.events["on_map"].to_numpy(bool)[selection.shown_rows]]
    if len(rows) < len(selection.shown_rows):
        yield "placed", len(rows)
    seen = int(boxes_intersecting(selection.atlas.bounding_boxes[rows], context.viewport.bounds).sum())
    if seen < len(rows):
        yield "outside", len(rows) - seen


def _assemble_scene(
    context: LayoutContext, drawing: MapDrawing, thin: DiscMarks | None = None, *, cited: bool = True
) -> Scene:
    """The drawing with title, counts, legend and notes."""
    selection, lang = context.selection, context.lang
    marks: dict[str, Any] = vars(drawing)
    return Scene(
        title=isolate_untranslated(context.brief.title[lang]),
        period=format_period(selection.view.start, selection.view.end, lang),
        actors=tuple(_actor_names(context)),
        filters=filter_lines(selection, lang),
        shown="" if thin else map_notes.shown_line(context),
        counts=tuple(_event_counts(context)),
        legend=make_disc_legend(context)
        if thin
        else make_legend(context, drawing.areas, drawing.lanes, drawing.relations),
        notes=tuple(map_notes.map_note_lines(context, drawing.areas, drawing.lanes, thin)),
        text_alternative=map_notes.map_text_alternative(context, thin),
        lang=lang,
        theme=context.theme,
        size=context.viewport.size,
        camera=context.viewport.camera,
        focus=selection.view.focus,
        has_graticule=ShowOption.GRATICULE in selection.view.show,
        thinned=thin,
        imprint=make_imprint(context) if cited else None,
        stamp=selection_stamp(selection, lang),
        **marks,
    )


def _focused_glyph(context: LayoutContext) -> Iterator[GlyphMark]:
    """The glyph of the event in focus, whose disc may be merged into another or lie under it."""
    atlas, focus = context.selection.atlas, context.selection.view.focus
    row = atlas.row_of_event.get(focus) if focus else None
    is_point = row is not None and bool(atlas.events["on_map"].iat[row]) and not atlas.event_areas.code[row]
    if row is not None and is_point and context.selection.standing[row]:
        at = float(atlas.events["lon"].iat[row]), float(atlas.events["lat"].iat[row])
        yield glyph_mark(context.resolve_event(row), at)


def _actor_names(context: LayoutContext) -> Iterator[str]:
    """Names of the actors that the View chooses; all of them where it chooses none."""
    chosen = context.selection.view.actors
    for name, actor in context.brief.actor_by_id.items():
        if chosen is None or name in chosen:
            yield actor.name[context.lang]
