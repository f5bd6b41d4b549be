"""Coverage of the text: the share of it on the map, in the list, in headings and in no sentence."""

from collections.abc import Iterable
from typing import Final

from geodata.brief.record_types.text_records import Sentence
from geodata.brief.text_coverage import CoveragePart, CoverageShare, coverage_shares
from geodata.layout.looks.css_variables import page_css_variables
from geodata.phrasing.list_words import join_facts, join_list
from geodata.phrasing.place_words import sentence_locator
from geodata.screens.reading.sentence_list import TextPage
from geodata.screens.shell.card_context import CardContext
from geodata.screens.shell.widget_text import Markup, html_element, join_markup, svg_data_uri
from geodata.view import Theme
from geodata.vocabulary import Coverage
from geodata.words import language_direction

METER_PARTS: Final = (
    *(CoveragePart.MAPPED, CoveragePart.OFF_MAP, CoveragePart.HEADING),
    *(CoveragePart.OPEN, CoveragePart.UNCOVERED),
)
PART_TONES: Final = {
    CoveragePart.MAPPED: "--ink",
    CoveragePart.OFF_MAP: "--muted",
    CoveragePart.HEADING: "--hairline",
    CoveragePart.OPEN: "--field-edge",
    CoveragePart.UNCOVERED: "--warning",
}
MIN_BAR_PERCENT: Final = 0.6
"""Least width of a part of the bar, in percent."""
SVG_NAMESPACE: Final = "http://www.w3.org/2000/svg"


def coverage_meter_html(page: TextPage) -> Markup:
    """Return the bar with its figures, and the list of all sentences behind a disclosure."""
    context = page.context
    found = [share for share in coverage_shares(page.brief, page.text) if share.part in METER_PARTS]
    return html_element(
        "section",
        html_element("h3", context.say("coverage.title")),
        html_element("img", src=svg_data_uri(coverage_bar_svg(found, context.theme)), alt="", class_="bar"),
        html_element(
            "ul", *(_share_item(share, context) for share in found if _has_content(share)), class_="shares"
        ),
        html_element("p", said, class_="notice") if (said := _open_words(page)) else None,
        html_element("p", _uncovered_words(page), class_="quiet"),
        html_element(
            "details",
            html_element("summary", context.say("coverage-meter.sentence-list")),
            *_sentence_lists(page),
        ),
        class_="coverage",
        lang=page.lang,
        dir=language_direction(page.lang),
    )


def _has_content(share: CoverageShare) -> bool:
    return bool(share.sentences or share.characters)


def coverage_bar_svg(found: Iterable[CoverageShare], theme: Theme) -> str:
    """Return a bar whose parts are as wide as their share of the characters."""
    counted = [share for share in found if share.characters]
    whole = sum(share.characters or 0 for share in counted)
    parts, start = [], 0.0
    tones = page_css_variables(theme)
    for share in counted:
        width = 100 * (share.characters or 0) / whole
        shown = max(width, MIN_BAR_PERCENT)
        tone = tones[PART_TONES[share.part]]
        parts.append(
            f'<rect x="{min(start, 100 - shown):.2f}" width="{shown:.2f}" height="1" fill="{tone}"/>'
        )
        start += width
    frame = 'viewBox="0 0 100 1" width="100" height="1" preserveAspectRatio="none"'
    return f'<svg xmlns="{SVG_NAMESPACE}" {frame}>{"".join(parts)}</svg>'


def _share_item(share: CoverageShare, context: CardContext) -> Markup:
    numbers = [
        context.say("count.sentences", n=share.sentences)
        if share.part is not CoveragePart.UNCOVERED
        else None,
        context.say("coverage-meter.characters", n=share.characters)
        if share.characters is not None
        else None,
    ]
    return html_element(
        "li",
        html_element("span", class_=f"key {share.part}", aria_hidden="true"),
        html_element("span", context.say(f"coverage-meter.part.{share.part}")),
        html_element("span", join_facts(*numbers), class_="quiet"),
    )


def _open_words(page: TextPage) -> str | None:
    """Say how many sentences are open; None where there is none."""
    number = sum(page.part_of(each) is CoveragePart.OPEN for each in page.brief.text_sentences)
    return page.context.say("coverage-meter.open-sentences", n=number) if number else None


def _uncovered_words(page: TextPage) -> str:
    """Say how many characters are in no sentence; unknown without the text."""
    uncovered = next(
        share for share in coverage_shares(page.brief, page.text) if share.part is CoveragePart.UNCOVERED
    ).characters
    if uncovered is None:
        return page.context.say("coverage-meter.needs-text")
    if uncovered:
        return page.context.say("coverage-meter.left-out-characters", n=uncovered)
    has_open = _open_words(page) is not None
    return page.context.say(
        "coverage-meter.all-in-sentences" if has_open else "coverage-meter.nothing-left-out"
    )


def _sentence_lists(page: TextPage) -> tuple[Markup, ...]:
    return tuple(
        join_markup(
            html_element("h4", page.context.say(f"coverage-meter.part.{part}")),
            html_element("ol", *(_sentence_item(sentence, page) for sentence in found), class_="plain"),
        )
        for part in METER_PARTS
        if (found := [each for each in page.brief.text_sentences if page.part_of(each) is part])
    )


def _sentence_item(sentence: Sentence, page: TextPage) -> Markup:
    """Return a sentence's locator with its events, or the reason why it has none."""
    place = sentence_locator(sentence.number, page.brief, page.lang)
    titles = dict.fromkeys(each.event.title[page.lang] for each in page.citations.get(sentence.number, ()))
    key = (
        "coverage-meter.shown-as"
        if page.coverage[sentence.number] is Coverage.MAPPED
        else "coverage-meter.listed-as"
    )
    said = page.context.say(key, events=join_list(titles, page.lang)) if titles else None
    reason = sentence.reason[page.lang] if sentence.reason else None
    words = join_facts(reason, said)
    is_shown = sentence in page.shown
    link = html_element("a", place, href=f"#s-{sentence.number}") if is_shown else html_element("span", place)
    return html_element("li", link, html_element("span", words, class_="quiet line") if words else None)
