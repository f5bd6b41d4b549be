"""The small map of candidates: numbers in order, inside the picture, apart from each other."""

import re
from math import dist

import pytest

from geodata.charts.candidate_map import DISC, MARGIN, SIZE, candidate_map_svg

MAPS = {
    "two towns": ((13.18, 32.88), (35.84, 34.43)),
    "one": ((44.0, 15.0),),
    "all at one place": ((35.8, 34.4),) * 8,
    "across the antimeridian": ((179.0, -17.0), (-179.0, 65.0)),
    "the world": ((-120.0, 40.0), (150.0, -30.0), (10.0, 50.0), (20.0, 89.0)),
}
NUMBER = re.compile(r'<text x="([\d.-]+)" y="([\d.-]+)"[^>]*>(\d)</text>')
LARGEST = 60_000
"""Bytes of a picture that stands on a page beside others."""


@pytest.mark.parametrize("places", MAPS.values(), ids=MAPS)
def test_each_candidate_has_its_number(places: tuple[tuple[float, float], ...]) -> None:
    """In the picture, and not on another one."""
    drawn = candidate_map_svg(places, ((44.0, 13.0),) if len(places) == 2 else (), "light")
    found = [(float(x), float(y) - 4.5, number) for x, y, number in NUMBER.findall(drawn)]
    assert [number for _, _, number in found] == [str(at) for at in range(1, len(places) + 1)]
    wide, high = SIZE
    assert all(DISC <= x <= wide - DISC and DISC <= y <= high - DISC for x, y, _ in found)
    spots = [(x, y) for x, y, _ in found]
    assert all(dist(one, other) >= 2 * DISC for at, one in enumerate(spots) for other in spots[:at])
    assert len(drawn.encode()) <= LARGEST


def test_the_map_is_the_shorter_way_round() -> None:
    """Two places beside the antimeridian: the eastern one stands at the right, nothing but them between."""
    drawn = candidate_map_svg(((170.0, 0.0), (-170.0, 0.0)), (), "light")
    assert [round(float(x)) for x, _, _ in NUMBER.findall(drawn)] == [MARGIN, SIZE[0] - MARGIN]


def test_other_places_are_rings_and_land_is_drawn() -> None:
    """The styles are the house's: another theme has other inks."""
    drawn = candidate_map_svg(((13.2, 32.9),), ((15.0, 31.0),), "light")
    assert drawn.count('fill="none"') == 1
    assert len(re.findall(r"<circle", drawn)) == 2
    assert re.search(r'<path d="M[^"]+Z"', drawn)
    assert drawn != candidate_map_svg(((13.2, 32.9),), ((15.0, 31.0),), "dark")


def test_land_is_drawn_on_both_sides_of_the_antimeridian() -> None:
    """Australia at the left edge, America at the right."""
    drawn = candidate_map_svg(((150.0, -30.0), (-100.0, 40.0)), (), "light")
    land = re.search(r'<path d="([^"]+)" fill="[^"]+" fill-rule', drawn)
    assert land is not None
    across = [float(x) for x in re.findall(r"[ML](\S+) ", land[1])]
    assert min(across) < MARGIN
    assert max(across) > SIZE[0] - MARGIN
