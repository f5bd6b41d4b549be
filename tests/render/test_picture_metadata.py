"""Metadata of picture files: View, typeface, title and description."""

import pytest

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import select_events
from geodata.render.picture_file import render_picture
from geodata.render.picture_metadata import read_picture_view
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
