"""The bottom line above the map, and the number of notes on the text."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from geodata.brief.records import Brief
from geodata.screens.map.bottom_line import MAX_UNFOLDED_LETTERS, bottom_line_html
from geodata.words.localized_text import LocalizedText

Run = Callable[..., AppTest]
SECTION = '<section class="bottom-line"'


def test_a_short_one_is_not_folded(demo: Brief) -> None:
    """It is in the reader's language, with the number of notes as a link to them."""
    html = bottom_line_html(demo, "ar")
    assert "مناورة في بحر اليابان" in html
    assert 'dir="rtl"' in html
    assert 'data-list="notes">ملاحظة واحدة على النص</a>' in html
    assert "<details>" not in html


@pytest.mark.parametrize(("letters", "folds"), [(MAX_UNFOLDED_LETTERS, 0), (MAX_UNFOLDED_LETTERS + 1, 1)])
def test_a_long_one_is_folded_behind_a_disclosure(demo: Brief, letters: int, folds: int) -> None:
    """All of it is in the page: the style sheet folds it."""
    lines = (LocalizedText({"en": "a" * 100}), LocalizedText({"en": "b" * (letters - 100)}))
    html = bottom_line_html(demo.model_copy(update={"summary": lines}), "en")
    assert "b" * (letters - 100) in html
    assert (html.count('class="folded"'), html.count("<details>")) == (folds, folds)


def test_it_stands_above_the_map_with_its_notes(run: Run) -> None:
    """A brief without notes announces none."""
    said = {"siyaqat-2024-10": True, "invented-incident-log-2031": False}
    for brief, has_notes in said.items():
        html = [
            each.proto.body for each in run(brief=brief).get("html") if each.proto.body.startswith(SECTION)
        ]
        assert len(html) == 1
        assert ("6 notes on the text" in html[0]) is has_notes


def test_a_brief_without_one_still_announces_its_notes(demo: Brief) -> None:
    """There is no heading over nothing."""
    html = bottom_line_html(demo.model_copy(update={"summary": ()}), "en")
    assert "1 note on the text" in html
    assert "<h2>" not in html
