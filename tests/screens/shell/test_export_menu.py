"""Export menu: each offered file can be made of the current view; impossible sizes are refused."""

import json
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import select
from geodata.export.formats import FORMATS
from geodata.render.picture_options import FORMATS as PICTURES
from geodata.render.picture_options import order
from geodata.screens.shell.export_menu import (
    DATA_MEDIA_TYPES,
    PICTURE_CHOICES,
    PICTURE_MEDIA_TYPES,
    ExportStyle,
    export_data,
    export_picture,
    export_report,
    export_slides,
)
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


def test_the_lists_are_those_of_the_makers() -> None:
    """The menu's formats and media types are those of the writers."""
    assert {name: made.media_type for name, made in FORMATS.items()} == DATA_MEDIA_TYPES
    assert {form for form, _ in PICTURE_CHOICES.values()} == set(PICTURE_MEDIA_TYPES) == set(PICTURES)


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
    selection, look = select(demo_atlas, View()), ExportStyle("en", "light", "EXAMPLE")
    assert export_picture(selection, order("png", size="700x600", marking="EXAMPLE"), look).startswith(
        b"\x89PNG"
    )
    assert export_slides(selection, look).startswith(b"PK")
    assert b"EXAMPLE" in export_report(selection, look)
    assert len(json.loads(export_data(selection, "geojson"))["features"]) == len(selection.shown)
