"""The reading page in a real Chromium: text and map lead to each other, with the outside cut off."""

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlparse

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from geodata.words import translate
from tests.conftest import PAPERS

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
Settle = Callable[[Page], None]
CARD = ".st-key-reading-card .card h2"
SERIOUS = {"serious", "critical"}


def focus(page: Page) -> list[str]:
    """The event in the address."""
    return parse_qs(urlparse(page.url).query).get("focus", [])


def in_sight(found: Locator) -> bool:
    """Whether something stands on the screen."""
    inside: bool = found.first.evaluate(
        "at => { const box = at.getBoundingClientRect(); return box.top >= 0 && box.top < innerHeight; }"
    )
    return inside


def attach(page: Page, name: str, data: bytes) -> None:
    """Choose a file for the brief's own text."""
    if not page.locator("[data-testid=stFileUploader]").is_visible():
        page.locator(".st-key-reading-title button").first.click()
    file = {"name": name, "mimeType": "text/plain", "buffer": data}
    page.locator("[data-testid=stFileUploader] input[type=file]").set_input_files(file)


def test_link_scrolls_to_the_sentence_and_lights_it(open_page: Open, outside: list[str]) -> None:
    """A link with focus= brings the sentence into sight, lit, beside the card."""
    page = open_page("reading?lang=en&focus=vladivostok-summit")
    sentence = page.locator('.sentence[data-events~="vladivostok-summit"]')
    expect(page.locator(CARD)).to_have_text("Vladivostok summit")
    wait_until_scrolled(page)
    assert in_sight(sentence)
    plain = page.locator(".sentence:not([data-events~=vladivostok-summit])").first
    ground = "at => getComputedStyle(at).backgroundColor"
    assert sentence.evaluate(ground) != plain.evaluate(ground)
    expect(page.locator('.chip[aria-current][data-focus="vladivostok-summit"]')).to_have_count(1)
    assert outside == []


def wait_until_scrolled(page: Page) -> None:
    """Return once the page stands well below its top; the policy lets no string be evaluated there."""
    main = page.locator("[data-testid=stMain]")
    for _ in range(300):
        if main.evaluate("at => at.scrollTop") > 500:
            return
        page.wait_for_timeout(100)
    pytest.fail("the page stayed at its top")


def test_keyboard_and_click_focus_and_the_view_is_kept(open_page: Open, settle: Settle) -> None:
    """Enter on an event and a click on another put them in focus; the map page has it too, and back."""
    page = open_page("reading?lang=en&from=2024-01-01")
    chip = page.locator('.chip[data-focus="ocean-2024"]')
    chip.focus()
    page.keyboard.press("Enter")
    expect(page.locator(CARD)).to_have_text("Exercise Ocean-2024")
    assert chip.evaluate("at => at === document.activeElement")
    settle(page)  # the text moves to the event in focus
    page.locator('.chip[data-focus="iran-drones"]').click()
    expect(page.locator(CARD)).to_have_text(re.compile("drones"))
    assert focus(page) == ["iran-drones"]
    page.locator("[data-testid=stMain]").evaluate("at => at.scrollTo(0, 0)")
    page.go_back()
    expect(page.locator(CARD)).to_have_text("Exercise Ocean-2024")
    wait_until_scrolled(page)
    assert in_sight(page.locator('.sentence[data-events~="ocean-2024"]'))
    settle(page)
    page.go_forward()
    expect(page.locator(CARD)).to_have_text(re.compile("drones"))
    page.locator(".st-key-page-links").get_by_text("Map", exact=True).click()
    expect(page.locator(".st-key-card .card h2")).to_have_text(re.compile("drones"))
    assert parse_qs(urlparse(page.url).query)["from"] == ["2024-01-01"]
    page.get_by_text("Read it in the text").click()
    page.wait_for_selector(".sentence")
    wait_until_scrolled(page)
    assert in_sight(page.locator('.sentence[data-events~="iran-drones"]'))


def test_attached_text_in_arabic(open_page: Open, shipped_text: bytes, outside: list[str]) -> None:
    """A wrong text is explained, the right one is shown with the cited words; they lead to the map."""
    page = open_page("reading?lang=ar")
    attach(page, "other.txt", shipped_text.replace("روسيا".encode(), "بلاد".encode()))
    expect(page.locator("[data-testid=stPopoverBody] .notice")).to_contain_text("ليس هذا هو النص")
    attach(page, "wide.txt", shipped_text.decode().encode("utf-16"))
    expect(page.locator("[data-testid=stPopoverBody] .notice")).to_contain_text("UTF-16")
    attach(page, "text.txt", shipped_text.replace(b"\n", b"\r\n"))
    page.wait_for_selector(".text.original")
    page.keyboard.press("Escape")
    expect(page.locator(".coverage")).to_contain_text("لم يُترك شيء")
    mark = page.locator('mark.family-military[data-events="ocean-2024"]').first
    mark.scroll_into_view_if_needed()
    mark.click()
    expect(page.locator(CARD)).to_have_text("مناورات «المحيط 2024»")
    assert mark.evaluate("at => getComputedStyle(at).outlineStyle") == "solid"
    assert page.locator(".own").first.evaluate("at => getComputedStyle(at).direction") == "rtl"
    assert outside == []


