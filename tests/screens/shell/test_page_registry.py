"""The registry of pages: scripts, addresses, links, and a new page as one entry."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geodata.screens.shell import page_registry
from geodata.screens.shell.page_registry import PAGES, PageEntry, page_by_name, page_by_path
from geodata.words import LANGS, translate

Run = Callable[..., AppTest]
SCRIPTS = Path(__file__).parents[3] / "pages"
NEW_SCRIPT = """\
import streamlit as st
from geodata.screens.shell.page_body import show_page
show_page(lambda context: st.html(f"<p>a new page of {context.brief.id}</p>"))
"""


def test_every_script_is_a_page() -> None:
    """The scripts in ``pages/`` but the frame are the registered ones."""
    assert sorted(each.name for each in SCRIPTS.glob("*.py")) == sorted(
        ["main.py", *(entry.script for entry in PAGES)]
    )


def test_addresses_stay() -> None:
    """Links that were given away keep opening their page."""
    assert [(entry.name, entry.url_path) for entry in PAGES] == [
        ("dashboard", ""),
        ("reading", "reading"),
        ("figures", "figures"),
        ("sources", "sources"),
        ("actors", "actors"),
        ("changes", "changes"),
        ("help", "help"),
        ("about", "about"),
        ("briefing", "briefing"),
    ]


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.name)
def test_entry(entry: PageEntry) -> None:
    """An entry is found by name and address, and its link has words in every language."""
    assert page_by_name(entry.name) is page_by_path(entry.url_path) is entry
    assert all(translate(entry.label, lang) for lang in LANGS)


def test_unknown_pages() -> None:
    """An unknown address is the root's page; an unknown name raises an error."""
    assert page_by_path("nowhere") is PAGES[0]
    with pytest.raises(KeyError, match="nowhere"):
        page_by_name("nowhere")


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.name)
def test_page_opens(run: Run, entry: PageEntry) -> None:
    """Every registered page opens; its links stand where the entry says."""
    app = run()
    if entry is not PAGES[0]:
        app.switch_page(entry.script).run()
    assert not app.exception
    assert app.session_state["page"] == entry.url_path
    linked = {each.proto.page for each in app.get("page_link")}
    if entry.link_place == "header":
        others = {other.url_path for other in PAGES if other.link_place != "none"} - {entry.url_path}
        assert others <= linked


def test_new_page_is_a_script_and_one_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With both in a copy of the scripts the page has an address, a link in the header, and opens."""
    scripts = tmp_path / "pages"
    shutil.copytree(SCRIPTS, scripts)
    (scripts / "extra.py").write_text(NEW_SCRIPT, encoding="utf-8")
    entry = PageEntry("extra", "extra", "page.changes", "header")
    monkeypatch.setattr(page_registry, "PAGES", (*PAGES, entry))
    for module in ("page_links", "link_menu"):
        monkeypatch.setattr(f"geodata.screens.shell.{module}.PAGES", (*PAGES, entry))
    app = AppTest.from_file(str(scripts / "main.py"), default_timeout=60)
    app.query_params["lang"] = "en"
    app.run()
    assert "extra" in {each.proto.page for each in app.get("page_link")}
    app.switch_page("extra.py").run()
    assert not app.exception
    assert any("a new page of siyaqat-2024-10" in each.proto.body for each in app.get("html"))
    assert app.session_state["page"] == "extra"
