"""Marks of an older version of a brief, drawn faint and dashed beneath those of the newer one."""

from collections.abc import Collection
from dataclasses import replace

from geodata.layout.scene import AreaMark, GlyphMark, LaneMark, Scene, Tooltip
from geodata.layout.styles import OLDER_DASH, OLDER_OPACITY, Rgba
from geodata.words import translate


def add_older_marks(scene: Scene, older: Scene, events: Collection[str]) -> Scene:
    """Return the newer Scene with older marks of some events beneath; labels of other events go."""
    return replace(
        scene,
        label_texts=tuple(text for text in scene.label_texts if text.event in events),
        panels=tuple(panel for panel in scene.panels if panel.event in events),
        leaders=tuple(leader for leader in scene.leaders if leader.event in events),
        areas=(*(_older_area(area, scene) for area in older.areas if area.event in events), *scene.areas),
        lanes=(*(_older_lane(lane, scene) for lane in older.lanes if lane.event in events), *scene.lanes),
        glyph_marks=(
            *(_older_glyph(dot, scene) for dot in older.glyph_marks if dot.event in events),
            *scene.glyph_marks,
        ),
    )


def _older_area(area: AreaMark, scene: Scene) -> AreaMark:
    fill, ink = _fainter(area.fill), _fainter(area.ink)
    return replace(
        area, fill=fill, ink=ink, dash=OLDER_DASH, focused=False, tip=_older_tooltip(area.tip, scene)
    )


def _older_lane(lane: LaneMark, scene: Scene) -> LaneMark:
    return replace(
        lane, ink=_fainter(lane.ink), dash=OLDER_DASH, focused=False, tip=_older_tooltip(lane.tip, scene)
    )


def _older_glyph(dot: GlyphMark, scene: Scene) -> GlyphMark:
    return replace(dot, ink=_fainter(dot.ink), focused=False, tip=_older_tooltip(dot.tip, scene))


def _fainter(colour: Rgba) -> Rgba:
    red, green, blue, opacity = colour
    return red, green, blue, round(opacity * OLDER_OPACITY)


def _older_tooltip(tip: Tooltip, scene: Scene) -> Tooltip:
    """The tooltip with a heading that names the older version."""
    return replace(tip, heading=translate("changes.older-title", scene.lang, title=tip.heading))
