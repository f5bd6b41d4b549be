"""Command ``draft``, and the proposals that ``check`` lists."""

import json
from pathlib import Path

import pytest

from geodata.brief.brief_reader import read_brief
from geodata.command_line.cli import run_command

Captured = pytest.CaptureFixture[str]
NEWS = "Japan's ministry said that 1.200 soldiers held drills in the Sea of Japan in May 2031.\n"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A file with an invented report."""
    path = tmp_path / "Harbour News (2).txt"
    path.write_text(NEWS, encoding="utf-8")
    return path


def test_draft_into_a_file_that_opens(news: Path, tmp_path: Path, capsys: Captured) -> None:
    """The brief reads back; proposals and open decisions are printed."""
    assert run_command(["draft", str(news), "-o", str(tmp_path / "brief.yaml")]) == 0
    brief = read_brief(tmp_path).brief
    assert brief is not None
    assert (brief.id, brief.as_of.isoformat(), brief.language) == ("draft-harbour-news-2", "2031-05-31", "en")
    found = capsys.readouterr()
    assert found.out == ""
    assert "1 sentences, 1 events" in found.err
    assert "reads as 1200 or 1.2" in found.err


def test_draft_overwrites_no_brief(news: Path, tmp_path: Path, capsys: Captured) -> None:
    """An edited brief stays as it is, until its author says otherwise."""
    target = tmp_path / "brief.yaml"
    target.write_text("mine")
    assert run_command(["draft", str(news), "-o", str(target)]) == 1
    assert " : found a file of this name; expected a new file; " in capsys.readouterr().err
    assert target.read_text() == "mine"
    assert run_command(["draft", str(news), "-o", str(target), "--force"]) == 0
    assert target.read_text(encoding="utf-8").startswith("# Found by rule")


def test_draft_on_standard_output(news: Path, capsys: Captured) -> None:
    """Without a file the YAML is all that is printed; day and language can be said."""
    assert run_command(["draft", str(news), "--as-of", "2031-06-01", "--lang", "ar"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("# Found by rule")
    assert "as_of: '2031-06-01'\nlanguage: ar\n" in out


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "text"), (b"\xff\xfea\x00", "text"), (None, "text")],
)
def test_draft_of_what_is_no_report(
    content: bytes | None, code: str, tmp_path: Path, capsys: Captured
) -> None:
    """An unreadable text is a problem with a remedy."""
    path = tmp_path / "text.txt"
    if content is not None:
        path.write_bytes(content)
    assert run_command(["draft", str(path)]) == 1
    found = capsys.readouterr()
    assert (found.out, found.err.split()[0]) == ("", code)


def test_a_text_without_events_is_a_brief_of_open_sentences(tmp_path: Path, capsys: Captured) -> None:
    """It is not refused, and the command says what is proposed."""
    path = tmp_path / "text.txt"
    path.write_text("It rained.\n", encoding="utf-8")
    assert run_command(["draft", str(path), "-o", str(tmp_path / "brief.yaml")]) == 0
    assert "1 sentences, 0 events" in capsys.readouterr().err
    brief = read_brief(tmp_path).brief
    assert brief is not None
    assert [each.span for each in brief.sentences] == [(0, 10)]


def test_a_wrong_day_is_refused(news: Path, capsys: Captured) -> None:
    """A day that is none ends like every wrong option."""
    with pytest.raises(SystemExit):
        run_command(["draft", str(news), "--as-of", "soon"])
    assert "--as-of" in capsys.readouterr().err


def test_check_counts_what_is_proposed(news: Path, tmp_path: Path, capsys: Captured) -> None:
    """A draft passes its check, which says how much of it nobody has accepted."""
    run_command(["draft", str(news), "-o", str(tmp_path / "brief.yaml")])
    capsys.readouterr()
    assert run_command(["check", str(tmp_path), "--text", str(news)]) == 0
    assert "found by rule and not accepted: 1 sentences" in capsys.readouterr().err
    assert run_command(["check", str(tmp_path), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["problems"], found["proposed"]["to_restate"]) == ([], [1])


def test_check_lists_candidates_apart(demo_folder: Path, capsys: Captured) -> None:
    """A candidate is no problem: the exit code is 0 and the list of problems empty."""
    assert run_command(["check", str(demo_folder)]) == 0
    assert "found by rule, to be judged by a person (1):\n  candidate figures" in capsys.readouterr().err
    assert run_command(["check", str(demo_folder), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["ok"], [each["rule"] for each in found["candidates"]]) == (True, ["figures"])
