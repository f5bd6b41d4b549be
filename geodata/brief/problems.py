"""Problems of a brief or an argument: file and line, the value found, the value expected, the remedy."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Final

from geodata.words import (
    DEFAULT_LANG,
    CatalogueText,
    Lang,
    escape_unseen,
    in_language,
    in_plain_language,
    translate,
    translate_plainly,
)

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
    """Value in the file, unescaped, or in words of the catalogue what stands in its place."""
    expected: CatalogueText
    """Value that would be right."""
    mend: CatalogueText
    """Remedy, as an imperative."""
    level: ProblemLevel = ProblemLevel.REFUSED
    record_at: tuple[str, int] | None = None
    """List and index of the record that the problem leaves off, as they stand in the file."""

    @property
    def is_warning(self) -> bool:
        """Whether the problem only warns."""
        return self.level is ProblemLevel.WARNS

    def __str__(self) -> str:
        """Return the problem on one line in the default language."""
        return self.line_in(DEFAULT_LANG)

    def line_in(self, lang: Lang) -> str:
        """Return the problem on one line in a language, with everything escaped that cannot be seen."""
        position = f"{self.file}:{self.line}" if self.line else self.file
        code = f"{self.level}: {self.code}" if self.is_warning else self.code
        subject = " ".join(part for part in (self.record, self.field) if part)
        return escape_unseen(
            translate_plainly(
                "problem-line",
                lang,
                subject=f"{code} {position} {subject}",
                found=self._shown(in_plain_language(self.found, lang)),
                expected=in_plain_language(self.expected, lang),
                remedy=in_plain_language(self.mend, lang),
            )
        )

    def found_in(self, lang: Lang) -> str:
        """Return what was found as a reader of a language is shown it: words, or the value escaped."""
        return self._shown(in_language(self.found, lang))

    def advice_in(self, lang: Lang) -> str:
        """Return in a language what would be right, and the remedy."""
        expected, remedy = in_language(self.expected, lang), in_language(self.mend, lang)
        return translate("problem-advice", lang, expected=expected, remedy=remedy)

    def as_dict(self, lang: Lang = DEFAULT_LANG) -> dict[str, Any]:
        """Return the problem as values for JSON, worded in a language, with ``found`` escaped."""
        words = {name: in_plain_language(getattr(self, name), lang) for name in ("expected", "mend")}
        found = self._shown(in_plain_language(self.found, lang))
        fields = asdict(self) | words | {"found": found}
        del fields["record_at"]
        return fields

    def _shown(self, words: str) -> str:
        """Return words of the catalogue as they are, a value of the file escaped and cut."""
        return words if isinstance(self.found, CatalogueText) else escape_invisible(words)


RECORD_GROUPS: Final = (
    "documents", "kinds", "units", "sources", "actors", "places", "sentences", "events", "tables", "layers",
    "queries", "slides",
)  # fmt: skip
"""Lists of a brief whose records are left off one by one where they have problems."""


@dataclass(frozen=True)
class LeftOffRecord:
    """A record of a file that is no part of the brief, with the problems that are the reason."""

    group: str
    """List of the brief: one of ``RECORD_GROUPS``."""
    index: int
    """Index in the list, from 0."""
    name: str | None
    """Id or number, where the record has one."""
    problems: tuple[Problem, ...]


def escape_invisible(text: str) -> str:
    """Return a text with everything escaped that cannot be seen, cut to 80 characters."""
    shown = escape_unseen(text[:MAX_FOUND_LENGTH])
    return shown + "…" if len(text) > MAX_FOUND_LENGTH else shown
