"""Shapes by id: countries, seas, regions and borders, read from the shipped archives.

All coordinates are EPSG:4326, longitude before latitude. Results are cached: do not modify them.
"""

from functools import cache
from typing import TYPE_CHECKING, Final, Literal, cast

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.gazetteer import gazetteer_place
from geodata.places import shape_archive
from geodata.settings import current_settings

if TYPE_CHECKING:
    import geopandas as gpd

_ONE_DETAIL = ("provinces", "rivers", "lakes")
"""Archives that have one level of detail."""
ShapeDetail = Literal["full", "fine", "coarse"]
"""Level of detail: simplified with a tolerance of 0.0005, 0.05 or 0.15 degrees."""
LandDetail = Literal["fine", "coarse"]
"""Level of detail of all land as one."""
FULL_ZOOM: Final = 6.0
"""Zoom from which an area is drawn in full detail: there 0.05 degrees are five pixels."""

_CRS = "EPSG:4326"
_NO_LINES = shapely.MultiLineString()


@cache
def gazetteer_shape(shape_id: str, detail: ShapeDetail = "fine") -> shapely.MultiPolygon | shapely.Point:
    """Return the shape of a place: a point for a town or port, lines for a river, else a MultiPolygon.

    A region is the union of its members, or a disputed area. Land without a country code (``x-…``) has a
    shape too. Of straits no coarse shape is shipped, of oceans no fine one; a water without limits is a
    point, and so is a province whose lines are not known.

    Raises
    ------
    KeyError
        If neither the archives nor the gazetteer have the id; the message suggests similar ones.
    """
    for name in (f"countries-{detail}", f"seas-{detail}", "seas-fine", "seas-coarse", *_ONE_DETAIL):
        if shape_id in shape_archive.shape_ids(name):
            return cast("shapely.MultiPolygon", shape_archive.read_shape(name, shape_id))
    found = gazetteer_place(shape_id)
    if not found.members:
        return shapely.Point(found.lon, found.lat)
    if found.members == (shape_id,):
        members = [shape_archive.read_shape("disputed", shape_id)]
    else:
        members = [gazetteer_shape(member, detail) for member in found.members]
    # Neighbouring countries share the vertices of their borders, so a full overlay is not needed.
    is_coverage = all(gazetteer_place(member).kind == "country" for member in found.members)
    union = shapely.coverage_union_all(members) if is_coverage else shapely.union_all(members)
    region = shapely.MultiPolygon([part for part in shapely.get_parts(union) if part.geom_type == "Polygon"])
    shapely.prepare(region)
    return region


def detail_at(zoom: float) -> ShapeDetail:
    """Return the level of detail in which an area is drawn at a zoom."""
    return "full" if zoom >= FULL_ZOOM else "fine"


@cache
def has_full_shape(shape_id: str) -> bool:
    """Return whether a place of the gazetteer has a shape in full detail: land, a water, or a region."""
    archives = ("countries-full", "seas-full")
    if any(shape_id in shape_archive.shape_ids(name) for name in archives):
        return True
    members = gazetteer_place(shape_id).members
    return any(member != shape_id and has_full_shape(member) for member in members)


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


def load_land(detail: LandDetail = "fine") -> shapely.MultiPolygon:
    """Return all land as one MultiPolygon; the Caspian Sea is its only hole."""
    return cast("shapely.MultiPolygon", shape_archive.read_shape(f"land-{detail}", "land"))


@cache
def drawn_borders() -> tuple[BaseGeometry, BaseGeometry]:
    """Return the coarse border lines drawn plain, and those drawn broken, by the setting ``disputed``."""
    settled, disputed = (shape_archive.read_shape("borders", key) for key in ("settled", "disputed"))
    match current_settings().disputed:
        case "broken":
            lines = settled, disputed
        case "plain":
            lines = shapely.union_all([settled, disputed]), _NO_LINES
        case "hidden":
            lines = settled, _NO_LINES
    plain, broken = map(shapely.line_merge, lines)
    return plain, broken
