"""Frames of the events of rows, made from the columns of their tables without event records."""

from collections.abc import Sequence
from functools import cache
from typing import Any, Final

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow.compute as pc
import shapely

from geodata.atlas.event_columns import EVENT_COLUMNS
from geodata.atlas.event_places import (
    is_schematic_route,
    locations_anchor,
    locations_geometry,
    worst_precision,
)
from geodata.atlas.record_frames import (
    ATLAS_CRS,
    CLAIM_COLUMNS,
    LOCATION_COLUMNS,
    PARTICIPATION_COLUMNS,
    EventFrames,
    figure_values,
)
from geodata.brief.edtf import DateBounds, parse_edtf
from geodata.brief.record_types.event_parts import Location
from geodata.brief.records import Brief
from geodata.places.place_precision import EXACT
from geodata.places.ring_polygons import wrap_longitudes
from geodata.tables.row_claims import figure_of
from geodata.tables.row_records import TableRows, unplaced_words
from geodata.vocabulary import AHEAD_STATUSES, Basis, PlaceRole, Stance, Statement
from geodata.words import DEFAULT_LANG

_BOUNDS: Final = ("start_earliest", "start_latest", "end_earliest", "end_latest")


def row_frames(rows: TableRows, brief: Brief, first: int, skipped: npt.NDArray[np.intp]) -> EventFrames:
    """Return the frames of the rows of a table.

    Parameters
    ----------
    first
        Row number in the atlas of the first row of the table.
    skipped
        Positions of rows that are left to records; those outside the table do not count.
    """
    columns = _event_columns(rows, brief)
    events = pd.DataFrame({column.name: columns[column.name] for column in EVENT_COLUMNS})
    for name in _BOUNDS:
        events[name] = events[name].astype("datetime64[s]")
    events = events.set_axis(np.arange(first, first + len(events)))
    events = events.loc[~np.isin(np.arange(len(events)), skipped)]
    others = (
        (_participation_frame(rows), PARTICIPATION_COLUMNS),
        (_location_frame(rows, brief), LOCATION_COLUMNS),
        (_claim_frame(rows), CLAIM_COLUMNS),
    )
    frames = (
        frame.loc[~frame["event"].isin(skipped), list(names)]
        .assign(event=lambda kept: kept["event"].astype("int64") + first)
        .reset_index(drop=True)
        for frame, names in others
    )
    return EventFrames(gpd.GeoDataFrame(events, geometry="geometry", crs=ATLAS_CRS), *frames)


def _event_columns(rows: TableRows, brief: Brief) -> dict[str, Any]:
    """Return the columns of ``Atlas.events`` of the rows of a table, one value a row."""
    events = rows.stored.columns.events
    number = events.num_rows
    statuses, kinds = _texts(events["status"]), _texts(events["kind"])
    titles, unplaced = _texts(events["title"]), _texts(events["unplaced"])
    placed = _place_columns(rows, brief)
    relation_kinds = [kind for kind in brief.kind_by_id if brief.kind_table.is_relation(kind)]
    return {
        "event_id": _texts(events["event_id"]),
        "kind": kinds,
        "title": titles,
        "title_ar": {rows.lang: titles}.get("ar", np.full(number, None)),
        "status": statuses,
        "proposed": np.zeros(number, bool),
        "ahead": np.isin(statuses.astype(str), [status.value for status in AHEAD_STATUSES]),
        "statements": _repeated((Statement.REPORTED.value,), number),
        "tags": _tag_column(rows),
        "judged": np.zeros(number, bool),
        "on_map": placed.pop("has_place") & ~np.isin(kinds.astype(str), relation_kinds),
        "parent": np.full(number, None),
        "off_map": _by_value(unplaced, lambda reason: unplaced_words(reason)[DEFAULT_LANG]),
        "off_map_ar": _by_value(unplaced, lambda reason: unplaced_words(reason).get("ar")),
        **_date_columns(_texts(events["edtf"])),
        "holds": _texts(events["holds"]),
        **placed,
    }


