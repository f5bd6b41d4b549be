"""Bars that the attack holds the project to, each with what was found, and their table."""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Bar:
    """A bar: its name, what was found, and the most that is allowed."""

    name: str
    found: str
    most: str
    holds: bool


@dataclass
class PartFindings:
    """Findings of one part of the attack: its bars, and each fault in words."""

    bars: list[Bar] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def count(self, name: str, faults: list[str]) -> None:
        """Add faults of which there may be none."""
        self.bars.append(Bar(name, str(len(faults)), "0", not faults))
        self.faults += faults

    def time(self, name: str, found_s: float, most_s: float) -> None:
        """Add a time in seconds that must stay below its bar."""
        holds = found_s < most_s
        self.bars.append(Bar(name, _milliseconds(found_s), _milliseconds(most_s), holds))
        if not holds:
            self.faults.append(f"{name}: {_milliseconds(found_s)}, expected under {_milliseconds(most_s)}")


def bars_table(bars: Iterable[Bar]) -> str:
    """Return the bars as a table, a line each."""
    rows = [("bar", "found", "at most", "")]
    rows += [(each.name, each.found, each.most, "holds" if each.holds else "FAILS") for each in bars]
    widths = [max(len(row[at]) for row in rows) for at in range(4)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def _milliseconds(seconds: float) -> str:
    return "none came" if seconds == float("inf") else f"{seconds * 1000:.0f} ms"
