"""Documents of a brief as escaped HTML: each with its facts, its citations, and a link to read it."""

from typing import Final

from geodata.atlas.document_citations import citation_counts, written_citations
from geodata.brief.record_types.document_record import Document
from geodata.phrasing.document_words import document_facts, listed_name, short_hash
from geodata.phrasing.list_words import join_facts
from geodata.screens.evidence.citation_html import UNCHECKED, citation_standing, superseded_tag
from geodata.screens.evidence.passage_links import document_link
from geodata.screens.shell.card_context import CardContext
from geodata.screens.shell.widget_text import Markup, html_element
from geodata.words import format_day, language_direction

MAX_LISTED_DOCUMENTS: Final = 200


def document_list_html(context: CardContext, current: str | None = None) -> Markup:
    """Return the documents of the brief in its order, the one on screen marked, and unchecked citations."""
    documents, counts = context.brief.documents, citation_counts(context.brief)
    items = (
        _document_item(each, counts[each.id], context, is_current=each.id == current)
        for each in documents[:MAX_LISTED_DOCUMENTS]
    )
    cut = (
        context.say("document.truncated", shown=MAX_LISTED_DOCUMENTS, n=len(documents))
        if len(documents) > MAX_LISTED_DOCUMENTS
        else None
    )
    return html_element(
        "div",
        unchecked_notice(context),
        html_element("ul", *items, class_="plain documents", aria_label=context.say("document.title")),
        html_element("p", cut, class_="notice") if cut else None,
        class_="document-list",
        lang=context.lang,
        dir=language_direction(context.lang),
    )


def unchecked_notice(context: CardContext, document: str | None = None) -> Markup | None:
    """Return the number of citations, of one document or all, that are not checked here; None for none."""
    number = sum(
        citation_standing(each.citation, context) == UNCHECKED
        for name, cited in written_citations(context.brief).items()
        if document in {None, name}
        for each in cited
    )
    words = context.say("document.unchecked-count", n=number) if number else None
    return html_element("p", words, class_="unchecked") if words else None


def document_details(document: Document, context: CardContext) -> tuple[Markup, ...]:
    """Return the facts of a document in lines: publisher, date, type; address; day retrieved, hash, origin.

    The address is text: nothing on a page leads to another site.
    """
    lang = context.lang
    digest = short_hash(document)
    facts = join_facts(
        context.say("document.retrieved", day=format_day(document.retrieved, lang))
        if document.retrieved
        else None,
        context.say("document.hash", digest=digest) if digest else None,
        document.licence,
        *_origin(document, context),
    )
    lines = (document_facts(document, lang), facts)
    address = html_element("code", document.url, dir="ltr", class_="address") if document.url else None
    found = [html_element("p", line, class_="quiet") for line in lines if line]
    return (*found[:1], *((html_element("p", address),) if address else ()), *found[1:])


def document_marks(
    document: Document, context: CardContext, *, tells_encoded: bool = True
) -> tuple[Markup, ...]:
    """Return the marks of a document: the text of the brief, replaced by another, in place of another."""
    brief = context.brief
    own = (
        html_element("span", context.say("document.encoded"), class_="tag")
        if tells_encoded and document == brief.text
        else None
    )
    older = brief.document_by_id.get(document.supersedes or "")
    name = listed_name(older, brief, context.lang) if older else ""
    replaces = (
        html_element("span", context.say("document.replaces", name=name), class_="tag") if older else None
    )
    return tuple(each for each in (own, superseded_tag(document.id, context), replaces) if each is not None)


def _origin(document: Document, context: CardContext) -> tuple[str, ...]:
    """Return in words where a text was extracted from, by whom, and what was left out."""
    extracted = document.extracted
    if extracted is None:
        return ()
    given = (
        context.say("document.extracted", file=extracted.source) if extracted.source else None,
        context.say("document.extracted-by", by=extracted.by) if extracted.by else None,
        context.say("document.left-out", what=extracted.left_out) if extracted.left_out else None,
    )
    return tuple(each for each in given if each)


def _document_item(document: Document, count: int, context: CardContext, *, is_current: bool) -> Markup:
    name = html_element("bdi", listed_name(document, context.brief, context.lang))
    said = context.say("count.citations", n=count) if count else context.say("document.no-citations")
    return html_element(
        "li",
        html_element(
            "p",
            document_link(document.id, name, context, is_current=is_current),
            *document_marks(document, context),
            html_element("span", said, class_="quiet"),
            class_="document-head",
        ),
        *document_details(document, context),
        class_="document current" if is_current else "document",
    )
