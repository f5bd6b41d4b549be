"""Figures, sources and actors in a real Chromium, with the outside cut off."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlparse

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
Settle = Callable[[Page], None]
CARD = ".card h2"
SERIOUS = {"serious", "critical"}
IRAN = ".st-key-network svg [aria-label='Iran']"


def asked(page: Page) -> dict[str, list[str]]:
    """The parameters in the address bar."""
    return parse_qs(urlparse(page.url).query)


def barriers(page: Page) -> list[tuple[str, str]]:
    """What axe-core finds that is serious or critical."""
    found = Axe().run(page).response["violations"]
    return [(each["id"], each["nodes"][0]["html"][:200]) for each in found if each["impact"] in SERIOUS]


def middle(page: Page, selector: str) -> float:
    """Where the middle of an element stands from left to right."""
    box = page.locator(selector).first.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_marks_stand_over_their_amounts(open_page: Open, outside: list[str], lang: str) -> None:
    """The picture of a mark and the axis under it share both ends; small amounts stand at the left."""
    page = open_page(f"figures?lang={lang}", until=".ticks")
    mark, axis = (page.locator(f".rungs {what}").first.bounding_box() for what in (".mark", ".ticks"))
    assert mark is not None
    assert axis is not None
    assert abs(mark["x"] + 0.06 * mark["width"] - axis["x"]) < 2
    assert abs(mark["x"] + 0.88 * mark["width"] - axis["x"] - axis["width"]) < 2
    assert middle(page, ".ticks .end >> nth=0") < middle(page, ".ticks .end >> nth=1")
    assert page.locator(".mark").evaluate_all("all => all.every(each => each.naturalWidth > 0)")
    assert outside == []


def test_the_scale_goes_along_to_the_card(open_page: Open) -> None:
    """Logarithmic on the page is logarithmic on the map's card, to which the page leads."""
    page = open_page("figures?lang=en", until=".ticks")
    page.get_by_role("radio", name="Logarithmic").click()
    expect(page.locator(".ticks .end >> nth=0")).to_have_text("1,000")
    title = "Munitions containers from North Korea to Russia"
    page.get_by_role("link", name=f"Show on the map: {title}").click()
    expect(page.locator(CARD)).to_have_text(title)
    expect(page.locator(".card .ticks .end >> nth=0")).to_have_text("1,000")
    assert asked(page)["focus"] == ["prk-rus-containers"]


def test_a_cell_of_the_matrix_opens_its_event(open_page: Open) -> None:
    """By mouse and by keyboard; the session stays, and the address has the event."""
    page = open_page("sources?lang=en", until=".source-list")
    page.get_by_role("radio", name="Matrix").click()
    page.locator(".matrix td a[data-focus=troops-in-russia]").first.click()
    expect(page.locator(CARD)).to_have_text("North Korean soldiers in Russia")
    cell = page.locator(".matrix td a[data-focus=ocean-2024]")
    cell.focus()
    page.keyboard.press("Enter")
    expect(page.locator(CARD)).to_have_text("Exercise Ocean-2024")
    assert asked(page)["focus"] == ["ocean-2024"]


BELOW = """at => Math.round(at.getBoundingClientRect().y
  - at.closest('.st-key-actors-main').getBoundingClientRect().y)"""
"""Pixels from the top of its column, wherever the page is scrolled to."""


def test_a_click_on_an_actor_filters_the_map(open_page: Open, outside: list[str], settle: Settle) -> None:
    """The filter is that of the map and moves no chip; a second click takes it away; the policy allows it."""
    page = open_page("actors?lang=en", until=IRAN)
    chip = page.get_by_role("button", name="Iran")
    before = chip.evaluate(BELOW)
    page.locator(IRAN).click()
    expect(page.locator(".st-key-actors-main .notice")).to_contain_text("25 events are filtered out")
    settle(page)
    assert chip.evaluate(BELOW) == before
    assert asked(page)["actor"] == ["irn"]
    expect(page.locator(IRAN)).to_have_count(1)
    page.locator(IRAN).click()
    expect(page.locator(".st-key-actors-main .notice")).to_have_count(0)
    settle(page)
    chip.click()
    expect(page.locator(".st-key-actors-main .notice")).to_contain_text("25 events are filtered out")
    settle(page)
    page.get_by_role("link", name="Map", exact=True).click()
    expect(page.locator(".time-bar-counts")).to_contain_text("25")
    assert asked(page)["actor"] == ["irn"]
    assert outside == []


@pytest.mark.parametrize(
    ("way", "until"),
    [
        ("figures", ".ticks"),
        ("sources", ".source-list"),
        ("actors", "svg.marks"),
        ("changes", ".st-key-changes [data-testid=stFileUploader]"),
    ],
)
def test_no_serious_barrier_and_room_on_a_phone(open_page: Open, way: str, until: str) -> None:
    """axe-core finds nothing serious in either language; on a phone nothing runs out of the page."""
    page = open_page(f"{way}?lang=ar&focus=troops-in-russia", until=until)
    assert barriers(page) == []
    page = open_page(f"{way}?lang=en&theme=dark", until=until, phone=True)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
    assert barriers(page) == []
