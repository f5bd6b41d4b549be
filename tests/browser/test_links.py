"""Pages of some links beside stored pictures, and headings that only the browser draws.

The links are those of ``tests/vectors/links.json``. ``make stored`` takes the pictures anew: look at what has
changed before it is committed.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from geodata import __version__

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
Take = Callable[[Page], bytes]
FOLDER = Path(__file__).parent / "pictures" / "links"
LINKS = json.loads((FOLDER.parents[2] / "vectors" / "links.json").read_text(encoding="utf-8"))
PICTURES = {each["picture"]: each for each in LINKS if "picture" in each}
HEADINGS = {each["link"]: each["heading"] for each in LINKS if "heading" in each}
DESK = {"width": 1240, "height": 760}
PHONE = {"width": 390, "height": 844}
CHANGES = tuple(map(re.compile, (rf"^{re.escape(__version__)}$", "^[0-9a-f]{64}$", r"^\d{1,2}:\d{2}$")))
"""Words that are others in every release, brief or minute: the version, digests, the time of day."""
AGE = ".dates strong"
"""Age of the brief at the head of a slide, another one each day."""
HIDE = "(element) => { element.style.visibility = 'hidden'; }"


@pytest.fixture
def show(open_page: Open) -> Callable[[str], Page]:
    """A function that opens the link of a picture at the picture's size."""

    def _show(name: str) -> Page:
        entry = PICTURES[name]
        phone = entry.get("phone", False)
        return open_page(
            entry["link"],
            phone=phone,
            until="canvas, h1",
            watched=True,
            viewport=PHONE if phone else DESK,
            reduced_motion="reduce",
        )

    return _show


@pytest.fixture
def taken(settle: Callable[[Page], None], idle: Callable[[Page], None]) -> Take:
    """A function that takes a page as PNG once it is at rest."""

    def _taken(page: Page) -> bytes:
        settle(page)
        idle(page)
        changing = [*map(page.get_by_text, CHANGES), page.locator(AGE)]
        return page.screenshot(mask=changing, mask_color="#888888")

    return _taken


@pytest.fixture(scope="module")
def pages(stored: Callable[[Path], Any]) -> Any:
    """The stored pictures."""
    return stored(FOLDER)


@pytest.mark.parametrize("name", PICTURES)
def test_a_page_looks_as_stored(show: Callable[[str], Page], taken: Take, pages: Any, name: str) -> None:
    """Map, text, evidence and slides; on a desk, on a phone and in a frame."""
    page = show(name)
    pages.hold(name, lambda: taken(page))


@pytest.mark.parametrize(
    ("name", "part"), [("dashboard-english-focused", ".st-key-card"), ("figures-english", ".rungs")]
)
def test_a_part_that_is_missing_is_seen(
    show: Callable[[str], Page], taken: Take, pages: Any, name: str, part: str
) -> None:
    """Without its card or a ladder a page is not taken for the stored one."""
    page = show(name)
    pages.seen(name, lambda: taken(page))
    page.locator(part).first.evaluate(HIDE)
    assert pages.apart(name, taken(page)) > 1.5 * pages.share


def test_headings_of_pages_and_slides(open_page: Open, address: str) -> None:
    """Each link leads to its page and its slide, in its language."""
    first, *_ = HEADINGS
    page = open_page(first, until="h1")
    for link, heading in HEADINGS.items():
        page.goto(f"{address}{link}")
        expect(page.locator("h1, h2").get_by_text(heading, exact=True).first).to_be_visible()
