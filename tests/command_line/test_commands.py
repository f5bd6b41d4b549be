"""Commands with good and bad input."""

import csv
import json
from pathlib import Path

import pytest

from geodata.command_line import commands
from geodata.command_line.cli import run_command

Captured = pytest.CaptureFixture[str]


def text_at(folder: Path, content: str) -> str:
    """A file with a text."""
    (folder / "text.txt").write_text(content, encoding="utf-8")
    return str(folder / "text.txt")


def test_check_says_nothing_on_standard_output(demo_folder: Path, capsys: Captured) -> None:
    """A brief without problems leaves standard output to data."""
    assert run_command(["check", str(demo_folder)]) == 0
    found = capsys.readouterr()
    assert found.out == ""
    assert "no problems in 3 events\n" in found.err


def test_check_as_json(demo_folder: Path, demo_text: str, tmp_path: Path, capsys: Captured) -> None:
    """The report has the brief, its coverage, and no problem."""
    assert run_command(["check", str(demo_folder), "--json", "--text", text_at(tmp_path, demo_text)]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["ok"], report["problems"], report["brief"]["id"]) == (True, [], "demo-2030-01")
    expected = {"sentences": 5, "mapped": 3, "off_map": 1, "headings": 1, "uncovered_characters": 0}
    expected |= {"listed": 1, "set_aside": 0, "open": 0}
    assert report["coverage"] == expected


def test_check_speaks_the_language_that_is_asked_for(
    demo_yaml: str, tmp_path: Path, capsys: Captured
) -> None:
    """On lines and in JSON; English by default."""
    bad = demo_yaml.replace("kind: exercise", "kind: excercise", 1)
    (tmp_path / "brief.yaml").write_text(bad, encoding="utf-8")
    assert run_command(["check", str(tmp_path), "--lang", "ar"]) == 1
    assert "المطلوب: نوع من الأنواع المرفقة" in capsys.readouterr().err
    assert run_command(["check", str(tmp_path)]) == 1
    assert "expected a shipped kind" in capsys.readouterr().err
    run_command(["check", str(tmp_path), "--json", "--lang", "ar"])
    told = json.loads(capsys.readouterr().out)["problems"]
    assert any(each["expected"].startswith("نوع من الأنواع") for each in told)


def test_check_counts_words_in_no_sentence(
    demo_yaml: str, demo_text: str, tmp_path: Path, capsys: Captured
) -> None:
    """Words in no sentence are counted, and are no problem."""
    shorter = demo_yaml.replace("span: [0, 12]", "span: [0, 7]")
    (tmp_path / "brief.yaml").write_text(shorter, encoding="utf-8")
    assert run_command(["check", str(tmp_path), "--json", "--text", text_at(tmp_path, demo_text)]) == 0
    assert json.loads(capsys.readouterr().out)["coverage"]["uncovered_characters"] == 4


def test_check_with_another_text(demo_folder: Path, tmp_path: Path, capsys: Captured) -> None:
    """A text of another brief is a problem, in JSON and in words."""
    assert run_command(["check", str(demo_folder), "--json", "--text", text_at(tmp_path, "another")]) == 1
    found = capsys.readouterr()
    assert [problem["code"] for problem in json.loads(found.out)["problems"]] == ["text-hash"]
    assert found.err.startswith("text-hash ")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"id: a\nid: b\n", "duplicate-key"),
        (b"\xff\xfe", "encoding"),
        (b"- a\n", "yaml"),
        (b"a: [\n", "yaml"),
        (None, "unreadable"),
    ],
)
def test_check_of_bad_files(content: bytes | None, code: str, tmp_path: Path, capsys: Captured) -> None:
    """Whatever a file holds, it ends in problems and never in a traceback."""
    if content is not None:
        (tmp_path / "brief.yaml").write_bytes(content)
    assert run_command(["check", str(tmp_path)]) == 1
    assert capsys.readouterr().err.startswith(code)


