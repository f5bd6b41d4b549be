"""Tables of rows, and reference layers: records that lead to files beside the brief."""

from pathlib import Path
from typing import Annotated, Final, Self

from pydantic import AfterValidator, Field, JsonValue, model_validator

from geodata.brief.record_fields import FrozenMapping, Marking, Record, RecordId
from geodata.brief.record_types.document_record import FileInFolder
from geodata.brief.record_types.table_mapping import AnsweredPlace, RowMapping, TableRead
from geodata.places.layer_shapes import LayerShape, file_layer_shapes, place_layer_shapes
from geodata.places.place_resolver import PlaceResolver
from geodata.vocabulary import IsoDay, LayerLook, TableContent
from geodata.words import CatalogueText
from geodata.words.localized_text import LocalizedText, TextLine

MAX_TABLE_ID_LENGTH: Final = 40
"""Characters of the id of a table, at most: ids of its events begin with it."""
PlainData = dict[str, JsonValue]
"""Mapping of plain values: text, numbers, lists and mappings."""


class Table(Record):
    """A table of rows: a document whose rows become events, places or a layer."""

    id: Annotated[RecordId, Field(max_length=MAX_TABLE_ID_LENGTH)]
    """Id of the table, unique among tables; ids of its records begin with it."""
    document: RecordId
    """Id of the document with the rows."""
    content: Annotated[TableContent, Field(alias="as")] = TableContent.EVENTS
    """Records that the rows become."""
    profile: TextLine | None = None
    """Name of the profile that the mapping comes from."""
    evidence: tuple[TextLine, ...] = ()
    """Reasons for the choices in the mapping."""
    read: TableRead = TableRead()
    """Options for reading the file: encoding, separator, date order and so on."""
    key: tuple[TextLine, ...] = ()
    """Columns whose values identify a row."""
    places: Annotated[dict[str, AnsweredPlace], AfterValidator(FrozenMapping)] = Field(
        default_factory=FrozenMapping
    )
    """Place by the name in the file: an id, lon and lat, or ``none``."""
    mapping: RowMapping | None = None
    """Source of each field of an event: a constant, or columns and how their values are read."""
    overrides: Annotated[dict[str, PlainData], AfterValidator(FrozenMapping)] = Field(
        default_factory=FrozenMapping
    )
    """Fields that an analyst changed, by the key of the row."""


class ReferenceLayer(Record):
    """A layer for orientation under the events, such as a front line of a day; never counted."""

    id: RecordId
    """Id of the layer, unique among layers."""
    title: LocalizedText
    """Title in the legend."""
    document: RecordId | None = None
    """Id of the document that it comes from; none where the desk drew it."""
    file: FileInFolder | None = None
    """GeoJSON file with its shapes, relative to the folder of the brief."""
    places: tuple[RecordId, ...] = ()
    """Ids of places that are its shapes."""
    look: LayerLook = LayerLook.LINE
    """Drawing of its shapes."""
    as_of: IsoDay | None = None
    """Day that the layer shows."""
    marking: Marking | None = None
    """Classification marking of the layer."""

    @model_validator(mode="after")
    def _one_origin(self) -> Self:
        if (self.file is None) == (not self.places):
            msg = CatalogueText("value-form.layer-origin")
            raise ValueError(msg)
        return self

    def shapes(self, places: PlaceResolver, folder: Path | None) -> tuple[LayerShape, ...]:
        """Return its shapes; an arrow runs from place to place, and so does a line where all are points.

        Raises
        ------
        ShapeFileError
            If its file cannot be read or has no shape.
        PlaceError
            If one of its places cannot be drawn.
        KeyError
            If neither the brief nor the gazetteer has one of its places.
        """
        if self.file is not None:
            return file_layer_shapes(folder, self.file)
        found = [places.resolve(name) for name in self.places]
        are_points = all(place.is_point for place in found)
        joined = self.look is LayerLook.ARROW or (self.look is LayerLook.LINE and are_points)
        return place_layer_shapes(found, joined=joined)
