"""What leaves the dashboard, opened in Chromium: the report from a disk, and files made at a click."""

import json
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import select_events
from geodata.export.html_report import html_report_file
from geodata.view import View
from geodata.words import LANGS, Lang

pytestmark = pytest.mark.browser

Open = Callable[..., Page]


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page that knows no server."""
    opened = chromium.new_page()
    yield opened
    opened.close()


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_runs_and_nothing_is_asked_for(
    lang: Lang, page: Page, hostile_atlas: Atlas, tmp_path: Path
) -> None:
    """Opened from a disk the report shows its words and its map, runs nothing, and asks nobody."""
    file = tmp_path / "report.html"
    file.write_bytes(html_report_file(select_events(hostile_atlas, View()), lang=lang))
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(file.as_uri(), wait_until="networkidle")
    assert page.title() == " ".join(hostile_atlas.brief.title[lang].split())
    assert page.locator("h1").inner_text() == hostile_atlas.brief.title[lang]
    assert page.evaluate("document.querySelector('.map').naturalWidth") > 1000
    assert [url for url in asked if not url.startswith("data:")] == [file.as_uri()]
    assert said == []
    assert page.evaluate("document.fonts.check('15px \"IBM Plex Sans Arabic\"')")


def test_every_printed_page_is_marked(page: Page, demo_atlas: Atlas, tmp_path: Path) -> None:
    """The marking stands in a head and a foot that print repeats; on a screen it stands first and last."""
    file = tmp_path / "report.html"
    file.write_bytes(html_report_file(select_events(demo_atlas, View()), lang="en", marking="EXAMPLE"))
    page.goto(file.as_uri())
    text = page.locator("body").inner_text().strip()
    assert text.startswith("EXAMPLE")
    assert text.endswith("EXAMPLE")
    page.emulate_media(media="print")
    shown = [f"getComputedStyle(document.querySelector('{part}')).display" for part in ("thead", "tfoot")]
    assert [page.evaluate(each) for each in shown] == ["table-header-group", "table-footer-group"]
    page.emulate_media(media="screen")


@pytest.mark.parametrize(("lang", "button"), [("en", "Export"), ("ar", "تصدير")])
def test_files_are_made_at_the_click(
    lang: Lang, button: str, open_page: Open, outside: list[str], tmp_path: Path
) -> None:
    """The menu hands over what is on the screen, under the brief's name, and asks nobody outside."""
    page = open_page(f"?brief=siyaqat-2024-10&lang={lang}&actor=irn")
    page.get_by_role("button", name=button).click()
    for key, name in (("geojson", "geojson"), ("report", "html"), ("picture", "png")):
        with page.expect_download() as found:
            page.locator(f".st-key-{key}-{lang} button").click()
        assert found.value.suggested_filename == f"siyaqat-2024-10.{name}"
        found.value.save_as(tmp_path / name)
    events = json.loads((tmp_path / "geojson").read_text(encoding="utf-8"))["features"]
    assert len(events) == 5
    text = unescape((tmp_path / "html").read_text(encoding="utf-8"))
    assert all(event["properties"]["title_ar" if lang == "ar" else "title"] in text for event in events)
    assert (tmp_path / "png").read_bytes().startswith(b"\x89PNG")
    assert outside == []
