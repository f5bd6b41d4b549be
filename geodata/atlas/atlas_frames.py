"""The Atlas of a Brief: frames with geometry, and numpy columns for the filters."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.atlas.bounding_boxes import BoundingBoxes, geometry_boxes
from geodata.atlas.event_columns import EVENT_COLUMNS
from geodata.atlas.place_shapes import (
    lane_between,
    merge_shapes,
    place_anchor,
    place_geometry,
    route_end_name,
)
from geodata.brief.records import Brief, Event
from geodata.places import gazetteer_place
from geodata.places.own_shapes import is_own_shape
from geodata.places.route_lines import sea_path
from geodata.vocabulary import Basis, Holds, PlaceKind, PlaceRole, Statement
from geodata.words import DEFAULT_LANG, Lang

ATLAS_CRS = "EPSG:4326"
STATEMENTS: tuple[str, ...] = tuple(Statement)
HOLDS: tuple[str, ...] = tuple(Holds)
OPEN_START_DAY = np.iinfo(np.int32).min
OPEN_END_DAY = np.iinfo(np.int32).max

Days = npt.NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class FilterColumns:
    """Columns that the time and kind filters read, one value an event row.

    Days count from 1970-01-01; an open bound is ``OPEN_START`` or ``OPEN_END`` (the ends of int32). ``kind``
    is an index into the kinds of the brief's table, ``holds`` one into ``HOLDS``.
    """

    start_earliest: Days
    start_latest: Days
    end_earliest: Days
    end_latest: Days
    holds: npt.NDArray[np.int8]
    undated: npt.NDArray[np.bool_]
    ahead: npt.NDArray[np.bool_]
    kind: npt.NDArray[np.int8]
    statements: npt.NDArray[np.uint8]
    """Bit set over ``STATEMENTS``: the kinds of statement among the event's claims."""


@dataclass(frozen=True, eq=False)
class Atlas:
    """A brief as frames that can be drawn and filtered; read-only.

    ``events`` has one row an event in the order of the brief, columns as in ``EVENT_COLUMNS``, EPSG:4326.
    ``participations`` has columns event (row number of the event), actor, role, as_written (found there only
    through a query); ``locations`` event, place, role, basis, hedge, hedge_ar, where_prec; ``claims`` event,
    claim_id, proposed, source, sentence, statement, stance, said_on, qualifier, value, low, high, unit,
    counts.
    """

    brief: Brief
    digest: str
    events: gpd.GeoDataFrame
    participations: pd.DataFrame
    locations: pd.DataFrame
    claims: pd.DataFrame

    @cached_property
    def filter_columns(self) -> FilterColumns:
        """Columns that the filters read."""
        events = self.events
        bits = [sum(1 << STATEMENTS.index(name) for name in names) for names in events["statements"]]
        return FilterColumns(
            _day_numbers(events["start_earliest"], OPEN_START_DAY),
            _day_numbers(
                events["start_latest"], OPEN_END_DAY
            ),  # a start that may be any day is certain on none
            _day_numbers(events["end_earliest"], OPEN_END_DAY),
            _day_numbers(events["end_latest"], OPEN_END_DAY),
            _category_codes(events["holds"], HOLDS),
            events["undated"].to_numpy(bool),
            events["ahead"].to_numpy(bool),
            _category_codes(events["kind"], self.brief.kind_table.kind_ids),
            np.asarray(bits, np.uint8),
        )

    @cached_property
    def bounding_boxes(self) -> BoundingBoxes:
        """Bounding box of each event: shape (events, 4), as returned by ``boxes``."""
        return geometry_boxes(self.events.geometry.to_numpy())

    @cached_property
    def label_anchors(self) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
        """Longitudes and latitudes of the label anchors in degrees (float32, as sent); NaN: no place."""
        lon, lat = (self.events[name].to_numpy(np.float32) for name in ("lon", "lat"))
        return lon, lat

    @cached_property
    def row_of_event(self) -> dict[str, int]:
        """Event id → row number."""
        return {name: at for at, name in enumerate(self.events["event_id"])}

    @cached_property
    def actor_codes(self) -> tuple[npt.NDArray[np.int32], tuple[str, ...]]:
        """Code of the actor of each participation, and the actor ids that the codes index."""
        codes, names = pd.factorize(self.participations["actor"], sort=True)
        return codes.astype(np.int32), tuple(names)

    @cached_property
    def citations(self) -> pd.DataFrame:
        """Citations, a row each: event (row number), source (categorical), sentence; relaying sources too.

        A citation of another document than the encoded text has sentence 0.
        """
        rows = (
            (at, source, (citation.is_of_text and citation.sentence) or 0)
            for at, event in enumerate(self.brief.events)
            for claim in event.claims
            for citation in claim.cites
            for source in (claim.source, *claim.via)
        )
        return _frame(rows, ("event", "source", "sentence")).astype({"source": "category"})

    @cached_property
    def first_participations(self) -> npt.NDArray[np.bool_]:
        """Mask over ``participations``: the first one of its actor in its event."""
        return ~self.participations.duplicated(["event", "actor"]).to_numpy(bool)


