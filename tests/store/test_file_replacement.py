"""A file is replaced whole, and only over what was read."""

import os
from pathlib import Path

import pytest

from geodata.store.file_replacement import FileChangedError, replace_file


def test_a_file_is_replaced_over_what_was_read(tmp_path: Path) -> None:
    """Its permissions stay, and a link leads to it still."""
    path = tmp_path / "a"
    replace_file(path, b"1", over=None)
    path.chmod(0o640)
    (tmp_path / "link").symlink_to(path)
    replace_file(tmp_path / "link", b"2", over=b"1")
    assert (tmp_path / "link").is_symlink()
    assert path.read_bytes() == b"2"
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a", "link"]


@pytest.mark.parametrize("over", [b"0", b"", b"12", None])
def test_what_was_changed_meanwhile_stays(tmp_path: Path, over: bytes | None) -> None:
    """Longer or shorter, or there where nothing was."""
    path = tmp_path / "a"
    path.write_bytes(b"1")
    with pytest.raises(FileChangedError):
        replace_file(path, b"2", over=over)
    assert path.read_bytes() == b"1"
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_gone_does_not_come_back(tmp_path: Path) -> None:
    """Nor is a pipe waited for."""
    with pytest.raises(FileChangedError):
        replace_file(tmp_path / "a", b"2", over=b"1")
    assert list(tmp_path.iterdir()) == []
    os.mkfifo(tmp_path / "a")
    with pytest.raises(FileChangedError, match="a named pipe"):
        replace_file(tmp_path / "a", b"2", over=b"1")
