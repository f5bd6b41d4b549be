"""Fast parser of plain YAML, from the events of libyaml.

A plain document has mappings with scalar keys, lists and scalars. Every other one (a syntax error, an anchor,
a tag, a duplicate key, deep nesting, a character on which versions of YAML differ) is refused without a
message; :mod:`geodata.brief.brief_reader` then reads it with ruamel and reports its problems. Events are
taken one by one: libyaml's composer recurses by level, and a nested file could overflow its stack.
"""

import re
from collections.abc import Callable
from typing import Any, Final

from geodata.errors import BriefmapError

try:
    from yaml import YAMLError
    from yaml.cyaml import CParser
    from yaml.events import (
        DocumentStartEvent,
        Event,
        MappingEndEvent,
        MappingStartEvent,
        ScalarEvent,
        SequenceEndEvent,
        SequenceStartEvent,
        StreamEndEvent,
    )
except ImportError:  # built without libyaml
    CParser = None

YamlPath = tuple[str | int, ...]
"""Keys and list indices from the root of a document to a value."""
ABSENT_SCALARS: Final = frozenset({"", "null", "~"})
"""Plain scalars that stand for an absent value."""
MAX_YAML_DEPTH: Final = 40
"""Deepest nesting of values that is read."""
_DOUBTFUL: Final = re.compile("[\t\x85\u2028\u2029\ufeff]" r"|^ +\r?$|[|>][-+\d]*#|^\.\.\.", re.MULTILINE)
"""Line breaks of YAML 1.1 alone, and constructs that libyaml takes and ruamel refuses."""


class _NotPlainError(BriefmapError):
    """A document is not plain."""


def parse_plain_yaml(text: str) -> tuple[dict[str, Any], dict[YamlPath, int]] | None:
    """Return the values of a document and the line of each (from 1), or None if it is not plain.

    Also None where PyYAML was built without libyaml.
    """
    if CParser is None or _DOUBTFUL.search(text):
        return None
    lines: dict[YamlPath, int] = {}
    try:
        return _read_document(CParser(text).get_event, lines), lines
    except (YAMLError, _NotPlainError):
        return None


def _read_document(next_event: Callable[[], "Event"], lines: dict[YamlPath, int]) -> dict[str, Any]:
    next_event()  # the start of the stream
    start = next_event()
    if not isinstance(start, DocumentStartEvent) or start.version or start.tags:
        raise _NotPlainError
    event = next_event()
    if not isinstance(event, MappingStartEvent):
        raise _NotPlainError
    values: dict[str, Any] = _value(event, (), next_event, lines)
    next_event()  # the end of the document
    if not isinstance(next_event(), StreamEndEvent):
        raise _NotPlainError
    return values


def _value(
    event: "Event", path: YamlPath, next_event: Callable[[], "Event"], lines: dict[YamlPath, int]
) -> Any:
    kind = type(event)
    if event.anchor is not None or event.tag is not None or len(path) > MAX_YAML_DEPTH:
        raise _NotPlainError
    lines[path] = event.start_mark.line + 1
    if kind is ScalarEvent:
        return None if event.value in ABSENT_SCALARS and not event.style else event.value
    if kind is SequenceStartEvent:
        return _list(path, next_event, lines)
    return _mapping(path, next_event, lines)


def _list(path: YamlPath, next_event: Callable[[], "Event"], lines: dict[YamlPath, int]) -> list[Any]:
    items: list[Any] = []
    while type(event := next_event()) is not SequenceEndEvent:
        items.append(_value(event, (*path, len(items)), next_event, lines))
    return items


def _mapping(path: YamlPath, next_event: Callable[[], "Event"], lines: dict[YamlPath, int]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    while type(key := next_event()) is not MappingEndEvent:
        if (
            type(key) is not ScalarEvent
            or key.value in values
            or key.anchor is not None
            or key.tag is not None
        ):
            raise _NotPlainError
        values[key.value] = _value(next_event(), (*path, key.value), next_event, lines)
    return values
