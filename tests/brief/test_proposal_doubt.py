"""Tests of doubt on proposed fields."""

import pytest

from geodata.brief.proposal_doubt import is_doubtful, lower_bound, proposed_fields
from geodata.brief.record_fields import PROPOSED_RECORD, Proposable, ProposedField


@pytest.mark.parametrize(
    ("precision", "cases", "readings", "doubtful"),
    [
        (None, None, (), True),
        (1.0, 19, (), True),
        (1.0, 40, (), False),
        (0.95, 60, (), True),
        (0.98, 200, (), False),
        (1.0, 200, ("a", "b"), True),
    ],
)
def test_a_field_is_doubtful(
    precision: float | None, cases: int | None, readings: tuple[str, ...], *, doubtful: bool
) -> None:
    """Few cases, a low bound or several readings make it so."""
    made = ProposedField(rule="made-up", precision=precision, n=cases, readings=readings)
    assert is_doubtful(made) == doubtful


@pytest.mark.parametrize(
    ("share", "cases", "bound"), [(1.0, 20, 0.839), (0.5, 100, 0.404), (0.0, 10, 0.0), (1, 0, 0)]
)
def test_the_lower_bound_is_that_of_wilson(share: float, cases: int, bound: float) -> None:
    """Values of published tables."""
    assert lower_bound(share, cases) == pytest.approx(bound, abs=0.001)


def test_the_mark_of_the_whole_is_no_field() -> None:
    """Only fields are given."""
    made = ProposedField(rule="made-up")
    assert proposed_fields(Proposable(proposed={**PROPOSED_RECORD, "when": made})) == {"when": made}
