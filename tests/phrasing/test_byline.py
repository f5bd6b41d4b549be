"""The byline of a brief."""

from geodata.brief.records import Brief
from geodata.phrasing.byline import as_of_phrase, byline_parts


def test_byline(shipped: Brief, demo: Brief) -> None:
    """Publisher, publication, and the day up to which the brief knows; what is not known is left out."""
    parts = ("Siyaqat", "published October 2024", "as of 23 October 2024")
    assert byline_parts(shipped, "en") == parts
    assert byline_parts(demo, "en") == ("Demo house", "as of 15 January 2030")
    unnamed = shipped.model_copy(update={"publisher": None})
    assert byline_parts(unnamed, "en") == parts[1:]
    assert as_of_phrase(shipped, "en") == parts[-1]
