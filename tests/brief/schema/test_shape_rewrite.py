"""Tests of a file of shape 1 rewritten in shape 2."""

from pathlib import Path

import pytest

from geodata.brief.brief_reader import read_brief_bytes
from geodata.brief.schema.shape_rewrite import upgrade_text
from geodata.brief.yaml_edit import EditError, load_yaml


def test_the_brief_is_the_same(demo_yaml: str) -> None:
    """Both shapes read as equal records, and the second is not rewritten again."""
    text = upgrade_text(demo_yaml)
    assert text.startswith("schema: 2\nid: demo-2030-01\n")
    assert read_brief_bytes(text.encode()).brief == read_brief_bytes(demo_yaml.encode()).brief
    assert upgrade_text(text) == text


def test_comments_order_and_line_ends_stay(demo_yaml: str) -> None:
    """Every comment is still there, in its place; only lines with what changed differ."""
    marked = "# first\n" + demo_yaml.replace("    coverage: mapped\n", "    coverage: mapped  # kept\n", 1)
    marked = marked.replace("events:\n", "# above\nevents:  # beside\n").replace("\n", "\r\n")
    text = upgrade_text(marked)
    assert text.startswith("# first\r\nschema: 2\r\n")
    assert "\r\n    # kept\r\n    restatement:" in text
    assert "# above\r\nevents:  # beside\r\n" in text
    changed = {"schema", "text", "documents", "coverage", "reason", "note", "heading"}
    fewer = [line for line in text.splitlines() if line not in marked.splitlines()]
    assert all(any(word in line for word in changed) or line == "    # kept" for line in fewer)


def test_the_text_as_a_block(demo_yaml: str) -> None:
    """A text with one field a line becomes a list item with one field a line."""
    facts = load_yaml(demo_yaml)["text"]
    block = f"text:\n  sha256: {facts['sha256']}  # hash\n  characters: {facts['characters']}\n"
    lines = [line for line in demo_yaml.splitlines() if not line.startswith("text:")]
    yaml = "\n".join([*lines[:5], block.rstrip(), *lines[5:], ""])
    text = upgrade_text(yaml)
    assert "documents:\n  - id: text\n    type: text\n    sha256:" in text
    assert "  # hash\n    characters: 193\n" in text
    assert read_brief_bytes(text.encode()).brief == read_brief_bytes(demo_yaml.encode()).brief


def test_proposals(demo_yaml: str) -> None:
    """A proposed record names the rule."""
    yaml = demo_yaml.replace("    kind: transfer\n", "    kind: transfer\n    proposed: true\n")
    assert "    proposed: {record: {rule: draft}}\n" in upgrade_text(yaml)


def test_an_unknown_layout_is_refused(demo_yaml: str) -> None:
    """What cannot be rewritten is named with its line, and nothing is written."""
    yaml = demo_yaml.replace(
        "  - number: 2\n    paragraph: 2\n    span: [13, 81]\n    coverage: mapped\n",
        "  - coverage: mapped\n    number: 2\n    paragraph: 2\n    span: [13, 81]\n",
    )
    with pytest.raises(EditError, match="first field"):
        upgrade_text(yaml)


def test_shipped_files_are_in_shape_2() -> None:
    """The skeleton and the shipped briefs need no upgrade."""
    data = Path(__file__).parents[3] / "geodata" / "data"
    for path in (data / "skeleton" / "brief.yaml", *data.glob("briefs/*/brief.yaml")):
        text = path.read_text(encoding="utf-8")
        assert upgrade_text(text) == text, path
