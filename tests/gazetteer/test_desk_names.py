"""The desk's names: file, faults, use in the gazetteer, keys of what holds names."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from geodata.brief.brief_files import digest_with_files
from geodata.brief.brief_reader import read_brief_bytes
from geodata.brief.implied_records import gazetteer_place_record, state_actor
from geodata.command_line import cli
from geodata.gazetteer import (
    brief_places,
    desk_names,
    find_places_by_name,
    gazetteer_place,
    gazetteer_places,
    place_lookup,
    place_of_id,
    places_named,
    places_starting_with,
)
from geodata.gazetteer.desk_names import DeskNamesError, desk_names_digest
from geodata.layout.name_placement import ground_name
from geodata.screens.map.instrument import basemap_urls
from geodata.service.middleware import build_middleware

GOOD = "id,language,name\npersian-gulf,en,Arabian Gulf\nirn,ar,جمهورية إيران الإسلامية\n"


def forget() -> None:
    """Read names anew, as a new process does."""
    for cached in (
        brief_places._named_places,
        brief_places._places_by_name,
        brief_places._place_beyond,
        desk_names._file_bytes,
        desk_names._read_names,
        desk_names.names_path,
        place_lookup._place_in,
        place_lookup._places_in,
        place_lookup._shipped_records,
    ):
        cached.cache_clear()


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Path of a file of names that the settings name."""
    path = tmp_path / "names.csv"
    path.write_text(GOOD, encoding="utf-8")
    monkeypatch.setenv("BRIEFMAP_NAMES", str(path))
    forget()
    yield path
    monkeypatch.undo()
    forget()


@pytest.mark.usefixtures("file")
def test_the_desks_name_stands_and_the_search_knows_all() -> None:
    """In its language alone; the name of before is an alias."""
    gulf = gazetteer_place("persian-gulf")
    assert (gulf.en, gulf.ar) == ("Arabian Gulf", "الخليج العربي")
    assert {"Persian Gulf", "الخليج الفارسي"} <= set(gulf.aliases)
    for name in ("Persian Gulf", "Arabian Gulf", "الخليج العربي"):
        assert [found.id for found in find_places_by_name(name)] == ["persian-gulf"]


@pytest.mark.usefixtures("file")
def test_names_of_the_gazetteer_in_a_brief_are_the_desks(demo_yaml: str) -> None:
    """Those of states and places; a name that a record of the brief gives stays."""
    assert gazetteer_place_record("persian-gulf").name["en"] == "Arabian Gulf"
    assert state_actor("irn").name["ar"] == "جمهورية إيران الإسلامية"
    own = (
        '  - {id: persian-gulf, name: {ar: "الخليج", en: "The Gulf"}, kind: sea, geometry: [persian-gulf]}\n'
    )
    brief = read_brief_bytes(
        demo_yaml.replace("sentences:\n", f"places:\n{own}sentences:\n", 1).encode()
    ).brief
    assert brief is not None
    assert brief.place_by_id["persian-gulf"].name["en"] == "The Gulf"


@pytest.mark.usefixtures("file")
def test_look_ups_give_the_desks_name_and_know_it() -> None:
    """By id, by either name, and by how the desk's begins."""
    assert place_of_id("persian-gulf").en == "Arabian Gulf"  # type: ignore[union-attr]
    for words in ("Persian Gulf", "Arabian Gulf"):
        assert [place.en for place in places_named(words)][:1] == ["Arabian Gulf"]
    assert "persian-gulf" in {place.id for place in places_starting_with("Arabian G")}


def test_a_town_beyond_the_shipped_table_has_the_desks_name(file: Path) -> None:
    """Its id is looked up; a name that only the desk has finds it."""
    file.write_text("id,language,name\ngn-734077,en,Zulu Town\n", encoding="utf-8")
    forget()
    assert gazetteer_place("gn-734077").en == "Zulu Town"
    assert [place.id for place in places_named("zulu town")] == ["gn-734077"]


def test_the_digest_of_a_brief_counts_the_names(file: Path) -> None:
    """So that nothing kept from other names is shown."""
    first = digest_with_files("abc", file.parent, ())
    assert first != "abc"
    file.write_text(GOOD.replace("Arabian", "Persian"), encoding="utf-8")
    forget()
    assert digest_with_files("abc", file.parent, ()) not in {first, "abc"}


