"""Briefs made of rows: opening, problems, records of single rows."""

import hashlib
from pathlib import Path

import pytest

from geodata.atlas.atlas_frames import build_atlas
from geodata.brief.brief_reader import BriefReading
from geodata.brief.problems import ProblemLevel
from geodata.brief.record_sequence import RecordSequence
from geodata.brief.record_types.event_record import Event
from geodata.brief.records import Brief
from geodata.tables import row_records
from geodata.tables.brief_opening import open_brief
from geodata.tables.row_facts import row_of_event

ROWS = """ref,what,day,lon,lat,who,dead,best,high,by,more
A 1,Raid,2030-01-02,45.5,12.5,North,1,2,5,Radio; HIDDEN,kept here
A 2,March,2030-02-31,45.5,12.5,North,,,,Radio,
A 3,Raid,2030-01-03,,,rus,9,2,5,,=cmd
"""
BRIEF = """schema: 2
id: rows
title: {en: Rows}
as_of: 2031-01-01
language: en
documents: [{id: csv, type: table, file: rows.csv, title: {en: The log}, sha256: SHA}]
tables:
  - id: log
    document: csv
    key: [ref]
    mapping:
      title: {text: "{what} {ref}"}
      start: {column: day}
      place: {lon: {column: lon}, lat: {column: lat}}
      actors: {column: who, values: {rus: rus}, role: party}
      figures: {best: best, low: dead, high: high, unit: person, counts: {id: dead, en: dead}}
      source: {column: by, split: ";", withheld: [HIDDEN]}
"""


def opened(folder: Path, *, brief: str = BRIEF, rows: str = ROWS, sha256: str = "") -> BriefReading:
    """The reading of a brief and its rows in a folder."""
    data = rows.encode()
    folder.joinpath("rows.csv").write_bytes(data)
    known = sha256 or hashlib.sha256(data).hexdigest()
    folder.joinpath("brief.yaml").write_text(brief.replace("SHA", known), "utf-8")
    return open_brief(folder)


def brief_in(folder: Path) -> Brief:
    """A brief with the rows of these tests."""
    brief = opened(folder).brief
    assert brief is not None
    return brief


def test_a_row_is_an_event_that_cites_it(tmp_path: Path) -> None:
    """Speakers and figures are its claims."""
    brief = brief_in(tmp_path)
    assert len(brief.events) == 2
    event = brief.event_by_id["log-a-1"]
    assert event.title["ar"] == "Raid A 1"
    assert [(claim.cites[0].document, claim.cites[0].row) for claim in event.claims] == [("csv", 1)] * 2
    first, second = event.claims
    assert first.figure is not None
    assert (first.figure.low, first.figure.best, first.figure.high) == (1, 2, 5)
    assert brief.source_by_id[first.source].name["en"] == "Radio"
    assert brief.source_by_id[second.source].withheld
    assert brief.source_by_id[second.source].name["en"] == "Source withheld"
    (location,) = event.places
    assert brief.place_by_id[location.place].precision == 1
    assert brief.place_resolver.resolve(location.place).anchor == (45.5, 12.5)


def test_figures_out_of_order_are_the_best_and_said(tmp_path: Path) -> None:
    """The row's own amounts stand in words."""
    (claim,) = brief_in(tmp_path).event_by_id["log-a-3"].claims
    assert claim.figure is not None
    assert claim.figure.value == 2
    assert claim.gist is not None
    assert "9" in claim.gist["en"]


def test_rows_that_are_left_out_are_counted_and_listed(tmp_path: Path) -> None:
    """As warnings, at the line of the file."""
    listed, counted = opened(tmp_path).problems
    assert {counted.level, listed.level} == {ProblemLevel.WARNS}
    assert counted.found == "2 of 3 rows read; 1 left out"
    assert (listed.record, listed.line, listed.field, listed.found) == ("row 2", 3, "day", "2030-02-31")
    assert "no such day" in listed.expected
    assert listed.file.endswith("rows.csv")


def test_a_file_with_another_hash_is_not_read(tmp_path: Path) -> None:
    """The brief opens without its rows, and says so."""
    reading = opened(tmp_path, sha256="0" * 64)
    assert reading.brief is not None
    assert len(reading.brief.events) == 0
    (problem,) = reading.problems
    assert (problem.code, problem.level, problem.line) == ("table-hash", ProblemLevel.BLOCKS, 9)


