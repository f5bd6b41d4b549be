"""Filters of an Atlas by a View: the standing of each event in the period, and the filter that hides it.

No event disappears silently: each is shown, or counted under exactly one reason.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from geodata.atlas.atlas_frames import (
    HOLDS,
    OPEN_END_DAY,
    OPEN_START_DAY,
    STATEMENTS,
    STATUSES,
    Atlas,
    FilterColumns,
)
from geodata.atlas.bounding_boxes import boxes_intersecting
from geodata.atlas.link_ids import view_with_present_ids
from geodata.atlas.reference_layers import DrawnLayer
from geodata.view import HideOption, View
from geodata.vocabulary import Holds, Standing

STANDINGS: tuple[Standing, ...] = (Standing.NO, Standing.PERHAPS, Standing.WITHIN)
"""Standing by its code in ``Selection.standing``."""

HIDING_REASONS: tuple[str, ...] = (
    "",
    "layer",
    "statement",
    "status",
    "tag",
    "actor",
    "role",
    "bounds",
    "undated",
    "ahead",
    "period",
)
"""Reason by its code in ``Selection.reason``, in order of precedence."""

Mask = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.int8]
Rows = npt.NDArray[np.intp]

EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, eq=False)
class Selection:
    """An Atlas filtered by a View."""

    atlas: Atlas
    view: View
    standing: Codes
    """Index into ``STANDINGS``, one value an event row: 0 filtered out, 1 perhaps, 2 within."""
    reason: Codes
    """Index into ``REASONS``, one value an event row; 0: shown."""

    @property
    def within_count(self) -> int:
        """Number of events within the period."""
        return int(np.count_nonzero(self.standing == STANDINGS.index(Standing.WITHIN)))

    @property
    def perhaps_count(self) -> int:
        """Number of events perhaps within the period."""
        return int(np.count_nonzero(self.standing == STANDINGS.index(Standing.PERHAPS)))

    @property
    def hidden_count(self) -> int:
        """Number of events filtered out."""
        return len(self.standing) - self.within_count - self.perhaps_count

    @property
    def hidden_by_reason(self) -> dict[str, int]:
        """Reason → number of events that it hides; only reasons that hide any."""
        count = np.bincount(self.reason, minlength=len(HIDING_REASONS))
        return {name: int(count[at]) for at, name in enumerate(HIDING_REASONS) if name and count[at]}

    @cached_property
    def shown_rows(self) -> Rows:
        """Row numbers of the events that are not filtered out."""
        return np.flatnonzero(self.standing)

    @property
    def shown_layers(self) -> tuple[DrawnLayer, ...]:
        """Reference layers that the View does not hide, in the order of the brief."""
        hidden = self.view.hidden_layers
        return tuple(layer for layer in self.atlas.layers if layer.id not in hidden)

    def standing_of(self, event_id: str) -> Standing:
        """Return the standing of an event."""
        return STANDINGS[int(self.standing[self.atlas.row_of_event[event_id]])]

    def reason_of(self, event_id: str) -> str:
        """Return the reason that hides an event; empty where it is shown."""
        return HIDING_REASONS[int(self.reason[self.atlas.row_of_event[event_id]])]


@dataclass(frozen=True)
class FilterCounts:
    """Number of events that each choice of a filter would show, all other filters unchanged."""

    actors: dict[str, int]
    """Events in which an actor acts, itself or by a part of it."""
    layers: dict[str, int]
    statements: dict[str, int]
    statuses: dict[str, int]
    tags: dict[str, int]
    members: dict[str, int]
    """Events that the actor filter hides and in which members act, by the alliances among its actors."""


def select_events(atlas: Atlas, view: View) -> Selection:
    """Return an Atlas filtered by a View; former ids in it count as the present ones."""
    view = view_with_present_ids(view, atlas.brief)
    clock = atlas.filter_columns
    time = standing_codes(clock, view.start, view.end, as_of=atlas.brief.as_of)
    reason = np.zeros(len(time), np.int8)
    for name, hidden in _hidden_masks(atlas, view, time):
        reason[hidden & (reason == 0)] = HIDING_REASONS.index(name)
    return Selection(atlas, view, np.where(reason == 0, time, 0).astype(np.int8), reason)


def count_filter_choices(selection: Selection) -> FilterCounts:
    """Return the number of events that each choice of each filter would show."""
    atlas, view = selection.atlas, selection.view
    clock, tags = atlas.filter_columns, atlas.event_tags
    kinds = clock.kind[_shown_without(selection, "layers")]
    bits = clock.statements[_shown_without(selection, "statements")]
    statuses = clock.status[_shown_without(selection, "statuses")]
    tagged = tags.tag[_shown_without(selection, "tags")[tags.event]]
    shown = _shown_without(selection, "actors")
    return FilterCounts(
        actors=_count_actors(atlas, view, shown),
        layers=_by_name(kinds, atlas.brief.kind_table.kind_ids),
        statements={name: int(np.count_nonzero(bits & (1 << at))) for at, name in enumerate(STATEMENTS)},
        statuses=_by_name(statuses, STATUSES),
        tags=_by_name(tagged, tags.names),
        members=_count_members(selection, shown),
    )


def _by_name(codes: npt.NDArray[Any], names: Sequence[str]) -> dict[str, int]:
    """Return how often each code occurs, by the name that it stands for."""
    numbers = np.bincount(codes, minlength=len(names))
    return {name: int(number) for name, number in zip(names, numbers, strict=True)}


def _count_actors(atlas: Atlas, view: View, shown: Mask) -> dict[str, int]:
    """Return the events of each actor, in one of the roles where roles are chosen."""
    acting, names = atlas.acting_actors, atlas.actor_codes[1]
    kept = shown[acting.event]
    if view.roles is None:
        return _by_name(acting.actor[kept & atlas.first_acting], names)
    kept &= _role_mask(atlas, view)[acting.participation]
    pairs = np.unique(acting.event[kept] * len(names) + acting.actor[kept])
    return _by_name(pairs % max(len(names), 1), names)


def count_member_events(selection: Selection) -> dict[str, int]:
    """Return the number of events that the actor filter hides and in which members of its alliances act."""
    return _count_members(selection, _shown_without(selection, "actors"))


def _count_members(selection: Selection, shown: Mask) -> dict[str, int]:
    """Return the events of the members by alliance, among those that all other filters show."""
    atlas, view = selection.atlas, selection.view
    acting = atlas.acting_actors
    hidden = shown & (selection.standing == 0)
    counted = hidden[acting.event] & _role_mask(atlas, view)[acting.participation]
    return {
        name: len(np.unique(acting.event[counted & np.isin(acting.actor, members)]))
        for name, members in atlas.alliance_members.items()
        if name in (view.actors or ())
    }


def standing_codes(clock: FilterColumns, start: date | None, end: date | None, *, as_of: date) -> Codes:
    """Return the standing code of every event in a period (inclusive days; ``None``: open).

    *Sometime* and *recurring* are within when their whole span is, perhaps when it overlaps; *throughout* is
    within when its sure part overlaps the period, perhaps when only its doubtful part does; the undated are
    perhaps in any period that starts no later than ``as_of``. Open ends are sure up to ``as_of``.
    """
    first, last = _day_number(start, OPEN_START_DAY), _day_number(end, OPEN_END_DAY)
    overlaps = (clock.start_earliest <= last) & (clock.end_latest >= first)
    inside = (clock.start_earliest >= first) & (clock.end_latest <= last)
    sure_end = np.where(
        clock.end_earliest == OPEN_END_DAY, _day_number(as_of, OPEN_END_DAY), clock.end_earliest
    )
    sure = (clock.start_latest <= sure_end) & (clock.start_latest <= last) & (sure_end >= first)
    within = np.where(clock.holds == HOLDS.index(Holds.THROUGHOUT), sure, inside) & ~clock.undated
    perhaps = np.where(clock.undated, first <= _day_number(as_of, OPEN_END_DAY), overlaps)
    return np.where(within, 2, np.where(perhaps, 1, 0)).astype(np.int8)


def _day_number(value: date | None, open_value: int) -> np.int32:
    return np.int32(open_value if value is None else (value - EPOCH).days)


def _shown_without(selection: Selection, field: str) -> Mask:
    """Return a mask of the events that are shown once a field of the View shows all."""
    if getattr(selection.view, field) is None:
        return selection.standing > 0
    return select_events(selection.atlas, selection.view.with_changes(**{field: None})).standing > 0


def _hidden_masks(atlas: Atlas, view: View, time: Codes) -> Iterator[tuple[str, Mask]]:
    """Yield each reason with a mask of the events that it hides, in the order of ``REASONS``."""
    clock = atlas.filter_columns
    if view.layers is not None:
        table = atlas.brief.kind_table
        chosen = [table.kind_ids.index(kind) for kind in table.kinds_of_layers(view.layers)]
        yield "layer", ~np.isin(clock.kind, chosen)
    if view.statements is not None:
        bits = sum(1 << STATEMENTS.index(name) for name in view.statements)
        yield "statement", (clock.statements & bits) == 0
    if view.statuses is not None:
        yield "status", ~np.isin(clock.status, [STATUSES.index(name) for name in view.statuses])
    if view.tags is not None:
        yield "tag", ~_tagged(atlas, view.tags)
    if view.actors is not None:
        yield "actor", ~_taking_part(atlas, view, roles=np.ones(len(atlas.participations), bool))
    if view.roles is not None:
        yield "role", ~_taking_part(atlas, view, roles=_role_mask(atlas, view))
    if view.bounds is not None:
        yield "bounds", ~boxes_intersecting(atlas.bounding_boxes, view.bounds)
    outside = time == 0
    yield "undated", clock.undated & (outside | (HideOption.UNDATED in view.hide))
    # Events ahead of the brief are counted under their own reason where the period ends with the brief.
    ends_with_brief = view.end is not None and view.end <= atlas.brief.as_of
    yield "ahead", clock.ahead & ((outside & ends_with_brief) | (HideOption.AHEAD in view.hide))
    yield "period", outside


def _role_mask(atlas: Atlas, view: View) -> Mask:
    roles = atlas.participations["role"]
    if view.roles is None:
        return np.ones(len(roles), bool)
    return roles.isin(view.roles).to_numpy(bool)


def _tagged(atlas: Atlas, tags: frozenset[str]) -> Mask:
    """Return a mask of the events that have any of some tags."""
    found = atlas.event_tags
    chosen = [at for at, name in enumerate(found.names) if name in tags]
    return _event_mask(found.event[np.isin(found.tag, chosen)], atlas)


def _taking_part(atlas: Atlas, view: View, *, roles: Mask) -> Mask:
    """Return a mask of the events in which any (or all) of the chosen actors act, themselves or by a part.

    ``roles`` is a mask over the participations that count.
    """
    acting, names = atlas.acting_actors, atlas.actor_codes[1]
    counted = roles[acting.participation]
    if view.actors is None:
        return _event_mask(acting.event[counted], atlas)
    chosen = [at for at, name in enumerate(names) if name in view.actors]
    if view.match == "any" or not view.actors:
        return _event_mask(acting.event[counted & np.isin(acting.actor, chosen)], atlas)
    if len(chosen) < len(view.actors):
        return _event_mask(acting.event[:0], atlas)
    found = [_event_mask(acting.event[counted & (acting.actor == code)], atlas) for code in chosen]
    every: Mask = np.logical_and.reduce(found)
    return every


def _event_mask(rows: Rows, atlas: Atlas) -> Mask:
    mask: Mask = np.zeros(len(atlas.events), bool)
    mask[rows] = True
    return mask