def _texts(column: Any) -> npt.NDArray[np.object_]:
    """Return a column of texts as objects, each distinct text once in memory; missing ones are None."""
    encoded = column.combine_chunks().dictionary_encode()
    values = np.array([*encoded.dictionary.to_pylist(), None], object)
    codes = pc.fill_null(encoded.indices, -1).to_numpy(zero_copy_only=False)
    found: npt.NDArray[np.object_] = values[codes]
    return found


def _repeated(value: Any, number: int) -> npt.NDArray[np.object_]:
    values = np.empty(number, object)
    values[:] = [value] * number
    return values


def _tag_column(rows: TableRows) -> npt.NDArray[np.object_]:
    """Return the tags of each event, each once; equal ones are one object."""
    found: dict[int, dict[str, None]] = {}
    tags = rows.stored.columns.tags
    for event, tag in zip(tags["event"].to_pylist(), tags["tag"].to_pylist(), strict=True):
        found.setdefault(event, {})[tag] = None
    known: dict[tuple[str, ...], tuple[str, ...]] = {}
    column = _repeated((), rows.stored.columns.events.num_rows)
    for event, each in found.items():
        names = tuple(each)
        column[event] = known.setdefault(names, names)
    return column


def _by_value(texts: npt.NDArray[np.object_], value_of: Any) -> npt.NDArray[np.object_]:
    """Return a value for each text, found once for each distinct one; None where there is no text."""
    known = {text: value_of(text) for text in pd.unique(texts) if text is not None}
    return np.array([known.get(text) for text in texts] + [None], object)[:-1]


def _date_columns(edtf: npt.NDArray[np.object_]) -> dict[str, Any]:
    codes, texts = pd.factorize(edtf)
    bounds: list[DateBounds | None] = [*map(parse_edtf, texts), None]
    days = {
        name: np.array([getattr(each, name) if each else None for each in bounds], "datetime64[D]")[codes]
        for name in _BOUNDS
    }
    precisions = np.array([each.precision if each else "undated" for each in bounds], object)[codes]
    return {"edtf": edtf, "precision": precisions, "undated": codes < 0, **days}


def _place_columns(rows: TableRows, brief: Brief) -> dict[str, Any]:
    """Return where the events are: points at once, any other shape once for all events of equal places."""
    number = rows.stored.columns.events.num_rows
    points = _SpotPoints(rows)
    at, spots, others = points.single_places()
    columns: dict[str, Any] = {
        "has_place": np.zeros(number, bool),
        "where_prec": np.zeros(number, np.int8),
        "lon": np.full(number, np.nan),
        "lat": np.full(number, np.nan),
        "schematic": np.zeros(number, bool),
        "geometry": np.full(number, None, object),
    }
    columns["has_place"][at] = True
    columns["where_prec"][at] = points.precision[spots]
    columns["lon"][at], columns["lat"][at] = points.lon[spots], points.lat[spots]
    columns["geometry"][at] = points.shapes()[spots]
    for key, events in others.items():
        locations = tuple(Location(place=place, role=PlaceRole(role)) for role, place in key)
        geometry = locations_geometry(locations, brief)
        columns["has_place"][events] = True
        columns["where_prec"][events] = worst_precision(locations, brief)
        columns["lon"][events], columns["lat"][events] = locations_anchor(locations, brief, geometry)
        columns["schematic"][events] = is_schematic_route(locations, brief)
        columns["geometry"][events] = _repeated(geometry, len(events))
    has_place = columns["has_place"]
    columns["where_prec"] = pd.array(columns["where_prec"], "Int8")
    columns["where_prec"][~has_place] = pd.NA
    columns["where_basis"] = np.full(len(has_place), None, object)
    columns["where_basis"][has_place] = Basis.STATED.value
    return columns


