"""Problems of kinds and roles: own kinds that clash, unknown ids with the nearest known ones."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from geodata.brief.checks.problem_factory import ProblemFactory, RecordPath
from geodata.brief.problems import Problem
from geodata.brief.record_types.event_record import Event
from geodata.brief.records import Brief
from geodata.kinds.kind_table import KindTable, kind_faults, shipped_kinds
from geodata.words import CatalogueText
from geodata.words.value_faults import write_remedy


def kind_problems(brief: Brief, report: ProblemFactory) -> Iterator[Problem]:
    """Yield a problem for each own kind that clashes and each unknown kind or role of an event or a slide."""
    for each in (*_own_kinds(brief), *_kinds_of_events(brief), *_layers_of_slides(brief)):
        yield report(each.code, each.path, found=each.found, expected=each.expected, mend=each.mend)


@dataclass(frozen=True)
class KindFinding:
    """A fault of a kind or a role, at a path such as ``("events", 3, "kind")``."""

    code: str
    path: RecordPath
    found: str
    expected: CatalogueText
    mend: CatalogueText


def _kinds_of_events(brief: Brief) -> Iterator[KindFinding]:
    known = frozenset(brief.kind_by_id)
    for at, event in enumerate(brief.written_events):
        roles = [part.role for part in event.actors]
        yield from _of_event(brief.kind_table, known, ("events", at), event.kind, roles)


def event_kind_problems(
    at: RecordPath, event: Event, brief: Brief, report: ProblemFactory
) -> Iterator[Problem]:
    """Yield a problem for the kind and for each role of the event at a path that is not known."""
    roles = [part.role for part in event.actors]
    for each in _of_event(brief.kind_table, frozenset(brief.kind_by_id), at, event.kind, roles):
        yield report(each.code, each.path, found=each.found, expected=each.expected, mend=each.mend)


def value_kind_findings(values: Mapping[str, Any], positions: Iterable[int]) -> Iterator[KindFinding]:
    """Yield a finding for each unknown kind or role of some events in the values of a file.

    Events that are invalid otherwise become no records: what their kinds lack is said in the same pass.
    """
    table = shipped_kinds()
    own = [kind for kind in values.get("kinds") or () if isinstance(kind, Mapping)]
    known = {*table.kinds, *table.renamed, *(str(kind.get("id")) for kind in own)}
    known |= {str(name) for kind in own for name in kind.get("was") or ()}
    for at in positions:
        event = values["events"][at]
        if isinstance(event, Mapping):
            kind, actors = event.get("kind"), event.get("actors")
            roles = [_role_of(part) for part in actors] if isinstance(actors, list) else []
            yield from _of_event(table, known, ("events", at), kind if isinstance(kind, str) else "", roles)


def _role_of(participation: object) -> str:
    """Return the role in the values of a participation, by its present id; empty where there is none."""
    role = participation.get("role") if isinstance(participation, Mapping) else None
    return shipped_kinds().renamed_roles.get(role, role) if isinstance(role, str) else ""


def _own_kinds(brief: Brief) -> Iterator[KindFinding]:
    for at, kind in enumerate(brief.kinds):
        fault = kind_faults(kind, [earlier.id for earlier in brief.kinds[:at]])
        if fault is not None:
            name, expected = fault
            value = getattr(kind, name)
            found = value if isinstance(value, str) else ", ".join(value)
            mend = (
                CatalogueText("problem.kind.remedy-id")
                if name == "id"
                else CatalogueText("problem.kind.remedy", field=f"{name}:")
            )
            yield KindFinding("kind", ("kinds", at, name), found, expected, mend)


def _layers_of_slides(brief: Brief) -> Iterator[KindFinding]:
    table = brief.kind_table
    for at, slide in enumerate(brief.slides):
        path: RecordPath = ("slides", at, "view")
        for name in sorted(slide.parsed_view.layers or ()):
            if not table.is_layer(name):
                near = table.nearest_layers(name) or tuple(table.families)
                expected = CatalogueText("problem.unknown-kind.expected-layer")
                yield KindFinding("unknown-kind", path, name, expected, write_remedy(near))
        for name in sorted(slide.parsed_view.roles or ()):
            if name not in table.roles:
                near = table.nearest_roles(name) or table.role_ids
                yield KindFinding("unknown-role", path, name, _known_role(), write_remedy(near))


def _of_event(
    table: KindTable, known: Collection[str], at: RecordPath, kind: str, roles: Sequence[str]
) -> Iterator[KindFinding]:
    if kind and kind not in known:
        expected = CatalogueText("problem.unknown-kind.expected")
        yield KindFinding("unknown-kind", (*at, "kind"), kind, expected, _unknown_kind_remedy(kind, table))
    for index, role in enumerate(roles):
        if role and role not in table.roles:
            near = list(table.nearest_roles(role)) or list(table.roles_of(kind))
            path = (*at, "actors", index, "role")
            yield KindFinding("unknown-role", path, role, _known_role(), write_remedy(near))


def _unknown_kind_remedy(kind: str, table: KindTable) -> CatalogueText:
    """Return the remedy for an unknown kind: the nearest known ones, else the default one."""
    near = [name for name in table.nearest_layers(kind) if name in table.kinds]
    default = CatalogueText("problem.unknown-kind.remedy-default", kind=table.default)
    return write_remedy(near) if near else default


def _known_role() -> CatalogueText:
    return CatalogueText("problem.unknown-role.expected")
