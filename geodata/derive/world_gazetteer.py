"""Compact file of the world's places, the shapes of provinces, rivers and lakes, and the table of regions."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.derive import gazetteer_files, land_cells
from geodata.derive.world_areas import (
    middle_of_area,
    province_rows,
    province_shapes,
    read_water_shapes,
    town_points,
    water_rows,
)
from geodata.derive.world_places import collect_world
from geodata.gazetteer.shipped_table import PLACE_TABLES
from geodata.gazetteer.world_file import write_columns
from geodata.places import shape_archive
from geodata.places.geodesic import farthest_km
from geodata.places.resolved_place import largest_part

Shapes = Mapping[str, BaseGeometry]
_SHIPPED: Final = ("countries-fine", "seas-fine", "seas-coarse", "disputed")
"""Archives that the part *shapes* makes."""


def write_world(cache: Path, tables: Path, out: Path) -> None:
    """Write everything; ``tables`` is the folder of the tables that are kept by hand."""
    land = land_cells.read_land(cache)
    shipped = [row for name in PLACE_TABLES for row in gazetteer_files.read_rows(tables / name)]
    world = collect_world(cache, shipped)
    table = gazetteer_files.read_rows(tables / "regions.csv")
    members = frozenset(member for row in table for member in _members(row))
    provinces, shared = province_shapes(cache, land.cells, world.towns, members)
    waters = read_water_shapes(cache, tables)
    usual = gazetteer_files.read_rows(tables / "provinces.csv")
    world.rows += province_rows(cache, provinces, world.towns, usual)
    for kind, (named, shapes) in waters.items():
        world.rows += water_rows(kind, named, shapes)
        shape_archive.write_shapes(out / "shapes" / f"{kind}s.zip", shapes)
    known = _shipped_shapes() | provinces | shared
    united = {row["id"]: _united(row, known) for row in table if not shared.keys().isdisjoint(_members(row))}
    shape_archive.write_shapes(out / "shapes" / "provinces.zip", provinces | united)

    points = town_points(world.towns)
    lakes = {row["en"]: row for row in world.rows if row["kind"] == "lake"}
    regions = [at_its_lake(with_middle(row, known, points), known, lakes) for row in table]
    gazetteer_files.write_rows(out / "gazetteer" / "regions.csv", regions)
    countries = gazetteer_files.read_rows(tables / "countries.csv")
    others = [
        row for name in ("places.csv", "waters.csv") for row in gazetteer_files.read_rows(tables / name)
    ]
    aliases = [{"alias": alias, "of": other} for alias, other in sorted(world.aliases.items())]
    extents = list(_extents([*countries, *others, *regions], known))
    write_columns(out / "gazetteer" / "world.zip", [world.rows, aliases, extents])


def _shipped_shapes() -> dict[str, BaseGeometry]:
    return {
        name: shape_archive.read_shape(archive, name)
        for archive in reversed(_SHIPPED)
        for name in shape_archive.shape_ids(archive)
    }


def area_of_row(row: gazetteer_files.Row, known: Shapes) -> BaseGeometry | None:
    """Return the area of a row: that of its id, or the union of its members; None for a point."""
    own = known.get(row["id"])
    if own is not None and not own.is_empty:
        return own
    return _united(row, known) if _members(row) else None


def _members(row: gazetteer_files.Row) -> list[str]:
    """Return the ids of the shapes that make up a place."""
    return [member for member in row.get("members", "").split(";") if member]


def _united(row: gazetteer_files.Row, known: Shapes) -> BaseGeometry:
    """Return the area of a region, also of one with a member that has another province in its area."""
    return land_cells.as_multipolygon(shapely.union_all([known[member] for member in _members(row)]))


def with_middle(row: gazetteer_files.Row, known: Shapes, points: shapely.STRtree) -> gazetteer_files.Row:
    """Return a row of a region with the middle of its largest part."""
    area = area_of_row(row, known)
    if area is None:
        return row
    lon, lat = middle_of_area(largest_part(land_cells.as_multipolygon(area)), points)
    return row | {"lon": f"{lon:.2f}", "lat": f"{lat:.2f}"}


def at_its_lake(
    row: gazetteer_files.Row, known: Shapes, lakes: Mapping[str, gazetteer_files.Row]
) -> gazetteer_files.Row:
    """Return a row of a region, with the point of the lake in it that it is called after: the lake's basin.

    What is told of such a region has happened about its lake, wherever its provinces reach.
    """
    lake = next((lake for name, lake in lakes.items() if name in row["en"]), None)
    area = area_of_row(row, known)
    if lake is None or area is None:
        return row
    point = shapely.Point(float(lake["lon"]), float(lake["lat"]))
    return (
        row | {side: f"{float(lake[side]):.2f}" for side in ("lon", "lat")} if area.intersects(point) else row
    )


def _extents(rows: list[gazetteer_files.Row], known: Shapes) -> Iterator[dict[str, str]]:
    """Yield the distance from the point of each area to the farthest point of its largest part."""
    for row in sorted(rows, key=lambda each: each["id"]):
        area = area_of_row(row, known)
        if area is not None:
            part = largest_part(land_cells.as_multipolygon(area))
            km = farthest_km((float(row["lon"]), float(row["lat"])), part)
            yield {"area": row["id"], "extent_km": f"{km:.1f}"}
