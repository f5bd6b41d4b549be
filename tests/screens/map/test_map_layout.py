"""The frame's map: written by the frame at one place for all pages, hidden where a page has none."""

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from geodata.screens.shell.page_registry import PAGES, page_by_name
from geodata.webmap import assets

Run = Callable[..., AppTest]
Sent = Callable[[AppTest, str], dict[str, Any]]

MAIN = Path(__file__).parents[3] / "pages" / "main.py"

needs_code = pytest.mark.skipif(
    not assets.is_map_built(), reason="the map's code is not built: python geodata/instrument/hatch_build.py"
)


def _maps(app: AppTest) -> list[Any]:
    protos = [each.proto for each in app.get("bidi_component")]
    return [proto for proto in protos if proto.component_name == "briefmap.map"]


@needs_code
def test_a_page_without_a_map_keeps_the_last_one(run: Run, sent: Sent) -> None:
    """The same component, as tall as it was, and in step with the View."""
    app = run()
    first = _maps(app)[0].id
    for page, height in [("figures", 600), ("reading", 340), ("sources", 340), ("dashboard", 600)]:
        app.switch_page(f"{page}.py").run()
        assert [each.id for each in _maps(app)] == [first]
        assert sent(app, "map")["height"] == height
    app.switch_page("about.py").run()
    app.button(key="theme-dark-en").click().run()
    assert sent(app, "map")["theme"] == "dark"


@needs_code
def test_a_page_without_a_map_does_not_fetch_one() -> None:
    """A first visit to the figures loads no code of the map."""
    app = AppTest.from_file(str(MAIN), default_timeout=60)
    app.switch_page("figures.py").run()
    assert (_maps(app), len(app.exception)) == ([], 0)


def test_streamlits_chart_is_the_pages_own(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the component was not built, the frame writes nothing and each page with a map a chart."""
    monkeypatch.setattr("geodata.webmap.assets.is_map_built", lambda: False)
    app = run()
    for page, charts in [("reading", 1), ("figures", 0), ("dashboard", 1)]:
        app.switch_page(f"{page}.py").run()
        assert not app.exception
        assert (len(app.get("deck_gl_json_chart")), _maps(app)) == (charts, [])


def test_every_page_has_the_style_sheet_of_its_layout(run: Run) -> None:
    """The registry names a style sheet that is there; the page gets it and no other."""
    layouts = files("geodata.screens") / "layouts"
    app = run()
    for entry in PAGES:
        rules = (layouts / f"{entry.map_layout}.css").read_text(encoding="utf-8")
        app.switch_page(entry.script).run()
        written = [each.proto.body for each in app.get("html")]
        assert (f"<style>{rules}</style>" in written) != entry.fills_window
    assert [entry.name for entry in PAGES if entry.shows_map] == ["dashboard", "reading"]
    assert page_by_name("reading").map_sizes != page_by_name("dashboard").map_sizes
