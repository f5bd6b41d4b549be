"""Alias table of a brief: former ids of kinds, roles, actors, places and events, and their present ones."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode

from geodata.kinds.kind_table import KindTable, shipped_kinds

FormerIds = Mapping[str, Mapping[str, str]]
"""Former id → present id, by the list of the records; ``kinds`` has the families too."""
LIST_OF_KEY: Final[Mapping[str, str]] = {
    "layer": "kinds",
    "role": "roles",
    "actor": "actors",
    "focus": "events",
}
"""List of the records that the values of a URL key name."""
_OWN_LISTS: Final = ("actors", "places", "events")
REFERENCES: Final[Mapping[str, tuple[str, ...]]] = {
    "kinds": ("events.*.kind", "tables.*.overrides.*.kind"),
    "roles": ("events.*.actors.*.role", "tables.*.overrides.*.actors.*.role"),
    "units": ("events.*.claims.*.figure.unit",),
    "actors": (
        "events.*.actors.*.actor",
        "tables.*.overrides.*.actors.*.actor",
        "sources.*.actor",
        "actors.*.part_of",
        "actors.*.members.*",
        "queries.*.stands_for.written",
        "queries.*.stands_for.meant",
    ),
    "places": (
        "events.*.places.*.place",
        "events.*.claims.*.figure.covers.place",
        "tables.*.overrides.*.places.*.place",
        "tables.*.places.*",
        "places.*.geometry.circle.at",
        "places.*.geometry.from",
        "places.*.geometry.off",
        "places.*.geometry.between.*",
        "places.*.geometry.near",
        "layers.*.places.*",
        "theatre.*",
    ),
    "events": ("events.*.parent", "queries.*.events.*"),
    "sources": ("events.*.claims.*.source", "events.*.claims.*.via.*"),
    "documents": (
        "documents.*.supersedes",
        "sources.*.document",
        "sentences.*.document",
        "events.*.claims.*.document",
        "events.*.claims.*.cites.*.document",
        "queries.*.document",
        "tables.*.document",
        "layers.*.document",
    ),
    "sentences": (
        "events.*.claims.*.sentence",
        "events.*.claims.*.cites.*.sentence",
        "queries.*.sentence",
    ),
    "claims": ("events.*.claims.*.figure.revises",),
}
"""Paths of the fields that refer to a record of each list; ``*`` is every item of a list or mapping.

A sentence is referred to by its number, beside the id of its document in the field ``document``.
"""


def alias_table(
    records: Mapping[str, Iterable[tuple[str, Sequence[str]]]], kinds: KindTable
) -> dict[str, dict[str, str]]:
    """Return the alias table of some records, given by list as id and former ids; a present id is no former.

    Parameters
    ----------
    kinds
        Table with the former ids of kinds, families and roles.
    """
    found = {"kinds": dict(kinds.renamed), "roles": dict(kinds.renamed_roles)}
    for group, pairs in records.items():
        listed = list(pairs)
        present = {name for name, _ in listed}
        renamed = {old: name for name, was in listed for old in was if old not in present}
        found[group] = found.get(group, {}) | renamed
    return found


def with_present_ids(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a file with the present ids of the records that its fields refer to."""
    records = {group: _ids_and_former(values.get(group)) for group in ("kinds", *_OWN_LISTS)}
    table = alias_table(records, shipped_kinds())
    changed = dict(values)
    for group, names in table.items():
        for path in REFERENCES[group] if names else ():
            changed = _with_replaced(changed, path.split("."), _replacement(names))
    if any(table.values()):
        changed = _with_replaced(changed, ["slides", "*", "view"], lambda query: _present_query(query, table))
    return changed


def _replacement(names: Mapping[str, str]) -> Callable[[str], str]:
    return lambda name: names.get(name, name)


def _present_query(query: str, table: FormerIds) -> str:
    """Return the query of a link with present ids; unchanged where it has no former one."""
    pairs = parse_qsl(query, keep_blank_values=True)
    present = [(key, table.get(LIST_OF_KEY.get(key, ""), {}).get(name, name)) for key, name in pairs]
    return query if present == pairs else urlencode(present, safe=",")


def _ids_and_former(records: object) -> list[tuple[str, list[str]]]:
    """Return id and former ids of the records in a file that have an id."""
    found = [each for each in records if isinstance(each, Mapping)] if isinstance(records, list) else []
    named = [(each.get("id"), each.get("was")) for each in found]
    return [
        (name, [old for old in was if isinstance(old, str)] if isinstance(was, list) else [])
        for name, was in named
        if isinstance(name, str)
    ]


def _with_replaced(value: Any, path: Sequence[str], replace: Callable[[str], str]) -> Any:
    """Return a value with the texts at a path replaced."""
    if not path:
        return replace(value) if isinstance(value, str) else value
    first, *rest = path
    if isinstance(value, list) and first == "*":
        return [_with_replaced(each, rest, replace) for each in value]
    if isinstance(value, Mapping):
        keys = list(value) if first == "*" else [first] if first in value else []
        return {**value, **{key: _with_replaced(value[key], rest, replace) for key in keys}}
    return value
