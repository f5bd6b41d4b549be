"""Output: a file is there complete or not at all."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from geodata.command_line.command_output import Replaces, write_output


def test_put_writes_a_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    """The part that was written first is gone when the file is there."""
    target = tmp_path / "events.geojson"
    assert write_output("{}\n", target) is None
    assert target.read_bytes() == b"{}\n"
    assert list(tmp_path.iterdir()) == [target]


def test_put_marks_csv_as_utf8(tmp_path: Path) -> None:
    """A spreadsheet takes Arabic for another encoding without the mark."""
    write_output("حدث\r\n", tmp_path / "events.csv")
    assert (tmp_path / "events.csv").read_bytes() == b"\xef\xbb\xbf" + "حدث\r\n".encode()


@pytest.mark.parametrize(("name", "found"), [("", "a directory"), ("absent/events.csv", "No such file")])
def test_put_refuses(tmp_path: Path, name: str, found: str) -> None:
    """A directory, or a file in none, is a problem and leaves nothing behind."""
    problem = write_output("data", tmp_path / name)
    assert problem is not None
    assert problem.found.startswith(found)
    assert list(tmp_path.iterdir()) == []


def test_put_keeps_the_old_file_when_the_new_one_cannot_be_made(tmp_path: Path) -> None:
    """A failed write leaves the old file whole."""
    target = tmp_path / "events.geojson"
    target.write_text("old")
    with pytest.raises(UnicodeEncodeError):
        write_output("new \ud800", target, replaces=Replaces.ALL)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_put_leaves_nothing_on_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fills up half way keeps the old file and no part of the new one."""
    target = tmp_path / "map.png"
    target.write_bytes(b"old")

    def fill(part: Path, content: bytes) -> int:
        with part.open("wb") as file:
            file.write(content[:3])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fill)
    problem = write_output(b"\x89PNG new", target, replaces=Replaces.ALL)
    assert problem is not None
    assert problem.found == "No space left on device"
    assert (target.read_bytes(), list(tmp_path.iterdir())) == (b"old", [target])


def test_put_prints_bytes(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """A file that is no text goes to standard output as it is."""
    assert write_output(b"\x89PNG\r\n\xff", None) is None
    assert capfdbinary.readouterr().out == b"\x89PNG\r\n\xff"


@pytest.mark.parametrize(
    ("replaces", "old", "is_written"),
    [
        (Replaces.OWN_FILES, b"mine", False),
        (Replaces.OWN_FILES, b"\xef\xbb\xbfevent_id,kind,title,title_ar\r\n", True),
        (Replaces.OWN_FILES, b"event,kind,title\r\n", False),
        (Replaces.NOTHING, b"event_id,kind,title,title_ar\r\n", False),
        (Replaces.ALL, b"mine", True),
    ],
)
def test_what_is_replaced(tmp_path: Path, replaces: Replaces, old: bytes, *, is_written: bool) -> None:
    """An older export is, another's file only by force; what is refused stays whole."""
    target = tmp_path / "brief.yaml"
    target.write_bytes(old)
    problem = write_output(b"new", target, replaces=replaces)
    assert (problem is None) == is_written
    assert target.read_bytes() == (b"new" if is_written else old)
    assert problem is None or (problem.code, "--force" in problem.mend) == ("exists", True)


def test_a_link_is_written_through(tmp_path: Path) -> None:
    """The link stays, its file is replaced and keeps its permissions."""
    (tmp_path / "there").mkdir()
    file, link = tmp_path / "there" / "map.csv", tmp_path / "map.csv"
    file.write_bytes(b"event_id,kind,title,\n")
    file.chmod(0o600)
    link.symlink_to(file)
    assert write_output(b"new", link) is None
    assert link.is_symlink()
    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_pipe_is_written_directly(tmp_path: Path) -> None:
    """Its reader gets the bytes, and it is a pipe still."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE) as reader:
        assert write_output(b"new", pipe) is None
        assert reader.communicate(timeout=20)[0] == b"new"
    assert pipe.is_fifo()


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="there is no /dev/stdout here")
def test_standard_output_by_its_name(tmp_path: Path) -> None:
    """Whether it is a pipe or a file."""
    code = "from pathlib import Path; from geodata.command_line.command_output import write_output;"
    command = [sys.executable, "-c", f"{code} assert write_output(b'new', Path('/dev/stdout')) is None"]
    assert subprocess.run(command, capture_output=True, check=True).stdout == b"new"
    with (tmp_path / "out").open("wb") as out:
        subprocess.run(command, stdout=out, check=True)
    assert (tmp_path / "out").read_bytes() == b"new"


def test_links_in_a_circle_are_refused(tmp_path: Path) -> None:
    """A link that leads to itself is no place for a file."""
    target = tmp_path / "round"
    target.symlink_to(target)
    problem = write_output(b"new", target, replaces=Replaces.ALL)
    assert problem is not None
    assert target.is_symlink()
