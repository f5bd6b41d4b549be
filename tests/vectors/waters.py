"""The page of the guide about named waters: their limits, and how far they agree with Natural Earth's.

``python tests/vectors/waters.py`` writes it anew, which needs ``../shared``; a test compares it.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import shapely
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

from geodata.gazetteer.shipped_table import GazetteerPlace
from geodata.places import gazetteer_places, gazetteer_shape, shape_archive

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "geodata" / "guide" / "waters.md"
TABLE = ROOT / "tests" / "places" / "waters_check.json"
CHECK_FILE = ROOT.parent / "shared" / "geo" / "waters_check.geojson"
AGREES = 0.85
_GEOD = Geod(ellps="WGS84")
HEAD = """\
# Named waters

Seas, gulfs, straits and oceans of the gazetteer. A water is bounded by the shipped land and by limit lines,
which `geodata/data/shapes/sea_limits.json` holds: those of IHO S-23 (3rd edition, 1953, by its number), or
where S-23 has none, the usual ones of charts, between the capes that are named here. A gulf or strait is part
of its sea, which counts it in. Oceans, the waters about Greenland and the Kara Sea are shipped coarse only,
narrow straits fine only.

*Agreement* is the area of the intersection by that of the union (in degrees) with the named pieces of Natural
Earth 5.1 (1:10m, simplified by 0.03°), which are compared and not shipped. From 0.85 a water agrees; where it
is lower, the reason stands beside it. Of a water that Natural Earth has no usable shape for, five points
inside, five outside and two on each limit line are tested, and its area where a published one was found.

`python tests/vectors/waters.py` writes this page anew.

| water | id | limits | part of | compared with | agreement | reason |
|---|---|---|---|---|---|---|
"""
POINTS = """
## Without limits

No limits are known or agreed: a point with a radius, which is drawn soft on the water. A canal is the point
of its middle.

| water | id | radius | what is known |
|---|---|---|---|
"""
UNIONS = """
## Unions

| water | id | made of |
|---|---|---|
"""


@cache
def check_table() -> dict[str, Any]:
    """Return what each water is compared with: pieces by name, cited clauses, points, published areas."""
    table: dict[str, Any] = json.loads(TABLE.read_text("utf-8"))
    return table


@cache
def check_pieces() -> dict[str, BaseGeometry]:
    """Return the shapes of the check file by name."""
    features = json.loads(CHECK_FILE.read_text("utf-8"))["features"]
    return {each["properties"]["name"]: shapely.make_valid(_shape(each)) for each in features}


def _shape(feature: dict[str, Any]) -> BaseGeometry:
    return shapely.from_geojson(json.dumps(feature["geometry"]))


@cache
def agreement(water: str) -> float:
    """Return intersection over union of a water with the sum of its pieces, in square degrees."""
    pieces = shapely.union_all([check_pieces()[name] for name in check_table()["parts"][water]])
    shape = gazetteer_shape(water)
    return float(shapely.intersection(shape, pieces).area / shapely.union(shape, pieces).area)


def area_km2(water: str) -> float:
    """Return the area of a water on the ellipsoid."""
    return abs(float(_GEOD.geometry_area_perimeter(gazetteer_shape(water))[0])) / 1e6


def drawn_waters() -> list[GazetteerPlace]:
    """Return the waters with a shape of their own, sorted by English name."""
    shapes = {*shape_archive.shape_ids("seas-fine"), *shape_archive.shape_ids("seas-coarse")}
    return sorted((gazetteer_places()[name] for name in shapes), key=lambda entry: entry.en)


def _limits(entry: GazetteerPlace) -> str:
    if entry.source != "S-23":
        return f"charts: {entry.source_id}"
    return "S-23, all shores" if entry.source_id == "none" else f"S-23 {entry.source_id}"


def _row(entry: GazetteerPlace) -> str:
    table = check_table()
    pieces = table["parts"].get(entry.id)
    whole = ", ".join(gazetteer_places()[name].en for name in entry.part_of)
    if pieces:
        agrees, reason = f"{agreement(entry.id):.2f}", table["clauses"].get(entry.id, "")
    else:
        agrees, reason = "points", f"{area_km2(entry.id):,.0f} km²"
        if entry.id in table["areas"]:
            known, source = table["areas"][entry.id]
            reason += f"; published {known:,} km² ({source})"
        else:
            reason += "; no published area found"
    cells = (entry.en, f"`{entry.id}`", _limits(entry), whole, ", ".join(pieces or []), agrees, reason)
    return f"| {' | '.join(cells)} |"


def waters_page() -> str:
    """Return the text of the page; the check file is needed."""
    waters = [entry for entry in gazetteer_places().values() if entry.source in {"S-23", "charts"}]
    waters.sort(key=lambda entry: entry.en)
    points = [
        f"| {entry.en} | `{entry.id}` | {entry.radius_km:g} km | {entry.source_id} |"
        for entry in waters
        if entry.radius_km
    ]
    unions = [
        f"| {entry.en} | `{entry.id}` | {', '.join(gazetteer_places()[name].en for name in entry.members)} |"
        for entry in waters
        if len(entry.members) > 1
    ]
    rows = [_row(entry) for entry in drawn_waters()]
    return "\n".join([HEAD + "\n".join(rows), POINTS + "\n".join(points), UNIONS + "\n".join(unions)]) + "\n"


if __name__ == "__main__":
    PAGE.write_text(waters_page(), encoding="utf-8")
