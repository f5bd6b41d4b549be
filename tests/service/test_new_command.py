"""The skeleton: a new brief is right from its first line, and never written over another."""

import json
from pathlib import Path

import jsonschema
from ruamel.yaml import YAML

from geodata.atlas.library import BriefLibrary
from geodata.brief.brief_folders import shipped_briefs_directory
from geodata.service.new_command import schema_json, write_example_brief


def test_schema_is_the_shipped_file() -> None:
    """The printed schema is the one shipped for editors."""
    assert (shipped_briefs_directory() / "brief.schema.json").read_text(encoding="utf-8") == schema_json()


def test_skeleton_has_no_problem_and_carries_its_text(tmp_path: Path) -> None:
    """The example opens with its text attached, and nothing is wrong with it."""
    assert write_example_brief(tmp_path / "new") is None
    entry = BriefLibrary(lambda: (tmp_path / "new",)).entry("example-2030-01")
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


def test_skeleton_into_a_file_is_a_problem(tmp_path: Path) -> None:
    """A file in place of the folder is reported, not raised."""
    (tmp_path / "taken").write_text("")
    problem = write_example_brief(tmp_path / "taken")
    assert problem is not None
    assert problem.expected == "a folder that can be written"
