"""Reading of a whole text: the phrases of all readers, found once, and their share in each sentence."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Protocol, TypeVar

from geodata.brief.edtf import parse_edtf
from geodata.brief.record_fields import TextSpan
from geodata.brief.record_types.actor_record import Actor
from geodata.drafting.text_places import TextPlace, find_text_places
from geodata.kinds.kind_table import KindTable, shipped_kinds
from geodata.prose.actors.actor_phrases import ActorPhrase, find_actors
from geodata.prose.actors.own_actors import find_own_actors
from geodata.prose.amounts.amount_phrases import AmountPhrase, find_amounts, spans_overlap
from geodata.prose.dates.date_phrases import DateLine, DatePhrase, find_date_lines, find_dates
from geodata.prose.events.event_phrases import EventPhrase, find_event_phrases
from geodata.prose.sentence_bounds import SentenceBounds, split_sentences
from geodata.prose.speakers.attribution_record import Attribution, attribution_extent
from geodata.prose.speakers.attributions import find_attributions
from geodata.vocabulary import ActorKind
from geodata.words import Lang

_LINKS = " ،,:()"


class _Spanned(Protocol):
    """Anything with half-open offsets in a text."""

    @property
    def start(self) -> int:
        """First character."""

    @property
    def end(self) -> int:
        """Character behind the last."""


_Phrase = TypeVar("_Phrase", bound=_Spanned)


@dataclass(frozen=True)
class SentenceReading:
    """The phrases in a sentence, or in a part of one; all offsets are those of the whole text."""

    number: int
    """Number of the sentence."""
    paragraph: int
    """Number of its paragraph."""
    content: str
    """The whole text."""
    span: TextSpan
    as_of: date
    attributions: tuple[Attribution, ...]
    amounts: tuple[AmountPhrase, ...]
    dates: tuple[DatePhrase, ...]
    actors: tuple[ActorPhrase, ...]
    places: tuple[TextPlace, ...]
    event_phrases: tuple[EventPhrase, ...]
    kinds: KindTable
    speakers: tuple[ActorPhrase, ...] = ()
    """Actors of the text that speak in the sentence, wherever they are named."""
    line_date: str | None = None
    """Date, in EDTF, of the line of a chronology that the sentence stands under."""

    def attribution_at(self, at: int) -> Attribution | None:
        """Return the attribution of the words at an offset."""
        covering = [each for each in self.attributions if each.covered[0] <= at < each.covered[1]]
        return min(covering, key=lambda each: each.covered[1] - each.covered[0], default=None)

    def nearest_event_phrase(self, at: int) -> EventPhrase | None:
        """Return the event phrase of the clause at an offset, else the nearest one."""
        inside = [each for each in self.event_phrases if each.clause[0] <= at < each.clause[1]]
        return min(inside or self.event_phrases, key=lambda each: abs(each.word[0] - at), default=None)

    def day_of_statement(self, speech: Attribution | None) -> date | None:
        """Return the day of a statement: a single day beside the verb or the speaker."""
        if speech is None:
            return None
        for found in self.dates:
            if found.edtf and self._is_beside(found, speech):
                bounds = parse_edtf(found.edtf)
                return bounds.earliest if bounds.earliest == bounds.latest else None
        return None

    def said_dates(self) -> tuple[DatePhrase, ...]:
        """Return the dates on which something was said: those beside a verb of saying or its speaker."""
        return tuple(
            found
            for found in self.dates
            if any(self._is_beside(found, speech) for speech in self.attributions)
        )

    def _is_beside(self, found: DatePhrase, speech: Attribution) -> bool:
        start, end = attribution_extent(speech)
        if start <= found.start < end:
            return True
        gap = self.content[end : found.start] if found.start >= end else None
        return gap is not None and not gap.strip(_LINKS)

    def is_outside_speakers(self, found: TextSpan) -> bool:
        """Return whether some words are no part of a speaker's name."""
        return not any(
            speech.speaker and spans_overlap(found, speech.speaker) for speech in self.attributions
        )


