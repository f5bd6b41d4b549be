"""Command ``edit``: on a file and on the store, all changes or none, in words."""

from pathlib import Path

import pytest

from geodata.command_line.cli import run_command
from geodata.store import file_replacement
from tests.command_line.store_home import TEXT, folder, home, stored_briefs, stored_values

__all__ = ["folder", "home"]
Captured = pytest.CaptureFixture[str]


def test_a_file_is_changed_where_it_lies(folder: Path, capsys: Captured) -> None:
    """Comments, order and the rest stay; the message says what to run next."""
    changes = [
        "--set",
        "title.en=Night raids",
        "--set",
        "agency.name.ar=وكالة",
        "--unset",
        "events/first.kind",
    ]
    assert run_command(["edit", str(folder), *changes]) == 0
    expected = TEXT.replace('"Raids"', '"Night raids"').replace("    kind: strike\n", "")
    expected = expected.replace("{en: Agency}}  #", '{en: Agency, ar: "وكالة"}} #')
    assert (folder / "brief.yaml").read_text() == expected
    assert f"3 changes written; run: briefmap check {folder}" in capsys.readouterr().err


def test_records_are_added_moved_and_removed_in_turn(folder: Path) -> None:
    """Each change is made on what those before it leave."""
    changes = ["--add", "events:{id: third, note: [a, b]}", "--behind", "first", "--move", "second"]
    changes += [
        "--add",
        'events/first/claims:{"id": "denied"}',
        "--set",
        "denied.source=agency",
        "--remove",
        "said",
    ]
    assert run_command(["edit", str(folder), *changes, "--set", "third.note:=[c, {d: 1}]"]) == 0
    written = (folder / "brief.yaml").read_text()
    assert [written.index(f"id: {name}") for name in ("second", "first", "third")] == sorted(
        written.index(f"id: {name}") for name in ("second", "first", "third")
    )
    assert "claims: [{id: denied, source: agency}]" in written
    assert "[c, {d: 1}]" in written


def test_an_edit_of_the_store_is_undone(home: Path, capsys: Captured) -> None:
    """By its id, and no file is written."""
    stored_briefs().add("raids", TEXT, "ana")
    assert run_command(["edit", "raids", "--set", "first.title.en=1", "--set", "title.ar=غارات"]) == 0
    assert stored_values()["title"] == {"en": "Raids", "ar": "غارات"}
    assert run_command(["edit", "raids", "--undo"]) == 0
    assert stored_values()["title"] == {"en": "Raids"}
    assert run_command(["edit", "raids", "--undo"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "raids: 2 changes stored" in told.err
    assert "no edit of yours that still stands" in told.err
    assert home.is_dir()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ([], "no change"),
        (["--undo"], "a brief in a folder"),
        (["--set", "title.en=x", "--undo"], "no change, or changes beside an undo"),
        (["--set", "title.en"], "expected a field and its value"),
        (["--set", "first=x"], "expected a field and its value"),
        (["--set", "TITLE.en=x"], "no record with this id"),
        (["--set", "first.A B=x"], "expected a field and its value"),
        (["--set", "events/none.title=x"], "found no 'none' in events"),
        (["--set", "events:=[]"], "is no list of records"),
        (["--set", "first.title:=[a"], "expected a field and its value"),
        (["--unset", "title.fr"], "expected a field that has a value"),
        (["--unset", "title.en=x"], "expected a field that has a value"),
        (["--add", "events"], "expected a list and a record"),
        (["--add", "events:[a]"], "expected a list and a record"),
        (["--add", "events:{title: x}"], "without id"),
        (["--add", "events:{id: first}"], "found {'id': 'first'"),
        (["--add", "none:{id: a}"], "none/any"),
        (["--add", "events:{id: a}", "--behind", "none"], "found no 'none'"),
        (["--remove", "agency"], "records that refer to it: events/first/claims/said"),
        (["--remove", "none"], "no record with this id"),
        (["--remove", ""], "no record with this id"),
        (["--move", "events"], "no record with this id"),
        (["--behind", "first"], "a record that is added or moved before it"),
        (["--set", "title.en=x", "--behind", "first"], "a record that is added or moved before it"),
        (["--set", "title.en=1", "--set", "none.x=y"], "no record with this id"),
        (["--set", "title.en=\x1b[31m\u202e", "--set", "\u202e.x=\x1b"], "no record with this id"),
    ],
)
def test_what_is_not_understood_changes_nothing(
    folder: Path, capsys: Captured, changes: list[str], words: str
) -> None:
    """The report says what was found and expected, without raw signs."""
    assert run_command(["edit", str(folder), *changes]) == 1
    told = capsys.readouterr().err
    assert words in told
    assert not {"\x1b", "\u202e"} & set(told)
    assert (folder / "brief.yaml").read_text() == TEXT
    assert [path.name for path in folder.iterdir()] == ["brief.yaml"]


def test_an_id_of_several_records_is_named_by_path(folder: Path, capsys: Captured) -> None:
    """The paths are told."""
    assert run_command(["edit", str(folder), "--add", "events:{id: agency}"]) == 0
    assert run_command(["edit", str(folder), "--set", "agency.note=x"]) == 1
    assert "sources/agency, events/agency" in capsys.readouterr().err
    assert run_command(["edit", str(folder), "--set", "events/agency.note=x"]) == 0


def test_what_others_refer_to_is_removed_when_that_is_said(folder: Path) -> None:
    """With ``--force``."""
    assert run_command(["edit", str(folder), "--remove", "agency", "--force"]) == 0
    assert "by wire" not in (folder / "brief.yaml").read_text()


def test_a_brief_that_is_not_there_is_told(tmp_path: Path, home: Path, capsys: Captured) -> None:
    """By id or folder, and no store is made for it."""
    for name in (str(tmp_path / "none"), "none"):
        assert run_command(["edit", name, "--set", "title.en=x"]) == 1
    assert not home.exists()
    assert "no brief of the store" in capsys.readouterr().err


def test_a_file_that_another_changes_meanwhile_stays(
    folder: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command is to be given again."""
    present = file_replacement._present

    def late(path: Path, size: int) -> bytes | None:
        """Look after another has written."""
        path.write_text("id: other\n")
        return present(path, size)

    monkeypatch.setattr(file_replacement, "_present", late)
    assert run_command(["edit", str(folder), "--set", "title.en=x"]) == 1
    assert "changed meanwhile" in capsys.readouterr().err
    assert (folder / "brief.yaml").read_text() == "id: other\n"


def test_a_file_that_is_no_brief_is_told(folder: Path, capsys: Captured) -> None:
    """As it is in reading."""
    for data in (b"\xff", b"- a\n", b"a: 1\na: 2\n", b""):
        (folder / "brief.yaml").write_bytes(data)
        assert run_command(["edit", str(folder), "--set", "title.en=x"]) == 1
        assert (folder / "brief.yaml").read_bytes() == data
    assert "Traceback" not in capsys.readouterr().err
