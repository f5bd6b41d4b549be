"""The imprint: brief, state, View, dates and sources."""

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.atlas.selection import select_events
from geodata.brief.record_types.citation_record import Citation
from geodata.brief.records import Brief
from geodata.layout.composition import compose_scene
from geodata.layout.scene import Imprint
from geodata.view import parse_view


def imprint(atlas: Atlas, query: str) -> Imprint:
    """The imprint of a view."""
    found = compose_scene(select_events(atlas, parse_view(query).view), lang="en", theme="dark").imprint
    assert found is not None
    return found


def test_query_restores_the_screen(whole: Atlas) -> None:
    """The View names its brief, language and appearance, whatever the screen left open."""
    found = imprint(whole, "actor=prk&from=2024-10-01")
    view = parse_view(found.query).view
    assert (view.brief, view.lang, view.theme) == (whole.brief.id, "en", "dark")
    assert view.actors == frozenset({"prk"})


def test_sources_are_those_of_what_is_shown(whole: Atlas) -> None:
    """Only sources of shown events are cited, numbered in the order of the brief."""
    found = imprint(whole, "layer=meeting")
    events = [event for event in whole.brief.events if event.kind == "meeting"]
    names = {name for event in events for claim in event.claims for name in (claim.source, *claim.via)}
    assert [each.name for each in found.cited] == [
        source.name["en"] for source in whole.brief.sources if source.id in names
    ]
    assert [each.number for each in found.cited] == list(range(1, len(names) + 1))


def test_a_document_cited_alone_has_no_sentence_number(whole: Atlas) -> None:
    """Its source is listed with the numbers of the other claims."""
    event = whole.brief.events[0]
    claim = event.claims[0].model_copy(update={"cites": (Citation(document="report"),)})
    changed = event.model_copy(update={"claims": (claim, *event.claims[1:])})
    brief = whole.brief.model_copy(update={"events": (changed, *whole.brief.events[1:])})
    cited = imprint(build_atlas(brief, "changed"), "").cited
    assert whole.brief.source_by_id[claim.source].name["en"] in {each.name for each in cited}
    assert all(0 not in each.sentences for each in cited)


def test_byline_dates_the_brief(whole: Atlas) -> None:
    """Publisher, publication and the day up to which the brief knows."""
    assert imprint(whole, "").byline == ("Siyaqat", "published October 2024", "as of 23 October 2024")


def test_documents_are_those_of_what_is_shown(sparse: Brief) -> None:
    """Each on a line; those of events that are filtered out are not there."""
    atlas = build_atlas(sparse, "sparse")
    assert [line.partition(" · ")[0] for line in imprint(atlas, "").documents] == [
        "A notice to shipping",
        "A table",
    ]
    assert len(imprint(atlas, "layer=meeting").documents) == 1
