"""Tests of a model's events beside those of the rules."""

from datetime import date

from geodata.drafting.event_proposals import propose_events
from geodata.drafting.model_checks import ModelDate, ModelEvent
from geodata.drafting.model_events import with_model_events
from geodata.drafting.model_proposals import ModelAnswer
from geodata.drafting.text_reading import read_text
from geodata.vocabulary import Status

CONTENT = "On 3 May 2031 a missile hit Aden. The mood in the town is bad."
DAY = date(2031, 6, 1)


def proposed(kind: str, start: int, end: int, day: ModelDate | None = None) -> ModelEvent:
    """Return an event of a model for some words."""
    return ModelEvent(kind, Status.ACTUAL, (start, end), day, (), (), (), None)


def test_the_rules_stand_and_the_model_adds() -> None:
    """An event of the same kind in the same sentence is left out; another is added with the model's name."""
    sentences = tuple(read_text(CONTENT, DAY, "en").sentences())
    rules = propose_events(sentences)
    same = proposed("strike", 0, 32)
    day = ModelDate((0, 13), "2031-05", is_doubtful=False, readings=())
    other = proposed("protest", 34, len(CONTENT), day)
    found = with_model_events(rules, ModelAnswer("model:made-up", (same, other)), sentences)
    assert [(event.kind, event.phrase.rule) for event in found[len(rules) :]] == [
        ("protest", "model:made-up")
    ]
    assert found[-1].dated.when.edtf == "2031-05"


def test_a_doubtful_date_of_the_model_is_asked() -> None:
    """Its readings are kept, and no date is filled."""
    sentences = tuple(read_text(CONTENT, DAY, "en").sentences())
    day = ModelDate((0, 13), None, is_doubtful=True, readings=("2031-05-03", "2031-05-04"))
    answer = ModelAnswer("model:made-up", (proposed("protest", 34, len(CONTENT), day),))
    (event,) = with_model_events((), answer, sentences)
    assert event.dated.when.undated
    assert event.dated.readings == ("2031-05-03", "2031-05-04")
