"""Measure of words that cover marks: ``python tests/bench/occlusion.py FOLDER… [--picture FOLDER]``.

It works on the pictures that the server draws, which equal the screen, so that it is quick. Of each brief and
view three are taken: all, without words, and each mark alone on bare ground. A pixel is hidden where any
channel differs by :data:`STEP` between the first two; names of the ground count as words too, apart.
"""

import argparse
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import shapely
from matplotlib.backends.backend_agg import FigureCanvasAgg

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.atlas.selection import select_events
from geodata.layout.composition import compose_scene
from geodata.layout.labels.box_geometry import open_length
from geodata.layout.labels.label_plan import GATHERED
from geodata.layout.labels.label_words import LEADING_WEIGHT
from geodata.layout.mercator import Viewport
from geodata.layout.name_placement import area_sides, place_ground_names, state_spots, visible_land
from geodata.layout.scene import LabelPanel, PixelBox, Scene
from geodata.layout.styles import MAP_PALETTES, hex_to_rgba
from geodata.places.own_shapes import named_anchor
from geodata.render.basemap_outlines import PictureWindow
from geodata.render.ground_drawing import window_names
from geodata.render.map_drawing import draw_labels, draw_marks, draw_names, draw_under_marks
from geodata.render.mpl_canvas import Canvas, new_canvas
from geodata.tables.brief_opening import open_brief
from geodata.view import View
from geodata.words import LANGS, LANGUAGES, Lang

STEP: Final = 8
"""Difference of a channel, of 255, from which a pixel is hidden."""
SIZES: Final = ((1440, 900), (726, 482), (390, 700))
"""Sizes of maps: alone in a window of 1440 px, between its controls beside the lists, and on a phone."""
MOST_HIDDEN: Final = 0.03
MOST_WASH_HIDDEN: Final = 0.10
MOST_LEADER: Final = 90.0
LEAST_TYPE: Final = 12.0
LEAST_TITLED: Final = 0.6
"""Share of the events in view that are titled, as long as :data:`MOST_IN_VIEW` or fewer are."""
MOST_IN_VIEW: Final = 60
WIDE: Final = 1440
"""Width from which the share of titles counts."""
WASHES: Final = frozenset({"country", "wash", "wash-inner"})
LINES: Final = frozenset({"edge", "line", "ring"})
RIM: Final = 24.0
"""Pixels about the points of a mark within which all of it is."""
OWN_REACH: Final = 3.0
"""Pixels within which two anchors are one."""

Pixels = npt.NDArray[np.int16]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Measured:
    """Measures of one view of a brief."""

    hidden: dict[tuple[str, str], float]
    """Share of each mark that its own words and those of others hide, by kind and key."""
    named: dict[tuple[str, str], float]
    """Share of each mark that names of the ground hide."""
    longest_leader: float
    covered_anchors: tuple[str, ...]
    """Labels that cover the anchor of another mark."""
    least_type: float
    titled: int
    numbered: int
    gathered: int
    silent: tuple[str, ...]
    """Events in view without a title, a number or a count."""
    untitled: tuple[str, ...]
    """Events of weight 1 in view without their title."""
    unnamed_states: tuple[str, ...]
    """States that act in the brief and are in view without their name."""

    @property
    def in_view(self) -> int:
        """Number of events in view."""
        return self.titled + self.numbered + self.gathered + len(self.silent)

    @property
    def titled_share(self) -> float:
        """Share of the events in view that have their title."""
        return self.titled / self.in_view if self.in_view else 1.0

    def broken_bars(self, width: int) -> Iterator[str]:
        """Yield the bars that a view of a width breaks."""
        for (kind, key), share in self.hidden.items():
            bar = MOST_WASH_HIDDEN if kind == "wash" else MOST_HIDDEN
            if share > bar:
                yield f"{kind} {key}: {share:.1%} hidden"
        if self.longest_leader > MOST_LEADER:
            yield f"a leader of {self.longest_leader:.0f} px"
        yield from (f"{key} covers an anchor" for key in self.covered_anchors)
        if self.least_type < LEAST_TYPE:
            yield f"words of {self.least_type} px"
        yield from (f"{key} has no words" for key in self.silent)
        yield from (f"{key} leads without its title" for key in self.untitled)
        if width >= WIDE and self.in_view <= MOST_IN_VIEW and self.titled_share < LEAST_TITLED:
            yield f"{self.titled_share:.0%} titled"


