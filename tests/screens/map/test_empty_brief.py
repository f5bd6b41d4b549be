"""A brief with title, day and language alone: it opens on every page, with the next steps and no error."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geodata.command_line.cli import build_parser
from geodata.screens.map.empty_brief import NEXT_STEPS, empty_brief_html
from geodata.screens.shell.page_registry import PAGES
from geodata.words import LANGS, Lang, translate

Run = Callable[..., AppTest]
EMPTY = "schema: 2\nid: nothing-yet\ntitle: Nothing here\nas_of: 2030-01-15\nlanguage: en\n"


@pytest.fixture(autouse=True)
def _library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of briefs with the empty one."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "brief.yaml").write_text(EMPTY, encoding="utf-8")
    monkeypatch.setenv("BRIEFMAP_BRIEFS", str(tmp_path))


def html_of(app: AppTest) -> str:
    """All HTML of a run."""
    return "\n".join(each.proto.body for each in app.get("html"))


@pytest.mark.parametrize("lang", LANGS)
def test_the_dashboard_says_what_to_do_next(lang: Lang, run: Run) -> None:
    """In place of the list of events, of which there is none; nothing is called a problem."""
    app = run(brief="nothing-yet", lang=lang)
    shown = html_of(app)
    assert translate("empty-brief.title", lang) in shown
    assert all(command in shown for command in NEXT_STEPS.values())
    assert translate("mark-list.title", lang) not in shown
    assert translate("event-counts.no-events", lang) not in shown
    assert 'class="warnings"' not in shown


@pytest.mark.parametrize("page", [entry.name for entry in PAGES if entry.name != "dashboard"])
@pytest.mark.parametrize("lang", LANGS)
def test_every_page_opens(page: str, lang: Lang, run: Run) -> None:
    """Without an exception."""
    app = run(brief="nothing-yet", lang=lang)
    app.switch_page(f"{page}.py").run()
    assert not app.exception
    assert 'class="warnings"' not in html_of(app)


def test_the_steps_are_commands() -> None:
    """Each can be run as it stands."""
    for command in NEXT_STEPS.values():
        build_parser().parse_args(command.split()[1:])
    assert "<code" in empty_brief_html("en")
