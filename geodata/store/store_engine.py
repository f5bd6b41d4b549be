"""The database of the store: SQLite in the home folder, or PostgreSQL where the settings name one.

Each transaction that writes takes its lock at the begin, so that it waits for another instead of failing at
its end. In SQLite each commit is synced to the disk before it returns; both are asserted on each connection.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import platformdirs
from sqlalchemy import Connection, Engine, Table, create_engine, event, inspect, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from geodata.errors import BriefmapError
from geodata.settings import current_settings
from geodata.store.backup_file import BackupError, backup_path, write_backup
from geodata.store.network_disks import network_file_system
from geodata.store.store_tables import METADATA, SCHEMA_VERSION, STORE_FACTS

STORE_FILE: Final = "briefmap.sqlite"
"""Name of the database in the home folder."""
WAIT_S: Final = 20.0
"""Seconds that a transaction waits for another."""
BACKUPS_FOLDER: Final = "backups"
"""Name of the folder, in the home folder, of the backups that the program makes of itself."""
UpgradeStep = Callable[[Connection], None]
UPGRADES: Final[dict[int, UpgradeStep]] = {}
"""Steps that make a store of one version one of the next, by the former; version 1 is the first."""
_FULL: Final = 2
"""``synchronous`` of SQLite with which a commit returns after its bytes are on the disk."""


_OPENING: Final = threading.Lock()
_OPEN: Final[dict[tuple[str, Path], "StoreDatabase"]] = {}


class StoreError(BriefmapError):
    """The store cannot be opened, or did not take a change; what it holds is as it was."""


class StoreDatabase:
    """A database with the tables of the store; thread-safe."""

    def __init__(self, engine: Engine, place: str) -> None:
        """Take an engine, and the words that name its database in messages."""
        self._engine, self.place = engine, place

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the store.

        Raises
        ------
        StoreError
            Where the database does not answer.
        """
        with self._reported(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """Give a connection to which the store stays as it is, however long it reads.

        Raises
        ------
        StoreError
            Where the database does not answer.
        """
        options = {"isolation_level": "REPEATABLE READ"} if self.dialect == "postgresql" else {}
        with self._reported(), self._engine.connect().execution_options(**options) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes are stored, all or none, when the block ends.

        Raises
        ------
        StoreError
            Where the database does not take them.
        """
        with self._reported(), self._engine.execution_options(writes=True).begin() as connection:
            yield connection

    def require_sound(self) -> None:
        """Look through the file of SQLite; PostgreSQL looks after its own.

        Raises
        ------
        StoreError
            Where it is damaged.
        """
        if self.dialect != "sqlite":
            return
        with self.reading() as connection:
            told = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
        if told != "ok":
            found, remedy = _FAULTS["malformed"]
            message = f"{self.place}: found {found}, expected a whole one; {remedy}"
            raise StoreError(message)

    @property
    def dialect(self) -> str:
        """``sqlite`` or ``postgresql``."""
        return self._engine.dialect.name

    def close(self) -> None:
        """Close the connections that nobody uses."""
        self._engine.dispose()

    @contextmanager
    def _reported(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            raise StoreError(_fault_words(error, self.place)) from error


def home_folder() -> Path:
    """Return the folder of what must not be lost: the store, where it is SQLite, and its backups."""
    configured = current_settings().home
    return Path(configured) if configured else platformdirs.user_data_path("briefmap", appauthor=False)


def current_store() -> StoreDatabase:
    """Return the store of the settings, opened once a process.

    Raises
    ------
    StoreError
        Where it cannot be opened.
    """
    address, home = current_settings().database.get_secret_value(), home_folder()
    with _OPENING:
        if (address, home) not in _OPEN:
            _OPEN[address, home] = open_store(address, home)
        return _OPEN[address, home]


def has_store() -> bool:
    """Return whether there is a store already: until the first edit none is made."""
    if current_settings().database.get_secret_value():
        return True
    return (home_folder() / STORE_FILE).exists()


def close_current_stores() -> None:
    """Close the stores that this process has opened; each is opened again where it is needed."""
    with _OPENING:
        for store in _OPEN.values():
            store.close()
        _OPEN.clear()


def open_store(database: str, home: Path) -> StoreDatabase:
    """Open the store at an address, made where there is none; an older one is backed up and upgraded.

    Parameters
    ----------
    database
        Address of a PostgreSQL database, ``postgresql+psycopg://user:password@host/name``; empty for SQLite.
    home
        Folder of the SQLite database.

    Raises
    ------
    StoreError
        Where it cannot be opened, lies on a network disk, or was made by a newer program.
    """
    store = _postgresql(database) if database else _sqlite(home)
    try:
        with store.writing() as connection:
            _bring_up_to_date(store, connection, home)
    except BaseException:
        store.close()
        raise
    return store


def _bring_up_to_date(store: StoreDatabase, connection: Connection, home: Path) -> None:
    """Make the tables, or upgrade those of an older version."""
    version = _made_version(connection)
    if version == str(SCHEMA_VERSION):
        return
    steps = _upgrade_steps(version, store.place)
    _keep_backup(store, home / BACKUPS_FOLDER, version)
    for step in steps:
        step(connection)
    facts = update(STORE_FACTS).where(STORE_FACTS.c.name == "schema")
    connection.execute(facts.values(value=str(SCHEMA_VERSION)))


def insert_missing(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Insert rows into a table but those whose key it has, even where another inserts them just now."""
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    connection.execute(insert(table).on_conflict_do_nothing(), rows)


def _sqlite(home: Path) -> StoreDatabase:
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"{home}: found {error.strerror}, expected a folder for the store; correct BRIEFMAP_HOME"
        raise StoreError(message) from error
    if kind := network_file_system(home):
        message = (
            f"{home}: found a network disk ({kind}), expected one of this machine, since locks are not kept "
            "over a network; set BRIEFMAP_HOME, or BRIEFMAP_DATABASE for a team"
        )
        raise StoreError(message)
    path = home / STORE_FILE
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": WAIT_S})

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # transactions begin where the store says
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")
        mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
        synchronous = connection.execute("PRAGMA synchronous").fetchone()[0]
        if (mode, synchronous) != ("wal", _FULL):
            message = (
                f"{path}: found journal {mode} and synchronous {synchronous}, expected wal and {_FULL}; use "
                "a disk on which SQLite can share memory"
            )
            raise StoreError(message)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return StoreDatabase(engine, str(path))


def _postgresql(database: str) -> StoreDatabase:
    """Return the store at an address; no message repeats it, since it holds a password."""
    try:
        url = make_url(database)
        engine = create_engine(
            url,
            pool_pre_ping=True,
            isolation_level="READ COMMITTED",
            connect_args={"connect_timeout": int(WAIT_S)},
        )
    except (SQLAlchemyError, ImportError) as error:
        message = (
            f"database: found an address that {type(error).__name__} refuses, expected one such as "
            "postgresql+psycopg://user:password@host/name; correct it, or pip install 'briefmap[postgresql]'"
        )
        raise StoreError(message) from None
    return StoreDatabase(engine, f"database {url.database}")


def _made_version(connection: Connection) -> str:
    """Make the tables where there are none, and return the version of those that are there."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(747701)")  # two processes may start at once
    if not inspect(connection).has_table(STORE_FACTS.name):
        METADATA.create_all(connection)
        connection.execute(
            STORE_FACTS.insert(),
            [{"name": "schema", "value": str(SCHEMA_VERSION)}, {"name": "id", "value": uuid4().hex}],
        )
    return str(connection.scalar(select(STORE_FACTS.c.value).where(STORE_FACTS.c.name == "schema")))


def _upgrade_steps(version: str, place: str) -> list[UpgradeStep]:
    """Return what makes a store of a version one of this program, in its order."""
    if version.isdecimal() and int(version) < SCHEMA_VERSION:
        steps = [UPGRADES.get(number) for number in range(int(version), SCHEMA_VERSION)]
        if all(steps):
            return [step for step in steps if step]
    message = (
        f"{place}: found a store of version {version:.20}, expected {SCHEMA_VERSION}; open it with the "
        "program that made it, or restore a backup"
    )
    raise StoreError(message)


def _keep_backup(store: StoreDatabase, folder: Path, version: str) -> None:
    """Back the store up before it is upgraded; the transaction that upgrades it has changed nothing yet."""
    try:
        path = backup_path(folder, f"version-{version}")
        with store.snapshot() as connection:
            write_backup(connection, path)
    except BackupError as error:
        message = f"{error}; the store of version {version} was not upgraded"
        raise StoreError(message) from error


def _fault_words(error: SQLAlchemyError, place: str) -> str:
    """Return what the database refused, in words."""
    told = str(error.orig if isinstance(error, DBAPIError) else error).splitlines()[0].strip()
    known = next((words for part, words in _FAULTS.items() if part in told.lower()), None)
    if known is None:
        return f"{place}: found {told!r:.200}, expected a database that answers; look after it and try again"
    found, remedy = known
    return f"{place}: found {found}, expected the change to be stored; nothing was stored: {remedy}"


_FAULTS: Final = {
    "disk is full": ("a full disk", "make room and try again"),
    "no space left": ("a full disk", "make room and try again"),
    "disk i/o error": ("a disk that fails", "look after the disk, and try again"),
    "readonly database": ("a disk that can only be read", "give the program the right to write there"),
    "read-only": ("a database that can only be read", "give the program the right to write there"),
    "database is locked": ("another program that holds the store", "end it, or try again"),
    "malformed": ("a damaged file", "restore a backup: briefmap restore FILE"),
    "not a database": ("a file that is no store", "restore a backup: briefmap restore FILE"),
    "unable to open": ("a folder in which no file opens", "give the program the right to write there"),
}
"""Words of databases, with their meaning and a remedy."""
