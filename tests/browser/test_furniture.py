"""What stands on the map, in a real Chromium: card, keyboard walk, legend, tools, pictures."""

import base64
import contextlib
import io
import re
from collections.abc import Callable
from urllib.parse import parse_qsl, urlsplit

import numpy as np
import numpy.typing as npt
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from geodata.brief.records import Brief
from geodata.words import Lang, isolate_text

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
Settle = Callable[[Page], None]
Pixels = npt.NDArray[np.int16]
FRAME = ".instrument .frame"
CARD = ".instrument .frame > .tooltip"
BLOCK = ".instrument .label[data-event=ocean-2024]"
ENTRY = ".instrument .keyboard .map-stop"
MARKS = ".instrument .keyboard button"
PANEL = ".st-key-card .card h2"
ALIKE = 24
"""Levels of 255 by which a pixel may differ: letters are smoothed anew in a picture, up to a pixel aside."""
SHARE = 0.004
"""Share of the pixels that may differ more; a picture one pixel off has twice as many."""
ASIDE = tuple((down, across) for down in (0, 1, 2) for across in (0, 1, 2))
"""From a change until the server has heard of it and nothing is dimmed any more."""
SERIOUS = {"serious", "critical"}
HELD = """() => {
  let held = document.activeElement;
  while (held?.shadowRoot) held = held.shadowRoot.activeElement;
  return held?.textContent ?? "";
}"""
COPIED = """async () => {
  const [item] = await navigator.clipboard.read();
  const bytes = new Uint8Array(await (await item.getType("image/png")).arrayBuffer());
  return [item.types, btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))];
}"""
"""The kinds of what is on the clipboard, and the PNG as base64."""


def listed(page: Page, *spots: tuple[float, float]) -> list[str]:
    """The titles under the first of some places, in shares of the map, where several marks lie."""
    box = page.locator(FRAME).bounding_box()
    assert box is not None
    for x, y in (*spots, *spots):
        page.mouse.move(box["x"] + x * box["width"], box["y"] + y * box["height"], steps=3)
        names = page.locator(f"{CARD}:not([hidden]) .name")
        with contextlib.suppress(PlaywrightTimeout):
            names.nth(1).wait_for(timeout=3000)
            return names.all_inner_texts()
    return []


def counted(page: Page) -> list[int]:
    """The counts in the legend: of each layer, within the period, perhaps."""
    return [int(text.replace(",", "")) for text in page.locator(".legend .count").all_text_contents()]


def unfolded(page: Page) -> Locator:
    """The legend, opened."""
    legend = page.locator(".instrument .legend")
    if legend.locator(".fold").get_attribute("aria-expanded") == "false":
        legend.locator(".fold").click()
    return legend


@pytest.mark.parametrize(("lang", "words"), [("en", "Skip to the map"), ("ar", "انتقل إلى الخريطة")])
def test_the_keyboard_is_at_the_map_in_two_stops(open_page: Open, lang: str, words: str) -> None:
    """The first stop is the link that skips head and filters; the next is the map, under a short name."""
    page = open_page(f"?lang={lang}")
    link = page.locator("a.skip-link")
    expect(link).not_to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    expect(link).to_have_text(words)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(ENTRY)).to_be_focused()
    assert len(page.locator(ENTRY).get_attribute("aria-label") or "") < 12


def bare(page: Page) -> Pixels:
    """The map as it stands on the screen, without what lies over it."""
    page.locator(f"{FRAME} > :not(.map)").evaluate_all(
        "all => all.forEach(e => e.style.visibility = 'hidden')"
    )
    return pixels(page.locator(".instrument .map").screenshot())


def pixels(png: bytes) -> Pixels:
    """Rows, columns, red, green, blue."""
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB"), dtype=np.int16)


def apart(one: Pixels, other: Pixels) -> float:
    """The share of pixels that are not alike."""
    return float((np.abs(one - other).max(axis=2) > ALIKE).mean())


def strayed(one: Pixels, other: Pixels) -> float:
    """The share of pixels that are alike to none within a pixel of their place."""
    high, wide = one.shape[0] - 2, one.shape[1] - 2
    near = [np.abs(one[1:-1, 1:-1] - other[y : y + high, x : x + wide]).max(axis=2) for y, x in ASIDE]
    return float((np.min(near, axis=0) > ALIKE).mean())


@pytest.mark.parametrize(("lang", "way"), [("en", "ltr"), ("ar", "rtl")])
def test_the_card_tells_what_lies_under_the_pointer(
    open_page: Open, shipped: Brief, lang: Lang, way: str
) -> None:
    """Title and line of the event in the reader's language, and nothing once the pointer has gone."""
    page = open_page(f"?lang={lang}")
    page.locator(BLOCK).hover()
    card = page.locator(CARD)
    expect(card.locator(".title")).to_have_text(shipped.event_by_id["ocean-2024"].title[lang])
    expect(card).to_have_attribute("dir", way)
    assert len(card.locator(".body").inner_text()) > 10
    page.locator("h1").first.hover()
    expect(card).to_be_hidden()


