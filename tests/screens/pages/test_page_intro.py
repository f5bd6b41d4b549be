"""Introductions of the pages beside the map."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

Run = Callable[..., AppTest]


@pytest.mark.parametrize("page", ["figures", "sources", "actors"])
def test_it_says_how_much_is_filtered_out(page: str, run: Run) -> None:
    """The number of hidden events is shown; without any there is no notice."""
    for actor, said in (("irn", True), ([], False)):
        app = run(actor=actor)
        app.switch_page(f"{page}.py").run()
        assert any("filtered out." in each.proto.body for each in app.get("html")) is said
