"""Documents and citations in words: name and facts of a document, the place of cited words in it."""

from typing import Final

from geodata.brief.record_types.citation_record import Citation
from geodata.brief.record_types.claim_record import Claim
from geodata.brief.record_types.document_record import Document, replacing_documents
from geodata.brief.records import Brief
from geodata.phrasing.date_words import edtf_phrase
from geodata.phrasing.list_words import join_facts
from geodata.phrasing.place_words import sentence_locator
from geodata.words import Lang, format_day, isolate_text, translate

SHORT_HASH_DIGITS: Final = 12


def document_name(document: Document, lang: Lang) -> str:
    """Return the title of a document, else its publisher, else its id."""
    words = document.title or document.publisher
    return words[lang] if words else document.id


def listed_name(document: Document, brief: Brief, lang: Lang) -> str:
    """Return the name of a document in a list; the encoded text without a title has that of the brief."""
    is_untitled = document == brief.text and document.title is None
    return brief.title[lang] if is_untitled else document_name(document, lang)


def document_facts(document: Document, lang: Lang) -> str:
    """Return publisher, date of publication and type of a document on one line."""
    publisher = document.publisher if document.title else None
    return join_facts(
        publisher[lang] if publisher else None,
        edtf_phrase(document.published, lang) if document.published else None,
        translate(f"document-type.{document.type}", lang),
    )


def document_line(document: Document, brief: Brief, lang: Lang) -> str:
    """Return the line of a document in a list: title, publisher, date, address, day retrieved, short hash.

    A text without a title of its own is told by title, publisher and date of the brief that encodes it.
    """
    is_brief = document == brief.text and document.title is None
    title, publisher = (brief.title if is_brief else document.title), document.publisher
    publisher = publisher or (brief.publisher if is_brief else None)
    published = document.published or (brief.published if is_brief else None)
    day, digest = document.retrieved, short_hash(document)
    return join_facts(
        title[lang] if title else document_name(document, lang),
        publisher[lang] if publisher and (title or not is_brief) else None,
        edtf_phrase(published, lang) if published else None,
        isolate_text(document.url) if document.url else None,
        translate("document.retrieved", lang, day=format_day(day, lang)) if day else None,
        translate("document.hash", lang, digest=digest) if digest else None,
    )


def short_hash(document: Document) -> str | None:
    """Return the first digits of the hash of a document, where it has one."""
    return document.sha256[:SHORT_HASH_DIGITS] if document.sha256 else None


def superseded_phrase(document_id: str | None, brief: Brief, lang: Lang) -> str | None:
    """Return the name of the document that replaces another: "replaced by …"; None where none does.

    Without an id it is the text that the brief encodes.
    """
    newer = replacing_documents(brief.documents).get(document_id or brief.text_id or "")
    return translate("document.replaced-by", lang, name=listed_name(newer, brief, lang)) if newer else None


def claim_locator(claim: Claim, brief: Brief, lang: Lang) -> str:
    """Return the places of all citations of a claim, on one line."""
    return join_facts(*dict.fromkeys(citation_locator(each, brief, lang) for each in claim.cites))


def citation_locator(citation: Citation, brief: Brief, lang: Lang) -> str:
    """Return the place of cited words: "paragraph 6, sentence 2", else a document with row or page."""
    if citation.document is None:
        return citation_place(citation, brief, lang)
    document = brief.document_by_id[citation.document]
    return join_facts(document_name(document, lang), citation_place(citation, brief, lang))


def citation_place(citation: Citation, brief: Brief, lang: Lang) -> str:
    """Return the place of cited words within their document; empty where the document alone is cited."""
    if citation.document is None:
        return sentence_locator(citation.sentence or 0, brief, lang)
    places = {"row": citation.row, "page": citation.page, "sentence": citation.sentence}
    return join_facts(
        citation.layer,
        *(translate(f"cited.{name}", lang, number=number) for name, number in places.items() if number),
        _box_phrase(citation.box, lang) if citation.box else None,
    )


def _box_phrase(box: tuple[float, float, float, float], lang: Lang) -> str:
    left, top, right, bottom = (f"{edge:g}" for edge in box)
    return translate("cited.box", lang, left=left, top=top, right=right, bottom=bottom)
