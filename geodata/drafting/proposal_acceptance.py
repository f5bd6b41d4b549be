"""Acceptance of proposals in ``brief.yaml``: a record, or one field with its reading."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from ruamel.yaml.nodes import MappingNode

from geodata.brief.record_fields import WHOLE_RECORD
from geodata.brief.yaml_edit import (
    EditError,
    TextReplacement,
    checked_text,
    field_edit,
    field_node,
    field_removal,
    load_yaml,
    record_nodes,
    root_node,
    splice_text,
)
from geodata.brief.yaml_writer import inline_yaml

_PROPOSED: Final = "proposed"
_TARGET: Final = re.compile(r"(?P<id>[^.=]+)(?:\.(?P<field>[a-z_]+)(?:=(?P<reading>.+))?)?")
_READINGS: Final = "readings"
_SPAN: Final = re.compile(r"\[\d+, \d+\]")


@dataclass(frozen=True)
class AcceptedProposal:
    """Target of an acceptance: a record by its id (a sentence by its number), or one field of it."""

    record: str
    field: str | None = None
    reading: str | None = None
    """Reading that is chosen, where the field has several."""


def parse_accepted(text: str) -> AcceptedProposal:
    """Return what ``ID``, ``ID.FIELD`` or ``ID.FIELD=READING`` accepts.

    Raises
    ------
    EditError
        Where the text has none of these forms.
    """
    found = _TARGET.fullmatch(text.strip())
    if found is None:
        message = f"accept: found {text!r}, expected ID, ID.FIELD or ID.FIELD=READING"
        raise EditError(message)
    return AcceptedProposal(found["id"], found["field"], found["reading"])


def accept_proposals(text: str, accepted: Sequence[AcceptedProposal]) -> str:
    """Return the text of ``brief.yaml`` with proposals accepted; comments and order stay.

    An event is accepted with its claims. A field with several readings takes the one that is chosen.

    Raises
    ------
    EditError
        Where a record or field is not proposed, or of several readings none is chosen.
    """
    for each in accepted:
        text = _accept(text, each)
    return text


def _accept(text: str, accepted: AcceptedProposal) -> str:
    expected = load_yaml(text)
    record, node = _find(expected, root_node(text), accepted.record)
    proposed = record.get(_PROPOSED)
    if not isinstance(proposed, Mapping):
        message = f"accept: {accepted.record!r} is not proposed"
        raise EditError(message)
    edits = (
        _whole_edits(text, record, node, accepted.record)
        if accepted.field is None
        else _field_edits(text, record, node, accepted)
    )
    return checked_text(splice_text(text, edits), expected)


def _find(expected: Mapping[str, Any], root: MappingNode, name: str) -> tuple[Any, MappingNode]:
    """Return the record of an id, or the sentence of a number, as values and as a node."""
    for group, key in (("events", "id"), ("sentences", "number")):
        nodes = record_nodes(root, group)
        for record, node in zip(expected.get(group) or (), nodes, strict=False):
            if str(record.get(key)) == name:
                return record, node
            claims = zip(record.get("claims") or (), record_nodes(node, "claims"), strict=False)
            for claim, inner in claims:
                if claim.get("id") == name:
                    return claim, inner
    message = f"accept: found no event, claim or sentence {name!r} in brief.yaml"
    raise EditError(message)


def _whole_edits(text: str, record: Any, node: MappingNode, name: str) -> list[TextReplacement]:
    if asked := [field for field, each in record[_PROPOSED].items() if each.get(_READINGS)]:
        field = asked[0]
        message = _choice_message(f"{name}.{field}", record[_PROPOSED][field][_READINGS])
        raise EditError(message)
    inner = zip(record.get("claims") or (), record_nodes(node, "claims"), strict=False)
    pairs = [(record, node), *((claim, each) for claim, each in inner if _PROPOSED in claim)]
    for each, _ in pairs:
        del each[_PROPOSED]
    found = (field_removal(text, each, _PROPOSED) for _, each in pairs)
    return [edit for edit in found if edit is not None]


def _field_edits(
    text: str, record: Any, node: MappingNode, accepted: AcceptedProposal
) -> list[TextReplacement]:
    field, proposed = str(accepted.field), record[_PROPOSED]
    if field not in proposed or field == WHOLE_RECORD:
        known = ", ".join(name for name in proposed if name != WHOLE_RECORD) or "none"
        message = f"accept: {accepted.record!r} has no proposed field {field!r}, expected one of: {known}"
        raise EditError(message)
    readings = list(proposed[field].get(_READINGS) or ())
    edits: list[TextReplacement] = []
    if readings:
        if accepted.reading is None or accepted.reading not in readings:
            message = _choice_message(f"{accepted.record}.{field}", readings)
            raise EditError(message)
        edits += _chosen_edits(text, record, node, field, accepted.reading)
    elif accepted.reading is not None:
        message = f"accept: {accepted.record}.{field} has one reading only; write {accepted.record}.{field}"
        raise EditError(message)
    del proposed[field]
    inner = field_node(node, _PROPOSED)
    if isinstance(inner, MappingNode) and (removed := field_removal(text, inner, field)) is not None:
        edits.append(removed)
    return edits


def _choice_message(target: str, readings: Sequence[str]) -> str:
    forms = ", ".join(f"{target}={reading}" for reading in readings)
    return f"accept: {target} has several readings, expected one of: {forms}"


def _chosen_edits(
    text: str, record: Any, node: MappingNode, field: str, reading: str
) -> list[TextReplacement]:
    """Return the edits that give a field the chosen reading: a date, a place or a span of the text."""
    value: Any = _value_of(field, reading)
    record[field] = value
    edits = [field_edit(node, field, inline_yaml(value))]
    if field == "places" and "off_map" in record:
        del record["off_map"]
        removed = field_removal(text, node, "off_map")
        edits += [removed] if removed is not None else []
    return edits


def _value_of(field: str, reading: str) -> Any:
    """Return a reading as the value of its field.

    Raises
    ------
    EditError
        For a field whose readings cannot be chosen so.
    """
    if field == "when":
        return {"edtf": reading}
    if field == "places":
        return [{"place": reading}]
    if field == "spans" and _SPAN.fullmatch(reading):
        return [reading.strip("[]").split(", ")]
    message = f"accept: a reading of {field!r} is written by hand"
    raise EditError(message)
