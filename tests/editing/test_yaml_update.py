"""Other values written into the text of brief.yaml."""

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.brief.brief_folders import shipped_brief_folders
from geodata.brief.yaml_edit import EditError
from geodata.brief.yaml_values import YamlFile, read_yaml_values
from geodata.editing.yaml_update import yaml_with_values

TEXT = """\
# A brief
schema: 2
title: {en: "Raids"}  # short
as_of: 2024-10-23

events:
  # the first
  - id: first
    title: {en: "First", ar: "الأول"}
    claims:
      - {id: said, spans: [[0, 9]]}

  # the second
  - id: second
    weight: 010
"""


def values_of(text: str) -> Any:
    """Values of."""
    return read_yaml_values(text, YamlFile(""))


def test_the_same_values_give_the_same_bytes() -> None:
    """The same values give the same bytes."""
    for folder in shipped_brief_folders():
        text = (folder / "brief.yaml").read_text("utf-8")
        assert yaml_with_values(text, values_of(text)) == text


@pytest.mark.parametrize(
    ("change", "line", "new"),
    [
        (lambda v: v.update(as_of="2024-11-01"), "as_of: 2024-10-23", "as_of: 2024-11-01"),
        (lambda v: v["title"].update(en='A "b"'), '{en: "Raids"}  # short', '{en: "A \\"b\\""} # short'),
        (lambda v: v["events"][1].update(weight="3"), "weight: 010", "weight: 3"),
        (lambda v: v["events"][1].update(weight="~"), "weight: 010", 'weight: "~"'),
        (lambda v: v["events"][0]["claims"][0].update(sentence="2"), "[[0, 9]]}", "[[0, 9]], sentence: 2}"),
    ],
)
def test_one_line_changes(change: Any, line: str, new: str) -> None:
    """One line changes."""
    values = values_of(TEXT)
    change(values)
    assert yaml_with_values(TEXT, values) == TEXT.replace(line, new)


def test_records_come_go_and_move_with_their_remarks_kept() -> None:
    """Records come go and move with their remarks kept."""
    values = values_of(TEXT)
    first, second = values["events"]
    first["claims"].append({"id": "denied", "spans": [["3", "4"]]})
    values["events"] = [second, {"id": "new", "claims": [{"id": "heard"}]}, first]
    written = yaml_with_values(TEXT, values)
    assert values_of(written) == values
    assert [line for line in TEXT.splitlines() if "#" in line] == [
        line for line in written.splitlines() if "#" in line
    ]
    values["events"] = [second]
    assert values_of(yaml_with_values(written, values)) == values


def test_a_brief_without_a_file_is_written_in_blocks() -> None:
    """A brief without a file is written in blocks."""
    values = {"schema": "2", "events": [{"id": "a", "claims": [{"id": "b", "spans": [["1", "2"]]}]}]}
    expected = "schema: 2\nevents:\n  - id: a\n    claims:\n      - id: b\n        spans: [[1, 2]]\n"
    assert yaml_with_values("", values) == expected


@pytest.mark.parametrize(
    "value", ["", "null", "~", "a: b", "#", "- x", "س: ع", "a\nb", "'", '"', "\x85", "0x1"]
)
def test_any_text_is_read_as_it_was_set(value: str) -> None:
    """Any text is read as it was set."""
    values = values_of(TEXT)
    values["events"][1]["note"] = value
    values["events"][0]["title"]["en"] = value
    values["tags"] = [value, "x"]
    assert values_of(yaml_with_values(TEXT, values)) == values


@pytest.mark.parametrize(
    "text",
    [
        "events: []\n",
        "events:\n",
        "{id: a, events: [{id: b}]}",
        "{id: a}",
        "id: a\nevents:\n- id: b\n  why: |\n    two\n    lines\n\n# the end\n",
        "id: a  # no line end",
        "events:\n    -   {id: b}   # said\n\n...\n",
        "\ufeffid: a\n",
        "%YAML 1.2\n---\nid: a\n",
    ],
)
def test_other_layouts_take_an_event_too(text: str) -> None:
    """Lists in brackets, empty lists, absent lists, block scalars, other indents; remarks stay."""
    values = values_of(text)
    event = {"id": "x", "title": {"ar": "ا", "en": "T: #"}, "note": "- y\n", "claims": [{"id": "c"}]}
    values["events"] = [*(values.get("events") or ()), event]
    written = yaml_with_values(text, values)
    assert values_of(written) == values
    assert all(remark in written for remark in ("# the end", "# no line end", "# said") if remark in text)


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1))
def test_no_words_become_a_key_a_remark_or_an_alias(words: str) -> None:
    """Whatever stands in a field, in a list and in a language is read as it was set."""
    values = values_of(TEXT)
    values["events"][1] |= {"note": words, "tags": [words], "title": {"ar": words, "en": words}}
    values["title"]["en"] = words
    assert values_of(yaml_with_values(TEXT, values)) == values


def test_windows_line_ends_stay() -> None:
    """Windows line ends stay."""
    values = values_of(TEXT)
    values["as_of"] = "2024-11-01"
    written = yaml_with_values(TEXT.replace("\n", "\r\n"), values)
    assert written == TEXT.replace("2024-10-23", "2024-11-01").replace("\n", "\r\n")


def test_absent_values_are_left_as_they_are() -> None:
    """Absent values are left as they are."""
    text = "title: null\nevents:\n  - id: a\n    note:\n"
    assert yaml_with_values(text, copy.deepcopy(values_of(text))) == text


def test_a_text_that_is_no_mapping_is_refused() -> None:
    """A text that is no mapping is refused."""
    with pytest.raises(EditError, match="expected a mapping"):
        yaml_with_values("- a\n", {"title": "x"})
