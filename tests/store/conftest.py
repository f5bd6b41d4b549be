"""A store on each engine, empty at the begin of a test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from geodata.store.brief_versions import StoredBriefs
from geodata.store.store_engine import StoreDatabase, open_store
from geodata.store.working_copies import WorkingCopies
from tests.postgresql_server import BINARIES, WHY_NOT, new_database, running_postgresql

ENGINES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.skipif(BINARIES is None, reason=WHY_NOT))]


@pytest.fixture(scope="session")
def postgresql_socket() -> Iterator[str]:
    """Return the folder of the socket of a PostgreSQL server."""
    with running_postgresql() as socket:
        yield socket


@pytest.fixture(params=ENGINES)
def database(request: pytest.FixtureRequest) -> str:
    """Return the address of an empty database on each engine; empty for SQLite."""
    if request.param == "sqlite":
        return ""
    return new_database(request.getfixturevalue("postgresql_socket"))


@pytest.fixture
def store(database: str, tmp_path: Path) -> Iterator[StoreDatabase]:
    """Return an empty store."""
    opened = open_store(database, tmp_path / "home")
    yield opened
    opened.close()


@pytest.fixture
def copies(store: StoreDatabase) -> WorkingCopies:
    """Return the working copies of the store."""
    return WorkingCopies(store)


@pytest.fixture
def briefs(store: StoreDatabase, copies: WorkingCopies) -> StoredBriefs:
    """Return the briefs of the store."""
    return StoredBriefs(store, copies)
