"""Events on and off the map, and the words of tooltips."""

from dataclasses import replace

from geodata.atlas.atlas_frames import Atlas
from geodata.layout.layout_context import LayoutContext, event_tooltip, label_remarks


def test_drawn_and_listed_are_all_that_is_selected(layout_context: LayoutContext) -> None:
    """Fifteen on the map, fifteen in the list, none twice, none lost."""
    on_map, listed = (
        {one.event.id for one in group}
        for group in (layout_context.events_on_map, layout_context.events_off_map)
    )
    assert (len(on_map), len(listed)) == (15, 15)
    assert on_map | listed == {event.id for event in layout_context.brief.events}


def test_a_tip_says_what_when_and_where(layout_context: LayoutContext) -> None:
    """Title, then kind, status where it is not actual, date and place."""
    found = event_tooltip(layout_context.brief.event_by_id["kor-ukr-arms"], layout_context.brief, "en")
    assert found.heading == layout_context.brief.event_by_id["kor-ukr-arms"].title.en
    assert found.body.startswith("Transfer · Proposed · ")
    assert found.body.endswith("South Korea → Ukraine")


def test_a_tip_says_what_is_proposed(drafted_atlas: Atlas) -> None:
    """The proposal tag comes first in tooltip and label."""
    found = event_tooltip(drafted_atlas.brief.events[0], drafted_atlas.brief, "ar")
    assert found.body.startswith("مقترح آليًا · ")


def test_a_judgement_says_so_once(layout_context: LayoutContext) -> None:
    """A status names itself; an actual event that is only judged says so."""
    feared = next(one for one in layout_context.events_on_map if one.event.id == "rus-prk-tech")
    actual = next(one for one in layout_context.events_on_map if one.event.id == "ocean-2024")
    assert label_remarks(replace(feared, judged=True), "en") == ("Feared",)
    assert label_remarks(replace(actual, judged=True), "en") == ("Judgement",)
