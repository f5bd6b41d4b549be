"""Marks by which Briefmap knows its own files: in each format, whatever the view, and in no other file."""

import pytest

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import select_events
from geodata.export.file_marks import has_own_mark
from geodata.export.formats import FORMATS, ExportFormat, FormatGroup
from geodata.render.picture_options import parse_picture_options
from geodata.view import parse_view


def made(entry: ExportFormat, atlas: Atlas, query: str) -> bytes:
    """A file of a format."""
    selection = select_events(atlas, parse_view(query).view)
    make = entry.load_maker()
    if entry.group is FormatGroup.DATA:
        return make(selection)
    if entry.group is FormatGroup.PAPER:
        return make(selection, lang="ar", theme="light", marking="")
    options = parse_picture_options(entry.name, size="600x600", scale="0.5")
    return make(selection, options, lang="en", theme="light")


@pytest.mark.parametrize("query", ["", "layer=-"])
@pytest.mark.parametrize("name", FORMATS)
def test_every_format_carries_its_mark(name: str, query: str, demo_atlas: Atlas) -> None:
    """With events and without: a nightly export can replace the last one."""
    assert has_own_mark(made(FORMATS[name], demo_atlas, query))


@pytest.mark.parametrize(
    "content",
    [
        *(
            b"",
            b"mine",
            b"schema: 2\n",
            b"PK\x03\x04 no zip",
            b"%PDF-1.7\n/Keywords (others)",
            b"<?xml version",
        ),
        *(
            b'{"type": "FeatureCollection", "features": []}',
            b"event_id,date\n",
            b"PAR1",
            b"SQLite format 3\0",
        ),
    ],
)
def test_files_of_others_carry_none(content: bytes) -> None:
    """Not even those of the same format."""
    assert not has_own_mark(content)
