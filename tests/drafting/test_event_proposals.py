"""Tests of the events that the sentences of a text tell, and of their joining."""

from datetime import date

from geodata.drafting.event_proposals import OPEN_RULE, ToldEvent, nearest_telling, propose_events
from geodata.drafting.text_reading import read_text

DAY = date(2031, 6, 1)


def told(content: str) -> tuple[ToldEvent, ...]:
    """Return the events of a text."""
    return propose_events(read_text(content, DAY, "en").sentences())


def test_one_drill_over_three_sentences_is_one_event() -> None:
    """What names nothing new joins the event of its paragraph; the sentences stay cited."""
    (event,) = told(
        "On 3 May 2031 Japan and France began an exercise in the Sea of Japan. The exercise has 40 ships. "
        "The drill is the largest so far."
    )
    assert event.kind == "exercise"
    assert [read.number for read, _ in event.tellings] == [1, 2, 3]


def test_another_date_or_place_is_another_event() -> None:
    """Nothing is joined that the words hold apart."""
    events = told("A missile hit Aden on 3 May 2031. A missile hit Hodeidah on 4 May 2031.")
    assert [event.dated.when.edtf for event in events] == ["2031-05-03", "2031-05-04"]


def test_a_pronoun_takes_the_doer_before() -> None:
    """The doer of the event before acts again, and the draft says that it was inferred."""
    first, second = told(
        "On 3 May 2031 Iran seized a tanker off Aden. Its forces shelled Hodeidah on 4 May 2031."
    )
    assert [part.actor for part in second.actors] == [part.actor for part in first.actors][:1]
    assert second.has_inherited_actors


def test_speech_and_figures_without_a_known_event_are_open() -> None:
    """They are proposed as statement or incident."""
    (event,) = told("Smith said it was late.")
    assert event.kind == "statement"
    (event,) = told("It cost 40 dollars.")
    assert (event.kind, event.phrase.rule) == ("incident", OPEN_RULE)


def test_words_belong_to_the_event_of_their_clause() -> None:
    """A figure is of the clause it stands in."""
    content = "On 3 May 2031 Iran seized 2 tankers, and on 4 May 2031 Japan deployed 900 soldiers to Aden."
    events = told(content)
    owner = nearest_telling(events, 1, content.index("900"))
    assert owner is not None
    assert owner.kind == "deployment"
