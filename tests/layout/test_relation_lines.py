"""Relations: drawn only where the text names both ends and reports it."""

import pytest

from geodata.atlas.atlas_frames import build_atlas
from geodata.atlas.selection import Selection, select_events
from geodata.brief.records import Brief
from geodata.layout.composition import compose_scene
from geodata.layout.relation_lines import relation_pairs
from geodata.layout.scene import Scene
from geodata.view import ShowOption, View


def test_relations_are_off_by_default(scene: Scene, related: Selection) -> None:
    """No line at first, some on demand."""
    assert scene.relations == ()
    assert ShowOption.RELATIONS in related.view.show
    assert compose_scene(related, lang="en", theme="light").relations


def test_no_bloc_is_drawn(related: Selection) -> None:
    """A possible front of four, judgements and forecasts have no line; a signed accord has one."""
    drawn = [link.event for link in compose_scene(related, lang="en", theme="light").relations]
    assert not {"four-front", "axis-china", "nato-kor", "rus-irn-treaty", "chn-prk-coordination"} & set(drawn)
    assert drawn.count("rus-prk-treaty") == 1
    assert drawn.count("us-allies") == 5


def test_a_lead_is_joined_to_its_partners(related: Selection) -> None:
    """Never the partners to each other."""
    brief = related.atlas.brief
    event = brief.event_by_id["us-allies"]
    assert {lead for lead, _ in relation_pairs(event, brief.kind_table)} == {"usa"}
    assert {partner for _, partner in relation_pairs(event, brief.kind_table)} == {
        "kor",
        "jpn",
        "phl",
        "ind",
        "aus",
    }


@pytest.mark.parametrize(("kind", "lines"), [("sanction", 1), ("agreement", 1), ("meeting", 0)])
def test_a_kind_that_joins_its_actors_has_a_line(shipped: Brief, kind: str, lines: int) -> None:
    """By its form or its block, where the event has no place."""
    event = shipped.event_by_id["rus-prk-treaty"]
    changed = event.model_copy(update={"kind": kind})
    events = tuple(changed if each is event else each for each in shipped.events)
    brief = shipped.model_copy(update={"events": events})
    selection = select_events(build_atlas(brief, "digest"), View(show=frozenset({ShowOption.RELATIONS})))
    drawn = [link.event for link in compose_scene(selection, lang="en", theme="light").relations]
    assert drawn.count("rus-prk-treaty") == lines
