"""Problems of a brief or an argument: file and line, the value found, the value expected, the remedy."""

import unicodedata
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

MAX_FOUND_LENGTH = 80
"""Characters of a value that a problem shows, at most."""


class ProblemLevel(StrEnum):
    """Effect of a problem."""

    REFUSED = "refused"
    """The brief does not open, or the command does nothing."""
    BLOCKS = "blocks"
    """The brief opens without the record, and is not published."""
    WARNS = "warns"


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
    level: ProblemLevel = ProblemLevel.REFUSED
    record_at: tuple[str, int] | None = None
    """List and index of the record that the problem leaves off, as they stand in the file."""

    @property
    def is_warning(self) -> bool:
        """Whether the problem only warns."""
        return self.level is ProblemLevel.WARNS

    def __str__(self) -> str:
        """Return the problem on one line, with everything escaped that cannot be seen."""
        position = f"{self.file}:{self.line}" if self.line else self.file
        code = f"{self.level}: {self.code}" if self.is_warning else self.code
        subject = " ".join(part for part in (self.record, self.field) if part)
        return _escape(
            f"{code} {position} {subject}: found {escape_invisible(self.found)}; "
            f"expected {self.expected}; {self.mend}"
        )

    def as_dict(self) -> dict[str, Any]:
        """Return the problem as values for JSON, with ``found`` escaped."""
        fields = asdict(self) | {"found": escape_invisible(self.found)}
        del fields["record_at"]
        return fields


@dataclass(frozen=True)
class LeftOffRecord:
    """A record of a file that is no part of the brief, with the problems that are the reason."""

    group: str
    """List of the brief: one of ``records.RECORD_GROUPS``."""
    index: int
    """Index in the list, from 0."""
    name: str | None
    """Id or number, where the record has one."""
    problems: tuple[Problem, ...]


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
