"""The Atlas of a Brief: frames with geometry, and numpy columns for the filters."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

from geodata.atlas.bounding_boxes import BoundingBoxes, geometry_boxes
from geodata.atlas.event_places import is_route
from geodata.atlas.record_frames import citation_frame, join_frames, record_frames
from geodata.atlas.row_frames import row_frames, rows_of_brief
from geodata.brief.records import Brief, Event
from geodata.vocabulary import Holds, Statement
from geodata.words import Lang

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
    def citations(self) -> pd.DataFrame:
        """Citations, a row each: event (row number), source (categorical), sentence; relaying sources too.

        A citation of another document than the encoded text has sentence 0.
        """
        described = described_events(self.brief)
        numbers = [at for at, _ in described]
        of_rows = self.claims.loc[~self.claims["event"].isin(numbers), ["event", "source"]]
        found = pd.concat([citation_frame(described), of_rows.assign(sentence=0)], ignore_index=True)
        return found.sort_values("event", kind="stable", ignore_index=True).astype({"source": "category"})

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
    def first_participations(self) -> npt.NDArray[np.bool_]:
        """Mask over ``participations``: the first one of its actor in its event."""
        return ~self.participations.duplicated(["event", "actor"]).to_numpy(bool)


def is_route_event(event: Event) -> bool:
    """Return whether an event is a route, from one place to another."""
    return is_route(event.places)


def event_titles(atlas: Atlas, lang: Lang) -> npt.NDArray[np.object_]:
    """Return the title of each event row that a reader of a language is shown."""
    titles = atlas.events["title"]
    translated = atlas.events.get(f"title_{lang}", titles)
    return np.asarray(translated.where(translated.notna(), titles), dtype=object)


def build_atlas(brief: Brief, digest: str) -> Atlas:
    """Return the Atlas of a brief; ``digest`` is the key under which it is cached.

    Events of rows are read from the columns of their tables, but those that were changed by hand.
    """
    described = described_events(brief)
    numbers = np.array([at for at, _ in described], np.intp)
    parts = [record_frames(described, brief)]
    first = len(brief.written_events)
    for rows in rows_of_brief(brief):
        parts.append(row_frames(rows, brief, first, numbers - first))
        first += len(rows.events)
    return Atlas(brief, digest, *join_frames(parts))


def described_events(brief: Brief) -> list[tuple[int, Event]]:
    """Return the events that records describe, with their row numbers.

    Those of rows are among them where they were changed, or where a query reads an actor otherwise.
    """
    described = dict(enumerate(brief.written_events))
    queried = {name for query in brief.queries if query.stands_for for name in query.events}
    first = len(described)
    for rows in rows_of_brief(brief):
        found = (at for name in queried if (at := rows.events.position(name)) is not None)
        described |= {first + at: rows.events.record(at) for at in (*rows.events.overridden, *found)}
        first += len(rows.events)
    return sorted(described.items(), key=lambda item: item[0])


def _day_numbers(column: "pd.Series[Any]", open_value: int) -> Days:
    days = column.to_numpy("datetime64[D]")
    numbers = days.astype(np.int64)
    return np.where(np.isnat(days), open_value, numbers).astype(np.int32)


def _category_codes(column: "pd.Series[Any]", names: Sequence[str]) -> npt.NDArray[np.int8]:
    return pd.Categorical(column, categories=list(names)).codes.astype(np.int8)
