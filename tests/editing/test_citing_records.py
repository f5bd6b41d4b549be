"""Records that refer to another one."""

from pathlib import Path

import pytest

from geodata.brief.brief_folders import shipped_brief_folders
from geodata.brief.record_reading import read_records
from geodata.brief.yaml_values import YamlFile, read_yaml_values
from geodata.editing.citing_records import citing_records
from geodata.editing.operations import RemoveRecord, apply_operation

VALUES = {
    "theatre": ["port"],
    "documents": [{"id": "annex"}],
    "sources": [{"id": "ministry", "actor": "fleet"}, {"id": "agency", "document": "annex"}],
    "actors": [{"id": "fleet"}, {"id": "squadron", "part_of": "fleet"}],
    "places": [{"id": "port"}, {"id": "off-port", "geometry": {"from": "port", "nm": "3"}}],
    "sentences": [{"number": "1"}, {"number": "1", "document": "annex"}],
    "events": [
        {
            "id": "raid",
            "actors": [{"actor": "fleet", "role": "attacker"}],
            "places": [{"place": "port"}],
            "claims": [
                {"id": "said", "source": "ministry", "via": ["agency"], "sentence": "1"},
                {"id": "read", "source": "agency", "document": "annex", "sentence": "1"},
            ],
        },
        {"id": "reply", "parent": "raid"},
    ],
    "slides": [{"id": "opening", "view": "focus=reply&actor=fleet,squadron"}],
    "queries": [{"id": "doubt", "sentence": "1", "events": ["raid"]}],
}


@pytest.mark.parametrize(
    ("path", "citing"),
    [
        ("actors/fleet", ("events/raid", "sources/ministry", "actors/squadron", "slides/opening")),
        ("places/port", ("events/raid", "places/off-port", "")),
        ("sources/agency", ("events/raid/claims/read", "events/raid/claims/said")),
        ("sources/ministry", ("events/raid/claims/said",)),
        ("events/raid", ("events/reply", "queries/doubt")),
        ("documents/annex", ("sources/agency", "sentences/annex:1", "events/raid/claims/read")),
        ("sentences/1", ("events/raid/claims/said", "queries/doubt")),
        ("sentences/annex:1", ("events/raid/claims/read",)),
        ("events/reply", ("slides/opening",)),
        ("slides/none", ()),
    ],
)
def test_what_refers_to_a_record_is_named(path: str, citing: tuple[str, ...]) -> None:
    """What refers to a record is named."""
    assert citing_records(VALUES, path) == citing


@pytest.mark.parametrize("folder", shipped_brief_folders(), ids=lambda folder: folder.name)
def test_a_record_that_nothing_refers_to_can_go(folder: Path) -> None:
    """The check finds nothing new wrong with a brief without a record that nothing is said to cite."""
    values = read_yaml_values((folder / "brief.yaml").read_text("utf-8"), YamlFile(""))
    assert values is not None
    before = {each.code for each in read_records(values, file="", lines={}, folder=folder)[1]}
    for group in ("actors", "places", "sources", "events"):
        for record in values.get(group, []):
            path = f"{group}/{record['id']}"
            if not citing_records(values, path):
                left, _ = apply_operation(values, RemoveRecord(record=path, values=record))
                found = read_records(left, file="", lines={}, folder=folder)[1]
                assert {each.code for each in found} - before <= {"unused", "uncovered", "gap"}, path