def test_without_a_file_nothing_changes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The digest of a brief is that of before."""
    monkeypatch.delenv("BRIEFMAP_NAMES", raising=False)
    forget()
    assert (desk_names_digest(), digest_with_files("abc", tmp_path, ())) == ("", "abc")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "line 1: found 'no header'; expected the columns id, language, name"),
        ("id,lang,name\n", "line 1: found 'id, lang, name'; expected the columns id, language, name"),
        (GOOD + "persian-gul,en,X\n", "line 4: id: found 'persian-gul'.*write persian-gulf"),
        (GOOD + "\nirn,fr,Iran\n", "line 5: language: found 'fr'; expected ar or en"),
        (GOOD + "irn,en,\n", "line 4: name: found 0 characters; expected 1 to 120"),
        (GOOD + f"irn,en,{'a' * 121}\n", "line 4: name: found 121 characters"),
        (GOOD + "irn,en,I\u200bran\n", "line 4: name: found .*ZERO WIDTH SPACE.* in it"),
        (GOOD + "persian-gulf,en,X\n", "line 4: found a second name of persian-gulf in en"),
        (GOOD + "irn,en,Iran, Islamic Republic\n", "line 4: found 4 cells; expected 3; put a name"),
        (GOOD + 'irn,en,"Iran\n', "line 4: found .*; expected a CSV table"),
    ],
)
def test_a_bad_file_is_one_report(file: Path, content: str, said: str) -> None:
    """With file, line, what was found and expected, and how to mend it."""
    file.write_text(content, encoding="utf-8")
    forget()
    with pytest.raises(DeskNamesError, match=rf"^BRIEFMAP_NAMES .*names\.csv: {said}"):
        gazetteer_places()


def test_all_bad_lines_are_said_at_once(file: Path) -> None:
    """The first twenty, and how many more."""
    file.write_text(
        "id,language,name\n" + "".join(f"x-{number},en,X\n" for number in range(30)), encoding="utf-8"
    )
    forget()
    with pytest.raises(DeskNamesError) as caught:
        gazetteer_places()
    lines = str(caught.value).splitlines()
    assert (len(lines), lines[-1].endswith("10 more lines are wrong")) == (21, True)


@pytest.mark.parametrize("data", [b"id,language,name\nirn,en,\xff\n", None])
def test_a_file_that_cannot_be_read_is_said(file: Path, data: bytes | None) -> None:
    """Bytes that are no UTF-8, and a path without a file."""
    file.unlink()
    if data is not None:
        file.write_bytes(data)
    forget()
    with pytest.raises(DeskNamesError, match="line 2: found bytes" if data else "expected a CSV table of at"):
        gazetteer_places()


def test_a_spreadsheets_file_is_read(file: Path) -> None:
    """With a mark at its start, CRLF, blanks and columns in another order."""
    file.write_bytes("\ufeffname, id ,language\r\n Arabian Gulf ,persian-gulf,en\r\n".encode())
    forget()
    assert gazetteer_place("persian-gulf").en == "Arabian Gulf"


def test_commands_and_servers_say_it_at_the_start(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A command ends with the report; `settings` still prints; a server does not start."""
    file.write_text("id\n", encoding="utf-8")
    forget()
    assert cli.run_command(["schema"]) == 1
    assert capsys.readouterr().err.startswith(f"BRIEFMAP_NAMES {file}: line 1")
    assert cli.run_command(["settings"]) == 0
    with pytest.raises(DeskNamesError):
        build_middleware([])


@pytest.mark.usefixtures("file")
def test_names_of_the_ground_are_the_desks() -> None:
    """In pictures by the feature's id, and in the browser by a table of the reader's language."""
    feature = {
        "id": "persian-gulf",
        "kind": "water",
        "rank": 5,
        "name_en": "Persian Gulf",
        "name_ar": "الخليج العربي",
    }
    english, arabic = (ground_name(feature, (52.0, 26.5), lang) for lang in ("en", "ar"))
    assert english is not None
    assert arabic is not None
    assert (english.text, arabic.text) == ("Arabian Gulf", "الخليج العربي")
    assert basemap_urls("en")["names"] == {"persian-gulf": "Arabian Gulf"}
