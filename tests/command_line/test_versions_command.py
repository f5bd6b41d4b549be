"""Command ``versions``."""

from pathlib import Path

import pytest

from geodata.command_line.cli import run_command
from tests.command_line.store_home import TEXT, folder, home, stored_briefs, stored_values

__all__ = ["folder", "home"]
Captured = pytest.CaptureFixture[str]


@pytest.mark.usefixtures("home")
def test_versions_are_listed_restored_and_published(capsys: Captured) -> None:
    """One a line: number, time, author, marks, message; signs that are not seen are escaped."""
    stored_briefs().add("raids", TEXT, "ana", "begun\n\u202e")
    assert run_command(["edit", "raids", "--set", "title.en=x"]) == 0
    stored_briefs().save("raids", "ben")
    assert run_command(["versions", "raids", "--publish", "1"]) == 0
    assert run_command(["versions", "raids", "--restore", "1"]) == 0
    assert stored_values()["title"] == {"en": "Raids"}
    capsys.readouterr()
    assert run_command(["versions", "raids"]) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [[row[0], *row[2:]] for row in rows] == [
        ["3", "local", "edited", ""],
        ["2", "ben", "", ""],
        ["1", "ana", "published", "begun\\u000a\\u202e"],
    ]
    assert all(row[1].endswith("+00:00") for row in rows)


@pytest.mark.usefixtures("home")
def test_a_folder_stands_for_the_brief_that_the_store_has_of_it(folder: Path, capsys: Captured) -> None:
    """Another folder with the same id does not."""
    stored_briefs().note_file("raids", str(folder), TEXT.encode())
    assert run_command(["versions", str(folder)]) == 0
    assert capsys.readouterr().out.split("\t")[2:4] == ["file", "published edited"]
    folder.rename(folder.with_name("moved"))
    assert run_command(["versions", str(folder.with_name("moved"))]) == 1
    assert "no brief of the store" in capsys.readouterr().err


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("option", ["--restore", "--publish"])
def test_a_version_that_is_not_there_is_told(option: str, capsys: Captured) -> None:
    """With those that are."""
    stored_briefs().add("raids", TEXT, "ana")
    assert run_command(["versions", "raids", option, "2"]) == 1
    assert "expected a version of raids, from 1 to 1" in capsys.readouterr().err
    for wrong in ("0", "-1", "x", "9" * 30):
        with pytest.raises(SystemExit):
            run_command(["versions", "raids", option, wrong])
    assert len(stored_briefs().versions("raids")) == 1
