"""Place names of texts on the command line."""

import json
from pathlib import Path

import pytest

from geodata.command_line.cli import run_command

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def texts(tmp_path: Path, names_index: Path) -> list[str]:
    """Two texts, and an index to look their places up in."""
    assert names_index
    written = {
        "one.txt": "Moscow said that a ship was off Aden. INS Kolkata helped Yemen.",
        "two.txt": "A fair in San Jose opened.",
    }
    for name, text in written.items():
        (tmp_path / name).write_text(text, "utf-8")
    return [str(tmp_path / name) for name in written]


def test_one_object_a_text(texts: list[str], capsys: Captured) -> None:
    """In the order given, with offsets, ids, positions, readings and questions."""
    assert run_command(["places", *texts, "--json"]) == 0
    one, two = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert [one["file"], two["file"]] == texts
    moscow, aden, kolkata, _ = one["places"]
    assert (moscow["id"], moscow["as"], moscow["start"], moscow["end"]) == ("moscow", "government", 0, 6)
    assert (aden["words"], aden["id"], round(aden["lon"]), "as" in aden) == ("Aden", "aden", 45, False)
    assert (kolkata["as"], "lon" in kolkata) == ("name", False)
    asked = two["places"][0]
    assert "lon" not in asked
    assert {"id", "lon", "lat", "radius_km"} <= set(asked["asked"][0])


def test_a_theatre_answers(texts: list[str], capsys: Captured) -> None:
    """The state that the texts are about chooses; a wrong id is a problem with the nearest ones."""
    assert run_command(["places", texts[1], "--json", "--theatre", "cri"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["theatre"] == {"cri": 1.0}
    assert round(found["places"][0]["lat"]) == 10
    assert run_command(["places", texts[1], "--theatre", "costa rica"]) == 1
    assert "cri" in capsys.readouterr().err


def test_lines_to_read(texts: list[str], capsys: Captured) -> None:
    """Without --json each name has a line: its place, its candidates, or that it is part of another name."""
    assert run_command(["places", *texts]) == 0
    out = capsys.readouterr().out
    assert "0-6\tMoscow\tMoscow [moscow: city" in out
    assert "(its government)" in out
    assert "Kolkata\tpart of another name" in out
    assert "San José [" in out


def test_a_text_that_cannot_be_read_is_a_problem(texts: list[str], tmp_path: Path, capsys: Captured) -> None:
    """The others are answered."""
    assert run_command(["places", str(tmp_path / "none.txt"), texts[0], "--json"]) == 1
    found = capsys.readouterr()
    assert json.loads(found.out)["file"] == texts[0]
    assert "none.txt" in found.err


def test_without_an_index_the_shipped_table_answers(
    tmp_path: Path, texts: list[str], capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cache folder that cannot be written is said; what is known is found all the same."""
    blocked = tmp_path / "file"
    blocked.write_text("", "utf-8")
    monkeypatch.setenv("BRIEFMAP_CACHE", str(blocked / "cache"))
    assert run_command(["places", texts[0], "--json"]) == 0
    found = capsys.readouterr()
    assert "BRIEFMAP_CACHE" in found.err
    assert [each["id"] for each in json.loads(found.out)["places"] if "id" in each] == ["yem"]
