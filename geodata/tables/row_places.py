"""Places of the rows of a table: coordinates or a geometry of the file, else a name that is looked up."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import shapely

from geodata.brief.record_types.table_mapping import FieldMapping, PlaceMapping
from geodata.places.own_geometry import MAX_KM
from geodata.tables.cell_values import CellError, parse_cell_number
from geodata.tables.mapped_columns import NO_VALUE, CodedColumn, converted, field_column
from geodata.tables.row_geometry import read_wkt
from geodata.tables.table_file import LeftOutRow
from geodata.words import fold_text

Rows = npt.NDArray[np.intp]
"""Row numbers."""
PlaceAnswer = str | tuple[float, float] | None
"""Place of a name: an id, longitude and latitude, or None for no place."""

NO_PLACE_TEXTS: Final = frozenset({"", "-", "nan", "na", "n/a", "none", "null", "unknown"})
"""Texts, folded, of a cell that holds no coordinate and no place."""
NO_PLACE_NUMBERS: Final = (0.0, -99.0, -999.0, -9999.0)
"""Numbers that stand for "no place" where longitude and latitude both hold them."""
NO_PRECISION: Final = 0
"""Code of a precision that the mapping does not give."""
STATE_PRECISION: Final = 6
_PRECISIONS: Final = frozenset(range(1, 8))


class PlaceLookup(Protocol):
    """Part of a table's context by which names become places."""

    @property
    def places(self) -> Mapping[str, PlaceAnswer]:
        """Places by the name in the file, as answered."""
        ...

    @property
    def find_place(self) -> Callable[[str], str | None]:
        """Id of the only place with a name."""
        ...


@dataclass(frozen=True, eq=False)
class PlaceColumns:
    """Places of the rows of a table for one role; arrays have one value a row of the table."""

    role: str
    """Role of the place: at, from or to."""
    name: CodedColumn
    place_id: CodedColumn
    lon: npt.NDArray[np.float64]
    lat: npt.NDArray[np.float64]
    where_prec: npt.NDArray[np.int8]
    radius_km: npt.NDArray[np.float64]
    geometry: npt.NDArray[Any]
    """Geometries in EPSG:4326; None where there is none."""
    known_to_state: npt.NDArray[np.bool_]
    """Whether the coordinates are given up because the place is known to a state alone."""
    faults: tuple[tuple[int, str, str, str], ...]
    """Row, column, cell and reason of each row that is left out."""

    def left_out(self, records: npt.NDArray[np.int32]) -> Iterator[LeftOutRow]:
        """Yield the records that a place leaves out."""
        for row, column, found, reason in self.faults:
            yield LeftOutRow(int(records[row]), column, found, reason)

    @property
    def located(self) -> npt.NDArray[np.bool_]:
        """Mask of the rows that have a place."""
        found: npt.NDArray[np.bool_] = (
            ~np.isnan(self.lon) | (self.place_id.codes != NO_VALUE) | shapely.is_geometry(self.geometry)
        )
        return found

    def unplaced_codes(self) -> npt.NDArray[np.object_]:
        """Return the code of the reason for which each row has no place; empty where it has one."""
        reasons = np.where(self.name.codes == NO_VALUE, "no-place", "unknown-place")
        reasons = np.where(self.known_to_state, "country-only", reasons)
        return np.where(self.located, "", reasons).astype(object)

    def frame(self, event_of_row: npt.NDArray[np.intp]) -> pd.DataFrame:
        """Return the places of the kept rows that have one, missing values as None or NaN."""
        rows = np.flatnonzero(self.located & (event_of_row >= 0))
        names, ids = (
            column.mapped(column.values, None, object)[rows] for column in (self.name, self.place_id)
        )
        return pd.DataFrame(
            {
                "event": event_of_row[rows].astype(np.int32),
                "role": self.role,
                "name": names,
                "place_id": ids,
                "lon": self.lon[rows],
                "lat": self.lat[rows],
                "where_prec": self.where_prec[rows],
                "radius_km": self.radius_km[rows],
                "geometry": shapely.to_wkb(self.geometry[rows], byte_order=1),
            }
        )


def place_columns(
    role: str, mapped: PlaceMapping, cells: pa.Table, *, decimal: str, context: PlaceLookup
) -> PlaceColumns:
    """Return the places of a role; a coordinate that is none, or lies off the globe, leaves its row out.

    The file's own coordinates or geometry win over a name: a row without them then has no place.
    """
    reader = _PlaceReader(mapped, cells, decimal)
    lon, lat = reader.coordinates()
    geometry = reader.geometries()
    name = reader.names()
    own = mapped.lon is not None or mapped.geometry is not None
    precision = reader.precisions()
    known_to_state = (precision == STATE_PRECISION) & (~np.isnan(lon) | shapely.is_geometry(geometry))
    if own:
        place_id = _states(reader.states(), known_to_state, context)
        # A coordinate of a place that is known to a state alone would invent a place.
        lon, lat = (np.where(known_to_state, np.nan, degrees) for degrees in (lon, lat))
        geometry[known_to_state] = None
        precision = np.where(known_to_state, NO_PRECISION, precision).astype(np.int8)
    else:
        place_id, lon, lat = _looked_up(name, context)
        # A coordinate that was answered for a name is more than its country.
        is_answered = (precision == STATE_PRECISION) & ~np.isnan(lon)
        precision = np.where(is_answered, NO_PRECISION, precision).astype(np.int8)
    return PlaceColumns(
        role,
        name,
        place_id,
        lon,
        lat,
        precision,
        reader.radii(),
        geometry,
        known_to_state,
        tuple(reader.faults),
    )


