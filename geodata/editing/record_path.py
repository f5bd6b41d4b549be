"""Paths of records in the values of a brief, by ids and never by positions.

``events/dispatch`` is an event, ``events/dispatch/claims/first`` a claim of it, ``sentences/4`` a sentence of
the text and ``sentences/annex:4`` one of another document. The empty path is the brief itself.
"""

from collections.abc import Mapping
from typing import Any, Final, NoReturn

from geodata.brief.problems import RECORD_GROUPS
from geodata.brief.yaml_edit import EditError

Values = Mapping[str, Any]
"""Values of a brief or a record as its file has them: mappings, lists, strings and None."""
NESTED_LISTS: Final[Mapping[str, tuple[str, ...]]] = {"": RECORD_GROUPS, "events": ("claims",)}
"""Lists of records in the brief itself (the empty name) and in the records of a list."""
_SHOWN: Final = 5


def record_key(group: str, record: object) -> str | None:
    """Return the key of a record in its list: its id, or the number of a sentence; None where it has none."""
    if not isinstance(record, Mapping):
        return None
    key = record.get("number" if group == "sentences" else "id")
    if not isinstance(key, str):
        return None
    document = record.get("document") if group == "sentences" else None
    return f"{document}:{key}" if document else key


def split_path(path: str) -> tuple[tuple[str, str], ...]:
    """Return the lists and keys of a path, from the brief down.

    Raises
    ------
    EditError
        Where a list of the path is none of records, or has no key.
    """
    steps, allowed = [], NESTED_LISTS[""]
    parts = path.split("/") if path else []
    for group, key in zip(parts[::2], [*parts[1::2], ""], strict=False):
        if group not in allowed or not key:
            _refuse_path(path, allowed)
        steps.append((group, key))
        allowed = NESTED_LISTS.get(group, ())
    return tuple(steps)


def find_record(values: Values, path: str) -> Values:
    """Return the record at a path.

    Raises
    ------
    EditError
        Where there is no such record.
    """
    found = values
    for group, key in split_path(path):
        records = listed_records(found, group)
        found = records[position_of(records, group, key)]
    return found


def listed_records(record: Values, group: str) -> list[Any]:
    """Return the records in a list of a record; none where it has no such list."""
    records = record.get(group)
    return records if isinstance(records, list) else []


def position_of(records: list[Any], group: str, key: str) -> int:
    """Return the index of the record with a key.

    Raises
    ------
    EditError
        Where no record has it.
    """
    keys = [record_key(group, record) for record in records]
    if key in keys:
        return keys.index(key)
    known = ", ".join(filter(None, keys[:_SHOWN])) or "none at all"
    more = " …" if len(keys) > _SHOWN else ""
    message = f"edit: found no {key!r:.80} in {group}, expected one of its records: {known}{more}"
    raise EditError(message)


def _refuse_path(path: str, allowed: tuple[str, ...]) -> NoReturn:
    expected = f"one of {', '.join(allowed)} and an id behind it" if allowed else "no list within this record"
    message = f"edit: found the path {path!r:.80}, expected {expected}, such as events/first-strike"
    raise EditError(message)
