"""Events in words."""

from geodata.atlas.atlas_frames import Atlas
from geodata.brief.records import Brief
from geodata.phrasing.event_words import (
    actor_names,
    actors_with_roles,
    event_kind_name,
    event_status_name,
    event_status_tags,
    off_map_reason,
    unreported_tag,
)
from geodata.words.text_direction import FIRST_STRONG_ISOLATE, strip_isolates


def test_tags(drafted_atlas: Atlas) -> None:
    """Kind and status by their names; a proposed event says so after its status."""
    proposed, accepted = drafted_atlas.brief.events[:2]
    assert (event_kind_name(accepted, drafted_atlas.brief, "en"), event_status_name(accepted, "en")) == (
        "Transfer",
        "Actual",
    )
    assert event_status_tags(accepted, "en") == ("Actual",)
    assert event_status_tags(proposed, "en") == ("Actual", "Found by rule")


def test_actors(demo: Brief) -> None:
    """Each actor with its role; isolates in Arabic only where they are wanted."""
    event = demo.events[1]
    assert actor_names(event, demo, "en") == ("Iran", "Russia")
    assert actors_with_roles(event, demo, "en") == "Iran (Supplier), Russia (Recipient)"
    isolated, bare = (actors_with_roles(event, demo, "ar", isolated=flag) for flag in (True, False))
    assert FIRST_STRONG_ISOLATE in isolated
    assert strip_isolates(isolated) == bare


def test_what_nobody_reports_is_named(shipped: Brief) -> None:
    """A judgement or a forecast; an event that anybody reports is neither."""
    found = {name: unreported_tag(event, "en") for name, event in shipped.event_by_id.items()}
    assert found["ocean-2024"] is None
    assert {"Judgement", "Forecast"} <= set(found.values())


def test_reason(demo: Brief) -> None:
    """An event is on the map, or gives its reason, or stands for a relation."""
    placed, unplaced = demo.events[0], demo.events[2]
    assert off_map_reason(placed, demo, "en") is None
    assert off_map_reason(unplaced, demo, "en") == "A relation without a place"
    related = unplaced.model_copy(update={"off_map": None})
    assert str(off_map_reason(related, demo, "en")).startswith("A standing relation")
