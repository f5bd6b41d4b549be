"""Filters of an Atlas by a View: the standing of each event in the period, and the filter that hides it.

No event disappears silently: each is shown, or counted under exactly one reason.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt

from geodata.atlas.atlas_frames import (
    HOLDS,
    OPEN_END_DAY,
    OPEN_START_DAY,
    STATEMENTS,
    Atlas,
    FilterColumns,
)
from geodata.atlas.bounding_boxes import boxes_intersecting
from geodata.brief.records import Brief
from geodata.view import HideOption, View
from geodata.vocabulary import Holds, Standing

STANDINGS: tuple[Standing, ...] = (Standing.NO, Standing.PERHAPS, Standing.WITHIN)
"""Standing by its code in ``Selection.standing``."""

HIDING_REASONS: tuple[str, ...] = (
    "",
    "layer",
    "statement",
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
    layers: dict[str, int]
    statements: dict[str, int]


def select_events(atlas: Atlas, view: View) -> Selection:
    """Return an Atlas filtered by a View."""
    clock = atlas.filter_columns
    time = standing_codes(clock, view.start, view.end, as_of=atlas.brief.as_of)
    reason = np.zeros(len(time), np.int8)
    for name, hidden in _hidden_masks(atlas, view, time):
        reason[hidden & (reason == 0)] = HIDING_REASONS.index(name)
    return Selection(atlas, view, np.where(reason == 0, time, 0).astype(np.int8), reason)


def count_filter_choices(selection: Selection) -> FilterCounts:
    """Return the number of events that each actor, layer and kind of statement would show."""
    atlas, view = selection.atlas, selection.view
    shown = _shown_mask(atlas, view.with_changes(actors=None))
    codes, names = atlas.actor_codes
    events = atlas.participations["event"].to_numpy(np.int64)
    if view.roles is None:
        taking_part = codes[atlas.first_participations & shown[events]]
    else:
        kept = shown[events] & _role_mask(atlas, view)
        taking_part = np.unique(events[kept] * len(names) + codes[kept]) % max(len(names), 1)
    actors = np.bincount(taking_part, minlength=len(names))
    kinds = atlas.filter_columns.kind[_shown_mask(atlas, view.with_changes(layers=None))]
    bits = atlas.filter_columns.statements[_shown_mask(atlas, view.with_changes(statements=None))]
    return FilterCounts(
        {name: int(number) for name, number in zip(names, actors, strict=True)},
        {name: int(np.count_nonzero(kinds == at)) for at, name in enumerate(atlas.brief.kind_table.kind_ids)},
        {name: int(np.count_nonzero(bits & (1 << at))) for at, name in enumerate(STATEMENTS)},
    )


def unknown_view_ids(view: View, brief: Brief) -> tuple[tuple[str, str], ...]:
    """Return the ids in a View that a brief does not have, as (URL parameter, id)."""
    table = brief.kind_table
    layers = [name for name in sorted(view.layers or ()) if not table.is_layer(table.renamed.get(name, name))]
    roles = [name for name in sorted(table.present_roles(view.roles or ())) if name not in table.roles]
    found = [("actor", name) for name in sorted(view.actors or ()) if name not in _known_actors(brief)]
    found += [*(("role", name) for name in roles), *(("layer", name) for name in layers)]
    if view.focus is not None and view.focus not in brief.event_by_id:
        found.append(("focus", view.focus))
    return tuple(found)


def view_with_present_ids(view: View, brief: Brief) -> View:
    """Return a View with former ids of kinds, families and roles replaced by the present ones."""
    table = brief.kind_table
    layers, roles = view.layers, view.roles
    if layers is not None:
        layers = frozenset(table.renamed.get(name, name) for name in layers)
    if roles is not None:
        roles = table.present_roles(roles)
    return (
        view
        if (layers, roles) == (view.layers, view.roles)
        else view.with_changes(layers=layers, roles=roles)
    )


def _known_actors(brief: Brief) -> frozenset[str]:
    meant = {query.stands_for.meant for query in brief.queries if query.stands_for}
    return frozenset(brief.actor_by_id) | meant


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


def _shown_mask(atlas: Atlas, view: View) -> Mask:
    return select_events(atlas, view).standing > 0


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
    return roles.isin(atlas.brief.kind_table.present_roles(view.roles)).to_numpy(bool)


def _taking_part(atlas: Atlas, view: View, *, roles: Mask) -> Mask:
    """Return a mask of the events in which any (or all) of the chosen actors take part.

    ``roles`` is a mask over the participations that count.
    """
    codes, names = atlas.actor_codes
    events = atlas.participations["event"].to_numpy(np.intp)
    chosen = names if view.actors is None else [name for name in names if name in view.actors]
    found = [_event_mask(events[roles & (codes == names.index(name))], atlas) for name in chosen]
    none = _event_mask(events[:0], atlas)
    taking_part: Mask
    if view.match == "all" and view.actors:
        taking_part = np.logical_and.reduce(found) if len(chosen) == len(view.actors) else none
    else:
        taking_part = np.logical_or.reduce([none, *found])
    return taking_part


def _event_mask(rows: Rows, atlas: Atlas) -> Mask:
    mask: Mask = np.zeros(len(atlas.events), bool)
    mask[rows] = True
    return mask
