"""Slides and reports by command: a complete file or none; bad arguments are refused."""

from pathlib import Path

import pytest

from geodata.command_line.cli import run_command

Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize(("command", "start"), [("slides", b"PK"), ("report", b"<!DOCTYPE html>")])
def test_a_paper_is_written(command: str, start: bytes, demo_folder: Path, tmp_path: Path) -> None:
    """The file is there, alone."""
    target = tmp_path / "paper"
    assert run_command([command, str(demo_folder), "--view", "focus=parts&lang=ar", "-o", str(target)]) == 0
    assert target.read_bytes().startswith(start)
    assert list(tmp_path.iterdir()) == [target]


def test_the_language_is_that_of_the_view_else_of_the_brief(demo_folder: Path, capfd: Captured) -> None:
    """Nothing said, a brief in English is reported in English."""
    assert run_command(["report", str(demo_folder), "--view", "lang=ar"]) == 0
    assert '<html lang="ar" dir="rtl">' in capfd.readouterr().out
    assert run_command(["report", str(demo_folder)]) == 0
    assert '<html lang="en" dir="ltr">' in capfd.readouterr().out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--view", "actor=atlantis"], "unknown-id"),
        (["--view", "from=never"], "bad-value"),
        (["--marking", "X" * 500], "marking"),
        (["-o", "absent/folder/report.html"], "output"),
    ],
)
def test_what_cannot_be_made_is_said(
    words: list[str],
    code: str,
    demo_folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Captured,
) -> None:
    """One line on standard error, code 1, and no file."""
    monkeypatch.chdir(tmp_path)
    assert run_command(["report", str(demo_folder), *words]) == 1
    found = capsys.readouterr()
    assert (found.out, found.err.partition(" ")[0]) == ("", code)
    assert list(tmp_path.iterdir()) == []


def test_very_many_events_are_reported_and_the_rest_counted(
    demo_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is made, and says how many events it does not tell."""
    monkeypatch.setattr("geodata.export.report_content.MAX_TOLD_EVENTS", 2)
    assert run_command(["report", str(demo_folder), "-o", str(tmp_path / "report.html")]) == 0
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert page.count("<article") == 2
    assert "Counted, not told in this file: 1 event." in page
