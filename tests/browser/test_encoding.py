"""From words of the text to a claim, and from there to what changed, in Chromium."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from geodata.brief.reader import read_bytes

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


def test_a_claim_is_made_kept_and_compared(
    open_page: Open, demo_text: str, tmp_path: Path, outside: list[str]
) -> None:
    """Attach the text, select words, add what is read, download, and compare with the open brief."""
    text = tmp_path / "text.txt"
    text.write_text(demo_text, encoding="utf-8")
    page = open_page("reading?brief=hostile&lang=en")
    page.locator(".st-key-text-False-en button").first.click()
    page.locator("input[type=file]").first.set_input_files(text)
    expect(page.locator(".st-key-text-True-en")).to_be_visible()
    page.evaluate(SELECT, "A rival paper counts")
    expect(page.locator(".st-key-encoding-en mark")).to_have_text("A rival paper counts")
    page.get_by_role("button", name="Add the claim").click()
    with page.expect_download() as found:
        page.locator(".st-key-edited-encoding-en button").click()
    found.value.save_as(tmp_path / "brief.yaml")
    brief = read_bytes((tmp_path / "brief.yaml").read_bytes()).brief
    assert brief is not None
    assert brief.events[0].claims[-1].sentence == 3
    page.goto(page.url.replace("/reading", "/changes"))
    page.locator("input[type=file]").first.set_input_files(tmp_path / "brief.yaml")
    expect(page.locator(".st-key-changes [role=status]")).to_have_text("1 change")
    expect(page.locator("dl.changes del")).to_contain_text("A rival paper")
    assert outside == []
