"""Marks of an older version of a brief, drawn faint and dashed beneath those of the newer one."""

from collections.abc import Collection
from dataclasses import replace

from geodata.layout.scene import AreaMark, GlyphMark, LaneMark, Scene, Tooltip
from geodata.layout.styles import OLDER_DASH, OLDER_OPACITY, Rgba
from geodata.words import translate


def add_older_marks(scene: Scene, older: Scene, events: Collection[str]) -> Scene:
    """Return the newer Scene with older marks of some events beneath; labels of other events go."""
    kept, ghosts = scene.mark_keys(events), older.mark_keys(events)
    return replace(
        scene,
        label_texts=tuple(text for text in scene.label_texts if text.event in kept),
        panels=tuple(panel for panel in scene.panels if panel.event in kept),
        leaders=tuple(leader for leader in scene.leaders if leader.event in kept),
        areas=(*(_older_area(area, scene) for area in older.areas if area.event in ghosts), *scene.areas),
        lanes=(*(_older_lane(lane, scene) for lane in older.lanes if lane.event in ghosts), *scene.lanes),
        glyph_marks=(
            *(_older_glyph(dot, scene) for dot in older.glyph_marks if dot.event in ghosts),
            *scene.glyph_marks,
        ),
    )


def _older_area(area: AreaMark, scene: Scene) -> AreaMark:
    fill, ink, edge = _fainter(area.fill), _fainter(area.ink), _fainter(area.edge)
    tip = _older_tooltip(area.tip, scene)
    return replace(area, fill=fill, ink=ink, edge=edge, dash=OLDER_DASH, focused=False, tip=tip)


def _older_lane(lane: LaneMark, scene: Scene) -> LaneMark:
    ink, edge, tip = _fainter(lane.ink), _fainter(lane.edge), _older_tooltip(lane.tip, scene)
    return replace(lane, ink=ink, edge=edge, dash=OLDER_DASH, focused=False, tip=tip)


def _older_glyph(dot: GlyphMark, scene: Scene) -> GlyphMark:
    ink, edge, tip = _fainter(dot.ink), _fainter(dot.edge), _older_tooltip(dot.tip, scene)
    return replace(dot, ink=ink, edge=edge, focused=False, tip=tip)


def _fainter(colour: Rgba) -> Rgba:
    red, green, blue, opacity = colour
    return red, green, blue, round(opacity * OLDER_OPACITY)


def _older_tooltip(tip: Tooltip, scene: Scene) -> Tooltip:
    """The tooltip with a heading that names the older version."""
    return replace(tip, heading=translate("changes.older-title", scene.lang, title=tip.heading))
