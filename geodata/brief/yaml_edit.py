"""Changes to ``brief.yaml`` as text: comments, order, quoting and line ends stay; only touched lines change.

A change is set into the text where the YAML parser says that the record stands, and the result is read again:
it must say what was there before and the change, nothing else. Scalars are strings, as in
:mod:`geodata.brief.brief_reader`, so that 010 and 12:30 stay as they were written.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from io import StringIO
from typing import Any, Final, cast

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from geodata.brief.grades import LETTERS, NUMBERS
from geodata.words import LANGS

IN_BLOCKS: Final = frozenset({"claims"})
"""Fields of a new record that are written a line an item; all others stand on one line."""
WIDE: Final = 1_000_000


class _AsWritten(VersionedResolver):
    """A resolver to which every plain scalar is the string that was written."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        """The tag of a node; no scalar is a number, a date or a truth."""
        return super().resolve(kind, value, (False, True) if kind is ScalarNode else implicit)


def load(text: str) -> CommentedMap:
    """A brief as a document that keeps comments, order and style; every scalar is a string.

    Raises
    ------
    ValueError
        Where the text is no YAML mapping.
    """
    document = _parsed(text, node=False)
    if not isinstance(document, CommentedMap):
        message = "edit: found no fields in brief.yaml, expected a mapping; start with id: and title:"
        raise ValueError(message)  # noqa: TRY004 - what is wrong is the text, not a type of ours
    return document


def dump(document: CommentedMap) -> str:
    """A document of :func:`load` as text; unchanged in the style of the shipped briefs the same bytes."""
    return _written(document, _yaml(as_written=True))


def regraded(
    text: str, *, reliability: Mapping[str, str] | None = None, credibility: Mapping[str, int] | None = None
) -> str:
    """The text with Admiralty letters for sources and numbers for claims.

    Raises
    ------
    LookupError
        Where a source or a claim is not in the text.
    ValueError
        Where a letter is not A to F or a number not 1 to 6.
    """
    letters, numbers = dict(reliability or {}), dict(credibility or {})
    _allowed("reliability", letters, LETTERS)
    _allowed("credibility", numbers, NUMBERS)
    expected = load(text)
    root = _root(text)
    claims = [claim for event in _records(root, "events") for claim in _records(event, "claims")]
    edits = [
        _grade(_found(_records(root, "sources"), "source", name), "reliability", letter)
        for name, letter in letters.items()
    ] + [
        _grade(_found(claims, "claim", name), "credibility", str(number)) for name, number in numbers.items()
    ]
    _set(expected.get("sources", ()), "reliability", letters)
    for event in expected.get("events", ()):
        _set(event.get("claims", ()), "credibility", numbers)
    return _checked(_spliced(text, edits), expected)


def with_claim(text: str, event_id: str, claim: Mapping[str, Any]) -> str:
    """The text with one more claim at the end of an event's claims.

    Raises
    ------
    LookupError
        Where the event is not in the text.
    """
    expected = load(text)
    event = _found(_records(_root(text), "events"), "event", event_id)
    _list(next(at for at in expected["events"] if at.get("id") == event_id), "claims").append(claim)
    return _checked(_appended(text, event, "claims", claim), expected)


def with_event(text: str, event: Mapping[str, Any]) -> str:
    """The text with one more event at the end of the events."""
    return _with(text, "events", event, apart=True)


def with_slide(text: str, slide: Mapping[str, Any]) -> str:
    """The text with one more saved view at the end of the list ``slides``, which it may not have yet."""
    return _with(text, "slides", slide)


def _with(text: str, field: str, item: Mapping[str, Any], *, apart: bool = False) -> str:
    expected = load(text)
    _list(expected, field).append(item)
    return _checked(_appended(text, _root(text), field, item, apart=apart), expected)


def _list(record: CommentedMap, field: str) -> list[Any]:
    """A list of a record; an absent one is set first."""
    if not record.get(field):
        record[field] = CommentedSeq()
    listed: list[Any] = record[field]
    return listed


def _set(records: Iterable[CommentedMap], field: str, grades: Mapping[str, object]) -> None:
    for record in records:
        if record.get("id") in grades:
            record[field] = grades[record["id"]]


def _yaml(*, as_written: bool = False) -> YAML:
    yaml = YAML(typ="rt")
    yaml.width = WIDE
    yaml.preserve_quotes = True
    yaml.brace_single_entry_mapping_in_flow_sequence = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    if as_written:
        yaml.Resolver = _AsWritten
    return yaml


def _parsed(text: str, *, node: bool) -> Any:
    yaml = _yaml(as_written=True)
    try:
        return yaml.compose(StringIO(text)) if node else yaml.load(text)
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" line {mark.line + 1}" if mark else ""
        what = str(getattr(error, "problem", None) or error).splitlines()[0]
        message = f"edit: brief.yaml{where}: {what}; expected YAML; mend that line first"
        raise ValueError(message) from error


def _written(value: object, yaml: YAML) -> str:
    stream = StringIO()
    yaml.dump(value, stream)
    return stream.getvalue()


def _root(text: str) -> MappingNode:
    return cast("MappingNode", _parsed(text, node=True))


def _field(node: MappingNode, name: str) -> Node | None:
    return next((value for key, value in node.value if key.value == name), None)


def _records(node: MappingNode, name: str) -> list[MappingNode]:
    listed = _field(node, name)
    items = listed.value if isinstance(listed, SequenceNode) else []
    return [item for item in items if isinstance(item, MappingNode)]


def _found(records: Iterable[MappingNode], what: str, name: str) -> MappingNode:
    named = {at.value: record for record in records if (at := _field(record, "id")) is not None}
    if name not in named:
        known = ", ".join(map(str, named)) or "none at all"
        message = f"edit: found no {what} {name!r} in brief.yaml, expected one of: {known}"
        raise LookupError(message)
    return named[name]


def _allowed(field: str, given: Mapping[str, object], allowed: Iterable[object]) -> None:
    wrong = {name: grade for name, grade in given.items() if grade not in allowed}
    for name, grade in wrong.items():
        message = (
            f"edit: {field} of {name!r}: found {grade!r}, expected one of {', '.join(map(str, allowed))}"
        )
        raise ValueError(message)


Edit = tuple[int, int, str]
"""What is put in place of the characters [start, end)."""


def _grade(record: MappingNode, field: str, grade: str) -> Edit:
    """A grade in place of the one that stands there, else as the last field of the record."""
    if (old := _field(record, field)) is not None:
        return old.start_mark.index, old.end_mark.index, grade
    if record.flow_style:
        at = record.value[-1][1].end_mark.index
        return at, at, f", {field}: {grade}"
    at = _leaf(record).end_mark.index
    return at, -1, f"{' ' * record.start_mark.column}{field}: {grade}"


def _appended(
    text: str, record: MappingNode, field: str, item: Mapping[str, Any], *, apart: bool = False
) -> str:
    """The text with an item as the last one of a record's list; ``apart``: an empty line before it."""
    listed = _field(record, field)
    column = record.start_mark.column
    if isinstance(listed, SequenceNode) and listed.flow_style:
        return _spliced(text, [_into_flow(listed, item)])
    if listed is None and record.flow_style:
        at = record.value[-1][1].end_mark.index
        return _spliced(text, [(at, at, f", {field}: [{_inline(item)}]")])
    at = _leaf(listed if listed is not None else record).end_mark.index
    if isinstance(listed, SequenceNode):
        column = listed.start_mark.column - 2
    title = [] if listed is not None else ["", f"{' ' * column}{field}:"]
    lines = [*([""] if apart else []), *title, *(f"{' ' * (column + 2)}{line}" for line in _item(item))]
    return _spliced(text, [(at, -1, "\n".join(lines))])


