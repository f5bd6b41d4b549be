"""Findings on a place of a brief: the parts of a problem, without its file and line."""

from dataclasses import dataclass
from typing import Literal

from geodata.errors import BriefmapError
from geodata.words import CatalogueText

FindingLevel = Literal["blocks", "warns"]


@dataclass(frozen=True)
class PlaceFinding:
    """A fault of a place, or a doubt about it."""

    code: str
    """Stable name of the kind of finding."""
    field: tuple[str | int, ...]
    """Path of the field below the place's record."""
    found: str
    expected: CatalogueText
    mend: CatalogueText
    """Remedy, as an imperative."""
    level: FindingLevel = "warns"
    """``blocks`` where the place cannot be drawn."""


class PlaceError(BriefmapError):
    """A place that has no geometry; its finding says why and how to mend it."""

    def __init__(self, finding: PlaceFinding) -> None:
        super().__init__(f"{finding.found}; expected {finding.expected}; {finding.mend}")
        self.finding = finding


def place_error(
    *, code: str, field: str, found: str, expected: CatalogueText, mend: CatalogueText
) -> PlaceError:
    """Return the error of a place that cannot be drawn, for a field of its geometry ("" for all of it)."""
    path = ("geometry", field) if field else ("geometry",)
    return PlaceError(PlaceFinding(code, path, found, expected, mend, "blocks"))
