"""Operations on the values of a brief, their inverses and their conflicts."""

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from geodata.brief.yaml_edit import EditError
from geodata.editing.operations import (
    OPERATIONS,
    AddRecord,
    EditConflictError,
    MoveRecord,
    Operation,
    RemoveRecord,
    SetField,
    apply_operation,
    apply_operations,
)
from geodata.editing.record_path import find_record

BRIEF: dict[str, Any] = {
    "id": "night-raids",
    "title": {"en": "Raids"},
    "sources": [{"id": "ministry"}, {"id": "agency"}],
    "sentences": [{"number": "1", "span": ["0", "9"]}, {"number": "1", "document": "annex"}],
    "events": [
        {"id": "first", "title": {"en": "First"}, "claims": [{"id": "said"}, {"id": "denied"}]},
        {"id": "second"},
        {"id": "third"},
    ],
}


def order(values: Any, group: str = "events") -> list[str]:
    """Order."""
    return [record["id"] for record in values[group]]


@pytest.mark.parametrize(
    ("record", "field", "before", "after", "read"),
    [
        ("", "title.en", "Raids", "Night raids", lambda v: v["title"]["en"]),
        ("", "title.ar", None, "غارات", lambda v: v["title"]["ar"]),
        ("events/second", "title.en", None, "Second", lambda v: v["events"][1]["title"]["en"]),
        (
            "events/first/claims/denied",
            "source",
            None,
            "agency",
            lambda v: v["events"][0]["claims"][1]["source"],
        ),
        ("sentences/1", "heading", None, "true", lambda v: v["sentences"][0]["heading"]),
        ("sentences/annex:1", "heading", None, "true", lambda v: v["sentences"][1]["heading"]),
        ("events/first", "title", {"en": "First"}, None, lambda v: v["events"][0].get("title", None)),
        ("events/second", "id", "second", "2nd", lambda v: v["events"][1]["id"]),
    ],
)
def test_a_field_is_set_and_set_back(record: str, field: str, before: Any, after: Any, read: Any) -> None:
    """A field is set and set back."""
    untouched = copy.deepcopy(BRIEF)
    changed, inverse = apply_operation(
        BRIEF, SetField(record=record, field=field, before=before, after=after)
    )
    assert read(changed) == after
    assert untouched == BRIEF
    assert apply_operation(changed, inverse)[0] == BRIEF


def test_setting_what_stands_there_is_no_conflict() -> None:
    """Setting what stands there is no conflict."""
    again = SetField(record="", field="title.en", before="Something else", after="Raids")
    assert apply_operation(BRIEF, again)[0] == BRIEF


def test_another_value_is_a_conflict_that_names_both() -> None:
    """Another value is a conflict that names both."""
    with pytest.raises(EditConflictError) as raised:
        apply_operation(BRIEF, SetField(record="", field="title.en", before="Raid", after="Night raids"))
    conflict = raised.value.conflict
    assert (conflict.made_on, conflict.yours, conflict.theirs) == ("Raid", "Night raids", "Raids")


def test_other_fields_of_one_record_go_together() -> None:
    """Other fields of one record go together."""
    one = SetField(record="events/first", field="title.en", before="First", after="1")
    other = SetField(record="events/first", field="title.ar", before=None, after="الأول")
    changed, _ = apply_operations(BRIEF, (one, other))
    assert changed["events"][0]["title"] == {"en": "1", "ar": "الأول"}


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        (None, ["first", "second", "third", "new"]),
        ("", ["new", "first", "second", "third"]),
        ("first", ["first", "new", "second", "third"]),
    ],
)
def test_a_record_is_added_at_its_place(behind: str | None, expected: list[str]) -> None:
    """A record is added at its place."""
    changed, inverse = apply_operation(BRIEF, AddRecord(group="events", values={"id": "new"}, behind=behind))
    assert order(changed) == expected
    assert apply_operation(changed, inverse)[0] == BRIEF


def test_a_claim_is_added_to_an_event_that_has_none() -> None:
    """A claim is added to an event that has none."""
    changed, inverse = apply_operation(BRIEF, AddRecord(group="events/second/claims", values={"id": "heard"}))
    assert find_record(changed, "events/second/claims/heard") == {"id": "heard"}
    assert apply_operation(changed, inverse)[0] == BRIEF


def test_a_record_comes_back_where_it_stood() -> None:
    """A record comes back where it stood."""
    removed = RemoveRecord(record="events/second", values={"id": "second"})
    changed, inverse = apply_operation(BRIEF, removed)
    assert order(changed) == ["first", "third"]
    assert apply_operation(changed, inverse)[0] == BRIEF


def test_a_record_that_was_changed_is_not_removed_unseen() -> None:
    """A record that was changed is not removed unseen."""
    with pytest.raises(EditConflictError) as raised:
        apply_operation(BRIEF, RemoveRecord(record="events/first", values={"id": "first"}))
    assert raised.value.conflict.theirs == BRIEF["events"][0]


