"""Pictures of the map beside stored ones: what is drawn, and with which words, stays as it is.

The map stands alone on a page, so that no other part of the dashboard is in the picture; one page draws all,
since software graphics take seconds to make themselves ready. ``make stored`` takes the stored pictures anew:
look at what has changed before it is committed.
"""

import json
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, Page

from geodata import __version__
from geodata.screens.map.instrument import basemap_urls
from geodata.view import View, parse_view
from geodata.webmap import assets
from geodata.words import language_direction

pytestmark = pytest.mark.browser

FOLDER = Path(__file__).parent / "pictures"
SIZE = {"width": 480, "height": 360}
NEAR = "lon=118&lat=40&zoom=1.6"
SHIPPED = "siyaqat-2024-10"
VIEWS = {
    "arabic-light": f"lang=ar&theme=light&{NEAR}",
    "english-dark": f"lang=en&theme=dark&{NEAR}",
    "english-contrast": f"lang=en&theme=contrast&{NEAR}",
    "perhaps": f"lang=en&theme=light&from=2024-10-01&to=2024-10-05&{NEAR}",
    "focused": f"lang=ar&theme=dark&focus=joint-sea&{NEAR}",
    "globe": "lang=en&theme=light&projection=globe&lon=100&lat=45&zoom=0.8",
    "crowded": "brief=crowded&lang=en&theme=light&lon=60&lat=35&zoom=1",
}
PAGE = """<!doctype html><meta charset="utf-8"><title>The map alone</title><style>%s
body { margin: 0 }
.instrument .frame > :not(.map) { visibility: hidden }
</style><body><script type="module">
import mount from "./%s";
window.show = (data) => void mount({ data, parentElement: document.body, setTriggerValue() {} });
</script>"""
FACE = "@font-face { font-family: 'IBM Plex Sans Arabic'; font-weight: %s; src: url(%s) }"
WEIGHTS = {"Regular": 400, "Medium": 500, "SemiBold": 600, "Bold": 700}
FADE = "(blocks, share) => blocks.forEach((block) => { block.style.opacity = share; })"
FRAME = ".instrument .frame"
POLAR = (
    (-1, "lang=en&theme=light&lon=-60&lat=-20&zoom=5"),
    (-2, "lang=en&theme=light&projection=globe&lon=100&lat=78&zoom=0.4"),
    (-2, "lang=en&theme=dark&projection=globe&lon=100&lat=78&zoom=0.4"),
)
"""Moves and views: far from the others on a flat map, and a globe from near its pole."""
IN_A_FRAME = """([first, second]) => new Promise((done) => {
  window.show(first);
  requestAnimationFrame(() => done(window.show(second)));
})"""
LANE, OTHER = (221, 107, 32), (0, 114, 178)


@pytest.fixture(scope="module")
def digests(address: str) -> dict[str, str]:
    """The digest of each brief that is drawn here."""
    named = {parse_view(query).view.brief or SHIPPED for query in VIEWS.values()} | {SHIPPED}
    found = {}
    for brief in named:
        with urllib.request.urlopen(f"{address}state?brief={brief}", timeout=30) as answer:
            found[brief] = json.load(answer)["digest"]
    return found


