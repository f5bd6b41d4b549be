"""Composition of a Scene from a Selection: every mark resolved, every label placed."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from geodata.atlas.selection import Selection
from geodata.layout import map_notes
from geodata.layout.areas import areas
from geodata.layout.camera_fit import fit
from geodata.layout.dense_points import crowded, dense
from geodata.layout.full_layout import Look, choose, whole
from geodata.layout.imprint import imprint
from geodata.layout.label_placement import Layout
from geodata.layout.lanes import lanes
from geodata.layout.layout_context import Sheet
from geodata.layout.legend import brief_legend, legend
from geodata.layout.place_names import names
from geodata.layout.point_marks import dot
from geodata.layout.relation_lines import links
from geodata.layout.scene import Dense, Dot, Drawing, Scene
from geodata.view import Camera, Theme
from geodata.words import Lang, period

__all__ = ["Look", "alone", "backdrop", "bare", "compose", "drawn", "fit"]


def compose(
    selection: Selection,
    *,
    lang: Lang,
    theme: Theme,
    size: tuple[int, int] = (960, 640),
    camera: Camera | None = None,
) -> Scene:
    """Return the Scene of a selection for a language, a theme and a size in pixels.

    The camera is the one given, else the View's, else the one fitted to the whole brief. Labels and lanes
    stand where they stand in the whole brief: neither filter nor focus moves them.
    """
    chosen = camera or selection.view.camera or fit(selection, size)
    look = Look(lang, theme, chosen, size, selection.view.show)
    return _compose_discs(selection, look) if crowded(selection.atlas) else drawn(selection, look)


def alone(selection: Selection, events: frozenset[str], look: Look) -> Scene:
    """Return the Scene of some events of the selection, labels placed as if there were no others."""
    rows = [selection.atlas.row[event] for event in events]
    chosen = replace(
        selection, standing=selection.standing * np.isin(np.arange(len(selection.standing)), rows)
    )
    return drawn(chosen, replace(look, show=selection.view.show, alone=events))


def bare(selection: Selection, *, lang: Lang, theme: Theme, size: tuple[int, int]) -> Scene:
    """Return the Scene without labels, from which a picture's frame takes legend and notes."""
    camera = selection.view.camera or fit(selection, size)
    sheet = _context(selection, Look(lang, theme, camera, size, selection.view.show))
    if crowded(selection.atlas):
        return _assemble_scene(sheet, Drawing(), _visible_discs(sheet))
    return _assemble_scene(
        sheet, Drawing(areas=areas(sheet.drawn, sheet), lanes=lanes(sheet), links=links(sheet))
    )


def _context(selection: Selection, look: Look) -> Sheet:
    return Sheet(selection, look.lang, look.theme, look.screen)


def drawn(selection: Selection, look: Look) -> Scene:
    """Return the Scene of a selection with areas, lanes and labels, from the layout of its whole brief."""
    return _assemble_scene(_context(selection, look), choose(whole(selection.atlas, look), selection))


def _compose_discs(selection: Selection, look: Look) -> Scene:
    """Scene of a brief of many events, each a disc; the one in focus is drawn on top as a glyph."""
    sheet = _context(selection, look)
    own = tuple(names(sheet, Layout(sheet.screen, sheet.lang)))
    return _assemble_scene(
        sheet, Drawing(dots=tuple(_focused_glyph(sheet)), names=own), _visible_discs(sheet)
    )


def _visible_discs(sheet: Sheet) -> Dense:
    return dense(sheet.selection, sheet.screen, lang=sheet.lang, theme=sheet.theme)


def backdrop(selection: Selection, look: Look) -> Scene:
    """Return the Scene of a brief of discs without discs, which the browser draws, and without imprint."""
    sheet = _context(selection, look)
    own = tuple(names(sheet, Layout(sheet.screen, sheet.lang)))
    return _assemble_scene(sheet, Drawing(names=own), Dense((), 0, exact=False), cited=False)


def _assemble_scene(
    sheet: Sheet, drawing: Drawing, thin: Dense | None = None, *, cited: bool = True
) -> Scene:
    """The drawing with title, counts, legend and notes."""
    selection, lang = sheet.selection, sheet.lang
    marks: dict[str, Any] = vars(drawing)
    return Scene(
        title=sheet.brief.title[lang],
        period=period(selection.view.start, selection.view.end, lang),
        actors=tuple(_actor_names(sheet)),
        counts=(("within", selection.within), ("perhaps", selection.perhaps), ("hidden", selection.hidden)),
        legend=brief_legend(sheet) if thin else legend(sheet, drawing.areas, drawing.lanes, drawing.links),
        notes=tuple(map_notes.notes(sheet, drawing.areas, drawing.lanes, thin)),
        text_alternative=map_notes.alternative(sheet, thin),
        lang=lang,
        theme=sheet.theme,
        size=sheet.screen.size,
        camera=sheet.screen.camera,
        focus=selection.view.focus,
        dense=thin,
        imprint=imprint(sheet) if cited else None,
        **marks,
    )


def _focused_glyph(sheet: Sheet) -> Iterator[Dot]:
    """The glyph of the event in focus, whose disc may be merged into another or lie under it."""
    atlas, focus = sheet.selection.atlas, sheet.selection.view.focus
    row = atlas.row.get(focus) if focus else None
    if row is not None and sheet.selection.standing[row] and bool(atlas.events["on_map"].iat[row]):
        at = float(atlas.events["lon"].iat[row]), float(atlas.events["lat"].iat[row])
        yield dot(sheet.draw(row), at)


def _actor_names(sheet: Sheet) -> Iterator[str]:
    """Names of the actors that the View chooses; all of them where it chooses none."""
    chosen = sheet.selection.view.actors
    for name, actor in sheet.brief.actor.items():
        if chosen is None or name in chosen:
            yield actor.name[sheet.lang]