def _states(names: CodedColumn, known_to_state: npt.NDArray[np.bool_], context: PlaceLookup) -> CodedColumn:
    """Return the states of the rows that are known to their state alone."""
    found, _, _ = _looked_up(names, context)
    return CodedColumn(np.where(known_to_state, found.codes, NO_VALUE).astype(np.int32), found.values)


class _PlaceReader:
    """Reader of the fields of one place mapping; collects faults."""

    def __init__(self, mapped: PlaceMapping, cells: pa.Table, decimal: str) -> None:
        self._mapped, self._cells, self._decimal = mapped, cells, decimal
        self._none = NO_PLACE_TEXTS | {fold_text(text) for text in mapped.none}
        self.faults: list[tuple[int, str, str, str]] = []

    def coordinates(self) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        """Return longitudes and latitudes in degrees; NaN where the row has no place."""
        lon, lat = (self._numbers(field) for field in (self._mapped.lon, self._mapped.lat))
        nowhere = np.isnan(lon) | np.isnan(lat)
        for number in NO_PLACE_NUMBERS:
            nowhere |= (lon == number) & (lat == number)
        lon, lat = np.where(nowhere, np.nan, lon), np.where(nowhere, np.nan, lat)
        self._check_range(lat, 90, self._mapped.lat, "latitude-out-of-range")
        self._check_range(lon, 180, self._mapped.lon, "longitude-out-of-range")
        return lon, lat

    def geometries(self) -> npt.NDArray[Any]:
        """Return the geometries of well-known text; None where the row has none."""
        if self._mapped.geometry is None:
            return np.full(self._cells.num_rows, None, object)
        coded = field_column(self._mapped.geometry, self._cells)
        shapes, reasons = converted(coded, read_wkt, None, object)
        self._add_faults(reasons, coded, self._mapped.geometry)
        return shapes

    def names(self) -> CodedColumn:
        """Return the name of the place, or of its state where there is no name."""
        return self._texts(self._mapped.name or self._mapped.country)

    def states(self) -> CodedColumn:
        """Return the name of the state."""
        return self._texts(self._mapped.country)

    def _texts(self, field: FieldMapping | None) -> CodedColumn:
        if field is None:
            return CodedColumn(np.full(self._cells.num_rows, NO_VALUE, np.int32), ())
        coded = field_column(field, self._cells)
        hidden = [at for at, text in enumerate(coded.values) if fold_text(text) in self._none]
        return CodedColumn(
            np.where(np.isin(coded.codes, hidden), NO_VALUE, coded.codes).astype(np.int32), coded.values
        )

    def precisions(self) -> npt.NDArray[np.int8]:
        """Return UCDP's codes of precision; ``NO_PRECISION`` where the row gives none."""
        field = self._mapped.where_prec
        if field is None:
            return np.full(self._cells.num_rows, NO_PRECISION, np.int8)
        coded = field_column(field, self._cells)

        def read(text: str) -> int:
            code = parse_cell_number(text, self._decimal)
            if code not in _PRECISIONS:
                message = "unknown-precision"
                raise CellError(message)
            return int(code)

        codes, reasons = converted(coded, read, NO_PRECISION, np.int8)
        self._add_faults(reasons, coded, field)
        return codes

    def radii(self) -> npt.NDArray[np.float64]:
        """Return the radii in kilometres; NaN where the mapping gives none."""
        radii = self._numbers(self._mapped.radius_km)
        if self._mapped.radius_km is not None:
            coded = field_column(self._mapped.radius_km, self._cells)
            outside = np.flatnonzero((radii < 0) | (radii > MAX_KM)).tolist()
            self._add_faults(dict.fromkeys(outside, "radius-out-of-range"), coded, self._mapped.radius_km)
        return radii

    def _numbers(self, field: FieldMapping | None) -> npt.NDArray[np.float64]:
        if field is None:
            return np.full(self._cells.num_rows, np.nan)
        coded = field_column(field, self._cells)

        def read(text: str) -> float:
            return np.nan if fold_text(text) in self._none else parse_cell_number(text, self._decimal)

        numbers, reasons = converted(coded, read, np.nan, np.float64)
        self._add_faults(reasons, coded, field)
        return numbers

    def _check_range(
        self, degrees: npt.NDArray[np.float64], limit: int, field: FieldMapping | None, reason: str
    ) -> None:
        if field is None:
            return
        outside = np.flatnonzero(np.abs(degrees) > limit)
        if len(outside):
            coded = field_column(field, self._cells)
            self._add_faults({int(row): reason for row in outside}, coded, field)

    def _add_faults(self, reasons: Mapping[int, str], coded: CodedColumn, field: FieldMapping) -> None:
        column = next(field.columns(), "")
        self.faults += [(row, column, coded.text_of(row) or "", reason) for row, reason in reasons.items()]


def _looked_up(
    names: CodedColumn, context: PlaceLookup
) -> tuple[CodedColumn, npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return id, longitude and latitude of each name: as answered, else the only place of that name."""
    texts: tuple[str, ...] = names.values  # noqa: PD011 - no pandas object
    answers = [context.places[text] if text in context.places else context.find_place(text) for text in texts]
    ids = tuple(dict.fromkeys(answer for answer in answers if isinstance(answer, str)))
    codes = [ids.index(answer) if isinstance(answer, str) else NO_VALUE for answer in answers]
    points = [answer if isinstance(answer, tuple) else (np.nan, np.nan) for answer in answers]
    lon, lat = (names.mapped(tuple(point[axis] for point in points), np.nan, np.float64) for axis in (0, 1))
    return CodedColumn(np.array([*codes, NO_VALUE], np.int32)[names.codes], ids), lon, lat
