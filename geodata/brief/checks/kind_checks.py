"""Problems of kinds and roles: own kinds that clash, unknown ids with the nearest known ones."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from geodata.brief.checks.problem_factory import ProblemFactory, RecordPath
from geodata.brief.problems import Problem
from geodata.brief.records import Brief
from geodata.kinds.kind_table import KindTable, kind_faults

KNOWN_KIND: Final = "a shipped kind, or one under kinds:"
"""Words for the kinds that an event can have."""


def kind_problems(brief: Brief, report: ProblemFactory) -> Iterator[Problem]:
    """Yield a problem for each own kind that clashes and each unknown kind or role of an event or a slide."""
    for each in (*_own_kinds(brief), *_kinds_of_events(brief), *_layers_of_slides(brief)):
        yield report(each.code, each.path, found=each.found, expected=each.expected, mend=each.mend)


@dataclass(frozen=True)
class _KindFinding:
    """A fault of a kind or a role, at a path such as ``("events", 3, "kind")``."""

    code: str
    path: RecordPath
    found: str
    expected: str
    mend: str


def _kinds_of_events(brief: Brief) -> Iterator[_KindFinding]:
    known = frozenset(brief.kind_by_id)
    for at, event in enumerate(brief.written_events):
        roles = [part.role for part in event.actors]
        yield from _of_event(brief.kind_table, known, at, event.kind, roles)


def _own_kinds(brief: Brief) -> Iterator[_KindFinding]:
    for at, kind in enumerate(brief.kinds):
        fault = kind_faults(kind, [earlier.id for earlier in brief.kinds[:at]])
        if fault is not None:
            name, expected = fault
            value = getattr(kind, name)
            found = value if isinstance(value, str) else ", ".join(value)
            mend = "give the kind another id" if name == "id" else f"write one of them in {name}:"
            yield _KindFinding("kind", ("kinds", at, name), found, expected, mend)


def _layers_of_slides(brief: Brief) -> Iterator[_KindFinding]:
    table = brief.kind_table
    for at, slide in enumerate(brief.slides):
        path: RecordPath = ("slides", at, "view")
        for name in sorted(slide.parsed_view.layers or ()):
            if not table.is_layer(table.renamed.get(name, name)):
                near = table.nearest_layers(name) or tuple(table.families)
                expected = "a kind or a family of this brief"
                yield _KindFinding("unknown-kind", path, name, expected, _write(near))
        for name in sorted(table.present_roles(slide.parsed_view.roles or ())):
            if name not in table.roles:
                near = table.nearest_roles(name) or table.role_ids
                yield _KindFinding("unknown-role", path, name, "a role of an actor", _write(near))


def _of_event(
    table: KindTable, known: frozenset[str], at: int, kind: str, roles: Sequence[str]
) -> Iterator[_KindFinding]:
    if kind not in known:
        mend = unknown_kind_remedy(kind, table)
        yield _KindFinding("unknown-kind", ("events", at, "kind"), kind, KNOWN_KIND, mend)
    for index, role in enumerate(roles):
        if role and role not in table.roles:
            near = list(table.nearest_roles(role)) or list(table.roles_of(kind))
            path = ("events", at, "actors", index, "role")
            yield _KindFinding("unknown-role", path, role, "a role of an actor", _write(near))


def unknown_kind_remedy(kind: str, table: KindTable) -> str:
    """Return the remedy for an unknown kind: the nearest known ones, else the default one."""
    near = [name for name in table.nearest_layers(kind) if name in table.kinds]
    return _write(near) if near else f"{_write([table.default])}, or add it under kinds:"


def _write(names: Iterable[str]) -> str:
    return f"write {' or '.join(names)}"
