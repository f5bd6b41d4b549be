"""Documents and citations in words: the name of a document, the place of cited words in it."""

from geodata.brief.record_types.citation_record import Citation
from geodata.brief.record_types.claim_record import Claim
from geodata.brief.record_types.document_record import Document
from geodata.brief.records import Brief
from geodata.phrasing.list_words import join_facts
from geodata.phrasing.place_words import sentence_locator
from geodata.words import Lang, translate


def document_name(document: Document, lang: Lang) -> str:
    """Return the title of a document, else its publisher, else its id."""
    words = document.title or document.publisher
    return words[lang] if words else document.id


def claim_locator(claim: Claim, brief: Brief, lang: Lang) -> str:
    """Return the places of all citations of a claim, on one line."""
    return join_facts(*dict.fromkeys(citation_locator(each, brief, lang) for each in claim.cites))


def citation_locator(citation: Citation, brief: Brief, lang: Lang) -> str:
    """Return the place of cited words: "paragraph 6, sentence 2", else a document with row or page."""
    if citation.document is None:
        return sentence_locator(citation.sentence or 0, brief, lang)
    document = brief.document_by_id[citation.document]
    places = {"row": citation.row, "page": citation.page, "sentence": citation.sentence}
    return join_facts(
        document_name(document, lang),
        citation.layer,
        *(translate(f"cited.{name}", lang, number=number) for name, number in places.items() if number),
    )
