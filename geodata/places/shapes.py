"""Shapes by id: countries, seas, regions, disputed areas and borders, read from the shipped archives.

Everything is EPSG:4326, longitude before latitude. What is returned is cached and read-only.
"""

import tomllib
from functools import cache
from typing import TYPE_CHECKING, Literal, cast

import shapely

from geodata.places import shape_archive
from geodata.places.gazetteer import place

if TYPE_CHECKING:
    import geopandas as gpd

Detail = Literal["fine", "coarse"]  # simplified by 0.05 and by 0.15 degrees

_CRS = "EPSG:4326"


@cache
def shape(shape_id: str, detail: Detail = "fine") -> shapely.MultiPolygon | shapely.Point:
    """Shape of a place: a point for a city, port or point, else a MultiPolygon.

    A region is the union of its members. Land without a country code (``x-…``) has a shape too.

    Raises
    ------
    KeyError
        If neither the archives nor the gazetteer know the id; the message names close ones.
    """
    for name in (f"countries-{detail}", f"seas-{detail}"):
        if shape_id in shape_archive.ids(name):
            return cast("shapely.MultiPolygon", shape_archive.read(name, shape_id))
    found = place(shape_id)
    if not found.members:
        return shapely.Point(found.lon, found.lat)
    # Neighbours in an archive share their borders point by point: nothing needs to be overlaid.
    union = shapely.coverage_union_all([shape(member, detail) for member in found.members])
    whole = shapely.MultiPolygon(list(shapely.get_parts(union)))
    shapely.prepare(whole)
    return whole


def anchor(shape_id: str) -> tuple[float, float]:
    """Longitude and latitude at which a label of the place stands.

    Natural Earth's label point for a country, the middle of the widest water for a sea.

    Raises
    ------
    KeyError
        If the gazetteer has no such id; the message names close ones.
    """
    found = place(shape_id)
    return found.lon, found.lat


def _frame(name: str) -> "gpd.GeoDataFrame":
    # geopandas costs half a second to import, and most callers need one shape only.
    import geopandas as gpd  # noqa: PLC0415

    names = shape_archive.ids(name)
    return gpd.GeoDataFrame(
        {"id": names}, geometry=[shape_archive.read(name, key) for key in names], crs=_CRS
    )


@cache
def countries(detail: Detail = "fine") -> "gpd.GeoDataFrame":
    """Land, one row a country or a piece of land without a code; columns id, geometry; do not change it."""
    return _frame(f"countries-{detail}")


@cache
def seas(detail: Detail = "fine") -> "gpd.GeoDataFrame":
    """Named seas; columns id, geometry; do not change it."""
    return _frame(f"seas-{detail}")


def land(detail: Detail = "fine") -> shapely.MultiPolygon:
    """All land as one MultiPolygon; the Caspian is its only hole."""
    return cast("shapely.MultiPolygon", shape_archive.read(f"land-{detail}", "land"))


@cache
def borders(detail: Detail = "fine") -> "gpd.GeoDataFrame":
    """Borders between states, without coasts: two rows; columns disputed (bool), geometry."""
    import geopandas as gpd  # noqa: PLC0415

    lines = [shape_archive.read(f"borders-{detail}", key) for key in ("settled", "disputed")]
    return gpd.GeoDataFrame({"disputed": [False, True]}, geometry=lines, crs=_CRS)


@cache
def disputed() -> "gpd.GeoDataFrame":
    """Areas whose status states or packages disagree on.

    Columns id, ar, en (names), note_ar, note_en (who disagrees), geometry. The words stand in
    ``disputed.toml``; outlines that no package carries are indicative.
    """
    frame = _frame("disputed")
    words = tomllib.loads((shape_archive.SHAPES / "disputed.toml").read_text("utf-8"))
    texts = {key: [words[name][key] for name in frame["id"]] for key in ("ar", "en", "note_ar", "note_en")}
    return frame.assign(**texts)[["id", *texts, "geometry"]]
