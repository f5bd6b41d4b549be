"""Edits of ``brief.yaml`` as text: comments, order, quotes and line ends stay, only touched lines change.

An edit is spliced in at the position that the YAML parser reports for a record; the result is parsed again
and must equal the old document with that edit. Scalars are strings, as in
:mod:`geodata.brief.brief_reader`, so that ``010`` and ``12:30`` keep their spelling.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from io import StringIO
from typing import Any, cast

from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.resolver import VersionedResolver

from geodata.brief.yaml_writer import round_trip_yaml
from geodata.errors import BriefmapError


class EditError(BriefmapError):
    """An edit that a ``brief.yaml`` does not take: no such record, no YAML, or a layout that is not known."""


class StringResolver(VersionedResolver):
    """Resolver that reads every plain scalar as a string."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        """Return the tag of a node."""
        return super().resolve(kind, value, (False, True) if kind is ScalarNode else implicit)


def load_yaml(text: str) -> CommentedMap:
    """Return the mapping in a YAML text, with comments, order and style kept and every scalar a string.

    Raises
    ------
    EditError
        Where the text is no YAML mapping.
    """
    loaded = _parse(text, node=False)
    if not isinstance(loaded, CommentedMap):
        message = "edit: found no fields in brief.yaml, expected a mapping; start with id: and title:"
        raise EditError(message)
    return loaded


def _parse(text: str, *, node: bool) -> Any:
    """Return the root node of a text, with positions, or the values in it."""
    yaml = round_trip_yaml()
    yaml.Resolver = StringResolver
    try:
        return yaml.compose(StringIO(text)) if node else yaml.load(text)
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" line {mark.line + 1}" if mark else ""
        reason = str(getattr(error, "problem", None) or error).splitlines()[0]
        message = f"edit: brief.yaml{line}: {reason}; expected YAML; mend that line first"
        raise EditError(message) from error


def root_node(text: str) -> MappingNode:
    """Return the root of a YAML text, with the position of every value."""
    return cast("MappingNode", _parse(text, node=True))


def field_node(node: MappingNode, name: str) -> Node | None:
    """Return the value of a field of a record, if it has it."""
    return next((value for key, value in node.value if key.value == name), None)


def record_nodes(node: MappingNode, name: str) -> list[MappingNode]:
    """Return the records in a list of a record."""
    sequence = field_node(node, name)
    items = sequence.value if isinstance(sequence, SequenceNode) else []
    return [item for item in items if isinstance(item, MappingNode)]


TextReplacement = tuple[int, int, str]
"""Start, end and replacement of some characters; an end of -1 inserts new lines below that of the start."""


def field_edit(record: MappingNode, field: str, value: str) -> TextReplacement:
    """Return the edit that sets a field: in place of the old value, else as the last field of the record."""
    if (old := field_node(record, field)) is not None:
        return old.start_mark.index, old.end_mark.index, value
    if record.flow_style:
        at = record.value[-1][1].end_mark.index
        return at, at, f", {field}: {value}"
    at = last_leaf(record).end_mark.index
    return at, -1, f"{' ' * record.start_mark.column}{field}: {value}"


def field_removal(text: str, record: MappingNode, field: str) -> TextReplacement | None:
    """Return the edit that takes a field out of a record; None where the record has no such field."""
    at = next((index for index, (key, _) in enumerate(record.value) if key.value == field), None)
    if at is None:
        return None
    key, value = record.value[at]
    if not record.flow_style:
        line_start = text.rfind("\n", 0, key.start_mark.index) + 1
        end = _line_end(text, last_leaf(value).end_mark.index)
        behind = text.find("\n", end)
        is_first = at == 0  # its line may begin with the dash of a list
        start = key.start_mark.index if is_first else line_start
        stop = record.value[1][0].start_mark.index if is_first and len(record.value) > 1 else behind + 1
        return start, stop if stop > 0 else len(text), ""
    if at + 1 < len(record.value):
        return key.start_mark.index, record.value[at + 1][0].start_mark.index, ""
    start = record.value[at - 1][1].end_mark.index if at else key.start_mark.index
    return start, value.end_mark.index, ""


def last_leaf(node: Node) -> Node:
    """Return the last node of a block whose end is known: a scalar, or a value in brackets or braces."""
    while isinstance(node, SequenceNode | MappingNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return node


def splice_text(text: str, edits: Iterable[TextReplacement]) -> str:
    """Return the text with all edits applied, in the line ends of the text."""
    feed = "\r\n" if "\r\n" in text else "\n"
    for start, end, new in sorted(edits, reverse=True):
        at, until = (start, end) if end >= 0 else (_line_end(text, start),) * 2
        inserted = (new if end >= 0 else f"\n{new}").replace("\n", feed)
        text = text[:at] + inserted + text[until:]
    return text


def _line_end(text: str, at: int) -> int:
    """Return the offset of the end of the line on which a value ends (a block scalar ends a line below)."""
    while at and text[at - 1] in "\r\n":
        at -= 1
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    return end - 1 if text[end - 1 : end] == "\r" else end


def checked_text(text: str, expected: object) -> str:
    """Return the text after checking that it holds the expected values.

    Raises
    ------
    EditError
        Where it does not, since the layout of the file is not one that splicing handles.
    """
    if _plain_values(load_yaml(text)) != _plain_values(expected):
        message = (
            "edit: brief.yaml is laid out in a way that this change does not fit, expected one record a list "
            "item in the layout of the skeleton; write this change by hand"
        )
        raise EditError(message)
    return text


def _plain_values(value: Any) -> Any:
    """Return values as dicts, lists and strings, for comparison; absent ones are left out."""
    if isinstance(value, Mapping):
        return {str(key): _plain_values(item) for key, item in value.items() if item is not None}
    if isinstance(value, list | tuple):
        return [_plain_values(item) for item in value]
    return _scalar(value)


def _scalar(value: object) -> str:
    """Return a scalar as it is written in YAML."""
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date) else str(value)
