"""Commands ``pack`` and ``unpack``."""

from pathlib import Path

import pytest

from geodata.command_line.cli import run_command
from geodata.settings import variable_of
from tests.command_line.store_home import TEXT, folder, home, stored_briefs, stored_values

__all__ = ["folder", "home"]
Captured = pytest.CaptureFixture[str]


def test_a_folder_goes_into_another_and_into_the_store(
    folder: Path, home: Path, tmp_path: Path, capsys: Captured
) -> None:
    """A store is made only where it is needed."""
    pack = str(tmp_path / "x.zip")
    for _ in range(2):
        assert run_command(["pack", str(folder), "-o", pack]) == 0
    assert run_command(["unpack", pack, "-o", str(tmp_path / "other")]) == 0
    assert (tmp_path / "other" / "brief.yaml").read_text() == TEXT
    assert not home.exists()
    assert run_command(["unpack", pack]) == 0
    assert stored_values()["title"] == {"en": "Raids"}
    assert run_command(["pack", str(folder), "-o", pack]) == 0
    assert "raids: unpacked" in capsys.readouterr().err


@pytest.mark.usefixtures("home")
def test_what_both_changed_is_chosen(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line for each place; then one side."""
    pack = str(tmp_path / "x.zip")
    stored_briefs().add("raids", TEXT, "ana")
    assert run_command(["pack", "raids", "-o", pack]) == 0
    with monkeypatch.context() as patch:
        patch.setenv(variable_of("home"), str(tmp_path / "away"))
        assert run_command(["unpack", pack]) == 0
        assert run_command(["edit", "raids", "--set", "title.en=the\u202eirs"]) == 0
        assert run_command(["pack", "raids", "-o", pack]) == 0
    assert run_command(["edit", "raids", "--set", "title.en=mine"]) == 0
    capsys.readouterr()
    assert run_command(["unpack", pack]) == 1
    told = capsys.readouterr().err
    assert "the brief title.en: mine 'mine', theirs 'the" in told
    assert "\u202e" not in told
    assert stored_values()["title"] == {"en": "mine"}
    assert run_command(["unpack", pack, "--take", "theirs"]) == 0
    assert stored_values()["title"] == {"en": "the\u202eirs"}


def test_what_is_not_there_or_no_pack_is_told(
    folder: Path, home: Path, tmp_path: Path, capsys: Captured
) -> None:
    """No file is written or replaced."""
    other = tmp_path / "other.txt"
    other.write_text("words")
    for command in (
        ["pack", "none", "-o", str(tmp_path / "x.zip")],
        ["pack", str(tmp_path / "none"), "-o", str(tmp_path / "x.zip")],
        ["pack", str(folder), "-o", str(other)],
        ["pack", str(folder), "-o", str(tmp_path)],
        ["unpack", str(other)],
        ["unpack", str(folder)],
    ):
        assert run_command(command) == 1
        assert "found" in capsys.readouterr().err
    assert other.read_text() == "words"
    assert not (tmp_path / "x.zip").exists()
    assert home


def test_a_folder_that_cannot_be_written_is_told(folder: Path, tmp_path: Path, capsys: Captured) -> None:
    """In words."""
    pack = str(tmp_path / "x.zip")
    assert run_command(["pack", str(folder), "-o", pack]) == 0
    (tmp_path / "file").write_text("")
    for target in ("file", "file/x"):
        assert run_command(["unpack", pack, "-o", str(tmp_path / target)]) == 1
        assert "Traceback" not in capsys.readouterr().err
