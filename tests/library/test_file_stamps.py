"""Tests of the stamps by which a changed file is noticed."""

import os
import time
from pathlib import Path

from geodata.library.file_stamps import CLOCK_STEP_NS, file_stamps, may_have_changed


def test_each_file_has_a_stamp_whether_it_exists_or_not(tmp_path: Path) -> None:
    """In the order given."""
    (tmp_path / "b").write_bytes(b"123")
    absent, present = file_stamps((tmp_path / "a", tmp_path / "b"))
    assert absent == (str(tmp_path / "a"), 0, 0, -1, 0, 0)
    assert (present[0], present[3]) == (str(tmp_path / "b"), 3)


def test_another_file_of_the_same_size_and_time_has_another_stamp(tmp_path: Path) -> None:
    """By its inode, or by the time of the change of its inode."""
    path = tmp_path / "a"
    path.write_bytes(b"123")
    before = file_stamps((path,))
    facts = path.stat()
    (tmp_path / "b").write_bytes(b"456")
    (tmp_path / "b").replace(path)
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    assert file_stamps((path,)) != before


def test_a_file_changed_shortly_before_it_was_read_may_have_changed_since(tmp_path: Path) -> None:
    """Until its clock has moved on."""
    (tmp_path / "a").write_bytes(b"123")
    stamps = file_stamps((tmp_path / "a", tmp_path / "absent"))
    now = time.time_ns()
    assert may_have_changed(stamps, now)
    assert not may_have_changed(stamps, now + 2 * CLOCK_STEP_NS)


def test_a_time_in_the_future_is_no_reason_to_read_again(tmp_path: Path) -> None:
    """Otherwise the file would be read at each visit."""
    stamps = (("a", time.time_ns() + 10**15, 5, 3, 1, 1),)
    assert not may_have_changed(stamps, time.time_ns())
    assert tmp_path.exists()
