"""What is wrong with a brief, said once and in full: where, found, expected, how to mend it."""

import unicodedata
from dataclasses import asdict, dataclass
from typing import Any

FOUND_LENGTH = 80


@dataclass(frozen=True)
class Problem:
    """One problem of a brief; ``str()`` gives its one line."""

    code: str
    """Stable name of the kind of problem, for example ``unknown-id``."""
    file: str
    line: int | None
    """Line in the file, from 1; none where there is no line."""
    record: str
    """The record it stands in, for example ``events[3] (ocean-2024)``."""
    field: str
    found: str
    expected: str
    mend: str

    def __str__(self) -> str:
        """The problem on one line."""
        where = f"{self.file}:{self.line}" if self.line else self.file
        subject = " ".join(part for part in (self.record, self.field) if part)
        return (
            f"{self.code} {where} {subject}: found {visible(self.found)}; "
            f"expected {self.expected}; {self.mend}"
        )

    def as_dict(self) -> dict[str, Any]:
        """The problem as JSON-plain values; what was found is escaped."""
        return asdict(self) | {"found": visible(self.found)}


def visible(text: str) -> str:
    """A text of at most 80 characters in which nothing hides: controls and marks are escaped."""
    shown = "".join(
        f"\\u{ord(char):04x}" if unicodedata.category(char)[0] == "C" else char
        for char in text[:FOUND_LENGTH]
    )
    return shown + "…" if len(text) > FOUND_LENGTH else shown
