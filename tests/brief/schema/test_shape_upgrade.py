"""Tests of shape 1 read as shape 2."""

from typing import Any

import pytest

from geodata.brief.brief_reader import read_brief_bytes
from geodata.brief.records import Brief
from geodata.brief.schema.shape_upgrade import upgrade_values
from geodata.brief.text_coverage import sentence_coverage
from geodata.brief.yaml_values import YamlFile, read_yaml_values


def upgraded(yaml: str) -> tuple[dict[str, Any], dict[Any, int]]:
    """The values of a YAML text in shape 2, and their lines."""
    file = YamlFile("brief.yaml")
    values = read_yaml_values(yaml, file)
    assert values is not None
    return upgrade_values(values, file.lines)


def test_the_text_becomes_the_first_document(demo_yaml: str) -> None:
    """Its hash and length are kept, and their lines are those of the file."""
    values, lines = upgraded(demo_yaml)
    assert values["schema"] == "2"
    assert "text" not in values
    (document,) = values["documents"]
    assert (document["id"], document["type"], document["characters"]) == ("text", "text", "193")
    row = demo_yaml.splitlines()[lines["documents", 0, "characters"] - 1]
    assert row.startswith("text:")


@pytest.mark.parametrize(("cited", "field"), [(5, "note"), (4, "set_aside")])
def test_a_reason_is_a_note_where_an_event_cites_the_sentence(demo_yaml: str, cited: int, field: str) -> None:
    """Else it sets the sentence aside; typed coverage goes."""
    yaml = demo_yaml.replace("        sentence: 5\n", f"        sentence: {cited}\n")
    sentence = upgraded(yaml)[0]["sentences"][4]
    assert field in sentence
    assert not {"coverage", "reason"} & set(sentence)


def test_coverage_follows(demo: Brief) -> None:
    """What shape 1 typed is what follows from the events."""
    found = sentence_coverage(demo)
    assert [found[number].value for number in range(1, 6)] == [
        "heading",
        "mapped",
        "mapped",
        "mapped",
        "listed",
    ]


def test_a_record_proposed_as_a_whole(demo_yaml: str) -> None:
    """The rule is named; false says nothing."""
    yaml = demo_yaml.replace("    kind: transfer\n", "    kind: transfer\n    proposed: true\n")
    yaml = yaml.replace("    kind: alignment\n", "    kind: alignment\n    proposed: false\n")
    brief = read_brief_bytes(yaml.encode()).brief
    assert brief is not None
    assert [event.is_proposed for event in brief.events] == [False, True, False]
    assert brief.events[1].proposed["record"].rule == "draft"


def test_the_encoded_text_has_no_id_in_citations() -> None:
    """A citation of the first text is the same with and without its document."""
    values = {
        "schema": "2",
        "documents": [{"id": "web"}, {"id": "main", "characters": "9"}],
        "sentences": [{"number": "1", "document": "main", "span": ["0", "9"]}],
        "events": [{"claims": [{"document": "main", "sentence": "1"}, {"document": "main"}]}],
    }
    found, _ = upgrade_values(values, {})
    assert found["sentences"] == [{"number": "1", "span": ["0", "9"]}]
    assert found["events"][0]["claims"] == [{"sentence": "1"}, {"document": "main"}]


@pytest.mark.parametrize("value", ["words", ["words"], {"a": "words"}, None])
@pytest.mark.parametrize("field", ["text", "sentences", "events", "documents"])
def test_nonsense_passes_to_the_records(demo_yaml: str, field: str, value: Any) -> None:
    """Values of another type raise nothing here and are refused with a problem."""
    file = YamlFile("brief.yaml")
    values = read_yaml_values(demo_yaml, file)
    assert values is not None
    upgrade_values(values | {field: value}, file.lines)
