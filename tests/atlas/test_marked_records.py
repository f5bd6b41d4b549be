"""Markings of records: the highest, each once."""

from geodata.atlas.marked_records import highest_markings
from geodata.brief.record_fields import Marking
from geodata.words.localized_text import LocalizedText


def marked(text: str, level: int) -> Marking:
    """A marking in English."""
    return Marking(text=LocalizedText({"en": text}), level=level)


def test_the_highest_level_counts() -> None:
    """Others of that level stand beside it, once, in their order; without any there is none."""
    low, one, two = marked("C", 0), marked("B", 2), marked("A", 2)
    assert highest_markings([None, low, one, two, marked("B", 2)]) == (one, two)
    assert highest_markings([low]) == (low,)
    assert highest_markings([None]) == ()