def measure(atlas: Atlas, size: tuple[int, int], lang: Lang) -> Measured:
    """Return the measures of the view in which a brief opens."""
    scene = compose_scene(select_events(atlas, View()), lang=lang, theme="light", size=size)
    scene = replace(scene, areas=tuple(area for area in scene.areas if area.look != "host"))
    screen = Viewport(scene.camera, size)
    numbers = {panel.event for panel in scene.panels if panel.is_number}
    bald = _shot(replace(scene, leaders=()))
    hidden_at, named_at = (
        _differ(_shot(scene, labels=True), bald),
        _differ(_shot(replace(scene, leaders=()), names=True), bald),
    )
    bare = _mark_shot(_without_marks(scene))
    shares: dict[tuple[str, str], float] = {}
    named: dict[tuple[str, str], float] = {}
    for kind, key, alone in _marks_alone(scene):
        part = _rows_and_columns(alone, screen)
        if not (hidden_at | named_at)[part].any():
            shares[kind, key] = named[kind, key] = 0.0
            continue
        mark = _differ(_mark_shot(alone), bare)
        for own in numbers.intersection(_own_events(scene, key)):
            mark &= ~_own_number(scene, own, screen)
        if mark.any():
            shares[kind, key] = float((mark & hidden_at).sum() / mark.sum())
            named[kind, key] = float((mark & named_at).sum() / mark.sum())
    gathered = {event for sign in scene.group_signs for event in sign.events if _has_panel(scene, sign.key)}
    signs = {sign.key for sign in scene.group_signs}
    titles = {text.event for text in scene.label_texts if text.strong and text.event} - numbers - signs
    in_view = set(_events_in_view(scene, screen))
    return Measured(
        shares,
        named,
        max((_open_length(leader.path, scene, screen) for leader in scene.leaders), default=0.0),
        tuple(_covered_anchors(scene, screen)),
        min((text.size for text in scene.label_texts), default=math.inf),
        len(titles & in_view),
        len((numbers & in_view) - titles),
        len((gathered & in_view) - titles - numbers),
        tuple(sorted(in_view - titles - numbers - gathered)),
        tuple(sorted((_leading_events(atlas, scene) & in_view) - titles)),
        tuple(_unnamed_states(scene, screen)),
    )


def _shot(scene: Scene, *, labels: bool = False, names: bool = False) -> Pixels:
    """Return a picture of the map, with the words of marks or of the ground, or without."""
    page = _page(scene)
    draw_under_marks(scene, page)
    draw_marks(scene, page)
    if names:
        draw_names(scene, page)
    if labels:
        draw_labels(scene, page)
    return _pixels(page)


def _mark_shot(scene: Scene) -> Pixels:
    """Return a picture of marks on the plain colour of the sea."""
    page = _page(scene)
    draw_marks(scene, page)
    return _pixels(page)


def _page(scene: Scene) -> Canvas:
    sea = hex_to_rgba(MAP_PALETTES[scene.theme].sea)
    return new_canvas(scene.size, sea, LANGUAGES[scene.lang].direction)


def _pixels(page: Canvas) -> Pixels:
    agg = FigureCanvasAgg(page.figure)
    agg.draw()
    return np.asarray(agg.buffer_rgba())[..., :3].astype(np.int16)


def _differ(one: Pixels, two: Pixels) -> Mask:
    red, green, blue = np.moveaxis(np.abs(one - two) >= STEP, 2, 0)
    found: Mask = red | green | blue
    return found


def _without_marks(scene: Scene) -> Scene:
    return replace(scene, areas=(), lanes=(), glyph_marks=(), relations=(), leaders=(), references=())


