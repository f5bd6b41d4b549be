"""The Atlas of a Brief: frames with geometry, and numpy columns for the filters."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, NamedTuple

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from geodata.atlas.bounding_boxes import BoundingBoxes, geometry_boxes
from geodata.atlas.event_places import EventAreas, event_areas, is_route
from geodata.atlas.marked_records import MarkedRows, marked_rows
from geodata.atlas.record_frames import citation_frame, join_frames, record_frames
from geodata.atlas.reference_layers import DrawnLayer, resolve_layers
from geodata.atlas.row_frames import row_frames
from geodata.brief.record_types.actor_record import wholes_of_actor
from geodata.brief.record_types.event_record import Event
from geodata.brief.records import Brief
from geodata.kinds.event_kind import KindForm
from geodata.tables.row_facts import numbered_rows
from geodata.vocabulary import Holds, Statement, Status
from geodata.words import Lang

STATEMENTS: tuple[str, ...] = tuple(Statement)
STATUSES: tuple[str, ...] = tuple(Status)
HOLDS: tuple[str, ...] = tuple(Holds)
OPEN_START_DAY = np.iinfo(np.int32).min
OPEN_END_DAY = np.iinfo(np.int32).max

Days = npt.NDArray[np.int32]
_FORMS: Final = (KindForm.POINT, KindForm.LANE, KindForm.AREA)
"""Form of an event by the dimensions of its geometry."""


@dataclass(frozen=True, eq=False)
class FilterColumns:
    """Columns that the filters of single values read, one value an event row.

    Days count from 1970-01-01; an open bound is ``OPEN_START`` or ``OPEN_END`` (the ends of int32). ``kind``
    is an index into the kinds of the brief's table, ``holds`` one into ``HOLDS``, ``status`` one into
    ``STATUSES``.
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
    status: npt.NDArray[np.int8]


class ActingActors(NamedTuple):
    """Actors that act in events, themselves or by a part of them: one value a pair.

    ``event`` is the row number of the event, ``actor`` the code of the actor, ``participation`` the row of
    ``Atlas.participations`` by which it acts.
    """

    event: npt.NDArray[np.intp]
    actor: npt.NDArray[np.int32]
    participation: npt.NDArray[np.intp]