class _SpotPoints:
    """Points of the spots of a table that are drawn where their coordinates are."""

    def __init__(self, rows: TableRows) -> None:
        self._columns = rows.stored.columns
        spots = self._columns.spots
        self.lon, self.lat = (spots[name].to_numpy().astype(float) for name in ("lon", "lat"))
        known = ~np.isnan(self.lon)
        if known.any():
            self.lon[known] = wrap_longitudes(np.column_stack([self.lon, self.lat])[known])[:, 0]
        given = spots["where_prec"].to_pandas().to_numpy(float)
        self.precision = np.where(np.isnan(given), EXACT, given).astype(np.int8)

    def shapes(self) -> npt.NDArray[np.object_]:
        """Return the points in Multi form, None for spots of another shape."""
        found = np.full(len(self.lon), None, object)
        known = np.flatnonzero(~np.isnan(self.lon))
        points = shapely.points(self.lon[known], self.lat[known])
        if len(known):
            found[known] = shapely.multipoints(points, indices=np.arange(len(known)))
        return found

    def single_places(self) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], dict[Any, list[int]]]:
        """Return the events at one such point and their spots, and the other events by roles and places."""
        places, spots = self._columns.places, self._columns.spots
        events = places["event"].to_numpy()
        codes = pd.Index(_texts(spots["place"])).get_indexer(pd.Index(_texts(places["place"])))
        single = np.bincount(events, minlength=self._columns.events.num_rows)[events] == 1
        is_point = single & (codes >= 0) & ~np.isnan(np.append(self.lon, np.nan))[codes]
        others: dict[int, list[tuple[str, str]]] = {}
        for row in places.filter(~is_point).to_pylist():
            others.setdefault(row["event"], []).append((row["role"], row["place"]))
        by_places: dict[Any, list[int]] = {}
        for event, key in others.items():
            by_places.setdefault(tuple(key), []).append(event)
        return events[is_point], codes[is_point], by_places


def _participation_frame(rows: TableRows) -> pd.DataFrame:
    found: pd.DataFrame = rows.stored.columns.participations.to_pandas()
    return found.assign(as_written=False)


def _location_frame(rows: TableRows, brief: Brief) -> pd.DataFrame:
    places, spots = rows.stored.columns.places, rows.stored.columns.spots
    points = _SpotPoints(rows)
    names = _texts(spots["place"])
    precision = dict(zip(names, points.precision.tolist(), strict=True))
    is_point = ~np.isnan(points.lon)
    other = (*names[~is_point], *rows.place_ids)
    precision |= {name: brief.place_by_id[name].precision for name in other}
    found: pd.DataFrame = places.to_pandas()
    return found.assign(
        basis=Basis.STATED.value,
        hedge=None,
        hedge_ar=None,
        where_prec=[precision[name] for name in found["place"]],
    )


def _claim_frame(rows: TableRows) -> pd.DataFrame:
    """Return the claims in the order of :func:`~geodata.tables.row_claims.event_claims`."""
    columns = rows.stored.columns
    told: pd.DataFrame = columns.speakers.to_pandas()
    speakers = told.drop_duplicates(ignore_index=True)
    is_first = ~speakers.duplicated("event")
    first = speakers.loc[is_first].set_index("event")["source"]
    figures: pd.DataFrame = columns.figures.to_pandas()
    stated = pd.DataFrame({"event": figures["event"], "source": figures["event"].map(first)})
    stated = pd.concat([stated, _amounts(rows, figures)], axis=1)
    plain = speakers.loc[~(is_first & speakers["event"].isin(figures["event"]))]
    found = pd.concat([stated.assign(after=0), plain.assign(after=1)], ignore_index=True)
    found = found.sort_values(["event", "after"], kind="stable", ignore_index=True)
    numbers = found.groupby("event").cumcount() + 1
    ids = _texts(columns.events["event_id"])
    claims: pd.DataFrame = found.assign(
        claim_id=[f"{ids[event]}-c{number}" for event, number in zip(found["event"], numbers, strict=True)],
        proposed=False,
        sentence=None,
        statement=Statement.REPORTED.value,
        stance=Stance.ASSERTS.value,
        said_on=None,
    )
    return claims


def _amounts(rows: TableRows, figures: pd.DataFrame) -> pd.DataFrame:
    """Return qualifier, value, low, high, unit, counts and scope of each figure."""

    @cache
    def amounts(mapping: int, best: float | None, low: float | None, high: float | None) -> Sequence[Any]:
        return figure_values(
            figure_of(rows.mapping.figures[mapping], {"best": best, "low": low, "high": high})
        )

    values = figures[["mapping", "best", "low", "high"]].astype(object)
    found = [amounts(*row) for row in values.where(values.notna(), None).itertuples(index=False)]
    return pd.DataFrame(found, columns=["qualifier", "value", "low", "high", "unit", "counts", "scope"])
