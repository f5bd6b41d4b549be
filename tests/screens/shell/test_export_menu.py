"""Export menu: each offered file can be made of the current view; impossible sizes are refused."""

import json
from collections.abc import Callable
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import select_events
from geodata.brief.source_text import SourceText
from geodata.export import formats
from geodata.export.formats import ExportFormat, FormatGroup
from geodata.jobs.file_jobs import SessionAdditions
from geodata.render.picture_options import parse_picture_options
from geodata.screens.shell import view_state
from geodata.screens.shell.export_menu import (
    ExportStyle,
    export_data,
    export_paper,
    export_picture,
    session_additions,
)
from geodata.view import View
from geodata.words import LANGS, Lang, translate

if TYPE_CHECKING:
    from geodata.screens.shell.page_context import PageContext

Run = Callable[..., AppTest]


def labels(app: AppTest) -> set[str]:
    """Return the labels of the download buttons."""
    return {each.proto.label for each in app.get("download_button")}


def test_everything_is_offered(run: Run) -> None:
    """The picture, two papers, five data formats."""
    expected = {"Make the picture", "Slides (PPTX)", "Report (HTML)"}
    assert labels(run(open_="export-en")) == expected | {"GeoJSON", "CSV", "GeoPackage", "GeoParquet", "KML"}


def test_a_new_format_is_offered(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """One entry of the registry is a button or a choice, under its own name."""
    maker, files = "geodata.export.data_files:geojson_file", (FormatGroup.DATA, FormatGroup.PAPER)
    made = {group.value: ExportFormat(group, group, f"New {group}", "text/x", maker) for group in files}
    drawn = ExportFormat("webp", FormatGroup.PICTURE, "New picture", "image/webp", maker)
    monkeypatch.setattr(formats, "FORMATS", {**formats.FORMATS, **made, "webp": drawn})
    app = run(open_="export-en")
    assert {"New data", "New paper"} <= labels(app)
    assert app.selectbox(key="form-en").options[-1] == "New picture"


@pytest.mark.parametrize("lang", LANGS)
def test_papers_of_very_many_events_say_what_they_leave(
    lang: Lang, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are offered all the same, and the menu says which events are listed or only counted."""
    said = translate("export.many", lang, slides=3, told=formats.MAX_TOLD_EVENTS)
    for most, is_said in ((formats.MAX_EVENT_SLIDES, False), (3, True)):
        monkeypatch.setattr("geodata.screens.shell.export_menu.MAX_EVENT_SLIDES", most)
        app = run(lang=lang, open_=f"export-{lang}")
        assert {translate(f"export.{name}-button", lang) for name in ("slides", "report")} <= labels(app)
        assert any(said in each.proto.body for each in app.get("html")) == is_said


@pytest.mark.parametrize("lang", LANGS)
def test_a_size_that_cannot_be_drawn_is_refused(lang: str, run: Run) -> None:
    """The picture's button gives way to the reason; data are still offered."""
    app = run(lang=lang, open_=f"export-{lang}")
    app.selectbox(key=f"size-{lang}").select("free").run()
    app.text_input(key=f"free-{lang}").set_value("9x9").run()
    assert not app.exception
    assert "GeoPackage" in labels(app)
    assert not {"Make the picture", "إنشاء الصورة"} & labels(app)
    app.text_input(key=f"free-{lang}").set_value("800x700").run()
    assert {"Make the picture", "إنشاء الصورة"} & labels(app)


def test_what_is_made(demo_atlas: Atlas) -> None:
    """Each maker gives the bytes of its kind of file."""
    selection, look = select_events(demo_atlas, View()), ExportStyle("en", "light", "EXAMPLE")
    assert export_picture(
        selection, parse_picture_options("png", size="700x600", marking="EXAMPLE"), look
    ).startswith(b"\x89PNG")
    assert export_paper(selection, formats.FORMATS["slides"], look).startswith(b"PK")
    assert b"EXAMPLE" in export_paper(selection, formats.FORMATS["report"], look)
    assert len(json.loads(export_data(selection, formats.FORMATS["geojson"]))["features"]) == len(
        selection.shown_rows
    )


def test_files_get_what_the_session_added(demo_atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts of the brief's documents that were attached; another text is none of them."""
    monkeypatch.setattr(st, "session_state", {})
    context = cast("PageContext", SimpleNamespace(atlas=demo_atlas, brief=demo_atlas.brief))
    assert session_additions(context) == SessionAdditions()
    own = SourceText("words", demo_atlas.brief.documents[0].sha256 or "")
    for text in (own, SourceText("others", "0" * 64)):
        view_state.attach_text(text)
    found = session_additions(context)
    assert found.texts == {own.sha256: "words"}
