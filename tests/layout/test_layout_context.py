"""Events on and off the map, and the words of tooltips."""

from dataclasses import replace

import pytest

from geodata.atlas.atlas_frames import Atlas
from geodata.layout.layout_context import LayoutContext, event_tooltip, label_remarks
from geodata.vocabulary import Statement


def test_drawn_and_listed_are_all_that_is_selected(layout_context: LayoutContext) -> None:
    """Fifteen on the map, fifteen in the list, none twice, none lost."""
    on_map, listed = (
        {one.event.id for one in group}
        for group in (layout_context.events_on_map, layout_context.events_off_map)
    )
    assert (len(on_map), len(listed)) == (15, 15)
    assert on_map | listed == {event.id for event in layout_context.brief.events}


def test_a_tip_says_what_when_and_where(layout_context: LayoutContext) -> None:
    """Title, then kind, status where it is not actual, date, place and tellers."""
    found = event_tooltip(layout_context.brief.event_by_id["kor-ukr-arms"], layout_context.brief, "en")
    assert found.heading == layout_context.brief.event_by_id["kor-ukr-arms"].title["en"]
    assert found.body.startswith("Transfer · Proposed · ")
    assert found.body.endswith("South Korea → Ukraine · one source: the brief's author")


def test_a_tip_says_what_is_proposed(drafted_atlas: Atlas) -> None:
    """The proposal tag comes first in tooltip and label."""
    found = event_tooltip(drafted_atlas.brief.events[0], drafted_atlas.brief, "ar")
    assert found.body.startswith("مستخرج آليًا · ")


def test_a_tip_says_what_is_no_report_and_what_has_a_note(whole: Atlas) -> None:
    """Judgement or forecast in words, and the note on the text; neither of what has none."""
    judged = [bool(one) for one in whole.events["judged"]]
    noted = [bool(whole.brief.queries_of(one.id)) for one in whole.brief.events]
    bodies = [event_tooltip(one, whole.brief, "en").body.split(" · ") for one in whole.brief.events]
    assert [not {"Judgement", "Forecast"}.isdisjoint(body) for body in bodies] == judged
    assert ["Carries a note on the text" in body for body in bodies] == noted
    assert {*judged} == {*noted} == {True, False}


@pytest.mark.parametrize("statement", ["judgement", "forecast"])
def test_a_label_says_what_is_no_report(layout_context: LayoutContext, statement: str) -> None:
    """Judgement or forecast where its status is actual; another status says that it has not happened."""
    words = statement.capitalize()
    for name, said in (("rus-prk-tech", ("Feared",)), ("ocean-2024", ())):
        drawn = next(one for one in layout_context.events_on_map if one.event.id == name)
        claims = [each.model_copy(update={"statement": Statement.REPORTED}) for each in drawn.event.claims]
        told = drawn.event.model_copy(update={"claims": claims})
        assert label_remarks(replace(drawn, event=told), "en") == said
        claims = [each.model_copy(update={"statement": Statement(statement)}) for each in claims]
        judged = drawn.event.model_copy(update={"claims": claims})
        assert label_remarks(replace(drawn, event=judged), "en") == (said or (words,))
