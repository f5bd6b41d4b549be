"""Nothing that was answered is lost: by kills, lost answers, full disks and disks that can only be read."""

import random
import re
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event, text

from geodata.store.brief_versions import StoredBriefs
from geodata.store.store_backup import make_backup, restore_backup
from geodata.store.store_engine import StoreDatabase, StoreError, open_store
from geodata.store.working_copies import WorkingCopies
from tests.store.edit_processes import BRIEF, ROOT, TEXT, event_id, losing_server, start, write_edits

PROVE = pytest.mark.prove
DICE = random.Random(19)  # noqa: S311 - moments of kills


@pytest.fixture
def brief(briefs: StoredBriefs) -> str:
    """Return the id of a brief in the store."""
    return briefs.add(BRIEF, TEXT, "ana").brief


def stored_numbers(database: str, home: Path) -> list[int]:
    """Return the numbers of the edits that a process that opens the store anew finds, in their order."""
    with closing(open_store(database, home)) as store:
        copies = WorkingCopies(store)
        values = copies.current(BRIEF).values
        edits = [edit.id for edit in copies.edits_since(BRIEF)]
        assert [record["id"] for record in values.get("events") or []] == edits
        return [int(each.rpartition("-")[2]) for each in edits]


@pytest.mark.usefixtures("brief")
@pytest.mark.parametrize(("kills", "count"), [(1, 60), pytest.param(10, 1500, marks=PROVE)])
def test_no_edit_that_was_answered_is_lost_by_a_kill(
    database: str, tmp_path: Path, kills: int, count: int
) -> None:
    """Each process goes on from the last answer: the edit that was cut off is sent again and stored once."""
    home, answered = tmp_path / "home", 0
    share = count // (kills + 1)
    for is_killed in [*[True] * kills, False]:
        writer = start("write", database, str(home), str(answered), str(100_000 if is_killed else share))
        end = answered + DICE.randint(share // 2, share)
        assert writer.stdout is not None
        for line in writer.stdout:
            answered = int(line) + 1
            if is_killed and answered == end:
                writer.kill()
        writer.stdout.close()
        assert writer.wait() == (-9 if is_killed else 0)
        found = stored_numbers(database, home)
        assert found == list(range(len(found)))
        assert 0 <= len(found) - answered <= 1
    assert len(found) > count // 2


def test_a_backup_beside_a_process_that_edits_is_whole(
    brief: str, store: StoreDatabase, database: str, tmp_path: Path
) -> None:
    """It has every edit that was answered before it began, and none in part."""
    writer = start("write", database, str(tmp_path / "home"), "0", "100000")
    assert writer.stdout is not None
    numbers = map(int, writer.stdout)
    for at in range(3):
        answered = next(numbers)
        make_backup(store, tmp_path / f"{at}.bm")
        with closing(open_store("", tmp_path / f"home-{at}")) as other:
            restore_backup(other, tmp_path / f"{at}.bm")
            found = WorkingCopies(other).current(brief).values["events"]
        assert [record["id"] for record in found] == [event_id(number) for number in range(len(found))]
        assert len(found) > answered
    writer.kill()
    writer.wait()
    writer.stdout.close()


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not on this machine")
def test_each_answer_comes_after_a_sync(tmp_path: Path) -> None:
    """Of the log that SQLite writes ahead, in the order in which the system saw the calls."""
    with closing(open_store("", tmp_path)) as store:
        StoredBriefs(store, WorkingCopies(store)).add(BRIEF, TEXT, "ana")
    trace = tmp_path / "trace"
    watch = ("strace", "-f", "-y", "-e", "trace=fsync,fdatasync,write", "-o", str(trace))
    writer = start("write", "", str(tmp_path), "0", "20", before=watch)
    told, _ = writer.communicate()
    if writer.returncode and not told:
        pytest.skip("processes may not be traced on this machine")
    synced, answers = False, 0
    for line in trace.read_text().splitlines():
        if re.search(r"\b(fsync|fdatasync)\(\d+<[^>]*briefmap\.sqlite-wal>", line):
            synced = True
        elif re.search(r'\bwrite\(1<[^>]*>, "\d+\\n"', line):
            assert synced, f"answer {answers} came before its sync"
            synced, answers = False, answers + 1
    assert answers == 20


@pytest.mark.usefixtures("brief")
@pytest.mark.parametrize("count", [15, pytest.param(250, marks=PROVE)])
def test_lost_answers_lose_and_double_nothing(
    store: StoreDatabase, database: str, tmp_path: Path, count: int
) -> None:
    """Four processes send edits through a proxy that drops every tenth answer after it was stored."""
    names = ("ana", "ben", "cem", "dua")
    with losing_server(WorkingCopies(store)) as (port, proxy):
        senders = [start("send", str(port), name, str(count)) for name in names]
        assert [sender.wait(timeout=300) for sender in senders] == [0] * len(names)
        for sender in senders:
            assert sender.stdout is not None
            sender.stdout.close()
    assert proxy.answers > len(names) * count * 1.05
    with closing(open_store(database, tmp_path / "home")) as opened:
        copies = WorkingCopies(opened)
        edits = copies.edits_since(BRIEF)
        records = copies.current(BRIEF).values["events"]
    assert [edit.seq for edit in edits] == list(range(1, len(names) * count + 1))
    assert {edit.id for edit in edits} == {f"{name}-{number}" for name in names for number in range(count)}
    assert len(records) == len(names) * count
    assert {each["id"]: each.get("count") for each in records if each["id"] in names} == dict.fromkeys(
        names, str(count - 1)
    )


def test_a_full_database_is_told_and_loses_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Edits go on where room was made."""
    with closing(open_store("", tmp_path)) as store:
        StoredBriefs(store, WorkingCopies(store)).add(BRIEF, TEXT, "ana")
    pages = 80
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tests.store.edit_processes.open_store", lambda *_: _small_store(tmp_path, pages))
        write_edits("", tmp_path, 0, 10_000)
    *answers, told = capfd.readouterr().out.splitlines()
    assert "found a full disk, expected the change to be stored; nothing was stored: make room" in told
    assert len(answers) > 10
    assert stored_numbers("", tmp_path) == list(map(int, answers))
    write_edits("", tmp_path, len(answers), 5)
    assert stored_numbers("", tmp_path) == list(range(len(answers) + 5))


def _small_store(home: Path, pages: int) -> StoreDatabase:
    """Return a store whose database may not grow beyond some pages."""
    store = open_store("", home)
    store.close()

    @event.listens_for(store._engine, "connect")
    def _limit(connection: object, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count={pages}")  # type: ignore[attr-defined]

    return store


SMALL_DISK = """
import os, subprocess, sys
from contextlib import closing
from pathlib import Path
from geodata.store.backup_file import BackupError
from geodata.store.brief_versions import StoredBriefs
from geodata.store.store_backup import make_backup
from geodata.store.store_engine import StoreError, open_store
from geodata.store.working_copies import WorkingCopies
from tests.store.edit_processes import BRIEF, TEXT, write_edits
from tests.store.test_store_faults import stored_numbers

home = Path(sys.argv[1])
def mount(*words):
    subprocess.run(["mount", *words, str(home)], check=True)
mount("-t", "tmpfs", "-o", "size=3m", "none")
(home / "filler").write_bytes(bytes(500_000))
with closing(open_store("", home)) as store:
    StoredBriefs(store, WorkingCopies(store)).add(BRIEF, TEXT, "ana")
write_edits("", home, 0, 100_000)
print("full", len(stored_numbers("", home)), flush=True)
try:
    with closing(open_store("", home)) as store:
        make_backup(store, home / "x.bm")
except BackupError as error:
    print("backup", error, sorted(path.name for path in home.iterdir()), flush=True)
(home / "filler").unlink()
write_edits("", home, len(stored_numbers("", home)), 3)
print("room", len(stored_numbers("", home)), flush=True)
mount("-o", "remount,ro")
try:
    write_edits("", home, 0, 1)
except StoreError as error:
    print("read-only", error, flush=True)
mount("-o", "remount,rw")
print("again", len(stored_numbers("", home)), flush=True)
"""


def test_a_disk_that_is_full_or_can_only_be_read_is_told_and_loses_nothing(tmp_path: Path) -> None:
    """A small disk of its own, in a process that may mount one."""
    home = tmp_path / "disk"
    home.mkdir()
    command = ["unshare", "-rm", sys.executable, "-c", SMALL_DISK, str(home)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    if "unshare" in done.stderr or "mount" in done.stderr or shutil.which("unshare") is None:
        pytest.skip(f"no disk may be mounted on this machine: {done.stderr[-200:]}")
    lines = done.stdout.splitlines()
    assert lines[-1:] != [], done.stderr
    at = next(number for number, line in enumerate(lines) if line.startswith("full "))
    *answers, told = lines[:at]
    assert "found a full disk, expected the change to be stored" in told, told
    assert lines[at] == f"full {len(answers)}"
    assert len(answers) > 10
    assert "expected room for the backup; nothing was written" in lines[at + 1]
    assert ".part" not in lines[at + 1]
    assert "x.bm'" not in lines[at + 1].partition("[")[2]
    more = len(answers) + 3
    assert lines[at + 2 : at + 5] == [*map(str, range(len(answers), more))]
    assert lines[at + 5] == f"room {more}"
    assert re.search("can only be read|in which no file opens", lines[at + 6]), lines[at + 6]
    assert lines[at + 7 :] == [f"again {more}"], done.stderr


@pytest.fixture
def read_only(store: StoreDatabase, brief: str, database: str) -> None:
    """Let a database of PostgreSQL be read only; skip the other engine."""
    if store.dialect != "postgresql":
        pytest.skip("of PostgreSQL alone")
    name = database.partition("@/")[2].partition("?")[0]
    with store.writing() as connection:
        connection.execute(text(f'ALTER DATABASE "{name}" SET default_transaction_read_only = on'))
    store.close()
    assert brief


@pytest.mark.usefixtures("read_only")
def test_a_postgresql_that_can_only_be_read_is_told(store: StoreDatabase) -> None:
    """As a standby is: the brief is read on, and a change is refused in words."""
    copies = WorkingCopies(store)
    assert copies.current(BRIEF).values["title"] == {"en": "Raids"}
    with pytest.raises(StoreError, match="a database that can only be read, expected the change"):
        StoredBriefs(store, copies).archive(BRIEF, archived=True)