def _marks_alone(scene: Scene) -> Iterator[tuple[str, str, Scene]]:
    """Yield kind and key of each mark, with a Scene of it alone."""
    bare = _without_marks(scene)
    for key in dict.fromkeys(area.event for area in scene.areas):
        own = [area for area in scene.areas if area.event == key]
        for kind, looks in (("wash", WASHES), ("line", LINES), ("area", None)):
            kept = tuple(
                area for area in own if (area.look in looks if looks else area.look not in WASHES | LINES)
            )
            if kept:
                yield kind, key, replace(bare, areas=kept)
    for key in dict.fromkeys(lane.event for lane in scene.lanes):
        yield "lane", key, replace(bare, lanes=tuple(lane for lane in scene.lanes if lane.event == key))
    for at, dot in enumerate(scene.glyph_marks):
        yield "glyph", f"{dot.event}#{at}", replace(bare, glyph_marks=(dot,))


def _rows_and_columns(alone: Scene, screen: Viewport) -> tuple[slice, slice]:
    """Return the rows and columns of pixels in which the mark of a Scene is; all of them for an area."""
    spots = [screen.project(*dot.at) for dot in alone.glyph_marks]
    spots += [screen.project(*spot) for lane in alone.lanes for part in lane.parts for spot in part]
    if alone.areas or not spots:
        return slice(None), slice(None)
    left, top = (max(0, int(min(spot[at] for spot in spots) - RIM)) for at in (0, 1))
    right, bottom = (max(0, int(max(spot[at] for spot in spots) + RIM)) for at in (0, 1))
    return slice(top, bottom), slice(left, right)


def _own_events(scene: Scene, key: str) -> tuple[str, ...]:
    """Return the events of the mark of a key."""
    name = key.partition("#")[0]
    return next((sign.events for sign in scene.group_signs if sign.key == name), (name,))


def _panel_of(scene: Scene, key: str) -> LabelPanel:
    return next(panel for panel in scene.panels if panel.event == key)


def _has_panel(scene: Scene, key: str) -> bool:
    return any(panel.event == key for panel in scene.panels)


def _panel_pixels(panel: LabelPanel, screen: Viewport) -> PixelBox:
    x, y = screen.project(*panel.at)
    left, top = x + panel.offset[0], y + panel.offset[1]
    return PixelBox(left, top, left + panel.size[0], top + panel.size[1])


def _own_number(scene: Scene, key: str, screen: Viewport) -> Mask:
    """Return the pixels of the number of an event and of its leader."""
    mask = np.zeros((scene.size[1], scene.size[0]), np.bool_)
    box = _panel_pixels(_panel_of(scene, key), screen)
    mask[max(0, int(box.top) - 1) : int(box.bottom) + 2, max(0, int(box.left) - 1) : int(box.right) + 2] = (
        True
    )
    for leader in (leader for leader in scene.leaders if leader.event == key):
        line = shapely.LineString([screen.project(*spot) for spot in leader.path])
        steps = shapely.line_interpolate_point(line, np.arange(0, line.length + 1, 0.5))
        for x, y in shapely.get_coordinates(steps).astype(int).tolist():
            mask[max(0, y - 1) : y + 2, max(0, x - 1) : x + 2] = True
    return mask


def _open_length(path: Sequence[tuple[float, float]], scene: Scene, screen: Viewport) -> float:
    """Return the pixels of a leader that lie on no label: along labels that share it, it is their edge."""
    boxes = [_panel_pixels(panel, screen) for panel in scene.panels]
    return open_length([screen.project(*spot) for spot in path], boxes)


def _covered_anchors(scene: Scene, screen: Viewport) -> Iterator[str]:
    """Yield the labels that cover the anchor of another mark."""
    signs = {sign.key: set(sign.events) for sign in scene.group_signs}
    anchors = list(_anchors(scene, screen))
    for panel in scene.panels:
        box = _panel_pixels(panel, screen)
        own = {panel.event} | signs.get(panel.event, set())
        own |= {key for key, events in signs.items() if panel.event in events}
        spots = [spot for key, spot in anchors if key in own]
        for key, (x, y) in anchors:
            if key in own or any(math.dist((x, y), spot) < OWN_REACH for spot in spots):
                continue
            if box.left < x < box.right and box.top < y < box.bottom:
                yield f"{panel.event} over {key}"


