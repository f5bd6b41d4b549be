"""Records of a brief as YAML text, in the layout of the shipped briefs.

A record is a block with one field a line. Values stand on that line, in brackets and braces; only the claims
of an event are a block list themselves.
"""

from collections.abc import Iterable, Mapping
from io import StringIO
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from geodata.brief.problems import RECORD_GROUPS
from geodata.brief.records import Brief
from geodata.brief.schema.shape_upgrade import SHAPE
from geodata.words import LANGUAGES

BLOCK_LIST: Final = "claims"
"""The field of a record that is written with one item a block."""
_WIDTH: Final = 1_000_000
"""Columns before ruamel wraps a line: never."""


def format_brief_yaml(brief: Brief, remarks: tuple[str, ...] = ()) -> str:
    """Return the text of ``brief.yaml``: remarks as comments, then every field that has no default value."""
    data = {"schema": int(SHAPE)} | brief.model_dump(mode="json", exclude_defaults=True)
    comments = "".join(f"# {line}\n" for remark in remarks for line in remark.splitlines())
    head = block_style({name: value for name, value in data.items() if name not in RECORD_GROUPS})
    lists = [
        "\n" + dump_yaml(CommentedMap({name: [block_style(_reordered(each)) for each in data[name]]}))
        for name in RECORD_GROUPS
        if data.get(name)
    ]
    return comments + dump_yaml(head) + "".join(lists)


def record_yaml(record: Mapping[str, Any]) -> list[str]:
    """Return the lines of a record as an item of a list; absent values are left out."""
    lines = dump_yaml(CommentedSeq([block_style(record)])).splitlines()
    return [line.removeprefix("  ") for line in lines]


def inline_yaml(value: Any) -> str:
    """Return a value on one line: mappings in braces, lists in brackets."""
    return dump_yaml(flow_style("", value)).strip()


def round_trip_yaml() -> YAML:
    """Return a parser and emitter that keeps comments and quotes and indents as the shipped briefs do."""
    yaml = YAML(typ="rt")
    yaml.width = _WIDTH
    yaml.preserve_quotes = True
    yaml.brace_single_entry_mapping_in_flow_sequence = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def dump_yaml(value: object) -> str:
    """Return a value as YAML text."""
    stream = StringIO()
    round_trip_yaml().dump(value, stream)
    return stream.getvalue()


def block_style(record: Mapping[str, Any]) -> CommentedMap:
    """Return a record marked to be written with one field a line; absent values are left out."""
    return CommentedMap(
        (
            name,
            CommentedSeq(map(block_style, value)) if name == BLOCK_LIST else flow_style(name, value),
        )
        for name, value in record.items()
        if value is not None
    )


def _reordered(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record with its id first and its claims last."""
    first = [name for name in ("id", "number") if name in record]
    last = [name for name in (BLOCK_LIST,) if name in record]
    middle = [name for name in record if name not in {*first, *last}]
    return {name: record[name] for name in (*first, *middle, *last)}


def flow_style(key: str, value: Any) -> Any:
    """Return a value marked to be written on one line; the wording in a language stands in double quotes."""
    if isinstance(value, Mapping):
        fields = CommentedMap(
            (name, flow_style(name, item)) for name, item in value.items() if item is not None
        )
        fields.fa.set_flow_style()
        return fields
    if isinstance(value, list | tuple):
        return _flow_list(value)
    if isinstance(value, str):
        return DoubleQuotedScalarString(value) if key in LANGUAGES else str(value)
    return value


def _flow_list(values: Iterable[Any]) -> CommentedSeq:
    items = CommentedSeq(flow_style("", each) for each in values)
    items.fa.set_flow_style()
    return items