@pytest.mark.parametrize(
    ("old", "new", "code", "field"),
    [
        ("start: {column: day}", "start: {column: date}", "table", "mapping"),
        ("start: {column: day}", "start: {colum: day}", "unknown-field", "mapping.start.colum"),
        ("key: [ref]", "places: {X: nowhere}", "unknown-id", "places.X"),
        ("file: rows.csv", "file: none.csv", "table-file", "document"),
        (
            "key: [ref]",
            "key: [ref]\n    overrides: {A 1: {kind: meetinq}}",
            "unknown-kind",
            "overrides.A 1.kind",
        ),
        (
            "key: [ref]",
            "key: [ref]\n    overrides: {A 1: {places: [*VLADIVOSTOK_TO_RUSSIA]}}".replace(
                "*VLADIVOSTOK_TO_RUSSIA", "{place: vladivostok, role: from}, {place: rus, role: to}"
            ),
            "route",
            "overrides.A 1.places",
        ),
        ("key: [ref]", "overrides: {A 9: {kind: meeting}}", "no-such-row", "overrides.A 9"),
        (
            "key: [ref]",
            "key: [ref]\n    overrides: {A 1: {kin: meeting}}",
            "unknown-field",
            "overrides.A 1.kin",
        ),
        (
            "key: [ref]",
            "key: [ref]\n    overrides: {A 1: {parent: nothing}}",
            "unknown-id",
            "overrides.A 1.parent",
        ),
    ],
)
def test_a_table_that_cannot_be_read_says_why(
    tmp_path: Path, old: str, new: str, code: str, field: str
) -> None:
    """At the line of the value."""
    reading = opened(tmp_path, brief=BRIEF.replace(old, new))
    found = {problem.code: problem for problem in reading.problems}
    assert found[code].field == field
    assert found[code].line is not None


def test_a_changed_row_keeps_its_other_fields(tmp_path: Path) -> None:
    """The key is that of the file, or of the id."""
    overrides = "key: [ref]\n    overrides: {A 1: {title: {en: Other}}, a-3: {off_map: {en: Unsure}}}"
    brief = opened(tmp_path, brief=BRIEF.replace("key: [ref]", overrides)).brief
    assert brief is not None
    assert [event.title["en"] for event in brief.events] == ["Other", "Raid A 3"]
    assert brief.events[1].off_map is not None
    assert brief.events[1].off_map["en"] == "Unsure"
    assert [event.id for event in brief.event_records] == ["log-a-1", "log-a-3"]


def test_no_record_is_made_for_a_row_that_is_not_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ids, lengths and look-ups of others need none."""
    made: list[str] = []
    real = Event.model_validate

    def counted(values: dict[str, object]) -> Event:
        made.append(str(values["id"]))
        return real(values)

    monkeypatch.setattr(row_records.Event, "model_validate", counted)
    brief = brief_in(tmp_path)
    assert isinstance(brief.events, RecordSequence)
    assert len(brief.events) == len(brief.event_by_id) == 2
    assert list(brief.event_by_id) == ["log-a-1", "log-a-3"]
    assert "log-a-3" in brief.event_by_id
    assert "log-a-2" not in brief.event_by_id
    assert {"rus", *(actor.id for actor in brief.actors)} == set(brief.actor_by_id)
    assert made == []
    assert brief.events[1] is brief.events[-1]
    assert made == ["log-a-3"]


def test_cells_that_are_not_mapped_stay_with_the_row(tmp_path: Path) -> None:
    """But where a speaker of the row is withheld, whom they may name."""
    brief = brief_in(tmp_path)
    row = row_of_event(brief, "log-a-3")
    assert row is not None
    assert (row.document.id, row.record, row.line, row.cells) == ("csv", 3, 4, (("more", "=cmd"),))
    hidden = row_of_event(brief, "log-a-1")
    assert hidden is not None
    assert hidden.cells == ()


def test_an_id_of_the_file_that_a_row_has_is_a_problem(tmp_path: Path) -> None:
    """Links lead to one event."""
    event = """events:
  - id: log-a-1
    kind: meeting
    title: {en: Clash}
    status: actual
    when: {undated: true}
    off_map: {en: Nowhere}
    claims: [{id: one, source: desk, document: csv, row: 1, statement: reported}]
sources: [{id: desk, name: {en: Desk}}]
"""
    reading = opened(tmp_path, brief=BRIEF + event)
    assert "duplicate-id" in {problem.code for problem in reading.problems}
    assert reading.brief is not None
    assert reading.brief.event_by_id["log-a-1"].title["en"] == "Raid A 1"


def test_a_file_of_tabs_needs_no_separator(tmp_path: Path) -> None:
    """Its name tells it."""
    tabs = ROWS.replace(",", "\t")
    (tmp_path / "rows.tsv").write_text(tabs, "utf-8")
    brief = BRIEF.replace("rows.csv", "rows.tsv")
    reading = opened(tmp_path, brief=brief, sha256=hashlib.sha256(tabs.encode()).hexdigest())
    assert reading.brief is not None
    assert [event.id for event in reading.brief.events] == [event.id for event in brief_in(tmp_path).events]


def test_a_row_from_a_place_to_itself_is_at_that_place(tmp_path: Path) -> None:
    """A line without a length took the whole brief down."""
    place = "place: {lon: {column: lon}, lat: {column: lat}}"
    ends = ", ".join(f"{end}: {{lon: {{column: lon}}, lat: {{column: lat}}}}" for end in ("from", "to"))
    mapping = f"{ends}".replace(", to:", "\n      to:")
    reading = opened(tmp_path, brief=BRIEF.replace(place, mapping))
    assert reading.brief is not None
    atlas = build_atlas(reading.brief, "rows")
    assert atlas.locations["role"].unique().tolist() == ["at"]
    assert atlas.events.geometry.iloc[0].geom_type == "MultiPoint"
