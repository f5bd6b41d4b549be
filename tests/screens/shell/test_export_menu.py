"""Export menu: each offered file can be made of the current view; impossible sizes are refused."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import select_events
from geodata.export import formats
from geodata.export.formats import ExportFormat, FormatGroup
from geodata.render.picture_options import parse_picture_options
from geodata.screens.shell.export_menu import ExportStyle, export_data, export_paper, export_picture
from geodata.view import View
from geodata.words import LANGS

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


def test_a_file_too_large_is_not_offered(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Papers are offered up to their number of events."""
    small = replace(formats.FORMATS["report"], most=1)
    monkeypatch.setattr(formats, "FORMATS", {**formats.FORMATS, "report": small})
    assert "Report (HTML)" not in labels(run(open_="export-en"))


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
