"""Sync component of text and map: its script is served as a file."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from geodata.screens.reading.reading_sync import SYNC_SCRIPT
from geodata.webmap.component_contract import ReadingSyncData

Run = Callable[..., AppTest]
Sent = Callable[[AppTest, str], dict[str, Any]]


@pytest.mark.parametrize("focus", [{}, {"focus": "ocean-2024"}])
def test_the_data_have_the_fields_of_the_contract(run: Run, sent: Sent, focus: dict[str, str]) -> None:
    """Event in focus, brief and language, and no others."""
    app = run(lang="ar", **focus)
    app.switch_page("reading.py").run()
    data = ReadingSyncData.model_validate_json(json.dumps(sent(app, "reading-sync")))
    assert (data.focus, data.lang) == (focus.get("focus"), "ar")


def test_served_folder_holds_scripts_alone() -> None:
    """The folder, which is public, holds nothing but scripts."""
    assert {each.name for each in SYNC_SCRIPT.parent.iterdir()} == {
        "choice-keys.js",
        "choice-list.js",
        "count-format.js",
        "dom.js",
        "event-links.js",
        "event-table.js",
        "filter-choices.js",
        "filter-panel.js",
        "fold-text.js",
        "first-stop.js",
        "loader.js",
        "lost-server.js",
        "phone-panels.js",
        "reading-sync.js",
        "stand-in.js",
        "typed-day.js",
    }


def test_script_is_a_file_and_not_inline() -> None:
    """Under the security policy no inline script runs."""

    def script() -> None:
        from geodata.screens.reading.reading_sync import SYNC_COMPONENT, SYNC_SCRIPT  # noqa: PLC0415
        from geodata.screens.shell.components import component_renderer  # noqa: PLC0415 - the body of a page

        component_renderer(SYNC_COMPONENT, SYNC_SCRIPT)(data={"focus": None})

    app = AppTest.from_function(script).run()
    assert not app.exception
    sent = app.get("bidi_component")[0].proto
    assert (sent.component_name, sent.js_source_path, sent.js_content) == (
        "briefmap.reading-sync",
        "reading-sync.js",
        "",
    )
