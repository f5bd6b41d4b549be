"""Grading: letters and numbers with their meaning."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geodata.screens.evidence.grading_form import grade_option_label
from geodata.settings import variable_of
from tests.withheld_brief import write_withheld_brief

Run = Callable[..., AppTest]


@pytest.mark.parametrize(("grade", "words"), [("B", "B: Usually reliable"), (6, "6: Truth cannot be judged")])
def test_a_grade_stands_with_its_meaning(grade: object, words: str) -> None:
    """Letters are of sources, numbers of information."""
    assert grade_option_label(grade, "en") == words


def grading_page(run: Run) -> AppTest:
    """The page of sources with the form."""
    app = run(brief="guarded")
    app.session_state["settings"] = {"sources": "grade"}
    return app.switch_page("sources.py").run()


def test_withheld_sources_are_not_graded(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Their letters are known to their owner alone; where all are withheld the form says so."""
    monkeypatch.setenv(variable_of("briefs"), str(write_withheld_brief(tmp_path)))
    page = grading_page(run)
    listed = [each for each in page.selectbox if (each.key or "").startswith("graded-")]
    assert [option.partition(" · ")[2] for each in listed for option in each.options] == ["The desk", "Radio"]
    yaml = (tmp_path / "brief.yaml").read_text("utf-8").replace("reliability: B}", "withheld: true}")
    yaml = yaml.replace("withheld: [Nightjar two,", "withheld: [Radio, Nightjar two,")
    (tmp_path / "brief.yaml").write_text(yaml, "utf-8")
    page = grading_page(run)
    assert not page.exception
    assert not [each for each in page.selectbox if (each.key or "").startswith("graded-")]
