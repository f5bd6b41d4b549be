"""Figures that are comparable, and those that later ones revise."""

from typing import Any

import pytest

from geodata.brief.derived_facts.comparable_figures import (
    claims_with_figures,
    earlier_claims,
    figure_key,
    revised_claims,
    standing_claims,
)
from geodata.brief.record_types.figure_record import Figure
from geodata.brief.records import Brief

FIGURE = {"value": 3, "unit": "person", "counts": {"id": "killed", "en": "killed"}}


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({"value": 9}, True),
        ({"unit": "soldier"}, True),
        ({"counts": {"id": "killed", "en": "dead"}}, True),
        ({"unit": "ship"}, False),
        ({"counts": {"id": "hurt", "en": "hurt"}}, False),
        ({"covers": {"from": "2024-04"}}, False),
        ({"per": "day"}, False),
        ({"alternative": "one"}, False),
    ],
)
def test_one_class_one_count_one_scope(told: Brief, change: dict[str, Any], *, same: bool) -> None:
    """Figures are compared in one class of unit, for one thing counted, in one scope and rate."""
    one, other = (Figure.model_validate(each) for each in (FIGURE, FIGURE | change))
    assert (figure_key(one, told.unit_table) == figure_key(other, told.unit_table)) is same


def test_a_revised_figure_no_longer_stands(told: Brief) -> None:
    """The later claim of the speaker stands for both."""
    event = told.event_by_id["raid"]
    assert set(revised_claims(event.claims)) == {"raid-1"}
    assert [claim.id for claim in standing_claims(event)] == [f"raid-{at}" for at in range(2, 8)]
    assert [claim.id for claim in claims_with_figures(event)] == [f"raid-{at}" for at in range(1, 8)]


def test_earlier_figures_one_after_the_other(told: Brief) -> None:
    """The latest first; a circle, which the check refuses, has an end."""
    event = told.event_by_id["raid"]
    first, second, third, *_ = event.claims
    assert first.figure
    assert third.figure
    longer = third.model_copy(update={"figure": third.figure.model_copy(update={"revises": "raid-2"})})
    chain = event.model_copy(update={"claims": (first, second, longer)})
    assert [claim.id for claim in earlier_claims(longer, chain)] == ["raid-2", "raid-1"]
    circle = first.model_copy(update={"figure": first.figure.model_copy(update={"revises": "raid-2"})})
    assert len(earlier_claims(second, event.model_copy(update={"claims": (circle, second)}))) == 2
