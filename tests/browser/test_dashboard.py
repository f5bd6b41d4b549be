"""The dashboard in a real Chromium, with everything outside this machine cut off."""

import contextlib
import io
import re
from collections.abc import Callable
from itertools import pairwise
from urllib.parse import parse_qs, urlparse

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
Settle = Callable[[Page], None]
MAP = ".instrument .map canvas"
COUNTS = ".time-bar-counts"
CARD = ".st-key-card .card h2"
ROWS = ".events tbody tr"
BARE = """() => {
    const host = document.querySelector('[data-testid=stBidiComponentIsolated]');
    const frame = host.shadowRoot.querySelector('.frame');
    for (const each of frame.children) if (!each.matches('.map')) each.style.visibility = 'hidden';
}"""
ONE_BRIEF = ":root :has(> .st-key-brief-picker) { display: none !important }"
"""The head of a library of one brief, which needs no picker."""
SERIOUS = {"serious", "critical"}


def drawn(page: Page) -> Image.Image:
    """What the map shows now, without what stands on it."""
    page.evaluate(BARE)
    return Image.open(io.BytesIO(page.locator(MAP).first.screenshot())).convert("RGB")


def press(page: Page, selector: str, x: float, y: float) -> None:
    """Click a point of what is drawn; other elements lie over a canvas and pass the click on."""
    page.locator(selector).first.scroll_into_view_if_needed()
    box = page.locator(selector).first.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + x, box["y"] + y)
    page.wait_for_timeout(500)
    page.mouse.click(box["x"] + x, box["y"] + y)


def press_until(page: Page, x: float, y: float, *, shown: str) -> None:
    """Click a point of the map until something shows: without a graphics card a click may come to nothing."""
    for _ in range(6):
        press(page, MAP, x, y)
        with contextlib.suppress(PlaywrightTimeout):
            page.locator(shown).first.wait_for(timeout=4000)
            return


def query(page: Page) -> dict[str, list[str]]:
    """The parameters in the address bar."""
    return parse_qs(urlparse(page.url).query)


def words(page: Page) -> str:
    """All words on the page."""
    return page.locator("[data-testid=stMain]").inner_text()


def test_first_visit_draws_the_map_and_asks_nobody(open_page: Open, outside: list[str]) -> None:
    """The map has many tones, and no request left this machine."""
    page = open_page()
    assert len(drawn(page).getcolors(1_000_000) or []) > 100
    assert outside == []


@pytest.mark.parametrize(
    ("locale", "way", "tab"),
    [("ar-LB", "rtl", "الأحداث"), ("en-US", "ltr", "Events"), ("fr-FR", "rtl", "الأحداث")],
)
def test_language_is_the_browsers_else_the_briefs(open_page: Open, locale: str, way: str, tab: str) -> None:
    """Arabic and English readers get theirs; others get the language of the brief."""
    page = open_page(locale=locale)
    assert page.evaluate("getComputedStyle(document.body).direction") == way
    expect(page.get_by_role("radio", name=tab, exact=True)).to_be_visible()


def test_link_opens_card(open_page: Open) -> None:
    """A link with focus= opens the card with the ladder of figures."""
    page = open_page("?lang=en&focus=troops-in-russia")
    expect(page.locator(CARD)).to_have_text("North Korean soldiers in Russia")
    assert page.locator(".ladder tbody tr").count() == 3


def test_click_on_mark_opens_card(open_page: Open, settle: Settle) -> None:
    """A click on the dot of the summit opens its card and puts it into the address."""
    page = open_page("?lang=en&layer=meeting&lon=131.89&lat=43.12&zoom=4")
    settle(page)
    wide, high = drawn(page).size
    press_until(page, wide / 2, high / 2, shown=CARD)
    expect(page.locator(CARD)).to_have_text("Vladivostok summit")
    assert query(page)["focus"] == ["vladivostok-summit"]


