"""Times of day in words, in both languages."""

import pytest

from geodata.brief.record_types.event_parts import Clock
from geodata.brief.records import Brief
from geodata.phrasing.clock_words import (
    as_of_phrase,
    clock_phrase,
    cut_off_phrase,
    event_date_facts,
    event_date_phrase,
)
from geodata.words import Lang
from geodata.words.text_direction import strip_isolates


@pytest.mark.parametrize(
    ("fields", "lang", "words"),
    [
        ({"from": "04:30", "to": "05:10", "zone": "Z"}, "en", "04:30 to 05:10 (UTC)"),
        ({"from": "04:30", "to": "05:10", "zone": "Z"}, "ar", "من الساعة 04:30 إلى 05:10 (التوقيت العالمي)"),
        ({"from": "04:30"}, "en", "from 04:30"),
        ({"to": "04:30", "zone": "+03:00"}, "ar", "حتى الساعة 04:30 (UTC+03:00)"),
        ({"from": "04:30", "to": "04:30", "zone": "Asia/Aden"}, "en", "04:30 (Asia/Aden)"),
        ({"zone": "Z"}, "en", None),
    ],
)
def test_clock(fields: dict[str, str], lang: Lang, words: str | None) -> None:
    """Both ends, one of them, or none; the zone in words."""
    found = clock_phrase(Clock.model_validate(fields), lang)
    assert (strip_isolates(found) if found else found) == words


def test_the_clock_stands_beside_the_date(told: Brief) -> None:
    """In the short form and among the facts; an event without a time of day has its date alone."""
    raid, depot = told.event_by_id["raid"], told.event_by_id["depot"]
    assert event_date_phrase(raid, "en") == "10 April 2031, 04:30 to 05:10 (Asia/Aden)"
    assert event_date_facts(raid, "en")[0] == event_date_phrase(raid, "en")
    assert event_date_phrase(depot, "en") == "11 April 2031"


def test_the_cut_off_has_its_hour(told: Brief, demo: Brief) -> None:
    """A brief that knows up to an hour says so in both languages."""
    assert as_of_phrase(told, "en") == "as of 20 April 2031, 06:00 (UTC+03:00)"
    assert strip_isolates(as_of_phrase(told, "ar")) == (
        "حتى تاريخ 20 أبريل/نيسان 2031، الساعة 06:00 (UTC+03:00)"
    )
    assert cut_off_phrase(demo, "en") == "15 January 2030"
