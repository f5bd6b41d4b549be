"""Records of the rows of a table: events, places, sources and actors, each made when it is asked for."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import shapely

from geodata.brief.implied_records import gazetteer_place_record
from geodata.brief.record_fields import FrozenMapping
from geodata.brief.record_types.actor_record import Actor
from geodata.brief.record_types.document_record import Document
from geodata.brief.record_types.event_record import Event
from geodata.brief.record_types.place_record import Place
from geodata.brief.record_types.source_record import Source
from geodata.brief.record_types.table_mapping import RowMapping
from geodata.brief.record_types.table_record import ReferenceLayer, Table
from geodata.brief.withheld.withheld_ids import withheld_source
from geodata.places.own_geometry import LineForm, PointForm, PolygonForm
from geodata.tables.column_store import StoredTable
from geodata.tables.row_claims import ClaimParts, event_claims
from geodata.tables.row_geometry import shape_form
from geodata.vocabulary import ActorKind, LayerLook, PlaceKind, TableContent
from geodata.words import LANGS, Lang, fold_text, translate
from geodata.words.localized_text import LocalizedText

RECORDS_KEPT: Final = 512
"""Event records of a table, and place records, that are kept after they were asked for."""
ROWS_OF_A_BLOCK: Final = 16
"""Events whose columns are read together."""
BLOCKS_KEPT: Final = 32
_PARTS: Final = ("places", "participations", "figures", "speakers", "tags", "urls", "external")


@dataclass(frozen=True, eq=False)
class TableRows:
    """Rows of one table as part of a brief: a ``RowSource``."""

    table: Table
    document: Document
    lang: Lang
    """Language of the rows."""
    digest: str
    """Digest of all that the columns follow from."""
    stored: StoredTable
    own_places: Mapping[str, Place]
    """Places that the brief describes, by id."""

    @property
    def mapping(self) -> RowMapping:
        """Mapping of the rows."""
        if self.table.mapping is None:
            message = f"table {self.table.id} has no mapping"
            raise ValueError(message)
        return self.table.mapping

    @property
    def table_id(self) -> str:
        """Id of the table."""
        return self.table.id

    @property
    def document_id(self) -> str:
        """Id of the document with the rows."""
        return self.document.id

    @property
    def read_rows(self) -> int:
        """Number of rows that were read: events, or places where the rows become those."""
        are_events = self.table.content is TableContent.EVENTS
        return len(self.events if are_events else self.places)

    @cached_property
    def layers(self) -> tuple[ReferenceLayer, ...]:
        """Reference layer of the places of the rows, where they become one, drawn as they are shaped."""
        if self.table.content is not TableContent.LAYER or not len(self.places):
            return ()
        shapes = [place.geometry for place in map(self.places.record, range(len(self.places)))]
        look = (
            LayerLook.LINE
            if shapes and all(isinstance(each, LineForm) for each in shapes)
            else (
                LayerLook.AREA
                if shapes and all(isinstance(each, PolygonForm) for each in shapes)
                else LayerLook.POINTS
            )
        )
        title = self.document.title or LocalizedText({self.lang: self.table.id})
        layer = ReferenceLayer(
            id=self.table.id,
            title=title,
            document=self.document.id,
            places=tuple(self.places.ids()),
            look=look,
        )
        return (layer,)

    @cached_property
    def events(self) -> "RowEvents":
        """Events, one a row."""
        return RowEvents(self, {})

    @cached_property
    def places(self) -> "RowPlaces":
        """Places of the rows that the brief does not describe."""
        return RowPlaces(self)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Sources that the rows name."""
        return tuple(
            withheld_source(row["source"], self.document.id)
            if row["name"] is None
            else Source(
                id=row["source"],
                name=LocalizedText({self.lang: row["name"]}),
                document=self.document.id,
                withheld=row["withheld"],
            )
            for row in self.stored.columns.sources.to_pylist()
        )

    @cached_property
    def actors(self) -> tuple[Actor, ...]:
        """Actors of the rows that the brief does not describe."""
        return tuple(
            Actor(id=row["actor"], name=LocalizedText({self.lang: row["name"]}), kind=ActorKind(row["kind"]))
            for row in self.stored.columns.actors.to_pylist()
        )

    @cached_property
    def actor_ids(self) -> frozenset[str]:
        """Ids of all actors of the events."""
        return frozenset(pc.unique(self.stored.columns.participations["actor"]).to_pylist())

    @cached_property
    def tag_names(self) -> frozenset[str]:
        """Tags of the events."""
        return frozenset(pc.unique(self.stored.columns.tags["tag"]).to_pylist())

    @cached_property
    def place_ids(self) -> frozenset[str]:
        """Ids of the places of the events that the rows do not describe themselves."""
        used = frozenset(pc.unique(self.stored.columns.places["place"]).to_pylist())
        shapes = frozenset(pc.unique(self.stored.columns.spots["shape"]).to_pylist()) - {None}
        return (used | shapes) - frozenset(self.stored.columns.spots["place"].to_pylist())


