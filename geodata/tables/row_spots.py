"""Distinct places of the rows of a table that are neither of the brief nor of the gazetteer as they stand."""

import hashlib
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa

from geodata.tables.cell_text import one_line
from geodata.tables.row_places import NO_PRECISION, PlaceColumns, Rows
from geodata.vocabulary import PlaceRole

_KEYS: Final = ["name", "place_id", "lon", "lat", "where_prec", "radius_km", "geometry"]
_HASH_DIGITS: Final = 12
PLACES_SCHEMA: Final = pa.schema([("event", pa.int32()), ("role", pa.string()), ("place", pa.string())])
SPOTS_SCHEMA: Final = pa.schema(
    [
        ("place", pa.string()), ("name", pa.string()), ("shape", pa.string()), ("lon", pa.float64()),
        ("lat", pa.float64()), ("where_prec", pa.int8()), ("radius_km", pa.float64()),
        ("geometry", pa.binary()),
    ]
)  # fmt: skip


def place_and_spot_tables(
    found: Sequence[PlaceColumns],
    event_of_row: Rows,
    table_id: str,
    has_lane: Callable[[str, str], bool] = lambda _start, _end: True,
) -> tuple[pa.Table, pa.Table]:
    """Return the places of the events, and the spots among them, each once.

    A place with an id and nothing else is that place. Any other is a spot: its id is that of the table and
    a hash of its name, its coordinates and its precision, the same in every reading of the file.
    ``has_lane`` tells whether a line can be drawn between two places with ids.
    """
    frames = [each.frame(event_of_row) for each in found]
    if not frames or not sum(map(len, frames)):
        return PLACES_SCHEMA.empty_table(), SPOTS_SCHEMA.empty_table()
    places = pd.concat(frames, ignore_index=True).sort_values("event", kind="stable", ignore_index=True)
    places["role"] = _roles_of_whole_routes(places, has_lane)
    is_spot = (
        places["place_id"].isna() | (places["where_prec"] != NO_PRECISION) | places["radius_km"].notna()
    ).to_numpy(bool)
    given = places.loc[is_spot, _KEYS]
    # A missing value is a value of its own, which groups would leave out.
    group = given.fillna(
        {"name": "", "place_id": "", "lon": np.inf, "lat": np.inf, "radius_km": np.inf, "geometry": b""}
    )
    codes = group.groupby(_KEYS, sort=False).ngroup().to_numpy()
    first = np.unique(codes, return_index=True)[1]
    spots = given.iloc[first]
    spots = spots.assign(name=spots["name"].map(one_line, na_action="ignore"))
    names = np.array([_spot_id(table_id, row) for row in spots.itertuples(index=False)], object)
    ids = places["place_id"].to_numpy(object).copy()
    ids[is_spot] = names[codes]
    events, roles = places["event"].to_numpy(), places["role"].to_numpy(object)
    return (
        pa.table([pa.array(events), pa.array(roles), pa.array(ids)], schema=PLACES_SCHEMA),
        spot_table(names, spots),
    )


def _roles_of_whole_routes(places: pd.DataFrame, has_lane: Callable[[str, str], bool]) -> "pd.Series[Any]":
    """Return the roles; ends of a route that cannot be drawn, or one end alone, are places of the event."""
    is_end = places["role"] != PlaceRole.AT.value
    alone = is_end & (is_end.groupby(places["event"]).transform("sum") == 1)
    start, end = (
        places.loc[places["role"] == role.value, ["event", "place_id"]].dropna()
        for role in (PlaceRole.FROM, PlaceRole.TO)
    )
    pairs = start.merge(end, on="event", suffixes=("_from", "_to"))
    drawn = cache(has_lane)
    blocked = [event for event, one, other in pairs.itertuples(index=False) if not drawn(one, other)]
    ends = places.loc[is_end, ["event", "lon", "lat"]].dropna()
    blocked += ends.loc[ends.duplicated(), "event"].tolist()
    return places["role"].mask(alone | (is_end & places["event"].isin(blocked)), PlaceRole.AT.value)


def spot_table(names: Any, spots: pd.DataFrame) -> pa.Table:
    """Return places of rows under their ids; columns of ``spots`` are those of the schema."""
    precision = spots["where_prec"].to_numpy()
    columns = {
        "place": names,
        "name": spots["name"].to_numpy(object),
        "shape": spots["place_id"].to_numpy(object),
        "lon": spots["lon"].to_numpy(),
        "lat": spots["lat"].to_numpy(),
        "where_prec": pa.array(precision, pa.int8(), mask=precision == NO_PRECISION),
        "radius_km": spots["radius_km"].to_numpy(),
        "geometry": spots["geometry"].to_numpy(object),
    }
    arrays = [
        column if isinstance(column, pa.Array) else pa.array(column, field.type, from_pandas=True)
        for field, column in zip(SPOTS_SCHEMA, columns.values(), strict=True)
    ]
    return pa.table(arrays, schema=SPOTS_SCHEMA)


def _spot_id(table_id: str, row: tuple[Any, ...]) -> str:
    content = "\0".join(map(repr, row)).encode()
    return f"{table_id}-{hashlib.sha256(content).hexdigest()[:_HASH_DIGITS]}"
