"""Passages of a document besides sentences and rows: quotes by page, parts of a picture, the whole."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from geodata.atlas.document_citations import DocumentCitation
from geodata.brief.record_types.citation_record import Citation, CitationForm, PassageKey
from geodata.phrasing.document_words import citation_place
from geodata.screens.evidence.citation_html import passage_quote, standing_words
from geodata.screens.evidence.passage_links import passage_anchor
from geodata.screens.reading.event_chips import ReaderPage, chips_line, joined_ids
from geodata.screens.shell.widget_text import Markup, html_element
from geodata.words import language_direction

_PAGED = frozenset({CitationForm.QUOTE, CitationForm.DOCUMENT})
_Passages = dict[PassageKey, list[DocumentCitation]]


def passage_list_html(page: ReaderPage, cited: Iterable[DocumentCitation]) -> Markup | None:
    """Return the passages of some citations, each with the events that rest on it; None without any.

    Sentences, and rows without a layer, are left to the lists of their own.
    """
    found: _Passages = {}
    for each in cited:
        if passage_anchor(each.citation)[0] == "c":
            found.setdefault(each.citation.passage, []).append(each)
    parts = (*_page_sections(found, page), _other_section(found, page), _whole_section(found, page))
    sections = [part for part in parts if part is not None]
    return html_element("div", *sections, class_="text passages") if sections else None


def _page_sections(found: _Passages, page: ReaderPage) -> Iterable[Markup]:
    """Yield the passages of each page by its number, quotes without one last."""
    paged = [each for each in found.values() if each[0].citation.form in _PAGED and not _is_whole(each)]
    paged.sort(key=lambda each: _page_number(each[0].citation))
    for number, same in groupby(paged, key=lambda each: each[0].citation.page):
        title = "document.page" if number else "document.without-page"
        yield _section(page.context.say(title, number=number or 0), list(same), page)


def _page_number(citation: Citation) -> float:
    return citation.page or float("inf")


def _other_section(found: _Passages, page: ReaderPage) -> Markup | None:
    other = [each for each in found.values() if each[0].citation.form not in _PAGED]
    return _section(page.context.say("document.other-places"), other, page) if other else None


def _whole_section(found: _Passages, page: ReaderPage) -> Markup | None:
    whole = [each for each in found.values() if _is_whole(each)]
    return _section(page.context.say("document.whole"), whole, page) if whole else None


def _is_whole(cited: Sequence[DocumentCitation]) -> bool:
    """Return whether citations of one passage name the document alone."""
    first = cited[0].citation
    return first.form is CitationForm.DOCUMENT and first.page is None


def _section(title: str, passages: Iterable[Sequence[DocumentCitation]], page: ReaderPage) -> Markup:
    return html_element(
        "section",
        html_element("h3", title),
        *(_passage_html(cited, page) for cited in passages),
        class_="passage-section",
        lang=page.lang,
        dir=language_direction(page.lang),
    )


def _passage_html(cited: Sequence[DocumentCitation], page: ReaderPage) -> Markup:
    first = cited[0].citation
    events = tuple({each.event.id: each.event for each in cited}.values())
    words = [citation_place(first, page.brief, page.lang)] if first.form not in _PAGED else []
    words += [said] if (said := standing_words(first, page.context)) else []
    return html_element(
        "div",
        passage_quote((first,), page.context),
        *(html_element("p", each, class_="locator") for each in words),
        chips_line(events, page),
        id=passage_anchor(first),
        class_="anchored",
        tabindex="-1",
        data_events=joined_ids(events),
    )
