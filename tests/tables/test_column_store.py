"""Store of columns: derived once, mapped afterwards, never a problem."""

from pathlib import Path

import pytest

from geodata.settings import variable_of
from geodata.tables import brief_opening, column_store
from geodata.tables.column_store import columns_digest
from tests.tables.test_brief_opening import BRIEF, ROWS, opened


@pytest.fixture
def derivations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Sizes of the files that are parsed; each opening is as in a fresh process."""
    found: list[int] = []
    real = brief_opening.read_table
    monkeypatch.setattr(
        brief_opening, "read_table", lambda data, read: found.append(len(data)) or real(data, read)
    )
    monkeypatch.setattr(brief_opening, "_opened", {})
    monkeypatch.setenv(variable_of("cache"), str(tmp_path / "cache"))
    return found


def titles(folder: Path, **files: str) -> list[str]:
    """Titles of the events of a brief that is opened anew."""
    folder.mkdir(exist_ok=True)
    brief_opening._opened.clear()
    brief = opened(folder, **files).brief
    assert brief is not None
    return [event.title["en"] for event in brief.events]


def test_a_second_opening_parses_no_row(tmp_path: Path, derivations: list[int]) -> None:
    """But another file, or another mapping, does."""
    folder = tmp_path / "brief"
    first = titles(folder)
    assert titles(folder) == first == ["Raid A 1", "Raid A 3"]
    assert len(derivations) == 1
    assert titles(folder, rows=ROWS.replace("Raid", "Drill")) == ["Drill A 1", "Drill A 3"]
    assert titles(folder, brief=BRIEF.replace('"{what} {ref}"', '"{what}"')) == ["Raid", "Raid"]
    assert len(derivations) == 3
    assert titles(folder, brief=BRIEF.replace("key: [ref]", "key: [ref]\n    overrides: {}")) == first
    assert len(derivations) == 3


def test_damaged_files_are_derived_anew(tmp_path: Path, derivations: list[int]) -> None:
    """And replaced."""
    folder = tmp_path / "brief"
    first = titles(folder)
    (events,) = (tmp_path / "cache").glob("*/events.arrow")
    events.write_bytes(b"ARROW1")
    assert titles(folder) == first
    assert titles(folder) == first
    assert len(derivations) == 2


def test_a_folder_that_cannot_be_written_costs_only_time(
    tmp_path: Path, derivations: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The columns stay in memory."""
    blocked = tmp_path / "file"
    blocked.write_text("x")
    monkeypatch.setenv(variable_of("cache"), str(blocked / "cache"))
    assert titles(tmp_path / "brief") == titles(tmp_path / "brief") == ["Raid A 1", "Raid A 3"]
    assert len(derivations) == 2


def test_a_full_disk_leaves_nothing_behind(
    tmp_path: Path, derivations: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half-written files are no table."""
    real = column_store.pa.OSFile

    def full(path: str, mode: str) -> object:
        if path.endswith("cells.arrow"):
            raise OSError(28, "No space left on device")
        return real(path, mode)

    monkeypatch.setattr(column_store.pa, "OSFile", full)
    assert len(titles(tmp_path / "brief")) == 2
    assert list((tmp_path / "cache").iterdir()) == []
    assert len(derivations) == 1


def test_the_tables_used_longest_ago_are_deleted(
    tmp_path: Path, derivations: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cache does not grow for ever."""
    monkeypatch.setattr(column_store, "MAX_STORED_TABLES", 2)
    for name in ("Raid", "Drill", "March"):
        titles(tmp_path / "brief", rows=ROWS.replace("Raid", name))
    assert len(list((tmp_path / "cache").iterdir())) == 2
    assert len(derivations) == 3


def test_the_digest_follows_from_all_facts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The version of the derivation among them."""
    known = columns_digest(a=1)
    assert known == columns_digest(a=1) != columns_digest(a=2)
    monkeypatch.setattr(column_store, "DERIVATION_VERSION", 0)
    assert columns_digest(a=1) != known
