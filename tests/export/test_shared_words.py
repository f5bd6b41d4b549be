"""Words of documents in every file: as share allows and no others, and the documents that it rests on."""

import pytest

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.atlas.selection import Selection, select_events
from geodata.export.briefing_content import compose_briefing
from geodata.export.formats import FORMATS, FormatGroup
from geodata.render.picture_options import PictureOptions
from geodata.tables.brief_opening import open_brief
from geodata.view import View
from geodata.webmap.map_spec import encode_event_titles, encode_map_spec
from tests.shared_brief import LEAVING, STAYING, write_shared_brief
from tests.withheld_brief import file_words

WORDED = ("geojson", "csv", "gpkg", "parquet", "kml", "slides", "report")
"""Formats that hold claims, and so the words that may leave."""


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """The atlas of a brief whose documents are shared to different degrees."""
    reading = open_brief(write_shared_brief(tmp_path_factory.mktemp("shared")))
    assert reading.brief is not None
    return build_atlas(reading.brief, reading.digest)


def made(selection: Selection, name: str) -> str:
    """All words of the file of a format, on one line."""
    entry = FORMATS[name]
    match entry.group:
        case FormatGroup.PICTURE:
            data = entry.load_maker()(selection, PictureOptions(name, (900, 600)), lang="en", theme="light")
        case FormatGroup.PAPER:
            data = entry.load_maker()(selection, lang="en", theme="light", marking="")
        case FormatGroup.DATA:
            data = entry.load_maker()(selection)
    return " ".join(file_words(data).split())


@pytest.mark.parametrize("name", FORMATS)
def test_only_words_that_may_leave_are_in_a_file(atlas: Atlas, name: str) -> None:
    """Whatever its format."""
    words = made(select_events(atlas, View()), name)
    assert [each for each in STAYING if each in words] == []
    if name in WORDED:
        assert [each for each in LEAVING if each not in words] == []


def test_maps_titles_and_briefing_hold_no_others_either(atlas: Atlas) -> None:
    """The briefing has the words that may leave, for the presenter."""
    briefing = repr(compose_briefing(atlas, "en", "light"))
    assert [each for each in LEAVING if each not in briefing] == []
    for words in (
        briefing,
        encode_map_spec(atlas, View()).decode(),
        encode_event_titles(atlas, range(9), "en").decode(),
    ):
        assert [each for each in STAYING if each in words] == []


@pytest.mark.parametrize("name", [each for each in FORMATS if each not in {"csv", "pdf"}])
def test_a_file_names_the_documents_that_its_events_rest_on(atlas: Atlas, name: str) -> None:
    """Title, publisher, date, address, day retrieved and short hash; of events that are not shown none."""
    brief = atlas.brief
    (document,) = [each for each in brief.documents if each.id == "part"]
    assert document.sha256 is not None
    parts = ["The part text", "The part house", "part.example/t", document.sha256[:12]]
    whole = made(select_events(atlas, View()), name)
    assert [each for each in parts if each not in whole] == []
    other = select_events(atlas, View())
    alone = Selection(atlas, other.view, other.standing * (other.standing.cumsum() == 2), other.reason)
    assert [each for each in ("The part text", "The shut page") if each in made(alone, name)] == []
    assert "The own page" in made(alone, name)


def test_a_spreadsheet_names_them_by_their_ids(atlas: Atlas) -> None:
    """A list at its end would be no row; the other formats have the list."""
    assert "own; own-page" in made(select_events(atlas, View()), "csv")
