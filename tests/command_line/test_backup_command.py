"""Commands ``backup`` and ``restore``."""

from pathlib import Path

import pytest

from geodata.command_line.cli import run_command
from tests.command_line.store_home import TEXT, home, stored_briefs, stored_values

__all__ = ["home"]
Captured = pytest.CaptureFixture[str]


def test_a_store_comes_back(home: Path, tmp_path: Path, capsys: Captured) -> None:
    """Over what is there only with ``--replace``, which keeps that."""
    stored_briefs().add("raids", TEXT, "ana")
    file = str(tmp_path / "store.bm")
    for _ in range(2):
        assert run_command(["backup", file]) == 0
    assert run_command(["edit", "raids", "--set", "title.en=x"]) == 0
    assert run_command(["restore", file]) == 1
    assert "add --replace" in capsys.readouterr().err
    assert run_command(["restore", file, "--replace"]) == 0
    assert stored_values()["title"] == {"en": "Raids"}
    (kept,) = (home / "backups").iterdir()
    assert str(kept) in capsys.readouterr().err
    assert run_command(["restore", str(kept), "--replace"]) == 0
    assert stored_values()["title"] == {"en": "x"}


def test_where_there_is_no_store_none_is_made(home: Path, tmp_path: Path, capsys: Captured) -> None:
    """An empty backup would pass for one."""
    assert run_command(["backup", str(tmp_path / "x")]) == 1
    assert "no store in this folder" in capsys.readouterr().err
    assert not home.exists()
    assert not (tmp_path / "x").exists()


@pytest.mark.usefixtures("home")
def test_another_file_is_not_replaced(tmp_path: Path, capsys: Captured) -> None:
    """But with ``--force``."""
    stored_briefs()
    (tmp_path / "x").write_text("words")
    assert run_command(["backup", str(tmp_path / "x")]) == 1
    assert "--force" in capsys.readouterr().err
    assert run_command(["backup", str(tmp_path)]) == 1
    assert (tmp_path / "x").read_text() == "words"
    assert run_command(["backup", str(tmp_path / "x"), "--force"]) == 0
    assert run_command(["restore", str(tmp_path / "x")]) == 0
    assert stored_briefs().listed() == ()


@pytest.mark.usefixtures("home")
def test_what_is_no_backup_is_told(tmp_path: Path, capsys: Captured) -> None:
    """In one line, without raw signs of its name."""
    (tmp_path / "\u202ex").write_text("words")
    for name in ("\u202ex", "none", ""):
        assert run_command(["restore", str(tmp_path / name)]) == 1
        told = capsys.readouterr().err
        assert "found no" in told
        assert told.count("\n") == 1
        assert "\u202e" not in told


def test_a_database_that_does_not_answer_is_told_without_its_address(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its password is in no message."""
    monkeypatch.setenv("BRIEFMAP_DATABASE", f"postgresql+psycopg://ana:hush-hush@/none?host={tmp_path}")
    monkeypatch.setenv("BRIEFMAP_HOME", str(tmp_path / "home"))
    assert run_command(["backup", str(tmp_path / "x")]) == 1
    told = capsys.readouterr().err
    assert "database none: found" in told
    assert "hush" not in told
    assert not (tmp_path / "x").exists()
