"""The matrix of sources and events."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from geodata.brief.records import Brief
from geodata.screens.evidence.source_matrix import count_statements, source_matrix_html
from geodata.vocabulary import Statement

Run = Callable[..., AppTest]


@pytest.mark.parametrize(
    ("event", "source", "found"),
    [
        ("troops-in-russia", "author", {Statement.JUDGEMENT: 1}),
        ("troops-ready", "zelensky", {Statement.FORECAST: 1}),
        ("troops-ready", "author", {}),
    ],
)
def test_cells_count_by_kind(shipped: Brief, event: str, source: str, found: dict[Statement, int]) -> None:
    """A source that passes a claim on has no cell for it."""
    assert count_statements(shipped.event_by_id[event], shipped.source_by_id[source]) == found


def test_cells_hold_all_claims(shipped: Brief) -> None:
    """The sum over all cells is the number of claims."""
    cells = [count_statements(event, source) for event in shipped.events for source in shipped.sources]
    assert sum(sum(cell.values()) for cell in cells) == sum(len(event.claims) for event in shipped.events)


def test_a_long_matrix_is_cut_and_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first rows, with the number of all."""
    monkeypatch.setattr("geodata.screens.evidence.source_matrix.MAX_MATRIX_EVENTS", 3)
    html = source_matrix_html(run().session_state["page_context"])
    assert html.count('scope="row"') == 3
    assert "The first 3 of 30 events" in html


def test_an_empty_matrix_says_what_to_do(run: Run) -> None:
    """No table where nothing passes the filters."""
    html = source_matrix_html(run(layer="-").session_state["page_context"])
    assert "<table" not in html
    assert "Reset the filters" in html
