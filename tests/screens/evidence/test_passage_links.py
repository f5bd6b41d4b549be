"""Links to documents and passages."""

import pytest

from geodata.brief.record_types.citation_record import Citation
from geodata.screens.evidence.passage_links import document_link, passage_anchor, passage_link
from geodata.screens.shell.card_context import CardContext


@pytest.mark.parametrize(
    ("citation", "anchor"),
    [
        (Citation(sentence=3, spans=((0, 1),)), "s-3"),
        (Citation(document="log", row=7), "r-7"),
    ],
)
def test_anchor_of_a_number(citation: Citation, anchor: str) -> None:
    """Sentences and rows are known by their number."""
    assert passage_anchor(citation) == anchor


def test_anchors_of_other_passages_differ() -> None:
    """Pages, quotes, parts of a picture, rows of a layer and the whole each have their own."""
    places = (
        {},
        {"page": 2},
        {"page": 3},
        {"page": 2, "quote": "a"},
        {"quote": "a"},
        {"box": (1, 2, 3, 4)},
        {"row": 7, "layer": "x"},
    )
    anchors = {passage_anchor(Citation.model_validate({"document": "log", **place})) for place in places}
    assert len(anchors) == len(places)
    assert all(anchor.startswith("c-") for anchor in anchors)


def test_a_passage_is_an_address_and_a_click(papers_reader: CardContext) -> None:
    """The address names document, event and place; that of the encoded text is named for the click alone."""
    departure = papers_reader.brief.event_by_id["departure"]
    links = [passage_link(claim.cites[0], "here", papers_reader, "departure") for claim in departure.claims]
    assert links[0] == (
        '<a href="reading?brief=papers&amp;lang=en&amp;focus=departure#s-2" '
        'data-passage="report s-2">here</a>'
    )
    assert links[3] == (
        '<a href="reading?brief=papers&amp;lang=en&amp;focus=departure&amp;document=log#r-3" '
        'data-passage="log r-3">here</a>'
    )


def test_a_document_is_one_too(papers_reader: CardContext) -> None:
    """The one on screen is marked."""
    link = document_link("log", "Log", papers_reader, is_current=True)
    assert 'data-passage="log"' in link
    assert "document=log" in link
    assert 'aria-current="true"' in link
    assert "aria-current" not in document_link("log", "Log", papers_reader, is_current=False)
