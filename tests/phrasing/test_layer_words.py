"""Reference layers in words: title, source, day and marking on one line."""

import pytest

from geodata.atlas.atlas_frames import Atlas
from geodata.brief.record_types.document_record import Document
from geodata.phrasing.layer_words import layer_phrase, layer_source_phrase
from geodata.words import Lang
from geodata.words.localized_text import LocalizedText


@pytest.mark.parametrize(
    ("lang", "listed", "drawn"),
    [
        ("en", "Listed area · Sea Office · as of 1 January 2030 · TLP:AMBER", "Track · drawn by the desk"),
        (
            "ar",
            "منطقة مدرجة · هيئة البحار · حتى 1 يناير/كانون الثاني 2030 · TLP:AMBER",
            "Track · من رسم معدّي الموجز",
        ),
    ],
)
def test_a_layer_says_its_source_and_its_day(
    layered_atlas: Atlas, lang: Lang, listed: str, drawn: str
) -> None:
    """What has no document was drawn by the desk."""
    isolates = dict.fromkeys(range(0x2066, 0x206A))
    phrases = {layer.id: layer_phrase(layer, lang).translate(isolates) for layer in layered_atlas.layers}
    assert phrases["listed"] == listed
    assert phrases["track"] == drawn


def test_a_document_is_named_by_what_it_has() -> None:
    """Publisher, else title, else id."""
    title = LocalizedText({"en": "Chart 7"})
    assert layer_source_phrase(Document(id="chart", title=title), "en") == "Chart 7"
    assert layer_source_phrase(Document(id="chart"), "en") == "chart"
