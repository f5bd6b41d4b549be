"""The security policy in a real Chromium: our pages live under it, and what it forbids does not run."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

POLICY = "Content Security Policy"
INSERTED = """() => {
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.body.appendChild(script);
    return window.ran === true;
}"""
ASKED = "() => fetch('https://outside.example/').then(() => 'answered', () => 'refused')"


@pytest.fixture
def said() -> list[str]:
    """What the browser wrote to its console."""
    return []


@pytest.fixture
def page(chromium: Browser, said: list[str]) -> Iterator[Page]:
    """A page, every word of its console kept."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.on("console", lambda message: said.append(message.text))
    yield page
    context.close()


def open_about(page: Page, address: str) -> None:
    """Open the page about the app, which has no map."""
    page.goto(f"{address}about?lang=ar&theme=dark")
    page.wait_for_selector("h1")
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')


def test_pages_break_no_rule(page: Page, address: str, said: list[str]) -> None:
    """Map, table, fonts and the page about the app need nothing that is forbidden."""
    page.goto(f"{address}?lang=en")
    page.wait_for_selector(".instrument canvas")
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    expect(page.locator(".instrument [aria-busy=false]")).to_be_visible(timeout=60_000)
    open_about(page, address)
    page.wait_for_timeout(2000)
    assert [line for line in said if POLICY in line] == []


def test_an_inserted_script_does_not_run(page: Page, address: str, said: list[str]) -> None:
    """Markup that slipped through would still run nothing."""
    open_about(page, address)
    assert page.evaluate(INSERTED) is False
    assert any(POLICY in line for line in said)


def test_nothing_can_be_sent_elsewhere(page: Page, address: str, said: list[str]) -> None:
    """A request to another host is refused by the browser before it leaves."""
    open_about(page, address)
    assert page.evaluate(ASKED) == "refused"
    assert any(POLICY in line for line in said)


def test_another_site_cannot_frame_the_app(page: Page, address: str) -> None:
    """A frame on a foreign page stays empty."""
    with page.expect_console_message(lambda said: "frame-ancestors" in said.text):
        page.set_content(f'<iframe src="{address}"></iframe>')
