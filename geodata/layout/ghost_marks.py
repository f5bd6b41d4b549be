"""Marks of an older version of a brief, drawn faint and dashed beneath those of the newer one."""

from collections.abc import Collection
from dataclasses import replace

from geodata.layout.scene import Area, Dot, Lane, Scene, Tip
from geodata.layout.styles import OLDER_DASH, OLDER_OPACITY, Colour
from geodata.words import say


def ghosted(scene: Scene, older: Scene, events: Collection[str]) -> Scene:
    """Return the newer Scene with older marks of some events beneath; labels of other events go."""
    return replace(
        scene,
        texts=tuple(text for text in scene.texts if text.event in events),
        panels=tuple(panel for panel in scene.panels if panel.event in events),
        leaders=tuple(leader for leader in scene.leaders if leader.event in events),
        areas=(*(_older_area(area, scene) for area in older.areas if area.event in events), *scene.areas),
        lanes=(*(_older_lane(lane, scene) for lane in older.lanes if lane.event in events), *scene.lanes),
        dots=(*(_older_glyph(dot, scene) for dot in older.dots if dot.event in events), *scene.dots),
    )


def _older_area(area: Area, scene: Scene) -> Area:
    fill, ink = _fainter(area.fill), _fainter(area.ink)
    return replace(
        area, fill=fill, ink=ink, dash=OLDER_DASH, focused=False, tip=_older_tooltip(area.tip, scene)
    )


def _older_lane(lane: Lane, scene: Scene) -> Lane:
    return replace(
        lane, ink=_fainter(lane.ink), dash=OLDER_DASH, focused=False, tip=_older_tooltip(lane.tip, scene)
    )


def _older_glyph(dot: Dot, scene: Scene) -> Dot:
    return replace(dot, ink=_fainter(dot.ink), focused=False, tip=_older_tooltip(dot.tip, scene))


def _fainter(colour: Colour) -> Colour:
    red, green, blue, opacity = colour
    return red, green, blue, round(opacity * OLDER_OPACITY)


def _older_tooltip(tip: Tip, scene: Scene) -> Tip:
    """The tooltip with a heading that names the older version."""
    return replace(tip, head=say("changes.ghost", scene.lang, title=tip.head))
