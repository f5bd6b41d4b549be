"""A brief as the text of a ``brief.yaml``: one record a block, one field a line."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from geodata.brief.records import Brief

_LISTS = ("sources", "actors", "places", "sentences", "events", "queries")
_IN_BLOCKS = "claims"


def sheet(brief: Brief, remarks: tuple[str, ...] = ()) -> str:
    """The YAML of a brief, without fields that keep their default; remarks stand above it."""
    data = brief.model_dump(mode="json", exclude_defaults=True)
    lines = [f"# {line}" for remark in remarks for line in remark.splitlines()]
    lines += [f"{name}: {_value(value)}" for name, value in data.items() if name not in _LISTS]
    for name in _LISTS:
        if records := data.get(name):
            lines += ["", f"{name}:", *(line for record in records for line in _block(record, "  "))]
    return "\n".join(lines) + "\n"


def _block(record: Mapping[str, Any], indent: str) -> Iterator[str]:
    mark = "- "
    for name, value in _ordered(record).items():
        if name == _IN_BLOCKS:
            yield f"{indent}  {name}:"
            yield from (line for each in value for line in _block(each, f"{indent}    "))
        else:
            yield f"{indent}{mark}{name}: {_value(value)}"
        mark = "  "


def _ordered(record: Mapping[str, Any]) -> dict[str, Any]:
    """A record with its name first, what marks it as proposed second, its claims last."""
    first = {name: record[name] for name in ("id", "number", "proposed") if name in record}
    last = {name: record[name] for name in (_IN_BLOCKS,) if name in record}
    return first | {name: value for name, value in record.items() if name not in first | last} | last


def _value(value: object) -> str:
    """A value in flow style: JSON, which YAML reads as it is, with plain words left bare."""
    if (
        isinstance(value, str)
        and value.replace("-", "").isalnum()
        and value.isascii()
        and value[:1].isalpha()
    ):
        return value
    return json.dumps(value, ensure_ascii=False)
