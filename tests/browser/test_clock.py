"""The clock under the map, in a real Chromium: what moves with it, and what the server hears."""

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
CLOCK = ".time-bar-tick"
CHART = ".time-bar-chart"
PERIOD = ".time-bar-period"
COUNTS = ".time-bar-counts b"
FIRST, LAST = (f".time-bar-handle[data-grip={edge}]" for edge in ("first", "last"))
LISTEN = """() => {
  const send = WebSocket.prototype.send;
  window.sent = 0;
  WebSocket.prototype.send = function (...frame) { window.sent += 1; return send.apply(this, frame); };
}"""


def at(page: Page, share: float) -> tuple[float, float]:
    """A point at a share of the bar's width."""
    box = page.locator(CHART).bounding_box()
    assert box is not None
    return box["x"] + share * box["width"], box["y"] + 0.7 * box["height"]


def counts(page: Page) -> list[int]:
    """Within, perhaps, filtered out."""
    return [int(text) for text in page.locator(COUNTS).all_inner_texts()]


def drawn(page: Page) -> bytes:
    """The map as it stands on the screen."""
    return page.locator(".instrument .map canvas").first.screenshot()


def query(page: Page) -> dict[str, list[str]]:
    """The parameters in the address bar."""
    return parse_qs(urlparse(page.url).query)


def test_dragging_draws_at_once_and_is_heard_once(open_page: Open) -> None:
    """While the brush moves, map and counts follow and nothing is sent; at the end one frame goes out."""
    page = open_page("?lang=en", until=CLOCK)
    page.evaluate(LISTEN)
    page.locator(CLOCK).first.scroll_into_view_if_needed()
    before, picture = counts(page), drawn(page)
    page.mouse.move(*at(page, 0.2))
    page.mouse.down()
    page.mouse.move(*at(page, 0.5), steps=6)
    expect(page.locator(COUNTS).first).not_to_have_text(str(before[0]))
    held = counts(page)
    assert sum(held) == sum(before)
    assert drawn(page) != picture
    assert page.evaluate("sent") == 0
    page.mouse.up()
    page.wait_for_url(re.compile("from=.*to="))
    assert page.evaluate("sent") == 1
    assert counts(page) == held


def test_playing_runs_in_the_browser(open_page: Open) -> None:
    """Months pass, the counts tick, and the server hears of the month at which playing stops."""
    page = open_page("?lang=en&from=2023-08-01&to=2023-08-31", until=CLOCK)
    page.evaluate(LISTEN)
    page.get_by_role("button", name="Play", exact=True).click()
    expect(page.locator(PERIOD)).not_to_have_text("August 2023")
    assert page.evaluate("sent") == 0
    page.get_by_role("button", name="Pause", exact=True).click()
    page.wait_for_url(lambda url: "from=2023-08" not in url)
    assert page.evaluate("sent") == 1


def test_keys_move_the_ends_and_the_timeline(open_page: Open) -> None:
    """An arrow moves an end by a month, Escape takes the period away, Enter focuses what arrows reach."""
    page = open_page("?lang=en&from=2024-06-01", until=CLOCK)
    page.locator(FIRST).focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(FIRST)).to_have_attribute("aria-valuetext", "1 July 2024")
    page.wait_for_url(re.compile("from=2024-07-01"))
    page.keyboard.press("Escape")
    page.wait_for_url(lambda url: "from=" not in url)
    page.get_by_role("button", name="Timeline").click()
    page.locator(".time-bar-span[tabindex='0']").focus()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("focus="))
    expect(page.locator(".time-bar-span[aria-pressed=true]")).to_have_count(1)


def test_time_runs_left_to_right_in_arabic_unless_turned(open_page: Open) -> None:
    """The words run to the left, the years to the right; a reader may turn them."""
    page = open_page("?lang=ar&from=2024-09-01&to=2024-10-31", until=CLOCK, locale="ar-LB")
    expect(page.locator(".time-bar")).to_have_css("direction", "rtl")
    expect(page.locator(PERIOD)).to_have_text("\u2068سبتمبر/أيلول – أكتوبر/تشرين الأول 2024\u2069")
    years = page.locator(".time-bar-tick").all()
    ends = [box["x"] for year in (years[0], years[-1]) if (box := year.bounding_box())]
    assert ends[0] < ends[1]
    page.get_by_role("button", name="اجعل الزمن يجري من اليمين إلى اليسار").click()
    turned = [box["x"] for edge in (FIRST, LAST) if (box := page.locator(edge).bounding_box())]
    assert turned[0] > turned[1]
