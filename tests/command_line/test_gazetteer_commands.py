"""Commands on the gazetteer: what they print, and what they say where the index is missing."""

import json

import pytest

from geodata.command_line.cli import run_command


@pytest.mark.usefixtures("names_index")
def test_place_prints_candidates(capsys: pytest.CaptureFixture[str]) -> None:
    """One a line, with where it lies, the likeliest first."""
    assert run_command(["place", "Aleppo"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.split("\t")[:5] == ["gn-170063", "Aleppo", "حلب", "Town", "Aleppo Governorate, Syria"]
    assert second.startswith("adm1-sy-09\t")


@pytest.mark.usefixtures("names_index")
def test_place_prints_json(capsys: pytest.CaptureFixture[str]) -> None:
    """All fields of each; a town without an Arabic name says that it was found by consonants."""
    assert run_command(["place", "زيرياتينو", "--json", "--limit", "1"]) == 0
    (place,) = json.loads(capsys.readouterr().out)["places"]
    assert place["id"] == "gn-462964"
    assert (place["by"], place["names"], place["country"]) == ("consonants", {"en": "Zhiryatino"}, "rus")


@pytest.mark.usefixtures("names_index")
def test_nonsense_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """On standard error, with exit code 1; as JSON an empty list."""
    assert run_command(["place", "zzqqxx"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "found no place of this name" in printed.err
    assert run_command(["place", "zzqqxx", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["places"] == []


@pytest.mark.usefixtures("names_index")
def test_near_says_where_a_point_is(capsys: pytest.CaptureFixture[str]) -> None:
    """In a language, or in all as JSON; negative degrees are no options."""
    assert run_command(["near", "37.3", "36.3"]) == 0
    assert "Syria" in capsys.readouterr().out
    assert run_command(["near", "-58.4", "-34.6", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["town"]["country"] == "arg"
    assert set(found["words"]) == {"ar", "en"}


@pytest.mark.parametrize(
    "arguments", [["near", "200", "1"], ["near", "1", "north"], ["place", "a", "--limit", "0"]]
)
def test_wrong_arguments_are_refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """With what was expected."""
    with pytest.raises(SystemExit):
        run_command(arguments)
    assert "expected" in capsys.readouterr().err


@pytest.mark.usefixtures("empty_cache")
def test_without_the_index_the_shipped_table_answers(capsys: pytest.CaptureFixture[str]) -> None:
    """And the command that builds it is named."""
    assert run_command(["place", "طهران"]) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("tehran\t")
    assert "briefmap gazetteer" in printed.err


@pytest.mark.usefixtures("names_index")
def test_gazetteer_says_where_the_index_is(capsys: pytest.CaptureFixture[str]) -> None:
    """A second run builds nothing."""
    assert run_command(["gazetteer"]) == 0
    assert "places, built already" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_said(
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """With exit code 1 and the remedy."""
    blocked = tmp_path_factory.mktemp("cache") / "file"
    blocked.write_text("", "utf-8")
    monkeypatch.setenv("BRIEFMAP_CACHE", str(blocked))
    assert run_command(["gazetteer"]) == 1
    assert "BRIEFMAP_CACHE" in capsys.readouterr().err
