"""Shapes by id: countries, seas, regions and borders, read from the shipped archives.

All coordinates are EPSG:4326, longitude before latitude. Results are cached: do not modify them.
"""

from functools import cache
from typing import TYPE_CHECKING, Literal, cast

import shapely

from geodata.places import shape_archive
from geodata.places.gazetteer import gazetteer_place

if TYPE_CHECKING:
    import geopandas as gpd

ShapeDetail = Literal["fine", "coarse"]
"""Level of detail: simplified with a tolerance of 0.05 or of 0.15 degrees."""

_CRS = "EPSG:4326"


@cache
def gazetteer_shape(shape_id: str, detail: ShapeDetail = "fine") -> shapely.MultiPolygon | shapely.Point:
    """Return the shape of a place: a point for a city, port or point, else a MultiPolygon.

    A region is the union of its members. Land without a country code (``x-…``) has a shape too.

    Raises
    ------
    KeyError
        If neither the archives nor the gazetteer have the id; the message suggests similar ones.
    """
    for name in (f"countries-{detail}", f"seas-{detail}"):
        if shape_id in shape_archive.shape_ids(name):
            return cast("shapely.MultiPolygon", shape_archive.read_shape(name, shape_id))
    found = gazetteer_place(shape_id)
    if not found.members:
        return shapely.Point(found.lon, found.lat)
    # Neighbours in an archive share the vertices of their borders, so a full overlay is not needed.
    union = shapely.coverage_union_all([gazetteer_shape(member, detail) for member in found.members])
    region = shapely.MultiPolygon(list(shapely.get_parts(union)))
    shapely.prepare(region)
    return region


def label_point(shape_id: str) -> tuple[float, float]:
    """Return longitude and latitude of the label of a place.

    For a country it is Natural Earth's label point, for a sea the centre of its largest inscribed circle.

    Raises
    ------
    KeyError
        If the gazetteer has no such id; the message suggests similar ones.
    """
    found = gazetteer_place(shape_id)
    return found.lon, found.lat


@cache
def load_countries(detail: ShapeDetail = "fine") -> "gpd.GeoDataFrame":
    """Return land, one row for each country or piece of land without a code; columns id, geometry."""
    # Importing geopandas takes half a second, and most callers need one shape only.
    import geopandas as gpd  # noqa: PLC0415

    name = f"countries-{detail}"
    names = shape_archive.shape_ids(name)
    return gpd.GeoDataFrame(
        {"id": names}, geometry=[shape_archive.read_shape(name, key) for key in names], crs=_CRS
    )


def load_land(detail: ShapeDetail = "fine") -> shapely.MultiPolygon:
    """Return all land as one MultiPolygon; the Caspian Sea is its only hole."""
    return cast("shapely.MultiPolygon", shape_archive.read_shape(f"land-{detail}", "land"))


@cache
def load_borders(detail: ShapeDetail = "fine") -> "gpd.GeoDataFrame":
    """Return the borders between states, without coasts, as two rows; columns disputed (bool), geometry."""
    import geopandas as gpd  # noqa: PLC0415

    lines = [shape_archive.read_shape(f"borders-{detail}", key) for key in ("settled", "disputed")]
    return gpd.GeoDataFrame({"disputed": [False, True]}, geometry=lines, crs=_CRS)
