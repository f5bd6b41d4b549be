"""The address and the View follow each other."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from geodata.view import View

Run = Callable[..., AppTest]


def test_changed_address_is_read_again(run: Run) -> None:
    """Another address in the same tab (a link, the back button) sets another View."""
    app = run(actor="irn")
    app.query_params["actor"] = ["rus"]
    app.run()
    assert app.session_state["view"].actors == frozenset({"rus"})


def test_back_to_the_bare_address_asks_for_all(run: Run) -> None:
    """An address without parameters is the whole brief."""
    app = run(actor="irn")
    for key in list(app.query_params):
        del app.query_params[key]
    app.run()
    assert app.session_state["view"] == View()


def test_moving_to_another_page_keeps_the_view(run: Run) -> None:
    """A page without parameters in its address keeps the View."""
    app = run(actor="irn")
    app.switch_page("about.py").run()
    assert app.session_state["view"].actors == frozenset({"irn"})


def test_what_was_not_understood_is_kept_until_something_is_asked(run: Run) -> None:
    """A warning about a link stands until the reader uses a control."""
    app = run(colour="red")
    app.run()
    assert any("colour=red" in each.proto.body for each in app.get("html"))
    app.button(key="theme-dark-en").click().run()
    assert not any("colour=red" in each.proto.body for each in app.get("html"))