def event_titles(atlas: Atlas, lang: Lang) -> npt.NDArray[np.object_]:
    """Return the title of each event row that a reader of a language is shown."""
    titles = atlas.events["title"]
    translated = atlas.events.get(f"title_{lang}", titles)
    return np.asarray(translated.where(translated.notna(), titles), dtype=object)


def build_atlas(brief: Brief, digest: str) -> Atlas:
    """Return the Atlas of a brief; ``digest`` is the key under which it is cached."""
    return Atlas(
        brief,
        digest,
        events=_event_frame(brief),
        participations=_frame(_participation_rows(brief), ("event", "actor", "role", "as_written")),
        locations=_frame(
            _location_rows(brief), ("event", "place", "role", "basis", "hedge", "hedge_ar", "where_prec")
        ),
        claims=_frame(_claim_rows(brief), _CLAIM_COLUMNS),
    )


_CLAIM_COLUMNS = (
    "event",
    "claim_id",
    "proposed",
    "source",
    "sentence",
    "statement",
    "stance",
    "said_on",
    "qualifier",
    "value",
    "low",
    "high",
    "unit",
    "counts",
)


def _day_numbers(column: "pd.Series[Any]", open_value: int) -> Days:
    days = column.to_numpy("datetime64[D]")
    numbers = days.astype(np.int64)
    return np.where(np.isnat(days), open_value, numbers).astype(np.int32)


def _category_codes(column: "pd.Series[Any]", names: Sequence[str]) -> npt.NDArray[np.int8]:
    return pd.Categorical(column, categories=list(names)).codes.astype(np.int8)


_COLUMN_TYPES: Final = {"event": "int64", "as_written": "bool", "proposed": "bool"}
"""Types of columns that frames without rows must have too."""


def _frame(rows: Iterable[tuple[Any, ...]], columns: Sequence[str]) -> pd.DataFrame:
    typed = {name: kind for name, kind in _COLUMN_TYPES.items() if name in columns}
    return pd.DataFrame(list(rows), columns=list(columns)).astype(typed)


def _event_frame(brief: Brief) -> gpd.GeoDataFrame:
    rows = [_event_row(event, brief) for event in brief.events]
    names = [column.name for column in EVENT_COLUMNS]
    frame = pd.DataFrame(rows, columns=names).astype({"where_prec": "Int8"})
    for name in ("start_earliest", "start_latest", "end_earliest", "end_latest"):
        frame[name] = pd.to_datetime(frame[name]).astype("datetime64[s]")
    return gpd.GeoDataFrame(frame, geometry="geometry", crs=ATLAS_CRS)