def _into_flow(listed: SequenceNode, item: Mapping[str, Any]) -> Edit:
    if not listed.value:
        return listed.start_mark.index, listed.end_mark.index, f"[{_inline(item)}]"
    at = listed.value[-1].end_mark.index
    return at, at, f", {_inline(item)}"


def _inline(item: Mapping[str, Any]) -> str:
    return _written(_flow("", item), _yaml()).strip()


def _leaf(node: Node) -> Node:
    """The last node of a block that stands on lines of its own: a scalar, or a list in brackets."""
    while isinstance(node, SequenceNode | MappingNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return node


def _spliced(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made, from the last to the first; an end of -1: as lines below that place."""
    feed = "\r\n" if "\r\n" in text else "\n"
    for start, end, words in sorted(edits, reverse=True):
        at, until = (start, end) if end >= 0 else (_line_end(text, start),) * 2
        made = (words if end >= 0 else f"\n{words}").replace("\n", feed)
        text = text[:at] + made + text[until:]
    return text


def _line_end(text: str, at: int) -> int:
    """The end of the line on which a value ends; behind a block scalar that is a line further up."""
    while at and text[at - 1] in "\r\n":
        at -= 1
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    return end - 1 if text[end - 1 : end] == "\r" else end


def _checked(text: str, expected: object) -> str:
    """The text, where it says what is expected.

    Raises
    ------
    ValueError
        Where it does not: the file is laid out in a way that is not understood here.
    """
    if _pure(load(text)) != _pure(expected):
        message = (
            "edit: brief.yaml is laid out in a way that this change does not fit, expected one record a list "
            "item in the layout of the skeleton; write this change by hand"
        )
        raise ValueError(message)
    return text


def _pure(value: Any) -> Any:
    """A document as plain dicts, lists and strings; an absent value is left out."""
    if isinstance(value, Mapping):
        return {str(key): _pure(item) for key, item in value.items() if item is not None}
    if isinstance(value, list | tuple):
        return [_pure(item) for item in value]
    return _scalar(value)


def _scalar(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date) else str(value)


def _item(record: Mapping[str, Any]) -> list[str]:
    """The lines of a new list item, its margin left out."""
    fields = CommentedMap((key, _styled(key, value)) for key, value in record.items() if value is not None)
    lines = _written(CommentedSeq([fields]), _yaml()).splitlines()
    return [line.removeprefix("  ") for line in lines]


def _styled(key: str, value: Any) -> Any:
    if key in IN_BLOCKS:
        return CommentedSeq(
            CommentedMap((name, _styled(name, part)) for name, part in item.items() if part is not None)
            for item in value
        )
    return _flow(key, value)


def _flow(key: str, value: Any) -> Any:
    """A value on one line: mappings in braces, lists in brackets, words in quotes."""
    if isinstance(value, Mapping):
        fields = CommentedMap((name, _flow(name, item)) for name, item in value.items() if item is not None)
        fields.fa.set_flow_style()
        return fields
    if isinstance(value, list | tuple):
        items = CommentedSeq(_flow("", item) for item in value)
        items.fa.set_flow_style()
        return items
    if isinstance(value, str):
        return DoubleQuotedScalarString(value) if key in LANGS else str(value)
    return value