def test_a_file_that_is_too_large_is_refused_in_words(open_page: Open) -> None:
    """In the reader's language beside the file, not in Streamlit's own; the server takes none either."""
    page = open_page("reading?brief=hostile&lang=ar")
    with page.expect_request(lambda request: request.method == "PUT") as sent:
        attach(page, "small.txt", b"another text")
    attach(page, "huge.txt", bytes(6_000_000))
    refusal = page.locator("[data-testid=stFileChip][aria-invalid=true] [role=alert]")
    expect(refusal).to_have_css("font-size", "0px")
    shown = refusal.evaluate("at => getComputedStyle(at, '::after').content")
    assert translate("text-attachment.file-refused", "ar", most=5) in shown
    headers = {name: value for name, value in sent.value.headers.items() if name != "content-type"}
    file = {"name": "huge.txt", "mimeType": "text/plain", "buffer": bytes(6_000_000)}
    answer = page.request.put(sent.value.url, headers=headers, multipart={"file": file})
    assert answer.status == 413


def test_hostile_words_show_as_written(open_page: Open, outside: list[str]) -> None:
    """Tags, Markdown and figures of a brief stand in the text literally; nothing runs."""
    alerts: list[str] = []
    page = open_page("reading?lang=en&brief=hostile&focus=parts")
    page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    text = page.locator(".text").inner_text()
    assert "~1,500~ cost $1$ &amp; <script>alert(3)</script>" in text
    assert "<img src=x onerror=alert(1)>" in text
    assert page.locator(".text script, .text img").count() == 0
    assert (alerts, outside) == ([], [])


def test_note_and_coverage_lead_to_their_place(open_page: Open) -> None:
    """A number at the words leads to its note, a line of the list to its sentence; the address stays."""
    page = open_page("reading?lang=en")
    page.locator('a[href="#note-south-for-north"]').first.click()
    assert in_sight(page.locator("#note-south-for-north"))
    assert "#" not in page.url
    page.locator(".coverage summary").click()
    page.locator('.coverage a[href="#s-26"]').click()
    page.wait_for_timeout(300)
    assert in_sight(page.locator("#s-26"))


def test_a_citation_leads_to_its_passage(open_page: Open, settle: Settle, outside: list[str]) -> None:
    """From the card on the map to the row, to a text that is attached there, to the text of the brief.

    The page is never loaded anew, which would lose what was attached.
    """
    page = open_page("?brief=papers&lang=en&focus=departure")
    page.evaluate("() => { window.kept = true; }")
    page.locator('.card a[data-passage="log r-3"]').click()
    expect(page.locator("#r-3")).to_be_focused()
    expect(page.locator("#r-3")).to_contain_text("Hodeidah")
    assert parse_qs(urlparse(page.url).query)["document"] == ["log"]
    page.locator('.card a[data-passage="arabic s-2"]').click()
    expect(page.locator(".text")).to_contain_text("Seven ships left")
    attach(page, "arabic.txt", (PAPERS / "arabic.txt").read_bytes())
    expect(page.locator(".text mark")).to_have_text("سبع سفن")
    page.keyboard.press("Escape")
    page.locator('.card a[data-passage="report s-2"]').click()
    expect(page.locator("#s-2")).to_be_focused()
    assert "document" not in parse_qs(urlparse(page.url).query)
    page.locator(".document-choice summary").click()
    page.locator('.documents a[data-passage="notice-1"]').click()
    expect(page.locator(".document-facts")).to_contain_text("replaced by “Notice to shipping, second issue”")
    page.locator('.text .chip[data-focus="attack"]').first.click()
    expect(page.locator(CARD)).to_have_text("Ships attacked")
    settle(page)
    page.go_back()
    expect(page.locator(CARD)).to_have_text("Ships leave the port")
    assert page.evaluate("() => window.kept")
    assert outside == []


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_an_address_names_a_passage(open_page: Open, lang: str) -> None:
    """The row is brought into sight, though it is not that of the event in focus; a phone is wide enough."""
    page = open_page(f"reading?brief=papers&lang={lang}&document=log&focus=attack#r-9", phone=True)
    expect(page.locator("#r-9")).to_be_focused()
    assert "#" not in page.url
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    found = Axe().run(page, context=".st-key-reading-text").response["violations"]
    assert [(each["id"], each["nodes"][0]["html"][:120]) for each in found if each["impact"] in SERIOUS] == []


def test_phone_shows_the_card_as_a_sheet_and_the_sentence_above_it(open_page: Open) -> None:
    """On a phone the lit sentence begins above the card, and nothing is wider than the screen."""
    page = open_page("reading?lang=ar&focus=ocean-2024", phone=True)
    wait_until_scrolled(page)
    sheet = page.locator(".st-key-reading-card").bounding_box()
    sentence = page.locator('.sentence[data-events~="ocean-2024"]').first.bounding_box()
    assert sheet is not None
    assert sentence is not None
    assert sheet["y"] + sheet["height"] >= 840
    assert 0 <= sentence["y"] < sheet["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_no_serious_violation_of_accessibility(open_page: Open, lang: str) -> None:
    """axe-core finds nothing serious in our own part of the page."""
    page = open_page(f"reading?lang={lang}&focus=troops-in-russia")
    found = Axe().run(page, context=".st-key-map-layout").response["violations"]
    assert [(each["id"], each["nodes"][0]["html"][:120]) for each in found if each["impact"] in SERIOUS] == []
