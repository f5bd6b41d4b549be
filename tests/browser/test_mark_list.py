"""The list beside the map and the bottom line above it, in a real Chromium."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
Settle = Callable[[Page], None]
ROWS = ".mark-list li"
LINKS = ".mark-list li > a"
TITLE = ".st-key-card .card h2"
RING = ".instrument .highlight-ring"
LABEL = ".instrument .label[data-event={event}]"
LEAST_ROW = 40
"""Pixels of a row that a finger hits."""


def test_the_list_follows_the_filters(open_page: Open, settle: Settle) -> None:
    """Fewer rows, each with the number that it had."""
    page = open_page("?lang=en")
    numbers = page.locator(f"{ROWS} > .event-number")
    before = numbers.all_text_contents()
    page.locator(".filters .layer-exercise").first.click()
    settle(page)
    expect(numbers).not_to_have_count(len(before))
    assert set(numbers.all_text_contents()) < set(before)


def test_a_click_opens_the_card_and_closing_leads_back(open_page: Open) -> None:
    """The whole row is the link; the list comes back where the card was."""
    page = open_page("?lang=ar")
    row = page.locator(ROWS).nth(2)
    title = page.locator(LINKS).nth(2).text_content() or ""
    row.click(position={"x": 4, "y": row.evaluate("row => row.offsetHeight - 4")})
    expect(page.locator(TITLE)).to_be_focused()
    assert title.startswith(page.locator(TITLE).inner_text())
    page.get_by_role("button", name="إغلاق البطاقة").click()
    expect(page.locator(LINKS).nth(2)).to_be_focused()


def test_the_keyboard_goes_to_the_card_and_back(open_page: Open) -> None:
    """Enter opens, Escape closes, and the row has the focus again."""
    page = open_page("?lang=en")
    link = page.locator(LINKS).first
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator(TITLE)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(LINKS).first).to_be_focused()


def test_rows_and_marks_point_at_each_other(open_page: Open, settle: Settle) -> None:
    """A row under the pointer or the keyboard rings its mark; a label under the pointer marks its row."""
    page = open_page("?lang=en")
    ring = page.locator(RING)
    expect(ring).to_be_hidden()
    page.locator(ROWS).first.hover()
    expect(ring).to_be_visible()
    page.mouse.move(2, 2)
    expect(ring).to_be_hidden()
    page.locator(LINKS).nth(1).focus()
    expect(ring).to_be_visible()
    page.locator("body").evaluate("document.activeElement.blur()")
    settle(page)
    page.locator(LABEL.format(event="ocean-2024")).hover()
    pointed = page.locator(f"{ROWS}:has(> [data-pointed])")
    expect(pointed).to_have_count(1)
    assert pointed.locator("a").get_attribute("data-focus") == "ocean-2024"
    expect(pointed).to_be_in_viewport()


def test_links_lead_to_the_lists_below(open_page: Open) -> None:
    """The notes from above the map, what has no place from the foot of the list and from the legend."""
    page = open_page("?lang=en")
    below = page.locator(".st-key-below-map")
    page.get_by_role("link", name="6 notes on the text").click()
    expect(below.locator(".query")).to_have_count(6)
    expect(below).to_be_focused()
    page.locator(".mark-list footer [data-list=off-map]").click()
    expect(below).to_contain_text("Each stands here with the reason")
    below.locator("button[data-selected]").first.evaluate("button => window.scrollTo(0, 0)")
    page.locator(".instrument .legend .fold").click()
    page.locator(".instrument .legend .all:visible").last.click()
    expect(below).to_be_in_viewport()


def test_a_note_leads_to_its_event(open_page: Open) -> None:
    """Its chip puts the event in focus."""
    page = open_page("?lang=en")
    page.get_by_role("link", name="6 notes on the text").click()
    chip = page.locator(".notes .chip").first
    name = chip.inner_text()
    chip.click()
    expect(page.locator(TITLE)).to_have_text(name.strip())


def test_the_bottom_line_unfolds(open_page: Open) -> None:
    """Two lines, then all of it."""
    page = open_page("?lang=ar")
    text = page.locator(".bottom-line .folded")
    folded = text.bounding_box()
    page.locator(".bottom-line summary").click()
    unfolded = text.bounding_box()
    assert folded is not None
    assert unfolded is not None
    assert folded["height"] * 2 < unfolded["height"]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_rows_of_a_phone_are_hit_by_a_finger(open_page: Open, lang: str) -> None:
    """In the sheet over the map; nothing runs out of the page."""
    page = open_page(f"?lang={lang}&theme=dark", phone=True)
    page.locator("[class*=st-key-open-list] button").tap()
    expect(page.locator(ROWS).first).to_be_visible()
    heights = page.locator(ROWS).evaluate_all("rows => rows.map((row) => row.offsetHeight)")
    assert min(heights) >= LEAST_ROW
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) == 0
