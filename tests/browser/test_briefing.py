"""The briefing screen in a real Chromium, on a cold server: its first request is the screen's own."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from geodata.brief.records import Brief
from geodata.webmap import assets

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not assets.is_map_built(), reason="the map's code was not built: make run builds it"),
]

WAIT_MS = 90_000
SERIOUS = {"serious", "critical"}
HEADLINE = ".overlay h1"
TURNS = """() => {
    const roots = [document, ...[...document.querySelectorAll('*')].map((each) => each.shadowRoot)];
    const board = roots.map((root) => root?.querySelector('.overlay')).find(Boolean);
    window.turns = [];
    let last = board.querySelector('h1').textContent;
    new MutationObserver(() => {
        const now = board.querySelector('h1')?.textContent;
        if (now && now !== last) window.turns.push([performance.now(), last = now]);
    }).observe(board, {childList: true, subtree: true, characterData: true});
}"""


@pytest.fixture(scope="module")
def cold(server: Callable[..., Any]) -> Any:
    """A server of which nothing was asked yet."""
    return server()


@pytest.fixture(scope="module")
def outside() -> list[str]:
    """The addresses outside this machine that a page asked for."""
    return []


@pytest.fixture(scope="module")
def context(chromium: Browser, cold: Any, outside: list[str]) -> Iterator[BrowserContext]:
    """One profile: the screen and the speaker's window share a channel of it."""
    found = chromium.new_context(viewport={"width": 1280, "height": 720}, reduced_motion="reduce")
    found.set_default_timeout(WAIT_MS)
    expect.set_options(timeout=WAIT_MS)

    def guard(route: Route) -> None:
        outside.append(route.request.url)
        route.abort()

    found.route(re.compile(f"^(?!{re.escape(cold.address)}|data:|blob:)"), guard)
    yield found
    found.close()


@pytest.fixture
def screen(context: BrowserContext, cold: Any) -> Iterator[Callable[[str], Page]]:
    """A function that opens the briefing screen."""
    pages: list[Page] = []

    def _open(query: str) -> Page:
        pages.append(context.new_page())
        pages[-1].goto(f"{cold.address}briefing?brief=siyaqat-2024-10&{query}")
        pages[-1].wait_for_selector(f"{HEADLINE}, .speaker-window h1")
        return pages[-1]

    yield _open
    for page in pages:
        page.close()


def test_slides_come_in_their_order(
    screen: Callable[[str], Page], shipped: Brief, outside: list[str]
) -> None:
    """Cover, eight slides, sources; each in the address, with a map and nothing of Streamlit's frame."""
    page = screen("lang=en")
    expected = [
        shipped.title["en"],
        *(slide.title["en"] for slide in shipped.slides),
        "Sources of this brief",
    ]
    for number, title in enumerate(expected):
        expect(page.locator(HEADLINE)).to_have_text(title)
        expect(page).to_have_url(re.compile(rf"slide={number}\b"))
        page.keyboard.press("ArrowRight")
    page.keyboard.press("1")
    expect(page.locator(".figures .number")).to_have_text(["1,500", "10,000", "3,000"])
    expect(page.locator(".labels .label.focus")).to_contain_text("North Korean soldiers in Russia")
    assert page.locator("canvas").count() > 0
    assert not page.locator("[data-testid=stHeader], .st-key-head").first.is_visible()
    assert outside == []


@pytest.mark.parametrize(
    "query", ["lang=ar&slide=1", "lang=en&slide=0&theme=dark", "lang=en&notes=1&slide=2"]
)
def test_no_serious_barrier(screen: Callable[[str], Page], query: str) -> None:
    """axe-core finds no serious or critical barrier on cover, slide and notes, in both languages."""
    page = screen(query)
    page.wait_for_timeout(2_000)
    found = Axe().run(page).response["violations"]
    serious = [(each["id"], each["nodes"][0]["html"][:200]) for each in found if each["impact"] in SERIOUS]
    assert serious == []


def test_it_turns_by_itself_on_time(screen: Callable[[str], Page]) -> None:
    """Each slide stands as long as asked, within a second, round and round within its range."""
    page = screen("lang=en&play=5&start=2&end=4&slide=2")
    page.wait_for_timeout(4_000)
    page.evaluate(TURNS)
    page.wait_for_timeout(24_000)
    turns = page.evaluate("window.turns")
    assert len(turns) >= 4
    gaps = [after[0] - before[0] for before, after in pairwise(turns)]
    assert all(abs(gap - 5_000) < 1_000 for gap in gaps), gaps
    assert len({title for _, title in turns}) == 3


