"""What a brief is about on the map."""

import math

import pytest

from geodata.layout.cameras.central_reaches import FAR_SHARE, LonLatSpot, Reach, central_reaches


def zoom_over(spots: list[LonLatSpot] | tuple[LonLatSpot, ...]) -> float:
    """Zoom of a square map."""
    sides = [max(values) - min(values) for values in zip(*spots, strict=True)]
    return -math.log2(max(*sides, 0.01))


def at(lon: float, lat: float, *, share: float = 1.0, stays: bool = False) -> Reach:
    """One point."""
    return Reach(((lon, lat),), share, stays)


CROWD = [at(40 + column, 10 + row) for column in range(5) for row in range(4)]


@pytest.mark.parametrize("far", [(20, -35), (110, 12), (42, 70), (-60, 11)])
def test_a_far_event_is_left_out(far: tuple[int, int]) -> None:
    """At whichever side it stands."""
    assert set(central_reaches([*CROWD, at(*far)], zoom_over)) == set(CROWD)


def test_an_event_that_leads_stays() -> None:
    """However far it is; of another one a part may be left out."""
    leads = [*CROWD, at(20, -35, stays=True)]
    assert set(central_reaches(leads, zoom_over)) == set(leads)
    halves = [*CROWD, at(41, 12, share=0.5, stays=True), at(20, -35, share=0.5)]
    assert set(central_reaches(halves, zoom_over)) == set(halves[:-1])


def test_no_more_than_a_share_is_left_out() -> None:
    """A second crowd is what the brief is about, too; nor does a map that hardly gains leave out any."""
    most = int(FAR_SHARE * len(CROWD))
    several = [*CROWD, *(at(120 + each, 12) for each in range(most + 1))]
    assert set(central_reaches(several, zoom_over)) == set(several)
    near = [*CROWD, at(46, 12)]
    assert set(central_reaches(near, zoom_over)) == set(near)
    assert central_reaches(CROWD[:1], zoom_over) == CROWD[:1]
