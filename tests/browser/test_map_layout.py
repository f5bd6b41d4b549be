"""The frame's map in a real Chromium: it outlives a change of page, in step with card, lists and links."""

import contextlib
import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
Settle = Callable[[Page], None]
FRAME = ".instrument .frame"
MAP = ".instrument .map canvas"
SUMMIT = "?lang=en&layer=meeting&lon=131.89&lat=43.12&zoom=4"
"""The summit at Vladivostok in the middle of the map, and nothing else near it."""


def mark(page: Page) -> None:
    """Set a mark on the map's element, which another element would not have."""
    page.locator(FRAME).evaluate("at => at.setAttribute('data-mark', 'kept')")


def turn(page: Page, name: str, until: str, settle: Settle) -> None:
    """Follow a link of the header to another page."""
    page.locator(".st-key-page-links").get_by_role("link", name=name, exact=True).click()
    page.locator(until).first.wait_for()
    settle(page)


def scenes(page: Page) -> list[str]:
    """The list that the addresses of map specs are added to, as the page asks for them."""
    found: list[str] = []
    page.on("request", lambda request: found.append(request.url) if "/scene/" in request.url else None)
    return found


def camera(page: Page) -> list[float]:
    """Longitude, latitude and zoom of the map."""
    return [float(each) for each in (page.locator(FRAME).get_attribute("data-camera") or "").split()]


def test_the_map_lives_through_changes_of_page(open_page: Open, outside: list[str], settle: Settle) -> None:
    """One element with its camera over text and figures and back; hidden it fetches nothing."""
    page = open_page("?lang=en&lon=50&lat=40&zoom=3")
    asked = scenes(page)
    mark(page)
    turn(page, "Text", ".text .sentence", settle)
    expect(page.locator(FRAME)).to_have_css("height", "340px")
    expect(page.locator(MAP)).to_be_visible()
    page.wait_for_timeout(1_000)
    before = len(asked)
    turn(page, "Figures", ".rungs", settle)
    expect(page.locator(MAP)).to_be_hidden()
    assert page.locator(FRAME).evaluate("at => [at.clientWidth, at.clientHeight]") == [0, 0]
    page.wait_for_timeout(1_000)
    assert len(asked) == before
    turn(page, "Map", ".st-key-controls", settle)
    expect(page.locator(MAP)).to_be_visible()
    expect(page.locator(FRAME)).to_have_attribute("data-mark", "kept")
    assert camera(page) == pytest.approx([50, 40, 3], abs=1e-3)
    assert outside == []


def test_a_camera_that_nobody_moved_fits_each_page(open_page: Open, settle: Settle) -> None:
    """The whole brief is in sight on each, as on a first visit; no camera goes into the address."""
    page = open_page("?lang=en")
    wide = camera(page)
    small = camera(open_page("reading?lang=en"))
    for name, until, fitted in [("Text", ".text .sentence", small), ("Map", ".st-key-controls", wide)]:
        turn(page, name, until, settle)
        page.wait_for_timeout(1_000)
        assert camera(page) == pytest.approx(fitted, abs=0.02)
    assert "lon" not in parse_qs(urlparse(page.url).query)


@pytest.mark.parametrize("path", ["", "reading"])
def test_the_card_follows_a_click_on_the_map(open_page: Open, settle: Settle, path: str) -> None:
    """And so do the lists below the map or the text, and the links of the header."""
    page = open_page(f"{path}{SUMMIT}")
    box = page.locator(MAP).bounding_box()
    assert box is not None
    card = page.locator(".st-key-card-column .card h2")
    for _ in range(6):  # without a graphics card a click may come to nothing
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        with contextlib.suppress(PlaywrightTimeout):
            card.wait_for(timeout=3_000)
            break
    expect(card).to_have_text("Vladivostok summit")
    settle(page)
    lit = '.chip[aria-current][data-focus="vladivostok-summit"]' if path else ".events tr[aria-current]"
    expect(page.locator(lit).first).to_be_visible()
    link = page.locator(".st-key-page-links a").first
    expect(link).to_have_attribute("href", re.compile("focus=vladivostok-summit"))


def test_a_change_on_a_page_without_a_map_reaches_it(open_page: Open, settle: Settle) -> None:
    """A language chosen while the map is hidden is its own when it shows again."""
    page = open_page("?lang=en")
    mark(page)
    turn(page, "Figures", ".rungs", settle)
    page.get_by_role("button", name="العربية").click()
    expect(page.locator(".st-key-page-links .current-page")).to_have_text("الأرقام")
    settle(page)
    turn(page, "الخريطة", ".st-key-controls", settle)
    expect(page.locator(".instrument")).to_have_attribute("lang", "ar")
    expect(page.locator(".time-bar-counts")).to_contain_text(re.compile("[\u0621-\u064a]"))
    expect(page.locator(FRAME)).to_have_attribute("data-mark", "kept")
