"""The picture of a view beside the dashboard's map of the same view, in Chromium, pixel by pixel."""

import io
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
import shapely
from PIL import Image
from playwright.sync_api import Page
from shapely.geometry.base import BaseGeometry
from skimage.metrics import structural_similarity

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import select_events
from geodata.layout.composition import compose_scene
from geodata.layout.mercator import Viewport
from geodata.layout.name_placement import place_ground_names
from geodata.layout.scene import LabelPanel, Scene
from geodata.layout.styles import MAP_PALETTES, hex_to_rgba
from geodata.render.basemap_outlines import PictureWindow, outline_rings
from geodata.render.basemap_outlines import clipped_outline as terrain
from geodata.render.picture_file import render_map
from geodata.screens.shell.page_context import DESKTOP_MAP_SIZE
from geodata.view import Camera, parse_view
from geodata.webmap.deck import build_deck

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
Pixels = npt.NDArray[np.int64]
MAP = ".instrument .map"
VIEWS = (
    "lang=en",
    "lang=ar",
    "lang=en&actor=prk&from=2024-10-01",
    "lang=ar&layer=exercise",
    "lang=en&lon=131&lat=41&zoom=4.6&focus=vladivostok-summit",
    "lang=ar&lon=45&lat=42&zoom=3.5&theme=dark",
)
LEAST = 0.90
APART = 3
"""Pixels by which the edges of a mark may differ."""
SURE, SOME = 0.5, 0.3
"""Shares of ink from which a pixel surely, or partly, belongs to a mark."""
PAPER = 10
"""Pixels by which the paper under words may be wider on the screen."""
SEEN = 12
"""Pixels of ink from which a mark counts as seen: the rest is under words."""
BARE = """(instrument) => {
    const style = document.createElement('style');
    const controls = '.legend, .toolbar, .scale-bar, .map-notes, .keyboard, .tooltip';
    style.textContent = `${controls} { visibility: hidden !important }`;
    instrument.append(style);
    const {x, y} = instrument.querySelector('.map').getBoundingClientRect();
    instrument.style.transform = `translate(${Math.ceil(x) - x}px, ${Math.ceil(y) - y}px)`;
}"""
DRAWN = """async () => {
    const names = performance.getEntriesByType('resource').map((each) => each.name);
    return (await fetch(names.filter((name) => name.includes('/scene/')).at(-1))).json();
}"""


def shown(page: Page) -> tuple[dict[str, Any], Image.Image]:
    """The chart document of the map, and the map's own pixels between its furniture."""
    page.locator(".instrument").first.evaluate(BARE)
    chart: dict[str, Any] = page.evaluate(DRAWN)
    shot = Image.open(io.BytesIO(page.locator(MAP).first.screenshot())).convert("RGB")
    wide, high = chart["size"]
    left = shot.width - wide if chart["lang"] == "ar" else 0
    return chart, shot.crop((left, 0, left + wide, high))


def ink_box(pixels: Pixels, ink: Sequence[int], scene: Scene, *, share: float) -> npt.NDArray[np.int64]:
    """The box of the pixels that have so much of an ink; outward edges first positive, nothing where none."""
    paper = MAP_PALETTES[scene.theme]
    others = [hex_to_rgba(code)[:3] for code in (paper.land, paper.sea, paper.panel, paper.text, paper.quiet)]
    to_ink = np.abs(pixels - np.array(ink[:3])).sum(axis=2)
    to_other = np.min([np.abs(pixels - np.array(other)).sum(axis=2) for other in others], axis=0)
    down, across = np.nonzero(to_other > share * (to_ink + to_other))
    if len(down) < SEEN:
        return np.empty(0, np.int64)
    return np.array([-across.min(), -down.min(), across.max(), down.max()])


def marks(scene: Scene, size: tuple[int, int]) -> Iterator[tuple[str, Sequence[int], BaseGeometry]]:
    """Every mark: its name, its ink, and the ground on which to look for it, where no words cover it."""
    screen = Viewport(scene.camera, size)
    free = shapely.box(0, 0, *size).difference(
        shapely.union_all([covered(each, screen) for each in scene.panels])
    )
    for name, ink, ground in _grounds(scene, screen):
        yield name, ink, ground.intersection(free)


def covered(panel: LabelPanel, screen: Viewport) -> BaseGeometry:
    """The pixels that a block of words covers; the screen's paper is up to half a letter wider."""
    x, y = screen.project(*panel.at)
    left, top = x + panel.offset[0], y + panel.offset[1]
    return shapely.box(left - 2, top - 2, left + panel.size[0] + PAPER, top + panel.size[1] + 2)