@dataclass(frozen=True)
class TextReading:
    """A text with its sentences and the phrases of every reader."""

    content: str
    as_of: date
    lang: Lang
    kinds: KindTable
    bounds: tuple[SentenceBounds, ...]
    attributions: tuple[Attribution, ...]
    amounts: tuple[AmountPhrase, ...]
    dates: tuple[DatePhrase, ...]
    actors: tuple[ActorPhrase, ...]
    places: tuple[TextPlace, ...]
    date_lines: tuple[DateLine, ...]
    _starts: dict[int, tuple[int, ...]] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def _by_id(self) -> Mapping[str, ActorPhrase]:
        """Actors by id, each as it is named first."""
        return {each.id: each for each in reversed(self.actors)}

    def sentences(self) -> Iterator[SentenceReading]:
        """Yield the reading of each sentence that is no heading."""
        for number, at in enumerate(self.bounds, start=1):
            if not at.is_heading:
                yield self.within(number, at.paragraph, (at.start, at.end))

    def within(self, number: int, paragraph: int, span: TextSpan) -> SentenceReading:
        """Return the phrases between two offsets of a sentence."""
        days = self._between(self.dates, span)
        amounts = self._between(self.amounts, span)
        spoken = tuple(each for each in self.attributions if span[0] <= each.verb[0] < span[1])
        return SentenceReading(
            number,
            paragraph,
            self.content,
            span,
            self.as_of,
            spoken,
            tuple(at for at in amounts if not any(_overlap(at, day) for day in days)),
            days,
            self._between(self.actors, span),
            self._between(self.places, span),
            find_event_phrases(self.content, *span, self.kinds),
            self.kinds,
            tuple(actor for each in spoken if (actor := self._by_id.get(each.actor or "")) is not None),
            self._line_date(span[0]),
        )

    def _between(self, found: Sequence[_Phrase], span: TextSpan) -> tuple[_Phrase, ...]:
        starts = self._starts.setdefault(id(found), tuple(each.start for each in found))
        return tuple(found[bisect_left(starts, span[0]) : bisect_left(starts, span[1])])

    def _line_date(self, at: int) -> str | None:
        holding = [line for line in self.date_lines if line.start <= at < line.holds_until]
        return holding[-1].edtf if holding else None


def _overlap(one: _Spanned, other: _Spanned) -> bool:
    return spans_overlap((one.start, one.end), (other.start, other.end))


def read_text(
    content: str, as_of: date, lang: Lang, *, actors: tuple[Actor, ...] = (), kinds: KindTable | None = None
) -> TextReading:
    """Return the phrases of a text; without ``kinds`` the kinds are the shipped ones."""
    bounds = split_sentences(content)
    spans = [(at.start, at.end) for at in bounds if not at.is_heading]
    places = find_text_places(content, lang)
    named = _find_all_actors(content, actors)
    return TextReading(
        content,
        as_of,
        lang,
        kinds or shipped_kinds(),
        bounds,
        find_attributions(content, spans, named),
        find_amounts(content),
        find_dates(content, as_of),
        tuple(_without_places(named, places)),
        places,
        find_date_lines(content, as_of),
    )


def _find_all_actors(content: str, own: tuple[Actor, ...]) -> tuple[ActorPhrase, ...]:
    """Return the actors that a text names; the names of a brief's own actors win."""
    mine = find_own_actors(content, own)
    others = (each for each in find_actors(content) if not any(_overlap(each, one) for one in mine))
    return tuple(sorted((*mine, *others), key=lambda each: each.start))


def _without_places(actors: Sequence[ActorPhrase], places: Sequence[TextPlace]) -> Iterator[ActorPhrase]:
    """Yield the actors without the states whose name stands for the place alone ("in Iran")."""
    stated = {place.start for place in places if not place.is_government and place.is_at}
    return (
        each
        for each in actors
        if each.kind is not ActorKind.STATE or each.is_adjective or each.start not in stated
    )