class _RowIds:
    """Ids of the records of a table's rows, by position, in one of its columns."""

    def __init__(self, rows: TableRows, column: pa.ChunkedArray) -> None:
        """Take the rows, and the column with the id of each record."""
        self._rows, self._column = rows, column

    def __len__(self) -> int:
        """Return the number of records."""
        return len(self._column)

    def ids(self) -> list[str]:
        """Return the ids of all records."""
        return list(self._column.to_pylist())

    def position(self, record_id: str) -> int | None:
        """Return the position of a record; None where the table has none of this id."""
        if not record_id.startswith(f"{self._rows.table.id}-"):
            return None
        return self._index.position(record_id)

    @cached_property
    def _index(self) -> "_SortedIds":
        return _SortedIds(self._column)


class RowEvents(_RowIds):
    """Events of the rows of a table, by position."""

    def __init__(self, rows: TableRows, overridden: Mapping[int, Event]) -> None:
        """Take the rows, and the records of those that an analyst changed, by position."""
        super().__init__(rows, rows.stored.columns.events["event_id"])
        self.overridden = dict(sorted(overridden.items()))
        self._made = lru_cache(maxsize=RECORDS_KEPT)(self._event)
        self._read = lru_cache(maxsize=BLOCKS_KEPT)(self._block)

    @property
    def key(self) -> str:
        """Digest of the columns, and the hash of the changed records."""
        return f"{self._rows.digest} {hash(self.changed):x}" if self.overridden else self._rows.digest

    @property
    def changed(self) -> tuple[Event, ...]:
        """Records of the rows that an analyst changed."""
        return tuple(self.overridden.values())

    def record(self, position: int) -> Event:
        """Return the event at a position."""
        return self.overridden.get(position) or self._made(position)

    def _event(self, position: int) -> Event:
        """Return the event as its row has it."""
        rows, block = self._rows, self._read(position // ROWS_OF_A_BLOCK)
        facts = block["events"][position][0]
        parts = {name: block[name].get(position, []) for name in _PARTS}
        locations = parts["places"]
        edtf = facts["edtf"]
        return Event.model_validate(
            {
                "id": facts["event_id"],
                "kind": facts["kind"],
                "title": LocalizedText({rows.lang: facts["title"]}),
                "status": facts["status"],
                "when": {"edtf": edtf, "undated": edtf is None, "holds": facts["holds"]},
                "actors": tuple(
                    {name: row[name] for name in ("actor", "role")} for row in parts["participations"]
                ),
                "places": tuple({name: row[name] for name in ("place", "role")} for row in locations),
                "off_map": None if locations else unplaced_words(facts["unplaced"]),
                "claims": event_claims(
                    ClaimParts(
                        facts,
                        [row["source"] for row in parts["speakers"]],
                        parts["figures"],
                    ),
                    mapping=rows.mapping,
                    document=rows.document.id,
                    lang=rows.lang,
                ),
                "tags": tuple(dict.fromkeys(row["tag"] for row in parts["tags"])),
                "urls": tuple(dict.fromkeys(row["url"] for row in parts["urls"])),
                "external": _external_ids(parts["external"]),
            }
        )

    def _block(self, number: int) -> dict[str, dict[int, list[dict[str, Any]]]]:
        """Return the rows of all tables of some neighbouring events, by table and event.

        Exports ask for one event after the other, and Arrow reads many values as fast as one.
        """
        first, columns = number * ROWS_OF_A_BLOCK, self._rows.stored.columns
        events = columns.events.slice(first, ROWS_OF_A_BLOCK).to_pylist()
        found = {"events": {first + at: [facts] for at, facts in enumerate(events)}}
        for name in _PARTS:
            part: pa.Table = getattr(columns, name)
            start, end = np.searchsorted(part["event"].to_numpy(), [first, first + ROWS_OF_A_BLOCK])
            by_event = found.setdefault(name, {})
            for row in part.slice(int(start), int(end - start)).to_pylist():
                by_event.setdefault(row["event"], []).append(row)
        return found


class RowPlaces(_RowIds):
    """Places that only the rows of a table have, by position."""

    changed: tuple[Place, ...] = ()

    def __init__(self, rows: TableRows) -> None:
        """Take the rows."""
        super().__init__(rows, rows.stored.columns.spots["place"])
        self.record = lru_cache(maxsize=RECORDS_KEPT)(self._place)

    @property
    def key(self) -> str:
        """Digest of the columns."""
        return self._rows.digest

    @cached_property
    def folded_names(self) -> list[tuple[str, str, str]]:
        """Id, name and folded name of each place that has one."""
        spots = self._rows.stored.columns.spots.select(["place", "name"]).to_pylist()
        return [(row["place"], row["name"], fold_text(row["name"])) for row in spots if row["name"]]

    def _place(self, position: int) -> Place:
        """Return the place at a position."""
        (spot,) = self._rows.stored.columns.spots.slice(position, 1).to_pylist()
        return spot_place(spot, self._rows)


def spot_place(spot: Mapping[str, Any], rows: TableRows) -> Place:
    """Return the record of a row of ``spots``."""
    shape, precision, radius = spot["shape"], spot["where_prec"], spot["radius_km"]
    named = LocalizedText({rows.lang: spot["name"]}) if spot["name"] else None
    if shape is None:
        return Place(
            id=spot["place"],
            name=named or _coordinate_name(spot),
            kind=PlaceKind.POINT,
            geometry=_geometry(spot),
            where_prec=precision,
            radius_km=radius,
        )
    base = rows.own_places.get(shape) or gazetteer_place_record(shape)
    changed = {
        "id": spot["place"],
        "name": named or base.name,
        # A place is never more precise than the one that it stands for.
        "where_prec": max(precision or 0, base.precision),
        "radius_km": base.radius_km if radius is None else radius,
    }
    return base.model_copy(update=changed)


def _coordinate_name(spot: Mapping[str, Any]) -> LocalizedText:
    """Return the coordinates of a place without a name, as its name."""
    anchor = shapely.from_wkb(spot["geometry"]).representative_point() if spot["lon"] is None else None
    lon, lat = (anchor.x, anchor.y) if anchor is not None else (spot["lon"], spot["lat"])
    return LocalizedText(dict.fromkeys(LANGS, f"{lat:.3f}, {lon:.3f}"))


def _geometry(spot: Mapping[str, Any]) -> Any:
    if spot["lon"] is not None:
        return PointForm(lon=spot["lon"], lat=spot["lat"])
    return shape_form(shapely.from_wkb(spot["geometry"]))


def unplaced_words(reason: str | None) -> LocalizedText:
    """Return the reason for which an event of a row has no place, in every language."""
    key = f"row.unplaced.{reason or 'no-place'}"
    return LocalizedText({lang: translate(key, lang) for lang in LANGS})


def _external_ids(rows: list[dict[str, Any]]) -> FrozenMapping:
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row["database"], []).append(row["id"])
    return FrozenMapping({name: ", ".join(dict.fromkeys(ids)) for name, ids in found.items()})


class _SortedIds:
    """Order of the ids of a column, for look-up without an object for each id."""

    def __init__(self, ids: pa.ChunkedArray) -> None:
        self._ids = ids.combine_chunks()
        self._order = pc.sort_indices(self._ids).to_numpy()

    def position(self, record_id: str) -> int | None:
        """Return the position of an id."""
        found = bisect_left(self._order, record_id, key=self._id_at)
        known = found < len(self._order) and self._id_at(self._order[found]) == record_id
        return int(self._order[found]) if known else None

    def _id_at(self, position: np.uint64) -> str:
        return str(self._ids[int(position)].as_py())


def unmapped_cells(rows: TableRows, position: int) -> Iterator[tuple[str, str]]:
    """Yield column and cell of an event's row that the mapping does not read; blank cells are left out."""
    mapped = rows.mapping.columns() | set(rows.table.key)
    row = rows.stored.columns.events["cell_row"][position].as_py()
    for name in rows.stored.cells.column_names:
        if name not in mapped and (cell := rows.stored.cells[name][row].as_py()):
            yield name, cell
