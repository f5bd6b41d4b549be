"""Tests of the command upgrade: printed by default, written where that is said."""

import os
from pathlib import Path

import pytest

from geodata.brief.brief_reader import read_brief
from geodata.command_line.cli import run_command


def test_print_and_write(tmp_path: Path, demo_yaml: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Printing leaves the file; writing replaces it, once."""
    path = tmp_path / "brief.yaml"
    path.write_text("# mine\n" + demo_yaml, encoding="utf-8")
    before = read_brief(tmp_path).brief
    assert run_command(["upgrade", str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith("# mine\nschema: 2\n")
    assert path.read_text(encoding="utf-8") == "# mine\n" + demo_yaml
    assert run_command(["upgrade", str(tmp_path), "--write"]) == 0
    assert path.read_text(encoding="utf-8").startswith("# mine\nschema: 2\n")
    assert read_brief(tmp_path).brief == before
    assert run_command(["upgrade", str(tmp_path), "--write"]) == 0
    assert "already" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "code"),
    [(None, "unreadable"), (b"\xff", "encoding"), (b"- a\n", "yaml"), (b"#" * 8_000_001, "too-large")],
)
def test_no_brief(
    tmp_path: Path, content: bytes | None, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that is none, or beyond the limits of reading, is a problem."""
    if content is not None:
        (tmp_path / "brief.yaml").write_bytes(content)
    assert run_command(["upgrade", str(tmp_path), "--write"]) == 1
    assert capsys.readouterr().err.startswith(f"{code} ")


def test_a_pipe_is_refused_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody writes into it, and the command does not wait."""
    os.mkfifo(tmp_path / "brief.yaml")
    assert run_command(["upgrade", str(tmp_path)]) == 1
    assert "a named pipe" in capsys.readouterr().err


def test_schema_of_both_shapes(capsys: pytest.CaptureFixture[str]) -> None:
    """The older one is still published."""
    for shape, field in (("1", '"coverage"'), ("2", '"documents"')):
        assert run_command(["schema", "--shape", shape]) == 0
        assert field in capsys.readouterr().out