@pytest.fixture(scope="module")
def page(
    chromium: Browser, address: str, digests: dict[str, str], watch: str, idle: Callable[[Page], None]
) -> Iterator[Page]:
    """A page of the size of the pictures with nothing but a map on it, which has drawn once."""
    context = chromium.new_context(viewport=SIZE, locale="en-GB", reduced_motion="reduce")
    page = context.new_page()
    page.add_init_script(watch)
    fonts = {name: assets.asset_url(f"IBMPlexSansArabic-{name}.woff2") for name in WEIGHTS}
    faces = "".join(FACE % (WEIGHTS[name], url) for name, url in fonts.items())
    body = PAGE % (faces, assets.asset_url(assets.MAP_SCRIPT))
    page.route(f"{address}alone", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(f"{address}alone", wait_until="networkidle")
    show(page, next(iter(VIEWS)), digests)
    taken(page, idle)
    yield page
    context.close()


def show(page: Page, name: str, digests: dict[str, str]) -> None:
    """Let the map draw a view."""
    page.evaluate("(data) => window.show(data)", told(VIEWS[name], list(VIEWS).index(name), digests))


def told(query: str, move: int, digests: dict[str, str]) -> dict[str, Any]:
    """Return the data of the map for a view; another ``move`` lets it go to the camera of the view."""
    view = parse_view(query).view
    digest = digests[view.brief or SHIPPED]
    look = View(lang=view.lang, theme=view.theme, projection=view.projection).query_string()
    return {
        "scene": f"scene/{digest}.json?v={__version__}&{look}",
        "table": f"tables/{digest}.bin?v={__version__}",
        "titles": f"titles/{digest}.json",
        "direction": language_direction(view.lang),
        "words": assets.asset_url(f"words-{view.lang}.json"),
        "basemap": basemap_urls(view.lang),
        "view": view.model_dump(mode="json"),
        **view.model_dump(mode="json", include={"lang", "theme", "camera", "projection"}),
        "camera_move": move,
        "focus_row": None,
        "seq": 0,
        "height": SIZE["height"],
        "picture": {
            "url": "snapshot.png",
            "map": (960, 640),
            "marking": "",
            "remarks": [],
            "filters": [],
        },
        "options": {"time_bar": False, "toolbar": False, "tools": False},
        "marker": None,
        "near": "near.json",
    }


def taken(page: Page, idle: Callable[[Page], None]) -> bytes:
    """The map as PNG, once words and shapes are there and nothing is drawn any more."""
    page.wait_for_selector(".instrument .labels > :not(.highlight-ring)", state="attached")
    idle(page)
    return page.screenshot()


@pytest.fixture
def take(page: Page, idle: Callable[[Page], None]) -> Callable[[], bytes]:
    """A function that takes the map as PNG."""
    return lambda: taken(page, idle)


@pytest.fixture(scope="module")
def maps(stored: Callable[[Path], Any]) -> Any:
    """The stored pictures."""
    return stored(FOLDER)


@pytest.mark.parametrize("name", VIEWS)
def test_the_map_looks_as_stored(
    page: Page, digests: dict[str, str], maps: Any, take: Callable[[], bytes], name: str
) -> None:
    """Ground, marks and words: both languages, each appearance, filtered, in focus, round, crowded."""
    show(page, name, digests)
    maps.hold(name, take)


def test_a_globe_comes_to_rest(page: Page, digests: dict[str, str], take: Callable[[], bytes]) -> None:
    """A map that changes theme and projection at once draws its last frame to the end."""
    for name in ("focused", "globe"):
        show(page, name, digests)
        take()
        assert page.locator(FRAME).get_attribute("aria-busy") == "false"


def test_a_globe_keeps_its_camera(page: Page, digests: dict[str, str], take: Callable[[], bytes]) -> None:
    """A camera that a flat map clamps reaches a globe while tiles load; another theme leaves it there."""
    flat, light, dark = (told(query, move, digests) for move, query in POLAR)
    page.evaluate(IN_A_FRAME, [flat, light])
    for data in (light, dark):
        page.evaluate("(data) => window.show(data)", data)
        take()
        assert page.locator(FRAME).get_attribute("data-camera") == "100 78 0.4"


def test_words_that_are_missing_are_seen(
    page: Page, digests: dict[str, str], maps: Any, take: Callable[[], bytes]
) -> None:
    """Without two words the map is not taken for the stored one."""
    show(page, "english-dark", digests)
    maps.seen("english-dark", take)
    block = page.locator(".labels .label[data-event=vladivostok-summit]")
    block.evaluate_all(FADE, 0)
    without = take()
    block.evaluate_all(FADE, 1)
    assert maps.apart("english-dark", without) > 1.5 * maps.share


@pytest.mark.parametrize("name", ["arabic-light", "globe"])
def test_another_colour_of_a_layer_is_seen(maps: Any, name: str) -> None:
    """With lanes as blue as exercises the map is not taken for the stored one."""
    seen = maps.pixels(name)
    lanes = np.abs(seen - LANE).max(axis=2) < 4 * maps.tone
    assert maps.apart(name, np.where(lanes[:, :, None], OTHER, seen)) > 1.5 * maps.share
