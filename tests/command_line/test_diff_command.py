"""The command ``diff``."""

import json
from pathlib import Path

import pytest

from geodata.command_line.cli import run_command

FIGURE = "about {} ships taking part (The ministry)"
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def newer(tmp_path: Path, demo_yaml: str) -> Path:
    """A file with a newer version of the invented brief."""
    path = tmp_path / "newer.yaml"
    path.write_text(demo_yaml.replace("value: 30", "value: 45").replace("status: expected", "status: feared"))
    return path


def test_changes_a_line_each(demo_folder: Path, newer: Path, capsys: Captured) -> None:
    """A folder against a file: data on standard output, exit code 0."""
    assert run_command(["diff", str(demo_folder), str(newer)]) == 0
    found = capsys.readouterr()
    assert found.out.splitlines() == [
        "event closer status: Expected -> Feared",
        f"claim harbour-exercise-1 figure: {FIGURE.format(30)} -> {FIGURE.format(45)}",
    ]
    assert found.err == "2 changes\n"


def test_changes_as_json(demo_folder: Path, newer: Path, capsys: Captured) -> None:
    """Both languages, and the digests of both files."""
    assert run_command(["diff", str(demo_folder), str(newer), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["old"] != found["new"]
    assert [(change["aspect"], change["event"]) for change in found["changes"]] == [
        ("status", "closer"),
        ("figure", "harbour-exercise"),
    ]
    assert found["changes"][0]["before"]["en"] == "Expected"


def test_the_same_brief_has_no_changes(demo_folder: Path, capsys: Captured) -> None:
    """Nothing on standard output."""
    assert run_command(["diff", str(demo_folder), str(demo_folder / "brief.yaml")]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("broken", ["absent", "broken.yaml", "bytes.yaml"])
def test_what_cannot_be_read(broken: str, demo_folder: Path, tmp_path: Path, capsys: Captured) -> None:
    """A missing folder, a broken file and bytes that are no text are problems of either side."""
    (tmp_path / "broken.yaml").write_text("events: [")
    (tmp_path / "bytes.yaml").write_bytes(b"\xff\xfe\x00")
    for pair in ((demo_folder, tmp_path / broken), (tmp_path / broken, demo_folder)):
        assert run_command(["diff", *map(str, pair)]) == 1
        found = capsys.readouterr()
        assert found.out == ""
        assert broken in found.err
