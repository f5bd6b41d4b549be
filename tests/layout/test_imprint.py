"""The imprint: brief, state, View, dates and sources."""

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import select_events
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


def test_byline_dates_the_brief(whole: Atlas) -> None:
    """Publisher, publication and the day up to which the brief knows."""
    assert imprint(whole, "").byline == ("Siyaqat", "published October 2024", "as of 23 October 2024")
