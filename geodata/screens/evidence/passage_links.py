"""Links to documents and to the passages in them, on the reading page."""

import hashlib

from geodata.brief.record_types.citation_record import Citation, CitationForm
from geodata.screens.shell.card_context import CardContext
from geodata.screens.shell.page_registry import page_by_name
from geodata.screens.shell.widget_text import Markup, html_element
from geodata.view import View

_ANCHOR_DIGITS = 10


def passage_anchor(citation: Citation) -> str:
    """Return the id of the element that shows a passage on the page of its document."""
    if citation.form is CitationForm.SENTENCE:
        return f"s-{citation.sentence}"
    if citation.form is CitationForm.ROW and citation.layer is None:
        return f"r-{citation.row}"
    _, *place = citation.passage
    return f"c-{hashlib.sha256(repr(place).encode()).hexdigest()[:_ANCHOR_DIGITS]}"


def passage_link(citation: Citation, words: str, context: CardContext, event_id: str | None) -> Markup:
    """Return a link to a passage; in place where the page follows clicks, else by address.

    Parameters
    ----------
    event_id
        Event in focus at the address.
    """
    view = View(brief=context.brief.id, lang=context.lang, focus=event_id, document=citation.document)
    document, anchor = context.brief.cited_document_id(citation) or "", passage_anchor(citation)
    href = f"{page_by_name('reading').url_path}?{view.query_string()}#{anchor}"
    return html_element("a", words, href=href, data_passage=f"{document} {anchor}")


def document_link(document_id: str, words: str, context: CardContext, *, is_current: bool) -> Markup:
    """Return a link to a document on the reading page."""
    view = View(brief=context.brief.id, lang=context.lang, document=document_id)
    return html_element(
        "a",
        words,
        href=f"{page_by_name('reading').url_path}?{view.query_string()}",
        data_passage=document_id,
        aria_current="true" if is_current else None,
    )