def _grounds(scene: Scene, screen: Viewport) -> Iterator[tuple[str, Sequence[int], BaseGeometry]]:
    over: list[BaseGeometry] = []
    for dot in scene.glyph_marks:
        over.append(shapely.Point(screen.project(*dot.at)).buffer(8))
        yield f"dot {dot.event}", dot.ink, over[-1]
    for lane in scene.lanes:
        path = shapely.LineString([screen.project(*spot) for part in lane.parts for spot in part])
        over.append(path.buffer(4).union(shapely.Point(path.coords[-1]).buffer(8)))
        yield f"lane {lane.event}", lane.ink, over[-1]
    above = shapely.union_all(over).buffer(6)
    for area in scene.areas:
        if area.hatch:
            lines = [
                shapely.LineString(ring) for ring in outline_rings(terrain(area.shape, PictureWindow(screen)))
            ]
            yield f"area {area.event}", area.ink, shapely.union_all(lines).buffer(4).difference(above)


def near(image: Image.Image, ground: BaseGeometry, paper: str) -> Pixels:
    """The pixels of a picture on some ground; all others are blank paper."""
    wide, high = image.size
    across, down = np.meshgrid(np.arange(wide) + 0.5, np.arange(high) + 0.5)
    inside = shapely.contains_xy(ground, across, down)
    pixels = np.asarray(image, dtype=np.int64)
    return np.where(inside[..., None], pixels, np.array(hex_to_rgba(paper)[:3]))


def shifts(scene: Scene, one: Image.Image, two: Image.Image) -> dict[str, int]:
    """By how many pixels each mark reaches further in one picture than in the other.

    What is surely ink in one must be at least partly ink in the other, at every edge.
    """
    found = {}
    for name, ink, ground in marks(scene, one.size):
        cuts = [near(image, ground, MAP_PALETTES[scene.theme].land) for image in (one, two)]
        sure, some = ([ink_box(cut, ink, scene, share=share) for cut in cuts] for share in (SURE, SOME))
        for inner, outer in ((sure[0], some[1]), (sure[1], some[0])):
            if len(inner):
                assert len(outer), f"{name} is seen in one picture only"
                found[name] = max(found.get(name, 0), int((inner - outer).max()))
    return found


@pytest.mark.parametrize("query", VIEWS)
def test_picture_equals_screen(open_page: Open, shipped_atlas: Atlas, query: str) -> None:
    """The map of a picture is alike to the map on the screen, and each mark is where it was."""
    view = parse_view(query).view
    chart, shot = shown(open_page(f"?{query}", until=".instrument .labels .label:visible"))
    scene = compose_scene(
        select_events(shipped_atlas, view),
        lang=view.lang or "en",
        theme=view.theme or "light",
        size=tuple(chart["size"]),
        camera=Camera(**chart["camera"]),
    )
    made = Image.open(io.BytesIO(render_map(scene))).convert("RGB")
    alike = structural_similarity(np.asarray(shot), np.asarray(made), channel_axis=2)
    moved = shifts(scene, shot, made)
    print(f"{query}: similarity {alike:.3f}; {len(moved)} marks, furthest apart {max(moved.values())} px")
    assert alike >= LEAST
    assert max(moved.values()) <= APART, moved


def written(scene: Scene) -> list[tuple[str, float, float]]:
    """The words that deck.gl is told to write, and where, in pixels of the screen."""
    screen = Viewport(scene.camera, scene.size)
    found = []
    for layer in json.loads(build_deck(scene).to_json())["layers"]:
        if layer["id"].partition(":")[0] in {"words", "titles"}:
            for row in layer["data"]:
                x, y = screen.project(*row["position"])
                found.append((row["text"], round(x + row["offset"][0], 1), round(y + row["offset"][1], 1)))
    return sorted(found)


@pytest.mark.parametrize("query", VIEWS)
def test_same_words_at_the_same_anchors(shipped_atlas: Atlas, query: str) -> None:
    """Each line of the brief on the screen is in the picture, at its anchor; the rest names the ground."""
    from geodata.render.ground_drawing import window_names  # noqa: PLC0415
    from geodata.render.map_drawing import draw_map  # noqa: PLC0415
    from geodata.render.mpl_canvas import BASELINE_OFFSET, POINTS_PER_PIXEL, new_canvas  # noqa: PLC0415

    view = parse_view(query).view
    scene = compose_scene(
        select_events(shipped_atlas, view), lang=view.lang or "en", theme="light", size=DESKTOP_MAP_SIZE
    )
    page = new_canvas(scene.size, (255, 255, 255, 255))
    draw_map(scene, page)
    places = []
    for role, words in page.texts:
        if role == "note-sign":
            continue
        x, y = words.get_position()
        places.append((round(x, 1), round(y - words.get_fontsize() / POINTS_PER_PIXEL * BASELINE_OFFSET, 1)))
    window = PictureWindow(Viewport(scene.camera, scene.size))
    names = place_ground_names(scene, window_names(scene, window)).texts
    lines = [(x, y) for _, x, y in written(scene)]
    assert lines
    assert len(places) == len(lines) + len(names)
    assert not Counter(lines) - Counter(places)
