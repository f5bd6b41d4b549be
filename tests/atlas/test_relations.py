"""Relations of actors: only pairs that the text names."""

import pytest

from geodata.atlas.relations import related_pairs, relations_of, single_actor_events, unpaired_events
from geodata.brief.records import Brief


@pytest.mark.parametrize(
    ("event", "found"),
    [
        ("prk-rus-containers", (("prk", "rus", True),)),
        ("troops-in-russia", (("prk", "rus", True),)),
        ("us-allies", tuple((*sorted(("usa", name)), False) for name in ("kor", "jpn", "phl", "ind", "aus"))),
        ("ocean-2024", (("chn", "rus", False),)),
        ("four-front", ()),
        ("chn-yellow-sea", ()),
    ],
)
def test_pairs_of_an_event(shipped: Brief, event: str, found: tuple[tuple[str, str, bool], ...]) -> None:
    """Directed where something is supplied or sent; a lead with each partner; a bloc has none."""
    assert related_pairs(shipped.event_by_id[event], shipped.kind_table) == found


def test_what_is_done_against_another_has_a_direction(shipped: Brief) -> None:
    """From the one who acts to the target."""
    sanctions = next(
        event
        for event in shipped.events
        if {part.role for part in event.actors} == {"party", "target"} and len(event.actors) == 2
    )
    assert related_pairs(sanctions, shipped.kind_table) == (("kor", "rus", True),)


def test_events_of_one_pair_kind_and_direction_are_one_relation(shipped: Brief) -> None:
    """Supplies out and supplies back are two."""
    found = {
        (each.one, each.other, each.kind): each for each in relations_of(shipped.events, shipped.kind_table)
    }
    assert len(found["irn", "rus", "transfer"].events) == 2
    assert found["prk", "rus", "transfer"].events != found["rus", "prk", "transfer"].events
    assert found["rus", "prk", "transfer"].directed


def test_every_event_is_somewhere(shipped: Brief) -> None:
    """Every event is in a relation, in a group, or of one actor."""
    related = {event.id for each in relations_of(shipped.events, shipped.kind_table) for event in each.events}
    others = [
        event.id
        for event in (
            *unpaired_events(shipped.events, shipped.kind_table),
            *single_actor_events(shipped.events),
        )
    ]
    assert len(others) == len(set(others))
    assert related | set(others) == {event.id for event in shipped.events}
    assert not related & set(others)
