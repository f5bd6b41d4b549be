"""Other values written into the text of ``brief.yaml``: comments, order and the layout of the rest stay."""

from collections.abc import Mapping
from io import StringIO
from typing import Any, Final

from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from geodata.brief.problems import RECORD_GROUPS
from geodata.brief.yaml_edit import EditError, StringResolver, load_yaml
from geodata.brief.yaml_values import ABSENT_SCALARS, YamlFile, read_yaml_values
from geodata.brief.yaml_writer import BLOCK_LIST, block_style, flow_style, round_trip_yaml

_LISTS: Final = frozenset({*RECORD_GROUPS, BLOCK_LIST})
"""Lists that are written with one record a block."""


def yaml_with_values(text: str, values: Mapping[str, Any]) -> str:
    """Return the text with other values; lines whose value is the same stay as they are.

    Parameters
    ----------
    text
        Text of ``brief.yaml``, within the limits of reading; empty for a brief that has no file yet.
    values
        Values of the whole brief: mappings, lists, strings and None.

    Raises
    ------
    EditError
        Where the text is no YAML mapping, or cannot hold the values.
    """
    in_lines = text.replace("\r\n", "\n")
    root = load_yaml(in_lines) if text.strip() else CommentedMap()
    _update_mapping(root, values)
    stream = StringIO()
    yaml = round_trip_yaml()
    yaml.Resolver = StringResolver
    yaml.dump(root, stream)
    written = stream.getvalue()
    written = written.replace("\n", "\r\n") if "\r\n" in text else written
    if _plain(read_yaml_values(written, YamlFile(""))) != _plain(values):
        message = (
            "edit: brief.yaml is laid out in a way that these changes do not fit, expected one record a list "
            "item; save the brief as a file of its own"
        )
        raise EditError(message)
    return written


def _update_mapping(old: CommentedMap, new: Mapping[str, Any]) -> None:
    for key in [key for key in old if new.get(key) is None and not _is_absent(old[key])]:
        del old[key]
    for key, value in new.items():
        if value is not None:
            old[key] = _updated(old[key], value, key) if key in old else _new_value(key, value)


def _updated(old: Any, new: Any, key: str) -> Any:
    """Return a value of the text updated to a new one: as it was where it says the same."""
    if isinstance(old, CommentedMap) and isinstance(new, Mapping):
        _update_mapping(old, new)
        return old
    if isinstance(old, CommentedSeq) and isinstance(new, list):
        _update_list(old, new)
        return old
    if isinstance(old, str) and isinstance(new, str):
        return _in_quotes_of(old, new)
    return _new_value(key, new)


def _in_quotes_of(old: str, new: str) -> Any:
    """Return a text to be written in the quotes of the one before it, or in those that it needs."""
    if str(old) == new:
        return old
    return DoubleQuotedScalarString(new) if isinstance(old, DoubleQuotedScalarString) else _quoted(new)


def _update_list(old: CommentedSeq, new: list[Any]) -> None:
    """Update a list in place: records by their id, other items by their value; remarks go with them."""
    if _plain(old) == _plain(new):
        return
    free: dict[Any, list[int]] = {}
    for at, item in enumerate(old):
        free.setdefault(_identity(item), []).append(at)
    in_flow = bool(old.fa.flow_style())
    items: list[Any] = []
    remarks: dict[int, Any] = {}
    for value in new:
        places = free.get(_identity(value))
        if not places:
            items.append(_new_item(value, in_flow=in_flow))
            continue
        at = places.pop(0)
        if at in old.ca.items:
            remarks[len(items)] = old.ca.items[at]
        if isinstance(old[at], CommentedMap):
            _update_mapping(old[at], value)
        items.append(old[at])
    old.ca.items.clear()
    old[:] = items
    old.ca.items.update(remarks)


def _identity(item: Any) -> Any:
    """Return the id of a record, or an item as text; what an item of an updated list is known by."""
    return _name(item) or repr(_plain(item))


def _name(item: Any) -> str:
    found = item.get("id") or item.get("number") if isinstance(item, Mapping) else None
    document = item.get("document", "") if isinstance(item, Mapping) and "number" in item else ""
    return f"{document}:{found}" if found else ""


def _new_item(value: Any, *, in_flow: bool) -> Any:
    return _quoted(
        block_style(value) if isinstance(value, Mapping) and not in_flow else flow_style("", value)
    )


def _new_value(key: str, value: Any) -> Any:
    """Return a value that the text has not yet, in the layout of the shipped briefs."""
    if key in _LISTS and isinstance(value, list):
        return CommentedSeq(_new_item(each, in_flow=False) for each in value)
    return _quoted(flow_style(key, value))


def _quoted(value: Any) -> Any:
    """Return a value whose texts that a plain scalar cannot hold stand in quotes."""
    if isinstance(value, CommentedMap):
        for key in value:
            value[key] = _quoted(value[key])
        return value
    if isinstance(value, CommentedSeq):
        value[:] = [_quoted(each) for each in value]
        return value
    needs_quotes = type(value) is str and (value in ABSENT_SCALARS or not value.isprintable())
    return DoubleQuotedScalarString(value) if needs_quotes else value


def _is_absent(value: Any) -> bool:
    """Return whether a value of the text stands for none."""
    return type(value) is str and value in ABSENT_SCALARS


def _plain(value: Any) -> Any:
    """Return values as dicts, lists and strings, without absent ones."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items() if item is not None}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value
