"""A menu is made when it is opened."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

Run = Callable[..., AppTest]


def test_a_shut_menu_is_empty(run: Run) -> None:
    """Nothing of it is sent before it is opened."""
    assert not run().get("download_button")
    assert run(open_="export-en").get("download_button")


def test_answers_stay_in_a_shut_menu(run: Run) -> None:
    """A marking that was typed is there when the menu is opened again."""
    app = run(open_="export-en")
    app.text_input(key="marking-en").set_value("EXAMPLE").run()
    for opened in (False, False, True):
        app.session_state["export-en"] = opened
        app.run()
    assert app.text_input(key="marking-en").value == "EXAMPLE"
