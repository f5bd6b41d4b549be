"""Defaults of a place's precision: its UCDP code, and how far off the true place can be."""

from types import MappingProxyType

from geodata.gazetteer import gazetteer_places
from geodata.gazetteer.town_extent import LEAST_KM, town_radius_km
from geodata.places.own_geometry import BearingForm, BetweenForm, GeometryForm, NearForm, PointForm

TOWN_KINDS = frozenset({"city", "port"})
AREA_KINDS = frozenset({"country", "province", "region", "sea"})
EXACT, NEAR_POINT, DISTRICT, PROVINCE, FUZZY, COUNTRY, INTERNATIONAL = range(1, 8)
"""UCDP's codes of geographic precision."""
_FUZZY_KM = 100.0
_KM_OF_CODE = MappingProxyType(
    {NEAR_POINT: 25.0, DISTRICT: 75.0, PROVINCE: 200.0, FUZZY: _FUZZY_KM, INTERNATIONAL: _FUZZY_KM}
)
_CODE_OF_KIND = MappingProxyType(
    {
        "sea": FUZZY,
        "region": FUZZY,
        "river": FUZZY,
        "province": PROVINCE,
        "country": COUNTRY,
        "city": NEAR_POINT,
        "port": NEAR_POINT,
    }
)


def default_where_prec(kind: str, geometry: tuple[str, ...] | GeometryForm) -> int:
    """Return the UCDP code of a place whose record gives none, by its kind and its geometry.

    A coordinate is exact, but for a town or an area; a line, an area or a band is fuzzy; what is measured
    from another place is as precise as its radius. Shapes of the gazetteer have the code of the worst.
    """
    if isinstance(geometry, tuple):
        known = gazetteer_places()
        return max((known[name].where_prec for name in geometry if name in known), default=COUNTRY)
    if kind in _CODE_OF_KIND:
        return _CODE_OF_KIND[kind]
    match geometry:
        case PointForm():
            code = EXACT
        case NearForm():
            code = where_prec_of_radius(geometry.km)
        case BearingForm():
            code = where_prec_of_radius(geometry.direction.spread * geometry.distance_km)
        case BetweenForm():
            code = PROVINCE
        case _:
            code = FUZZY
    return code


def where_prec_of_radius(km: float) -> int:
    """Return the UCDP code of a point that may be off by a distance."""
    return next((code for code in (NEAR_POINT, DISTRICT) if km <= _KM_OF_CODE[code]), PROVINCE)


def point_radius_km(kind: str, where_prec: int, *, given: bool, population: int | None = None) -> float:
    """Return how far off a point can be whose record gives no radius.

    Parameters
    ----------
    given
        Whether a source gave the coordinate; only such a point of code 1 has no radius.
    """
    if kind in TOWN_KINDS and where_prec <= NEAR_POINT:
        return town_radius_km(population)
    return _KM_OF_CODE.get(where_prec, 0.0 if given else LEAST_KM)
