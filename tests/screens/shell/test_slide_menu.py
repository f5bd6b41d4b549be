"""A view saved as a slide of the brief."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from geodata.screens.shell.slide_menu import slide_fields
from geodata.view import parse_view

Run = Callable[..., AppTest]

WORDS = {"title": {"ar": "عنوان", "en": "Drills, at sea!"}, "note": {"ar": "", "en": ""}}
VIEW = parse_view(
    "brief=demo-2030-01&lang=ar&theme=dark&layer=exercise&document=text&lon=1&lat=2&zoom=3"
).view


def test_a_view_becomes_a_slide() -> None:
    """The id is made of the headline and is its own; language, look and brief are the reader's."""
    made = slide_fields(VIEW, WORDS, frozenset({"drills-at-sea"}))
    assert made["id"] == "drills-at-sea-2"
    assert made["view"] == "layer=exercise&lon=1&lat=2&zoom=3"
    assert "note" not in made


@pytest.mark.parametrize("words", [{"ar": "", "en": ""}, {"ar": "أ\u202e", "en": "A"}])
def test_a_slide_needs_a_headline(words: dict[str, str]) -> None:
    """A headline that is missing, or hides something, is refused."""
    with pytest.raises(ValueError, match="title"):
        slide_fields(VIEW, WORDS | {"title": words}, frozenset())


def test_saving_on_the_dashboard(run: Run) -> None:
    """A missing headline is refused; with one the slide is stored, and another visit has it."""
    app = run(actor="irn", open_="briefing-en")
    app.button(key="save-slide-en").click().run()
    assert any("needs a headline" in each.proto.body for each in app.get("html"))
    app.text_input(key="slide-title-ar-en").set_value("إيران")
    app.button(key="save-slide-en").click().run()
    saved = app.session_state["page_context"].brief.slides[-1]
    assert (saved.view, saved.title["ar"]) == ("actor=irn", "إيران")
    assert "1 edit since version 1, stored" in " ".join(each.proto.body for each in app.get("html"))
    again = run().session_state["page_context"].brief.slides
    assert again[-1] == saved
