"""Doubt on proposed fields: a field is doubtful unless its rule has proven right often enough."""

import math
from typing import Final

from geodata.brief.record_fields import WHOLE_RECORD, Proposable, ProposedField

SURE_PRECISION: Final = 0.9
"""Lower bound of a rule's precision from which a field with one reading is not doubtful."""
LEAST_CASES: Final = 20
"""Cases from which a measured precision counts."""
_Z: Final = 1.96
"""Standard normal deviate of a 95 % interval."""


def is_doubtful(proposed: ProposedField) -> bool:
    """Return whether a proposed field is to be looked at by itself: several readings, or an unproven rule."""
    if proposed.readings or proposed.precision is None or (proposed.n or 0) < LEAST_CASES:
        return True
    return lower_bound(proposed.precision, proposed.n or 0) < SURE_PRECISION


def lower_bound(share: float, cases: int) -> float:
    """Return the lower end of the 95 % interval (Wilson) of a share that was right in so many cases."""
    if not cases:
        return 0.0
    middle = share + _Z**2 / (2 * cases)
    spread = _Z * math.sqrt(share * (1 - share) / cases + _Z**2 / (4 * cases**2))
    return (middle - spread) / (1 + _Z**2 / cases)


def proposed_fields(record: Proposable) -> dict[str, ProposedField]:
    """Return the proposed fields of a record by name, without the mark of the record as a whole."""
    return {name: each for name, each in record.proposed.items() if name != WHOLE_RECORD}
