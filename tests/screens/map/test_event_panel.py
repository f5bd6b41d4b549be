"""The end side: bottom line, or card."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from geodata.brief.records import Brief
from geodata.screens.map.event_panel import bottom_line_html

Run = Callable[..., AppTest]


def test_bottom_line(demo: Brief) -> None:
    """The summary is in the reader's language, with a hint at the next step."""
    html = bottom_line_html(demo, "ar")
    assert "مناورة في بحر اليابان" in html
    assert 'dir="rtl"' in html
    assert "انقر رمزًا" in html


def test_card_says_when_a_filter_hides_its_event(run: Run) -> None:
    """An event in focus stays readable, with the filter that keeps it off the map."""
    app = run(focus="ocean-2024", layer="meeting")
    assert any(
        "hide this event from the map: layer switched off" in each.proto.body.replace("\u2068", "")
        for each in app.get("html")
    )


def test_close_button_returns_to_the_bottom_line(run: Run) -> None:
    """Closing takes the focus out of the address."""
    app = run(focus="ocean-2024")
    app.button(key="close-en").click().run()
    assert "focus" not in app.query_params
    assert any("bottom-line" in each.proto.body for each in app.get("html"))
