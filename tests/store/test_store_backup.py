"""Backups: consistent, the same for both engines, and nothing is taken from one that is not whole."""

import io
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from geodata.editing.operations import AddRecord, SetField
from geodata.store import backup_file, store_backup
from geodata.store.backup_file import BackupError, is_backup
from geodata.store.brief_versions import StoredBriefs
from geodata.store.store_backup import make_backup, restore_backup
from geodata.store.store_engine import StoreDatabase, open_store
from geodata.store.store_tables import AUDIT, METADATA
from geodata.store.stored_files import PIECE_BYTES, StoredFiles
from geodata.store.working_copies import WorkingCopies
from tests.postgresql_server import new_database
from tests.store.conftest import ENGINES

TEXT = 'id: raids\ntitle: {en: "Raids", ar: "غارات"}\nas_of: 2031-01-01\nevents:\n  - {id: first}\n'
LARGE = os.urandom(PIECE_BYTES + 7)


def fill(store: StoreDatabase) -> None:
    """Put something into every table."""
    copies = WorkingCopies(store)
    briefs, files = StoredBriefs(store, copies), StoredFiles(store)
    briefs.add("raids", TEXT, "ana", "a first\nversion")
    briefs.note_file("log", "/briefs/log", b"id: log\ntitle: Log\n")
    copies.apply(
        "raids", "one", "ana", (SetField(record="", field="title.en", before="Raids", after="x\0y"),)
    )
    briefs.save("raids", "ben")
    copies.apply("raids", "two", "ana", (AddRecord(group="events", values={"id": "second"}),))
    files.attach("raids", "a.bin", files.put(io.BytesIO(LARGE)).sha256)
    with store.writing() as connection:
        for action in ("sign-in", "publish"):
            row = {"at": 1.5, "person": "ana", "action": action, "brief": "raids", "subject": ""}
            connection.execute(AUDIT.insert(), row)


def contents(store: StoreDatabase) -> dict[str, list[tuple[Any, ...]]]:
    """Return all rows of a store."""
    with store.reading() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(select(table))))
            for table in METADATA.sorted_tables
        }


@pytest.fixture
def backup(store: StoreDatabase, tmp_path: Path) -> Path:
    """Return a backup of a filled store."""
    fill(store)
    make_backup(store, tmp_path / "a backup.bm")
    return tmp_path / "a backup.bm"


@pytest.fixture(params=ENGINES)
def other(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[StoreDatabase]:
    """Return a further, empty store on each engine."""
    is_postgresql = request.param == "postgresql"
    database = new_database(request.getfixturevalue("postgresql_socket")) if is_postgresql else ""
    opened = open_store(database, tmp_path / "other")
    yield opened
    opened.close()


def test_every_row_comes_back_on_either_engine(
    backup: Path, store: StoreDatabase, other: StoreDatabase
) -> None:
    """Also into the engine that it is not from; the store goes on where it was."""
    assert all(contents(store).values())
    assert restore_backup(other, backup) is None
    assert contents(other) == contents(store)
    copies = WorkingCopies(other)
    assert [event["id"] for event in copies.current("raids").values["events"]] == ["first", "second"]
    assert copies.undo("raids", "ana") is not None
    assert b"".join(StoredFiles(other).pieces(contents(store)["files"][0][0])) == LARGE
    with other.writing() as connection:
        row = {"at": 2.0, "person": "ben", "action": "x", "brief": None, "subject": ""}
        connection.execute(AUDIT.insert(), row)


def test_nobody_else_reads_it_and_nothing_else_is_left(backup: Path) -> None:
    """A store holds keys."""
    assert backup.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in backup.parent.iterdir() if "backup" in path.name] == [backup.name]
    assert is_backup(backup)


def test_a_store_with_content_is_replaced_only_where_that_is_said(
    backup: Path, store: StoreDatabase, tmp_path: Path
) -> None:
    """What was there is a backup then, from which it comes back."""
    WorkingCopies(store).apply("raids", "three", "ana", (AddRecord(group="events", values={"id": "x"}),))
    before = contents(store)
    with pytest.raises(BackupError, match="add --replace"):
        restore_backup(store, backup)
    assert contents(store) == before
    kept = restore_backup(store, backup, tmp_path / "kept")
    assert kept is not None
    assert contents(store) != before
    restore_backup(store, kept, tmp_path / "kept")
    assert contents(store) == before


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _cut_a_little(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    at = data.index(LARGE[:64]) + 1
    data[at] ^= 1
    path.write_bytes(data)


def _change(path: Path, *statements: str) -> None:
    with sqlite3.connect(path) as file:
        for each in statements:
            file.execute(each)
    file.close()


def _with_digest(path: Path, *statements: str) -> None:
    """Change a backup, and let its digest be right again."""
    _change(path, *statements)
    with sqlite3.connect(path) as file:
        digest = backup_file._rows_digest(file)
        file.execute("UPDATE backup_facts SET value = ? WHERE name = 'digest'", (digest,))
    file.close()


BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "cut": (_cut, "whole"),
    "cut a little": (_cut_a_little, "whole"),
    "one bit": (_flip, "changed or cut"),
    "a row less": (lambda path: _change(path, "DELETE FROM edits"), "changed or cut"),
    "a trigger": (
        lambda path: _with_digest(path, "CREATE TRIGGER t AFTER INSERT ON edits BEGIN SELECT 1; END"),
        "changed or cut",
    ),
    "a view": (
        lambda path: _with_digest(path, "DROP TABLE edits", "CREATE VIEW edits AS SELECT 1"),
        "no table edits",
    ),
    "no table": (lambda path: _with_digest(path, "DROP TABLE audit"), "no table audit"),
    "no column": (
        lambda path: _with_digest(path, "ALTER TABLE audit DROP COLUMN at"),
        "other columns in audit",
    ),
    "another type": (
        lambda path: _with_digest(path, "UPDATE briefs SET events = 'x'"),
        "found str in briefs",
    ),
    "no value": (
        lambda path: _with_digest(path, "UPDATE briefs SET title = NULL"),
        "found NoneType in briefs",
    ),
    "newer": (
        lambda path: _change(path, "UPDATE backup_facts SET value = '99' WHERE name = 'schema'"),
        "of version 99, made by Briefmap",
    ),
    "older": (
        lambda path: _change(path, "UPDATE backup_facts SET value = '0' WHERE name = 'schema'"),
        "open the store with this one then",
    ),
    "another format": (
        lambda path: _change(path, "UPDATE backup_facts SET value = 'x' WHERE name = 'format'"),
        "found no backup",
    ),
    "another database": (lambda path: _change(path, "DROP TABLE backup_facts"), "found no backup"),
    "garbage": (lambda path: path.write_bytes(os.urandom(10_000)), "found no backup"),
    "empty": (lambda path: path.write_bytes(b""), "found no backup"),
    "missing": (lambda path: path.unlink(), "found no file"),
    "a folder": (lambda path: (path.unlink(), path.mkdir()), "found no file"),
    "a pipe": (lambda path: (path.unlink(), os.mkfifo(path)), "found no file"),
}


