"""Three-valued time, the other filters, and the count of every hidden event."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.atlas.atlas_frames import HOLDS, OPEN_END_DAY, OPEN_START_DAY, Atlas, FilterColumns, build_atlas
from geodata.atlas.selection import (
    HIDING_REASONS,
    count_filter_choices,
    select_events,
    standing_codes,
)
from geodata.brief.record_types.date_record import EventDate
from geodata.brief.records import Brief
from geodata.kinds.kind_table import shipped_kinds
from geodata.view import HideOption, View
from geodata.vocabulary import Standing, Statement, Status

AS_OF = date(2024, 10, 23)
EPOCH = date(1970, 1, 1)


def clock(**when: object) -> FilterColumns:
    """The clock of one event."""
    record = EventDate.model_validate(when)
    bounds = record.bounds

    def days(value: date | None, open_value: int) -> np.ndarray:
        return np.array([open_value if value is None else (value - EPOCH).days], np.int32)

    return FilterColumns(
        days(bounds.start_earliest if bounds else None, OPEN_START_DAY),
        days(bounds.start_latest if bounds else None, OPEN_END_DAY),
        days(bounds.end_earliest if bounds else None, OPEN_END_DAY),
        days(bounds.end_latest if bounds else None, OPEN_END_DAY),
        np.array([HOLDS.index(record.holds)], np.int8),
        np.array([record.undated]),
        np.array([False]),
        np.array([0], np.int8),
        np.array([1], np.uint8),
        np.array([0], np.int8),
    )


KNOWN_START = {"edtf": "../..", "start": "../2022-10", "holds": "throughout"}
ROWS = [
    ({"edtf": "2024-10"}, "2024-10-01", "2024-10-05", 1),
    ({"edtf": "2024-10"}, "2024-10-01", "2024-10-31", 2),
    ({"edtf": "2024-10"}, "2024-11-01", None, 0),
    ({"edtf": "2012/..", "holds": "recurring"}, "2020-03-01", "2020-03-31", 1),
    ({"edtf": "2012/..", "holds": "recurring"}, "2012-01-01", None, 2),
    ({"edtf": "2018/..", "holds": "throughout"}, "2020-01-01", "2020-12-31", 2),
    ({"edtf": "2018/..", "holds": "throughout"}, "2026-01-01", "2026-12-31", 1),
    ({"edtf": "2018/..", "holds": "throughout"}, "2018-03-01", "2018-03-31", 1),
    ({"edtf": "2018/..", "holds": "throughout"}, "2017-01-01", "2017-12-31", 0),
    (KNOWN_START, "2021-01-01", "2021-12-31", 1),
    (KNOWN_START, "2023-01-01", "2023-12-31", 2),
    (KNOWN_START, "2026-01-01", "2026-12-31", 1),
    ({"edtf": "../2024-11"}, "2024-11-01", "2024-11-30", 1),
    ({"edtf": "../2024-11"}, None, "2024-11-30", 2),
    ({"edtf": "../2022-10", "holds": "throughout"}, "2022-10-01", "2022-10-31", 1),
    ({"undated": True}, "2020-01-01", "2020-12-31", 1),
    ({"undated": True}, "2024-10-23", None, 1),
    ({"undated": True}, "2024-10-24", None, 0),
    ({"undated": True}, None, None, 1),
]


@pytest.mark.parametrize(("when", "first", "last", "expected"), ROWS)
def test_three_values(when: dict[str, object], first: str | None, last: str | None, expected: int) -> None:
    """Each period and event give exactly one of within (2), perhaps (1), no (0)."""
    start, end = (date.fromisoformat(day) if day else None for day in (first, last))
    assert standing_codes(clock(**when), start, end, as_of=AS_OF).tolist() == [expected]


spans = st.tuples(*[st.dates(date(2000, 1, 1), date(2030, 1, 1))] * 2).map(sorted)


@given(spans, spans, spans, st.sampled_from(HOLDS))
def test_a_wider_period_never_loses(
    event: list[date], inner: list[date], more: list[date], holds: str
) -> None:
    """An event has at least the same standing in a period that contains the first."""
    at = clock(edtf=f"{event[0]}/{event[1]}", holds=holds)
    narrow = standing_codes(at, inner[0], inner[1], as_of=AS_OF)
    wide = standing_codes(at, min(inner[0], more[0]), max(inner[1], more[1]), as_of=AS_OF)
    assert wide >= narrow


VIEWS = [
    (View(), [2, 2, 1], {}),
    (View(layers=frozenset({"transfer"})), [0, 2, 0], {"layer": 2}),
    (View(layers=frozenset()), [0, 0, 0], {"layer": 3}),
    (View(statements=frozenset({Statement.JUDGEMENT})), [0, 0, 1], {"statement": 2}),
    (View(statuses=frozenset({Status.FEARED})), [0, 0, 0], {"status": 3}),
    (View(statuses=frozenset()), [0, 0, 0], {"status": 3}),
    (View(tags=frozenset({"sea"})), [0, 0, 0], {"tag": 3}),
    (View(actors=frozenset({"kor"})), [2, 0, 1], {"actor": 1}),
    (View(actors=frozenset({"prk"})), [0, 0, 1], {"actor": 2}),
    (View(actors=frozenset({"jpn", "kor"}), match="all"), [2, 0, 0], {"actor": 2}),
    (View(actors=frozenset({"jpn", "xxx"}), match="all"), [0, 0, 0], {"actor": 3}),
    (View(actors=frozenset()), [0, 0, 0], {"actor": 3}),
    (View(roles=frozenset({"supplier"})), [0, 2, 0], {"role": 2}),
    (View(actors=frozenset({"rus"}), roles=frozenset({"supplier"})), [0, 0, 0], {"actor": 2, "role": 1}),
    (View(bounds=(130, 35, 135, 40)), [2, 0, 0], {"bounds": 2}),
    (View(bounds=(50, 33, 60, 40)), [0, 2, 0], {"bounds": 2}),
    (View(bounds=(-120, -90, -60, 90)), [0, 0, 0], {"bounds": 3}),
    (View(bounds=(-180, -90, 180, 90)), [2, 2, 0], {"bounds": 1}),
    (View(bounds=(0, 50, 30, 60), roles=frozenset({"supplier"})), [0, 0, 0], {"role": 2, "bounds": 1}),
    (View(hide=frozenset({HideOption.UNDATED})), [2, 2, 0], {"undated": 1}),
    (View(start=date(2029, 12, 5)), [1, 2, 1], {}),
    (View(start=date(2030, 2, 1)), [0, 1, 0], {"undated": 1, "period": 1}),
    (View(end=date(2021, 12, 31)), [0, 1, 1], {"period": 1}),
]


@pytest.mark.parametrize(("view", "standings", "omitted"), VIEWS)
def test_select(demo_atlas: Atlas, view: View, standings: list[int], omitted: dict[str, int]) -> None:
    """Each filter hides the right events and counts them."""
    selection = select_events(demo_atlas, view)
    assert selection.standing.tolist() == standings
    assert selection.hidden_by_reason == omitted


ids = st.sampled_from(["jpn", "kor", "prk", "irn", "rus", "usa"])


@given(
    st.builds(
        View,
        start=st.none() | st.dates(date(2020, 1, 1), date(2031, 1, 1)),
        actors=st.none() | st.frozensets(ids),
        roles=st.none() | st.frozensets(st.sampled_from(shipped_kinds().role_ids)),
        match=st.sampled_from(["any", "all"]),
        layers=st.none() | st.frozensets(st.sampled_from(shipped_kinds().kind_ids)),
        statements=st.none() | st.frozensets(st.sampled_from(Statement)),
        statuses=st.none() | st.frozensets(st.sampled_from(Status)),
        tags=st.none() | st.frozensets(st.sampled_from(["sea", "oil"])),
        bounds=st.none()
        | st.tuples(st.floats(-180, 180), st.floats(-90, 45), st.floats(-180, 180), st.floats(45, 90)),
        hide=st.frozensets(st.sampled_from(HideOption)),
    )
)
def test_conservation(demo_atlas: Atlas, view: View) -> None:
    """Every event is shown, or hidden for exactly one named reason."""
    selection = select_events(demo_atlas, view)
    assert selection.within_count + selection.perhaps_count + selection.hidden_count == len(demo_atlas.events)
    assert sum(selection.hidden_by_reason.values()) == selection.hidden_count
    assert ((selection.reason == 0) == (selection.standing > 0)).all()
    assert set(selection.hidden_by_reason) <= set(HIDING_REASONS)


def test_ahead_is_not_hidden_unseen(demo: Brief) -> None:
    """A period that ends with the brief counts what lies ahead of it under its own name."""
    dated = demo.events[2].model_dump() | {"when": {"edtf": "2030-06"}}
    later = Brief.model_validate(demo.model_dump() | {"events": [dated], "queries": []})
    assert select_events(build_atlas(later, "later"), View(end=date(2030, 1, 15))).hidden_by_reason == {
        "ahead": 1
    }
    assert select_events(build_atlas(later, "later"), View(end=date(2030, 1, 16))).hidden_by_reason == {
        "period": 1
    }


def test_found_under_both_names(demo_atlas: Atlas) -> None:
    """An event is found by the written actor and by the one that a query says is meant."""
    as_written = demo_atlas.participations.query("actor == 'prk'")
    assert as_written["as_written"].tolist() == [True]
    assert (
        select_events(demo_atlas, View(actors=frozenset({"prk"}))).standing_of("closer") is Standing.PERHAPS
    )
    assert select_events(demo_atlas, View(actors=frozenset({"jpn"}))).reason_of("closer") == "actor"


def test_counts(demo_atlas: Atlas) -> None:
    """Each facet is counted with all the other filters on."""
    found = count_filter_choices(select_events(demo_atlas, View(actors=frozenset({"irn"}))))
    assert found.actors == {"irn": 2, "jpn": 1, "kor": 2, "prk": 1, "rus": 1}
    assert found.layers["transfer"] == 1
    assert found.statements == {"reported": 1, "judgement": 1, "forecast": 0}
    with_role = count_filter_choices(select_events(demo_atlas, View(roles=frozenset({"party"}))))
    assert with_role.actors == {"irn": 1, "jpn": 0, "kor": 1, "prk": 1, "rus": 0}


def with_tree(demo: Brief) -> Brief:
    """The invented brief in which Japan and Korea are parts of an alliance's member, and Iran of itself."""
    values = demo.model_dump()
    actors = [
        {"id": "jpn", "part_of": "league"},
        {"id": "kor", "part_of": "jpn"},
        {"id": "league", "kind": "organisation"},
        {"id": "irn", "part_of": "rus"},
        {"id": "rus", "part_of": "irn"},
        {"id": "pact", "kind": "alliance", "members": ["league", "rus", "usa"]},
    ]
    named = [{"name": {"en": each["id"], "ar": "طرف"}} | each for each in actors]
    events = list(values["events"])
    events[1] |= {"status": "alleged", "tags": ["sea", "oil", "sea"]}
    return Brief.model_validate(values | {"actors": named, "events": events})


