"""The end side: the list of the events on the map, or a card."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geodata.screens.shell.page_registry import PAGES
from geodata.settings import variable_of
from geodata.words import LANGS

Run = Callable[..., AppTest]
LIST = '<section class="mark-list'


def test_card_says_when_a_filter_hides_its_event(run: Run) -> None:
    """An event in focus stays readable, with the filter that keeps it off the map."""
    app = run(focus="ocean-2024", layer="meeting")
    assert any(
        "hide this event from the map: layer switched off" in each.proto.body.replace("\u2068", "")
        for each in app.get("html")
    )


def test_close_button_returns_to_the_list(run: Run) -> None:
    """Closing takes the focus out of the address."""
    app = run(focus="ocean-2024")
    assert not any(each.proto.body.startswith(LIST) for each in app.get("html"))
    app.button(key="close-en").click().run()
    assert "focus" not in app.query_params
    assert any(each.proto.body.startswith(LIST) for each in app.get("html"))


@pytest.mark.parametrize(
    ("document", "focus", "leads_to"),
    [
        (None, "departure", None),
        ("log", "departure", "document=log"),
        (None, "attack", "document=notice-1"),
        ("second", "attack", "document=notice-1"),
    ],
)
def test_the_card_leads_to_a_document_that_the_event_rests_on(
    document: str | None,
    focus: str,
    leads_to: str | None,
    run: Run,
    papers_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The one of the View where it is one, else the first; the encoded text needs no name."""
    monkeypatch.setenv("BRIEFMAP_BRIEFS", str(papers_folder.parent))
    app = run(brief="papers", focus=focus, **({"document": document} if document else {}))
    links = {each.proto.label: each.proto.query_string for each in app.get("page_link")}
    found = [part for part in links["Read it in the text"].split("&") if part.startswith("document=")]
    assert found == ([leads_to] if leads_to else [])


@pytest.mark.parametrize(("brief", "number"), [("siyaqat-2024-10", 1), ("invented-incident-log-2031", 0)])
def test_a_text_is_attached_where_the_brief_encodes_one(run: Run, brief: str, number: int) -> None:
    """A brief made of rows has none."""
    app = run(brief=brief, lang="en")
    labels = [str(each.proto.popover.label) for each in app.get("popover") if hasattr(each.proto, "popover")]
    labels += [str(each.label) for each in app.button]
    assert sum("Attach the text" in label for label in labels) == number


UNLISTED_TEXT = """\
schema: 2
title: {en: A text that no document lists}
as_of: 2030-01-01
language: en
sources: [{id: agency, name: {en: Agency}}]
sentences: [{number: 1, paragraph: 1, span: [0, 10], restatement: {en: Something happened}}]
events:
  - {id: raid, kind: strike, title: {en: A raid}, status: actual, when: {edtf: 2029-12-01},
     places: [{place: yem}],
     claims: [{id: raid-1, sentence: 1, spans: [[0, 5]], source: agency, statement: reported}]}
"""


@pytest.mark.parametrize("lang", LANGS)
def test_a_card_of_a_brief_without_documents(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    """Its claims cite sentences of a text that the brief does not list; every page opens."""
    (tmp_path / "unlisted").mkdir()
    (tmp_path / "unlisted" / "brief.yaml").write_text(UNLISTED_TEXT, encoding="utf-8")
    monkeypatch.setenv(variable_of("briefs"), str(tmp_path))
    app = run(brief="unlisted", focus="raid", lang=lang)
    for entry in PAGES:
        app.switch_page(Path(entry.script).name).run()
        assert not app.exception
