"""Links between the pages."""

from collections.abc import Callable
from urllib.parse import parse_qs

from streamlit.testing.v1 import AppTest

Run = Callable[..., AppTest]


def test_way_there_and_back_carries_the_view(run: Run) -> None:
    """The links to the about page and back carry the View."""
    app = run(actor="irn")
    there = next(each.proto for each in app.get("page_link") if each.proto.page == "about")
    app.switch_page("about.py").run()
    back = app.get("page_link")[-1].proto
    assert back.label == "Back to the map"
    assert parse_qs(there.query_string) == parse_qs(back.query_string) == {"actor": ["irn"], "lang": ["en"]}
