"""The dashboard on a phone, in a real Chromium: drawer, sheet, and the tools of the head."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
Settle = Callable[[Page], None]
SERIOUS = {"serious", "critical"}
BAR = "[class*=st-key-phone-panel-]"
DRAWER = ".st-key-controls"
SHEET = ".st-key-card"
TITLE = ".st-key-card .card h2"
MAP = ".instrument .frame"
WIDE = "() => document.querySelector('[data-testid=stMain]').scrollWidth"


def barriers(page: Page) -> list[tuple[str, str]]:
    """What axe-core finds serious or critical."""
    found = Axe().run(page).response["violations"]
    return [(each["id"], each["nodes"][0]["html"][:200]) for each in found if each["impact"] in SERIOUS]


def edges(page: Page, selector: str) -> tuple[float, float]:
    """Top and bottom of what a selector finds, in pixels of the window."""
    box = page.locator(selector).first.bounding_box()
    assert box is not None
    return box["y"], box["y"] + box["height"]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_filters_are_a_drawer_and_the_list_is_a_sheet(open_page: Open, settle: Settle, lang: str) -> None:
    """The focus goes into each and back to its button, Escape closes it, and the map stays in sight."""
    page = open_page(f"?lang={lang}", phone=True)
    filters, events = page.locator(f"{BAR} button").all()
    expect(page.locator(DRAWER)).to_be_hidden()
    expect(page.locator(SHEET)).to_be_hidden()
    filters.tap()
    expect(page.locator(f"{DRAWER} button").first).to_be_focused()
    settle(page)
    assert barriers(page) == []
    assert page.evaluate(WIDE) <= 390
    page.keyboard.press("Escape")
    expect(page.locator(DRAWER)).to_be_hidden()
    expect(page.locator(f"{BAR} button").first).to_be_focused()
    events.tap()
    expect(page.locator(f"{SHEET} h2").first).to_be_focused()
    settle(page)
    assert barriers(page) == []
    top, _ = edges(page, MAP)
    sheet, foot = edges(page, f":has(> {SHEET})")
    assert 0 <= top < sheet - 250
    assert foot >= 840
    page.keyboard.press("Escape")
    expect(page.locator(SHEET)).to_be_hidden()
    expect(page.locator(f"{BAR} button").last).to_be_focused()


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_card_is_a_sheet(open_page: Open, settle: Settle, lang: str) -> None:
    """From a row of the list it takes the focus; closing it leads back to the row."""
    page = open_page(f"?lang={lang}&theme=dark", phone=True)
    page.locator(f"{BAR} button").last.tap()
    row = page.locator(".mark-list li > a").nth(1)
    row.tap()
    expect(page.locator(TITLE)).to_be_focused()
    settle(page)
    assert barriers(page) == []
    sheet, foot = edges(page, f":has(> {SHEET})")
    assert sheet > 300
    assert foot >= 840
    page.keyboard.press("Escape")
    expect(page.locator(".mark-list li > a").nth(1)).to_be_focused()


def test_a_mark_opens_its_card_over_the_map(open_page: Open, settle: Settle) -> None:
    """A tap on a label: the card has the focus, and what is shown of the map is not under it."""
    page = open_page("?lang=en", phone=True)
    page.locator(".instrument .label[data-event=ocean-2024]").tap()
    expect(page.locator(TITLE)).to_be_focused()
    settle(page)
    page.locator(f"{SHEET} [class*=st-key-close-] button").first.tap()
    expect(page.locator(SHEET)).to_be_hidden()


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_briefing_link_and_export_are_in_sight(open_page: Open, lang: str) -> None:
    """No tool of the head needs a swipe, each can be hit, and has its words as a name."""
    page = open_page(f"?lang={lang}", phone=True)
    tools = page.locator(".st-key-tools button:visible")
    assert tools.count() == 6
    for tool in tools.all():
        box = tool.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        assert min(box["width"], box["height"]) >= 40
    for words in ("Edits|التعديلات", "Briefing|الإيجاز", "Link|الرابط", "Export|تصدير"):
        expect(page.locator(".st-key-tools").get_by_role("button", name=re.compile(words))).to_have_count(1)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_no_words_lie_under_the_scale_bar(open_page: Open, lang: str) -> None:
    """It stands above the notes, where labels leave it room."""
    page = open_page(f"?lang={lang}", phone=True)
    boxes = page.locator(".instrument :is(.label:visible, .scale-bar)").evaluate_all(
        "all => all.map((each) => [each.className, each.getBoundingClientRect().toJSON()])"
    )
    scale = next(box for name, box in boxes if name == "scale-bar")
    labels = [box for name, box in boxes if name != "scale-bar"]
    assert len(labels) > 3
    assert max(box["bottom"] for box in labels) <= scale["top"]
