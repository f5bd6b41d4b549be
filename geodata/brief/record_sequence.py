"""Records of a brief of which some are made from rows of a table, each only when it is asked for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeVar, overload

from geodata.brief.record_fields import Record

R = TypeVar("R", bound=Record)
R_co = TypeVar("R_co", bound=Record, covariant=True)


class LazyRecords(Protocol[R_co]):
    """Records of the rows of one table, by position."""

    @property
    def key(self) -> str:
        """Digest of the content; equal for equal records."""
        ...

    @property
    def changed(self) -> tuple[R_co, ...]:
        """Records of the rows that an analyst changed, in the order of the rows."""
        ...

    def __len__(self) -> int:
        """Return the number of records."""
        ...

    def ids(self) -> Iterable[str]:
        """Return the ids in the order of the records, without making records."""
        ...

    def position(self, record_id: str) -> int | None:
        """Return the position of an id; None where there is none."""
        ...

    def record(self, position: int) -> R_co:
        """Return the record at a position."""
        ...


class RecordSequence(Sequence[R]):
    """Records of the file, followed by those of rows; equal where both are of equal content."""

    def __init__(self, written: tuple[R, ...], rows: tuple[LazyRecords[R], ...]) -> None:
        """Take the records of the file, and those of rows."""
        self._rows, self._written = rows, written
        self._written_by_id = {_record_id(record): record for record in self._written}

    @property
    def written(self) -> tuple[R, ...]:
        """Records of the file."""
        return self._written

    @property
    def records(self) -> tuple[R, ...]:
        """Records of the file, and those of the rows that an analyst changed."""
        return (*self._written, *(record for rows in self._rows for record in rows.changed))

    def by_id(self) -> "RecordsById[R]":
        """Return the records by id."""
        return RecordsById(self)

    def ids(self) -> Iterator[str]:
        """Yield the ids in order, without making records."""
        yield from map(_record_id, self._written)
        for rows in self._rows:
            yield from rows.ids()

    def find(self, record_id: str) -> R | None:
        """Return the record with an id; None where there is none. Of two in the file it is the last."""
        if (written := self._written_by_id.get(record_id)) is not None:
            return written
        for rows in self._rows:
            if (position := rows.position(record_id)) is not None:
                return rows.record(position)
        return None

    def has(self, record_id: str) -> bool:
        """Return whether there is a record with an id, without making it."""
        return record_id in self._written_by_id or any(
            rows.position(record_id) is not None for rows in self._rows
        )

    def __contains__(self, record: object) -> bool:
        """Return whether a record is one of these."""
        return isinstance(record, Record) and self.find(_record_id(record)) == record

    def __len__(self) -> int:
        """Return the number of records, made or not."""
        return len(self._written) + sum(map(len, self._rows))

    @overload
    def __getitem__(self, position: int) -> R: ...

    @overload
    def __getitem__(self, position: slice) -> tuple[R, ...]: ...

    def __getitem__(self, position: int | slice) -> R | tuple[R, ...]:
        """Return the record at a position, or those of a slice."""
        if isinstance(position, slice):
            return tuple(self[at] for at in range(*position.indices(len(self))))
        at = position + len(self) if position < 0 else position
        if 0 <= at < len(self._written):
            return self._written[at]
        at -= len(self._written)
        for rows in self._rows:
            if 0 <= at < len(rows):
                return rows.record(at)
            at -= len(rows)
        raise IndexError(position)

    def __eq__(self, other: object) -> bool:
        """Return whether another sequence has equal content."""
        return isinstance(other, RecordSequence) and self._content() == other._content()

    def __hash__(self) -> int:
        """Return the hash of the content."""
        return hash((self._written, tuple(rows.key for rows in self._rows)))

    def _content(self) -> tuple[Any, ...]:
        return self._written, tuple(rows.key for rows in self._rows)


class RecordsById(Mapping[str, R]):
    """Records by id, each made when it is asked for."""

    def __init__(self, sequence: RecordSequence[R], more: Mapping[str, R] | None = None) -> None:
        """Take the records, and others that are known by ids which these have not."""
        self._sequence, self._more = sequence, more or {}

    @property
    def without_rows(self) -> tuple[R, ...]:
        """Records of the file, and the others that are known by their ids."""
        return (*self._sequence.written, *self._more.values())

    def __getitem__(self, record_id: str) -> R:
        """Return the record with an id."""
        found = self._sequence.find(record_id)
        return self._more[record_id] if found is None else found

    def __contains__(self, record_id: object) -> bool:
        """Return whether there is such a record."""
        return isinstance(record_id, str) and (self._sequence.has(record_id) or record_id in self._more)

    def __iter__(self) -> Iterator[str]:
        """Yield the ids, without making records."""
        yield from dict.fromkeys(self._sequence.ids())
        yield from self._more

    def __len__(self) -> int:
        """Return the number of ids."""
        return len(self._sequence) + len(self._more)


def record_ids(records: Sequence[R]) -> tuple[str, ...]:
    """Return the ids of records, without making records of rows."""
    return tuple(records.ids() if isinstance(records, RecordSequence) else map(_record_id, records))


def _record_id(record: Record) -> str:
    return str(getattr(record, "id", ""))
