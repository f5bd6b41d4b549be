"""A YAML document read from the events of libyaml, many times faster than the parser that is all Python.

Only a document that is plain throughout is read here: mappings with words for keys, lists and scalars. Of
every other one (a fault, an anchor, a tag, a key twice, deep nesting, a letter that versions of YAML read in
two ways) nothing is said; the other parser reads it and says what is wrong. Events are taken one by one:
libyaml's own composer calls itself for every level, and a file could end the process with that.
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

Path = tuple[str | int, ...]
"""Keys and numbers in lists, from the whole document to a value."""
ABSENT: Final = frozenset({"", "null", "~"})
"""Plain scalars that say that there is no value."""
MAX_DEPTH: Final = 40
"""Levels that values lie in one another at most."""
_DOUBTFUL: Final = re.compile("[\t\x85\u2028\u2029\ufeff]" r"|^ +\r?$|[|>][-+\d]*#|^\.\.\.", re.MULTILINE)
"""Letters that break lines in YAML 1.1 alone, and what libyaml takes more leniently than the other parser."""


class _OddError(BriefmapError):
    """The document is not plain."""


def plain(text: str) -> tuple[dict[str, Any], dict[Path, int]] | None:
    """The values of a document and the line of each; none where it is not plain, or libyaml is missing."""
    if CParser is None or _DOUBTFUL.search(text):
        return None
    lines: dict[Path, int] = {}
    try:
        return _whole(CParser(text).get_event, lines), lines
    except (YAMLError, _OddError):
        return None


def _whole(take: Callable[[], "Event"], lines: dict[Path, int]) -> dict[str, Any]:
    take()  # the start of the stream
    start = take()
    if not isinstance(start, DocumentStartEvent) or start.version or start.tags:
        raise _OddError
    event = take()
    if not isinstance(event, MappingStartEvent):
        raise _OddError
    values: dict[str, Any] = _value(event, (), take, lines)
    take()  # the end of the document
    if not isinstance(take(), StreamEndEvent):
        raise _OddError
    return values


def _value(event: "Event", path: Path, take: Callable[[], "Event"], lines: dict[Path, int]) -> Any:
    kind = type(event)
    if event.anchor is not None or event.tag is not None or len(path) > MAX_DEPTH:
        raise _OddError
    lines[path] = event.start_mark.line + 1
    if kind is ScalarEvent:
        return None if event.value in ABSENT and not event.style else event.value
    if kind is SequenceStartEvent:
        return _list(path, take, lines)
    return _group(path, take, lines)


def _list(path: Path, take: Callable[[], "Event"], lines: dict[Path, int]) -> list[Any]:
    found: list[Any] = []
    while type(event := take()) is not SequenceEndEvent:
        found.append(_value(event, (*path, len(found)), take, lines))
    return found


def _group(path: Path, take: Callable[[], "Event"], lines: dict[Path, int]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    while type(key := take()) is not MappingEndEvent:
        if (
            type(key) is not ScalarEvent
            or key.value in found
            or key.anchor is not None
            or key.tag is not None
        ):
            raise _OddError
        found[key.value] = _value(take(), (*path, key.value), take, lines)
    return found
