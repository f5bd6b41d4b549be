"""The fragments that show the View: a change of it reruns them all, and not the frame."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from geodata.screens.map import map_layout
from geodata.screens.shell import notices, page_body, page_header, page_links
from geodata.screens.shell.view_fragments import VIEW_FRAGMENTS, fragment_context

Run = Callable[..., AppTest]
SCREENS = Path(__file__).parents[3] / "geodata" / "screens"
VIEW_CHANGES = ("view_state.set_view", "view_state.change_view")
OWN_RERUN = frozenset({"page_header.py"})
"""The header stands in no fragment: its widgets rerun the app, and with it the words of the frame."""


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The parts of a page in the order in which they were written."""
    found: list[str] = []

    def _record(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        return lambda *args: (found.append(name), call(*args))[1]

    modules = (page_links, notices, map_layout, page_body)
    for name, module in zip(VIEW_FRAGMENTS, modules, strict=True):
        monkeypatch.setattr(module, "fragment_context", _record(name, fragment_context))
    monkeypatch.setattr(page_header, "show_page_header", _record("header", page_header.show_page_header))
    return found


def test_the_app_writes_the_header_then_each_fragment(run: Run, written: list[str]) -> None:
    """The map before the page, so that the browser draws while the rest is written."""
    run()
    assert written == ["header", *VIEW_FRAGMENTS]


def _close(app: AppTest) -> None:
    app.button(key="close-en").click().run()


def _hit(app: AppTest) -> None:
    app.text_input(key="search-en").input("vladivostok").run()
    next(each for each in app.button if (each.key or "").startswith("hit-")).click().run()


def _actor(app: AppTest) -> None:
    next(each for each in app.get("button_group") if "actors" in each.key).set_value(["irn"]).run()


@pytest.mark.parametrize(
    ("page", "act"), [("dashboard", _close), ("sources", _close), ("dashboard", _hit), ("actors", _actor)]
)
def test_a_change_of_the_view_reruns_every_fragment_alone(
    run: Run, written: list[str], page: str, act: Callable[[AppTest], None]
) -> None:
    """The links first: a click on one must not lose the change."""
    app = run(focus="ocean-2024")
    app.switch_page(f"{page}.py").run()
    before = app.session_state["view"]
    act(app)
    assert app.session_state["view"] != before
    assert written[-5:] == ["body", *VIEW_FRAGMENTS]


@pytest.mark.parametrize("key", ["language-ar", "theme-dark-en"])
def test_language_and_theme_rerun_the_app(run: Run, written: list[str], key: str) -> None:
    """They change the words and tones of the header too."""
    app = run()
    written.clear()
    app.button(key=key).click().run()
    assert written == ["header", *VIEW_FRAGMENTS]


def _callbacks() -> Iterator[tuple[str, str, ast.expr]]:
    """Yield file name, keyword and value of each callback that a widget of the screens has."""
    for path in sorted(SCREENS.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg and node.arg.startswith("on_"):
                yield path.name, node.arg, node.value


def test_every_callback_that_changes_the_view_reruns_the_fragments() -> None:
    """Those written in place, and those that take the messages of our components."""
    found = [
        (file, ast.unparse(value))
        for file, name, value in _callbacks()
        if (name == "on_ask_change" or any(each in ast.unparse(value) for each in VIEW_CHANGES))
        and file not in OWN_RERUN
    ]
    assert len(found) >= 8
    assert [each for each in found if not each[1].startswith("changes_view(")] == []
