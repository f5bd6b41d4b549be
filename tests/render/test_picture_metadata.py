"""Metadata of picture files: View, typeface, title and description."""

import io

import pytest
from PIL import Image

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.atlas.selection import select_events
from geodata.brief.records import Brief
from geodata.render.picture_file import render_picture
from geodata.render.picture_metadata import MARKING_KEY, STAMP_KEY, read_picture_view
from geodata.render.picture_options import PICTURE_FORMATS, PictureFormat, PictureOptions
from geodata.view import parse_view

QUERY = "brief=siyaqat-2024-10&from=2024-10-01&actor=prk&actor=rus&lang=ar&lon=131&lat=41&zoom=4.5&theme=dark"


@pytest.mark.parametrize("form", PICTURE_FORMATS)
def test_picture_carries_its_view(whole: Atlas, form: PictureFormat) -> None:
    """Each format gives back the View that it shows."""
    view = parse_view(QUERY).view
    data = render_picture(
        select_events(whole, view), PictureOptions(form, (800, 600)), lang="ar", theme="dark"
    )
    found = read_picture_view(data)
    assert found is not None
    assert parse_view(found).view == view


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        b"\x89PNG\r\n\x1a\n\xff\xff\xff\xfftEXtBriefmap",
        b"<svg></svg>",
        b"%PDF-1.4",
        b"\0" * 100,
    ],
)
def test_other_files_carry_none(data: bytes) -> None:
    """A file of someone else, or half of ours, has no View and breaks nothing."""
    assert read_picture_view(data) is None


def test_svg_stands_alone(whole: Atlas) -> None:
    """An SVG carries its typeface, fetches nothing, and has a title and a description."""
    data = render_picture(
        select_events(whole, parse_view("").view), PictureOptions("svg"), lang="ar", theme="light"
    ).decode()
    assert data.count("@font-face") == 2
    assert "DOCTYPE" not in data
    assert "<title>روسيا" in data
    assert "<desc>" in data
    links = [word for word in data.split('"') if word.startswith(("http://", "https://"))]
    assert all("w3.org" in link or "purl.org" in link or "creativecommons" in link for link in links)


@pytest.mark.parametrize("form", PICTURE_FORMATS)
def test_picture_carries_its_marking(sparse: Brief, form: PictureFormat) -> None:
    """The brief's and the typed one beside it; a picture of a finished brief carries no draft stamp."""
    options = PictureOptions(form, (800, 600), marking="EXERCISE")
    selection = select_events(build_atlas(sparse, "sparse"), parse_view("").view)
    data = render_picture(selection, options, lang="en", theme="light")
    marking = "TLP:GREEN · EXERCISE"
    if form == "png":
        told = Image.open(io.BytesIO(data)).info
        assert told[MARKING_KEY] == marking
        assert STAMP_KEY not in told
    elif form == "svg":
        assert f"<dc:title>{marking}</dc:title>" in data.decode()
    else:
        assert marking.encode("utf-16-be") in data or b"TLP:GREEN" in data
