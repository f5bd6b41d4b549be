"""Tests of references: each leads to a known record, or is a problem."""

import pytest

from geodata.brief.brief_reader import read_brief_bytes
from geodata.brief.checks.check import check_brief
from geodata.brief.records import Brief
from geodata.brief.schema.shape_rewrite import upgrade_text

EXTRA = """\
theatre: [{theatre}]
layers:
  - {{id: line, title: Line, document: {layer}, places: [{place}]}}
tables:
  - {{id: rows, document: {table}, as: events}}
"""
GOOD = {"theatre": "yem", "layer": "web", "place": "yem", "table": "web"}


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        ({}, None),
        ({"theatre": "x"}, "theatre"),
        ({"layer": "x"}, "layers"),
        ({"place": "x"}, "layers"),
        ({"table": "x"}, "tables"),
    ],
)
def test_layers_tables_and_theatre(demo_yaml: str, bad: dict[str, str], field: str | None) -> None:
    """Each leads to a known record; the problem names it."""
    yaml = upgrade_text(demo_yaml).replace(
        "documents: [", "documents: [{id: web, url: 'https://example.org'}, "
    )
    reading = read_brief_bytes((yaml + EXTRA.format_map(GOOD | bad)).encode())
    assert [(each.code, each.found) for each in reading.problems] == ([("unknown-id", "x")] if field else [])
    assert all(each.record.startswith(field or "") for each in reading.problems)


@pytest.mark.parametrize("line", ["part_of: xxx", "members: [xxx]"])
def test_actors(demo_yaml: str, line: str) -> None:
    """A whole and members are known actors."""
    yaml = demo_yaml.replace('aliases: ["Nippon"]', f'aliases: ["Nippon"], {line}')
    assert ("unknown-id", "xxx") in {
        (each.code, each.found) for each in read_brief_bytes(yaml.encode()).problems
    }


@pytest.mark.parametrize(
    "citation", ["document: nowhere, page: 3", "document: nowhere, sentence: 4, spans: [[115, 152]]"]
)
def test_citations_of_unknown_documents(demo_yaml: str, citation: str) -> None:
    """The document is named."""
    yaml = demo_yaml.replace("sentence: 4, spans: [[115, 152]]", citation)
    assert {each.code for each in read_brief_bytes(yaml.encode()).problems} >= {"unknown-id"}


def test_sentences_of_another_document(demo_yaml: str) -> None:
    """Numbers are those of their document, and spans lie in the sentence there."""
    yaml = upgrade_text(demo_yaml).replace("documents: [", "documents: [{id: web}, ")
    yaml = yaml.replace("events:\n", "  - {number: 4, document: web, span: [0, 20]}\nevents:\n", 1)
    cited = yaml.replace("sentence: 4, spans: [[115, 152]]", "document: web, sentence: 4, spans: [[3, 9]]")
    reading = read_brief_bytes(cited.encode())
    assert reading.problems == ()
    assert reading.brief is not None
    assert reading.brief.event_by_id["parts"].claims[0].sentence is None
    outside = cited.replace("[[3, 9]]", "[[3, 90]]")
    assert [each.code for each in read_brief_bytes(outside.encode()).problems] == ["offsets"]


def test_parts_in_a_circle_warn(demo: Brief) -> None:
    """Each actor of the circle is named; the brief loses none, nor one that is part of it from outside."""
    wholes = {"jpn": "navy", "navy": "fleet", "fleet": "jpn", "ship": "fleet", "self": "self"}
    actors = [{"id": name, "name": {"en": name}, "part_of": whole} for name, whole in wholes.items()]
    found = check_brief(Brief.model_validate(demo.model_dump() | {"actors": actors}))
    assert [(each.code, each.record, each.is_warning) for each in found] == [
        ("part-circle", f"actors[{at}] ({name})", True)
        for at, name in ((0, "jpn"), (1, "navy"), (2, "fleet"), (4, "self"))
    ]
    assert found[0].found == "jpn → navy → fleet → jpn"


def test_a_former_id_leads_to_one_record(demo: Brief) -> None:
    """It warns where another record has it, now or formerly."""
    names = {"jpn": ["kor-1", "old"], "kor-1": [], "navy": ["old"]}
    actors = [{"id": name, "name": {"en": name}, "was": was} for name, was in names.items()]
    found = check_brief(Brief.model_validate(demo.model_dump() | {"actors": actors}))
    assert [(each.code, each.found, each.is_warning) for each in found] == [
        ("former-id", "kor-1", True),
        ("former-id", "old", True),
        ("former-id", "old", True),
    ]
