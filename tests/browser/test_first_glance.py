"""What is seen at once, and the camera of the map, in a real Chromium."""

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Server

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
Settle = Callable[[Page], None]
LAPTOP = {"width": 1440, "height": 900}
FRAME = ".instrument .frame"
STATE = ".instrument .map-state"
HERE = "lon=50&lat=40&zoom=3"

WATCHED = "() => performance.getEntriesByType('resource').some(({name}) => name.includes('lost-server'))"
BANNER = """() => {
  const banner = getComputedStyle(document.querySelector('[data-testid=stApp]'), '::after');
  return [banner.content, parseFloat(banner.height)];
}"""
"""Words and height of the banner."""
COUNT = """() => {
  const kind = WebGL2RenderingContext.prototype;
  const clear = kind.clear;
  window.repaints = 0;
  // MapLibre clears the colours of the canvas once for each time that it draws.
  kind.clear = function (mask) {
    const seen = mask & this.COLOR_BUFFER_BIT && !this.getParameter(this.DRAW_FRAMEBUFFER_BINDING);
    window.repaints += seen ? 1 : 0;
    return clear.call(this, mask);
  };
}"""
"""Counts how often the map is drawn."""


def camera(page: Page) -> list[float]:
    """Longitude, latitude and zoom of the map."""
    return [float(each) for each in (page.locator(FRAME).get_attribute("data-camera") or "").split()]


def address(page: Page) -> dict[str, str]:
    """The parameters of the address."""
    return {key: values[0] for key, values in parse_qs(urlparse(page.url).query).items()}


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("brief", ["siyaqat-2024-10", "red-sea-2024-03"])
def test_bottom_line_map_and_clock_are_seen_at_once(open_page: Open, lang: str, brief: str) -> None:
    """On a laptop, without a scroll: the map gives the bottom line its room, and keeps all of its tools."""
    page = open_page(f"?lang={lang}&brief={brief}", viewport=LAPTOP)
    for part in (".bottom-line", FRAME, ".time-bar"):
        box = page.locator(part).first.bounding_box()
        assert box is not None
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 900, part
    expect(page.locator(".instrument [data-tool=save]")).to_be_visible()


def test_a_link_holds_the_camera(open_page: Open, settle: Settle) -> None:
    """Through a change of language, theme and width, on the map and in the address."""
    page = open_page(f"?lang=en&{HERE}")
    for name in ("العربية", "داكن"):
        page.get_by_role("button", name=name).click()
        settle(page)
        page.wait_for_timeout(1_000)
        assert camera(page) == pytest.approx([50, 40, 3], abs=1e-3)
        assert (address(page)["lon"], address(page)["lat"], address(page)["zoom"]) == ("50", "40", "3")
    page.set_viewport_size({"width": 1000, "height": 800})
    page.wait_for_timeout(1_500)
    assert camera(page) == pytest.approx([50, 40, 3], abs=1e-3)
    assert address(page)["lon"] == "50"


def test_events_out_of_view_are_said_and_led_to(open_page: Open, settle: Settle) -> None:
    """A filter whose events lie elsewhere says how many, and a press brings them into view."""
    page = open_page("?lang=en&lon=-60&lat=-20&zoom=3&layer=meeting")
    expect(page.locator(STATE)).to_contain_text(re.compile(r"of the events shown lies? outside the view"))
    page.locator(STATE).get_by_role("button").click()
    settle(page)
    page.wait_for_timeout(1_000)
    expect(page.locator(STATE)).to_be_hidden()
    assert camera(page)[0] > 100


def test_the_box_of_what_is_in_view_stays(open_page: Open, settle: Settle) -> None:
    """It is drawn, moves with the ground under the map, and says that it does not follow."""
    page = open_page("?lang=en&lon=128&lat=40&zoom=4")
    page.locator(".instrument [data-tool=bounds]").click()
    edge = page.locator(".bounds-box .edge")
    expect(page.locator(".bounds-words")).to_contain_text("stays where it is")
    before = edge.get_attribute("d")
    page.locator(".instrument .map-stop").press("ArrowRight")
    settle(page)
    assert edge.get_attribute("d") != before
    page.locator(".instrument [data-tool=bounds]").click()
    expect(page.locator(".bounds-words")).to_be_empty()


def test_focus_escape_and_theme_draw_the_map_once(open_page: Open, settle: Settle, idle: Settle) -> None:
    """A row of the list whose event is in view is followed where the map stands, as its mark is."""
    page = open_page("?lang=en", watched=True)
    settle(page)
    idle(page)
    before = camera(page)
    page.evaluate(COUNT)
    stop = page.locator(".instrument .map-stop")
    for act in (
        page.locator(".mark-list a[data-focus]").first.click,
        lambda: stop.press("Escape"),
        page.get_by_role("button", name="Dark").click,
    ):
        page.evaluate("window.repaints = 0")
        act()
        settle(page)
        idle(page)
        assert page.evaluate("window.repaints") == 1
    assert camera(page) == before


def test_behind_the_servers_picture_the_map_is_drawn_once_it_is_whole(
    open_page: Open, settle: Settle, idle: Settle
) -> None:
    """Without a graphics card each frame of a part of it would put off the whole."""
    page = open_page("?lang=en", watched=True)
    page.add_init_script(f"({COUNT})()")
    page.reload()  # the server has drawn the picture by now
    page.wait_for_selector(f"{FRAME}[aria-busy=false]")
    settle(page)
    idle(page)
    assert page.evaluate("performance.getEntriesByName('briefmap:stand-in').length") == 1
    assert 1 <= page.evaluate("window.repaints") <= 2


@pytest.mark.parametrize("width", [1240, 390])
def test_the_focus_of_an_event_shows_both_lands(open_page: Open, width: int) -> None:
    """Of soldiers sent to Russia sender and host, in a narrow window too."""
    page = open_page("?lang=en&focus=troops-in-russia", viewport={"width": width, "height": 760})
    lon, lat, zoom = camera(page)
    frame = page.locator(FRAME).bounding_box()
    assert frame is not None
    half = frame["width"] / 2 / (512 * 2**zoom) * 360
    assert lon - half < 96
    assert lon + half > 127
    assert lat > 40


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "The server does not answer"), ("ar", "الخادم لا يستجيب")]
)
def test_the_banner_of_a_lost_server_is_ours(
    server: Callable[..., Server], chromium: Browser, lang: str, words: str
) -> None:
    """In the reader's language; no dialogue of Streamlit's takes the page, the heading is not under it."""
    own = server()
    page = chromium.new_page(viewport=LAPTOP, locale="en-GB")
    page.goto(f"{own.address}figures?lang={lang}")
    page.wait_for_selector(".rungs")
    page.wait_for_function(WATCHED)  # from then on the page needs the server no more
    page.wait_for_timeout(1_000)
    own.kill()
    lost = page.locator('[data-testid=stApp]:not([data-test-connection-state="CONNECTED"])')
    lost.wait_for(timeout=20_000)
    page.wait_for_timeout(6_000)
    said, high = page.evaluate(BANNER)
    assert words in said
    expect(page.locator("[data-testid=stDialog]")).to_have_count(0)
    box = page.locator("h1").first.bounding_box()
    assert box is not None
    assert box["y"] >= high
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    page.close()
