"""Events that a user's own model proposes, beside those of the rules: what the rules found stands."""

from collections.abc import Iterator, Sequence

from geodata.brief.record_types.date_record import EventDate
from geodata.drafting.event_dates import DateReading, event_date
from geodata.drafting.event_proposals import ToldEvent
from geodata.drafting.event_reading import event_participants
from geodata.drafting.model_checks import ModelEvent
from geodata.drafting.model_proposals import ModelAnswer
from geodata.drafting.text_places import TextPlace
from geodata.drafting.text_reading import SentenceReading
from geodata.prose.amounts.amount_phrases import spans_overlap
from geodata.prose.events.event_phrases import EventPhrase


def with_model_events(
    told: Sequence[ToldEvent], answer: ModelAnswer, sentences: Sequence[SentenceReading]
) -> tuple[ToldEvent, ...]:
    """Return the events of a text in its order: those of the rules, and the model's that the rules lack.

    A proposal of the model is left out where the rules found an event of its kind in the same sentence.
    """
    found = list(told)
    for each in answer.proposals:
        read = next((one for one in sentences if spans_overlap(one.span, each.clause)), None)
        if read is not None and not any(_tells(event, each, read) for event in told):
            found.append(_proposal(each, read, answer.rule))
    return tuple(sorted(found, key=lambda event: event.read.number))


def _tells(event: ToldEvent, each: ModelEvent, read: SentenceReading) -> bool:
    return event.kind == each.kind and any(one.number == read.number for one, _ in event.tellings)


def _proposal(each: ModelEvent, read: SentenceReading, rule: str) -> ToldEvent:
    phrase = EventPhrase(each.kind, each.status, each.clause, each.clause, rule=rule)
    places = tuple(_places(each, read))
    return ToldEvent(phrase, read, _date(each, phrase, read), event_participants(phrase, read), places)


def _date(each: ModelEvent, phrase: EventPhrase, read: SentenceReading) -> DateReading:
    """Return the date of a model's event: a doubtful one is a question, none is what the rules read."""
    if each.date is None:
        return event_date(phrase, read)
    if each.date.readings or each.date.edtf is None:
        return DateReading(EventDate(undated=True), phrase.rule, tuple(each.date.readings))
    return DateReading(EventDate(edtf=each.date.edtf), phrase.rule)


def _places(each: ModelEvent, read: SentenceReading) -> Iterator[TextPlace]:
    """Yield the places of the text that a model's event names."""
    for place in read.places:
        if any(spans_overlap(place.span, one.span) for one in each.places):
            yield place
