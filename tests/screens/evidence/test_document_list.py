"""List of documents: facts, marks, citations, and those that are not checked here."""

import re
from dataclasses import replace

import pytest

from geodata.brief.records import Brief
from geodata.screens.evidence.document_list import (
    document_details,
    document_list_html,
    document_marks,
    unchecked_notice,
)
from geodata.screens.shell.card_context import CardContext


def item(html: str, name: str) -> str:
    """The part of the list with one document, as words."""
    return re.sub("<[^>]*>", " ", html.partition(f'data-passage="{name}"')[2].partition("</li>")[0])


def test_every_document_with_its_facts(papers_reader: CardContext) -> None:
    """Title, publisher, day, type, address, day of retrieval, short hash, number of citations."""
    html = str(document_list_html(papers_reader, "second"))
    words = item(html, "second")
    for said in ("Second paper", "2 citations", "A paper · 4 May 2030 · text", "retrieved 6 May 2030", "…"):
        assert said in words
    assert "https://example.org/second?a=1&amp;b=&lt;x&gt;" in words
    assert html.count('<li class="document') == 8
    assert html.count("current") == 2
    assert "no claim cites it" in item(html, "unused")
    assert "the text of the brief" in item(html, "report")


def test_an_address_is_no_link(papers_reader: CardContext) -> None:
    """Nothing on the page leads to another site."""
    assert all(
        link.startswith("reading?")
        for link in re.findall('href="([^"]*)"', document_list_html(papers_reader))
    )


def test_a_replaced_document_is_marked(papers_reader: CardContext) -> None:
    """With the name of the newer one, which says so too."""
    html = str(document_list_html(papers_reader))
    assert "replaced by “Notice to shipping, second issue”" in item(html, "notice-1")
    assert "replaces “Notice to shipping, first issue”" in item(html, "notice-2")
    assert document_marks(papers_reader.brief.document_by_id["second"], papers_reader) == ()


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "3 citations are not checked here"), ("ar", "استشهادات لم يُتحقق منها هنا")]
)
def test_unchecked_citations_are_counted_once(papers_reader: CardContext, lang: str, said: str) -> None:
    """Those of a document, or of all; a document that is at hand has none."""
    context = replace(papers_reader, lang=lang)
    assert str(document_list_html(context)).count('class="unchecked"') == 1
    assert said in str(unchecked_notice(context))
    assert said in str(unchecked_notice(context, "notice-1"))
    assert unchecked_notice(context, "notice-2") is None


def test_many_documents_are_cut(papers_reader: CardContext, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list says how many there are."""
    monkeypatch.setattr("geodata.screens.evidence.document_list.MAX_LISTED_DOCUMENTS", 3)
    html = document_list_html(papers_reader)
    assert html.count('<li class="document') == 3
    assert "The first 3 of 8 documents" in html


def test_origin_of_an_extracted_text(papers: Brief) -> None:
    """File, program, and parts left out, in words."""
    given = {"from": "paper.pdf", "by": "a program", "left_out": "a chart"}
    document = papers.documents[1].model_validate(papers.documents[1].model_dump() | {"extracted": given})
    words = " ".join(document_details(document, CardContext(papers, "en")))
    assert "extracted from paper.pdf · by a program · left out: a chart" in words
