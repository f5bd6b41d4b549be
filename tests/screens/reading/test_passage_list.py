"""Quotes by page, parts of a picture, and documents that are cited as a whole."""

import re

import pytest

from geodata.atlas.document_citations import written_citations
from geodata.screens.reading.event_chips import ReaderPage
from geodata.screens.reading.passage_list import passage_list_html
from geodata.screens.shell.card_context import CardContext


def listed(context: CardContext, document: str) -> str:
    """The passages of a document."""
    cited = written_citations(context.brief)[document]
    return str(passage_list_html(ReaderPage(context, {}, document=document), cited))


def test_quotes_stand_by_page(papers_reader: CardContext) -> None:
    """In the order of pages, the document alone last; none of them is checked without the file."""
    html = listed(papers_reader, "notice-1")
    assert re.findall("<h3>([^<]*)</h3>", html) == ["Page 3", "Page 5", "Cited as a whole"]
    assert html.count("not checked here") == 3
    assert "ships were attacked" in html.partition("<h3>Page 5")[0]
    assert 'data-focus="departure"' in html.partition("<h3>Cited as a whole")[2]
    assert html.count('class="anchored"') == 3


def test_a_quote_without_a_page(papers_reader: CardContext) -> None:
    """It is found in the file that is at hand."""
    html = listed(papers_reader, "notice-2")
    assert "<h3>Without a page</h3>" in html
    assert "found in the document to the letter" in html


def test_a_part_of_a_picture(papers_reader: CardContext) -> None:
    """The box in words."""
    assert "the part from 10, 20 to 200, 120" in listed(papers_reader, "image")


def test_a_quote_without_a_page_comes_after_the_pages(papers_reader: CardContext) -> None:
    """Whatever the order of the claims."""
    unpaged, *paged = (
        *written_citations(papers_reader.brief)["notice-2"],
        *written_citations(papers_reader.brief)["notice-1"],
    )
    html = str(passage_list_html(ReaderPage(papers_reader, {}, document="notice-1"), (unpaged, *paged)))
    titles = ["Page 3", "Page 5", "Without a page", "Cited as a whole"]
    assert re.findall("<h3>([^<]*)</h3>", html) == titles


@pytest.mark.parametrize("document", ["report", "second", "log"])
def test_sentences_and_rows_have_lists_of_their_own(document: str, papers_reader: CardContext) -> None:
    """Nothing is listed twice."""
    assert listed(papers_reader, document) == "None"


def test_a_row_of_a_layer_is_listed_here(papers_reader: CardContext) -> None:
    """The file has several tables, so that the number alone is not enough."""
    first = written_citations(papers_reader.brief)["log"][0]
    citation = first.citation.model_copy(update={"layer": "Sheet 2"})
    layered = type(first)(first.event, first.claim, citation)
    html = str(passage_list_html(ReaderPage(papers_reader, {}, document="log"), (layered,)))
    assert "Sheet 2 · row 3" in re.sub("[\u2066-\u2069]", "", html)