@pytest.mark.parametrize(
    ("record", "behind", "expected"),
    [
        ("events/third", "", ["third", "first", "second"]),
        ("events/first", "third", ["second", "third", "first"]),
        ("events/first", "second", ["second", "first", "third"]),
        ("events/second", "first", ["first", "second", "third"]),
    ],
)
def test_a_record_is_moved_behind_another(record: str, behind: str, expected: list[str]) -> None:
    """A record is moved behind another."""
    changed, inverse = apply_operation(BRIEF, MoveRecord(record=record, behind=behind))
    assert order(changed) == expected
    assert apply_operation(changed, inverse)[0] == BRIEF


@pytest.mark.parametrize(
    ("operation", "words"),
    [
        (SetField(record="events/none", field="title", after="x"), "no 'none' in events"),
        (SetField(record="eventz/first", field="title", after="x"), "expected one of documents"),
        (SetField(record="events", field="title", after="x"), "an id behind it"),
        (SetField(record="sources/agency/claims/x", field="title", after="x"), "no list within"),
        (SetField(record="", field="events", after="x"), "no list of records"),
        (SetField(record="events/first", field="claims", after="x"), "no list of records"),
        (SetField(record="events/first", field="id", before="first", after="second"), "one that is free"),
        (SetField(record="events/first", field="id", before="first", after=None), "one that is free"),
        (AddRecord(group="events", values={"kind": "raid"}), "without id"),
        (AddRecord(group="events", values={"id": "new"}, behind="none"), "no 'none' in events"),
        (RemoveRecord(record="", values={}), "the brief itself"),
        (MoveRecord(record="events/none"), "no 'none' in events"),
    ],
)
def test_an_edit_that_fits_nowhere_is_refused(operation: Operation, words: str) -> None:
    """An edit that fits nowhere is refused."""
    with pytest.raises(EditError, match=words):
        apply_operation(BRIEF, operation)


def test_an_id_that_is_taken_is_a_conflict() -> None:
    """An id that is taken is a conflict."""
    with pytest.raises(EditConflictError) as raised:
        apply_operation(BRIEF, AddRecord(group="events", values={"id": "third", "kind": "raid"}))
    assert raised.value.conflict.theirs == {"id": "third"}


def test_numbers_and_truth_values_are_taken_as_yaml_writes_them() -> None:
    """Numbers and truth values are taken as yaml writes them."""
    read = OPERATIONS.validate_json(
        '[{"op":"set","record":"events/first","field":"weight","after":2},'
        '{"op":"add","group":"events","values":{"id":"n","spans":[[1,2]],"alleged":true}}]'
    )
    assert read[0].after == "2"
    assert read[1].values == {"id": "n", "spans": [["1", "2"]], "alleged": "true"}


@pytest.mark.parametrize(
    "value",
    [
        '"' + "x" * 200_001 + '"',
        "[" * 40 + "]" * 40,
        '"\\ud800"',
    ],
    ids=["long", "deep", "surrogate"],
)
def test_a_value_that_no_brief_can_hold_is_refused(value: str) -> None:
    """A value that no brief can hold is refused."""
    with pytest.raises(ValidationError):
        OPERATIONS.validate_json(f'[{{"op":"set","record":"","field":"title","after":{value}}}]')


NAMES = st.sampled_from(["first", "second", "third", "fourth"])
SETS = st.builds(
    lambda name, value: ("set", name, value), NAMES, st.sampled_from([None, "", "a", {"en": "b"}, ["c"]])
)
ADDS = st.builds(lambda name, behind: ("add", name, behind), NAMES, st.one_of(st.none(), st.just(""), NAMES))
REMOVES = st.builds(lambda name: ("remove", name, None), NAMES)
MOVES = st.builds(lambda name, behind: ("move", name, behind), NAMES, st.one_of(st.just(""), NAMES))


@given(st.lists(st.one_of(SETS, ADDS, REMOVES, MOVES), max_size=12))
def test_a_chain_of_operations_is_taken_back_by_its_inverses(chain: list[Any]) -> None:
    """A chain of operations is taken back by its inverses."""
    values: Any = BRIEF
    inverses: list[Operation] = []
    for op, name, other in chain:
        path = f"events/{name}"
        try:
            record = find_record(values, path)
        except EditError:
            record = {}
        made: Operation
        match op:
            case "set":
                made = SetField(record=path, field="note", before=record.get("note"), after=other)
            case "add":
                made = AddRecord(group="events", values={"id": name}, behind=other)
            case "remove":
                made = RemoveRecord(record=path, values=record)
            case _:
                made = MoveRecord(record=path, behind=other)
        try:
            values, inverse = apply_operation(values, made)
        except EditError:
            continue
        inverses.insert(0, inverse)
    assert apply_operations(values, tuple(inverses))[0] == BRIEF
