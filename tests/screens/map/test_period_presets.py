"""The periods that are offered."""

from datetime import date

import pytest

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.brief.brief_reader import read_brief_bytes
from geodata.screens.map.period_presets import period_presets

BRIEF = """\
schema: 2
id: dated
title: Dated
as_of: {as_of}
language: en
documents: [{{id: notice, title: A notice, type: page}}]
sources: [{{id: office, name: The office}}]
events:
"""
EVENT = """\
  - id: event-{at}
    kind: incident
    title: Event
    status: {status}
    when: {when}
    off_map: No place
    claims: [{{id: claim-{at}, source: office, document: notice, statement: reported}}]
"""


def dated(as_of: str, *whens: str) -> Atlas:
    """An atlas of events with these dates; one that begins with ? is only expected."""
    events = [
        EVENT.format(at=at, when=when.lstrip("?"), status="expected" if when.startswith("?") else "actual")
        for at, when in enumerate(whens)
    ]
    brief = read_brief_bytes((BRIEF.format(as_of=as_of) + "".join(events)).encode()).brief
    assert brief is not None
    return build_atlas(brief, "dated")


def offered(atlas: Atlas) -> dict[str, tuple[date | None, date | None]]:
    """The days of each preset."""
    return {preset.id: (preset.start, preset.end) for preset in period_presets(atlas, "en")}


def test_presets_follow_the_day_of_the_brief(shipped_atlas: Atlas) -> None:
    """The brief's month, its year, twelve months back, and the time before the year."""
    assert offered(shipped_atlas) == {
        "all": (None, None),
        "month": (date(2024, 10, 1), date(2024, 10, 31)),
        "year": (date(2024, 1, 1), date(2024, 12, 31)),
        "twelve-months": (date(2023, 10, 24), date(2024, 10, 23)),
        "before": (None, date(2023, 12, 31)),
    }


def test_the_last_days_are_offered_singly_where_an_event_begins_on_them() -> None:
    """The day of the brief and the two before, by their names; not one on which an event only may begin."""
    atlas = dated("2032-01-05", "{edtf: 2032-01-05}", "{edtf: 2032-01-03}", "{edtf: 2032-01-01/2032-01-04}")
    days = [preset for preset in period_presets(atlas, "en") if preset.id.startswith("day-")]
    assert [preset.label for preset in days] == ["5 January 2032", "3 January 2032"]
    assert all(preset.start == preset.end for preset in days)
    assert not [name for name in offered(dated("2032-01-05", "{edtf: 2032-01-02}")) if "day" in name]


@pytest.mark.parametrize(
    ("as_of", "whens", "months"),
    [
        ("2032-01-05", ("{edtf: 2031-12-30}", "{edtf: 2031-02}"), {"month": (2031, 12), "year": (2031, 1)}),
        ("2032-01-05", ("{edtf: 2024-03}", "?{edtf: 2032-02}"), {"month": (2024, 3), "year": (2024, 1)}),
        ("2032-01-05", ("{edtf: ../2024}", "{edtf: 2032-02}"), {}),
        ("2032-01-05", ("{undated: true}",), {}),
    ],
)
def test_month_and_year_are_those_of_the_last_event(
    as_of: str, whens: tuple[str, ...], months: dict[str, tuple[int, int]]
) -> None:
    """None of them is empty, though the month of the brief itself may be."""
    found = offered(dated(as_of, *whens))
    starts = {name: (days[0].year, days[0].month) for name, days in found.items() if days[0]}
    assert {name: starts[name] for name in ("month", "year") if name in starts and months} == months


def test_what_would_show_nothing_is_not_offered() -> None:
    """A brief of one year has no time before it, an old one no last twelve months, an empty one the whole."""
    ending = {"all", "month", "year", "twelve-months"}
    assert offered(dated("2032-01-05", "{edtf: 2031-12-30}")).keys() == ending
    assert offered(dated("2032-01-05", "{edtf: 2024-03-02}")).keys() == {"all", "month", "year"}
    assert offered(dated("2032-01-05", "{undated: true}")).keys() == {"all"}
    assert offered(dated("0001-01-05", "{edtf: 0001-01-02}")).keys() == ending


def test_preset_labels_are_words(shipped_atlas: Atlas) -> None:
    """A reader sees months and years, never bounds."""
    labels = [preset.label for preset in period_presets(shipped_atlas, "en")]
    assert labels == [
        "Whole brief",
        "October 2024",
        "2024",
        "12 months to the brief",
        "until 31 December 2023",
    ]
