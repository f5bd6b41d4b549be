"""The page of the briefing screen: one component, nothing else."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from geodata.screens.pages import briefing_page
from geodata.webmap import assets
from geodata.webmap.briefing_contract import BriefingData

Run = Callable[..., AppTest]
Sent = Callable[[AppTest, str], dict[str, Any]]
PAGE = Path(__file__).parents[3] / "pages" / "briefing.py"


@pytest.mark.skipif(not assets.is_map_built(), reason="the map's code was not built: make run builds it")
def test_it_has_the_page_to_itself(run: Run, sent: Sent) -> None:
    """The page holds the component with the brief's addresses, and no header."""
    app = run(lang="ar", theme="dark", slide="3", play="20")
    app.switch_page("briefing.py").run()
    assert not app.exception
    assert [each.proto.component_name for each in app.get("bidi_component")] == [
        "briefmap.lost-server",
        "briefmap.briefing",
    ]
    assert len(app.button) == 0
    BriefingData.model_validate_json(json.dumps(sent(app, "briefing")))


def test_without_its_code_it_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A notice says that the map's code was not built."""
    monkeypatch.setattr(briefing_page.assets, "is_map_built", lambda: False)
    app = run()
    app.switch_page("briefing.py").run()
    assert any("was not built" in each.proto.body for each in app.get("html"))
