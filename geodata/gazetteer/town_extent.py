"""Extent of a town from its population."""

import math
from typing import Final

LEAST_KM: Final = 2.0
"""Radius of a small town, and of a place that no source gave a coordinate for."""
_TOWN_KM: Final = 5.0
_PEOPLE_PER_KM2: Final = 4_000
"""Typical density of a built-up area."""


def town_radius_km(population: int | None) -> float:
    """Return the radius of a town's built-up extent, 5 km where its population is not known."""
    if population is None:
        return _TOWN_KM
    return max(LEAST_KM, math.sqrt(population / _PEOPLE_PER_KM2 / math.pi))
