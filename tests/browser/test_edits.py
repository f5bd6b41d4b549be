"""Edits in Chromium: claims from words of the text, grades, slides; kept over a reload and a restart."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from geodata.brief.brief_reader import read_brief_bytes
from geodata.brief.records import Brief
from geodata.words import LANGS, Lang, translate

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
WAIT_MS = 90_000
SELECT = """words => {
  const letters = document.createTreeWalker(document.querySelector('.text'), NodeFilter.SHOW_TEXT);
  while (letters.nextNode() && !letters.currentNode.data.includes(words));
  const start = letters.currentNode.data.indexOf(words);
  getSelection().setBaseAndExtent(letters.currentNode, start, letters.currentNode, start + words.length);
  document.dispatchEvent(new MouseEvent('mouseup'));
}"""
"""What a hand does that drags over words of the text."""


@pytest.fixture(scope="module")
def editing(server: Callable[..., object], briefs: Path, tmp_path_factory: pytest.TempPathFactory) -> object:
    """Return a server with a store of its own."""
    home = tmp_path_factory.mktemp("home")
    return server(
        BRIEFMAP_BRIEFS=str(briefs),
        BRIEFMAP_HOME=str(home),
        BRIEFMAP_STAND_INS_AHEAD="0",
        BRIEFMAP_WORKERS="0",
    )


@pytest.fixture
def edit_page(chromium: Browser, editing: object, settle: Callable[[Page], None]) -> Iterator[Open]:
    """Return a function that opens a query on this server."""
    contexts = []

    def _open(query: str, until: str) -> Page:
        contexts.append(chromium.new_context(viewport={"width": 1440, "height": 900}))
        page = contexts[-1].new_page()
        page.set_default_timeout(WAIT_MS)
        expect.set_options(timeout=WAIT_MS)
        page.goto(f"{editing.address}{query}")  # type: ignore[attr-defined]
        page.wait_for_selector(until)
        settle(page)
        return page

    yield _open
    for each in contexts:
        each.close()


def test_a_grade_outlives_reload_and_restart(
    edit_page: Open, editing: object, settle: Callable[[Page], None]
) -> None:
    """It is stored before it is drawn, undone by a button, and another visitor's page has it too."""
    query, card = "sources?lang=en&focus=iran-drones", "article.card"
    page = edit_page(query, ".source-list")
    page.get_by_role("radio", name="Grade", exact=True).click()
    page.get_by_text("C: Fairly reliable").click()
    expect(page.locator(card)).to_contain_text("Grade C6")
    page.reload()
    expect(page.locator(card)).to_contain_text("Grade C6")
    editing.kill()  # type: ignore[attr-defined]
    editing.start()  # type: ignore[attr-defined]
    page = edit_page(query, ".source-list")
    expect(page.locator(card)).to_contain_text("Grade C6")
    page.get_by_role("button", name="Edits").click()
    expect(page.get_by_text("1 edit since version 1, stored")).to_be_visible()
    page.get_by_role("button", name="Undo my last edit").click()
    expect(page.locator(card)).not_to_contain_text("Grade C6")
    settle(page)


def test_a_saved_slide_is_in_the_briefing(edit_page: Open, settle: Callable[[Page], None]) -> None:
    """At once, in the language that it was written in."""
    page = edit_page("?brief=papers&lang=en", ".instrument canvas")
    page.get_by_role("button", name=translate("briefing.menu", "en")).click()
    page.locator(".st-key-slide-title-en-en input").fill("At sea")
    page.keyboard.press("Tab")
    settle(page)
    page.get_by_role("button", name=translate("slide-form.save", "en")).click()
    expect(page.get_by_text("1 edit since version 1, stored")).to_be_visible()
    page = edit_page("briefing?brief=papers&lang=en", ".st-key-briefing")
    expect(page.get_by_role("button", name="1. At sea")).to_be_attached()


def added(edit_page: Open, demo_text: str, folder: Path, lang: Lang) -> Page:
    """The reading page with a claim that was added from selected words."""
    text = folder / "text.txt"
    text.write_text(demo_text, encoding="utf-8")
    page = edit_page(f"reading?brief=hostile&lang={lang}", f".st-key-text-False-{lang}")
    page.locator(f".st-key-text-False-{lang} button").first.click()
    page.locator("input[type=file]").first.set_input_files(text)
    expect(page.locator(f".st-key-text-True-{lang}")).to_be_visible()
    expect(page.locator(".text")).to_contain_text("A rival paper counts")
    page.evaluate(SELECT, "A rival paper counts")
    expect(page.locator(f".st-key-claim-entry-{lang} mark")).to_have_text("A rival paper counts")
    page.get_by_role("button", name=translate("claim-form.add-claim", lang)).click()
    expect(page.locator(f".st-key-claim-entry-{lang} [role=status]")).to_be_visible()
    return page


def downloaded(page: Page, lang: Lang, to: Path) -> Brief:
    """The edited brief that the menu offers."""
    page.get_by_role("button", name=translate("edits.menu", lang), exact=False).first.click()
    with page.expect_download() as found:
        page.get_by_role("button", name=translate("edits.download", lang)).click()
    found.value.save_as(to)
    brief = read_brief_bytes(to.read_bytes()).brief
    assert brief is not None
    return brief


@pytest.mark.parametrize("lang", LANGS)
def test_a_claim_is_made_and_leaves_in_the_file(
    edit_page: Open, demo_text: str, tmp_path: Path, lang: Lang
) -> None:
    """Attach the text, select words, add what is read, download the brief with it."""
    page = added(edit_page, demo_text, tmp_path, lang)
    brief = downloaded(page, lang, tmp_path / "brief.yaml")
    assert brief.events[0].claims[-1].sentence == 3
