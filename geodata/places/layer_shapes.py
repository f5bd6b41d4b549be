"""Shapes of a reference layer: those of a GeoJSON file, or of places, and the tips of its lines.

All coordinates are EPSG:4326, longitude before latitude.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.places.geodesic import geodesic_line
from geodata.places.geojson_shapes import ShapeFileError, read_file_shapes
from geodata.places.resolved_place import ResolvedPlace, largest_part, part_label_point
from geodata.places.route_lines import Coordinates, LonLat
from geodata.words import CatalogueText

MOST_HEADS = 1000
"""Lines of an arrow layer that have a head on the map, at most."""
MOST_NOTES = 100
"""Notes of a layer that have their words on the map, at most; the others have their sign."""
_FEWEST_JOINED = 2
"""Places that a line can join, at least."""


@dataclass(frozen=True, eq=False)
class LayerShape:
    """One shape of a reference layer."""

    shape: BaseGeometry
    """A point, or points, lines or areas in Multi form; areas wound by RFC 7946, cut at the antimeridian."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Its name by language; under "" the one whose language is not given."""

    @property
    def dimension(self) -> int:
        """0 of points, 1 of lines, 2 of areas."""
        return int(shapely.get_dimensions(self.shape))

    @property
    def line_count(self) -> int:
        """Number of its lines; one that the antimeridian cuts is one."""
        return sum(1 for _ in line_tips(self.shape))

    @property
    def anchors(self) -> tuple[LonLat, ...]:
        """Each point of it; the middle of its longest line, or the label point of its largest area."""
        if self.dimension == 0:
            return tuple((lon, lat) for lon, lat in shapely.get_coordinates(self.shape).tolist())
        return (part_label_point(largest_part(self.shape)),)


def file_layer_shapes(folder: Path | None, name: str) -> tuple[LayerShape, ...]:
    """Return the shapes of all features in a file of a folder.

    Raises
    ------
    ShapeFileError
        If there is no folder, or the file cannot be read or has no shape.
    """
    if folder is None:
        raise ShapeFileError(
            name,
            CatalogueText("shape-file.without-folder"),
            CatalogueText("problem.shape-file.remedy-folder"),
        )
    return tuple(LayerShape(found.shape, found.names) for found in read_file_shapes(folder, name))


def place_layer_shapes(places: Sequence[ResolvedPlace], *, joined: bool) -> tuple[LayerShape, ...]:
    """Return the shapes of places; ``joined`` the one line from each to the next, where it has a length."""
    if joined and len(places) >= _FEWEST_JOINED:
        line = geodesic_line(np.array([place.anchor for place in places]))
        return (LayerShape(line),) if not line.is_empty else ()
    return tuple(LayerShape(shape) for place in places for shape in _by_dimension(place.shape))


def _by_dimension(shape: BaseGeometry) -> Iterator[BaseGeometry]:
    """Yield a shape; of a collection, as several places of the gazetteer are, its areas and its points."""
    if shape.geom_type != "GeometryCollection":
        yield shape
        return
    parts = shapely.get_parts(shape)
    areas = [part for part in parts if part.geom_type == "Polygon"]
    points = [part for part in parts if part.geom_type == "Point"]
    if areas:
        yield shapely.MultiPolygon(areas)
    if points:
        yield shapely.MultiPoint(points)


def line_tips(line: BaseGeometry) -> Iterator[tuple[LonLat, LonLat]]:
    """Yield the last two vertices of each line; a part that goes on beyond the antimeridian has no tip."""
    parts = [shapely.get_coordinates(part) for part in shapely.get_parts(line)]
    for part, after in pairwise([*parts, None]):
        if part is None or (after is not None and _goes_on(part[-1], after[0])):
            continue
        (lon, lat), (last_lon, last_lat) = part[-2:].tolist()
        yield (lon, lat), (last_lon, last_lat)


def _goes_on(end: Coordinates, start: Coordinates) -> bool:
    """Return whether a line that ends on the antimeridian goes on from a point on its other side."""
    return bool(abs(end[0]) == 180 and end[0] == -start[0] and end[1] == start[1])  # noqa: PLR2004
