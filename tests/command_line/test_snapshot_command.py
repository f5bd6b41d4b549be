"""Pictures by command: one or many, complete or not at all."""

import errno
import os
from pathlib import Path

import pytest

from geodata.command_line.cli import run_command


def refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Return the problems of a refused command."""
    assert run_command(arguments) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "Traceback" not in printed.err
    return printed.err


def test_snapshot_and_open_are_inverse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A picture gives back the link that it was made from."""
    target = tmp_path / "out.svg"
    query = "brief=siyaqat-2024-10&actor=prk&lang=en&theme=dark"
    assert run_command(["snapshot", "--view", f"http://localhost/?{query}", "-o", str(target)]) == 0
    capsys.readouterr()
    assert run_command(["open", str(target)]) == 0
    assert capsys.readouterr().out == f"{query}\n"


def test_many_views_in_one_run(tmp_path: Path) -> None:
    """A list of views becomes a picture for each name."""
    views = tmp_path / "views.txt"
    views.write_text("# remark\n\nall lang=en\nkorea lang=ar&actor=prk\n", encoding="utf-8")
    command = ["snapshot", "--views", str(views), "--format", "svg", "--size", "800x600", "-o", str(tmp_path)]
    assert run_command(command) == 0
    assert sorted(path.name for path in tmp_path.glob("*.svg")) == ["all.svg", "korea.svg"]
    assert 'xml:lang="ar"' in (tmp_path / "korea.svg").read_text("utf-8")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("../one lang=ar", "../one"),
        ("/etc/x lang=ar", "/etc/x"),
        ("a lang=en\na lang=ar", "a"),
        ("", "no view"),
    ],
)
def test_names_stay_in_the_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str, found: str
) -> None:
    """A name that climbs out, comes twice or is missing is refused before anything is drawn."""
    views = tmp_path / "views.txt"
    views.write_text(line, encoding="utf-8")
    said = refused(["snapshot", "--views", str(views), "-o", str(tmp_path)], capsys)
    assert f"found {found}" in said
    assert list(tmp_path.iterdir()) == [views]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--view", "actor=nobody"], "unknown-id"),
        (["--view", "brief=nowhere"], "unknown-id"),
        (["--view", "colour=red"], "unknown-key"),
        (["--size", "10x10"], "picture"),
        (["--scale", "99"], "picture"),
        (["--marking", "x" * 200], "picture"),
    ],
)
def test_impossible_is_said_and_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: str
) -> None:
    """Unknown ids and impossible sizes are refused in one line, without a file."""
    said = refused(["snapshot", *arguments, "-o", str(tmp_path / "out.png")], capsys)
    assert said.startswith(code)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["out.gif", "out", "no/where/out.png"])
def test_files_that_cannot_be_made(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    """An unknown suffix and a missing directory are problems."""
    assert "expected" in refused(["snapshot", "--size", "800x600", "-o", str(tmp_path / name)], capsys)
    assert list(tmp_path.iterdir()) == []


def test_full_disk_leaves_no_part(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk leaves neither the picture nor a part of it."""

    def full(path: Path, data: bytes) -> int:
        with path.open("wb") as file:
            file.write(data[: len(data) // 2])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    said = refused(["snapshot", "--size", "800x600", "-o", str(tmp_path / "out.png")], capsys)
    assert "No space left" in said
    assert list(tmp_path.iterdir()) == []


def test_open_says_what_is_no_picture(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Another file, and none, are refused."""
    other = tmp_path / "other.png"
    other.write_bytes(b"\x89PNG\r\n\x1a\n")
    assert "no view" in refused(["open", str(other)], capsys)
    assert "No such file" in refused(["open", str(tmp_path / "missing.png")], capsys)


def test_open_prints_no_control_signs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A picture with a forged view cannot write on the terminal."""
    forged = tmp_path / "forged.pdf"
    forged.write_bytes(b"%PDF /Keywords (briefmap:?lang=en\x1b[2J\nno problems)")
    assert "no view" in refused(["open", str(forged)], capsys)


@pytest.mark.parametrize("command", [["open"], ["snapshot", "-o", "out", "--views"]])
def test_a_pipe_is_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
    """A named pipe that nobody writes to is refused, not waited for."""
    os.mkfifo(tmp_path / "pipe")
    assert "a named pipe" in refused([*command, str(tmp_path / "pipe")], capsys)
