"""Land as a coverage of cells: simplification, borders, holes, countries."""

import numpy as np
import pytest
import shapely

from geodata.derive import land_cells

WEST, EAST = shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)


def wavy(start: float) -> shapely.Polygon:
    """A square with needless vertices on its upper edge."""
    top = [(lon, 1 + 0.001 * (number % 2)) for number, lon in enumerate(np.linspace(start + 1, start, 21))]
    return shapely.Polygon([(start, 0), (start + 1, 0), *top])


def test_simplifying_keeps_shared_borders() -> None:
    """There are fewer vertices, and the neighbours still form a coverage."""
    simple = land_cells.simplify_cells({"a": wavy(0), "b": wavy(1)}, 0.05)
    assert max(shapely.get_num_coordinates(cell) for cell in simple.values()) < 10
    assert shapely.coverage_is_valid(list(simple.values()))


def test_a_border_is_shared_by_two_cells() -> None:
    """Coasts are not borders."""
    areas = {name: shapely.box(50, 50, 51, 51) for name in ("arunachal-pradesh", "halaib", "kashmir")}
    areas |= {name: shapely.Polygon() for name in ("northern-cyprus", "siachen", "somaliland")}
    lines = land_cells.border_lines({"a": WEST, "b": EAST}, areas)
    assert lines["settled"].equals(shapely.LineString([(1, 0), (1, 1)]))
    assert lines["disputed"].is_empty


def test_a_border_of_a_disputed_cell_is_disputed() -> None:
    """The border of Western Sahara is disputed, whatever cell is beside it."""
    areas = {name: shapely.box(50, 50, 51, 51) for name in ("arunachal-pradesh", "halaib", "kashmir")}
    areas |= {name: shapely.Polygon() for name in ("northern-cyprus", "siachen", "somaliland")}
    lines = land_cells.border_lines({"esh": WEST, "mar": EAST}, areas)
    assert lines["settled"].is_empty
    assert lines["disputed"].length == 1


def test_a_hole_without_a_name_is_an_error() -> None:
    """The error has the position of a hole that new data brings."""
    ring = shapely.box(0, 0, 9, 9).difference(shapely.box(4, 4, 5, 5))
    with pytest.raises(ValueError, match=r"hole at POINT \(4.5 4.5\).*mend disputed_areas.HOLES"):
        land_cells.find_holes({"a": ring})


def test_the_caspian_is_no_hole_to_fill() -> None:
    """The Caspian Sea stays water."""
    ring = shapely.box(40, 30, 60, 50).difference(shapely.box(50, 41, 52, 43))
    assert land_cells.find_holes({"a": ring}) == {}


def test_crimea_is_drawn_with_ukraine() -> None:
    """The cells of both become one country."""
    cells = {"ukr": shapely.MultiPolygon([WEST]), "x-crimea": shapely.MultiPolygon([EAST])}
    assert set(land_cells.country_shapes(cells)) == {"ukr"}
    assert land_cells.country_shapes(cells)["ukr"].area == 2