def _event_row(event: Event, brief: Brief) -> dict[str, Any]:
    geometry = event_geometry(event, brief)
    lon, lat = _label_anchor(event, brief, geometry)
    locations = event.places
    return (
        _date_values(event)
        | _content_values(event)
        | {
            "where_prec": max((brief.place_by_id[at.place].precision for at in locations), default=pd.NA),
            "on_map": brief.is_on_map(event),
            "where_basis": _place_basis(event),
            "schematic": is_route_event(event) and _sea_path(event, brief) is None,
            "lon": lon,
            "lat": lat,
            "geometry": geometry,
        }
    )


def _content_values(event: Event) -> dict[str, Any]:
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
        "judged": Statement.REPORTED.value not in statements,
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


def is_route_event(event: Event) -> bool:
    """Return whether an event is a route, from one place to another."""
    return any(location.role is PlaceRole.TO for location in event.places)


def event_geometry(event: Event, brief: Brief) -> BaseGeometry | None:
    """Return the geometry of an event in Multi form (EPSG:4326): a route's line, else its places merged.

    Areas are at the fine level of the shipped shapes; lines are cut at the antimeridian (RFC 7946).
    """
    if not event.places:
        return None
    if is_route_event(event):
        return _sea_path(event, brief) or _schematic_lanes(event, brief)
    return merge_shapes([place_geometry(location.place, brief) for location in event.places])


def _route_ends(event: Event, brief: Brief) -> Iterator[tuple[str, str]]:
    """Yield the names of each pair of shapes that a route joins."""
    for start in event.places:
        for end in event.places:
            if start.role is PlaceRole.FROM and end.role is PlaceRole.TO:
                yield route_end_name(start.place, brief), route_end_name(end.place, brief)


def _schematic_lanes(event: Event, brief: Brief) -> BaseGeometry:
    return merge_shapes([lane_between(start, end) for start, end in _route_ends(event, brief)])


def _sea_path(event: Event, brief: Brief) -> BaseGeometry | None:
    """Return the precomputed sea path of a route between two ports; indicative, not reported."""
    ends = list(_route_ends(event, brief)) if is_route_event(event) else []
    names = [name for pair in ends for name in pair]
    ports = not any(map(is_own_shape, names)) and all(
        gazetteer_place(name).kind == PlaceKind.PORT.value for name in names
    )
    return sea_path(*ends[0]) if len(ends) == 1 and ports else None


def _label_anchor(event: Event, brief: Brief, geometry: BaseGeometry | None) -> tuple[float, float]:
    if geometry is None:
        return float("nan"), float("nan")
    if not is_route_event(event):
        return place_anchor(event.places[0].place, brief)
    longest = max(shapely.get_parts(geometry), key=shapely.length)
    middle = shapely.line_interpolate_point(longest, 0.5, normalized=True)
    return float(middle.x), float(middle.y)


def _participation_rows(brief: Brief) -> Iterator[tuple[Any, ...]]:
    for at, event in enumerate(brief.events):
        meant = {
            query.stands_for.written: query.stands_for.meant
            for query in brief.queries_of(event.id)
            if query.stands_for
        }
        for part in event.actors:
            yield at, part.actor, part.role, False
            if part.actor in meant:
                yield at, meant[part.actor], part.role, True


def _location_rows(brief: Brief) -> Iterator[tuple[Any, ...]]:
    for at, event in enumerate(brief.events):
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


def _claim_rows(brief: Brief) -> Iterator[tuple[Any, ...]]:
    for at, event in enumerate(brief.events):
        for claim in event.claims:
            figure = claim.figure
            amounts = (
                (figure.qualifier.value, figure.value, figure.low, figure.high, figure.unit, figure.counts.id)
                if figure
                else (None,) * 6
            )
            said = (claim.source, claim.sentence, claim.statement.value, claim.stance.value, claim.said_on)
            yield (at, claim.id, claim.is_proposed, *said, *amounts)
