"""The period's presets and its typed ends."""

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from geodata.screens.days import presets
from geodata.screens.period import chosen
from geodata.view import View

Run = Callable[..., AppTest]
AS_OF = date(2024, 10, 23)


@pytest.mark.parametrize(
    ("start", "end", "preset"),
    [
        (None, None, "all"),
        (date(2024, 10, 1), date(2024, 10, 31), "month"),
        (None, date(2023, 12, 31), "before"),
        (date(2024, 10, 2), date(2024, 10, 31), None),
    ],
)
def test_chosen(start: date | None, end: date | None, preset: str | None) -> None:
    """The preset that a View's period is, if any."""
    assert chosen(View(start=start, end=end), presets(AS_OF, "en")) == preset


def test_typed_month(run: Run) -> None:
    """A month typed as start is its first day, and the field says so."""
    app = run()
    app.text_input(key="start-en").input("2024-10").run()
    assert app.query_params["from"] == "2024-10-01"
    assert app.text_input(key="start-en").value == "2024-10-01"


@pytest.mark.parametrize(("typed", "said"), [("soon", "is not a date"), ("2025", "end before it begins")])
def test_what_cannot_be_taken_is_said_and_kept(run: Run, typed: str, said: str) -> None:
    """The View stays, the words stay in the field, and a notice says what is wrong."""
    app = run(to="2024-10-31")
    app.text_input(key="start-en").input(typed).run()
    assert app.session_state["view"].start is None
    assert app.text_input(key="start-en").value == typed
    assert any(said in each.proto.body for each in app.get("html"))


def test_preset_replaces_what_was_typed(run: Run) -> None:
    """A preset sets both ends and clears the notice."""
    app = run()
    app.text_input(key="start-en").input("soon").run()
    app.get("button_group")[0].set_value("year").run()
    assert app.session_state["view"].end == date(2024, 12, 31)
    assert app.text_input(key="start-en").value == "2024-01-01"
