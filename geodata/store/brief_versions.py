"""Briefs of the store and their versions: the whole ``brief.yaml`` each time, who saved it, when and why.

The file of a brief that lies in a folder is noted as a version when it is first seen and whenever it has
changed outside. Where nobody has edited the brief since, it is published at once, and edits start from it;
else it waits until an editor takes it or goes on without it.
"""

import hashlib
import time
from typing import Any

from sqlalchemy import Connection, Row, select

from geodata.brief.brief_reader import MAX_BRIEF_BYTES
from geodata.brief.yaml_edit import EditError
from geodata.editing.record_path import Values
from geodata.editing.yaml_update import yaml_with_values
from geodata.store.brief_rows import (
    BriefState,
    BriefVersion,
    ListedBrief,
    NewVersion,
    brief_row,
    decoded_text,
    find_brief_row,
    insert_brief,
    insert_version,
    listed_brief,
    set_base,
    set_brief,
    version_of_row,
    version_row,
    version_values,
)
from geodata.store.store_engine import StoreDatabase
from geodata.store.store_tables import BRIEFS, VERSIONS
from geodata.store.working_copies import WorkingCopies


class StoredBriefs:
    """The briefs of a store with their versions; thread-safe."""

    def __init__(self, store: StoreDatabase, copies: WorkingCopies) -> None:
        """Take the store, and the working copies of its briefs."""
        self._store, self._copies = store, copies

    def listed(self) -> tuple[ListedBrief, ...]:
        """Return all briefs, those that were changed last first."""
        query = select(BRIEFS).order_by(BRIEFS.c.changed_at.desc(), BRIEFS.c.id)
        with self._store.reading() as connection:
            return tuple(map(listed_brief, connection.execute(query)))

    def states(self) -> dict[str, BriefState]:
        """Return the state of each brief by its id; of the store's own those that are not archived."""
        query = select(BRIEFS, VERSIONS.c.digest.label("published_digest")).outerjoin(
            VERSIONS, (VERSIONS.c.brief == BRIEFS.c.id) & (VERSIONS.c.number == BRIEFS.c.published)
        )
        query = query.where(~BRIEFS.c.archived | BRIEFS.c.folder.is_not(None))
        with self._store.reading() as connection:
            return {
                row.id: BriefState(
                    row.base,
                    row.head,
                    row.head - row.base_head,
                    row.published,
                    row.published_digest,
                    row.file_digest,
                    row.waiting,
                    row.folder is None,
                )
                for row in connection.execute(query)
            }

    def add(self, brief_id: str, text: str, author: str, message: str = "") -> BriefVersion:
        """Add a brief that has no folder, with the text of its first version.

        Raises
        ------
        EditError
            Where the id is taken, or the text is no brief's.
        """
        values = version_values(text)
        with self._store.writing() as connection:
            if find_brief_row(connection, brief_id) is not None:
                problem = f"store: found a brief {brief_id!r} already, expected a free id; choose another"
                raise EditError(problem)
            insert_brief(connection, brief_id, values)
            number = insert_version(connection, brief_id, NewVersion(text, "app", author, message))
            set_base(connection, brief_id, number, values)
            return _version(connection, brief_id, number)

    def note_file(self, brief_id: str, folder: str, data: bytes) -> BriefVersion | None:
        """Note the file of a brief as it lies in its folder; return the version that it makes, if it is new.

        Raises
        ------
        EditError
            Where the file is no text that can be read.
        """
        digest = hashlib.sha256(data).hexdigest()
        with self._store.reading() as connection:
            known = find_brief_row(connection, brief_id)
            if known is not None and known.file_digest == digest:
                return None
        text = decoded_text(data)
        values = version_values(text)
        with self._store.writing() as connection:
            row = find_brief_row(connection, brief_id, lock=True)
            if row is not None and row.file_digest == digest:
                return None
            if row is None:
                insert_brief(connection, brief_id, values, folder)
                row = brief_row(connection, brief_id)
            number = self._add_from_file(connection, row, text, values)
            set_brief(connection, brief_id, file_digest=digest, folder=folder)
            return _version(connection, brief_id, number)

    def save(self, brief_id: str, author: str, message: str = "") -> BriefVersion:
        """Make a version of the working copy; without edits since the last one return that.

        Raises
        ------
        EditError
            Where its values do not fit into the text.
        LookupError
            Where there is no such brief.
        """
        with self._store.writing() as connection:
            row = brief_row(connection, brief_id, lock=True)
            return _version(connection, brief_id, self._save_edits(connection, row, author, message))

    def restore(self, brief_id: str, number: int, author: str, message: str = "") -> BriefVersion:
        """Make a new version of the text of an earlier one; edits are made a version first.

        Raises
        ------
        LookupError
            Where there is no such brief or version.
        """
        with self._store.writing() as connection:
            row = brief_row(connection, brief_id, lock=True)
            text = version_row(connection, brief_id, number).text
            self._save_edits(connection, row, author, "")
            made = insert_version(connection, brief_id, NewVersion(text, "app", author, message, number))
            set_base(connection, brief_id, made, version_values(text))
            return _version(connection, brief_id, made)

    def publish(self, brief_id: str, number: int | None) -> None:
        """Publish a version of a brief, or withdraw it with None.

        Raises
        ------
        LookupError
            Where there is no such brief or version.
        """
        with self._store.writing() as connection:
            brief_row(connection, brief_id, lock=True)
            if number is not None:
                version_row(connection, brief_id, number)
            set_brief(connection, brief_id, published=number)

    def take_waiting(self, brief_id: str, author: str, *, keep_edits: bool) -> None:
        """Take the version that came with the file as what is edited and published, or go on without it.

        Edits made meanwhile are made a version first.

        Raises
        ------
        LookupError
            Where there is no such brief.
        """
        with self._store.writing() as connection:
            row = brief_row(connection, brief_id, lock=True)
            if row.waiting is not None and not keep_edits:
                self._save_edits(connection, row, author, "")
                text = version_row(connection, brief_id, row.waiting).text
                set_base(connection, brief_id, row.waiting, version_values(text))
                set_brief(connection, brief_id, published=row.waiting)
            set_brief(connection, brief_id, waiting=None)

    def archive(self, brief_id: str, *, archived: bool) -> None:
        """Set a brief aside in lists, or take it back among the others.

        Raises
        ------
        LookupError
            Where there is no such brief.
        """
        with self._store.writing() as connection:
            brief_row(connection, brief_id, lock=True)
            set_brief(connection, brief_id, archived=archived, changed_at=time.time())

    def note_written(self, brief_id: str, number: int) -> None:
        """Note that the text of a version is the file in the folder of its brief now."""
        with self._store.writing() as connection:
            set_brief(connection, brief_id, file_digest=version_row(connection, brief_id, number).digest)

    def versions(self, brief_id: str) -> tuple[BriefVersion, ...]:
        """Return the versions of a brief, the newest first.

        Raises
        ------
        LookupError
            Where there is no such brief.
        """
        columns = (column for column in VERSIONS.c if column is not VERSIONS.c.text)
        query = select(*columns).where(VERSIONS.c.brief == brief_id).order_by(VERSIONS.c.number.desc())
        with self._store.reading() as connection:
            row = brief_row(connection, brief_id)
            return tuple(version_of_row(each, row) for each in connection.execute(query))

    def text(self, brief_id: str, number: int) -> str:
        """Return the text of a version.

        Raises
        ------
        LookupError
            Where there is no such brief or version.
        """
        with self._store.reading() as connection:
            found: str = version_row(connection, brief_id, number).text
            return found

    def _add_from_file(self, connection: Connection, row: Row[Any], text: str, values: Values) -> int:
        """Add the version of a file that has changed, and return its number."""
        if not row.base:
            is_next, saved = True, None
        else:
            base = version_row(connection, row.id, row.base)
            is_next = row.head == row.base_head and (base.origin == "file" or base.digest == row.file_digest)
            saved = self._save_edits(connection, row, "", "")
        number = insert_version(connection, row.id, NewVersion(text, "file", parent=saved))
        if is_next:
            set_base(connection, row.id, number, values)
            set_brief(connection, row.id, published=number)
        else:
            set_brief(connection, row.id, waiting=number)
        return number

    def _save_edits(self, connection: Connection, row: Row[Any], author: str, message: str) -> int:
        """Make a version of the edits since the last one, and return the number of the latest."""
        base = int(row.base)
        if row.head == row.base_head:
            return base
        values = self._copies.read_in(connection, row).values
        text = yaml_with_values(version_row(connection, row.id, base).text, values)
        if (size := len(text.encode())) > MAX_BRIEF_BYTES:
            problem = (
                f"store: found {size} bytes, expected at most {MAX_BRIEF_BYTES}; take records out, or divide "
                "the brief"
            )
            raise EditError(problem)
        number = insert_version(connection, row.id, NewVersion(text, "app", author, message, base))
        set_base(connection, row.id, number, values)
        return number


def _version(connection: Connection, brief_id: str, number: int) -> BriefVersion:
    return version_of_row(version_row(connection, brief_id, number), brief_row(connection, brief_id))
