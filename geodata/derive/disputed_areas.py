"""Table of areas that are disputed between states or differ between data packages, and their shapes.

A shape has one of three origins: a hole in the land layer (*hole*), a feature or a part of one that another
package assigns to another country (*cell*), or a hand-made outline of an area that neither package has
(*outline*, indicative only). Names and notes are in ``disputed.toml``.
"""

from collections.abc import Mapping

import shapely
from shapely.geometry.base import BaseGeometry

# A point inside each hole of the land layer, and the id of the land that fills it.
HOLES: Mapping[str, tuple[float, float]] = {
    "x-southern-patagonia": (-73.315, -49.519),
    "x-rincon-de-artigas": (-55.959, -30.963),
    "x-halaib-north": (35.388, 22.940),
    "x-abyei": (28.425, 9.670),
    "x-bir-tawil-west": (33.644, 21.721),
    "x-halaib-inland": (34.803, 22.553),
    "x-halaib-south": (34.373, 22.238),
    "x-golan": (35.728, 33.034),
}

# Disputed area: the cells of the land layer that it consists of.
CELLS: Mapping[str, tuple[str, ...]] = {
    "abyei": ("x-abyei",),
    "bir-tawil": ("x-brt", "x-bir-tawil-west"),
    "crimea": ("x-crimea",),
    "falkland-islands": ("flk",),
    "golan": ("x-golan",),
    "kosovo": ("xkx",),
    "palestine": ("pse",),
    "rincon-de-artigas": ("x-rincon-de-artigas", "x-bri"),
    "scarborough-shoal": ("x-scr",),
    "southern-patagonia": ("x-southern-patagonia",),
    "spratly-islands": ("x-pga",),
    "taiwan": ("twn",),
    "western-sahara": ("esh",),
}

# Disputed area: its separate feature in the second package, and the country it is cut from.
SECOND: Mapping[str, tuple[str, str]] = {
    "northern-cyprus": ("N. Cyprus", "cyp"),
    "siachen": ("Siachen Glacier", "ind"),
    "somaliland": ("Somaliland", "som"),
}

_KASHMIR = (
    (73.6, 33.0), (73.4, 34.3), (73.9, 34.9), (73.0, 35.6), (72.5, 36.2), (74.5, 37.1), (75.9, 36.9),
    (77.8, 35.5), (80.3, 35.5), (80.2, 34.6), (79.4, 32.5), (78.4, 32.4), (76.8, 33.1), (75.3, 32.3),
    (74.4, 32.7),
)  # fmt: skip
_KURILS = ((145.3, 43.3), (149.1, 45.7), (147.5, 45.9), (145.3, 44.6))
_ARUNACHAL = (
    (91.5, 26.9),
    (93.5, 27.0),
    (95.5, 27.6),
    (97.5, 27.8),
    (97.5, 29.7),
    (94.0, 29.5),
    (91.5, 28.2),
)
_HALAIB = ((33.1, 22.0), (37.2, 22.0), (35.9, 23.3), (35.2, 23.1), (34.2, 22.3))
_ABKHAZIA = ((39.9, 43.35), (41.4, 42.4), (42.1, 42.6), (42.2, 43.3), (41.0, 43.7))
_OSSETIA = ((43.5, 42.2), (44.3, 42.0), (44.7, 42.2), (44.6, 42.8), (43.6, 42.7))
_PARACEL = ((111.0, 15.5), (113.0, 15.5), (113.0, 17.3), (111.0, 17.3))
_LIANCOURT = ((131.82, 37.2), (131.92, 37.2), (131.92, 37.28), (131.82, 37.28))
_SENKAKU = ((123.4, 25.68), (124.6, 25.68), (124.6, 25.97), (123.4, 25.97))

# Disputed area: outline, and the cells it is cut from; none for islets that the land layer lacks.
OUTLINES: Mapping[str, tuple[tuple[tuple[float, float], ...], tuple[str, ...]]] = {
    "abkhazia": (_ABKHAZIA, ("geo",)),
    "arunachal-pradesh": (_ARUNACHAL, ("ind",)),
    "halaib": (_HALAIB, ("egy", "x-halaib-north", "x-halaib-inland", "x-halaib-south")),
    "kashmir": (_KASHMIR, ("ind", "pak", "chn")),
    "liancourt-rocks": (_LIANCOURT, ()),
    "paracel-islands": (_PARACEL, ("chn",)),
    "senkaku-islands": (_SENKAKU, ()),
    "south-ossetia": (_OSSETIA, ("geo",)),
    "southern-kurils": (_KURILS, ("rus",)),
}

# Areas in which the border itself is disputed, not only their outer edge.
INNER_BORDERS = ("arunachal-pradesh", "halaib", "kashmir")


def split_country(country: BaseGeometry, other: BaseGeometry) -> tuple[BaseGeometry, BaseGeometry]:
    """Return the rest of a country, and its part that the second package assigns to ``other``.

    The coasts of the two packages differ by metres. So only the inland parts of the other's outline are used
    as cuts, and both results are made of one set of faces, with the same vertices along the cut.
    """
    inside = shapely.get_parts(shapely.line_merge(other.boundary.intersection(country)))
    cuts = [line for line in inside if _runs_inland(line, country)]
    lines = shapely.union_all([country.boundary, *cuts])
    faces = shapely.get_parts(shapely.polygonize([lines]))
    points = shapely.point_on_surface(faces)
    land = shapely.contains(country, points)
    taken = land & (shapely.area(shapely.intersection(faces, other)) > shapely.area(faces) / 2)
    return shapely.MultiPolygon(list(faces[land & ~taken])), shapely.MultiPolygon(list(faces[taken]))


def _runs_inland(line: BaseGeometry, country: BaseGeometry) -> bool:
    """Return whether a line is anywhere more than 0.005 degrees from the country's outline."""
    points = shapely.points(shapely.get_coordinates(shapely.segmentize(line, 0.01)))
    return bool(shapely.distance(points, country.boundary).max() > 0.005)  # noqa: PLR2004


def cut_disputed_areas(
    land: Mapping[str, BaseGeometry], second: Mapping[str, BaseGeometry]
) -> dict[str, BaseGeometry]:
    """Return the disputed areas by id, cut from the (simplified) cells of the land layer."""
    found = {name: shapely.union_all([land[cell] for cell in cells]) for name, cells in CELLS.items()}
    for name, (feature, country) in SECOND.items():
        found[name] = shapely.simplify(second[feature], 0.02).intersection(land[country])
    for name, (outline, countries) in OUTLINES.items():
        ring = shapely.Polygon(outline)
        cells = [land[country] for country in countries]
        found[name] = ring.intersection(shapely.union_all(cells)) if cells else ring
    return found
