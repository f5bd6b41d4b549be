"""Tests of the command ``accept``."""

from pathlib import Path

import pytest

from geodata.brief.brief_reader import read_brief
from geodata.command_line.cli import run_command

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def drafted(tmp_path: Path) -> Path:
    """A folder with the draft of an invented text."""
    (tmp_path / "text.en.txt").write_text("On 3 May 2031 a missile hit Aden.\n", encoding="utf-8")
    assert run_command(["draft", str(tmp_path / "text.en.txt"), "-o", str(tmp_path / "brief.yaml")]) == 0
    return tmp_path


def test_an_event_and_a_sentence_are_accepted(drafted: Path, capsys: Captured) -> None:
    """Nothing of them is proposed any more, and the command says what it did."""
    brief = read_brief(drafted).brief
    assert brief is not None
    event = brief.events[0].id
    assert run_command(["accept", str(drafted), f"{event}.when", event, "1"]) == 0
    assert event in capsys.readouterr().err
    accepted = read_brief(drafted).brief
    assert accepted is not None
    assert not accepted.events[0].proposed
    assert not any(claim.is_proposed for claim in accepted.events[0].claims)
    assert not accepted.sentences[0].is_proposed


def test_what_is_not_there_is_one_problem(drafted: Path, capsys: Captured) -> None:
    """The file stays as it was, and the message names what to look at."""
    before = (drafted / "brief.yaml").read_bytes()
    assert run_command(["accept", str(drafted), "nobody"]) == 1
    assert "briefmap check" in capsys.readouterr().err
    assert (drafted / "brief.yaml").read_bytes() == before
