"""Operations that lead from some values of a brief to others: fields one by one, records by their ids."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Any, Final, NoReturn

from pydantic import ValidationError

from geodata.brief.yaml_edit import EditError
from geodata.editing.edit_values import is_same_value
from geodata.editing.operations import AddRecord, MoveRecord, Operation, RemoveRecord, SetField
from geodata.editing.record_path import NESTED_LISTS, Values, record_key

_KEY: Final = re.compile(r"[a-z_0-9]+")


def differing_operations(before: Values, after: Values, path: str = "") -> tuple[Operation, ...]:
    """Return the operations that make some values of a brief, or of the record at a path, others.

    Raises
    ------
    EditError
        Where a record has no id or that of another, or a value is more than an edit may carry.
    """
    try:
        return tuple(_record_operations(path, before, after))
    except ValidationError as error:
        fault = error.errors(include_url=False, include_input=False)[0]
        at = ".".join(map(str, fault["loc"]))
        message = f"edit: {path or 'the brief'}: found a difference in {at} that no edit can carry: "
        raise EditError(message + f"{fault['msg']:.200}; expected a shorter or plainer value") from None


def common_values(one: Values, other: Values, group: str = "") -> dict[str, Any]:
    """Return what two briefs, or two records of a list, both say; records are compared by their ids."""
    lists = NESTED_LISTS.get(group, ())
    found: dict[str, Any] = {}
    for name in (name for name in other if name in one):
        mine, theirs = one[name], other[name]
        if name in lists and isinstance(mine, list) and isinstance(theirs, list):
            known = records_by_key(name, mine)
            records = records_by_key(name, theirs).items()
            kept = [common_values(known[key], record, name) for key, record in records if key in known]
            found |= {name: kept} if kept else {}
        elif is_same_value(mine, theirs):
            found[name] = theirs
        elif isinstance(mine, Mapping) and isinstance(theirs, Mapping):
            found[name] = common_values(mine, theirs, "none")
    return found


def records_by_key(group: str, records: list[Any]) -> dict[str, Values]:
    """Return the records of a list by their keys, in their order.

    Raises
    ------
    EditError
        Where one has no key, or that of another.
    """
    found: dict[str, Values] = {}
    for record in records:
        key = record_key(group, record)
        if key is None or key in found:
            _refuse_records(group, key)
        found[key] = record
    return found


def _record_operations(path: str, before: Values, after: Values) -> Iterator[Operation]:
    holder = path.split("/")[-2] if path else ""
    lists = NESTED_LISTS.get(holder, ())
    for name in dict.fromkeys([*after, *before]):
        old, new = before.get(name), after.get(name)
        if name in lists:
            yield from _list_operations(
                f"{path}/{name}".lstrip("/"), name, _listed(name, old), _listed(name, new)
            )
        else:
            yield from _field_operations(path, name, old, new)


def _field_operations(path: str, field: str, old: Any, new: Any) -> Iterator[Operation]:
    if is_same_value(old, new):
        return
    both = isinstance(old, Mapping) and isinstance(new, Mapping)
    if both and all(_KEY.fullmatch(str(key)) for key in (*old, *new)):
        for key in dict.fromkeys([*new, *old]):
            yield from _field_operations(path, f"{field}.{key}", old.get(key), new.get(key))
    else:
        yield SetField(record=path, field=field, before=old, after=new)


def _list_operations(path: str, group: str, old: list[Any], new: list[Any]) -> Iterator[Operation]:
    before, after = records_by_key(group, old), records_by_key(group, new)
    for key in before:
        if key not in after:
            yield RemoveRecord(record=f"{path}/{key}", values=dict(before[key]))
    kept = [key for key in before if key in after]
    places = {key: at for at, key in enumerate(after)}
    staying = _longest_run([places[key] for key in kept])
    behind = ""
    for key, record in after.items():
        if key not in before:
            yield AddRecord(group=path, values=dict(record), behind=behind)
        elif places[key] not in staying:
            yield MoveRecord(record=f"{path}/{key}", behind=behind)
        behind = key
    for key in kept:
        yield from _record_operations(f"{path}/{key}", before[key], after[key])


def _longest_run(places: list[int]) -> frozenset[int]:
    """Return a longest rising subsequence: records that stay while the others are moved around them."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for place in places:
        at = bisect_left(ends, place)
        before[place] = ends[at - 1] if at else None
        ends[at:] = [place, *ends[at + 1 :]]
    found, last = set(), ends[-1] if ends else None
    while last is not None:
        found.add(last)
        last = before[last]
    return frozenset(found)


def _listed(group: str, value: Any) -> list[Any]:
    if value is None or isinstance(value, list):
        return value or []
    message = f"edit: found no list in {group}, expected records; correct the file"
    raise EditError(message)


def _refuse_records(group: str, key: str | None) -> NoReturn:
    found = "a record without an id" if key is None else f"the id {key!r:.80} twice"
    message = f"edit: found {found} in {group}, expected an id of its own for each; correct the file"
    raise EditError(message)
