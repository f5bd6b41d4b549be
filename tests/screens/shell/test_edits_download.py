"""The one edited brief of a session, wherever it is offered."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geodata.brief.grades import ChangedGrades
from geodata.brief.yaml_edit import load_yaml
from geodata.drafting.pending_edits import PendingEdits
from geodata.screens.shell.edits_download import edited_yaml, edits_summary
from geodata.words import Lang

Run = Callable[..., AppTest]
FOLDER = Path(__file__).parents[3] / "geodata/data/briefs/siyaqat-2024-10"
SLIDE = {"id": "a", "title": {"ar": "أ", "en": "A"}, "view": "actor=irn", "seconds": "20"}
EDITS = PendingEdits((), ChangedGrades({"author": "C"}, {"troops-ready-1": 3}), (SLIDE,))


def test_only_the_lines_of_the_changes_differ() -> None:
    """Comments and order of the brief's own file stay."""
    made = edited_yaml(FOLDER, PendingEdits(grades=EDITS.grades)).decode()
    own = (FOLDER / "brief.yaml").read_text(encoding="utf-8")
    assert set(made.splitlines()) - set(own.splitlines()) == {"    reliability: C", "        credibility: 3"}
    assert load_yaml(made)["sources"][0]["reliability"] == "C"


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "2 grades set, 1 slide saved"), ("ar", "تقييمان معدّلان، شريحة محفوظة")]
)
def test_each_kind_of_change_is_counted(lang: Lang, words: str) -> None:
    """In words of the language; kinds without a change are not named."""
    assert edits_summary(EDITS, lang).translate(dict.fromkeys(range(0x2066, 0x206A))) == words


@pytest.mark.parametrize("page", ["", "reading.py", "sources.py"])
def test_every_page_offers_the_same_file(run: Run, page: str) -> None:
    """A change made on one page is offered for download on the others."""
    app = run()
    assert all("brief.yaml" not in each.proto.label for each in app.get("download_button"))
    app.session_state["briefing-en"] = True
    app.session_state["edits"] = {"siyaqat-2024-10": EDITS}
    (app.switch_page(page) if page else app).run()
    assert not app.exception
    html = " ".join(each.proto.body for each in app.get("html"))
    assert "Changed in this session: 2 grades set, 1 slide saved." in html
    buttons = [each.proto.label for each in app.get("download_button") if "brief.yaml" in each.proto.label]
    # The briefing menu, which lists the slides, is on every page.
    assert buttons == ["Download the edited brief.yaml"] * (2 if page else 1)
