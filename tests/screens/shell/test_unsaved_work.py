"""Work that no file holds: asked for when the page is left, and shown where it does not fit."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from geodata.brief.grades import ChangedGrades
from geodata.brief.record_types.slide_record import Slide
from geodata.drafting.edit_fit import MisfitEdit, MisfitReason
from geodata.drafting.pending_edits import AddedSlide, PendingEdits
from geodata.screens.shell.session_store import SavedEdits
from geodata.screens.shell.unsaved_work import misfit_line, misfits_yaml
from geodata.webmap.component_contract import UnsavedWorkData
from geodata.words import LANGS, Lang

Run = Callable[..., AppTest]
Sent = Callable[[AppTest, str], dict[str, Any]]
BRIEF = "siyaqat-2024-10"
EDITS = PendingEdits(grades=ChangedGrades({"nis": "A"}))


def misfit_html(app: AppTest) -> str:
    """The notice of changes that do not fit; empty where there is none."""
    found = (each.proto.body for each in app.get("html"))
    return next((each for each in found if "this session does not fit" in each), "")


@pytest.mark.parametrize("page", ["", "sources.py", "briefing.py"])
def test_every_page_asks_for_unsaved_work(run: Run, sent: Sent, page: str) -> None:
    """While the session holds any; not once all of it is given out."""
    app = run()
    app = app.switch_page(page) if page else app
    assert "briefmap.unsaved-work" not in component_names(app.run())
    app.session_state["edits"] = {BRIEF: EDITS}
    data = UnsavedWorkData.model_validate_json(json.dumps(sent(app.run(), "unsaved-work")))
    assert data.unsaved
    app.session_state["saved-edits"] = SavedEdits({BRIEF: EDITS})
    assert sent(app.run(), "unsaved-work") == {"unsaved": False}


def component_names(app: AppTest) -> set[str]:
    """Names of our components on the page."""
    return {each.proto.component_name for each in app.get("bidi_component")}


def test_a_grade_is_asked_for_at_once(run: Run, sent: Sent) -> None:
    """Grading reruns parts of the page: the one that asks is among them."""
    app = run()
    app.session_state["settings"] = {"sources": "grade"}
    app.switch_page("sources.py").run()
    radio = next(each for each in app.radio if (each.key or "").startswith("letter-"))
    radio.set_value("F" if radio.value != "F" else "A").run()
    assert sent(app, "unsaved-work") == {"unsaved": True}


def test_what_does_not_fit_is_shown_and_kept(run: Run) -> None:
    """A slide whose id another one has: it is given an id that is free, or dropped."""
    app = run()
    own = app.session_state["page_context"].brief.slides[0]
    assert isinstance(own, Slide)
    fields = {"id": own.id, "title": {"ar": "أ", "en": "<b>A</b>"}, "view": "actor=irn"}
    app.session_state["edits"] = {BRIEF: PendingEdits(slides=(AddedSlide(fields, "d" * 64),))}
    shown = misfit_html(app.run())
    assert f"Slide {own.id}: the brief now has another record of this id. Made on version dddddddd." in shown
    assert "&lt;b&gt;A&lt;/b&gt;" in shown
    app.button(key="free-ids-en").click().run()
    (kept,) = app.session_state["edits"][BRIEF].slides
    assert kept.fields == fields | {"id": f"{own.id}-2"}
    assert misfit_html(app) == ""
    assert not app.run().exception
    app.session_state["edits"] = {BRIEF: PendingEdits(slides=(AddedSlide(fields),))}
    app.run().button(key="drop-misfits-en").click().run()
    assert len(app.session_state["edits"][BRIEF]) == 0
    assert misfit_html(app) == ""


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("reason", MisfitReason)
def test_every_reason_has_words(lang: Lang, reason: MisfitReason) -> None:
    """For an edit of each sort."""
    for sort in ("claim", "event", "slide", "reliability", "credibility"):
        line = misfit_line(MisfitEdit(sort, "a-1", reason, "0123456789", {}), lang)
        assert "a-1" in line
        assert "01234567" in line


def test_edits_are_shown_as_they_would_stand_in_the_file() -> None:
    """One record a list item."""
    edits = [MisfitEdit("reliability", name, MisfitReason.RECORD_GONE, "", {"id": name}) for name in "ab"]
    assert misfits_yaml(tuple(edits)) == "- id: a\n- id: b"
