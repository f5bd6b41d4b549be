"""Mapping of a table: reading options, and the origin of each field of an event.

The keys are the same in ``tables:`` of a brief and in a profile. A field is a constant, or a column with a
translation of its values, a separator that splits a cell, or a text with column names in braces.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Final, Literal, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from geodata.brief.record_fields import FrozenMapping, Record, RecordId
from geodata.brief.record_types.figure_record import Counted
from geodata.places.own_geometry import Latitude, Longitude, PlaceReference
from geodata.vocabulary import ActorKind
from geodata.words import CatalogueText

ColumnName = Annotated[str, Field(min_length=1, max_length=200)]
"""Name of a column, as in the header of the file."""
CellText = Annotated[str, Field(max_length=2000)]
TEXT_COLUMN = re.compile(r"\{([^{}]+)\}")
"""A column name in the text of a field."""
DateOrder = Literal["ymd", "dmy", "mdy"]
_NO_PLACE = "none"


def _check_header(value: bool) -> bool:  # noqa: FBT001 - the signature of a validator
    if not value:
        msg = CatalogueText("value-form.table-header")
        raise ValueError(msg)
    return value


def _as_list(value: Any) -> Any:
    """Return a single value as a list."""
    return value if value is None or isinstance(value, list | tuple) else [value]


class _MappingPart(Record):
    """Part of a mapping; numbers count as text."""

    model_config = ConfigDict(coerce_numbers_to_str=True)


TAB_ENDINGS: Final = (".tsv", ".tab")
"""Ends of the names of files whose cells are separated by tabs."""


class TableRead(_MappingPart):
    """Reading of the file: encoding, separator, header, numbers and dates."""

    encoding: Literal["utf-8"] = "utf-8"
    """Encoding of the file."""
    separator: Literal[",", "\t", ";", "|"] = ","
    """Separator of the cells; by default a tab in a file whose name ends in .tsv or .tab, else a comma."""
    header: Annotated[bool, AfterValidator(_check_header)] = True
    """Whether the first record names the columns; a table without names is not read yet."""
    decimal: Literal[".", ","] = "."
    """Sign before the decimals of a number."""
    date_order: DateOrder = "ymd"
    """Order of day, month and year in dates written with digits alone."""

    def of_file(self, name: str) -> Self:
        """Return the reading of a file, with the separator that its name tells where none is written."""
        if "separator" in self.model_fields_set or not name.lower().endswith(TAB_ENDINGS):
            return self
        return self.model_copy(update={"separator": "\t"})


class FieldMapping(_MappingPart):
    """One field of an event, from a constant, a column, or a text with column names in braces."""

    constant: CellText | None = None
    """The same value for every row."""
    column: ColumnName | None = None
    """Column that holds the value."""
    text: CellText | None = None
    """Text with column names in braces, such as ``{type} near {place}``."""
    values: Annotated[dict[str, CellText], AfterValidator(FrozenMapping)] = Field(
        default_factory=FrozenMapping
    )
    """Translation of the column's values; a value that it lacks stays, or becomes ``else``."""
    otherwise: Annotated[CellText | None, Field(alias="else")] = None
    """Value for each one that ``values`` lacks."""
    split: Annotated[str, Field(min_length=1, max_length=10)] | None = None
    """Separator of several values in one cell."""

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, value: Any) -> Any:
        """Return a constant written alone as a mapping."""
        return {"constant": str(value)} if isinstance(value, str | int | float) else value

    @model_validator(mode="after")
    def _one_origin(self) -> Self:
        if sum(origin is not None for origin in (self.constant, self.column, self.text)) != 1:
            msg = CatalogueText("value-form.mapped-field")
            raise ValueError(msg)
        return self

    @model_serializer(mode="wrap")
    def _constant_alone(self, handler: SerializerFunctionWrapHandler) -> Any:
        """Return a constant without other keys as it is written."""
        found = handler(self)
        others = {name for name, value in found.items() if value not in (None, {}, ())}
        return self.constant if type(self) is FieldMapping and others == {"constant"} else found

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return the schema of a constant, or of a mapping."""
        mapped = handler.resolve_ref_schema(handler(core_schema))
        return {"anyOf": [{"type": "string"}, {"type": "number"}, mapped]}

    def columns(self) -> Iterator[str]:
        """Yield the columns that the field reads."""
        if self.column is not None:
            yield self.column
        yield from TEXT_COLUMN.findall(self.text or "")


class ActorMapping(FieldMapping):
    """Actors of an event, with their role."""

    role: RecordId
    """Role of the actors."""
    kind: ActorKind = ActorKind.ORGANISATION
    """Kind of the actors that the brief does not describe."""


class SourceMapping(FieldMapping):
    """Speakers of an event."""

    withheld: tuple[str, ...] = ()
    """Values that name a source which is withheld."""


class FigureMapping(_MappingPart):
    """A figure of an event: one column, or the columns of the best, the lowest and the highest amount."""

    column: ColumnName | None = None
    """Column of the amount."""
    best: ColumnName | None = None
    """Column of the best amount."""
    low: ColumnName | None = None
    """Column of the lowest amount."""
    high: ColumnName | None = None
    """Column of the highest amount."""
    unit: RecordId
    """Id of the unit."""
    counts: Counted
    """The thing that is counted."""

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        ranged = (self.best, self.low, self.high)
        if (self.column is not None) == any(ranged) or (self.low is None) != (self.high is None):
            msg = CatalogueText("value-form.mapped-figure")
            raise ValueError(msg)
        return self

    def columns(self) -> Iterator[str]:
        """Yield the columns that the figure reads."""
        yield from (name for name in (self.column, self.best, self.low, self.high) if name is not None)


class PlaceMapping(_MappingPart):
    """A place of an event: coordinates or a geometry of the file, else a name to look up."""

    lon: FieldMapping | None = None
    """Longitude in degrees, EPSG:4326."""
    lat: FieldMapping | None = None
    """Latitude in degrees, EPSG:4326."""
    geometry: FieldMapping | None = None
    """Geometry as well-known text, EPSG:4326."""
    name: FieldMapping | None = None
    """Name of the place."""
    admin1: FieldMapping | None = None
    """Province."""
    admin2: FieldMapping | None = None
    """District."""
    country: FieldMapping | None = None
    """State."""
    where_prec: FieldMapping | None = None
    """UCDP code of precision, 1 to 7."""
    radius_km: FieldMapping | None = None
    """Distance by which the true place can be off, in kilometres."""
    none: tuple[str, ...] = ()
    """Values of any of its columns that mean "no place"."""

    @model_validator(mode="after")
    def _located(self) -> Self:
        if (self.lon is None) != (self.lat is None):
            msg = CatalogueText("value-form.both-coordinates")
            raise ValueError(msg)
        if not (self.lon or self.geometry or self.name or self.country):
            msg = CatalogueText("value-form.mapped-place")
            raise ValueError(msg)
        return self

    def fields(self) -> Iterator[FieldMapping]:
        """Yield the fields that are mapped."""
        for name in type(self).model_fields:
            if isinstance(field := getattr(self, name), FieldMapping):
                yield field


class AnsweredPlace(Record):
    """Place of a name in the file: an id, a coordinate, or ``none``."""

    id: PlaceReference | None = None
    """Id of a place of the brief or of the gazetteer."""
    lon: Longitude | None = None
    """Longitude in degrees, EPSG:4326."""
    lat: Latitude | None = None
    """Latitude in degrees, EPSG:4326."""

    @property
    def point(self) -> tuple[float, float] | None:
        """Longitude and latitude, if it is a coordinate."""
        return None if self.lon is None or self.lat is None else (self.lon, self.lat)

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {} if value == _NO_PLACE else {"id": value}
        if isinstance(value, Mapping) and (value.get("lon") is None or value.get("lat") is None):
            msg = CatalogueText("value-form.place-answer", point="{lon: …, lat: …}", none="none")
            raise ValueError(msg)
        return value

    @model_serializer
    def _as_written(self) -> Any:
        if self.point is not None:
            return {"lon": self.lon, "lat": self.lat}
        return self.id or _NO_PLACE

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return the schema of an id, of ``none``, or of a coordinate."""
        point = handler.resolve_ref_schema(handler(core_schema))
        degrees = {name: point["properties"][name] for name in ("lon", "lat")}
        return {"anyOf": [{"type": "string"}, point | {"properties": degrees, "required": [*degrees]}]}


