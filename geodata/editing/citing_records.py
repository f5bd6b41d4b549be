"""Records of a brief that refer to another one: they are named before it is removed."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl

from geodata.brief.present_ids import LIST_OF_KEY, REFERENCES
from geodata.editing.record_path import NESTED_LISTS, Values, listed_records, record_key, split_path


def citing_records(values: Values, path: str) -> tuple[str, ...]:
    """Return the paths of the records that refer to the record at a path, in the order of the file.

    The record itself and those within it are left out; the empty path stands for the brief's own fields.

    Raises
    ------
    EditError
        Where the path is none of a record.
    """
    steps = split_path(path)
    group, key = steps[-1]
    document, _, own = key.rpartition(":") if group == "sentences" else ("", "", key)
    found = (
        holder
        for field in REFERENCES.get(group, ())
        for holder, owner, value in _references(values, field.split("."), "", "", {})
        if value == own and (group != "sentences" or (owner.get("document") or "") == document)
    )
    outside = (each for each in found if each != path and not each.startswith(f"{path}/"))
    return tuple(dict.fromkeys((*outside, *_slides_that_show(values, group, own))))


def _slides_that_show(values: Values, group: str, key: str) -> Iterator[str]:
    """Yield the paths of the slides whose view names a record."""
    for slide in listed_records(values, "slides"):
        name, view = record_key("slides", slide), slide.get("view") if isinstance(slide, Mapping) else None
        pairs = parse_qsl(view) if isinstance(view, str) else []
        if name and any(LIST_OF_KEY.get(each) == group and key in named.split(",") for each, named in pairs):
            yield f"slides/{name}"


def _references(
    value: Any, parts: list[str], holder: str, group: str, owner: Mapping[str, Any]
) -> Iterator[tuple[str, Mapping[str, Any], Any]]:
    """Yield the path of the record that holds each value of a field, the mapping around it, and the value."""
    if not parts:
        yield holder, owner, value
        return
    first, *rest = parts
    if first == "*":
        items = (
            value if isinstance(value, list) else list(value.values()) if isinstance(value, Mapping) else []
        )
        for item in items:
            key = record_key(group.rpartition("/")[2], item) if group else None
            inner = f"{group}/{key}" if key else holder
            yield from _references(item, rest, inner, "", item if isinstance(item, Mapping) else owner)
    elif isinstance(value, Mapping) and first in value:
        lists = NESTED_LISTS.get("" if not holder else holder.split("/")[-2], ())
        inner_group = (
            f"{holder}/{first}".lstrip("/") if first in lists and isinstance(value[first], list) else ""
        )
        yield from _references(value[first], rest, holder, inner_group, value)
