"""Admiralty grades: a letter for the reliability of a source, a number for the credibility of a claim.

F and 6 mean "cannot be judged"; they are not the worst grades and stand apart from the scale.
"""

from typing import Final

from geodata.brief.record_types.source_record import Source

RELIABILITY_LETTERS: Final = ("A", "B", "C", "D", "E", "F")
CREDIBILITY_NUMBERS: Final = (1, 2, 3, 4, 5, 6)
UNJUDGED_GRADES: Final = frozenset({"F", "6"})
"""Grades that mean "cannot be judged"."""


def split_by_reliability(sources: tuple[Source, ...]) -> tuple[tuple[Source, ...], tuple[Source, ...]]:
    """Return the judged sources, from A to E, and apart from them those that cannot be judged."""
    judged = [source for source in sources if source.reliability not in UNJUDGED_GRADES]
    known = tuple(sorted(judged, key=lambda source: source.reliability))
    return known, tuple(source for source in sources if source.reliability in UNJUDGED_GRADES)