def test_a_whole_finds_its_parts(demo: Brief) -> None:
    """However deep, and in a circle too; an alliance does not find its members."""
    atlas = build_atlas(with_tree(demo), "tree")

    def found(*names: str, match: str = "any") -> list[int]:
        return select_events(
            atlas, View.model_validate({"actors": names, "match": match})
        ).shown_rows.tolist()

    assert found("league") == found("jpn", "league") == [0, 2]
    assert found("kor") == [0, 2]
    assert found("irn") == found("rus") == [1, 2]
    assert found("league", "rus", match="all") == [2]
    assert found("pact") == []
    counts = count_filter_choices(select_events(atlas, View()))
    assert counts.actors["league"] == counts.actors["jpn"] == 2
    assert counts.members == {}


def test_events_of_members_are_counted(demo: Brief) -> None:
    """Under the other filters, without those that the filter shows anyway."""
    atlas = build_atlas(with_tree(demo), "tree")

    def members(**fields: object) -> dict[str, int]:
        return count_filter_choices(select_events(atlas, View.model_validate(fields))).members

    assert members(actors=["pact"]) == {"pact": 3}
    assert members(actors=["pact", "kor"]) == {"pact": 1}
    assert members(actors=["pact"], layers=["exercise"]) == {"pact": 1}
    assert members(actors=["pact"], roles=["supplier"]) == {"pact": 1}
    assert members(actors=["league"]) == {}


def test_status_and_tags_filter_and_are_counted(demo: Brief) -> None:
    """A tag that an event has twice counts once."""
    atlas = build_atlas(with_tree(demo), "tree")
    alleged = select_events(atlas, View(statuses=frozenset({Status.ALLEGED})))
    assert (alleged.shown_rows.tolist(), alleged.hidden_by_reason) == ([1], {"status": 2})
    tagged = select_events(atlas, View(tags=frozenset({"oil", "other"})))
    assert (tagged.shown_rows.tolist(), tagged.hidden_by_reason) == ([1], {"tag": 2})
    counts = count_filter_choices(tagged)
    assert counts.tags == {"oil": 1, "sea": 1}
    assert counts.statuses["alleged"] == 1
    assert sum(counts.statuses.values()) == 1