def test_tab_walks_the_marks_in_the_order_of_the_brief(open_page: Open, shipped: Brief) -> None:
    """Tab goes on and back, Enter opens, Escape closes, then leaves; each mark is ringed and told."""
    titles = [event.title["ar"] for event in shipped.events if shipped.is_on_map(event)]
    page = open_page("?lang=ar")
    page.locator(ENTRY).focus()
    walked = []
    for key in ("Tab", "Tab", "Tab", "Shift+Tab"):
        page.keyboard.press(key)
        walked.append(page.evaluate(HELD))
    assert walked == [*titles[:3], titles[1]]
    said = page.locator(".instrument .keyboard [aria-live]")
    expect(said).to_contain_text(f"{isolate_text('2')} من {isolate_text(str(len(titles)))}")
    expect(said).not_to_contain_text(titles[1])
    expect(page.locator(".instrument .labels .highlight-ring")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(PANEL)).to_have_text(titles[1])
    page.keyboard.press("Escape")
    expect(page.locator(PANEL)).to_have_count(0)
    assert page.evaluate(HELD) == titles[1]
    page.keyboard.press("Escape")
    expect(page.locator(ENTRY)).to_be_focused()


def test_marks_that_lie_on_each_other_are_listed(open_page: Open) -> None:
    """Two exercises in one sea: the card lists both, a click keeps the list, the keyboard chooses."""
    page = open_page("?lang=en&lon=122.9&lat=36&zoom=4.5")
    names = listed(page, (0.47, 0.44), (0.53, 0.56), (0.5, 0.5), (0.45, 0.5))
    assert len(set(names)) > 1
    page.mouse.down()
    page.mouse.up()
    expect(page.locator(f"{CARD}.pinned")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(PANEL)).to_have_text(names[1])


def test_the_legend_switches_layers_and_counts(open_page: Open, settle: Settle) -> None:
    """A switched-off layer leaves the map, the counts and the address; one press brings all back."""
    page = open_page("?lang=en")
    legend = unfolded(page)
    before = counted(page)
    layer = legend.locator(".layer").first
    layer.click()
    expect(layer).to_have_attribute("aria-pressed", "false")
    expect(page.locator(BLOCK)).to_be_hidden()
    # Of the four exercises one has no place: the legend counts those on the map, the period all.
    assert before[0] == 3
    assert sum(counted(page)[-2:]) == sum(before[-2:]) - 4
    page.wait_for_url(re.compile("layer="))
    legend.get_by_role("button", name="Show all layers").click()
    expect(page.locator(BLOCK)).to_be_visible()
    assert counted(page) == before
    settle(page)
    found = Axe().run(page).response["violations"]
    assert [each["id"] for each in found if each["impact"] in SERIOUS] == []


def test_the_legend_switches_reference_layers(open_page: Open, settle: Settle) -> None:
    """A note and its sign leave the map and the address says so; counts stay; a link opens as it was left."""
    page = open_page("?lang=ar&brief=red-sea-2024-03&layer=-&lon=43.35&lat=12.6&zoom=6")
    note = page.locator(".instrument .note .label-line", has_text="عرضه نحو 30 كم")
    expect(note).to_be_visible()
    settle(page)
    switches, before = (
        unfolded(page).get_by_role("list", name="طبقات مرجعية").locator(".layer"),
        counted(page),
    )
    expect(switches).to_have_count(2)
    expect(switches.nth(0)).to_contain_text("من رسم معدّي الموجز")
    drawn = bare(page)
    page.locator(f"{FRAME} > :not(.map)").evaluate_all("all => all.forEach(e => e.style.visibility = '')")
    for switch in (switches.nth(0), switches.nth(1)):
        switch.click()
        expect(switch).to_have_attribute("aria-pressed", "false")
    expect(note).to_be_hidden()
    page.wait_for_url(re.compile("hide=layer(:|%3A)shipping-course&hide=layer(:|%3A)strait-width"))
    assert counted(page) == before
    settle(page)
    without = bare(page)
    assert apart(drawn, without) > 0.0005
    again = open_page(f"?{page.url.partition('?')[2]}")
    listed_again = unfolded(again).get_by_role("list", name="طبقات مرجعية")
    expect(listed_again.locator("[aria-pressed=false]")).to_have_count(2)
    expect(again.locator(".instrument .note .label-line", has_text="عرضه نحو 30 كم")).to_be_hidden()


