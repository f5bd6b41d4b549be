"""Findings on kinds and roles: own kinds that clash, unknown ids with the nearest known ones."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from geodata.brief.records import Brief
from geodata.kinds.kind_table import KindTable, kind_faults, shipped_kinds


@dataclass(frozen=True)
class KindFinding:
    """A fault of a kind or a role, at a path such as ``("events", 3, "kind")``."""

    code: str
    path: tuple[str | int, ...]
    found: str
    expected: str
    mend: str


def kind_findings(brief: Brief) -> Iterator[KindFinding]:
    """Yield a finding for each own kind that clashes and each unknown kind or role of an event."""
    yield from _own_kinds(brief)
    known = frozenset(brief.kind_by_id)
    for at, event in enumerate(brief.events):
        roles = [part.role for part in event.actors]
        yield from _of_event(brief.kind_table, known, at, event.kind, roles)


def kind_findings_in_values(values: Mapping[str, Any]) -> Iterator[KindFinding]:
    """Yield a finding for each unknown kind or role in the values of a file that is no brief yet.

    Values of another form than expected are left to the validation of the records.
    """
    table = shipped_kinds()
    own = {str(kind.get("id")) for kind in _mappings(values.get("kinds"))}
    own |= {str(name) for kind in _mappings(values.get("kinds")) for name in _listed(kind.get("was"))}
    known = frozenset(table.kinds) | frozenset(table.renamed) | own
    for at, event in enumerate(_listed(values.get("events"))):
        if isinstance(event, Mapping) and isinstance(event.get("kind"), str):
            parts = (part.get("role") for part in _mappings(event.get("actors")))
            roles = [table.renamed_roles.get(role, role) if isinstance(role, str) else "" for role in parts]
            yield from _of_event(table, known, at, event["kind"], roles)


def _own_kinds(brief: Brief) -> Iterator[KindFinding]:
    for at, kind in enumerate(brief.kinds):
        fault = kind_faults(kind, [earlier.id for earlier in brief.kinds[:at]])
        if fault is not None:
            name, expected = fault
            value = getattr(kind, name)
            found = value if isinstance(value, str) else ", ".join(value)
            mend = "give the kind another id" if name == "id" else f"write one of them in {name}:"
            yield KindFinding("kind", ("kinds", at, name), found, expected, mend)


def _of_event(
    table: KindTable, known: frozenset[str], at: int, kind: str, roles: Sequence[str]
) -> Iterator[KindFinding]:
    if kind not in known:
        near = [name for name in table.nearest_layers(kind) if name in table.kinds]
        mend = _write(near) if near else f"{_write([table.default])}, or add it under kinds:"
        expected = "a shipped kind, or one under kinds:"
        yield KindFinding("unknown-kind", ("events", at, "kind"), kind, expected, mend)
    for index, role in enumerate(roles):
        if role and role not in table.roles:
            near = list(table.nearest_roles(role)) or list(table.roles_of(kind))
            path = ("events", at, "actors", index, "role")
            yield KindFinding("unknown-role", path, role, "a role of an actor", _write(near))


def _write(names: Iterable[str]) -> str:
    return f"write {' or '.join(names)}"


def _listed(value: object) -> Sequence[Any]:
    return value if isinstance(value, list) else ()


def _mappings(value: object) -> Iterator[Mapping[str, Any]]:
    return (each for each in _listed(value) if isinstance(each, Mapping))
