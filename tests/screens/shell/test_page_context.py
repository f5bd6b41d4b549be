"""Which brief, language and appearance a reader gets."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.library import Entry, Library
from geodata.screens.shell.page_context import Desk, language
from geodata.view import View

Run = Callable[..., AppTest]


@pytest.mark.parametrize(
    ("asked", "locale", "found"),
    [
        ("ar", "en-US", "ar"),
        (None, "ar-EG", "ar"),
        (None, "en", "en"),
        (None, "fr-FR", "ar"),
        (None, None, "ar"),
        (None, "arn", "ar"),
    ],
)
def test_language(asked: str | None, locale: str | None, found: str, shipped_atlas: Atlas) -> None:
    """As asked, else the browser's, else that of the brief."""
    entry = Entry("a", None, shipped_atlas)
    assert language(View.model_validate({"lang": asked}), locale, entry) == found


def test_language_without_a_brief_is_english() -> None:
    """Where nothing is open there is nothing else to go by."""
    assert language(View(), "fr", None) == "en"


def test_focus_that_the_brief_lacks_is_no_event(run: Run) -> None:
    """An unknown focus opens no card and is warned about."""
    app = run(focus="nothing")
    desk: Desk = app.session_state["desk"]
    assert desk.event is None
    assert any("focus=nothing" in each.proto.body for each in app.get("html"))


def test_desk_without_a_brief_says_so() -> None:
    """Who asks for the atlas of nothing is told to ask first."""
    empty = Desk(Library(lambda: ()), None, View(), "en", "light", "light")
    assert not empty.readable
    assert empty.title == "Briefmap"
    with pytest.raises(LookupError, match="no brief that opens"):
        _ = empty.atlas
