"""How the pages beside the map begin."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

Run = Callable[..., AppTest]


@pytest.mark.parametrize("page", ["figures", "sources", "actors"])
def test_it_says_how_much_is_filtered_out(page: str, run: Run) -> None:
    """Nothing is hidden silently, and nothing is said where nothing is hidden."""
    for actor, said in (("irn", True), ([], False)):
        app = run(actor=actor)
        app.switch_page(f"{page}.py").run()
        assert any("filtered out." in each.proto.body for each in app.get("html")) is said
