"""Two sides of a brief joined: other fields go together, the same field is one's choice."""

import copy
from typing import Any

import pytest

from geodata.editing.joined_values import JoinConflict, join_values
from geodata.editing.operations import apply_operations

BASE: dict[str, Any] = {
    "id": "raids",
    "title": {"en": "Raids"},
    "sentences": [{"number": "1", "document": "annex"}],
    "events": [{"id": "first", "claims": [{"id": "said"}]}, {"id": "second"}, {"id": "third"}],
}


def sides() -> tuple[dict[str, Any], dict[str, Any]]:
    """Return two copies of the base."""
    return copy.deepcopy(BASE), copy.deepcopy(BASE)


def joined(
    mine: Any, theirs: Any, base: Any = BASE, take: Any = None
) -> tuple[Any, tuple[JoinConflict, ...]]:
    """Return the values after a join, and its conflicts."""
    found = join_values(mine, theirs, base, take)
    return apply_operations(mine, found.operations)[0], found.conflicts


def test_other_fields_go_together() -> None:
    """What either side changed, added or removed alone is in the outcome."""
    mine, theirs = sides()
    mine["title"]["ar"] = "غارات"
    mine["events"].append({"id": "mine"})
    theirs["title"]["en"] = "Night raids"
    theirs["events"][0]["claims"].append({"id": "denied"})
    del theirs["events"][1]
    values, conflicts = joined(mine, theirs)
    assert conflicts == ()
    assert values["title"] == {"en": "Night raids", "ar": "غارات"}
    assert [event["id"] for event in values["events"]] == ["first", "third", "mine"]
    assert [claim["id"] for claim in values["events"][0]["claims"]] == ["said", "denied"]


@pytest.mark.parametrize(("take", "expected"), [(None, "mine"), ("mine", "mine"), ("theirs", "theirs")])
def test_a_field_that_both_changed_is_a_choice(take: str | None, expected: str) -> None:
    """Both values are told, and without a choice one's own stays."""
    mine, theirs = sides()
    mine["title"]["en"], theirs["title"]["en"] = "mine", "theirs"
    values, conflicts = joined(mine, theirs, take=take)
    assert conflicts == (JoinConflict("", "title.en", "mine", "theirs"),)
    assert values["title"]["en"] == expected


def test_the_same_change_on_both_sides_is_none() -> None:
    """Set, added and removed alike."""
    mine, theirs = sides()
    for side in (mine, theirs):
        side["title"]["en"] = "x"
        side["events"][1:2] = []
        side["events"].append({"id": "new"})
    assert join_values(mine, theirs, BASE).operations == ()


@pytest.mark.parametrize("take", ["mine", "theirs"])
def test_a_record_that_one_side_removed_and_the_other_changed(take: str) -> None:
    """It is one conflict, however many of its fields were changed."""
    mine, theirs = sides()
    del mine["events"][0]
    theirs["events"][0] |= {"note": "x", "title": {"en": "y"}}
    theirs["events"][0]["claims"][0]["note"] = "z"
    values, conflicts = joined(mine, theirs, take=take)
    assert conflicts == (JoinConflict("events/first", "", None, theirs["events"][0]),)
    assert (theirs["events"][0] in values["events"]) == (take == "theirs")
    other, back = joined(theirs, mine, take=take)
    assert [(each.record, each.field, each.theirs) for each in back] == [("events/first", "", None)]
    assert (theirs["events"][0] in other["events"]) == (take == "mine")


def test_a_record_that_both_added_is_joined_by_field() -> None:
    """Only the field that differs is a conflict; a sentence of a document is found by both its names."""
    mine, theirs = sides()
    for side, word in ((mine, "mine"), (theirs, "theirs")):
        side["events"].append({"id": "new", "title": {"en": word}, word: "only"})
        side["sentences"].append({"number": "2", "document": "annex", word: "only"})
    values, conflicts = joined(mine, theirs)
    assert conflicts == (JoinConflict("events/new", "title.en", "mine", "theirs"),)
    assert values["events"][-1] == {"id": "new", "title": {"en": "mine"}, "mine": "only", "theirs": "only"}
    assert values["sentences"][-1] == {"number": "2", "document": "annex", "mine": "only", "theirs": "only"}


def test_without_a_common_start_nothing_is_removed() -> None:
    """A record that one side lacks was added by the other; a field that differs is a conflict."""
    mine, theirs = sides()
    mine["events"] = [{"id": "mine"}, {"id": "first", "note": "m"}]
    theirs["events"][0]["note"] = "t"
    values, conflicts = joined(mine, theirs, None)
    assert conflicts == (JoinConflict("events/first", "note", "m", "t"),)
    assert {event["id"] for event in values["events"]} == {"mine", "first", "second", "third"}


def test_a_neighbour_that_is_gone_is_no_hindrance() -> None:
    """A record that was added behind it comes last; one that was moved there stays."""
    mine, theirs = sides()
    del mine["events"][2]
    theirs["events"] = [theirs["events"][1], theirs["events"][2], {"id": "new"}, theirs["events"][0]]
    values, conflicts = joined(mine, theirs)
    assert conflicts == ()
    assert {event["id"] for event in values["events"]} == {"first", "second", "new"}
