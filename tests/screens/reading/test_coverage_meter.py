"""Coverage as a bar, figures and a list."""

import re
from typing import get_args

from geodata.brief.records import Brief
from geodata.brief.text_coverage import CoveragePart, CoverageShare, coverage_shares
from geodata.screens.reading.coverage_meter import MIN_BAR_PERCENT, coverage_bar_svg, coverage_meter_html
from geodata.screens.reading.sentence_list import TextPage
from geodata.screens.shell.card_context import CardContext
from geodata.view import Theme


def test_figures(reader_with_text: CardContext) -> None:
    """Sentences and characters of each part; parts that hold nothing are left out."""
    html = coverage_meter_html(TextPage(reader_with_text, {}))
    assert "3 sentences · 148 characters" in html
    assert "1 sentence · 28 characters" in html
    assert "Nothing is left out" in html
    assert "In no sentence" not in html


def test_bar_is_whole(demo: Brief) -> None:
    """The parts fill the bar from end to end, in both appearances."""
    for theme in get_args(Theme):
        wide = [
            float(each)
            for each in re.findall(
                r'<rect [^>]*width="([\d.]+)"', coverage_bar_svg(coverage_shares(demo), theme)
            )
        ]
        assert [round(each) for each in wide] == [79, 15, 6]


def test_smallest_part_is_seen() -> None:
    """A single lost character in a long text has its place at the end of the bar."""
    found = coverage_bar_svg(
        (CoverageShare(CoveragePart.MAPPED, 1, 99_999), CoverageShare(CoveragePart.UNCOVERED, 0, 1)), "light"
    )
    assert f'<rect x="{100 - MIN_BAR_PERCENT:.2f}" width="{MIN_BAR_PERCENT:.2f}"' in found


def test_lost_words_are_said(reader_with_text: CardContext) -> None:
    """Characters in no sentence are counted, and have their part of the bar."""
    brief = reader_with_text.brief.model_copy(update={"sentences": reader_with_text.brief.sentences[1:]})
    html = coverage_meter_html(TextPage(CardContext(brief, "en", reader_with_text.text), {}))
    assert "11 characters are in no sentence" in html
    assert '<span class="key uncovered"' in html


def test_open_sentences_are_counted_and_listed(reader_with_text: CardContext) -> None:
    """In words, as a part of the bar, and by their place; nothing else is called left out."""
    brief = reader_with_text.brief.model_copy(update={"events": reader_with_text.brief.events[1:]})
    html = coverage_meter_html(TextPage(CardContext(brief, "en", reader_with_text.text), {}))
    assert "2 sentences are open: no event cites them" in html
    assert "2 sentences · 100 characters" in html
    assert "Every character belongs to a sentence." in html
    assert "Nothing is left out" not in html
    assert 'href="#s-2"' in html.partition("<h4>Open</h4>")[2]
    assert "open" not in coverage_meter_html(TextPage(reader_with_text, {})).replace("uncovered", "")


def test_without_the_text(reader: CardContext) -> None:
    """Numbers that need the text are not given."""
    assert "once the text is attached" in coverage_meter_html(TextPage(reader, {}))


def test_list_names_every_sentence(reader: CardContext) -> None:
    """Each sentence links to its place and names its events."""
    html = coverage_meter_html(TextPage(reader, {}))
    assert [f'href="#s-{number}"' in html for number in range(1, 6)] == [True] * 5
    assert "shown as Harbour exercise" in html
    assert "in the list as Drawing closer" in html
    assert "A relation without a place" in html
