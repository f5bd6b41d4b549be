"""Frames of events that are described by records, and frames joined in the order of the events."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

import geopandas as gpd
import pandas as pd

from geodata.atlas.event_columns import EVENT_COLUMNS
from geodata.atlas.event_places import (
    is_schematic_route,
    locations_anchor,
    locations_geometry,
    worst_precision,
)
from geodata.brief.derived_facts.comparable_figures import axis_scope
from geodata.brief.record_types.event_record import Event
from geodata.brief.record_types.figure_record import Figure
from geodata.brief.records import Brief
from geodata.vocabulary import Basis, Statement
from geodata.words import DEFAULT_LANG

ATLAS_CRS: Final = "EPSG:4326"
NumberedEvents = Sequence[tuple[int, Event]]
"""Events with their row numbers in the atlas."""
PARTICIPATION_COLUMNS: Final = ("event", "actor", "role", "as_written")
LOCATION_COLUMNS: Final = ("event", "place", "role", "basis", "hedge", "hedge_ar", "where_prec")
CLAIM_COLUMNS: Final = (
    "event", "claim_id", "proposed", "source", "sentence", "statement", "stance", "said_on", "qualifier",
    "value", "low", "high", "unit", "counts", "scope",
)  # fmt: skip


class EventFrames(NamedTuple):
    """Frames of some events, as in ``Atlas``; the index of ``events`` is the row number in the atlas."""

    events: gpd.GeoDataFrame
    participations: pd.DataFrame
    locations: pd.DataFrame
    claims: pd.DataFrame


def record_frames(events: NumberedEvents, brief: Brief) -> EventFrames:
    """Return the frames of events that are described by records."""
    return EventFrames(
        _event_frame(events, brief).set_axis([at for at, _ in events]),
        _frame(_participation_rows(events, brief), PARTICIPATION_COLUMNS),
        _frame(_location_rows(events, brief), LOCATION_COLUMNS),
        _frame(_claim_rows(events), CLAIM_COLUMNS),
    )


def citation_frame(events: NumberedEvents) -> pd.DataFrame:
    """Return the citations of events that are described by records, as in ``Atlas.citations``."""
    return _frame(_citation_rows(events), ("event", "source", "sentence"))


def join_frames(parts: Sequence[EventFrames]) -> EventFrames:
    """Return the frames of all events in the order of their row numbers."""
    parts = [part for part in parts if len(part.events)] or parts[:1]
    if len(parts) == 1:
        return EventFrames(parts[0].events.reset_index(drop=True), *parts[0][1:])
    events = pd.concat([part.events for part in parts]).sort_index().reset_index(drop=True)
    others = (
        pd.concat(each, ignore_index=True).sort_values("event", kind="stable", ignore_index=True)
        for each in zip(*(part[1:] for part in parts), strict=True)
    )
    return EventFrames(gpd.GeoDataFrame(events, geometry="geometry", crs=ATLAS_CRS), *others)


_COLUMN_TYPES: Final = {"event": "int64", "as_written": "bool", "proposed": "bool"}
"""Types of columns that frames without rows must have too."""


def _frame(rows: Iterable[tuple[Any, ...]], columns: Sequence[str]) -> pd.DataFrame:
    typed = {name: kind for name, kind in _COLUMN_TYPES.items() if name in columns}
    return pd.DataFrame(list(rows), columns=list(columns)).astype(typed)


def _event_frame(events: NumberedEvents, brief: Brief) -> gpd.GeoDataFrame:
    rows = [_event_row(event, brief) for _, event in events]
    names = [column.name for column in EVENT_COLUMNS]
    frame = pd.DataFrame(rows, columns=names).astype({"where_prec": "Int8"})
    for name in ("start_earliest", "start_latest", "end_earliest", "end_latest"):
        frame[name] = pd.to_datetime(frame[name]).astype("datetime64[s]")
    return gpd.GeoDataFrame(frame, geometry="geometry", crs=ATLAS_CRS)


def _event_row(event: Event, brief: Brief) -> dict[str, Any]:
    locations = event.places
    geometry = locations_geometry(locations, brief)
    lon, lat = locations_anchor(locations, brief, geometry)
    precision = worst_precision(locations, brief)
    return (
        _date_values(event)
        | _content_values(event, brief)
        | {
            "where_prec": pd.NA if precision is None else precision,
            "where_basis": _place_basis(event),
            "schematic": is_schematic_route(locations, brief),
            "lon": lon,
            "lat": lat,
            "geometry": geometry,
        }
    )


def _content_values(event: Event, brief: Brief) -> dict[str, Any]:
    statements = tuple(sorted({claim.statement.value for claim in event.claims}))
    return {
        "event_id": event.id,
        "kind": event.kind,
        "title": event.title[DEFAULT_LANG],
        "title_ar": event.title.get("ar"),
        "status": event.status.value,
        "proposed": event.is_proposed,
        "ahead": event.is_ahead,
        "statements": statements,
        "tags": tuple(dict.fromkeys(event.tags)),
        "judged": Statement.REPORTED.value not in statements,
        "on_map": brief.is_on_map(event),
        "parent": event.parent,
        "off_map": event.off_map[DEFAULT_LANG] if event.off_map else None,
        "off_map_ar": event.off_map.get("ar") if event.off_map else None,
    }


def _date_values(event: Event) -> dict[str, Any]:
    bounds = event.when.bounds
    return {
        "holds": event.when.holds.value,
        "edtf": event.when.edtf,
        "undated": event.when.undated,
        "precision": bounds.precision if bounds else "undated",
        "start_earliest": bounds.start_earliest if bounds else None,
        "start_latest": bounds.start_latest if bounds else None,
        "end_earliest": bounds.end_earliest if bounds else None,
        "end_latest": bounds.end_latest if bounds else None,
    }


def _place_basis(event: Event) -> str | None:
    bases = {location.basis for location in event.places}
    if not bases:
        return None
    return (Basis.INFERRED if Basis.INFERRED in bases else Basis.STATED).value


def _participation_rows(events: NumberedEvents, brief: Brief) -> Iterator[tuple[Any, ...]]:
    for at, event in events:
        meant = {
            query.stands_for.written: query.stands_for.meant
            for query in brief.queries_of(event.id)
            if query.stands_for
        }
        for part in event.actors:
            yield at, part.actor, part.role, False
            if part.actor in meant:
                yield at, meant[part.actor], part.role, True


def _location_rows(events: NumberedEvents, brief: Brief) -> Iterator[tuple[Any, ...]]:
    for at, event in events:
        for location in event.places:
            hedge = location.hedge
            yield (
                at,
                location.place,
                location.role.value,
                location.basis.value,
                hedge[DEFAULT_LANG] if hedge else None,
                hedge.get("ar") if hedge else None,
                brief.place_by_id[location.place].precision,
            )


def _claim_rows(events: NumberedEvents) -> Iterator[tuple[Any, ...]]:
    for at, event in events:
        for claim in event.claims:
            figure = claim.figure
            amounts = figure_values(figure) if figure else (None,) * 7
            said = (claim.source, claim.sentence, claim.statement.value, claim.stance.value, claim.said_on)
            yield (at, claim.id, claim.is_proposed, *said, *amounts)


def figure_values(figure: Figure) -> tuple[Any, ...]:
    """Return qualifier, value, low, high, unit, counts and scope of a figure."""
    amounts = (figure.qualifier.value, figure.value, figure.low, figure.high)
    return (*amounts, figure.unit, figure.counts.id, axis_scope(figure))


def _citation_rows(events: NumberedEvents) -> Iterator[tuple[Any, ...]]:
    for at, event in events:
        for claim in event.claims:
            for citation in claim.cites:
                for source in (claim.source, *claim.via):
                    yield at, source, (citation.is_of_text and citation.sentence) or 0
