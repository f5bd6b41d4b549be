"""Pictures of the map beside stored ones: what is drawn, and with which words, stays as it is.

The map stands alone on a page, so that no other part of the dashboard is in the picture; one page draws all,
since software graphics take seconds to make themselves ready. ``make stored`` takes the stored pictures anew:
look at what has changed before it is committed.
"""

import io
import json
import os
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from geodata import __version__
from geodata.picture import assets
from geodata.view import View, parse

pytestmark = pytest.mark.browser

Pixels = npt.NDArray[np.int16]
STORED = Path(__file__).parent / "pictures"
LEFT = Path(__file__).parents[2] / ".cache" / "pictures"
"""What a test that failed has seen, and where it differs."""
RENEW = "BRIEFMAP_RENEW_PICTURES"
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
TONE = 24
"""Levels of 255 by which a pixel may differ."""
SHARE = 0.001
"""Share of the pixels that may differ more."""
IDLE_FRAMES = 40
"""Frames of the page in which nothing is fetched or drawn, after which a map has settled."""
PATIENCE_S = 15
"""So long a picture may still become what it should."""
PAGE = """<!doctype html><meta charset="utf-8"><title>The map alone</title><style>%s
body { margin: 0 }
.instrument .frame > :not(.map) { visibility: hidden }
</style><body><script type="module">
import mount from "./%s";
window.show = (data) => void mount({ data, parentElement: document.body, setTriggerValue() {} });
</script>"""
FACE = "@font-face { font-family: 'IBM Plex Sans Arabic'; font-weight: %s; src: url(%s) }"
WEIGHTS = {"Regular": 400, "Medium": 500, "SemiBold": 600, "Bold": 700}
WATCH = """
let pending = 0;
window.idle = 0;
const ask = window.fetch;
window.fetch = (...args) => { pending += 1; return ask(...args).finally(() => { pending -= 1; }); };
const kind = WebGL2RenderingContext.prototype;
for (const name of ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced']) {
  const draw = kind[name];
  kind[name] = function (...args) { window.idle = 0; return draw.apply(this, args); };
}
const tick = () => { window.idle = pending ? 0 : window.idle + 1; requestAnimationFrame(tick); };
tick();
"""
FADE = "(blocks, share) => blocks.forEach((block) => { block.style.opacity = share; })"
LANE, OTHER = (221, 107, 32), (0, 114, 178)


@pytest.fixture(scope="module")
def digests(address: str) -> dict[str, str]:
    """The digest of each brief that the server has."""
    with urllib.request.urlopen(f"{address}ready", timeout=30) as answer:
        return {brief["id"]: brief["digest"] for brief in json.load(answer)["briefs"]}


