"""A ``brief.yaml`` of shape 1 rewritten in shape 2, as text: comments, order, quotes and line ends stay."""

from collections.abc import Iterator
from typing import Final

from ruamel.yaml.nodes import MappingNode, Node

from geodata.brief.schema.shape_upgrade import (
    SHAPE,
    TEXT_DOCUMENT_ID,
    is_first_shape,
    listed_sentences,
    upgrade_values,
    upgraded_proposal,
    upgraded_sentence,
)
from geodata.brief.yaml_edit import (
    EditError,
    TextReplacement,
    checked_text,
    load_yaml,
    record_nodes,
    root_node,
    splice_text,
)
from geodata.brief.yaml_writer import inline_yaml

_DOCUMENT_FIELDS: Final = (("id", TEXT_DOCUMENT_ID), ("type", "text"))
_Pair = tuple[Node, Node]


def upgrade_text(text: str) -> str:
    """Return the text of a brief in shape 2; one that is in shape 2 already is unchanged.

    Raises
    ------
    EditError
        Where the text is no YAML mapping, or laid out in a way that cannot be rewritten.
    """
    values = load_yaml(text)
    if not is_first_shape(values):
        return text
    expected, _ = upgrade_values(values, {})
    root = root_node(text)
    edits = [
        *_shape_edits(root),
        *_document_edits(root),
        *_sentence_edits(root, text, listed_sentences(values)),
        *_event_edits(root),
    ]
    return checked_text(splice_text(text, edits), expected)


def _shape_edits(root: MappingNode) -> Iterator[TextReplacement]:
    """Yield the edit that puts the shape before the first field, or in place of the old one."""
    for key, value in root.value:
        if key.value == "schema":
            yield value.start_mark.index, value.end_mark.index, SHAPE
            return
    start = root.value[0][0].start_mark.index
    yield start, start, f"schema: {SHAPE}, " if root.flow_style else f"schema: {SHAPE}\n"


def _document_edits(root: MappingNode) -> Iterator[TextReplacement]:
    """Yield the edits that make the text a document."""
    for key, value in root.value:
        if key.value != "text" or not isinstance(value, MappingNode):
            continue
        yield key.start_mark.index, key.end_mark.index, "documents"
        start = value.start_mark.index
        if value.flow_style:
            fields = ", ".join(f"{name}: {each}" for name, each in _DOCUMENT_FIELDS)
            yield start, start + 1, f"[{{{fields}, "
            yield value.end_mark.index, value.end_mark.index, "]"
        else:
            indent = " " * (value.start_mark.column + 2)
            fields = "".join(f"{name}: {each}\n{indent}" for name, each in _DOCUMENT_FIELDS)
            yield start, start, f"- {fields}"
            for each, _ in value.value[1:]:
                yield each.start_mark.index, each.start_mark.index, "  "


def _sentence_edits(root: MappingNode, text: str, listed: set[str]) -> Iterator[TextReplacement]:
    """Yield the edits of the sentences: coverage goes, a reason is renamed, proposals have a rule."""
    for record in record_nodes(root, "sentences"):
        fields = {key.value: value.value for key, value in record.value}
        upgraded = upgraded_sentence(fields, listed)
        for at, (key, value) in enumerate(record.value):
            if key.value == "reason":
                (name,) = {"set_aside", "note"} & upgraded.keys()
                yield key.start_mark.index, key.end_mark.index, name
            elif key.value == "coverage" and value.value == "heading":
                yield key.start_mark.index, value.end_mark.index, "heading: true"
            elif key.value == "coverage":
                yield _removal(record, at, text)
        yield from _proposal_edits(record)


def _removal(record: MappingNode, at: int, text: str) -> TextReplacement:
    """Return the edit that removes a field of a record, with its line or its comma."""
    key, value = record.value[at]
    if at == 0:
        message = (
            f"upgrade: brief.yaml line {key.start_mark.line + 1}: found {key.value} as the first field of a "
            "record, expected its number; put number: first"
        )
        raise EditError(message)
    if record.flow_style:
        return record.value[at - 1][1].end_mark.index, value.end_mark.index, ""
    start = text.rindex("\n", 0, key.start_mark.index) + 1
    line_end = text.find("\n", value.end_mark.index)
    end = len(text) if line_end < 0 else line_end + 1
    remark = text[value.end_mark.index : end].strip()
    return start, end, f"{' ' * key.start_mark.column}{remark}\n" if remark else ""


def _event_edits(root: MappingNode) -> Iterator[TextReplacement]:
    """Yield the edits of events and claims that are proposed as a whole."""
    for event in record_nodes(root, "events"):
        yield from _proposal_edits(event)
        for claim in record_nodes(event, "claims"):
            yield from _proposal_edits(claim)


def _proposal_edits(record: MappingNode) -> Iterator[TextReplacement]:
    for key, value in record.value:
        if key.value == "proposed" and isinstance(value.value, str):
            proposed = upgraded_proposal("proposed", value.value).get("proposed", {})
            yield value.start_mark.index, value.end_mark.index, inline_yaml(proposed)
