"""The map of our own in a real Chromium: camera, words, focus, and what it asks of whom."""

import io
import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlparse

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from geodata.brief.records import Brief

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
FRAME = ".instrument .frame"
BLOCK = ".instrument .labels .label"
CARD = ".st-key-card .card h2"
POLICY = "Content Security Policy"
HERE = "lon=120&lat=35&zoom=3"
SHAPED = """(block) => {
    const line = block.querySelector('.label-line');
    const range = document.createRange();
    range.selectNodeContents(line);
    const apart = [...line.textContent].map((letter) => {
        const probe = line.cloneNode();
        probe.textContent = letter;
        block.append(probe);
        const width = probe.getBoundingClientRect().width;
        probe.remove();
        return width;
    });
    return [range.getBoundingClientRect().width, apart.reduce((sum, each) => sum + each, 0)];
}"""


def query(page: Page) -> dict[str, list[str]]:
    """The parameters in the address bar."""
    return parse_qs(urlparse(page.url).query)


def drag(page: Page, right: int, down: int) -> None:
    """Drag the map by so many pixels, from where no words lie and no legend."""
    box = page.locator(FRAME).bounding_box()
    assert box is not None
    x, y = box["x"] + 30, box["y"] + 60
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + right, y + down, steps=5)
    page.wait_for_timeout(200)  # no throw: the map stops where the hand stops
    page.mouse.up()


def places(page: Page) -> list[tuple[str | None, int, int]]:
    """The events of the blocks that are shown, and where on the screen."""
    found = []
    for block in page.locator(f"{BLOCK}:visible").all():
        box = block.bounding_box()
        assert box is not None
        found.append((block.get_attribute("data-event"), round(box["x"]), round(box["y"])))
    return found


@pytest.fixture
def page(open_page: Open) -> Page:
    """The English dashboard, looking at a camera of its link."""
    return open_page(f"?lang=en&{HERE}", until=BLOCK)


def test_map_is_drawn(page: Page, outside: list[str]) -> None:
    """Land, sea, areas and lanes give the map many tones; nobody outside was asked."""
    shot = Image.open(io.BytesIO(page.locator(FRAME).screenshot())).convert("RGB")
    assert len(shot.getcolors(1_000_000) or []) > 100
    assert outside == []


def test_camera_reaches_the_address_and_a_link_restores_it(page: Page, open_page: Open) -> None:
    """A dragged map is in the address a moment later; opened anew it looks where it was left."""
    drag(page, 120, 40)
    page.wait_for_url(re.compile(r"lon=(?!120&)"))
    found = query(page)
    assert float(found["lon"][0]) < 120
    assert found["zoom"] == ["3"]
    again = open_page(f"?{urlparse(page.url).query}", until=BLOCK)
    assert again.locator(FRAME).get_attribute("data-camera") == page.locator(FRAME).get_attribute(
        "data-camera"
    )
    assert query(again) == found


def test_filters_move_nothing(open_page: Open) -> None:
    """What a filter leaves stands where it stood, to the pixel."""
    page = open_page("?lang=en&lon=80&lat=40&zoom=2", until=BLOCK)
    before = places(page)
    page.get_by_role("button", name=re.compile(r"^Iran \d+$")).click()
    page.wait_for_url(re.compile("actor=irn"))
    expect(page.locator(f'{BLOCK}[data-event="ocean-2024"]')).to_be_hidden()
    left = places(page)
    assert left
    assert set(left) < set(before)
    assert {"lon", "lat", "zoom"} <= query(page).keys()


def test_arabic_words_are_the_briefs_and_joined(open_page: Open, shipped: Brief) -> None:
    """A block that says the title of its event says it right to left, and its letters join."""
    page = open_page(f"?lang=ar&{HERE}", until=BLOCK)
    titles = {event.id: event.title["ar"] for event in shipped.events}
    titled = page.locator(f"{BLOCK}:not(.number):visible")
    expect(titled.first).to_contain_text(re.compile("[\u0621-\u064a]"))
    own = [each for each in titled.all() if each.get_attribute("data-event") in titles]
    assert own
    block = own[0]
    title = titles[block.get_attribute("data-event") or ""]
    assert (block.text_content() or "").replace("\n", " ").startswith(title.split()[0])
    assert block.locator(".label-line").first.get_attribute("dir") == "rtl"
    joined, apart = block.evaluate(SHAPED)
    assert joined < 0.9 * apart


def test_focus_goes_both_ways(page: Page) -> None:
    """A click on words opens the card and moves nothing; closing it takes the mark off; a link sets it."""
    before = places(page)
    block = page.locator(f'{BLOCK}[data-event="vladivostok-summit"]')
    block.click()
    expect(page.locator(CARD)).to_have_text("Vladivostok summit")
    assert query(page)["focus"] == ["vladivostok-summit"]
    expect(block).to_have_class(re.compile("focus"))
    assert places(page) == before
    page.get_by_role("button", name="Close the card").click()
    expect(block).not_to_have_class(re.compile("focus"))


def test_a_sign_counts_what_is_shown_and_lists_it(open_page: Open) -> None:
    """The words follow a filter at once; a click lists the events, and by keyboard one of them opens."""
    page = open_page("?brief=red-sea-2024-03&lang=en", until=BLOCK)
    sign = page.locator(f'{BLOCK}[data-event="area:yem"]')
    expect(sign).to_contain_text("6 events")
    page.get_by_role("option", name=re.compile("^United Kingdom")).click()
    expect(sign).to_contain_text("3 events")
    sign.click()
    listed = page.locator(".instrument .tooltip.pinned li button")
    expect(listed).to_have_count(3)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(CARD)).to_have_text("Eight targets struck in Yemen")
    expect(sign).to_have_class(re.compile("focus"))


def test_a_globe_and_what_is_in_view_are_parts_of_the_link(page: Page) -> None:
    """Both tools reach the address and are taken back by a second press; the camera stays."""
    camera = page.locator(FRAME).get_attribute("data-camera")
    for tool, found in (("projection", "projection=globe"), ("bounds", "bounds=")):
        button = page.locator(f".instrument [data-tool={tool}]")
        button.click()
        page.wait_for_url(re.compile(found))
        button.click()
        page.wait_for_url(lambda url, gone=found: gone not in url)  # type: ignore[misc]
    assert page.locator(FRAME).get_attribute("data-camera") == camera


def test_map_breaks_no_rule_of_the_policy(open_page: Open) -> None:
    """Code, worker, shapes and words come from this server, and nothing is evaluated."""
    page = open_page("about?lang=en", until=".about")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(page.url.replace("about", ""))
    page.wait_for_selector(BLOCK)
    page.wait_for_timeout(2000)
    assert [line for line in said if POLICY in line] == []
    scripts = page.evaluate("performance.getEntriesByType('resource').map((each) => each.name)")
    assert [name for name in scripts if name.startswith("blob:")] == []
    assert any("/instrument.js" in name for name in scripts)
