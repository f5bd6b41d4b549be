"""How much of the text is on the map, in the list, a heading, or in no sentence; and the list behind it."""

from collections.abc import Iterable
from typing import Final

from geodata.brief.records import Sentence
from geodata.brief.text_coverage import Part, Share, shares
from geodata.layout.styles import page_variables
from geodata.phrasing.list_words import join_facts, join_list
from geodata.phrasing.place_words import locator
from geodata.screens.reading.sentence_list import Page
from geodata.screens.shell.card_context import CardContext
from geodata.screens.shell.widget_text import Markup, data_uri, element, together
from geodata.view import Theme
from geodata.vocabulary import Coverage
from geodata.words import direction

PARTS: Final = (Part.MAPPED, Part.OFF_MAP, Part.HEADING, Part.UNCOVERED)
TONE: Final = {
    Part.MAPPED: "--ink",
    Part.OFF_MAP: "--muted",
    Part.HEADING: "--hairline",
    Part.UNCOVERED: "--warning",
}
LEAST: Final = 0.6
"""Percent of the bar that even the smallest part takes."""
SVG: Final = "http://www.w3.org/2000/svg"


def meter(page: Page) -> Markup:
    """The bar with its figures; the list of all sentences opens at a click."""
    reader = page.reader
    found = [share for share in shares(page.brief, page.text) if share.part in PARTS]
    return element(
        "section",
        element("h3", reader.say("coverage.title")),
        element("img", src=data_uri(bar(found, reader.theme)), alt="", class_="bar"),
        element("ul", *(_figures(share, reader) for share in found if _counts(share)), class_="shares"),
        element("p", _verdict(page), class_="quiet"),
        element("details", element("summary", reader.say("covered.list")), *_list(page)),
        class_="coverage",
        lang=page.lang,
        dir=direction(page.lang),
    )


def _counts(share: Share) -> bool:
    return bool(share.sentences or share.characters)


def bar(found: Iterable[Share], theme: Theme) -> str:
    """Each part as wide as its share of the characters, the smallest still to be seen, as SVG."""
    counted = [share for share in found if share.characters]
    whole = sum(share.characters or 0 for share in counted)
    parts, at = [], 0.0
    tones = page_variables(theme)
    for share in counted:
        wide = 100 * (share.characters or 0) / whole
        shown = max(wide, LEAST)
        tone = tones[TONE[share.part]]
        parts.append(f'<rect x="{min(at, 100 - shown):.2f}" width="{shown:.2f}" height="1" fill="{tone}"/>')
        at += wide
    frame = 'viewBox="0 0 100 1" width="100" height="1" preserveAspectRatio="none"'
    return f'<svg xmlns="{SVG}" {frame}>{"".join(parts)}</svg>'


def _figures(share: Share, reader: CardContext) -> Markup:
    numbers = [
        reader.say("count.sentences", n=share.sentences) if share.part is not Part.UNCOVERED else None,
        reader.say("covered.characters", n=share.characters) if share.characters is not None else None,
    ]
    return element(
        "li",
        element("span", class_=f"key {share.part}", aria_hidden="true"),
        element("span", reader.say(f"covered.part.{share.part}")),
        element("span", join_facts(*numbers), class_="quiet"),
    )


def _verdict(page: Page) -> str:
    """Whether anything is in no sentence, as far as can be told."""
    lost = next(share for share in shares(page.brief, page.text) if share.part is Part.UNCOVERED).characters
    if lost is None:
        return page.reader.say("covered.unknown")
    return page.reader.say("covered.lost", n=lost) if lost else page.reader.say("covered.whole")


def _list(page: Page) -> tuple[Markup, ...]:
    return tuple(
        together(
            element("h4", page.reader.say(f"covered.part.{part}")),
            element("ol", *(_line(sentence, page) for sentence in found), class_="plain"),
        )
        for part in PARTS
        if (found := [each for each in page.brief.sentences if Part(each.coverage) is part])
    )


def _line(sentence: Sentence, page: Page) -> Markup:
    """A sentence by its place in the text, with the events it became, or the reason why it is not one."""
    where = locator(sentence.number, page.brief, page.lang)
    titles = dict.fromkeys(each.event.title[page.lang] for each in page.cited.get(sentence.number, ()))
    key = "covered.shown" if sentence.coverage is Coverage.MAPPED else "covered.listed"
    said = page.reader.say(key, events=join_list(titles, page.lang)) if titles else None
    reason = sentence.reason[page.lang] if sentence.reason else None
    words = join_facts(reason, said)
    here = sentence in page.shown
    link = element("a", where, href=f"#s-{sentence.number}") if here else element("span", where)
    return element("li", link, element("span", words, class_="quiet line") if words else None)
