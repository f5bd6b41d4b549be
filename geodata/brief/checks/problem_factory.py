"""Problems of the records of one brief, with record and line."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from geodata.brief.problems import RECORD_GROUPS, Problem, ProblemLevel
from geodata.brief.record_types.text_records import Sentence
from geodata.brief.records import Brief
from geodata.words import CatalogueText

RecordPath = tuple[str | int, ...]
"""Path of a value in the records, such as ``("events", 3, "claims", 0, "source")``."""


@dataclass(frozen=True)
class ProblemFactory:
    """Factory of the problems of one brief, with record and line."""

    brief: Brief
    file: str
    lines: Mapping[RecordPath, int | None] = field(default_factory=dict)

    def __call__(  # noqa: PLR0913 - the parts of a problem, by name
        self,
        code: str,
        path: RecordPath,
        *,
        found: object,
        expected: CatalogueText,
        mend: CatalogueText,
        level: ProblemLevel = ProblemLevel.BLOCKS,
        leaves_off: bool = True,
    ) -> Problem:
        """Return a problem of the value at a path such as ``("events", 3, "claims", 0, "source")``.

        One that blocks leaves the record off, unless ``leaves_off`` is false. A problem of a source, an
        actor or a layer that the rows of a table became is one of the table.
        """
        if (table := self._table_of_record(path)) is not None:
            path = ("tables", table)
        at = self._path_in_file(path)
        known = at if at in self.lines else _without_single_citation(at)
        while known and known not in self.lines:
            known = known[:-1]
        return Problem(
            code,
            self.file,
            self.lines.get(known),
            record=self._record(path, at),
            field=".".join(str(part) for part in _without_single_citation(path)[2:]),
            found=found if isinstance(found, str) else str(found),
            expected=expected,
            mend=mend,
            level=level,
            record_at=_record_at(at) if leaves_off and level is ProblemLevel.BLOCKS else None,
        )

    @cached_property
    def _gaps(self) -> Mapping[str, list[int]]:
        """Number of kept records before each one that is left off, by list, in the order of the file."""
        gaps: dict[str, list[int]] = {}
        for each in sorted(self.brief.left_off, key=lambda record: record.index):
            before = gaps.setdefault(each.group, [])
            before.append(each.index - len(before))
        return gaps

    def _path_in_file(self, path: RecordPath) -> RecordPath:
        """Return the path in the file of a path in a brief, which may lack records that are left off."""
        match path:
            case (str(group), int(at), *rest) if gaps := self._gaps.get(group):
                return (group, at + bisect_right(gaps, at), *rest)
        return path

    def _table_of_record(self, path: RecordPath) -> int | None:
        """Return the index of the table whose rows became a record; None for a record of the file."""
        match path:
            case ("sources" | "actors" | "layers" as group, int(at), *_):
                position = at - len(getattr(self.brief, f"written_{group}"))
            case _:
                return None
        if position < 0:
            return None
        of_rows = [rows.table_id for rows in self.brief.row_sources for _ in getattr(rows, group)]
        return [table.id for table in self.brief.tables].index(of_rows[position])

    def _record(self, path: RecordPath, at: RecordPath) -> str:
        if len(path) == 1:
            return str(path[0])
        if path[0] not in RECORD_GROUPS:
            return str(path[0])
        record = getattr(self.brief, str(path[0]))[path[1]]
        name = record.number if isinstance(record, Sentence) else record.id
        return f"{at[0]}[{at[1]}] ({name})"


def _without_single_citation(path: RecordPath) -> RecordPath:
    """Return a path in a claim whose one citation stands beside its other fields, as it does in the file."""
    match path:
        case ("events", at, "claims", index, "cites", 0, *rest):
            return ("events", at, "claims", index, *rest)
    return path


def _record_at(path: RecordPath) -> tuple[str, int] | None:
    """Return list and index of the record at a path in the file; None for a whole list."""
    match path:
        case (str(group), int(index), *_) if group in RECORD_GROUPS:
            return group, index
    return None