class RowMapping(_MappingPart):
    """Mapping of the rows of a table to events."""

    title: FieldMapping
    """Title, in the language of the document."""
    kind: FieldMapping | None = None
    """Event kind, by its id; without it every event has the default kind."""
    status: FieldMapping = FieldMapping(constant="actual")
    """Status of the event."""
    start: FieldMapping | None = None
    """First day, or the date of the event where there is no end."""
    end: FieldMapping | None = None
    """Last day."""
    date_prec: FieldMapping | None = None
    """Precision of the dates: day, week, month or year."""
    holds: FieldMapping = FieldMapping(constant="sometime")
    """Extent of the event in its dates: throughout, sometime or recurring."""
    place: PlaceMapping | None = None
    """Place of the event."""
    origin: Annotated[PlaceMapping | None, Field(alias="from")] = None
    """Place from which the event leads."""
    destination: Annotated[PlaceMapping | None, Field(alias="to")] = None
    """Place to which the event leads."""
    actors: Annotated[
        tuple[ActorMapping, ...],
        BeforeValidator(_as_list, json_schema_input_type=tuple[ActorMapping, ...] | ActorMapping),
    ] = ()
    """Actors with their roles."""
    figures: Annotated[
        tuple[FigureMapping, ...],
        BeforeValidator(_as_list, json_schema_input_type=tuple[FigureMapping, ...] | FigureMapping),
    ] = ()
    """Figures of the event."""
    source: Annotated[
        tuple[SourceMapping, ...],
        BeforeValidator(_as_list, json_schema_input_type=tuple[SourceMapping, ...] | SourceMapping),
    ] = ()
    """Speakers; without them the document itself speaks."""
    url: Annotated[
        tuple[FieldMapping, ...],
        BeforeValidator(_as_list, json_schema_input_type=tuple[FieldMapping, ...] | FieldMapping),
    ] = ()
    """Addresses."""
    tags: Annotated[
        tuple[FieldMapping, ...],
        BeforeValidator(_as_list, json_schema_input_type=tuple[FieldMapping, ...] | FieldMapping),
    ] = ()
    """Tags."""
    external: Annotated[dict[str, FieldMapping], AfterValidator(FrozenMapping)] = Field(
        default_factory=FrozenMapping
    )
    """Ids elsewhere, by the name of the database."""
    note: FieldMapping | None = None
    """Note."""

    @model_validator(mode="after")
    def _route(self) -> Self:
        if (self.origin is None) != (self.destination is None):
            msg = CatalogueText("value-form.mapped-route")
            raise ValueError(msg)
        return self

    def place_roles(self) -> Iterator[tuple[str, PlaceMapping]]:
        """Yield each mapped place with its role: at, from, to."""
        named = (("at", self.place), ("from", self.origin), ("to", self.destination))
        yield from ((role, mapped) for role, mapped in named if mapped is not None)

    def columns(self) -> frozenset[str]:
        """Return the columns that the mapping reads."""
        single = (
            self.title, self.kind, self.status, self.start, self.end, self.date_prec, self.holds, self.note,
        )  # fmt: skip
        fields = [
            *(field for field in single if field is not None),
            *(field for _, place in self.place_roles() for field in place.fields()),
            *self.actors, *self.source, *self.url, *self.tags, *self.external.values(),
        ]  # fmt: skip
        named = {name for field in fields for name in field.columns()}
        return frozenset(named | {name for figure in self.figures for name in figure.columns()})
