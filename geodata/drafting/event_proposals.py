"""Events that the sentences of a text tell, one for each clause that tells one, joined where they are one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from geodata.brief.record_types.event_parts import Participation
from geodata.drafting.event_dates import DateReading, event_date
from geodata.drafting.event_reading import (
    event_participants,
    event_places,
    names_doer_again,
)
from geodata.drafting.text_places import TextPlace
from geodata.drafting.text_reading import SentenceReading
from geodata.prose.actors.actor_nouns import actor_named_again
from geodata.prose.actors.actor_phrases import ActorPhrase
from geodata.prose.events.event_phrases import EventPhrase
from geodata.vocabulary import Status

OPEN_RULE: Final = "open"
"""Rule of an event whose kind no word says."""
_ONLY_SAID: Final = frozenset({"saying", "forecast"})
"""Rules of statements that give way to what they tell of."""
_REACH: Final = 6
"""Events back to which a sentence can refer."""


@dataclass
class ToldEvent:
    """An event that a sentence tells; further sentences add claims to it."""

    phrase: EventPhrase
    read: SentenceReading
    dated: DateReading
    actors: tuple[Participation, ...]
    places: tuple[TextPlace, ...]
    has_inherited_actors: bool = False
    """Whether its doer is that of the event before."""
    added: list[tuple[SentenceReading, EventPhrase]] = field(default_factory=list)
    """Further clauses and sentences that tell of it."""

    @property
    def kind(self) -> str:
        """Id of its kind."""
        return self.phrase.kind

    @property
    def tellings(self) -> tuple[tuple[SentenceReading, EventPhrase], ...]:
        """Sentences that tell of it, each with the phrase that does."""
        return ((self.read, self.phrase), *self.added)

    @property
    def status(self) -> Status:
        """Status by the words of its clause."""
        return Status.ALLEGED if self.phrase.is_alleged else self.phrase.status


def propose_events(sentences: Iterable[SentenceReading]) -> tuple[ToldEvent, ...]:
    """Return the events of a text in order: what its sentences tell, joined where several tell of one."""
    found: list[ToldEvent] = []
    seen: list[ActorPhrase] = []
    for read in sentences:
        seen += read.actors
        told = list(_told(read, seen))
        for each in told:
            _inherit_doers(each, found)
            same = _same_event(found, each)
            if same is None:
                found.append(each)
            else:
                _join(same, each)
        if told or not (read.amounts or read.attributions):
            continue
        if found and _last_of_paragraph(found, read) is not None:
            found[-1].added.append((read, _open_phrase(read)))
        else:
            found.append(_proposal(_open_phrase(read), read))
    return tuple(found)


def _inherit_doers(each: ToldEvent, found: Sequence[ToldEvent]) -> None:
    """Take the doer of the event before for a deed whose doer only a pronoun or an Arabic verb tells."""
    if not found or (each.actors and each.phrase.agent is None):
        return
    before = found[-1]
    doers = before.actors[:1] if before.read.paragraph == each.read.paragraph else ()
    if doers and names_doer_again(each.phrase, each.read):
        others = (part for part in each.actors if part.actor != doers[0].actor)
        each.actors = (*doers, *others)
        each.has_inherited_actors = True


def _told(read: SentenceReading, seen: Sequence[ActorPhrase]) -> Iterator[ToldEvent]:
    """Yield the events of one sentence; ``seen`` are the actors named up to its end."""
    return (_proposal(phrase, read, seen) for phrase in _telling_phrases(read))


def _proposal(phrase: EventPhrase, read: SentenceReading, seen: Sequence[ActorPhrase] = ()) -> ToldEvent:
    actors = event_participants(phrase, read, actor_named_again(read.content, phrase.agent, seen))
    return ToldEvent(phrase, read, event_date(phrase, read), actors, event_places(phrase, read))


def _open_phrase(read: SentenceReading) -> EventPhrase:
    """Return what a sentence tells whose kind no word says: a statement where somebody speaks."""
    speech = next((kind.id for kind in read.kinds.kinds.values() if kind.drafting.speech), read.kinds.default)
    kind = speech if any(each.speaker for each in read.attributions) else read.kinds.default
    return EventPhrase(kind, Status.ACTUAL, read.span, read.span, rule=OPEN_RULE)


def _telling_phrases(read: SentenceReading) -> tuple[EventPhrase, ...]:
    """Return the phrases of a sentence that are events of their own.

    What somebody says gives way to what it tells of; what is done by speaking (a condemnation, a decision) is
    an event beside others. Without any phrase a sentence that names a place beside a date, a figure or an
    actor tells of something that no word of the lists says.
    """
    told = [each for each in read.event_phrases if not each.is_negated]
    speech = [each for each in told if read.kinds.is_speech(each.kind)]
    happening = [each for each in told if each not in speech]
    acts = [each for each in speech if each.rule not in _ONLY_SAID] if happening else _acts_of_speech(speech)
    news = _without_background(happening, read)
    chosen = [each for each in told if each in news or each in acts]
    if chosen:
        return tuple(chosen)
    placed = [place for place in read.places if not place.is_government]
    if placed and (read.dates or read.line_date or read.amounts):
        return (_open_phrase(read),)
    return ()


def _acts_of_speech(speech: Sequence[EventPhrase]) -> Sequence[EventPhrase]:
    """Return what is done by speaking where nothing else is told, else the first that is said."""
    return [each for each in speech if each.rule != "saying"] or speech[:1]


def _without_background(told: Sequence[EventPhrase], read: SentenceReading) -> Sequence[EventPhrase]:
    """Return events without states of things that have no date of their own."""
    news = [each for each in told if not each.is_background or _is_dated(each, read)]
    return news or told[:1]


def _is_dated(each: EventPhrase, read: SentenceReading) -> bool:
    """Return whether a date stands behind the word of an event, in its clause."""
    return any(each.word[1] <= day.start < each.clause[1] for day in read.dates)


def _same_event(found: Sequence[ToldEvent], each: ToldEvent) -> ToldEvent | None:
    """Return the earlier event of the text that a proposal tells of again."""
    return next((other for other in reversed(found[-_REACH:]) if _is_same(other, each)), None)


def _is_same(one: ToldEvent, other: ToldEvent) -> bool:
    """Return whether two proposals tell of one event: one kind, and nothing of the second is at odds.

    They lie in one paragraph or share a place; the second names no other date, place or actor.
    """
    if one.kind != other.kind or one.phrase.is_alleged != other.phrase.is_alleged:
        return False
    places, others = _place_ids(one), _place_ids(other)
    actors, more = {part.actor for part in one.actors}, {part.actor for part in other.actors}
    near = one.read.paragraph == other.read.paragraph
    if one.read.number == other.read.number:
        return _fits(one.dated, other.dated) and (not others or others <= places) and more <= actors
    if not near and not (places & others and one.dated.when == other.dated.when):
        return False
    return _fits(one.dated, other.dated) and others <= places and more <= actors


def _fits(one: DateReading, other: DateReading) -> bool:
    """Return whether a second mention's date is that of the first, or absent."""
    return (other.when.undated and not other.readings) or one.when == other.when


def _place_ids(each: ToldEvent) -> set[str]:
    return {place.place_id for place in each.places}


def _join(one: ToldEvent, other: ToldEvent) -> None:
    one.added.append((other.read, other.phrase))


def nearest_telling(told: Sequence[ToldEvent], number: int, at: int) -> ToldEvent | None:
    """Return the event of a sentence that an offset belongs to: that of its clause, else the nearest."""
    rows = [(phrase, each) for each in told for read, phrase in each.tellings if read.number == number]
    inside = [row for row in rows if row[0].clause[0] <= at < row[0].clause[1]]
    return min(inside or rows, key=lambda row: abs(row[0].word[0] - at), default=(None, None))[1]


def _last_of_paragraph(found: Sequence[ToldEvent], read: SentenceReading) -> ToldEvent | None:
    last = found[-1]
    return last if last.read.paragraph == read.paragraph else None
