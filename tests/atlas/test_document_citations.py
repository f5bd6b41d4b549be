"""Citations of documents."""

from pathlib import Path

import pytest

from geodata.atlas.atlas_frames import build_atlas
from geodata.atlas.document_citations import (
    citation_counts,
    cited_documents,
    default_document,
    gazetteer_credits,
    selected_document_lines,
    selected_documents,
    written_citations,
)
from geodata.atlas.geojson import feature_collection
from geodata.atlas.selection import select_events
from geodata.brief.implied_records import gazetteer_place_record
from geodata.brief.records import Brief
from geodata.library.brief_library import process_library
from geodata.places.own_geometry import NearForm
from geodata.view import View, parse_view
from tests.library_entry import entry_of
from tests.tables.test_brief_opening import brief_in


def test_citations_by_document(papers: Brief) -> None:
    """Those of the encoded text stand under its id; each has its claim."""
    found = written_citations(papers)
    assert {name: len(cited) for name, cited in found.items()} == {
        "report": 2, "second": 2, "arabic": 1, "log": 3, "image": 1, "notice-1": 3, "notice-2": 1,
    }  # fmt: skip
    assert [each.claim.id for each in found["log"]] == ["departure-4", "attack-3", "closed-2"]
    assert citation_counts(papers)["notice-1"] == 3
    assert citation_counts(papers)["unused"] == 0


def test_each_row_counts() -> None:
    """The events of a table cite their rows."""
    atlas = entry_of(process_library(), "invented-incident-log-2031").atlas
    assert atlas is not None
    assert citation_counts(atlas.brief)["incident-log"] == len(atlas.brief.events) == 206


def test_document_that_is_read_first(papers: Brief, sparse: Brief, empty: Brief) -> None:
    """The encoded text, else the first one."""
    assert [each and each.id for each in map(default_document, (papers, sparse, empty))] == [
        "report", "notice", None,
    ]  # fmt: skip
    assert [each.text_id for each in (papers, sparse)] == ["report", None]


def test_documents_of_an_event(papers: Brief) -> None:
    """In the order of its claims."""
    found = cited_documents(papers.event_by_id["departure"], papers)
    assert found == ("report", "second", "arabic", "log", "image", "notice-1")


def test_documents_of_what_is_shown_alone(sparse: Brief) -> None:
    """In the order of the brief."""
    atlas = build_atlas(sparse, "sparse")
    whole = select_events(atlas, View())
    assert [each.id for each in selected_documents(whole)] == ["notice", "rows"]
    talks = select_events(atlas, View(layers=frozenset({"meeting"})))
    assert [each.id for each in selected_documents(talks)] == ["notice"]
    assert selected_documents(select_events(atlas, View(layers=frozenset()))) == ()
    assert len(selected_document_lines(talks, "ar")) == 1


def test_rows_rest_on_the_document_of_their_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No event is made for it; where all rows are filtered out, it is not shown."""
    brief = brief_in(tmp_path)
    atlas = build_atlas(brief, "rows")
    assert [each.id for each in selected_documents(select_events(atlas, View()))] == ["csv"]
    monkeypatch.setattr(type(brief.events), "__getitem__", lambda *_: pytest.fail("made"))
    assert [each.id for each in selected_documents(select_events(atlas, View()))] == ["csv"]
    assert selected_documents(select_events(atlas, View(layers=frozenset()))) == ()


def test_a_layer_that_is_shown_rests_on_its_document(sparse: Brief) -> None:
    """One that the view hides does not."""
    layer = {"id": "sea", "title": {"en": "Sea"}, "document": "notice", "places": ["yem"]}
    data = sparse.model_dump(mode="json") | {"layers": [layer]}
    atlas = build_atlas(Brief.model_validate(data), "layered")
    nothing = View(layers=frozenset())
    assert [each.id for each in selected_documents(select_events(atlas, nothing))] == ["notice"]
    hidden = parse_view("hide=layer:sea").view.with_changes(layers=frozenset())
    assert selected_documents(select_events(atlas, hidden)) == ()


@pytest.mark.parametrize(("place", "is_credited"), [("aden", True), ("yem", False), ("sea-of-japan", False)])
def test_the_gazetteer_is_credited(sparse: Brief, place: str, *, is_credited: bool) -> None:
    """Towns are from GeoNames, which its licence asks to name; countries and seas are not."""
    place_record = gazetteer_place_record(place)
    brief = sparse.model_copy(update={"places": (place_record,), "events": ()})
    selection = select_events(build_atlas(brief, place), View())
    assert any("GeoNames" in line for line in selected_document_lines(selection, "en")) is is_credited
    assert ("attribution" in feature_collection(selection)) is is_credited
    own = place_record.model_copy(update={"id": "near", "geometry": NearForm(near=place, km=5)})
    beside = sparse.model_copy(update={"places": (own,), "events": ()})
    assert bool(gazetteer_credits(beside, "ar")) is is_credited
