"""The pages as a whole, without a browser."""

from collections.abc import Callable
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from geodata.view import Camera, View

Run = Callable[..., AppTest]

VIEW = View(
    brief="siyaqat-2024-10", actors=frozenset({"irn"}), lang="en", camera=Camera(lon=50, lat=40, zoom=3)
)


def html(app: AppTest) -> str:
    """All HTML of our own on the page."""
    return " ".join(each.proto.body for each in app.get("html"))


@pytest.mark.parametrize(("lang", "words"), [("ar", "الخلاصة"), ("en", "Bottom line")])
def test_dashboard_in_both_languages(run: Run, lang: str, words: str) -> None:
    """Map, bottom line and controls are there, and no exception."""
    app = run(lang=lang)
    components = [each.proto.component_name for each in app.get("bidi_component")]
    assert components.count("briefmap.map") + len(app.get("deck_gl_json_chart")) == 1
    assert words in html(app)


def test_link_opens_the_view_and_the_page_writes_it(run: Run) -> None:
    """A link's View is in the session and stays in the address."""
    app = run(**VIEW.url_parameters())
    assert app.session_state["view"] == VIEW
    app.button(key="theme-dark-en").click().run()
    assert app.session_state["view"] == VIEW.with_changes(theme="dark")


def test_foreign_parameters_are_no_warning(run: Run) -> None:
    """Known foreign parameters pass; unknown ones cause a notice."""
    assert 'class="warnings"' not in html(run(play="1"))
    assert "colour=red" in html(run(colour="red"))


def test_about_page(run: Run) -> None:
    """The about page opens in the frame with the digest of the text."""
    app = run()
    app.switch_page("about.py").run()
    assert not app.exception
    assert "b6a43f65a62b3da51798c5f1399ee5dc9ebf293afa48ebd4f6a640f3a70d4b61" in html(app)


def test_no_html_by_markdown(run: Run) -> None:
    """The page has no Markdown element: words of a brief never pass through it."""
    assert len(run(focus="troops-in-russia").markdown) == 0


def test_ways_carry_the_view(run: Run) -> None:
    """The link to the about page carries the View."""
    link = run(actor="irn").get("page_link")[0].proto
    assert parse_qs(link.query_string) == {"actor": ["irn"], "lang": ["en"]}
