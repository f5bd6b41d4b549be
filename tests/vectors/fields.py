"""The page of the guide about the fields of a brief, made from the schema of ``brief.yaml``.

``python tests/vectors/fields.py`` writes it anew; a test compares it with the schema.
"""

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from geodata.brief.schema.brief_schema import brief_json_schema
from geodata.kinds.kind_table import shipped_kinds
from geodata.kinds.unit_table import shipped_unit_ids, unit_table
from geodata.vocabulary import UnitClass

PAGE = Path(__file__).parents[2] / "geodata" / "guide" / "fields.md"
HEAD = """\
# Fields of a brief

A `brief.yaml` is one record of the first table; its lists and fields hold records of the others. A field that
is not needed may be left out and then has the value under *default*. Fields that stand in no table are
refused. [Writing a brief](writing.md) says how to begin; `briefmap schema` prints the same as JSON Schema.
"""
KINDS = """
## Kinds of events

The shipped ones, by family; `kinds:` adds more. A family is a layer too.

| kind | name | family | drawn as | roles of its actors |
|---|---|---|---|---|
"""
ROLES = """
## Roles of actors

| role | name | end of the event |
|---|---|---|
"""
UNITS = """
## Units of figures

The shipped ones, by class; `units:` adds more. A currency is its code of ISO 4217 in lower
case (`usd`, `kzt`).

| class | units | compared |
|---|---|---|
"""
COLUMNS = "\n| field | type | default | meaning |\n|---|---|---|---|\n"


def fields_page() -> str:
    """Return the page as Markdown."""
    found = brief_json_schema()
    records = {"Brief": found} | {name: _mapping_form(each) for name, each in found["$defs"].items()}
    tables = [_record(name, each) for name, each in records.items() if "properties" in each]
    words = [_words(name, each) for name, each in records.items() if "enum" in each]
    return "".join(
        [
            HEAD,
            *tables,
            "\n## Words of fixed lists\n\n",
            *words,
            KINDS,
            *_kinds(),
            ROLES,
            *_roles(),
            UNITS,
            *_units(),
        ]
    )


def _kinds() -> Iterator[str]:
    """Yield a line of the table of kinds for each shipped one."""
    table = shipped_kinds()
    for kind in table.kinds.values():
        roles = ", ".join(f"`{role}`" for role in kind.roles)
        yield f"| `{kind.id}` | {kind.name('en')} | `{kind.family}` | {kind.form} | {roles} |\n"


def _roles() -> Iterator[str]:
    """Yield a line of the table of roles for each of them."""
    for role in shipped_kinds().roles.values():
        yield f"| `{role.id}` | {role.name('en')} | {role.end} |\n"


def _units() -> Iterator[str]:
    """Yield a line of the table of units for each class."""
    table = unit_table()
    for name in UnitClass:
        units = [unit for unit in shipped_unit_ids() if table.class_of(unit) is name]
        measures = {table.measure_of(unit) for unit in units}
        alone = measures == set(units) and len(units) > 1
        how = "each with itself" if alone or len(units) < 2 else "all" if name in measures else "converted"
        yield f"| `{name}` | {', '.join(f'`{unit}`' for unit in units)} | {how} |\n"


def _mapping_form(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a record that can also be written as a word, as the fields of its long form."""
    forms = schema.get("anyOf", ())
    return next((each for each in forms if "properties" in each and "title" in each), schema)


def _record(name: str, record: dict[str, Any]) -> str:
    rows = "".join(_rows(record))
    return f"\n## {name}\n\n{_meaning(record)}\n{COLUMNS}{rows}"


def _rows(record: dict[str, Any]) -> Iterator[str]:
    for name, field in record["properties"].items():
        default = "needed" if name in record.get("required", []) else _default(field.get("default"))
        yield f"| `{name}` | {_type(field)} | {default} | {_meaning(field)} |\n"


def _default(value: Any) -> str:
    return (
        f"`{str(value).lower()}`" if value not in (None, [], "") and not isinstance(value, dict) else "none"
    )


def _type(field: dict[str, Any]) -> str:  # noqa: PLR0911 - one return for each form
    """Return the type of a field in words: a record's name, a list, numbers with their limits."""
    if "$ref" in field:
        return _reference(field["$ref"].rpartition("/")[2])
    if choices := field.get("anyOf") or field.get("oneOf"):
        kinds = dict.fromkeys(_type(each) for each in choices if each.get("type") != "null")
        return " or ".join(kinds)
    if "prefixItems" in field:
        items = field["prefixItems"]
        return "four numbers" if len(items) == BOX_EDGES else _PAIRS[items[0]["type"]]
    if field.get("type") == "object":
        return f"{_type(field['additionalProperties'])} by name"
    if field.get("type") == "array":
        inner = _type(field["items"])
        return "list of pairs of offsets, half-open" if inner == _PAIRS["integer"] else f"list of {inner}"
    if "enum" in field:
        return ", ".join(f"`{word}`" for word in field["enum"])
    return _plain(field)


BOX_EDGES = 4
_PAIRS = {
    "integer": "two offsets, half-open",
    "number": "longitude and latitude",
    "string": "two ids",
}


def _reference(name: str) -> str:
    if name == "LocalizedText":
        return "words by language"
    return f"[{name}](#{name.lower()})" if name in _records() else f"word of *{name}*"


def _plain(field: dict[str, Any]) -> str:
    if field.get("format") == "date":
        return "day"
    if field.get("pattern", "").startswith("^[a-z0-9]+(-"):
        return "id"
    least, most = field.get("minimum", field.get("exclusiveMinimum")), field.get("maximum")
    names = {"integer": "whole number", "number": "number", "string": "text", "boolean": "true or false"}
    limits = f" {least} to {most}" if most is not None else f" from {least}" if least else ""
    return names.get(field.get("type", ""), "mapping") + limits


def _meaning(described: dict[str, Any]) -> str:
    return " ".join(described.get("description", "").replace("``", "`").split())


def _words(name: str, vocabulary: dict[str, Any]) -> str:
    listed = ", ".join(f"`{word}`" for word in vocabulary["enum"])
    return f"- *{name}*: {listed}. {_meaning(vocabulary)}\n"


@cache
def _records() -> set[str]:
    return {
        name for name, each in brief_json_schema()["$defs"].items() if "properties" in _mapping_form(each)
    }


if __name__ == "__main__":
    PAGE.write_text(fields_page(), encoding="utf-8")
    sys.stdout.write(f"{PAGE}\n")
