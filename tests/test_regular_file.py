"""Tests of reading a regular file: nothing that lies in a folder blocks, fills memory or raises otherwise."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from geodata.regular_file import FileReadError, read_regular_file


def make_socket(path: Path) -> None:
    """Bind a socket at a path."""
    # A socket's address is short, and pytest's directories are long.
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(path.name)
    finally:
        os.chdir(here)


ODD: list[tuple[str, Callable[[Path], object], str]] = [
    ("a named pipe", os.mkfifo, "not-a-file"),
    ("a link to a device", lambda path: path.symlink_to("/dev/zero"), "not-a-file"),
    ("a terminal", lambda path: path.symlink_to("/dev/tty"), "not-a-file"),
    ("a directory", Path.mkdir, "not-a-file"),
    ("a socket", make_socket, "not-a-file"),
    ("a link to itself", lambda path: path.symlink_to(path), "unreadable"),
    ("a link to nothing", lambda path: path.symlink_to("nothing"), "unreadable"),
    ("nothing", lambda path: path, "unreadable"),
]


@pytest.mark.parametrize(("name", "make", "code"), ODD)
def test_anything_but_a_regular_file_is_refused(
    name: str, make: Callable[[Path], object], code: str, tmp_path: Path
) -> None:
    """With its kind; nobody waits for a writer of a pipe."""
    path = tmp_path / "odd"
    make(path)
    with pytest.raises(FileReadError) as caught:
        read_regular_file(path, 1000)
    assert caught.value.code == code, name
    assert caught.value.found


def test_a_pipe_put_in_place_of_the_file_does_not_block(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The opened file is looked at, not only the one that was there before."""
    (tmp_path / "file").write_bytes(b"words")
    seen = (tmp_path / "file").stat()
    (tmp_path / "file").unlink()
    os.mkfifo(tmp_path / "file")
    monkeypatch.setattr(Path, "stat", lambda _path: seen)
    with pytest.raises(FileReadError, match="a named pipe"):
        read_regular_file(tmp_path / "file", 1000)


def test_a_link_to_a_file_is_read(tmp_path: Path) -> None:
    """A brief may be a link to a file elsewhere."""
    (tmp_path / "file").write_bytes(b"words")
    (tmp_path / "link").symlink_to("file")
    assert read_regular_file(tmp_path / "link", 5) == b"words"


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    """By its size."""
    with (tmp_path / "file").open("wb") as file:
        file.truncate(50_000_000_000)
    with pytest.raises(FileReadError, match="50,000,000,000 bytes") as caught:
        read_regular_file(tmp_path / "file", 1000)
    assert (caught.value.code, caught.value.size) == ("too-large", 50_000_000_000)


def test_a_file_that_is_longer_than_its_size_is_read_up_to_the_limit() -> None:
    """Files under /proc say that they are empty."""
    path = Path("/proc/self/smaps")
    if not path.exists():
        pytest.skip("no /proc here")
    assert path.stat().st_size == 0
    with pytest.raises(FileReadError) as caught:
        read_regular_file(path, 100)
    assert (caught.value.code, caught.value.size) == ("too-large", 101)
