"""Tests of references, and of the remedy for an unknown id."""

import pytest

from geodata.brief.brief_reader import read_brief_bytes
from geodata.brief.checks.reference_checks import suggest_id
from geodata.brief.schema.shape_rewrite import upgrade_text
from geodata.places import gazetteer_places

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


@pytest.mark.parametrize(
    ("kind", "value", "says", "not_says"),
    [
        ("place", "southwest-of-aden", "describe it under places:", "south-east-asia"),
        ("shape", "atlantis", "ids of the gazetteer", "under shapes"),
        ("place", "sea-of-japn", "sea-of-japan", "describe"),
        ("place", "Sea of Japan", "sea-of-japan", "describe"),
    ],
)
def test_the_remedy_is_right(kind: str, value: str, says: str, not_says: str) -> None:
    """A like id is named only where it is like, and no list that does not exist."""
    found = suggest_id(kind, value, frozenset(gazetteer_places()))
    assert says in found
    assert not_says not in found
