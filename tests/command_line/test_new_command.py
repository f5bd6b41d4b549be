"""The skeleton: a new brief is right from its first line, and never written over another."""

import errno
import json
from pathlib import Path

import jsonschema
import pytest
from ruamel.yaml import YAML

from geodata.brief.brief_folders import shipped_briefs_directory
from geodata.brief.brief_reader import read_brief
from geodata.command_line.new_command import schema_json, write_example_brief
from geodata.library.brief_library import BriefLibrary
from geodata.places.own_geometry import PointForm
from tests.library_entry import entry_of


def test_schema_is_the_shipped_file() -> None:
    """The printed schema is the one shipped for editors."""
    assert (shipped_briefs_directory() / "brief.schema.json").read_text(encoding="utf-8") == schema_json()


def test_skeleton_has_no_problem_and_carries_its_text(tmp_path: Path) -> None:
    """The example opens with its text attached, and nothing is wrong with it."""
    assert write_example_brief(tmp_path / "new") is None
    entry = entry_of(BriefLibrary(lambda: (tmp_path / "new",)), "example-2030-01")
    assert entry.problems == ()
    assert entry.atlas is not None
    assert entry.text is not None


def test_skeleton_fits_the_schema_that_lies_beside_it(tmp_path: Path) -> None:
    """An editor that follows its first line finds nothing to underline."""
    write_example_brief(tmp_path)
    content = (tmp_path / "brief.yaml").read_text(encoding="utf-8")
    assert content.startswith("# yaml-language-server: $schema=brief.schema.json\n")
    values = json.loads(json.dumps(YAML(typ="safe").load(content), default=str))
    jsonschema.validate(values, json.loads((tmp_path / "brief.schema.json").read_text(encoding="utf-8")))


def test_skeleton_overwrites_nothing(tmp_path: Path) -> None:
    """A folder that holds a brief is refused and stays as it was."""
    (tmp_path / "brief.yaml").write_text("mine")
    problem = write_example_brief(tmp_path)
    assert problem is not None
    assert problem.found == "brief.yaml"
    assert [path.name for path in tmp_path.iterdir()] == ["brief.yaml"]


def test_skeleton_replaces_by_force(tmp_path: Path) -> None:
    """The older file gives way when that is said."""
    (tmp_path / "brief.yaml").write_text("mine")
    assert write_example_brief(tmp_path, force=True) is None
    assert "schema: 2\n" in (tmp_path / "brief.yaml").read_text(encoding="utf-8")


def test_skeleton_on_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file is cut, and those before it are gone again."""
    write, sizes = Path.write_bytes, iter((0, 0, 10))

    def fill(part: Path, content: bytes) -> int:
        if most := next(sizes):
            write(part, content[:most])
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(part, content)

    monkeypatch.setattr(Path, "write_bytes", fill)
    problem = write_example_brief(tmp_path)
    assert problem is not None
    assert problem.found == "No space left on device"
    assert list(tmp_path.iterdir()) == []


def test_skeleton_shows_what_shape_two_can(tmp_path: Path) -> None:
    """Own coordinates, a cited document and an own kind, all on the map."""
    write_example_brief(tmp_path)
    brief = read_brief(tmp_path).brief
    assert brief is not None
    event = brief.event_by_id["ferry-inspected"]
    assert [kind.id for kind in brief.kinds] == [event.kind]
    assert brief.place_by_id["hook-rock"].geometry == PointForm(lon=134.6, lat=40.2)
    assert "notice" in {citation.document for claim in event.claims for citation in claim.cites}
    assert brief.is_on_map(event)


def test_skeleton_into_a_file_is_a_problem(tmp_path: Path) -> None:
    """A file in place of the folder is reported, not raised."""
    (tmp_path / "taken").write_text("")
    problem = write_example_brief(tmp_path / "taken")
    assert problem is not None
    assert problem.expected == "a folder that can be written"


def test_the_example_stands_where_its_own_coordinates_are(tmp_path: Path) -> None:
    """Every event on its map is at a place of its own, none fills a sea."""
    write_example_brief(tmp_path)
    brief = read_brief(tmp_path).brief
    assert brief is not None
    places = [brief.place_by_id[at.place] for event in brief.events for at in event.places]
    assert len(places) == 2
    assert all(not place.gazetteer_ids for place in places)
    anchors = [brief.place_resolver.resolve(place.id).anchor for place in places]
    assert all(134 < lon < 136 and 39 < lat < 41 for lon, lat in anchors)
