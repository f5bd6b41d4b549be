"""The drawer of the controls on a phone."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

Run = Callable[..., AppTest]


def test_button_turns_and_counts(run: Run) -> None:
    """Shut it says how many filters are on; open it leads back to the map."""
    app = run(actor="irn", hide="ahead")
    assert app.button(key="toggle-drawer-en").label == "Filters (2 on)"
    app.button(key="toggle-drawer-en").click().run()
    assert app.button(key="toggle-drawer-en").label == "Close search and filters"
