"""Table of kinds, families and roles: the shipped one, and the union with the kinds of a brief."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib.resources import files
from types import MappingProxyType
from typing import Final, TypeVar

from geodata.kinds.event_kind import (
    ActorRole,
    EventKind,
    FamilyColours,
    KindFamily,
    KindForm,
    RoleEnd,
    with_ids,
)
from geodata.words import CatalogueText, Lang, nearest_keys

KINDS_FILE: Final = files("geodata").joinpath("data", "kinds.toml")
_Entry = TypeVar("_Entry", EventKind, KindFamily, ActorRole)


@dataclass(frozen=True)
class KindLook:
    """Form, symbol and colours of a kind: all that its marks show of it."""

    form: KindForm
    symbol: str
    colours: FamilyColours


@dataclass(frozen=True, eq=False)
class KindTable:
    """Kinds by id in the order of their families, families and roles by id in the order of the file.

    Kinds and families share one namespace.
    """

    kinds: Mapping[str, EventKind]
    families: Mapping[str, KindFamily]
    roles: Mapping[str, ActorRole]
    default: str
    """Id of the kind of an event about which nothing else is known."""

    @cached_property
    def kind_ids(self) -> tuple[str, ...]:
        """Ids of the kinds in their order."""
        return tuple(self.kinds)

    @cached_property
    def role_ids(self) -> tuple[str, ...]:
        """Ids of the roles in their order."""
        return tuple(self.roles)

    @cached_property
    def speech_kind(self) -> str:
        """Id of the first kind that is what somebody says; the default without one."""
        return next((kind.id for kind in self.kinds.values() if kind.drafting.speech), self.default)

    def is_speech(self, kind: str) -> bool:
        """Return whether a kind is what somebody says."""
        return kind in self.kinds and self.kinds[kind].drafting.speech

    def is_violent(self, kind: str) -> bool:
        """Return whether events of a kind hurt or destroy."""
        return kind in self.kinds and self.family_of(kind).violent

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """Former id → id of a kind or a family."""
        kinds = {old: kind.id for kind in self.kinds.values() for old in kind.was}
        return kinds | {old: family.id for family in self.families.values() for old in family.was}

    @cached_property
    def renamed_roles(self) -> Mapping[str, str]:
        """Former id → id of a role."""
        return {old: role.id for role in self.roles.values() for old in role.was}

    def is_relation(self, kind: str) -> bool:
        """Return whether events of a kind are never marks; an unknown kind is none of those."""
        return kind in self.kinds and self.kinds[kind].form is KindForm.RELATION

    def roles_of(self, kind: str) -> tuple[str, ...]:
        """Return the roles that actors of a kind can have; all of them for an unknown kind."""
        return (self.kinds[kind].roles if kind in self.kinds else ()) or self.role_ids

    def family_of(self, kind: str) -> KindFamily:
        """Return the family of a kind."""
        return self.families[self.kinds[kind].family]

    def look_of(self, kind: str) -> KindLook:
        """Return form, symbol and colours of a kind."""
        return KindLook(self.kinds[kind].form, self.symbol_of(kind), self.family_of(kind).colours)

    def symbol_of(self, kind: str) -> str:
        """Return the name of the symbol of a kind: its own, or that of its family."""
        return self.kinds[kind].symbol or self.family_of(kind).symbol

    def kinds_of_layers(self, layers: Iterable[str]) -> frozenset[str]:
        """Return the kinds that layers stand for: each is a kind, or a family with all of its kinds.

        Unknown ids count as none.
        """
        chosen = frozenset(layers)
        return frozenset(each.id for each in self.kinds.values() if chosen & {each.id, each.family})

    def is_layer(self, name: str) -> bool:
        """Return whether an id is that of a kind or of a family."""
        return name in self.kinds or name in self.families

    def layer_name(self, name: str, lang: Lang) -> str:
        """Return the name of a kind, in the plural, or of a family."""
        return self.kinds[name].plural_name(lang) if name in self.kinds else self.families[name].name(lang)

    def nearest_layers(self, name: str) -> tuple[str, ...]:
        """Return the ids of kinds and families that are most like an unknown one."""
        return nearest_keys(name, {each: (each,) for each in (*self.kinds, *self.families)})

    def nearest_roles(self, name: str) -> tuple[str, ...]:
        """Return the ids of roles that are most like an unknown one."""
        return nearest_keys(name, {each: (each,) for each in self.role_ids})

    def roles_at(self, end: RoleEnd) -> frozenset[str]:
        """Return the ids of the roles at an end."""
        return frozenset(role.id for role in self.roles.values() if role.end is end)

    def role_at(self, kind: str, end: RoleEnd) -> str | None:
        """Return the first role at an end that actors of a kind can have."""
        return next((name for name in self.kinds[kind].roles if self.roles[name].end is end), None)


@cache
def shipped_kinds() -> KindTable:
    """Return the shipped table."""
    found = tomllib.loads(KINDS_FILE.read_text(encoding="utf-8"))
    table = KindTable(
        kinds=_by_id(EventKind.model_validate(each) for each in with_ids(found["kinds"])),
        families=_by_id(KindFamily.model_validate(each) for each in with_ids(found["families"])),
        roles=_by_id(ActorRole.model_validate(each) for each in with_ids(found["roles"])),
        default=found["default"],
    )
    return _in_order_of_families(table)


def kind_table(own: tuple[EventKind, ...] = ()) -> KindTable:
    """Return the shipped table with the kinds of a brief, each behind the shipped ones of its family."""
    shipped = shipped_kinds()
    if not own:
        return shipped
    kinds = _by_id((*shipped.kinds.values(), *(each for each in own if each.id not in shipped.kinds)))
    return _in_order_of_families(KindTable(kinds, shipped.families, shipped.roles, shipped.default))


def kind_faults(own: EventKind, earlier: Iterable[str] = ()) -> tuple[str, CatalogueText] | None:
    """Return field and expectation of the first fault of a brief's own kind against the shipped table.

    Parameters
    ----------
    earlier
        Ids of the brief's own kinds before it.
    """
    shipped = shipped_kinds()
    if shipped.is_layer(own.id) or own.id in shipped.renamed or own.id in set(earlier):
        return "id", CatalogueText("problem.kind.expected-id")
    if own.family not in shipped.families:
        return "family", CatalogueText("problem.kind.expected-family", families=tuple(shipped.families))
    if unknown := [name for name in own.roles if name not in shipped.roles]:
        near = shipped.nearest_roles(unknown[0]) or shipped.role_ids
        return "roles", CatalogueText("problem.kind.expected-roles", roles=tuple(near))
    return None


def _by_id(records: Iterable[_Entry]) -> Mapping[str, _Entry]:
    return MappingProxyType({record.id: record for record in records})


def _in_order_of_families(table: KindTable) -> KindTable:
    """Return a table whose kinds stand in the order of the families; the order within a family stays."""
    order = list(table.families)
    kinds = sorted(
        table.kinds.values(),
        key=lambda kind: order.index(kind.family) if kind.family in order else len(order),
    )
    return replace(table, kinds=_by_id(kinds))