def test_table_row_opens_card_and_moves_map(open_page: Open, settle: Settle) -> None:
    """The first row is the first event of the brief; the map looks at it."""
    page = open_page("?lang=en")
    before = drawn(page)
    page.locator(ROWS).first.locator("td").last.click()
    expect(page.locator(CARD)).to_have_text("North Korean soldiers in Russia")
    settle(page)
    assert {"focus", "lon", "lat", "zoom"} <= query(page).keys()
    assert drawn(page).tobytes() != before.tobytes()
    expect(page.locator(ROWS).first).to_have_attribute("aria-current", "true")


def test_table_sorts_by_keyboard_and_reads_from_the_right(open_page: Open) -> None:
    """In Arabic the first column is the rightmost; a head that is pressed sorts and keeps the focus."""
    page = open_page("?lang=ar")
    heads = page.locator(".events thead th")
    boxes = [heads.nth(at).bounding_box() for at in (0, 1)]
    assert boxes[0]
    assert boxes[1]
    assert boxes[0]["x"] > boxes[1]["x"]
    before = page.locator(ROWS).first.inner_text()
    heads.first.locator("button").press("Enter")
    expect(heads.first).to_have_attribute("aria-sort", "ascending")
    expect(heads.first.locator("button")).to_be_focused()
    assert page.locator(ROWS).first.inner_text() != before


def test_a_long_table_turns_its_pages(open_page: Open) -> None:
    """The next page holds other events, which ones is said, and there is a way back."""
    page = open_page("?lang=en&brief=crowded")
    where = page.locator(".events [role=status]")
    expect(where).to_contain_text("Events 1–50 of")
    before = page.locator(ROWS).all_inner_texts()
    page.locator(".events").get_by_role("button", name="Next").click()
    expect(where).to_contain_text("Events 51–100 of")
    assert page.locator(ROWS).all_inner_texts() != before
    page.locator(".events").get_by_role("button", name="Previous").click()
    expect(where).to_contain_text("Events 1–50 of")


def test_filter_does_not_move_map(open_page: Open, settle: Settle) -> None:
    """With no layer shown, the map that a reader has dragged stays to the pixel when a filter changes."""
    page = open_page("?lang=en&layer=-")
    page.locator(MAP).first.hover(position={"x": 500, "y": 200})
    page.mouse.down()
    page.mouse.move(640, 420, steps=5)
    page.mouse.up()
    settle(page)
    before = drawn(page)
    page.get_by_role("button", name="2024", exact=True).click()
    settle(page)
    assert query(page)["from"] == ["2024-01-01"]
    assert drawn(page).tobytes() == before.tobytes()


def test_address_follows_controls_and_opens_the_same_view(open_page: Open, settle: Settle) -> None:
    """What the controls ask for is in the address; opened anew it shows the same counts."""
    page = open_page("?lang=en")
    page.get_by_role("button", name=re.compile(r"^Iran \d+$")).click()
    page.get_by_role("checkbox", name=re.compile("^Transfers ")).click()
    settle(page)
    assert query(page) == {"lang": ["en"], "actor": ["irn"], "layer": sorted(query(page)["layer"])}
    again = open_page(f"?{urlparse(page.url).query}")
    assert again.locator(COUNTS).inner_text() == page.locator(COUNTS).inner_text()


def test_back_returns_to_the_view_before(open_page: Open, settle: Settle) -> None:
    """The browser's back button undoes a filter."""
    page = open_page("?lang=en")
    page.get_by_role("button", name=re.compile(r"^Iran \d+$")).click()
    settle(page)
    page.go_back()
    settle(page)
    assert "actor" not in query(page)
    assert "30 " in str(sum(map(int, re.findall(r"\d+", page.locator(COUNTS).inner_text())))) + " "


def test_typed_period_in_an_arabic_browser(open_page: Open, settle: Settle) -> None:
    """Arabic digits are read, the field shows the ISO day left to right, a wrong one is explained."""
    page = open_page("?lang=ar", locale="ar-EG")
    page.get_by_label("من", exact=True).fill("٢٠٢٤-١٠")
    page.keyboard.press("Enter")
    settle(page)
    assert query(page)["from"] == ["2024-10-01"]
    assert page.get_by_label("من", exact=True).input_value() == "2024-10-01"
    page.get_by_label("إلى", exact=True).fill("غدًا")
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-controls .notice")).to_contain_text("ليس تاريخًا")


