"""Positions in MGRS, the Military Grid Reference System, on WGS 84; the poles by its polar grid."""

import re
from typing import Final

from mgrs import MGRS
from mgrs.core import MGRSError

SHAPE: Final = re.compile(r"((?:\d{1,2}[C-HJ-NP-X]|[ABYZ])[A-HJ-NP-Z]{2})(\d*)")
"""A position in capitals without blanks: zone with band, or letter of a pole, and square; then digits."""
DIGITS_A_SIDE: Final = 5
"""Digits east, and digits north, of a position to one metre."""
_GRID: Final = MGRS()


def mgrs_position(square: str, digits: str) -> tuple[float, float] | None:
    """Return longitude and latitude of the middle of a square, in EPSG:4326; None where there is none.

    Parameters
    ----------
    square
        Zone, band and letters of a square of 100 km, as ``SHAPE`` has them.
    digits
        As many digits east as north, at most ``DIGITS_A_SIDE`` each: they name a corner of a smaller square.
    """
    half = len(digits) // 2
    middle = [f"{part}5".ljust(DIGITS_A_SIDE, "0")[:DIGITS_A_SIDE] for part in (digits[:half], digits[half:])]
    try:
        lat, lon = _GRID.toLatLon(square + "".join(middle))
    except MGRSError:
        return None
    return float(lon), float(lat)
