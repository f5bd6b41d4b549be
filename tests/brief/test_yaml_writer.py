"""Tests of a brief written as YAML."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.brief.brief_folders import shipped_briefs_directory
from geodata.brief.brief_reader import BRIEF_FILE_NAME, read_brief, read_brief_bytes
from geodata.brief.record_fields import PROPOSED_RECORD
from geodata.brief.records import Brief
from geodata.brief.yaml_edit import load_yaml
from geodata.brief.yaml_writer import format_brief_yaml, inline_yaml, record_yaml
from geodata.words.localized_text import LocalizedText


@pytest.fixture(scope="module")
def brief() -> Brief:
    """The shipped brief."""
    found = read_brief(shipped_briefs_directory() / "siyaqat-2024-10").brief
    assert found is not None
    return found


def test_a_written_brief_reads_as_the_same_brief(brief: Brief) -> None:
    """Every record and field comes back."""
    assert read_brief_bytes(format_brief_yaml(brief).encode()).brief == brief


def test_records_have_the_layout_of_the_shipped_brief(brief: Brief) -> None:
    """Fields, quotes, brackets and indentation are those of the file that was written by hand."""
    lines = set(
        (shipped_briefs_directory() / "siyaqat-2024-10" / BRIEF_FILE_NAME)
        .read_text(encoding="utf-8")
        .splitlines()
    )
    written = format_brief_yaml(brief).splitlines()
    assert "  - id: troops-in-russia" in lines.intersection(written)
    assert "    kind: deployment" in lines.intersection(written)
    assert "      - id: troops-in-russia-nis" in lines.intersection(written)


def test_remarks_are_comments(brief: Brief) -> None:
    """Each line of a remark stands behind a hash, above the first field."""
    assert format_brief_yaml(brief, ("one\ntwo", "three")).startswith(
        "# one\n# two\n# three\nschema: 2\nid: siyaqat-2024-10\n"
    )


def test_a_record_begins_with_its_id_and_ends_with_its_claims(brief: Brief) -> None:
    """A proposed record says so in its second line."""
    event = brief.events[0].model_copy(update={"proposed": PROPOSED_RECORD})
    written = format_brief_yaml(brief.model_copy(update={"events": (event,)}))
    block = written[written.index("\nevents:") :]
    assert block.startswith(f"\nevents:\n  - id: {event.id}\n    proposed: {{record: {{rule: draft}}}}\n")
    assert block.index("    claims:") > block.index("    places:")


def test_words_that_yaml_reads_otherwise_are_quoted() -> None:
    """An absent value, a truth, a date or a number of the same spelling would come back."""
    values = ["null", "true", "2024-10-18", "12", "a: b", "- a", "#a", "~", ""]
    record = {"id": "x", **{f"f{at}": value for at, value in enumerate(values)}}
    text = "\n".join(record_yaml(record))
    assert list(load_yaml(f"a:\n{text}")["a"][0].values()) == ["x", *values]
    assert inline_yaml({"id": "null", "ar": "ا"}) == "{id: 'null', ar: \"ا\"}"


@settings(deadline=None, max_examples=40)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=60))
def test_any_words_of_a_brief_come_back(brief: Brief, words: str) -> None:
    """No wording becomes a key, a comment or an alias."""
    if not words.strip():
        return
    title = LocalizedText(ar="ا", en=f"x{words}x")
    lists = ("sources", "actors", "places", "sentences", "events", "queries", "slides")
    short = {name: getattr(brief, name)[:1] for name in lists}
    written = format_brief_yaml(brief.model_copy(update={"title": title, **short}))
    assert LocalizedText.model_validate(load_yaml(written)["title"]) == title