@pytest.mark.parametrize("bad", BAD)
def test_a_file_that_is_no_whole_backup_is_refused(
    backup: Path, store: StoreDatabase, tmp_path: Path, bad: str
) -> None:
    """The store is as it was, and no backup of it was needed."""
    spoil, words = BAD[bad]
    spoil(backup)
    before = contents(store)
    with pytest.raises(BackupError, match=words):
        restore_backup(store, backup, tmp_path / "kept")
    assert contents(store) == before


def test_edits_go_on_and_the_backup_is_of_one_moment(store: StoreDatabase, tmp_path: Path) -> None:
    """The head of the brief and the edits in it are of the same moment, each time."""
    fill(store)
    done = threading.Event()
    faults: list[BaseException] = []

    def edit() -> None:
        """Edit until the backups are made."""
        copies, number = WorkingCopies(store), 0
        try:
            while not done.is_set() and number < 500:
                values = {"id": f"e{number}"}
                copies.apply("raids", values["id"], "ana", (AddRecord(group="events", values=values),))
                number += 1
        except BaseException as error:  # noqa: BLE001 - told by the test
            faults.append(error)

    thread = threading.Thread(target=edit)
    thread.start()
    heads = []
    for number in range(5):
        make_backup(store, tmp_path / f"{number}.bm")
        with sqlite3.connect(tmp_path / f"{number}.bm") as file:
            (head,) = file.execute("SELECT head FROM briefs WHERE id = 'raids'").fetchone()
            (last,) = file.execute("SELECT max(seq) FROM edit_groups WHERE brief = 'raids'").fetchone()
            (rows,) = file.execute("SELECT count(*) FROM edits WHERE brief = 'raids'").fetchone()
        file.close()
        assert head == last == rows
        heads.append(head)
    done.set()
    thread.join()
    assert faults == []
    assert heads[-1] > heads[0]


def test_where_there_is_no_room_nothing_is_written(store: StoreDatabase, tmp_path: Path) -> None:
    """And an older backup of that name stays."""
    with pytest.raises(BackupError, match="expected room for the backup"):
        make_backup(store, tmp_path / "none" / "x.bm")
    fill(store)
    kept = tmp_path / "x.bm"
    make_backup(store, kept)
    before = kept.read_bytes()
    (tmp_path / f".x.bm.{os.getpid()}.part").touch()
    with pytest.raises(BackupError, match="File exists"):
        make_backup(store, kept)
    assert kept.read_bytes() == before


def test_a_restore_that_fails_changes_nothing(
    backup: Path, other: StoreDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither what was there nor a part of the backup is lost or left."""
    before = contents(other)

    def failing(*_: object) -> None:
        """Fail."""
        message = "cut"
        raise OSError(message)

    monkeypatch.setattr("geodata.store.store_backup._continue_numbers", failing)
    with pytest.raises(BackupError, match="cut"):
        restore_backup(other, backup)
    assert contents(other) == before


def test_nobody_edits_while_a_store_is_replaced(
    backup: Path, store: StoreDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An edit waits, so that it is in what is kept, or made on what was restored."""
    add = AddRecord(group="events", values={"id": "late"})
    thread = threading.Thread(target=lambda: WorkingCopies(store).apply("raids", "late", "ana", (add,)))
    is_filled = store_backup._is_filled

    def slowly(connection: Any) -> bool:
        """Give the edit time."""
        thread.start()
        thread.join(0.5)
        assert thread.is_alive()
        return bool(is_filled(connection))

    monkeypatch.setattr(store_backup, "_is_filled", slowly)
    restore_backup(store, backup, tmp_path / "kept")
    thread.join()
    assert [event["id"] for event in WorkingCopies(store).current("raids").values["events"]][-1] == "late"
