"""Places of a brief, with their shapes in the gazetteer or a geometry of their own."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from geodata.brief.record_fields import ExternalIds, FrozenMapping, PlacePrecision, Record, RecordId
from geodata.places.own_geometry import MAX_KM, OwnGeometry
from geodata.places.place_precision import default_where_prec
from geodata.places.resolved_place import PlaceDefinition
from geodata.vocabulary import PlaceKind
from geodata.words.localized_text import LocalizedText, TextLine


class Place(Record):
    """A place as the brief names it."""

    id: RecordId
    """Id of the place, unique among places."""
    name: LocalizedText
    """Name as the brief gives it."""
    kind: PlaceKind
    """Sort of place."""
    geometry: OwnGeometry
    """Ids of shapes in the gazetteer, whose union the place is, or one geometry of its own."""
    where_prec: PlacePrecision | None = None
    """UCDP code of precision, from 1 (exact) to 7 (international); not below that of any of its shapes.
    By default it follows from kind and geometry."""
    radius_km: Annotated[float, Field(ge=0, le=MAX_KM, allow_inf_nan=False)] | None = None
    """Distance in kilometres that the true place can be off; by default it follows from the code."""
    reason: LocalizedText | None = None
    """Reason for the choice of shapes."""
    aliases: tuple[TextLine, ...] = ()
    """Spellings by which the text names the place."""
    was: tuple[RecordId, ...] = ()
    """Earlier ids of the place, by which files and links still find it."""
    external: ExternalIds = Field(default_factory=FrozenMapping)
    """Ids of the place in other collections."""

    @property
    def precision(self) -> int:
        """UCDP code of precision, by default that of its kind and geometry."""
        return self.where_prec or default_where_prec(self.kind, self.geometry)

    @property
    def gazetteer_ids(self) -> tuple[str, ...]:
        """Ids of its shapes in the gazetteer; empty where its geometry is its own."""
        return self.geometry if isinstance(self.geometry, tuple) else ()

    def definition(self, folder: Path | None) -> PlaceDefinition:
        """Return the fields that its geometry follows from; ``folder`` has the files of the brief."""
        return PlaceDefinition(
            self.id, self.kind, self.geometry, self.where_prec, self.radius_km, folder=folder
        )
