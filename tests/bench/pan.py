"""``make bench``: how smoothly the map follows a hand that drags it, with software graphics.

The shipped brief is dragged to and fro, beside a plain ``st.pydeck_chart`` of its rows that has no ground.
First as it is, where most frames carry the last picture along; then with every frame drawn, as a graphics
card does it, over three basemaps: its own, coarser shapes, and none. Told
are frames a second, and the processor's milliseconds a frame in the page and in the process that stands in
for the graphics card, which a busy machine changes least.
"""

import argparse
import json
import re
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import shapely
from playwright.sync_api import Browser, CDPSession, Page, Route, sync_playwright
from run import FLAGS, WATCH, served, settle

FRAMES = 40
LIMIT_S = 120
STROKE = 120
"""Moves of the hand from one end to the other."""
STEP_MS = 8
COARSE_DEGREES = 0.25
SHAPES = re.compile(r"/(land|borders|disputed)\.geojson")
CARD = """
const told = WebGL2RenderingContext.prototype.getParameter;
WebGL2RenderingContext.prototype.getParameter = function (name) {
  return name === 0x9246 ? "a graphics card" : told.call(this, name);
};
"""
"""The graphics do not say that they are the processor's: the map draws every frame."""
EMPTY = json.dumps({"type": "FeatureCollection", "features": []})
COUNT = """
window.frames = 0;
let drawn = 0, carried = "", canvas = null;
const find = (root) => root.querySelector(".instrument .map canvas")
  ?? [...root.querySelectorAll("*")].map((each) => each.shadowRoot && find(each.shadowRoot)).find(Boolean);
const each = () => {
  canvas ??= find(document) ?? null;
  const way = canvas?.style.objectPosition ?? "";
  if (window.lastDraw > drawn || way !== carried) window.frames += 1;
  [drawn, carried] = [window.lastDraw, way];
  requestAnimationFrame(each);
};
each();
"""


@dataclass(frozen=True)
class Panned:
    """Frames a second, and milliseconds of the processor a frame: the page's and the graphics'."""

    rate: float
    page_ms: float
    graphics_ms: float


def main() -> None:
    """Measure each kind of map in turn, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--turns", type=int, default=3)
    turns = parser.parse_args().turns
    found: dict[str, list[Panned]] = {kind: [] for kind in KINDS}
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=list(FLAGS))
        for _ in range(turns):
            for kind, dressed in KINDS.items():
                found[kind].append(panned(chromium, dressed))
        chromium.close()
    print("\n".join(lines(found)))


def plainly(_: Page) -> None:
    """As it is."""


def card(page: Page) -> None:
    """Let the map draw every frame."""
    page.add_init_script(CARD)


def coarse(page: Page) -> None:
    """The same shapes, their corners farther apart."""

    def _simpler(route: Route) -> None:
        shapes = shapely.from_geojson(route.fetch().text()).simplify(COARSE_DEGREES)
        route.fulfill(body=shapely.to_geojson(shapes), content_type="application/geo+json")

    card(page)
    page.route(SHAPES, _simpler)


def bare(page: Page) -> None:
    """No ground."""
    card(page)
    page.route(SHAPES, lambda route: route.fulfill(body=EMPTY))


KINDS: dict[str, tuple[str, Callable[[Page], None]]] = {
    "Briefmap": ("ours", plainly),
    "every frame drawn": ("ours", card),
    "every frame, coarser shapes": ("ours", coarse),
    "every frame, no ground": ("ours", bare),
    "plain": ("plain", plainly),
}
"""The page, and what is done to it."""


def panned(chromium: Browser, kind: tuple[str, Callable[[Page], None]]) -> Panned:
    """One kind of map, dragged until so many frames were drawn."""
    name, dress = kind
    session = chromium.new_browser_cdp_session()
    with served(name, 0) as (address, _):
        page = chromium.new_page(viewport={"width": 1440, "height": 900}, locale="en-GB")
        page.add_init_script(WATCH + COUNT)
        dress(page)
        page.goto(f"{address}?lang=en")
        settle(page, since=0)
        hand = held(page)
        begun, before = time.monotonic(), processors(session)
        page.evaluate("window.frames = 0")
        while (frames := page.evaluate("window.frames")) < FRAMES and time.monotonic() - begun < LIMIT_S:
            drag(page, hand)
        took, after = time.monotonic() - begun, processors(session)
        page.close()
    cost = {each: 1000 * (after[each] - before.get(each, 0)) / max(frames, 1) for each in after}
    return Panned(frames / took, cost["renderer"], cost["GPU"])


def held(page: Page) -> Iterator[tuple[float, float]]:
    """Press the hand on the map, beside its words; the places that it then goes through, for ever."""
    box = page.locator(".instrument .frame, [data-testid=stDeckGlJsonChart]").first.bounding_box()
    assert box is not None
    x, y = box["x"] + 40, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    there = [(x + 3 * step, y + step / 2) for step in range(STROKE)]
    return (spot for _ in iter(int, 1) for spot in (*there, *reversed(there)))


def drag(page: Page, hand: Iterator[tuple[float, float]]) -> None:
    """Move the hand through its next ten places."""
    for _ in range(10):
        page.mouse.move(*next(hand))
        page.wait_for_timeout(STEP_MS)


def processors(session: CDPSession) -> dict[str, float]:
    """Seconds that the browser's processes have computed, by their kind."""
    found: dict[str, float] = {}
    for one in session.send("SystemInfo.getProcessInfo")["processInfo"]:
        found[one["type"]] = found.get(one["type"], 0.0) + float(one["cpuTime"])
    return found


def lines(found: dict[str, list[Panned]]) -> Iterator[str]:
    """The table: medians of the turns."""
    yield "| map | frames a second | page, a frame | graphics, a frame |"
    yield "|---|---|---|---|"
    for kind, turns in found.items():
        rate, page, graphics = (
            statistics.median(getattr(turn, name) for turn in turns)
            for name in ("rate", "page_ms", "graphics_ms")
        )
        yield f"| {kind} | {rate:.1f} | {page:.0f} ms | {graphics:.0f} ms |"


if __name__ == "__main__":
    main()
