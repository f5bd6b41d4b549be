"""Distances on the sphere."""

from math import asin, cos, radians, sin, sqrt
from typing import Final

_RADIUS_KM: Final = 6371.0


def sphere_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance of two positions (degrees, longitude first) on the sphere."""
    (lon1, lat1), (lon2, lat2) = one, other
    half = sin(radians(lat2 - lat1) / 2) ** 2
    half += cos(radians(lat1)) * cos(radians(lat2)) * sin(radians(lon2 - lon1) / 2) ** 2
    return 2 * _RADIUS_KM * asin(sqrt(min(1.0, half)))
