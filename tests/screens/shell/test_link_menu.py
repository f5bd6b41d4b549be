"""Link menu: the address and the embed code."""

from collections.abc import Callable
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from geodata.screens.shell import link_menu
from geodata.view import View

Run = Callable[..., AppTest]


class Frame(HTMLParser):
    """The attributes of the one element that a piece of HTML opens."""

    def __init__(self, html: str) -> None:
        """Read the HTML."""
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element's attributes."""
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize(
    ("url", "root"),
    [
        ("https://map.example/about?lang=ar", "https://map.example/"),
        ("https://map.example/base/path/briefing", "https://map.example/base/path/"),
        ("http://localhost:8501", "http://localhost:8501/"),
    ],
)
def test_the_root_keeps_the_base_path(url: str, root: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The root is the browser's address without the page."""
    monkeypatch.setattr(st, "context", SimpleNamespace(url=url))
    assert link_menu.app_root() == root


@pytest.mark.parametrize(
    ("url", "start"),
    [
        ("https://map.example/base", "https://map.example/base/?"),
        ("https://map.example/reading?lang=ar", "https://map.example/reading?"),
        ("https://map.example/changes", "https://map.example/changes?"),
        ("https://map.example/about", "https://map.example/?"),
        ("https://map.example/briefing", "https://map.example/?"),
    ],
)
def test_the_link_keeps_a_page_that_shows_the_view(
    url: str, start: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From a page without the View the link leads to the map."""
    monkeypatch.setattr(st, "context", SimpleNamespace(url=url))
    brief = SimpleNamespace(id="b")
    context = SimpleNamespace(brief=brief, lang="en", theme="light", view=View())
    assert link_menu.link_address(context) == f"{start}brief=b&lang=en&theme=light"  # type: ignore[arg-type]


def test_the_code_of_a_frame(run: Run) -> None:
    """The code holds this view, escaped once, and nothing else that a page would run."""
    app = run(actor="irn", theme="dark", open_="link-en")
    [(tag, found)] = Frame(app.code[1].value).found
    assert (tag, found["title"]) == ("iframe", app.session_state["page_context"].title)
    assert str(found["src"]).endswith("&actor=irn&lang=en&theme=dark&embed=true")
    assert "&amp;actor=irn" in app.code[1].value


def test_the_code_of_the_slides(run: Run) -> None:
    """The frame can show the briefing screen, which turns by itself."""
    app = run(open_="link-en")
    app.radio(key="embed-en").set_value("briefing").run()
    [(_, found)] = Frame(app.code[1].value).found
    assert "/briefing?brief=siyaqat-2024-10&lang=en&theme=light&play=20&embed=true" in str(found["src"])


def test_a_title_is_no_markup() -> None:
    """A brief cannot close the attribute that its title stands in."""
    brief = SimpleNamespace(id="b")
    context = SimpleNamespace(brief=brief, lang="en", theme="light", title='"><script>', view=None)
    [(_, found)] = Frame(link_menu.embed_code(context, "briefing")).found  # type: ignore[arg-type]
    assert found["title"] == '"><script>'


def test_the_setting_of_the_server_is_apart(run: Run) -> None:
    """The words on the code name no setting; those for administrators are folded beside them."""
    html = [each.proto.body for each in run(open_="link-en").get("html")]
    help_, administrators = (
        next(each for each in html if words in each)
        for words in ("Paste this code", "For the administrator of the server")
    )
    assert "BRIEFMAP_FRAME_ANCESTORS" not in help_
    assert "<details" in administrators
    assert administrators.index("</summary>") < administrators.index("BRIEFMAP_FRAME_ANCESTORS")
