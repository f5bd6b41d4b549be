"""Tools of the map in a real Chromium: measure, coordinates, graticule, flights to a place."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from geodata.words import Lang, translate

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
Settle = Callable[[Page], None]
STOP = ".instrument .keyboard .map-stop"
PANEL = ".instrument .tool-panel"
MARKER = ".instrument .place-marker"
SERIOUS = {"serious", "critical"}
OVERHANG = """
() => {
  const wide = document.documentElement.clientWidth;
  const roots = [document];
  for (const root of roots)
    for (const each of root.querySelectorAll("*")) if (each.shadowRoot) roots.push(each.shadowRoot);
  const tools = ".tool-panel, .tool-panel *, .place-marker *";
  const parts = roots.flatMap((root) => [...root.querySelectorAll(tools)]);
  const out = parts.filter((each) => {
    const {left, right, width} = each.getBoundingClientRect();
    return width > 0 && (left < -0.5 || right > wide + 0.5);
  });
  return [document.documentElement.scrollWidth - wide, out.map((each) => each.outerHTML.slice(0, 80))];
}
"""
"""Pixels by which the page is wider than the screen, and parts of the tools that run out of it."""
STATUS = ".instrument .frame > .visually-hidden[role=status]"


def test_everything_works_by_keyboard(open_page: Open, settle: Settle) -> None:
    """The crosshair is measured and copied, the graticule is in the link, Escape leaves."""
    page = open_page("?lang=ar&lon=44.4&lat=33.3&zoom=6", permissions=["clipboard-read", "clipboard-write"])
    settle(page)
    page.locator(STOP).focus()
    for key in ("KeyC", "KeyM"):
        page.keyboard.press(key)
    expect(page.locator(f"{PANEL} [data-notation=mgrs] bdi")).to_have_text("38SMB 4 8")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowUp")
    expect(page.locator(f"{PANEL} dd")).to_contain_text("000°")  # to the crosshair, which has moved
    page.keyboard.press("Space")
    expect(page.locator(STATUS)).to_contain_text("السمت \u2068000°\u2069")
    page.keyboard.press("Escape")
    expect(page.locator(f"{PANEL} .measure")).to_be_hidden()
    page.keyboard.press("KeyC")
    said = translate("map.coordinates.copied", "ar", text="").strip("\u2068\u2069 ")
    expect(page.locator(".instrument .map-message")).to_contain_text(said)
    assert page.evaluate("navigator.clipboard.readText()").endswith(", 44.40")
    page.keyboard.press("KeyG")
    page.wait_for_url("**show=graticule**")
    # One under a panel is hidden.
    label = page.locator(".graticule-labels .meridian").filter(visible=True).first
    expect(label).to_contain_text("°\u2069 ق")


@pytest.mark.parametrize(("lang", "typed", "name"), [("en", "Aden", "Aden"), ("ar", "عدن", "عدن")])
def test_a_search_flies_and_escape_removes_the_marker(
    open_page: Open, settle: Settle, lang: Lang, typed: str, name: str
) -> None:
    """The filters stay; the focus may be anywhere."""
    page = open_page(f"?lang={lang}&actor=irn")
    page.locator(".st-key-search input").fill(typed)
    page.locator(f".st-key-world-aden-{lang} button").click()
    expect(page.locator(f"{MARKER} strong")).to_have_text(name)
    page.wait_for_url("**lat=12.**")
    assert "actor=irn" in page.url
    settle(page)
    page.keyboard.press("Escape")
    expect(page.locator(MARKER)).to_be_hidden()


def test_clicks_measure_and_change_nothing(open_page: Open) -> None:
    """No card opens, not even over a mark; in a frame of another site there are no tools."""
    page = open_page("?lang=en&lon=131.9&lat=43.1&zoom=5")
    page.locator("[data-tool=measure]").click()
    expect(page.locator(f"{PANEL} .measure .help")).to_be_visible()
    box = page.locator(".instrument .frame").bounding_box()
    assert box is not None
    for share in (0.5, 0.7):
        page.mouse.click(box["x"] + box["width"] * share, box["y"] + box["height"] * 0.6)
    expect(page.locator(f"{PANEL} .measure dd").first).to_contain_text("nmi")
    assert "focus=" not in page.url
    framed = open_page("?lang=en&embed=true")
    expect(framed.locator("[data-tool=home]")).to_be_visible()
    expect(framed.locator("[data-tool=measure]")).to_be_hidden()


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_open_tools_have_no_barrier_and_fit_a_phone(open_page: Open, settle: Settle, lang: Lang) -> None:
    """Measure, coordinates and a searched place are opened by keyboard; axe-core finds nothing serious."""
    page = open_page(f"?lang={lang}&lon=44.4&lat=33.3&zoom=6", phone=True)
    page.get_by_role("button", name=translate("filters.open", lang)).focus()
    page.keyboard.press("Enter")
    search = page.locator(".st-key-search input")
    expect(search).to_be_visible()
    settle(page)
    search.focus()
    page.keyboard.insert_text("Aden" if lang == "en" else "عدن")
    page.locator(f".st-key-world-aden-{lang} button").focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"{MARKER} strong")).to_be_visible()
    settle(page)
    page.locator(STOP).focus()
    for key in ("KeyC", "KeyM"):
        page.keyboard.press(key)
    expect(page.locator(f"{PANEL} [data-act=leave-measure]")).to_be_visible()
    for key in ("Space", "ArrowUp"):
        page.keyboard.press(key)
    settle(page)
    page.keyboard.press("Space")
    expect(page.locator(f"{PANEL} .measure dd").first).to_be_visible()
    expect(page.locator(f"{PANEL} [data-notation=mgrs]")).to_be_visible()
    settle(page)
    assert page.evaluate(OVERHANG) == [0, []]
    violations = Axe().run(page).response["violations"]
    assert [each["id"] for each in violations if each["impact"] in SERIOUS] == []
    for act in ("undo", "clear", "leave-measure", "leave-coordinates"):
        button = page.locator(f"{PANEL} [data-act={act}]")
        button.focus()
        page.keyboard.press("Enter")
    expect(page.locator(PANEL)).to_be_hidden()
