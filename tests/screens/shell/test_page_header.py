"""Page header: title of the brief and its tools."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from geodata.brief.records import Brief
from geodata.screens.shell.page_header import masthead_html

Run = Callable[..., AppTest]


def test_masthead(shipped: Brief) -> None:
    """Title, publisher, publication, as-of, in words."""
    html = masthead_html(shipped, "en")
    assert shipped.title["en"] in html
    assert all(part in html for part in ("Siyaqat", "published October 2024", "as of 23 October 2024"))


def test_masthead_escapes(demo: Brief) -> None:
    """A title is no markup."""
    named = demo.model_copy(update={"title": demo.title.model_copy(update={"root": {"en": "<b>"}})})
    assert "<h1>&lt;b&gt;</h1>" in masthead_html(named, "en")


def test_language_button(run: Run) -> None:
    """One click changes the language and keeps the rest."""
    app = run(actor="irn")
    assert app.button(key="language-ar").label == "العربية"
    app.button(key="language-ar").click().run()
    assert app.query_params["lang"] == "ar"
    assert app.query_params["actor"] == "irn"
    assert app.button(key="language-en").label == "English"


def test_link_holds_everything(run: Run) -> None:
    """The address to copy names brief, language and appearance beside the filters."""
    link = run(actor="irn", open_="link-en").code[0].value
    assert link.endswith("/?brief=siyaqat-2024-10&actor=irn&lang=en&theme=light")
