"""The filters beside the map, in a real Chromium: drawn before the server hears, one with the clock."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
Settle = Callable[[Page], None]
COUNTS = ".time-bar-counts b"
OCEAN = '.instrument .label[data-event="ocean-2024"]'
HOLD = """() => {
  const send = WebSocket.prototype.send;
  const held = [];
  WebSocket.prototype.send = function (...frame) { held.push([this, frame]); };
  window.release = () => {
    WebSocket.prototype.send = send;
    for (const [socket, frame] of held) socket.send(...frame);
    return held.length;
  };
}"""
"""Keeps what the page would send until it is released."""


def counts(page: Page) -> list[int]:
    """Within, perhaps, filtered out, as the bar has them."""
    return [int(text) for text in page.locator(COUNTS).all_inner_texts()]


def chips(page: Page) -> list[str]:
    """What the chips of the actors say."""
    return page.locator(".filters [data-name^=actors-]").all_inner_texts()


def test_a_filter_is_drawn_before_the_server_hears(open_page: Open) -> None:
    """Marks, counts, chips and days follow in the browser alone; the server's answer then changes none."""
    page = open_page("?lang=en", until=OCEAN)
    before = chips(page)
    page.evaluate(HOLD)
    page.get_by_role("button", name=re.compile(r"^Iran \d+$")).click()
    page.get_by_role("button", name="2024", exact=True).click()
    expect(page.locator(OCEAN)).to_be_hidden()
    expect(page.get_by_role("button", name=re.compile(r"^Iran \d+$"))).to_have_attribute(
        "aria-pressed", "true"
    )
    expect(page.locator(".filters [data-name=actors-rus]")).not_to_have_text(before[0])
    assert page.get_by_label("From", exact=True).input_value() == "2024-01-01"
    assert "actor=" not in page.url
    drawn = counts(page), chips(page)
    assert page.evaluate("release()") == 2
    page.wait_for_url(re.compile("from=2024-01-01.*actor=irn"))
    expect(page.locator(".events tbody tr")).to_have_count(sum(drawn[0][:2]))
    assert (counts(page), chips(page)) == drawn


def test_they_follow_the_clock_and_the_way_back(open_page: Open) -> None:
    """An end of the period moved under the map is written beside it; the browser's Back takes it away."""
    page = open_page("?lang=ar", until=OCEAN)
    field = page.get_by_label("من", exact=True)
    page.locator(".time-bar-handle[data-grip=first]").press("PageUp")
    expect(field).not_to_have_value("")
    page.wait_for_url(re.compile(f"from={field.input_value()}"))
    assert counts(page)[2] == 30 - sum(counts(page)[:2])
    page.go_back()
    expect(field).to_have_value("")
    expect(page.locator(COUNTS).last).to_have_text("0")


def test_reset_brings_everything_back(open_page: Open) -> None:
    """Filters of every kind, those in the drawer too, are gone at one press."""
    page = open_page("?lang=en&actor=irn&hide=undated&layer=transfer&to=2024-10-31&bounds=30,20,60,50")
    assert counts(page)[2] > 0
    page.get_by_role("button", name="Reset all filters").click()
    expect(page.locator(COUNTS).last).to_have_text("0")
    page.wait_for_url(lambda url: not re.search("actor|hide|layer|to=|bounds", url))


LIST = ".filters [data-name=list-actors]"
SEARCH = ".filters [data-name=find-actors]"


@pytest.mark.parametrize(("lang", "typed", "names"), [("en", "fleet 1-2", 3), ("ar", "الاسطول 1-2", 3)])
def test_of_many_actors_one_is_found_by_keys(open_page: Open, lang: str, typed: str, names: int) -> None:
    """The whole stands above the part, finds the events of its ships, and can be taken back."""
    page = open_page(f"?lang={lang}&brief=peopled", until=LIST)
    expect(page.locator(COUNTS).first).not_to_have_text("")
    field = page.locator(SEARCH)
    field.fill(typed)
    options = page.locator(f"{LIST} .option:visible")
    expect(options).to_have_count(names)
    field.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    expect(page.locator(f"{LIST} [aria-selected=true]")).to_have_attribute("data-name", "option-navy-1")
    expect(page.locator(f"{LIST} [aria-selected=true] small")).to_have_text("50")
    page.wait_for_url(re.compile("actor=navy-1"))
    assert sum(counts(page)[:2]) == 50
    page.locator(".filters [data-name=actors-navy-1]").click()
    page.wait_for_url(re.compile("^(?!.*actor=)"))
    expect(field).to_be_focused()


def test_what_members_do_is_told_and_status_and_tags_filter(open_page: Open, settle: Settle) -> None:
    """At once, in the browser; every event is shown or counted."""
    page = open_page("?lang=en&brief=peopled&actor=pact", until=LIST)
    told = page.get_by_text("The Pact: members act in")
    expect(told).to_have_text("The Pact: members act in 50 more")
    settle(page)  # it is the map's code that counts
    page.evaluate(HOLD)
    page.get_by_role("button", name=re.compile("^Alleged ")).click()
    expect(told).to_have_text("The Pact: members act in 10 more")
    page.locator(".filters [data-name=find-tags]").fill("tag-5")
    page.locator(".filters [data-name=option-tag-5]").click()
    expect(page.locator(COUNTS).nth(2)).to_have_text("199")
    page.evaluate("release()")
    page.wait_for_url(re.compile("status=alleged&tag=tag-5"))
