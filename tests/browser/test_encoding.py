"""From words of the text to a claim, and from there to what changed, in Chromium."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from geodata.brief.brief_reader import read_brief_bytes
from geodata.brief.records import Brief
from geodata.words import LANGS, Lang, translate

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
SELECT = """words => {
  const letters = document.createTreeWalker(document.querySelector('.text'), NodeFilter.SHOW_TEXT);
  while (letters.nextNode() && !letters.currentNode.data.includes(words));
  const start = letters.currentNode.data.indexOf(words);
  getSelection().setBaseAndExtent(letters.currentNode, start, letters.currentNode, start + words.length);
  document.dispatchEvent(new MouseEvent('mouseup'));
}"""
"""What a hand does that drags over words of the text."""


def added(open_page: Open, demo_text: str, folder: Path, lang: Lang) -> Page:
    """The reading page with a claim that was added from selected words."""
    text = folder / "text.txt"
    text.write_text(demo_text, encoding="utf-8")
    page = open_page(f"reading?brief=hostile&lang={lang}")
    page.locator(f".st-key-text-False-{lang} button").first.click()
    page.locator("input[type=file]").first.set_input_files(text)
    expect(page.locator(f".st-key-text-True-{lang}")).to_be_visible()
    expect(page.locator(".text")).to_contain_text("A rival paper counts")
    page.evaluate(SELECT, "A rival paper counts")
    expect(page.locator(f".st-key-claim-entry-{lang} mark")).to_have_text("A rival paper counts")
    page.get_by_role("button", name=translate("claim-form.add-claim", lang)).click()
    expect(page.locator(".st-key-edited-claims")).to_be_visible()
    return page


def downloaded(page: Page, place: str, to: Path) -> Brief:
    """The edited brief that a page offers."""
    with page.expect_download() as found:
        page.locator(f".st-key-edited-{place} button").click()
    found.value.save_as(to)
    brief = read_brief_bytes(to.read_bytes()).brief
    assert brief is not None
    return brief


@pytest.mark.parametrize("lang", LANGS)
def test_a_claim_is_made_kept_and_compared(
    open_page: Open, demo_text: str, tmp_path: Path, outside: list[str], lang: Lang
) -> None:
    """Attach the text, select words, add what is read, download, and compare with the open brief."""
    page = added(open_page, demo_text, tmp_path, lang)
    brief = downloaded(page, "claims", tmp_path / "brief.yaml")
    assert brief.events[0].claims[-1].sentence == 3
    page.goto(page.url.replace("/reading", "/changes"))
    page.locator("input[type=file]").first.set_input_files(tmp_path / "brief.yaml")
    expect(page.locator(".st-key-changes [role=status]")).to_have_text(translate("changes.count", lang, n=1))
    expect(page.locator("dl.changes del")).to_contain_text(brief.source_by_id["paper"].name[lang])
    assert outside == []


def test_claim_and_grade_leave_in_one_file(open_page: Open, demo_text: str, tmp_path: Path) -> None:
    """What was added on one page goes with what was graded on another, whichever offers the file."""
    page = added(open_page, demo_text, tmp_path, "en")
    page.get_by_role("link", name="Sources", exact=True).click()
    page.get_by_role("radio", name="Grade", exact=True).click()
    page.get_by_text("C: Fairly reliable").click()
    expect(page.locator(".st-key-edited-sources")).to_contain_text("1 claim added, 1 grade set")
    brief = downloaded(page, "sources", tmp_path / "brief.yaml")
    assert len(brief.events[0].claims) == 3
    assert [source.reliability for source in brief.sources] == ["C", "F"]
