"""A brief in one language on every page, for readers of both: no id, no None, each word in its direction."""

import re
import time
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geodata.library.brief_library import process_library
from geodata.screens.shell.page_registry import PAGES
from geodata.words import LANGS, language_direction
from tests.library_entry import brief_ids
from tests.one_language import OWN_ID, WORDS, write_brief

Run = Callable[..., AppTest]
PAIRS = [(own, lang) for own in LANGS for lang in LANGS]
WIDGETS = ("button", "selectbox", "text_input", "multiselect", "radio", "checkbox", "expander")
FAULTS = re.compile(rf"None\b|\bnan\b|root=|\{{['\"](en|ar)['\"]|UntranslatedText|\b{OWN_ID}-\w+")


@pytest.fixture(params=PAIRS, ids="-for-".join)
def opened(
    request: pytest.FixtureRequest, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Callable[..., AppTest], str, str]:
    """A function that opens a page with the brief of one language for a reader of one; the two languages."""
    own, lang = request.param
    name = f"paged-{own}-{lang}"
    file = write_brief(tmp_path / "briefs" / name, own) / "brief.yaml"
    # The library of this process keeps briefs by id.
    file.write_text(file.read_text(encoding="utf-8").replace(f"only-{own}", name), encoding="utf-8")
    monkeypatch.setenv("BRIEFMAP_BRIEFS", str(tmp_path / "briefs"))
    until = time.monotonic() + 20
    while name not in brief_ids(process_library()) and time.monotonic() < until:
        time.sleep(0.1)

    def _open(page: str, **parameters: str) -> AppTest:
        app = run(brief=name, lang=lang, **parameters)
        if page != PAGES[0].name:
            app.switch_page(f"{page}.py").run()
        assert not app.exception
        return app

    return _open, own, lang


def html_of(app: AppTest) -> str:
    """All HTML of our own on a page, without style sheets."""
    html = " ".join(each.proto.body for each in app.get("html"))
    return re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)


def texts_of(app: AppTest) -> list[str]:
    """All text on a page: of HTML and of widgets."""
    told = [unescape(text) for text in re.findall(r">([^<]+)<", html_of(app))]
    widgets = [each for kind in WIDGETS for each in app.get(kind)]
    labels = [str(each.label) for each in widgets]
    options = [str(option) for each in widgets for option in getattr(each, "options", ())]
    return [text for text in (*told, *labels, *options) if text.strip()]


@pytest.mark.parametrize(
    ("page", "focus"),
    [
        *((entry.name, None) for entry in PAGES),
        *(("dashboard", focus) for focus in ("zz-burned", "zz-talks", "zz-log-1")),
        ("reading", "zz-burned"),
    ],
)
def test_every_page(opened: tuple[Callable[..., AppTest], str, str], page: str, focus: str | None) -> None:
    """Its words are those of the brief or of the catalogue, under the marking and the language note."""
    open_page, own, lang = opened
    entry = next(each for each in PAGES if each.name == page)
    app = open_page(page, **({"focus": focus} if focus else {}))
    assert [text for text in texts_of(app) if FAULTS.search(text)] == []
    if entry.fills_window:
        return
    html = html_of(app)
    bars = re.findall(r'<p class="marking-bar (top|foot)"[^>]*>(.*?)</p>', html)
    assert [place for place, _ in bars] == ["top", "foot"]
    assert all(WORDS[own]["marking"] in words for _, words in bars)
    noted = ("only." if lang == "en" else "فقط.") in html[html.index("masthead") : html.index("</header>")]
    assert noted == (own != lang)


def test_lists_below_the_map(opened: tuple[Callable[..., AppTest], str, str]) -> None:
    """Titles of buttons and table, sources and doubts stand in their own direction."""
    open_page, own, lang = opened
    app = open_page("dashboard", focus="zz-burned")
    direction = language_direction(own)
    title = f'<h2><bdi lang="{own}" dir="{direction}"'
    assert (title in html_of(app)) == (own != lang)
    for name in ("off-map", "sources", "notes"):
        app.session_state["lists"] = name
        app.run()
        assert not app.exception
        assert [text for text in texts_of(app) if FAULTS.search(text)] == []
