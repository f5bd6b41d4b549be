"""A brief of thousands of events on the map, in a real Chromium: fewer marks, and a word about it."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.column_file import column_file_bytes
from geodata.atlas.thinning import MOST_EXACT_MARKS, MOST_THINNED_MARKS

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
EVENTS = 6000
TABLE = re.compile("/tables/")
NOTE = ".instrument .map-notes .last-note"
NEAR = "lon=0&lat=0&zoom=2"
"""One step nearer than where the whole world is in view."""
COUNT = """() => {
  const kind = WebGL2RenderingContext.prototype;
  const draw = kind.drawArraysInstanced;
  kind.drawArraysInstanced = function (...args) {
    window.marks = args[3];
    return draw.apply(this, args);
  };
}"""
"""From here on the page knows how many marks the graphics were last told to draw."""


@pytest.fixture
def thousands(profiles: Callable[..., BrowserContext], many: Callable[[int], Atlas]) -> Iterator[None]:
    """The browser gets the table of thousands of events for that of the crowded brief."""
    context, body = profiles(phone=False), column_file_bytes(many(EVENTS))
    context.route(TABLE, lambda route: route.fulfill(body=body, content_type="application/octet-stream"))
    yield
    context.unroute(TABLE)


@pytest.mark.usefixtures("thousands")
@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "{:,} marks stand for {:,} events"),
        ("ar", "عدد الرموز \u2068{:,}\u2069 وهي تمثل \u2068{:,}\u2069 من الأحداث"),
    ],
)
def test_thousands_of_events_are_thinned_and_resolve_nearer(open_page: Open, lang: str, said: str) -> None:
    """Where all are in view fewer marks are drawn, which the map says; nearer, each event has its own."""
    page = open_page(f"?brief=crowded&lang={lang}&{NEAR}")
    page.evaluate(COUNT)
    note = page.locator(NOTE)
    page.locator(".instrument [data-tool=out]").click()
    expect(note).to_contain_text(f"{EVENTS:,}")
    marks = int(re.findall(r"[\d,]+", note.inner_text())[0].replace(",", ""))
    assert 0 < marks <= MOST_THINNED_MARKS
    expect(note).to_contain_text(said.format(marks, EVENTS))
    page.wait_for_function("(marks) => window.marks === marks", arg=marks)
    page.locator(".instrument [data-tool=in]").click()
    expect(note).not_to_contain_text(f"{EVENTS:,}")
    page.wait_for_function("(marks) => window.marks > marks", arg=marks)
    assert page.evaluate("window.marks") <= MOST_EXACT_MARKS
