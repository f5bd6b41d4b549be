"""A picture that claims cite: in the card and on the reading page, with the cited part framed."""

import re
from base64 import b64decode
from dataclasses import replace

import pytest

from geodata.brief.document_pictures import PictureSize
from geodata.brief.record_types.citation_record import Citation
from geodata.brief.records import Brief
from geodata.screens.evidence.citation_html import passages_html
from geodata.screens.evidence.document_picture import picture_figure
from geodata.screens.shell.card_context import CardContext, DocumentPicture
from geodata.words import LANGS, Lang

SHOWN = DocumentPicture("documents/d/image", PictureSize(400, 200))


def context(papers: Brief, shown: DocumentPicture | None, lang: Lang = "en") -> CardContext:
    """A card whose picture is at hand, or not."""
    return replace(CardContext(papers, lang), open_picture=lambda _: shown)


def frames(html: str) -> str:
    """The SVG that lies over the picture."""
    return b64decode(re.findall(r'svg\+xml;base64,([^"]+)"', html)[0]).decode()


def cited(*box: float) -> Citation:
    """A citation of a part of the picture."""
    return Citation.model_validate({"document": "image", "box": box})


@pytest.mark.parametrize("lang", LANGS)
def test_the_cited_part_is_framed_in_the_card(papers: Brief, lang: Lang) -> None:
    """By shares of the picture, from its left in both languages; its words tell the same."""
    claims = papers.event_by_id["departure"].claims
    html = str(passages_html(claims, "departure", context(papers, SHOWN, lang)))
    assert html.count("<img") == 2
    assert 'src="documents/d/image"' in html
    assert 'x="10" y="20" width="190" height="100"' in frames(html)
    assert "Picture of the port" in html.partition("alt=")[2]


def test_a_box_beyond_the_picture_is_cut(papers: Brief) -> None:
    """And one whose edges are exchanged is put in order."""
    document = papers.document_by_id["image"]
    boxes = (cited(300, -5, 1e9, 40), cited(80, 100, 40, 50))
    found = str(picture_figure(document, boxes, context(papers, SHOWN)))
    assert 'x="300" y="0" width="100" height="40"' in frames(found)
    assert 'x="40" y="50" width="40" height="50"' in frames(found)


def test_without_its_file_there_are_words_alone(papers: Brief) -> None:
    """A document of another type is never a picture."""
    assert picture_figure(papers.document_by_id["image"], (), context(papers, None)) is None
    assert picture_figure(papers.document_by_id["log"], (), context(papers, SHOWN)) is None
    claims = papers.event_by_id["departure"].claims
    html = str(passages_html(claims, "departure", context(papers, None)))
    assert "<img" not in html


def test_a_picture_that_cannot_be_shown_says_why(papers: Brief) -> None:
    """As text: the reason may quote the file."""
    refused = DocumentPicture("documents/d/image", refused="neither <b>PNG</b> nor JPEG")
    found = str(picture_figure(papers.document_by_id["image"], (), context(papers, refused)))
    assert "&lt;b&gt;PNG" in found
    assert "<img" not in found
