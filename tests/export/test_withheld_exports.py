"""No file that leaves Briefmap names a withheld source: every format of the registry is searched."""

from pathlib import Path

import pytest

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.atlas.selection import select_events
from geodata.export.formats import FORMATS, FormatGroup
from geodata.render.picture_options import PictureOptions
from geodata.tables.brief_opening import open_brief, open_unmasked_brief
from geodata.view import View, parse_view
from geodata.words import LANGS, Lang
from tests.withheld_brief import file_words, named_secrets, write_withheld_brief

VIEWS = ("", "focus=trucks", "actor=jpn", "focus=closed-b-1")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the brief."""
    return write_withheld_brief(tmp_path_factory.mktemp("guarded"))


@pytest.fixture(scope="module")
def atlas(folder: Path) -> Atlas:
    """The atlas of the brief that withholds sources."""
    reading = open_brief(folder)
    assert reading.brief is not None
    return build_atlas(reading.brief, reading.digest)


def made(atlas: Atlas, name: str, view: View, lang: Lang) -> bytes:
    """The file of a format."""
    entry = FORMATS[name]
    selection = select_events(atlas, view.with_changes(lang=lang))
    maker = entry.load_maker()
    match entry.group:
        case FormatGroup.PICTURE:
            return maker(selection, PictureOptions(name, (900, 600)), lang=lang, theme="light")
        case FormatGroup.PAPER:
            return maker(selection, lang=lang, theme="light", marking="")
        case FormatGroup.DATA:
            return maker(selection)


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_names_a_withheld_source(atlas: Atlas, name: str) -> None:
    """In any language and view, neither in its text nor in its metadata."""
    for lang in LANGS:
        for query in VIEWS:
            assert not named_secrets(file_words(made(atlas, name, parse_view(query).view, lang))), (
                lang,
                query,
            )


@pytest.mark.parametrize("name", ["geojson", "gpkg", "parquet", "kml", "csv", "slides", "report", "svg"])
def test_the_search_finds_the_names_in_the_brief_of_the_owner(folder: Path, name: str) -> None:
    """A search that finds nothing anywhere proves nothing."""
    reading = open_unmasked_brief(folder)
    assert reading.brief is not None
    atlas = build_atlas(reading.brief, "own")
    assert named_secrets(file_words(made(atlas, name, View(), "en")))
