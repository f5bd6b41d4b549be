"""The way of the keyboard from a mark to its card and back, in a real Chromium."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
Settle = Callable[[Page], None]


def test_enter_leads_to_the_card_and_escape_back(open_page: Open, settle: Settle) -> None:
    """Two keys, where all between map and card had to be passed."""
    page = open_page("?lang=en")
    mark = page.locator(".keyboard button").first
    mark.focus()
    page.keyboard.press("Enter")
    title = page.locator(".st-key-card .card h2")
    expect(title).to_have_text(mark.text_content() or "")
    settle(page)
    page.keyboard.press("Enter")
    expect(title).to_be_focused()
    page.keyboard.press("Escape")
    expect(mark).to_be_focused()
