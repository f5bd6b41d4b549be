"""Page header: title of the brief and its tools."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count

import pytest
from streamlit.testing.v1 import AppTest

from geodata.atlas.product_stamp import ProductStamp
from geodata.brief.records import Brief
from geodata.library.brief_entry import LibraryEntry
from geodata.library.brief_library import BriefLibrary
from geodata.screens.shell.page_header import masthead_html
from geodata.words.localized_text import LocalizedText

Run = Callable[..., AppTest]


def test_masthead(shipped: Brief) -> None:
    """Title, publisher, publication, as-of, in words."""
    html = masthead_html(shipped, ProductStamp("en"))
    assert shipped.title["en"] in html
    assert all(part in html for part in ("Siyaqat", "published October 2024", "as of 23 October 2024"))


def test_masthead_escapes(demo: Brief) -> None:
    """A title is no markup."""
    named = demo.model_copy(update={"title": demo.title.model_copy(update={"root": {"en": "<b>"}})})
    assert "<h1>&lt;b&gt;</h1>" in masthead_html(named, ProductStamp("en"))


def test_masthead_is_stamped(demo: Brief) -> None:
    """What is not shown and what is not translated is said once; a title keeps its own direction."""
    arabic = LocalizedText({"ar": "عنوان"})
    stamp = ProductStamp("en", unfinished="Draft · 2 unfinished, not shown", language_note="In Arabic only.")
    html = masthead_html(demo.model_copy(update={"title": arabic}), stamp)
    assert '<p class="unfinished" role="status">Draft · 2 unfinished, not shown</p>' in html
    assert "<span>In Arabic only.</span>" in html
    assert '<h1><bdi lang="ar" dir="rtl" title="not translated">عنوان</bdi></h1>' in html


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


def test_a_brief_that_changes_its_id_meanwhile(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page shows the briefs as they were when it began; a later look finds other ids."""
    looks = count()
    entries = BriefLibrary.entries

    def renamed(self: BriefLibrary, *args: str | None, **named: bool) -> tuple[LibraryEntry, ...]:
        first, *others = entries(self, *args, **named)
        return replace(first, id=f"look-{next(looks)}"), *others

    monkeypatch.setattr(BriefLibrary, "entries", renamed)
    assert run().selectbox(key="brief-en").value == "look-0"
