"""The KML: folders, styles, and words that a viewer cannot take for HTML."""

from importlib.resources import files
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from lxml import etree

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.atlas.selection import select_events
from geodata.brief.records import Brief
from geodata.export.kml import KML_NAMESPACE, kml_file
from geodata.view import View

NAMES = {"k": KML_NAMESPACE}
HOSTILE = "</name><script>alert(1)</script>& $[description]"


def parsed(made: Atlas) -> ET.Element:
    """The document of everything in an atlas."""
    return ET.fromstring(kml_file(select_events(made, View())))  # noqa: S314 - made by ourselves


def test_folders_and_placemarks(demo_atlas: Atlas) -> None:
    """A folder a kind; an event without a place is there without geometry."""
    top = parsed(demo_atlas)
    folders = [each.findtext("k:name", namespaces=NAMES) for each in top.iterfind(".//k:Folder", NAMES)]
    assert folders == ["exercise", "transfer", "alignment"]
    closer = top.find(".//k:Placemark[@id='closer']", NAMES)
    assert closer is not None
    assert closer.find("k:MultiGeometry", NAMES) is None


@pytest.mark.parametrize("atlas", ["demo_atlas", "own_atlas"])
def test_it_follows_the_schema_of_the_ogc(atlas: str, request: pytest.FixtureRequest) -> None:
    """Element order too, which strict readers check."""
    made = kml_file(select_events(request.getfixturevalue(atlas), View()))
    schema = etree.XMLSchema(file=str(files("fastkml") / "schema" / "ogckml22.xsd"))
    schema.assertValid(etree.fromstring(made))


def test_every_style_that_is_used_is_there(demo_atlas: Atlas) -> None:
    """A placemark without its style would be drawn in the viewer's own colours."""
    top = parsed(demo_atlas)
    used = {each.text for each in top.iterfind(".//k:styleUrl", NAMES)}
    assert used == {f"#{each.get('id')}" for each in top.iterfind(".//k:Style", NAMES)}


def test_no_edge_runs_along_the_antimeridian(whole: Atlas) -> None:
    """A viewer edges no polygon of Russia, which is cut there; its edge is lines that leave out the cut."""
    top = parsed(whole)
    mark = top.find(".//k:Placemark[@id='troops-in-russia']", NAMES)
    assert mark is not None
    style = (mark.findtext("k:styleUrl", namespaces=NAMES) or "").removeprefix("#")
    outline = top.findtext(f".//k:Style[@id='{style}']/k:PolyStyle/k:outline", namespaces=NAMES)
    lines = [each.text or "" for each in mark.iterfind(".//k:LineString/k:coordinates", NAMES)]
    sides = [[abs(float(spot.split(",")[0])) == 180 for spot in line.split()] for line in lines]
    assert outline == "0"
    assert len(lines) > 10
    assert not any(here and there for side in sides for here, there in pairwise(side))
    sea = top.find(".//k:Placemark[@id='ocean-2024']", NAMES)
    assert sea is not None
    assert sea.find(".//k:LineString", NAMES) is None
    kept = (sea.findtext("k:styleUrl", namespaces=NAMES) or "").removeprefix("#")
    assert top.findtext(f".//k:Style[@id='{kept}']/k:PolyStyle/k:outline", namespaces=NAMES) == "1"


def test_what_is_proposed_says_so(drafted_atlas: Atlas) -> None:
    """Name and description carry the mark, since viewers seldom show extended data."""
    mark, other, *_ = parsed(drafted_atlas).iterfind(".//k:Placemark", NAMES)
    assert mark.findtext("k:name", namespaces=NAMES) == "Harbour exercise (found by rule)"
    assert "not yet accepted by a person" in (mark.findtext("k:description", namespaces=NAMES) or "")
    assert mark.findtext(".//k:SimpleData[@name='proposed']", namespaces=NAMES) == "1"
    assert "found by rule" not in ET.tostring(other, encoding="unicode")


def test_hostile_words_stay_words(demo: Brief) -> None:
    """A title is a literal name; in the description, which viewers read as HTML, it is escaped once more."""
    named = demo.sources[0].name.model_copy(update={"root": {"en": HOSTILE}})
    sources = (demo.sources[0].model_copy(update={"name": named}), *demo.sources[1:])
    event = demo.events[0].model_copy(update={"title": named})
    brief = demo.model_copy(update={"sources": sources, "events": (event,)})
    # What was looked up once is kept with a record: another record is needed.
    brief = Brief.model_validate(brief.model_dump())
    mark = parsed(build_atlas(brief, "hostile")).find(".//k:Placemark", NAMES)
    assert mark is not None
    assert mark.findtext("k:name", namespaces=NAMES) == HOSTILE
    description = mark.findtext("k:description", namespaces=NAMES) or ""
    assert "&lt;script&gt;" in description
    assert "<script" not in description


def test_a_viewer_shows_the_documents_with_the_file(sparse: Brief) -> None:
    """Under their heading, escaped; without any there is no such description."""
    description = parsed(build_atlas(sparse, "sparse")).findtext("k:Document/k:description", None, NAMES)
    assert description is not None
    lines = description.split("<br>")
    assert "Documents that this rests on" in lines
    assert any(line.startswith("A notice to shipping · The office") for line in lines)


def test_a_viewer_shows_the_marking(sparse: Brief) -> None:
    """In the description of the document, after its name."""
    document = etree.fromstring(kml_file(select_events(build_atlas(sparse, "sparse"), View())))[0]
    assert [each.tag.partition("}")[2] for each in document[:2]] == ["name", "description"]
    assert (document[1].text or "").startswith("TLP:GREEN<br>Documents")


def test_a_description_says_who_tells_it(told_atlas: Atlas) -> None:
    """Time of day, status and tellers stand in the balloon."""
    found = parsed(told_atlas).find(".//k:Placemark[@id='depot']/k:description", NAMES)
    raid = parsed(told_atlas).find(".//k:Placemark[@id='raid']/k:description", NAMES)
    assert found is not None
    assert raid is not None
    assert "claimed by a party alone: the Front&#x27;s wing" in str(found.text)
    assert "alleged" in str(found.text)
    assert "2031-04-10 · 04:30/05:10 Asia/Aden" in str(raid.text)