@pytest.mark.parametrize("command", ["check", "features"])
@pytest.mark.parametrize("path", ["absent", "file"])
def test_a_folder_that_is_none(command: str, path: str, tmp_path: Path, capsys: Captured) -> None:
    """A missing folder and a file in its place are problems."""
    (tmp_path / "file").write_text("")
    assert run_command([command, str(tmp_path / path)]) == 1
    found = capsys.readouterr()
    assert found.out == ""
    assert found.err.startswith("unreadable ")


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfea\x00"])
def test_a_text_that_cannot_be_taken(
    content: bytes | None, demo_folder: Path, tmp_path: Path, capsys: Captured
) -> None:
    """A missing, an empty and a wrongly encoded text are problems of every command that reads one."""
    path = tmp_path / "text.txt"
    if content is not None:
        path.write_bytes(content)
    assert run_command(["features", str(demo_folder), "--text", str(path)]) == 1
    assert run_command(["locate", "ships", "--text", str(path)]) == 1
    assert [line.split()[0] for line in capsys.readouterr().err.splitlines()] == ["text", "text"]


def test_features_are_those_of_the_view(demo_folder: Path, capsys: Captured) -> None:
    """A whole link is accepted; hidden events are counted."""
    link = "http://localhost:8501/?brief=demo-2030-01&actor=irn&hide=undated"
    assert run_command(["features", str(demo_folder), "--view", link]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [feature["id"] for feature in found["features"]] == ["parts"]
    assert found["omitted"] == {"actor": 1, "undated": 1}


@pytest.mark.parametrize(
    ("view", "code"),
    [
        ("foo=1", "unknown-key"),
        ("from=yesterday", "bad-value"),
        ("from=2030-01-01&to=2029-01-01", "bad-value"),
        ("actor=atlantis", "unknown-id"),
        ("focus=nothing", "unknown-id"),
        ("brief=another", "unknown-id"),
    ],
)
def test_features_refuses_a_view_it_does_not_understand(
    view: str, code: str, demo_folder: Path, capsys: Captured
) -> None:
    """Nothing is printed: another selection would mislead."""
    assert run_command(["features", str(demo_folder), "--view", view]) == 1
    found = capsys.readouterr()
    assert found.out == ""
    assert found.err.startswith(code)


@pytest.mark.parametrize(
    ("view", "mend"),
    [
        ("actor=japon", "write actor=jpn"),
        ("status=aleged", "write status=alleged"),
        ("focus=part", "write focus=parts"),
        ("tag=oil", "take the ids"),
    ],
)
def test_an_unknown_value_comes_with_the_nearest(
    view: str, mend: str, demo_folder: Path, capsys: Captured
) -> None:
    """As in a link."""
    assert run_command(["features", str(demo_folder), "--view", view]) == 1
    assert mend in capsys.readouterr().err


def test_an_unknown_brief_is_none_of_the_others(capsys: Captured) -> None:
    """Without a folder the view names the brief."""
    assert run_command(["features", "--view", "brief=siyaqat-2024-11"]) == 1
    found = capsys.readouterr()
    assert (found.out, "write brief=siyaqat-2024-10" in found.err) == ("", True)


def test_former_ids_are_said(demo_yaml: str, tmp_path: Path, capsys: Captured) -> None:
    """The view is that of the present ones."""
    renamed = demo_yaml.replace("id: jpn, name", "id: jpn, was: [nippon], name")
    (tmp_path / "brief.yaml").write_text(renamed, encoding="utf-8")
    assert run_command(["features", str(tmp_path), "--view", "actor=nippon"]) == 0
    found = capsys.readouterr()
    assert "--view: actor=nippon is now actor=jpn" in found.err
    assert [each["id"] for each in json.loads(found.out)["features"]] == ["harbour-exercise"]


def test_features_as_csv(demo_folder: Path, tmp_path: Path, capsys: Captured) -> None:
    """The same table on standard output and in a file, there with a mark for spreadsheets."""
    assert run_command(["features", str(demo_folder), "--format", "csv"]) == 0
    assert run_command(["features", str(demo_folder), "--format", "csv", "-o", str(tmp_path / "a.csv")]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert (tmp_path / "a.csv").read_text(encoding="utf-8-sig").splitlines() == printed
    assert [row["event_id"] for row in csv.DictReader(printed)] == ["harbour-exercise", "parts", "closer"]


def test_locate_prints_what_a_claim_needs(
    demo_folder: Path, demo_text: str, tmp_path: Path, capsys: Captured
) -> None:
    """The lines can be pasted: sentence and spans, with the hash of the text above them."""
    path = text_at(tmp_path, demo_text)
    assert run_command(["locate", "rival paper", "--text", path, "--folder", str(demo_folder)]) == 0
    head, *lines = capsys.readouterr().out.splitlines()
    assert head.startswith("# text: {sha256: ")
    assert lines == ["- sentence: 3", "  spans: [[84, 95]]"]


def test_locate_without_a_brief(tmp_path: Path, capsys: Captured) -> None:
    """Without a brief that numbers the sentences the paragraph is printed."""
    path = text_at(tmp_path, "Heading\n\nOne ship. Two ships.\n")
    assert run_command(["locate", "Two ships", "--text", path]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == ["- paragraph: 2", "  spans: [[19, 28]]"]
    assert run_command(["locate", "three boats", "--text", path]) == 1


def test_new_then_check(tmp_path: Path, capsys: Captured) -> None:
    """A new folder passes its check, and is not written twice."""
    folder = str(tmp_path / "mine")
    assert [run_command(["new", folder]), run_command(["check", folder]), run_command(["new", folder])] == [
        0,
        0,
        1,
    ]
    assert capsys.readouterr().out == ""


def test_the_launcher_is_there() -> None:
    """The started file lies in the checkout, or in the installed package."""
    assert commands.launcher_path().name == "app.py"
    assert commands.launcher_path().is_file()


@pytest.mark.parametrize(
    ("name", "start"), [("gpkg", b"SQLite format 3"), ("parquet", b"PAR1"), ("kml", b"<?xml")]
)
def test_features_in_other_formats(name: str, start: bytes, demo_folder: Path, tmp_path: Path) -> None:
    """Binary formats are written as bytes, into one file."""
    target = tmp_path / f"brief.{name}"
    assert run_command(["features", str(demo_folder), "--format", name, "-o", str(target)]) == 0
    assert target.read_bytes().startswith(start)
    assert list(tmp_path.iterdir()) == [target]


def test_check_tells_warnings_from_problems(demo_yaml: str, tmp_path: Path, capsys: Captured) -> None:
    """With warnings alone the exit code is 0; a record that is left off makes it 1 and is counted."""
    judged = "        statement: judgement\n"
    warned = demo_yaml.replace(judged, f"{judged}        likelihood: likely\n        confidence: low\n")
    (tmp_path / "brief.yaml").write_text(warned, encoding="utf-8")
    assert run_command(["check", str(tmp_path)]) == 0
    assert "warns: mixed-judgement" in capsys.readouterr().err
    (tmp_path / "brief.yaml").write_text(warned.replace("kind: transfer", "kind: dance"), encoding="utf-8")
    assert run_command(["check", str(tmp_path), "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert (report["ok"], report["brief"]["unfinished"]) == (False, 1)
    assert {problem["level"] for problem in report["problems"]} == {"warns", "blocks"}
    assert run_command(["check", str(tmp_path)]) == 1
    assert "1 unfinished, not shown" in capsys.readouterr().err
    assert run_command(["features", str(tmp_path)]) == 0
    assert len(json.loads(capsys.readouterr().out)["features"]) == 2
