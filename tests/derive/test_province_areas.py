"""Areas of provinces: cuts along lines that stop short, names by towns, provinces divided since."""

import shapely

from geodata.derive.province_areas import _cut, _named_pieces, good_areas, simplified_areas
from geodata.derive.world_towns import Town

COUNTRY = shapely.box(0, 0, 10, 10)


def town(key: int, province: str, lon: float, lat: float) -> Town:
    """A town of a province at a point."""
    return Town(str(key), f"T{key}", "", (), lon, lat, 0, "xxx", province)


def test_a_line_that_stops_short_of_the_border_cuts() -> None:
    """Its ends are led to the border; one that stops far inside cuts nothing."""
    short = shapely.LineString([(5, 0.05), (5, 9.93)])
    assert sorted(round(piece.area) for piece in _cut(COUNTRY, [short])) == [50, 50]
    far = shapely.LineString([(5, 1.0), (5, 9.0)])
    assert [round(piece.area) for piece in _cut(COUNTRY, [far])] == [100]


def test_lines_that_stop_short_of_one_another_meet() -> None:
    """A second line whose end lies beside the first one makes a third piece."""
    lines = [shapely.LineString([(5, 0), (5, 10)]), shapely.LineString([(5.06, 5), (10, 5)])]
    assert sorted(round(piece.area) for piece in _cut(COUNTRY, lines)) == [25, 25, 50]


def test_a_piece_has_the_province_of_most_of_its_towns() -> None:
    """An island without a town has that of the nearest town."""
    pieces = [shapely.box(0, 0, 5, 10), shapely.box(5, 0, 10, 10), shapely.box(11, 8, 12, 9)]
    towns = [town(1, "A", 1, 1), town(2, "A", 2, 2), town(3, "B", 4, 4), town(4, "B", 9, 9)]
    assert [code for code, _ in _named_pieces(pieces, towns)] == ["A", "B", "B"]
    assert _named_pieces(pieces, [town(5, "", 1, 1)]) == []


def test_a_province_that_was_divided_has_no_area() -> None:
    """Its towns are fewer there than those of others; nor has one whose towns lie elsewhere."""
    areas = {"A": shapely.box(0, 0, 5, 10), "B": shapely.box(5, 0, 10, 10), "C": shapely.box(20, 0, 21, 1)}
    inside = [town(n, "A", 1, n) for n in range(1, 4)]
    divided = [town(10, "B", 6, 1), *(town(n, "D", 8, n - 10) for n in range(11, 15))]
    elsewhere = [town(30, "C", 20.5, 0.5), town(31, "C", 41, 9), town(32, "C", 42, 9)]
    assert good_areas(areas, [*inside, *divided, *elsewhere]) == {"A"}


def test_an_area_with_most_of_another_province_is_neither_s() -> None:
    """A line is missing between two; a town that is a province of its own takes no area from another."""
    areas = {"A": shapely.box(0, 0, 5, 10), "B": shapely.box(5, 0, 10, 10)}
    own = [town(n, name, lon, 1 + n / 10) for name, lon in (("A", 1), ("B", 6)) for n in range(12)]
    swallowed = [town(20, "C", 4, 9), town(21, "C", 4, 8), town(22, "C", 30, 8)]
    city = [town(30, "D", 9, 9)]
    assert good_areas(areas, [*own, *city]) == {"A", "B"}
    assert good_areas(areas, [*own, *city, *swallowed]) == {"B"}
    crowd = [town(n, "A", 2, n / 10) for n in range(40, 80)]
    assert good_areas(areas, [*own, *city, *swallowed, *crowd]) == {"A", "B"}


def test_simplified_neighbours_share_their_border() -> None:
    """No gap and no overlap is left between them."""
    wavy = shapely.LineString([(5 + 0.01 * (n % 2), n / 100) for n in range(1001)])
    left, right = sorted(_cut(COUNTRY, [wavy]), key=lambda piece: piece.bounds[0])
    areas = simplified_areas({"A": [left], "B": [right]})
    assert areas["A"].intersection(areas["B"]).area == 0
    assert areas["A"].union(areas["B"]).area == COUNTRY.area
    assert shapely.get_num_coordinates(areas["A"]) < 500
