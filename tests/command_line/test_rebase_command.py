"""Tests of the command rebase: printed by default, written where that is said, the old text found."""

import unicodedata
from pathlib import Path

import pytest

from geodata.brief.brief_reader import read_brief
from geodata.brief.schema.shape_rewrite import upgrade_text
from geodata.command_line.cli import run_command
from tests.conftest import SHIPPED

NEW = ("about 30 ships", "about 130 ships")


@pytest.fixture
def folder(tmp_path: Path, demo_yaml: str, demo_text: str) -> Path:
    """The invented brief in shape 2 with its text beside it, and a corrected text."""
    (tmp_path / "brief.yaml").write_text(upgrade_text("# mine\n" + demo_yaml), encoding="utf-8")
    (tmp_path / "text.en.txt").write_text(demo_text, encoding="utf-8")
    (tmp_path / "new.txt").write_bytes(demo_text.replace(*NEW).replace("\n", "\r\n").encode("utf-8-sig"))
    return tmp_path


def rebase(folder: Path, *more: str) -> int:
    """Run the command on the corrected text."""
    return run_command(["rebase", str(folder), "--text", str(folder / "new.txt"), *more])


def test_print_and_write(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What changed is told with its words; printing leaves the file; check takes the written one."""
    path = folder / "brief.yaml"
    before = path.read_text(encoding="utf-8")
    assert rebase(folder) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("# mine\nschema: 2\n")
    assert (
        "changed: sentence 2, harbour-exercise (harbour-exercise-1): “about 30 ships” → “about 130 ships”"
        in printed.err
    )
    assert "spans carried: 8, changed: 2, gone: 0" in printed.err
    assert path.read_text(encoding="utf-8") == before
    assert rebase(folder, "--write") == 0
    assert path.read_text(encoding="utf-8") == printed.out
    assert "put" in capsys.readouterr().err
    (folder / "new.txt").replace(folder / "text.en.txt")
    assert run_command(["check", str(folder)]) == 0
    assert capsys.readouterr().err.count("warns: rebased ") == 2


def test_words_gone_and_words_added(folder: Path, demo_text: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each with its place; signs of the text that write on a terminal are escaped."""
    gone = "A rival paper counts 20 of them."
    words = demo_text.replace(gone, "").replace("Perhaps", "\x1b[31mIt rained for days.\nPerhaps")
    (folder / "new.txt").write_text(words, encoding="utf-8")
    assert rebase(folder) == 0
    said = capsys.readouterr().err
    assert f"gone: sentence 3: “{gone}”" in said
    assert "new, in no sentence: [" in said
    assert "\x1b" not in said


def test_into_a_new_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Another file stays, unless that is said; one of two places is given."""
    target = folder / "rebased.yaml"
    assert rebase(folder, "-o", str(target)) == 0
    assert rebase(folder, "-o", str(target)) == 1
    assert "exists" in capsys.readouterr().err
    assert rebase(folder, "-o", str(target), "--force") == 0
    with pytest.raises(SystemExit):
        rebase(folder, "-o", str(target), "--write")


def test_the_old_text(folder: Path, demo_text: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Where it does not lie beside the brief it is given, or made of one that differs in blanks or form."""
    old = folder / "text.en.txt"
    elsewhere = old.rename(folder / "old.txt")
    assert rebase(folder) == 1
    assert "--old" in capsys.readouterr().err
    assert rebase(folder, "--old", str(elsewhere)) == 0
    assert rebase(folder, "--old", str(folder / "new.txt")) == 1
    assert "an old text with SHA-256" in capsys.readouterr().err
    assert rebase(folder, "--old", str(folder / "none.txt")) == 1
    assert f"text {folder / 'none.txt'}" in capsys.readouterr().err
    (folder / "new.txt").write_text(demo_text.rstrip(), encoding="utf-8")
    assert rebase(folder, "--write") == 0
    brief = read_brief(folder).brief
    assert brief is not None
    assert brief.text.characters == len(demo_text.rstrip())


def test_the_same_text(folder: Path, demo_text: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is written."""
    (folder / "new.txt").write_bytes(demo_text.replace("\n", "\r\n").encode())
    assert rebase(folder, "--write") == 0
    assert "is the text of the brief already" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("change", "more", "said"),
    [
        ({"new.txt": b"Prices of grain rose again in every market."}, (), "altogether|0 %"),
        ({"new.txt": b"%PDF-1.7"}, (), "PDF"),
        ({}, ("--document", "none"), "no text with the id none"),
        ({"brief.yaml": b"- a\n"}, (), "yaml "),
    ],
)
def test_refusals(
    folder: Path,
    change: dict[str, bytes],
    more: tuple[str, ...],
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """One line each, and nothing on standard output."""
    for name, data in change.items():
        (folder / name).write_bytes(data)
    assert rebase(folder, *more) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert any(each in printed.err for each in said.split("|"))


def test_a_brief_of_shape_1(folder: Path, demo_yaml: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It is upgraded first."""
    (folder / "brief.yaml").write_text(demo_yaml, encoding="utf-8")
    assert rebase(folder) == 1
    assert "briefmap upgrade" in capsys.readouterr().err


def test_the_shipped_brief_in_another_normal_form(
    tmp_path: Path, shipped_text: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    """Words that a program has composed anew are asked; all others are carried, and check is content."""
    new = tmp_path / "text.ar.txt"
    new.write_text(unicodedata.normalize("NFD", shipped_text.decode()), encoding="utf-8")
    (tmp_path / "brief.yaml").write_bytes((SHIPPED / "brief.yaml").read_bytes())
    assert run_command(["rebase", str(tmp_path), "--text", str(new), "--write"]) == 0
    assert "gone: 0" in capsys.readouterr().err
    assert run_command(["check", str(tmp_path)]) == 0
