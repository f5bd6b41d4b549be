"""Changes of a brief that no file has, in a real Chromium: the browser asks before they are lost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Dialog, Page, expect

from geodata.words import translate

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
Settle = Callable[[Page], None]
SERVED_MS = 4_000
"""After so long the server has told whether it gave a file out."""


@pytest.fixture
def asked(open_page: Open) -> tuple[Page, list[str]]:
    """A page, and the sorts of the questions that the browser has asked on it."""
    page = open_page("?lang=en")
    found: list[str] = []

    def _answer(dialog: Dialog) -> None:
        found.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", _answer)
    return page, found


def test_work_is_asked_for_until_it_is_downloaded(asked: tuple[Page, list[str]], settle: Settle) -> None:
    """A reload asks; a move within the app does not; with the edited brief downloaded nothing asks."""
    page, found = asked
    page.get_by_role("button", name=translate("briefing.menu", "en")).click()
    page.locator(".st-key-slide-title-en-en input").fill("At sea")
    page.keyboard.press("Tab")
    settle(page)
    page.get_by_role("button", name=translate("slide-form.save", "en")).click()
    expect(page.get_by_text("At sea").first).to_be_visible()
    settle(page)
    page.keyboard.press("Escape")
    page.locator(".st-key-page-links a").first.click()
    settle(page)
    assert found == []
    page.evaluate("setTimeout(() => location.reload(), 0)")
    page.wait_for_timeout(1_000)
    assert found == ["beforeunload"]
    page.get_by_role("button", name=translate("briefing.menu", "en")).click()
    with page.expect_download():
        page.locator(".st-key-edited-slides [data-testid=stDownloadButton] button").click()
    page.wait_for_timeout(SERVED_MS)
    settle(page)
    found.clear()
    page.evaluate("setTimeout(() => location.reload(), 0)")
    page.wait_for_timeout(1_000)
    assert found == []