@pytest.fixture(scope="module")
def page(chromium: Browser, address: str, digests: dict[str, str]) -> Iterator[Page]:
    """A page of the size of the pictures with nothing but a map on it, which has drawn once."""
    context = chromium.new_context(viewport=SIZE, locale="en-GB", reduced_motion="reduce")
    page = context.new_page()
    page.add_init_script(WATCH)
    fonts = {name: assets.url(f"IBMPlexSansArabic-{name}.woff2") for name in WEIGHTS}
    faces = "".join(FACE % (WEIGHTS[name], url) for name, url in fonts.items())
    body = PAGE % (faces, assets.url(assets.CODE))
    page.route(f"{address}alone", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(f"{address}alone", wait_until="networkidle")
    show(page, next(iter(VIEWS)), digests)
    taken(page)
    yield page
    context.close()


def show(page: Page, name: str, digests: dict[str, str]) -> None:
    """Let the map draw a view."""
    view = parse(VIEWS[name]).view
    moved = {"move": list(VIEWS).index(name)}
    page.evaluate("(data) => window.show(data)", told(view, digests[view.brief or SHIPPED]) | moved)


def told(view: View, digest: str) -> dict[str, Any]:
    """What the map is told of a view."""
    look = View(lang=view.lang, theme=view.theme, projection=view.projection).query()
    shapes = {name: assets.url(f"{name}.geojson") for name in ("land", "borders", "disputed")}
    return {
        "scene": f"scene/{digest}.json?v={__version__}&{look}",
        "table": f"tables/{digest}.bin?v={__version__}",
        "titles": f"titles/{digest}.json",
        "words": assets.url(f"words-{view.lang}.json"),
        "ground": shapes | {"worker": assets.url("worker.js")},
        "view": view.model_dump(mode="json"),
        **view.model_dump(mode="json", include={"lang", "theme", "camera", "projection"}),
        "focusRow": None,
        "seq": 0,
        "height": SIZE["height"],
        "options": dict.fromkeys(("bar", "legend", "tools", "card"), False),
    }


def taken(page: Page) -> bytes:
    """The map as PNG, once words and shapes are there and nothing is drawn any more."""
    page.wait_for_selector(".instrument .labels > :not(.highlight-ring)", state="attached")
    page.evaluate("window.idle = 0")
    while page.evaluate("window.idle") < IDLE_FRAMES:
        page.wait_for_timeout(50)
    return page.screenshot()


def pixels(png: bytes) -> Pixels:
    """Rows, columns, red, green, blue."""
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB"), dtype=np.int16)


def differs(seen: Pixels, stored: Pixels) -> npt.NDArray[np.bool_]:
    """Which pixels are further apart than a reader would pardon; all where the sizes are others."""
    if seen.shape != stored.shape:
        return np.ones(seen.shape[:2], dtype=bool)
    return np.asarray(np.abs(seen - stored).max(axis=2) > TONE)


def stored(name: str) -> Pixels:
    """The picture that the map of a view should look like."""
    return pixels((STORED / f"{name}.png").read_bytes())


def matched(page: Page, name: str) -> bytes:
    """The map, as soon as it looks as stored, or as it still is when patience ends."""
    until = time.monotonic() + PATIENCE_S
    png = taken(page)
    while differs(pixels(png), stored(name)).mean() > SHARE and time.monotonic() < until:
        png = taken(page)
    return png


def left(name: str, png: bytes) -> str:
    """What is said of a picture that is another; it and the difference are left to look at."""
    LEFT.mkdir(parents=True, exist_ok=True)
    found = differs(pixels(png), stored(name))
    seen, difference = LEFT / f"{name}.png", LEFT / f"{name}-difference.png"
    seen.write_bytes(png)
    Image.fromarray(np.where(found, 0, 255).astype(np.uint8)).save(difference)
    share = f"{found.mean():.2%} of the pixels differ from {STORED / seen.name}, expected at most {SHARE:.2%}"
    return f"{share}; see {seen} and {difference}; where the change is meant: make stored"


@pytest.mark.parametrize("name", VIEWS)
def test_the_map_looks_as_stored(page: Page, digests: dict[str, str], name: str) -> None:
    """Ground, marks and words: both languages, each appearance, filtered, in focus, round, crowded."""
    show(page, name, digests)
    if os.environ.get(RENEW):
        taken(page)
        (STORED / f"{name}.png").write_bytes(taken(page))
    png = matched(page, name)
    assert differs(pixels(png), stored(name)).mean() <= SHARE, left(name, png)


def test_words_that_are_missing_are_seen(page: Page, digests: dict[str, str]) -> None:
    """Without two words the map is not taken for the stored one."""
    show(page, "english-dark", digests)
    matched(page, "english-dark")
    block = page.locator(".labels .label", has_text="Vladivostok summit")
    block.evaluate_all(FADE, 0)
    without = taken(page)
    block.evaluate_all(FADE, 1)
    assert differs(pixels(without), stored("english-dark")).mean() > 1.5 * SHARE


@pytest.mark.parametrize("name", ["arabic-light", "globe"])
def test_another_colour_of_a_layer_is_seen(name: str) -> None:
    """With lanes as blue as exercises the map is not taken for the stored one."""
    seen = stored(name)
    lanes = np.abs(seen - LANE).max(axis=2) < 4 * TONE
    assert differs(np.where(lanes[:, :, None], OTHER, seen), stored(name)).mean() > 1.5 * SHARE