def _anchors(scene: Scene, screen: Viewport) -> Iterator[tuple[str, tuple[float, float]]]:
    """Yield key and pixel of the anchor of each mark."""
    for dot in scene.glyph_marks:
        yield dot.event, screen.project(*dot.at)
    for area in scene.areas:
        if area.look not in LINES and area.look != "wash-inner":
            yield area.event, screen.project(*named_anchor(area.shape))
    for lane in scene.lanes:
        path = [spot for part in lane.parts for spot in part]
        yield lane.event, screen.project(*path[len(path) // 2])


def _events_in_view(scene: Scene, screen: Viewport) -> Iterator[str]:
    """Yield the events that have an anchor in view."""
    signs = {sign.key: sign.events for sign in scene.group_signs}
    for key, spot in _anchors(scene, screen):
        if screen.contains(spot):
            yield from signs.get(key, (key,))


def _leading_events(atlas: Atlas, scene: Scene) -> set[str]:
    """Return the events of weight 1, without those that share the sign of an area or a lane."""
    shared = {
        event
        for sign in scene.group_signs
        if not sign.key.startswith(GATHERED)
        for event in sign.events
        if _has_panel(scene, sign.key)
    }
    return {event.id for event in atlas.brief.events if event.weight == LEADING_WEIGHT} - shared


def _unnamed_states(scene: Scene, screen: Viewport) -> Iterator[str]:
    """Yield the states that act and have land in view, but no name there."""
    window = PictureWindow(screen, (0.0, 0.0))
    named = {text.text for text in place_ground_names(scene, window_names(scene, window)).texts}
    for name in scene.ground_names:
        if name.acts and name.text not in named:
            land = visible_land(area_sides(name.id), screen)
            if len(state_spots(land, screen.project(*name.at))):
                yield name.text


def main() -> None:
    """Measure the briefs in folders and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--all", action="store_true", help="print each mark, not the worst of each kind")
    asked = parser.parse_args()
    for folder in asked.folders:
        brief = open_brief(folder).brief
        if brief is None:
            print(f"{folder}: no brief")
            continue
        atlas = build_atlas(brief, folder.name)
        for size in SIZES:
            for lang in LANGS:
                print("\n".join(report(folder.name, measure(atlas, size, lang), size, lang, every=asked.all)))


def worst(shares: dict[tuple[str, str], float]) -> Iterator[tuple[str, float, str]]:
    """Yield each kind of mark with the largest share hidden and the key of that mark."""
    for kind in dict.fromkeys(kind for kind, _ in shares):
        yield kind, *max((share, key) for (other, key), share in shares.items() if other == kind)


def report(
    name: str, found: Measured, size: tuple[int, int], lang: Lang, *, every: bool = False
) -> list[str]:
    """Return the lines that tell the measures of one view."""
    lines = [f"{name} {size[0]}x{size[1]} {lang}"]
    lines += [f"  worst {kind} under labels: {share:.1%} ({key})" for kind, share, key in worst(found.hidden)]
    lines += [f"  worst {kind} under names: {share:.1%} ({key})" for kind, share, key in worst(found.named)]
    if every:
        lines += [f"    {kind} {key}: {share:.2%}" for (kind, key), share in sorted(found.hidden.items())]
    lines.append(f"  longest leader {found.longest_leader:.0f} px, smallest words {found.least_type:g} px")
    lines.append(
        f"  of {found.in_view} events in view {found.titled} titled ({found.titled_share:.0%}), "
        f"{found.numbered} numbered, {found.gathered} counted, {len(found.silent)} silent"
    )
    lines.append(f"  plates over anchors: {', '.join(found.covered_anchors) or 'none'}")
    lines.append(f"  acting states not named: {', '.join(found.unnamed_states) or 'none'}")
    broken = list(found.broken_bars(size[0]))
    lines.append(f"  BROKEN: {'; '.join(broken)}" if broken else "  all bars hold")
    return lines


if __name__ == "__main__":
    main()
