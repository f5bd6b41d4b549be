"""Differences of values as operations: applied they give the other values, with few moves."""

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.brief.yaml_edit import EditError
from geodata.editing.edit_values import MAX_EDIT_CHARACTERS, is_same_value
from geodata.editing.operations import apply_operations
from geodata.editing.value_differences import common_values, differing_operations

BRIEF: dict[str, Any] = {
    "id": "raids",
    "title": {"en": "Raids", "ar": "غارات"},
    "summary": [{"en": "One"}],
    "sentences": [{"number": "1"}, {"number": "1", "document": "annex"}],
    "events": [
        {"id": "first", "title": {"en": "First"}, "claims": [{"id": "said"}, {"id": "denied"}]},
        {"id": "second"},
        {"id": "third"},
    ],
}


def shape(operations: Any) -> list[tuple[str, ...]]:
    """Return the words of operations that tell them apart."""
    return [
        (each.op, each.group if each.op == "add" else each.record, getattr(each, "field", ""))
        for each in operations
    ]


def test_each_field_and_record_is_an_operation_of_its_own() -> None:
    """A title in one language, a list as a whole, a claim, a sentence of another document."""
    after = copy.deepcopy(BRIEF)
    after["title"]["en"] = "Night raids"
    after["summary"] += [{"en": "Two"}]
    after["sentences"][1]["heading"] = "true"
    after["events"][0]["claims"][1]["source"] = "agency"
    del after["events"][1]
    found = differing_operations(BRIEF, after)
    assert shape(found) == [
        ("set", "", "title.en"),
        ("set", "", "summary"),
        ("set", "sentences/annex:1", "heading"),
        ("remove", "events/second", ""),
        ("set", "events/first/claims/denied", "source"),
    ]
    assert apply_operations(BRIEF, found)[0] == after
    assert differing_operations(BRIEF, copy.deepcopy(BRIEF)) == ()


def test_a_record_that_moved_is_one_move() -> None:
    """The others stay where they are."""
    after = copy.deepcopy(BRIEF)
    after["events"] = [*after["events"][1:], after["events"][0]]
    found = differing_operations(BRIEF, after)
    assert shape(found) == [("move", "events/first", "")]
    assert apply_operations(BRIEF, found)[0] == after


def test_keys_that_no_edit_names_are_set_with_the_field_around_them() -> None:
    """A mapping with a key of other signs is one value."""
    before, after = (
        {"kinds": [{"id": "a", "icon": {"x-Y": "1"}}]},
        {"kinds": [{"id": "a", "icon": {"x-Y": "2"}}]},
    )
    assert shape(differing_operations(before, after)) == [("set", "kinds/a", "icon")]


_RECORDS = st.dictionaries(
    st.sampled_from("abcdef"),
    st.dictionaries(
        st.sampled_from(["note", "title"]),
        st.text(max_size=3) | st.dictionaries(st.sampled_from(["ar", "en"]), st.text(max_size=3), max_size=2),
        max_size=2,
    ),
    max_size=6,
).flatmap(lambda found: st.permutations([{"id": key, **rest} for key, rest in found.items()]))


@given(_RECORDS, _RECORDS, _RECORDS, _RECORDS)
def test_applied_they_give_the_other_values(old: Any, new: Any, claims: Any, changed: Any) -> None:
    """Whatever was added, removed, moved and set, in lists and lists within; and the inverses lead back."""
    before = {"id": "x", "events": [*old, {"id": "z", "claims": claims}]}
    after = {"id": "x", "events": [{"id": "z", "claims": changed}, *new]}
    made, inverses = apply_operations(before, differing_operations(before, after))
    assert is_same_value(made, after)
    assert is_same_value(apply_operations(made, inverses)[0], before)


@given(_RECORDS, _RECORDS)
def test_what_both_say_leads_to_each_by_adding_alone(one: Any, other: Any) -> None:
    """Nothing of it has to be taken out again."""
    common = common_values({"events": one}, {"events": other})
    for operation in differing_operations(common, {"events": other}):
        assert operation.op == "add" or (operation.op == "set" and operation.before is None)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ({}, {"events": [{"title": "x"}]}, "without an id"),
        ({}, {"events": [{"id": "a"}, {"id": "a"}]}, "twice"),
        ({}, {"events": ["a"]}, "without an id"),
        ({}, {"events": "a"}, "found no list"),
        ({}, {"note": "x" * (MAX_EDIT_CHARACTERS + 1)}, "no edit can carry"),
        ({}, {"A B": "x"}, "no edit can carry"),
    ],
)
def test_what_no_operation_can_say_is_refused(before: Any, after: Any, words: str) -> None:
    """In words, and with nothing half made."""
    with pytest.raises(EditError, match=words):
        differing_operations(before, after)
