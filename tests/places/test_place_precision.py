"""Defaults of precision: codes and radii."""

import pytest

from geodata.places.own_geometry import (
    BearingForm,
    BetweenForm,
    GeometryForm,
    LineForm,
    NearForm,
    OffForm,
    PointForm,
)
from geodata.places.place_precision import (
    default_where_prec,
    point_radius_km,
    town_radius_km,
    where_prec_of_radius,
)

POINT = PointForm(lon=1, lat=2)


@pytest.mark.parametrize(
    ("kind", "form", "code"),
    [
        ("point", POINT, 1),
        ("city", POINT, 2),
        ("port", POINT, 2),
        ("province", POINT, 4),
        ("sea", POINT, 5),
        ("region", POINT, 5),
        ("country", POINT, 6),
        ("point", LineForm(line=((0, 0), (1, 1))), 5),
        ("point", OffForm(off="yem", km=4), 5),
        ("point", BearingForm(origin="aden", bearing="n", km=4), 2),
        ("point", BearingForm(origin="aden", bearing="n", km=100), 3),
        ("point", NearForm(near="aden", km=4), 2),
        ("point", NearForm(near="aden", km=90), 4),
        ("point", BetweenForm(between=("aden", "busan")), 4),
        ("city", ("aden",), 2),
        ("city", ("aden", "yem"), 6),
    ],
)
def test_the_code_follows_from_kind_and_form(kind: str, form: GeometryForm, code: int) -> None:
    """UCDP's codes, where the record gives none."""
    assert default_where_prec(kind, form) == code


@pytest.mark.parametrize(
    ("kind", "code", "given", "km"),
    [
        ("point", 1, True, 0),
        ("point", 1, False, 2),
        ("point", 2, True, 25),
        ("point", 3, True, 75),
        ("point", 4, True, 200),
        ("point", 5, True, 100),
        ("point", 7, True, 100),
        ("city", 1, True, 5),
        ("port", 2, True, 5),
        ("city", 3, True, 75),
    ],
)
def test_the_radius_follows_from_kind_and_code(kind: str, code: int, km: float, *, given: bool) -> None:
    """None only for a coordinate that a source gave; a town has its extent as long as it is the place."""
    assert point_radius_km(kind, code, given=given) == km


@pytest.mark.parametrize(
    ("population", "km"), [(None, 5), (0, 2), (40_000, 2), (1_000_000, 8.9), (10_000_000, 28.2)]
)
def test_the_extent_of_a_town_follows_from_its_population(population: int | None, km: float) -> None:
    """At least 2 km; 5 km where it is not known."""
    assert town_radius_km(population) == pytest.approx(km, abs=0.05)


@pytest.mark.parametrize(("km", "code"), [(1, 2), (25, 2), (26, 3), (75, 3), (76, 4), (900, 4)])
def test_the_code_of_a_radius_is_the_first_that_holds_it(km: float, code: int) -> None:
    """25 and 75 km."""
    assert where_prec_of_radius(km) == code
