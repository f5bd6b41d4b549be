"""Problems of a brief or an argument: file and line, the value found, the value expected, the remedy."""

import unicodedata
from dataclasses import asdict, dataclass
from typing import Any

MAX_FOUND_LENGTH = 80
"""Characters of a value that a problem shows, at most."""


@dataclass(frozen=True)
class Problem:
    """One problem; ``str()`` gives it on one line."""

    code: str
    """Stable name of the kind of problem, for example ``unknown-id``."""
    file: str
    line: int | None
    """Line in the file, from 1; None where there is none."""
    record: str
    """Record with the problem, for example ``events[3] (ocean-2024)``."""
    field: str
    """Dotted path of the field in the record."""
    found: str
    """Value in the file, unescaped."""
    expected: str
    """Value that would be right."""
    mend: str
    """Remedy, as an imperative."""

    def __str__(self) -> str:
        """Return the problem on one line, with everything escaped that cannot be seen."""
        position = f"{self.file}:{self.line}" if self.line else self.file
        subject = " ".join(part for part in (self.record, self.field) if part)
        return _escape(
            f"{self.code} {position} {subject}: found {escape_invisible(self.found)}; "
            f"expected {self.expected}; {self.mend}"
        )

    def as_dict(self) -> dict[str, Any]:
        """Return the problem as values for JSON, with ``found`` escaped."""
        return asdict(self) | {"found": escape_invisible(self.found)}


def escape_invisible(text: str) -> str:
    """Return a text with everything escaped that cannot be seen, cut to 80 characters."""
    shown = _escape(text[:MAX_FOUND_LENGTH])
    return shown + "…" if len(text) > MAX_FOUND_LENGTH else shown


def _escape(text: str) -> str:
    hidden = ("Zl", "Zp")
    return "".join(
        f"\\u{ord(char):04x}" if (kind := unicodedata.category(char))[0] == "C" or kind in hidden else char
        for char in text
    )