def test_on_a_phone_legend_and_tools_are_folded(open_page: Open) -> None:
    """The map is free at first; a tap opens what is needed."""
    page = open_page("?lang=ar", phone=True)
    expect(page.locator(".legend .items")).to_be_hidden()
    copy = page.get_by_role("button", name="نسخ الصورة")
    expect(copy).to_be_hidden()
    page.get_by_role("button", name="أدوات أخرى").tap()
    expect(copy).to_be_visible()
    page.locator(".legend .fold").tap()
    expect(page.locator(".legend .layer").first).to_be_visible()


@pytest.mark.parametrize(("lang", "said"), [("en", "Picture copied"), ("ar", "نُسخت الصورة")])
def test_a_picture_saved_or_copied_is_the_map_as_drawn(open_page: Open, lang: Lang, said: str) -> None:
    """Copy and file, named after the brief, are the server's; while a line is measured, a copy is the map."""
    page = open_page(f"?lang={lang}")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    with (
        page.expect_download() as saved,
        page.expect_response(lambda answer: "/snapshot.png?" in answer.url) as answer,
    ):
        page.locator(".instrument [data-tool=save]").click()
    lon, lat, _ = str(page.locator(".instrument .frame").get_attribute("data-camera")).split()
    asked = dict(parse_qsl(urlsplit(answer.value.url).query))
    assert {"lang": lang, "lon": lon, "lat": lat, "size": "16:9"}.items() <= asked.items()
    assert saved.value.path().read_bytes() == page.request.get(answer.value.url).body()
    page.locator(".instrument [data-tool=copy]").click()
    expect(page.locator(".instrument .map-message")).to_have_text(said)
    kinds, copied = page.evaluate(COPIED)
    assert saved.value.suggested_filename == "siyaqat-2024-10.png"
    assert kinds == ["image/png"]
    whole = pixels(saved.value.path().read_bytes())
    assert (pixels(base64.b64decode(copied)) == whole).all()
    expect(page.locator(".instrument .map-message")).to_be_hidden(timeout=15_000)
    page.locator(".instrument [data-tool=measure]").click()
    expect(page.locator(".instrument [data-tool=measure]")).to_have_attribute("aria-pressed", "true")
    page.locator(".instrument [data-tool=copy]").click()
    expect(page.locator(".instrument .map-message")).to_be_visible()
    expect(page.locator(".instrument .map-message")).to_have_text(said)
    _, copied = page.evaluate(COPIED)
    picture, screen = pixels(base64.b64decode(copied)), bare(page)[:-1]
    high, wide = screen.shape[:2]
    assert picture.shape[1] == wide
    top = min(range(20, 100), key=lambda top: apart(picture[top : top + high], screen))
    assert strayed(picture[top : top + high], screen) < SHARE


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_copied_map_as_drawn_has_the_inset_of_the_screen(open_page: Open, lang: Lang) -> None:
    """State, neighbours, box and name stand in the picture as on the map."""
    page = open_page(f"?brief=red-sea-2024-03&lang={lang}&lon=43.2&lat=13&zoom=7")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    inset = page.locator(".instrument .inset-map")
    expect(inset).to_be_visible()
    page.locator(".instrument [data-tool=measure]").click()
    expect(page.locator(".instrument [data-tool=measure]")).to_have_attribute("aria-pressed", "true")
    page.locator(".instrument [data-tool=copy]").click()
    expect(page.locator(".instrument .map-message")).to_be_visible()
    picture = pixels(base64.b64decode(page.evaluate(COPIED)[1]))
    expect(page.locator(".instrument .map-message")).to_be_hidden(timeout=15_000)
    screen = pixels(inset.screenshot())
    frame, box = page.locator(FRAME).bounding_box(), inset.bounding_box()
    assert frame is not None
    assert box is not None
    left, above = round(box["x"] - frame["x"]), round(box["y"] - frame["y"])
    high, wide = screen.shape[:2]
    spots = [(top, left + aside) for top in range(above + 20, above + 100) for aside in (-1, 0, 1)]
    assert min(strayed(picture[y : y + high, x : x + wide], screen) for y, x in spots) < 2 * SHARE


def test_hostile_titles_are_words_on_the_map(open_page: Open) -> None:
    """In the walk, the card and the clock, markup is text: no element is made of it."""
    page = open_page("?brief=hostile&lang=en")
    title = "<img src=x onerror=alert(1)>"
    expect(page.locator(MARKS).first).to_have_text(title)
    page.locator(".instrument .label").first.hover()
    expect(page.locator(f"{CARD} .title")).to_have_text(re.compile(r"<img src=x|@@=lon"))
    assert page.locator(".instrument img, .instrument script").count() == 0
