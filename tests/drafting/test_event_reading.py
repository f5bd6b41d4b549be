"""Tests of reading one sentence into parts of records."""

from datetime import date

import pytest

from geodata.drafting.event_dates import event_date
from geodata.drafting.event_reading import (
    event_claim_spans,
    event_locations,
    event_participants,
    event_places,
    figure_from_amount,
)
from geodata.drafting.text_reading import SentenceReading, read_text
from geodata.vocabulary import PlaceRole
from geodata.words import Lang

CITED = "France sent 900 soldiers to Japan on 3 May 2031, according to the British ministry."
SHIPPED = "Iran sent weapons to Russia in April 2031."
DAY = date(2031, 6, 1)


def read(content: str) -> SentenceReading:
    """Return the reading of a text of one sentence."""
    return read_text(content, DAY, "en").within(1, 1, (0, len(content)))


def test_a_citation_covers_the_words_before_it() -> None:
    """Words in front of "according to" belong to it."""
    found = read(CITED).attribution_at(0)
    assert found is not None
    assert (found.actor, found.is_closing) == ("gbr", True)


def test_a_transfer_is_a_route_between_its_actors() -> None:
    """The sender supplies, the other receives, and the route follows."""
    reading = read(SHIPPED)
    actors = event_participants(reading.event_phrases[0], reading)
    assert {each.actor: each.role for each in actors} == {"irn": "supplier", "rus": "recipient"}
    found = event_places(reading.event_phrases[0], reading)
    places = event_locations(reading.event_phrases[0], found, actors, reading)
    assert [(each.place, each.role) for each in places] == [("irn", PlaceRole.FROM), ("rus", PlaceRole.TO)]


def test_the_date_and_the_span_are_those_of_the_clause() -> None:
    """The span leaves the citation and the final mark out."""
    reading = read(CITED)
    assert event_date(reading.event_phrases[0], reading).when.edtf == "2031-05-03"
    ((start, end),) = event_claim_spans(reading.event_phrases[0], reading)
    assert CITED[start:end] == "France sent 900 soldiers to Japan on 3 May 2031"


@pytest.mark.parametrize(("amount", "value"), [("900", 900), ("1.200", None)])
def test_an_ambiguous_amount_is_no_figure(amount: str, value: float | None) -> None:
    """Two readings are left to a person."""
    reading = read(CITED.replace("900", amount))
    made = figure_from_amount(reading.amounts[0], reading)
    assert (made.value if made else None) == value


@pytest.mark.parametrize(
    ("content", "kind", "holds", "roles"),
    [
        ("France and Japan have held drills since 2028.", "exercise", "recurring", ["participant"] * 2),
        ("France has deployed ships since 2028.", "deployment", "throughout", ["subject"]),
        ("Iran struck Israel on 3 May 2031.", "strike", "sometime", ["attacker", "target"]),
    ],
)
def test_habits_of_a_kind_are_those_of_its_block(
    content: str, kind: str, holds: str, roles: list[str]
) -> None:
    """A span of time is a series of exercises; the roles are the kind's, in the order of the words."""
    reading = read(content)
    (found,) = [each for each in reading.event_phrases if each.kind == kind]
    assert event_date(found, reading).when.holds == holds
    assert [part.role for part in event_participants(found, reading)] == roles


FLAGS = [
    ("Pirates boarded the Liberia-flagged tanker off Hobyo.", "lbr", "en"),
    ("Gunmen boarded a Malta-registered tanker near Hobyo.", "mlt", "en"),
    ("استولى قراصنة على ناقلة ترفع علم ليبيريا.", "lbr", "ar"),
]


@pytest.mark.parametrize(("content", "flag", "lang"), FLAGS)
def test_the_flag_of_a_ship_is_no_actor(content: str, flag: str, lang: Lang) -> None:
    """A state that only lends its flag does nothing and suffers nothing."""
    reading = read_text(content, DAY, lang).within(1, 1, (0, len(content)))
    actors = [part.actor for each in reading.event_phrases for part in event_participants(each, reading)]
    assert flag not in actors
