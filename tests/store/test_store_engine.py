"""The store is opened, made and upgraded; one that cannot be used is told in words, and nothing is lost."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect, select, update
from sqlalchemy.exc import OperationalError

from geodata.editing.operations import SetField
from geodata.store import store_engine
from geodata.store.backup_file import is_backup
from geodata.store.brief_versions import StoredBriefs
from geodata.store.store_engine import BACKUPS_FOLDER, STORE_FILE, StoreDatabase, StoreError, open_store
from geodata.store.store_tables import BRIEFS, METADATA, STORE_FACTS
from geodata.store.working_copies import WorkingCopies

TEXT = 'id: raids\ntitle: {en: "Raids"}\nas_of: 2031-01-01\n'


def set_version(store: StoreDatabase, version: str) -> None:
    """Let a store say that it is of another version."""
    with store.writing() as connection:
        facts = update(STORE_FACTS).where(STORE_FACTS.c.name == "schema")
        connection.execute(facts.values(value=version))


@pytest.fixture
def old(store: StoreDatabase, briefs: StoredBriefs) -> StoreDatabase:
    """Return a store of a version 0, made by hand: its briefs cannot be archived."""
    briefs.add("raids", TEXT, "ana")
    with store.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE briefs DROP COLUMN archived")
    set_version(store, "0")
    store.close()
    return store


def let_be_archived(connection: Connection) -> None:
    """Upgrade a store of version 0."""
    connection.exec_driver_sql("ALTER TABLE briefs ADD COLUMN archived BOOLEAN NOT NULL DEFAULT FALSE")


def columns(store: StoreDatabase) -> set[str]:
    """Return the names of the columns of the table of briefs."""
    with store.reading() as connection:
        return {each["name"] for each in inspect(connection).get_columns(BRIEFS.name)}


def test_an_older_store_is_backed_up_and_upgraded(
    old: StoreDatabase, database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The backup is of the store as it was; once upgraded it is opened as any other."""
    monkeypatch.setitem(store_engine.UPGRADES, 0, let_be_archived)
    home = tmp_path / "home"
    for _ in range(2):
        with closing(open_store(database, home)) as store:
            assert [each.id for each in StoredBriefs(store, WorkingCopies(store)).listed()] == ["raids"]
            assert columns(store) == set(BRIEFS.columns.keys())
    (backup,) = (home / BACKUPS_FOLDER).iterdir()
    assert "version-0" in backup.name
    assert is_backup(backup)
    with closing(sqlite3.connect(backup)) as file:
        assert "archived" not in {row[1] for row in file.execute("PRAGMA table_info(briefs)")}
        assert file.execute("SELECT id FROM briefs").fetchall() == [("raids",)]
        assert file.execute("SELECT value FROM backup_facts WHERE name = 'schema'").fetchone() == ("0",)
    assert old.place


