"""Content of a map in words, in both languages, with the right plural forms."""

import pytest

from geodata.phrasing.map_content_words import cited_documents_note, placed_events_phrase
from geodata.words import Lang
from geodata.words.text_direction import strip_isolates

PLACED = [
    ("en", 15, 30, "15 of 30 events have a place on the map; 15 are listed"),
    ("en", 1, 2, "1 of 2 events has a place on the map; 1 is listed"),
    ("en", 0, 1, "0 of 1 event have a place on the map; 1 is listed"),
    ("en", 3, 3, "3 of 3 events have a place on the map"),
    ("ar", 15, 30, "لـ15 من 30 حدثًا مكان على الخريطة؛ و15 في القائمة"),
    ("ar", 1, 2, "لواحد من حدثين مكان على الخريطة؛ وواحد في القائمة"),
    ("ar", 2, 5, "لاثنين من 5 أحداث مكان على الخريطة؛ و3 في القائمة"),
    ("ar", 0, 100, "ليس لأي من 100 حدث مكان على الخريطة؛ و100 في القائمة"),
]
DOCUMENTS = [
    ("en", 0, "Shows what the brief says; an empty area is not a quiet one."),
    ("en", 1, "Shows what 1 cited document says; an empty area is not a quiet one."),
    ("en", 12, "Shows what 12 cited documents say; an empty area is not a quiet one."),
    ("ar", 0, "تُظهر الخريطة ما ورد في الموجز؛ وخلوّ منطقة من العلامات لا يعني هدوءها."),
    ("ar", 2, "تُظهر الخريطة ما ورد في وثيقتين مستشهد بهما؛ وخلوّ منطقة من العلامات لا يعني هدوءها."),
    ("ar", 12, "تُظهر الخريطة ما ورد في 12 وثيقة مستشهد بها؛ وخلوّ منطقة من العلامات لا يعني هدوءها."),
]


@pytest.mark.parametrize(("lang", "placed", "total", "words"), PLACED)
def test_events_with_a_place(lang: Lang, placed: int, total: int, words: str) -> None:
    """Both numbers agree with their words; events that are only listed are counted where there are any."""
    assert strip_isolates(placed_events_phrase(placed, total, lang)) == words


@pytest.mark.parametrize(("lang", "documents", "words"), DOCUMENTS)
def test_cited_documents(lang: Lang, documents: int, words: str) -> None:
    """A map without documents shows what the brief says."""
    assert strip_isolates(cited_documents_note(documents, lang)) == words
