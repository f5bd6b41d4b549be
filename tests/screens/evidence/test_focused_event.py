"""Links that put an event in focus, and the card beside a list."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from geodata.screens.evidence.focused_event import focus_link

Run = Callable[..., AppTest]


def test_a_link_asks_for_its_event(run: Run) -> None:
    """The link's address keeps the View and adds the focus; the event in focus is marked."""
    context = run(actor="irn", focus="iran-drones").session_state["page_context"]
    other = focus_link(context, "iran-missiles", "<b>")
    assert 'href="?actor=irn&amp;lang=en&amp;focus=iran-missiles&amp;' in other
    assert "&lt;b&gt;" in other
    assert "aria-current" not in other
    assert 'aria-current="true"' in focus_link(context, "iran-drones", "x")


def test_the_card_stands_beside_and_closes(run: Run) -> None:
    """The card closes; without a focus the page shows a hint."""
    app = run(focus="iran-drones")
    app.switch_page("sources.py").run()
    assert any(link.proto.label == "Show on the map" for link in app.get("page_link"))
    app.button(key="close-en").click().run()
    assert any("Choose an event to read its card here" in each.proto.body for each in app.get("html"))
