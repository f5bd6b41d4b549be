"""The marking of a product: the highest of what it holds, whatever link or caller."""

from pathlib import Path

import pytest

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.atlas.product_stamp import brief_stamp, event_row_markings, selection_stamp
from geodata.atlas.selection import select_events
from geodata.brief.brief_reader import read_brief_bytes
from geodata.tables.brief_opening import open_brief
from geodata.view import parse_view
from tests.conftest import SPARSE
from tests.one_language import write_brief

HIGH = "marking: {text: SECRET, level: 3}"


def atlas_of(yaml: str) -> Atlas:
    """The atlas of a brief as its file."""
    reading = read_brief_bytes(yaml.encode())
    assert reading.brief is not None
    assert reading.problems == ()
    return build_atlas(reading.brief, "marked")


def marking(atlas: Atlas, query: str = "") -> str:
    """The marking of what a link shows, in English."""
    return selection_stamp(select_events(atlas, parse_view(query).view), "en").marking


def marked_event() -> str:
    """The brief with a marking on its event ``talk``, above its own."""
    return SPARSE.replace("    title: Talks\n", f"    title: Talks\n    {HIGH}\n")


def marked_document(name: str) -> str:
    """The brief with a marking on one of its documents."""
    return SPARSE.replace(f"- {{id: {name}, ", f"- {{id: {name}, {HIGH}, ")


def test_no_link_lowers_the_marking_of_the_brief() -> None:
    """Nor does a view that shows nothing."""
    atlas = atlas_of(SPARSE)
    assert marking(atlas) == marking(atlas, "from=1950-01-01&to=1950-01-02") == "TLP:GREEN"


def test_an_event_above_the_brief_raises_what_shows_it() -> None:
    """And only that; a page holds the whole brief."""
    atlas = atlas_of(marked_event())
    assert (marking(atlas), marking(atlas, "layer=transfer")) == ("SECRET", "TLP:GREEN")
    assert brief_stamp(atlas, "en").marking == "SECRET"


def test_a_record_below_the_brief_lowers_nothing() -> None:
    """The highest counts."""
    atlas = atlas_of(marked_event().replace("level: 3", "level: 0"))
    assert marking(atlas, "layer=meeting") == "TLP:GREEN"


def test_schemes_of_one_level_stand_side_by_side() -> None:
    """In the order brief, event."""
    atlas = atlas_of(marked_event().replace("level: 3", "level: 1"))
    assert marking(atlas) == "TLP:GREEN · SECRET"


@pytest.mark.parametrize(
    ("document", "shown", "found"),
    [
        ("notice", "layer=meeting", "SECRET"),
        ("notice", "layer=transfer", "TLP:GREEN"),
        ("rows", "layer=transfer", "SECRET"),
        ("rows", "layer=meeting", "TLP:GREEN"),
    ],
)
def test_a_cited_document_raises(document: str, shown: str, found: str) -> None:
    """What rests on it; the page, which lists it, in any case."""
    atlas = atlas_of(marked_document(document))
    assert marking(atlas, shown) == found
    assert brief_stamp(atlas, "en").marking == "SECRET"


def test_the_document_of_a_speaker_raises() -> None:
    """Also where the claim cites another."""
    yaml = marked_document("rows").replace("name: The shipping office", "name: The office, document: rows")
    assert marking(atlas_of(yaml), "layer=meeting") == "SECRET"


def test_a_layer_and_its_document_raise() -> None:
    """It is under every map."""
    layer = "layers: [{id: wall, title: Wall, places: [yem], marking: {text: WALL, level: 2}}]\n"
    assert marking(atlas_of(SPARSE + layer)) == "WALL"
    assert marking(atlas_of(SPARSE + layer), "hide=layer:wall") == "TLP:GREEN"
    told = "layers: [{id: wall, title: Wall, places: [yem], document: notice}]\n"
    assert marking(atlas_of(marked_document("notice") + told), "layer=transfer") == "SECRET"


def test_rows_have_the_marking_of_their_table(tmp_path: Path) -> None:
    """Each event of a marked table, and no other."""
    folder = write_brief(tmp_path, "en")
    yaml = (folder / "brief.yaml").read_text(encoding="utf-8")
    marked = yaml.replace("- {id: zz-rows, ", f"- {{id: zz-rows, {HIGH}, ")
    (folder / "brief.yaml").write_text(marked, encoding="utf-8")
    brief = open_brief(folder).brief
    assert brief is not None
    atlas = build_atlas(brief, "rows")
    assert (marking(atlas), marking(atlas, "layer=transfer")) == ("SECRET", "HARBOUR ONLY")
    texts = [event_row_markings(atlas, row)[0].text["en"] for row in range(len(atlas.events))]
    assert texts == ["HARBOUR ONLY"] * 4 + ["SECRET"] * 2


def test_a_typed_marking_stands_beside() -> None:
    """Never instead; an empty one changes nothing."""
    stamp = selection_stamp(select_events(atlas_of(SPARSE), parse_view("").view), "en")
    assert stamp.with_typed("EXERCISE").marking == "TLP:GREEN · EXERCISE"
    assert stamp.with_typed("").marking == "TLP:GREEN"
