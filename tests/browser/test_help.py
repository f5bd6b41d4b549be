"""The help page in a real Chromium: topics have addresses; English stands in an Arabic page."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from geodata.words import translate

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
TITLE = ".guide h2"
SERIOUS = {"serious", "critical"}


def test_a_topic_has_an_address(open_page: Open, outside: list[str]) -> None:
    """A topic chosen is in the address beside the View, and the browser's Back returns to the one before."""
    page = open_page("help?lang=ar&theme=dark&topic=glossary", until=".guide")
    expect(page.locator(TITLE)).to_have_text("Glossary")
    page.get_by_role("link", name=translate("help.topic.exports", "ar")).click()
    expect(page.locator(TITLE)).to_have_text("Slides, report, data")
    page.wait_for_url(re.compile("(?=.*lang=ar)(?=.*theme=dark)(?=.*topic=exports)"))
    page.go_back()
    expect(page.locator(TITLE)).to_have_text("Glossary")
    assert outside == []


def test_english_stands_in_an_arabic_page(open_page: Open) -> None:
    """The guide runs from the left and says so; nothing is wider than a phone; axe-core finds no barrier."""
    page = open_page("help?lang=ar&topic=command-line", phone=True, until=".guide")
    guide = page.locator(".guide")
    expect(guide).to_have_attribute("lang", "en")
    expect(guide).to_have_css("direction", "ltr")
    expect(page.locator(".st-key-help-topics h2")).to_have_css("direction", "rtl")
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
    found = Axe().run(page).response["violations"]
    assert [each["id"] for each in found if each["impact"] in SERIOUS] == []


def test_a_link_between_topics_opens_beside_the_page(open_page: Open) -> None:
    """It carries the View, and the session of this page stays."""
    page = open_page("help?lang=en&topic=exports", until=".guide")
    with page.expect_popup() as opened:
        page.locator(".guide a", has_text="Data").first.click()
    expect(opened.value.locator(TITLE)).to_have_text("Data")
    assert "lang=en" in opened.value.url
    opened.value.close()