def test_search_folds_spellings(open_page: Open, settle: Settle) -> None:
    """Another spelling of an Arabic name finds the actor; a hit filters by it."""
    page = open_page("?lang=ar")
    page.get_by_label("بحث", exact=True).fill("ايران")
    page.locator(".st-key-search button", has_text="إيران").first.click()
    settle(page)
    assert query(page)["actor"] == ["irn"]


def test_hostile_words_show_as_written(open_page: Open, outside: list[str], settle: Settle) -> None:
    """Tags, Markdown, expressions and figures of a brief stand on the page literally; nothing runs."""
    alerts: list[str] = []
    page = open_page("?lang=en&brief=hostile")
    page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    shown = words(page)
    assert "<img src=x onerror=alert(1)> Demo" in shown
    assert "$1$ <script>alert(2)</script> [x](http://outside.example)" in shown.replace("\u2060", "")
    page.get_by_role("radio", name="In the brief, not on the map").click()
    settle(page)
    assert "2012. since ~1,500~ :smile: **bold**" in words(page).replace("\u2060", "")
    assert alerts == []
    assert outside == []


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ("parts", ("@@=lon", "~1,500~ cost $1$ &amp; <script>alert(3)</script>")),
        ("harbour-exercise", ("<img src=x",)),
    ],
)
def test_hostile_card_shows_as_written(open_page: Open, event: str, said: tuple[str, ...]) -> None:
    """Titles and restatements in the card are literal, and the map is drawn beside them."""
    page = open_page(f"?lang=en&brief=hostile&focus={event}")
    card = page.locator(".st-key-card .card").inner_text()
    assert [text for text in said if text not in card] == []
    assert len(drawn(page).getcolors(1_000_000) or []) > 100
    assert page.locator(".st-key-card .card").locator("img:not([src^='data:']), script").count() == 0


def test_broken_brief_tells_its_problems_and_others_open(open_page: Open) -> None:
    """A broken brief lists what is wrong where; the picker leads to a good one."""
    page = open_page("?lang=en&brief=broken", until=".warnings")
    assert "rumoured" in words(page)
    assert "brief.yaml:" in words(page)
    page.locator(".st-key-brief-picker input").click()
    page.get_by_role("option", name=re.compile("^Russia receives")).click()
    page.wait_for_selector(MAP)
    assert query(page)["brief"] == ["siyaqat-2024-10"]


def test_link_that_is_not_understood_is_said(open_page: Open) -> None:
    """Unknown keys and days that are none are listed; the rest holds."""
    page = open_page("?lang=en&colour=red&from=tomorrow")
    said = page.locator(".warnings").inner_text()
    assert all(text in said for text in ("colour=red", "from=tomorrow"))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_chosen_list_and_the_arrow_of_the_picker_are_seen(open_page: Open, theme: str) -> None:
    """The name of the list is in the ink of the text, the arrow in that of secondary words."""
    page = open_page(f"?theme={theme}")
    colour = "(element, name) => getComputedStyle(element)[name]"
    text = page.locator("h1").first.evaluate(colour, "color")
    muted = page.locator(".byline").first.evaluate(colour, "color")
    chosen = page.locator('[class*="st-key-lists-"] button[data-selected="true"] p')
    assert chosen.evaluate(colour, "color") == text
    assert page.locator(".st-key-brief-picker button svg").first.evaluate(colour, "fill") == muted


