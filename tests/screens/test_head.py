"""The head says what brief this is and carries the tools."""

import json
from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from geodata.atlas.filters import select
from geodata.atlas.frames import Atlas
from geodata.brief.records import Brief
from geodata.screens.head import csv, geojson, masthead
from geodata.view import View

Run = Callable[..., AppTest]


def test_masthead(shipped: Brief) -> None:
    """Title, publisher, publication, as-of, in words."""
    html = masthead(shipped, "en")
    assert shipped.title.en in html
    assert all(part in html for part in ("Siyaqat", "published October 2024", "as of 23 October 2024"))


def test_masthead_escapes(demo: Brief) -> None:
    """A title is no markup."""
    named = demo.model_copy(update={"title": demo.title.model_copy(update={"en": "<b>"})})
    assert "<h1>&lt;b&gt;</h1>" in masthead(named, "en")


def test_exports_hold_what_passes(shipped_atlas: Atlas) -> None:
    """The files hold the selected events, and a spreadsheet knows their encoding."""
    selection = select(shipped_atlas, View(actors=frozenset({"irn"})))
    found = json.loads(geojson(selection))
    assert len(found["features"]) == len(selection.shown)
    table = csv(selection).decode("utf-8")
    assert table.startswith("\ufeffevent_id")
    assert table.count("\r\n") == len(selection.shown) + 1


def test_language_button(run: Run) -> None:
    """One click changes the language and keeps the rest."""
    app = run(actor="irn")
    app.button(key="language-ar").click().run()
    assert app.query_params["lang"] == "ar"
    assert app.query_params["actor"] == "irn"
    assert app.button(key="language-en").label == "English"


def test_link_holds_everything(run: Run) -> None:
    """The address to copy names brief, language and appearance beside the filters."""
    link = run(actor="irn").code[0].value
    assert link.endswith("/?brief=siyaqat-2024-10&actor=irn&lang=en&theme=light")
