"""Advice for unknown ids: the known ones that are most like them, looked for within bounds."""

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import Final

from geodata.places import find_places_by_name
from geodata.words import CatalogueText, nearest_keys
from geodata.words.value_faults import write_remedy

_DESCRIBED: Final = {"actor": "actors", "place": "places", "source": "sources", "document": "documents"}
"""List in which a record of a kind can be described."""
MAX_COMPARED: Final = 500
"""Ids that an unknown one is compared with, at most: those next to it in the order of the alphabet."""
MAX_COMPARISONS: Final = 20_000
"""Ids that all unknown ones of a check are compared with; the remedy of the rest names none."""
_LIKENESS: Final = 0.75
"""Least likeness of an id that is suggested in place of an unknown one: a wrong one misleads an author."""


class IdAdvice:
    """Remedies for the unknown ids of one check."""

    def __init__(self, known: Mapping[str, Collection[object]]) -> None:
        """Take the known ids by kind of record."""
        self._known = {kind: _KnownIds(ids) for kind, ids in known.items()}
        self._remedies: dict[tuple[str, str, bool], CatalogueText] = {}
        self._left = MAX_COMPARISONS

    def remedy(self, kind: str, value: str, *, describe: bool = True) -> CatalogueText:
        """Return the remedy for an unknown id: similar known ids, else the list in which to describe it.

        ``describe``: whether a record of this id may be written where the reference stands.
        """
        if (kind, value, describe) not in self._remedies:
            self._remedies[kind, value, describe] = self._remedy(kind, value, describe=describe)
        return self._remedies[kind, value, describe]

    def _remedy(self, kind: str, value: str, *, describe: bool) -> CatalogueText:
        if kind == "sentence":
            return CatalogueText("remedy.correct-or-add-sentence")
        if kind in {"place", "shape"} and (near := find_places_by_name(value.replace("-", " "))):
            return write_remedy(found.id for found in near)
        if close := self._nearest(kind, value):
            return write_remedy(close)
        if kind == "shape":
            return CatalogueText("remedy.write-gazetteer-ids")
        if describe and (group := _DESCRIBED.get(kind)):
            return CatalogueText("remedy.correct-or-describe-id", group=f"{group}:")
        return CatalogueText("remedy.correct-id")

    def _nearest(self, kind: str, value: str) -> Sequence[str]:
        """Return at most three known ids that are like an unknown one, or have each of its words."""
        if not self._left:
            return ()
        names = self._known[kind].around(value)[: self._left]
        self._left -= len(names)
        return nearest_keys(value, {name: (name,) for name in names}, likeness=_LIKENESS)


class _KnownIds:
    """Known ids of one kind of record, in the order of the alphabet."""

    def __init__(self, ids: Collection[object]) -> None:
        self._ids = ids

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(map(str, self._ids))

    def around(self, value: str) -> list[str]:
        """Return all ids, of very many those next to a value."""
        at = bisect_left(self._sorted, value)
        start = max(0, min(at - MAX_COMPARED // 2, len(self._sorted) - MAX_COMPARED))
        return self._sorted[start : start + MAX_COMPARED]