class EventTags(NamedTuple):
    """Tags of events: row numbers of events with the code of a tag each, and the tags, sorted."""

    event: npt.NDArray[np.intp]
    tag: npt.NDArray[np.int32]
    names: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Atlas:
    """A brief as frames that can be drawn and filtered; read-only.

    ``events`` has one row an event in the order of the brief, columns as in ``EVENT_COLUMNS``, EPSG:4326.
    ``participations`` has columns event (row number of the event), actor, role, as_written (found there only
    through a query); ``locations`` event, place, role, basis, hedge, hedge_ar, where_prec; ``claims`` event,
    claim_id, proposed, source, sentence, statement, stance, said_on, qualifier, value, low, high, unit,
    counts, scope.
    """

    brief: Brief
    digest: str
    events: gpd.GeoDataFrame
    participations: pd.DataFrame
    locations: pd.DataFrame
    claims: pd.DataFrame
    layers: tuple[DrawnLayer, ...] = ()
    """Reference layers, in the order of the brief."""

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
            _category_codes(events["status"], STATUSES),
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
    def event_areas(self) -> EventAreas:
        """Countries and provinces that events on the map are known only to."""
        return event_areas(self.events, self.locations, self.brief)

    @cached_property
    def kind_forms(self) -> Mapping[str, KindForm]:
        """Form in which the events of each kind are drawn: its own where one is, else the most frequent.

        Events without a place, and those known only to a country, do not count; a relation stays one.
        """
        kinds = self.brief.kind_table
        points = self.events["on_map"].to_numpy(bool) & (self.event_areas.code == 0)
        sizes = shapely.get_dimensions(self.events.geometry.to_numpy()[points])
        pairs = Counter(zip(self.events["kind"].to_numpy()[points].tolist(), sizes.tolist(), strict=True))
        drawn: dict[str, list[KindForm]] = {}
        for (kind, size), _ in pairs.most_common():
            drawn.setdefault(kind, []).append(_FORMS[size])
        own = {kind: kinds.kinds[kind].form for kind in kinds.kind_ids}
        return {
            kind: form if form in drawn.get(kind, [form]) else drawn[kind][0] for kind, form in own.items()
        }

    @cached_property
    def marked_rows(self) -> MarkedRows:
        """Rows of the events by classification marking: their own and those of the documents they cite."""
        return marked_rows(self.brief, described_events(self.brief))

    @cached_property
    def row_of_event(self) -> dict[str, int]:
        """Event id → row number."""
        return {name: at for at, name in enumerate(self.events["event_id"])}

    @cached_property
    def actor_codes(self) -> tuple[npt.NDArray[np.int32], tuple[str, ...]]:
        """Code of the actor of each participation, and the actor ids that the codes index.

        Those are the participants and the actors that they are part of, sorted.
        """
        codes, found = pd.factorize(self.participations["actor"])
        known = self.brief.actor_by_id
        wholes = (whole for name in found for whole in wholes_of_actor(name, known))
        names = sorted({*found, *wholes})
        places = {name: at for at, name in enumerate(names)}
        own = np.array([places[name] for name in found], np.int32)
        return own[codes], tuple(names)

    @cached_property
    def actor_wholes(self) -> tuple[tuple[int, ...], ...]:
        """Codes of the actors that each one is part of, by its own code."""
        names, known = self.actor_codes[1], self.brief.actor_by_id
        places = {name: at for at, name in enumerate(names)}
        return tuple(tuple(places[whole] for whole in wholes_of_actor(name, known)) for name in names)

    @cached_property
    def alliance_members(self) -> dict[str, tuple[int, ...]]:
        """Codes of the members of each alliance of the brief, without those that act in no event."""
        places = {name: at for at, name in enumerate(self.actor_codes[1])}
        return {
            actor.id: tuple(places[name] for name in actor.members if name in places)
            for actor in self.brief.actors
            if actor.members
        }

    @cached_property
    def acting_actors(self) -> ActingActors:
        """Actors that act in events, themselves or by a part of them."""
        codes, wholes = self.actor_codes[0], self.actor_wholes
        rows = np.arange(len(codes))
        numbers = np.array([len(each) for each in wholes], np.intp)
        further = np.array([whole for code in codes.tolist() for whole in wholes[code]], np.int32)
        participation = np.concatenate([rows, np.repeat(rows, numbers[codes])])
        events = self.participations["event"].to_numpy(np.intp)
        return ActingActors(events[participation], np.concatenate([codes, further]), participation)

    @cached_property
    def first_acting(self) -> npt.NDArray[np.bool_]:
        """Mask over ``acting_actors``: the first pair of its actor and its event."""
        pairs = pd.DataFrame({"event": self.acting_actors.event, "actor": self.acting_actors.actor})
        return ~pairs.duplicated().to_numpy(bool)

    @cached_property
    def event_tags(self) -> EventTags:
        """Tags of the events."""
        tags = self.events["tags"].tolist()
        numbers = np.array([len(each) for each in tags], np.intp)
        every = np.array([name for each in tags for name in each], object)
        codes, names = pd.factorize(every, sort=True)
        return EventTags(np.repeat(np.arange(len(tags)), numbers), codes.astype(np.int32), tuple(names))


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
    parts += [row_frames(rows, brief, at.start, numbers - at.start) for rows, at in numbered_rows(brief)]
    return Atlas(brief, digest, *join_frames(parts), resolve_layers(brief))


def described_events(brief: Brief) -> list[tuple[int, Event]]:
    """Return the events that records describe, with their row numbers.

    Those of rows are among them where they were changed, or where a query reads an actor otherwise.
    """
    described = dict(enumerate(brief.written_events))
    queried = {name for query in brief.queries if query.stands_for for name in query.events}
    for rows, numbers in numbered_rows(brief):
        found = (at for name in queried if (at := rows.events.position(name)) is not None)
        described |= {numbers[at]: rows.events.record(at) for at in (*rows.events.overridden, *found)}
    return sorted(described.items(), key=lambda item: item[0])


def _day_numbers(column: "pd.Series[Any]", open_value: int) -> Days:
    days = column.to_numpy("datetime64[D]")
    numbers = days.astype(np.int64)
    return np.where(np.isnat(days), open_value, numbers).astype(np.int32)


def _category_codes(column: "pd.Series[Any]", names: Sequence[str]) -> npt.NDArray[np.int8]:
    return pd.Categorical(column, categories=list(names)).codes.astype(np.int8)
