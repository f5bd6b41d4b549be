"""Ladders of figures: values of rungs and axes, never a mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.brief.record_types.event_record import Event
from geodata.brief.records import Brief
from geodata.charts.ladders import event_ladders, ladder_axis, unit_axes

AMOUNTS = st.lists(st.floats(0.001, 1e12), min_size=1)


def told(event: Event, *figures: dict[str, object], days: dict[int, str] | None = None) -> Event:
    """Return an event with a claim for each figure, some with a day."""
    first = event.claims[0].model_dump()
    claims = [
        first
        | {"id": f"c{at}", "figure": {"unit": "ship", "counts": {"id": "all", "ar": "أ", "en": "A"}} | each}
        | {"said_on": (days or {}).get(at)}
        for at, each in enumerate(figures)
    ]
    return Event.model_validate(event.model_dump() | {"claims": claims})


def test_rungs_by_day_undated_last(demo: Brief) -> None:
    """Dated claims first, the others in the order of the text."""
    days = {2: "2024-10-23", 3: "2024-10-18"}
    event = told(demo.event_by_id["parts"], *({"value": value} for value in (1, 2, 3, 4)), days=days)
    (ladder,) = event_ladders(event, demo)
    assert [rung.claim.id for rung in ladder.rungs] == ["c3", "c2", "c0", "c1"]


def test_a_unit_has_a_ladder_of_its_own(shipped: Brief) -> None:
    """Containers, shells and rockets never share an axis."""
    found = event_ladders(shipped.event_by_id["prk-rus-containers"], shipped)
    assert [(ladder.unit, ladder.values) for ladder in found] == [
        ("container", (6700, 6700, 13000, 13000)),
        ("shell", (3000000, 3000000)),
        ("rocket", (500000, 500000)),
    ]


def test_what_counts_another_thing_has_another_ladder(shipped: Brief) -> None:
    """Sent, in all, in training: three ladders of one measure."""
    found = event_ladders(shipped.event_by_id["troops-in-russia"], shipped)
    assert [(each.key.measure, each.key.counts) for each in found] == [
        ("people", "in-training"),
        ("people", "sent"),
        ("people", "total"),
    ]


@pytest.mark.parametrize(
    ("figure", "ends", "soft", "opens"),
    [
        ({"value": 5}, (5, 5), False, 0),
        ({"low": 5, "high": 9, "qualifier": "about"}, (5, 9), True, 0),
        ({"value": 5, "qualifier": "close-to"}, (5, 5), True, 0),
        ({"value": 5, "qualifier": "more-than"}, (5, 5), False, 1),
        ({"value": 5, "qualifier": "at-least"}, (5, 5), False, 1),
        ({"value": 5, "qualifier": "less-than"}, (5, 5), False, -1),
        ({"value": 5, "qualifier": "up-to"}, (5, 5), False, -1),
        ({"ratio": {"times": 3, "period": "2024", "base": "2016"}}, None, False, 0),
    ],
)
def test_ends_stay_as_said(
    demo: Brief, figure: dict[str, object], ends: tuple[int, int] | None, *, soft: bool, opens: int
) -> None:
    """A number, a range, open ends, a ratio without a place."""
    rung = event_ladders(told(demo.event_by_id["parts"], figure), demo)[0].rungs[0]
    assert (rung.ends, rung.inexact, rung.open_direction) == (ends, soft, opens)


@pytest.mark.parametrize(
    ("values", "log", "ticks"),
    [
        ((1500, 10000, 3000), False, (0, 2500, 5000, 7500, 10000)),
        ((1500, 10000, 3000), True, (1000, 10000)),
        ((6700, 13000), False, (0, 5000, 10000, 15000)),
        ((6700, 13000), True, (1000, 10000, 100000)),
        ((0, 3), True, (0, 1, 2, 3)),
        ((0,), False, (0, 1)),
        ((400,), False, (0, 100, 200, 300, 400)),
    ],
)
def test_axis_has_round_ticks(values: tuple[float, ...], *, log: bool, ticks: tuple[float, ...]) -> None:
    """Linear from nothing, logarithmic by powers of ten; what has no logarithm stays linear."""
    assert ladder_axis(values, log=log).ticks == pytest.approx(ticks)


@given(values=AMOUNTS, log=st.booleans())
def test_order_on_the_axis_is_the_order_of_the_values(values: list[float], *, log: bool) -> None:
    """Every value is on the axis, and more is never further down."""
    found = ladder_axis(values, log=log)
    places = [found.position_of(value) for value in sorted(values)]
    assert all(-1e-9 <= place <= 1 + 1e-9 for place in places)
    assert places == sorted(places)


def test_events_with_one_measure_share_its_axis(shipped: Brief) -> None:
    """Counts of one thing in one measure share an axis, whatever event they are of."""
    every = [ladder for event in shipped.events for ladder in event_ladders(event, shipped)]
    found = unit_axes(every)
    assert found["people", "total", "event"].high == 10000
    assert {measure for measure, _, _ in found} == {
        "people",
        "year",
        "vessels",
        "container",
        "shell",
        "rocket",
    }


def test_a_ladder_has_one_measure_one_count_and_one_scope(told: Brief) -> None:
    """People and soldiers killed are compared; a total since a day, a rate and a mass stand apart."""
    found = event_ladders(told.event_by_id["raid"], told)
    assert [[rung.claim.id for rung in ladder.rungs] for ladder in found] == [
        ["raid-3", "raid-1", "raid-2"],
        ["raid-4"],
        ["raid-5"],
        ["raid-6", "raid-7"],
    ]
    assert [ladder.has_rivals for ladder in found] == [True, False, False, True]


def test_two_units_of_a_measure_are_converted(told: Brief) -> None:
    """2 tonnes and 800 kilograms stand on one axis, in tonnes."""
    (mass,) = (each for each in event_ladders(told.event_by_id["raid"], told) if each.converted_to)
    assert (mass.converted_to, mass.values) == ("tonne", (2, 2, 0.8, 0.8))


def test_a_best_estimate_is_no_end(told: Brief) -> None:
    """Low and high are the ends, the best estimate stands between them as it was said."""
    rung = event_ladders(told.event_by_id["raid"], told)[0].rungs[0]
    assert (rung.ends, rung.best) == ((4, 9), 5)


def test_a_revision_is_no_rival(told: Brief) -> None:
    """The earlier figure of a speaker stands before the later one, which knows it."""
    event = told.event_by_id["raid"]
    own = event.model_copy(update={"claims": event.claims[:2]})
    (ladder,) = event_ladders(own, told)
    assert (ladder.is_compared, ladder.has_rivals) == (True, False)
    first, later = ladder.rungs
    assert (first.is_revised, later.is_revised) == (True, False)
    assert [each.claim.id for each in later.earlier] == ["raid-1"]


def test_a_total_has_an_axis_of_its_own(told: Brief) -> None:
    """The dead of one raid are not dwarfed by those of a country."""
    axes = unit_axes(event_ladders(told.event_by_id["raid"], told))
    assert axes["people", "killed", "event"].high == 10
    assert axes["people", "killed", "total"].high == 300
    assert ("sortie", "flown", "day") in axes
