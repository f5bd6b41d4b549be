"""Output: a file is there complete or not at all."""

import errno
from pathlib import Path

import pytest

from geodata.service.command_output import write_output


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
        write_output("new \ud800", target)
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
    problem = write_output(b"\x89PNG new", target)
    assert problem is not None
    assert problem.found == "No space left on device"
    assert (target.read_bytes(), list(tmp_path.iterdir())) == (b"old", [target])


def test_put_prints_bytes(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """A file that is no text goes to standard output as it is."""
    assert write_output(b"\x89PNG\r\n\xff", None) is None
    assert capfdbinary.readouterr().out == b"\x89PNG\r\n\xff"
