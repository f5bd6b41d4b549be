"""Readings that name no withheld source: rows, problems, files that cannot be read, faults."""

from pathlib import Path

import pytest

from geodata.brief.brief_reader import read_brief_bytes
from geodata.tables import masked_reading as masking
from geodata.tables.brief_opening import open_brief, open_unmasked_brief
from geodata.tables.masked_reading import masked_reading
from geodata.tables.row_facts import row_of_event
from tests.withheld_brief import YAML, named_secrets, write_withheld_brief


def test_sources_of_rows_are_numbered_after_those_of_the_file(tmp_path: Path) -> None:
    """Their ids do not follow from their names."""
    brief = open_brief(write_withheld_brief(tmp_path)).brief
    assert brief is not None
    assert [source.id for source in brief.sources if source.withheld] == [
        f"withheld-{n}" for n in (1, 2, 3, 4)
    ]
    assert {source.name["ar"] for source in brief.sources if source.withheld} == {"مصدر محجوب"}
    first, second = brief.event_by_id["open-a-1"].claims
    assert (brief.source_by_id[first.source].name["en"], second.source) == ("Radio", "withheld-3")
    (claim,) = brief.event_by_id["closed-b-1"].claims
    assert (claim.source, claim.cites[0].document, claim.cites[0].row) == (
        "withheld-4",
        "withheld-document-3",
        1,
    )
    assert brief.document_by_id["log"].file == "log.csv"
    row = row_of_event(brief, "closed-b-1")
    assert row is not None
    assert row.document.id == "withheld-document-3"


def test_an_overridden_row_is_masked_too(tmp_path: Path) -> None:
    """What an analyst wrote of it may cite a withheld source."""
    write_withheld_brief(tmp_path)
    claims = "[{id: changed, source: barnowl, document: log, row: 2, statement: reported}]"
    yaml = YAML.replace("document: log\n", f"document: log\n    overrides: {{A 2: {{claims: {claims}}}}}\n")
    tmp_path.joinpath("brief.yaml").write_text(yaml, "utf-8")
    brief = open_brief(tmp_path).brief
    assert brief is not None
    assert [claim.source for claim in brief.event_by_id["open-a-2"].claims] == ["withheld-2"]
    assert not brief.tables[0].overrides


def test_the_owner_reads_the_names(tmp_path: Path) -> None:
    """On the command line, in ``check`` and ``diff``."""
    brief = open_unmasked_brief(write_withheld_brief(tmp_path)).brief
    assert brief is not None
    assert "nightjar-one" in brief.source_by_id
    assert {"Barnowl agent", "Nightjar two"} <= {source.name["en"] for source in brief.sources}


def test_problems_and_records_that_are_left_off_name_nobody(tmp_path: Path) -> None:
    """Neither the misspelt id nor the one that is proposed for it."""
    reading = open_brief(write_withheld_brief(tmp_path))
    assert named_secrets(" ".join(map(str, open_unmasked_brief(tmp_path).problems)))
    assert {"unknown-id", "unknown-sentence", "superseded"} == {each.code for each in reading.problems}
    assert not named_secrets(" ".join(map(str, reading.problems)))
    assert reading.brief is not None
    assert reading.brief.unfinished == 2
    assert not named_secrets(repr(reading.brief.left_off))
    assert reading.values is None


def test_a_table_whose_file_has_changed_names_neither_file_nor_hash(tmp_path: Path) -> None:
    """Nobody knows who speaks in it then."""
    write_withheld_brief(tmp_path).joinpath("nightjar-log.csv").write_text("changed", "utf-8")
    reading = open_brief(tmp_path)
    assert "table-hash" in {each.code for each in reading.problems}
    assert not named_secrets(" ".join(map(str, reading.problems)))
    assert reading.brief is not None
    assert "nightjar-log" not in reading.brief.document_by_id


def test_a_column_of_withheld_sources_stands_in_no_other_field(tmp_path: Path) -> None:
    """Title, key or note would name them."""
    write_withheld_brief(tmp_path)
    for old, new in (("{what} {ref}", "{what} {by}"), ("key: [ref]", "key: [ref, by]")):
        tmp_path.joinpath("brief.yaml").write_text(YAML.replace(old, new), "utf-8")
        reading = open_brief(tmp_path)
        assert [each.code for each in reading.problems].count("withheld-column") == 2
        assert reading.brief is not None
        assert not reading.brief.tables


@pytest.mark.parametrize("words", ["name: [Nightjar", "id: nightjar\nid: nightjar", "other: *nightjar"])
def test_a_file_that_cannot_be_read_names_nobody(words: str) -> None:
    """The problem has its line and its code."""
    reading = read_brief_bytes(f"{YAML}\n{words}\n".encode())
    assert reading.brief is None
    masked = masked_reading(reading)
    assert masked.problems[0].line
    assert not named_secrets(" ".join(map(str, masked.problems)))


def test_other_readings_stay_as_they_are(demo_yaml: str) -> None:
    """With their problems and names."""
    reading = masked_reading(
        read_brief_bytes(demo_yaml.replace("source: ministry", "source: minstry").encode())
    )
    assert reading.brief is not None
    assert reading.problems[0].found == "minstry"
    broken = read_brief_bytes(b"title: [nightjar")
    assert masked_reading(broken) == broken


def test_what_cannot_be_masked_does_not_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """And its problem says nothing of it."""

    def fail(*_: object) -> None:
        raise ValueError(YAML)

    monkeypatch.setattr(masking, "mask_brief", fail)
    reading = masked_reading(read_brief_bytes(YAML.encode()))
    assert reading.brief is None
    assert [each.code for each in reading.problems] == ["internal"]
    assert not named_secrets(str(reading.problems[0]))
