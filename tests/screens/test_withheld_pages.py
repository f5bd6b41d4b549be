"""No page names a withheld source: every page of the registry is opened and all that it sends is searched."""

import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geodata.atlas.search_index import search_atlas
from geodata.library.brief_library import process_library
from geodata.screens.pages.sources_page import SOURCE_DISPLAYS
from geodata.screens.shell import edit_menu
from geodata.screens.shell.page_registry import PAGES, PageEntry
from geodata.settings import variable_of
from geodata.words import LANGS
from tests.library_entry import entry_of
from tests.withheld_brief import named_secrets, write_withheld_brief

Run = Callable[..., AppTest]


@pytest.fixture(autouse=True)
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The brief is in the library."""
    monkeypatch.setenv(variable_of("briefs"), str(write_withheld_brief(tmp_path)))
    assert entry_of(process_library(), "guarded").atlas is not None


def sent_words(app: AppTest) -> str:
    """All that a page sends: the messages of its elements, with what is packed in them."""
    found = []
    for block in app._tree.children.values():  # the whole page, whatever the elements
        for node in block:
            data = b"" if node.proto is None else node.proto.SerializeToString()
            found.append(data.decode("utf-8", "ignore"))
            found += [
                _unpacked(data[at:])
                for at in range(len(data) - 1)
                if data[at] == 0x78 and data[at + 1] in (0x9C, 0xDA)
            ]
    return " ".join(found)


def _unpacked(data: bytes) -> str:
    try:
        return zlib.decompressobj().decompress(data).decode("utf-8", "ignore")
    except zlib.error:
        return ""


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_names_a_withheld_source(run: Run, page: PageEntry, lang: str) -> None:
    """Whatever event is in focus, and whatever is searched."""
    for focus in ("drill", "trucks", "open-a-1", "closed-b-1"):
        app = run(brief="guarded", lang=lang, focus=focus)
        if page.url_path:
            app.switch_page(page.script).run()
        assert not app.exception
        words = sent_words(app)
        assert "guarded" in words.lower() or "محروس" in words or not page.needs_brief
        assert not named_secrets(words), focus


@pytest.mark.parametrize(
    "document", ["account", "log", *(f"withheld-document-{number}" for number in range(1, 5))]
)
def test_no_document_on_the_reading_page_names_one(run: Run, document: str) -> None:
    """Neither its words nor the cells of its rows; an own id of a withheld one is not known."""
    app = run(brief="guarded", document=document, focus="open-a-1").switch_page("reading.py").run()
    assert not app.exception
    assert not named_secrets(sent_words(app))


@pytest.mark.parametrize("display", SOURCE_DISPLAYS)
def test_no_display_of_the_sources_names_one(run: Run, display: str) -> None:
    """List, table and form."""
    app = run(brief="guarded")
    app.session_state["settings"] = {"sources": display}
    words = sent_words(app.switch_page("sources.py").run())
    assert "Radio" in words
    assert not named_secrets(words)


@pytest.mark.parametrize("words", ["nightjar", "barnowl", "البومة"])
def test_a_name_finds_no_event(words: str) -> None:
    """Nor do the cells of a row in which a withheld source speaks; those of others are searched."""
    atlas = entry_of(process_library(), "guarded").atlas
    assert atlas is not None
    assert not search_atlas(atlas, words, "en")
    assert [hit.id for hit in search_atlas(atlas, "nothing more", "en")] == ["open-a-2"]


def test_the_search_sees_what_a_page_sends(run: Run) -> None:
    """The stand-ins are there: cards, lists and problems."""
    assert "Source withheld" in sent_words(run(brief="guarded", focus="trucks"))
    words = sent_words(run(brief="guarded").switch_page("sources.py").run())
    assert "Source withheld" in words
    assert "Document withheld" in words


def test_the_edited_file_is_offered_over_loopback_only(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has the names; elsewhere the menu says why it is not there."""
    for is_near, offered in ((False, 0), (True, 1)):
        monkeypatch.setattr(edit_menu, "may_offer_file", lambda _, near=is_near: near)
        app = run(brief="guarded", open_="edits-en")
        labels = [each.proto.label for each in app.get("download_button") if "brief.yaml" in each.proto.label]
        assert len(labels) == offered
        assert ("own machine only" in sent_words(app)) is not is_near