def test_dark_appearance_reaches_page_and_map(open_page: Open, settle: Settle) -> None:
    """The page's ground and the sea are dark at one click."""
    page = open_page("?lang=en")
    light = drawn(page).resize((1, 1)).getpixel((0, 0))
    page.get_by_role("button", name="Dark").click()
    settle(page)
    assert query(page)["theme"] == ["dark"]
    assert sum(drawn(page).resize((1, 1)).getpixel((0, 0))) < sum(light) / 2
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(23, 29, 36)"


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_phone_shows_map_first_and_scrolls_one_way(open_page: Open, lang: str) -> None:
    """Nothing is wider than the phone; the controls come out of their drawer."""
    page = open_page(f"?lang={lang}", phone=True)
    wide = "() => { const main = document.querySelector('[data-testid=stMain]'); return main.scrollWidth; }"
    assert page.evaluate(wide) <= 390
    expect(page.locator(".st-key-controls")).to_be_hidden()
    page.locator("[class*=st-key-open-filters] button").click()
    expect(page.locator(".st-key-controls")).to_be_visible()
    assert page.evaluate(wide) <= 390


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize(("wide", "phone", "most"), [(1240, False, 95), (390, True, 180)])
def test_head_is_slim(open_page: Open, lang: str, wide: int, phone: bool, most: int) -> None:  # noqa: FBT001
    """Title and one row, on a phone two: no tool lies on a way or under it, and the last one is in sight."""
    page = open_page(f"about?lang={lang}", phone=phone, until=".about")
    page.set_viewport_size({"width": wide, "height": 800})
    page.add_style_tag(content=ONE_BRIEF)
    head = page.locator(".st-key-head").bounding_box()
    assert head is not None
    assert head["height"] <= most
    names = page.locator(".st-key-head-bar :is(a, button):visible")
    boxes = [box for each in names.all() if (box := each.bounding_box())]
    assert len(boxes) == 11
    # Row by row, of which a phone has two: links and tools.
    in_order = sorted(boxes, key=lambda box: (round(box["y"] / 30), box["x"]))
    assert all(
        one["x"] + one["width"] <= two["x"] + 1 or one["y"] < two["y"] for one, two in pairwise(in_order)
    )
    names.last.scroll_into_view_if_needed()
    last = names.last.bounding_box()
    assert last is not None
    assert last["x"] >= 0
    assert last["x"] + last["width"] <= wide


@pytest.mark.parametrize("asked", ["?lang=ar", "?lang=en&theme=dark&focus=troops-in-russia", "about?lang=ar"])
def test_no_serious_barrier(open_page: Open, asked: str) -> None:
    """axe-core finds no serious or critical barrier."""
    page = open_page(asked, until=".about" if asked.startswith("about") else MAP)
    found = Axe().run(page).response["violations"]
    serious = [(each["id"], each["nodes"][0]["html"][:200]) for each in found if each["impact"] in SERIOUS]
    assert serious == []


def test_link_popover_holds_the_whole_view(open_page: Open) -> None:
    """The address to copy names brief, language and appearance, and says what its camera is."""
    page = open_page("?lang=en&actor=irn")
    page.locator(".st-key-tools").get_by_role("button", name=re.compile("Link")).click()
    link = page.locator("[data-testid=stPopoverBody] code").first.inner_text()
    assert parse_qs(urlparse(link).query) == {
        "brief": ["siyaqat-2024-10"],
        "actor": ["irn"],
        "lang": ["en"],
        "theme": ["light"],
    }
    expect(page.locator("[data-testid=stPopoverBody]")).to_contain_text("looks now")


def test_attached_text_marks_the_cited_words(open_page: Open, shipped_text: bytes) -> None:
    """With the right file the card shows the original with marks; a wrong one is explained."""
    page = open_page("?lang=en&focus=troops-in-russia")
    page.get_by_role("button", name=re.compile("Attach the text")).click()
    upload = page.locator("[data-testid=stFileUploaderDropzoneInput]")
    upload.set_input_files({"name": "wrong.txt", "mimeType": "text/plain", "buffer": b"another text"})
    expect(page.locator("[data-testid=stPopoverBody] .notice")).to_contain_text("SHA-256")
    upload.set_input_files({"name": "right.txt", "mimeType": "text/plain", "buffer": shipped_text})
    expect(page.locator(".st-key-card .card mark").first).to_be_visible()
    assert page.locator(".st-key-card .card blockquote").first.get_attribute("dir") == "rtl"