def test_keys_turn_pause_and_speak(screen: Callable[[str], Page], shipped: Brief) -> None:
    """Digits, ends, space and L; in Arabic the left arrow leads on."""
    page = screen("lang=en&slide=1")
    first, second = (shipped.slides[at].title for at in (0, 1))
    page.keyboard.press("l")
    expect(page.locator(HEADLINE)).to_have_text(first["ar"])
    page.keyboard.press("ArrowLeft")
    expect(page.locator(HEADLINE)).to_have_text(second["ar"])
    expect(page).to_have_url(re.compile("lang=ar"))
    page.keyboard.press("End")
    expect(page.locator(HEADLINE)).to_have_text("مصادر هذا الموجز")
    page.keyboard.press("Home")
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="إيقاف مؤقت")).to_have_count(1)
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="تشغيل")).to_have_count(1)


def test_the_speakers_window_keeps_step(screen: Callable[[str], Page], shipped: Brief) -> None:
    """Notes follow the screen and turn it; every claim has its sentence in other words."""
    page = screen("lang=en&slide=1")
    notes = page.context.new_page()
    notes.goto(f"{page.url}&notes=1")
    expect(notes.locator(".speaker-window h1")).to_have_text(shipped.slides[0].title["en"])
    expect(notes.locator(".citations .restated").first).to_contain_text("In other words")
    page.keyboard.press("PageDown")
    expect(notes.locator(".speaker-window h1")).to_have_text(shipped.slides[1].title["en"])
    notes.keyboard.press("ArrowRight")
    expect(page.locator(HEADLINE)).to_have_text(shipped.slides[2].title["en"])
    notes.close()


def test_it_outlives_its_server(screen: Callable[[str], Page], cold: Any) -> None:
    """A killed server is said within ten seconds, the slides go on, and all is well when it is back."""
    page = screen("lang=en&play=3&start=1&end=8&slide=1")
    page.wait_for_selector(".briefing[data-prepared]")
    gone = page.locator(".overlay .connection-notice")
    expect(gone).to_be_hidden()
    cold.kill()
    expect(gone).to_be_visible(timeout=10_000)
    before = page.locator(HEADLINE).inner_text()
    expect(page.locator(HEADLINE)).not_to_have_text(before, timeout=10_000)
    page.wait_for_timeout(6_000)
    cold.start()
    expect(gone).to_be_hidden()
    at = int(re.findall(r"slide=(\d)", page.url)[0])
    expect(page).not_to_have_url(re.compile(f"slide={at}"), timeout=10_000)
    assert page.locator("[data-testid=stApp]").count() == 1


SIZES = """() => {
    const roots = [document, ...[...document.querySelectorAll('*')].map((each) => each.shadowRoot)];
    const board = roots.map((root) => root?.querySelector('.briefing')).find(Boolean);
    const own = (each) => [...each.childNodes].some((part) => part.nodeType === 3 && part.data.trim());
    const shown = [...board.querySelectorAll('*')].filter((each) => own(each) && each.checkVisibility());
    return shown.map((each) => [parseFloat(getComputedStyle(each).fontSize), each.textContent.slice(0, 40)]);
}"""
EDGES = """() => {
    const roots = [document, ...[...document.querySelectorAll('*')].map((each) => each.shadowRoot)];
    const board = roots.map((root) => root?.querySelector('.overlay')).find(Boolean);
    const sheet = board.querySelector('.slide-grid');
    sheet.scrollTop = sheet.scrollHeight;
    const edges = (name) => board.querySelector(name).getBoundingClientRect();
    return {head: edges('.head').top, foot: edges('.foot').bottom, bar: edges('.bar').top,
            sources: edges('.sources').bottom, top: edges('.foot').top,
            column: edges('.figure-column').bottom};
}"""


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_no_word_of_a_wall_is_small(screen: Callable[[str], Page], shipped: Brief, lang: str) -> None:
    """Every word of every slide, on the map and over it, has 20 pixels of a screen of 1920 by 1080."""
    page = screen(f"lang={lang}&slide=1")
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.reload()
    for slide in shipped.slides:
        expect(page.locator(HEADLINE)).to_have_text(slide.title[lang])
        page.wait_for_timeout(1_500)
        sizes = page.evaluate(SIZES)
        assert len(sizes) > 10
        assert [each for each in sizes if each[0] < 20] == [], slide.id
        page.keyboard.press("ArrowLeft" if lang == "ar" else "ArrowRight")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_sources_are_read_whole_on_a_phone(screen: Callable[[str], Page], lang: str) -> None:
    """Drawn up, the sheet ends over the bar with all of them; the headline stays."""
    page = screen(f"lang={lang}&slide=1")
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator(".overlay .slide-legend")).to_be_visible()
    edges = page.evaluate(EDGES)
    assert edges["sources"] <= edges["foot"] <= edges["bar"] + 1
    assert edges["column"] <= edges["top"] + 1
    assert edges["head"] >= 0