def test_an_upgrade_that_fails_changes_nothing(
    old: StoreDatabase, database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The store is of its own version still, with what its first steps had made taken back."""

    def fail(connection: Connection) -> None:
        """Fail half-way."""
        let_be_archived(connection)
        connection.exec_driver_sql("ALTER TABLE none ADD COLUMN x INTEGER")

    monkeypatch.setitem(store_engine.UPGRADES, 0, fail)
    before = columns(old)
    with pytest.raises(StoreError):
        open_store(database, tmp_path / "home")
    assert columns(old) == before
    with old.reading() as connection:
        assert connection.scalar(select(STORE_FACTS.c.value).where(STORE_FACTS.c.name == "schema")) == "0"


def test_without_room_for_its_backup_a_store_is_not_upgraded(
    old: StoreDatabase, database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reason is told."""
    monkeypatch.setitem(store_engine.UPGRADES, 0, let_be_archived)
    before = columns(old)
    (tmp_path / "home").mkdir(exist_ok=True)
    (tmp_path / "home" / BACKUPS_FOLDER).write_text("in the way")
    with pytest.raises(StoreError, match="was not upgraded"):
        open_store(database, tmp_path / "home")
    assert columns(old) == before


@pytest.mark.parametrize("version", ["0", "2", "99", "x", "-1", ""])
def test_a_store_of_a_version_that_no_step_leads_from_is_refused(
    store: StoreDatabase, database: str, tmp_path: Path, version: str
) -> None:
    """A newer one above all; no backup is made of it."""
    set_version(store, version)
    with pytest.raises(StoreError, match=f"of version {version}, expected 1; open it with the program"):
        open_store(database, tmp_path / "home")
    assert not (tmp_path / "home" / BACKUPS_FOLDER).exists()


def test_upgrades_lead_to_this_version() -> None:
    """Without a gap."""
    assert sorted(store_engine.UPGRADES) == list(range(1, store_engine.SCHEMA_VERSION))


def _flipped(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096 : len(data) - 4096] = os.urandom(len(data) - 8192)
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda path: path.write_bytes(os.urandom(20_000)), "a file that is no store"),
        (lambda path: path.write_bytes(path.read_bytes()[:6000]), "a damaged file"),
        (_flipped, "a damaged file"),
        (lambda path: (path.unlink(), path.mkdir()), "a folder in which no file opens"),
    ],
    ids=["garbage", "cut", "overwritten", "folder"],
)
def test_a_damaged_file_is_told_in_words_and_left_as_it_is(
    tmp_path: Path, spoil: Callable[[Path], object], words: str
) -> None:
    """With the remedy; a store made over it would hide what can be rescued."""
    with closing(open_store("", tmp_path)) as store:
        StoredBriefs(store, WorkingCopies(store)).add("raids", TEXT + "# x\n" * 5_000, "ana")
    path = tmp_path / STORE_FILE
    spoil(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(StoreError, match=words), closing(open_store("", tmp_path)) as store:
        StoredBriefs(store, WorkingCopies(store)).text("raids", 1)
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_damage_that_a_query_does_not_see_is_found(store: StoreDatabase, tmp_path: Path) -> None:
    """Of a file; a sound store is none the worse for it."""
    store.require_sound()
    with closing(open_store("", tmp_path)) as file:
        StoredBriefs(file, WorkingCopies(file)).add("raids", TEXT + "# x\n" * 5_000, "ana")
    path = tmp_path / STORE_FILE
    data = path.read_bytes()
    path.write_bytes(data[:-8192] + os.urandom(8192))
    with closing(open_store("", tmp_path)) as file, pytest.raises(StoreError, match="a damaged file"):
        file.require_sound()


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("database or disk is full", "a full disk"),
        ('could not extend file "base/5/1259": No space left on device\nHINT: x', "a full disk"),
        ("disk I/O error", "a disk that fails"),
        ("attempt to write a readonly database", "a disk that can only be read"),
        ("cannot execute INSERT in a read-only transaction", "a database that can only be read"),
        ("database is locked", "another program that holds the store"),
        ("something\nelse", "'something'"),
    ],
)
def test_what_a_database_refuses_is_told_with_a_remedy(store: StoreDatabase, told: str, words: str) -> None:
    """In the form of every other problem; nothing of a change that is refused is stored."""
    error = OperationalError("INSERT secret words", {}, sqlite3.OperationalError(told))
    with pytest.raises(StoreError) as raised, store.writing():
        raise error
    line = str(raised.value)
    assert line.startswith(f"{store.place}: found {words}, expected ")
    assert "secret" not in line
    assert "\n" not in line


def test_a_snapshot_stays_as_it_is(store: StoreDatabase, briefs: StoredBriefs, copies: WorkingCopies) -> None:
    """Whatever is stored meanwhile."""
    briefs.add("raids", TEXT, "ana")
    with store.snapshot() as connection:
        first = connection.execute(select(BRIEFS)).all()
        copies.apply(
            "raids", "one", "ana", (SetField(record="", field="title.en", before="Raids", after="x"),)
        )
        assert connection.execute(select(BRIEFS)).all() == first
    with store.reading() as connection:
        assert connection.execute(select(BRIEFS)).all() != first


def test_all_tables_are_made_once(store: StoreDatabase, database: str, tmp_path: Path) -> None:
    """A second opening changes nothing."""

    def facts() -> list[tuple[object, ...]]:
        """Return the facts of the store."""
        with store.reading() as connection:
            assert set(inspect(connection).get_table_names()) == set(METADATA.tables)
            return sorted(map(tuple, connection.execute(select(STORE_FACTS))))

    before = facts()
    open_store(database, tmp_path / "home").close()
    assert facts() == before
