"""Brief, language and theme of a View that leaves them open."""

import pytest

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.view_defaults import resolve_lang, resolve_theme
from geodata.library.brief_entry import LibraryEntry, resolve_entry
from geodata.view import View


def test_named_brief_then_first_that_opens_then_first(demo_atlas: Atlas) -> None:
    """A broken brief is shown only where it is named or nothing opens."""
    broken, first = LibraryEntry("broken", None, None), LibraryEntry("a", None, demo_atlas)
    second = LibraryEntry("b", None, demo_atlas)
    library = (broken, first, second)
    assert resolve_entry(library, "b") is second
    assert resolve_entry(library, "broken") is broken
    assert resolve_entry(library, None) is first
    assert resolve_entry(library, "unknown") is None
    assert resolve_entry((broken,), None) is broken
    assert resolve_entry((), None) is None


@pytest.mark.parametrize(
    ("named", "locale", "found"),
    [
        ("ar", "en-US", "ar"),
        (None, "ar-EG", "ar"),
        (None, "en", "en"),
        (None, "fr-FR", "ar"),
        (None, None, "ar"),
        (None, "arn", "ar"),
    ],
)
def test_language(named: str | None, locale: str | None, found: str, shipped_atlas: Atlas) -> None:
    """As named, else the browser's, else that of the brief."""
    assert resolve_lang(View.model_validate({"lang": named}), shipped_atlas.brief, locale) == found


def test_language_without_a_brief_is_english() -> None:
    """Where nothing is open there is nothing else to go by."""
    assert resolve_lang(View(), None, "fr") == "en"


def test_theme() -> None:
    """As named, else the preferred one, else light."""
    assert resolve_theme(View(theme="contrast"), "dark") == "contrast"
    assert resolve_theme(View(), "dark") == "dark"
    assert resolve_theme(View()) == "light"
