"""States and waters whose names stand in the part that is in view: rank, extent, and the area of the name."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, Literal

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.gazetteer import gazetteer_places
from geodata.ground.ground_tiles import WorldBox, mercator_box
from geodata.places.shapes import gazetteer_shape

AREA_FILE: Final = "areas.csv"
Extent = tuple[float, float, float, float]
"""West, south, east, north in degrees (EPSG:4326)."""


@dataclass(frozen=True)
class NamedArea:
    """A state or a water with a shape: ``rank`` is ten times the zoom from which its name is wanted."""

    id: str
    kind: Literal["country", "water"]
    rank: int
    extent: Extent

    def meets(self, box: WorldBox) -> bool:
        """Return whether its extent meets a part of the world, in any copy of the world."""
        own = mercator_box(self.extent)
        return any(box.clipped_to(own.moved_east(worlds)) is not None for worlds in (-1, 0, 1))


@cache
def named_areas() -> Mapping[str, NamedArea]:
    """Return the areas of the shipped table by id."""
    text = (files("geodata") / "data" / "ground" / AREA_FILE).read_text(encoding="utf-8")
    return {area.id: area for area in map(_area, csv.DictReader(text.splitlines()))}


def _area(row: Mapping[str, str]) -> NamedArea:
    west, south, east, north = (float(row[side]) for side in ("west", "south", "east", "north"))
    kind: Literal["country", "water"] = "water" if row["kind"] == "water" else "country"
    return NamedArea(row["id"], kind, int(row["rank"]), (west, south, east, north))


@cache
def area_of_name(name: str) -> BaseGeometry:
    """Return the area in which a name may stand: a water without the waters that are parts of it.

    Raises
    ------
    KeyError
        If the gazetteer has no such id; the message suggests similar ones.
    """
    parts = [gazetteer_shape(part) for part in _parts(name)]
    whole = gazetteer_shape(name)
    return shapely.difference(whole, shapely.union_all(parts)) if parts else whole


def _parts(name: str) -> Iterator[str]:
    """Yield the ids of the waters that are directly part of a water."""
    return (place.id for place in gazetteer_places().values() if name in place.part_of)
