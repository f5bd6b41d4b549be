"""Citations of claims: the cited words, their place as a link, and how they stand to their document."""

from typing import Final

from geodata.brief.brief_files import holds_quote
from geodata.brief.record_fields import TextSpan
from geodata.brief.record_types.citation_record import Citation, CitationForm, PassageKey
from geodata.brief.record_types.claim_record import Claim
from geodata.brief.sentence_segments import merge_spans
from geodata.phrasing.document_words import citation_locator, superseded_phrase
from geodata.screens.evidence.document_picture import picture_figure
from geodata.screens.evidence.passage_links import passage_link
from geodata.screens.shell.card_context import CardContext
from geodata.screens.shell.widget_text import Markup, html_element, join_markup
from geodata.words import LANGUAGES, language_direction

UNCHECKED: Final = "document.unchecked"
"""Catalogue key for a citation whose document is not at hand."""


def passages_html(claims: tuple[Claim, ...], event_id: str, context: CardContext) -> Markup:
    """Return the passages that some claims of an event cite: the words of each, and its place as a link."""
    by_passage: dict[PassageKey, list[Citation]] = {}
    for citation in (each for claim in claims for each in claim.cites):
        by_passage.setdefault(citation.passage, []).append(citation)
    return join_markup(
        *(
            join_markup(passage_quote(tuple(cited), context), _passage_line(cited[0], event_id, context))
            for cited in by_passage.values()
        )
    )


def passage_quote(cited: tuple[Citation, ...], context: CardContext) -> Markup | None:
    """Return the words of a passage that citations share, or its picture; None where none is at hand."""
    first = cited[0]
    document = context.brief.document_by_id.get(first.document or "")
    if document is not None and (figure := picture_figure(document, cited, context)) is not None:
        return figure
    if first.quote is not None:
        return _quotation(first.quote, first.document, context)
    sentence = context.brief.sentence_of(first)
    if sentence is None:
        return None
    if (text := context.text_of(first.document)) is not None:
        marked = mark_spans(text.content, sentence.span, tuple(span for each in cited for span in each.spans))
        return _quotation(marked, first.document, context)
    if sentence.restatement is None:
        return None
    own = sentence.restatement.language_for(context.lang)
    return html_element("blockquote", sentence.restatement[own], lang=own, dir=language_direction(own))


def _quotation(words: str, document: str | None, context: CardContext) -> Markup:
    return html_element("blockquote", words, **document_language(document, context))


def document_language(document_id: str | None, context: CardContext) -> dict[str, str]:
    """Return language and direction of the words of a document as attributes of their element."""
    document = context.brief.document_by_id.get(document_id or "")
    lang = (document.language if document else None) or context.brief.language
    return {"lang": lang, "dir": LANGUAGES[lang].direction if lang in LANGUAGES else "auto"}


def citation_standing(citation: Citation, context: CardContext) -> str | None:
    """Return the catalogue key for how a citation stands to its document; None where nothing is to say."""
    match citation.form:
        case CitationForm.SENTENCE:
            return _sentence_standing(citation, context)
        case CitationForm.QUOTE:
            words = context.file_of(citation.document).words
            if words is None:
                return UNCHECKED
            found = holds_quote(words, citation.quote or "")
            return "document.quote-found" if found else "document.quote-missing"
        case CitationForm.DOCUMENT:
            return None if context.file_of(citation.document).is_there else UNCHECKED
        case _:
            return None


def _sentence_standing(citation: Citation, context: CardContext) -> str:
    if context.text_of(citation.document) is not None:
        return "event-card.original-text"
    sentence = context.brief.sentence_of(citation)
    restated = sentence is not None and sentence.restatement is not None
    return "event-card.restatement" if restated else "document.no-words"


def standing_words(citation: Citation, context: CardContext) -> str | None:
    """Return how a citation stands to its document, in words."""
    key = citation_standing(citation, context)
    return context.say(key) if key else None


def superseded_tag(document_id: str | None, context: CardContext) -> Markup | None:
    """Return the mark of a document that another replaces, with the name of that; else None."""
    words = superseded_phrase(document_id, context.brief, context.lang)
    return html_element("span", words, class_="tag superseded") if words else None


def superseded_line(claim: Claim, context: CardContext) -> Markup | None:
    """Return the marks of the replaced documents that a claim rests on; None where there is none."""
    documents = dict.fromkeys(each.document for each in claim.cites)
    tags = [tag for each in documents if (tag := superseded_tag(each, context))]
    return html_element("p", *tags) if tags else None


def _passage_line(citation: Citation, event_id: str, context: CardContext) -> Markup:
    place = citation_locator(citation, context.brief, context.lang)
    standing = standing_words(citation, context)
    return html_element(
        "p",
        passage_link(citation, place, context, event_id),
        *((" · ", standing) if standing else ()),
        *((" ", tag) if (tag := superseded_tag(citation.document, context)) else ()),
        class_="locator",
    )


def mark_spans(content: str, stretch: TextSpan, spans: tuple[TextSpan, ...]) -> Markup:
    """Return a stretch of a text with the spans marked; offsets are absolute and half-open."""
    start, end = stretch
    pieces: list[str] = []
    position = start
    for low, high in merge_spans(spans):
        first, last = max(low, position), min(high, end)
        if first < last:
            pieces += [content[position:first], html_element("mark", content[first:last])]
            position = last
    return join_markup(*pieces, content[position:end])
