"""Checks of what a language model proposes against the text: words, numbers, dates, places, kinds."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Final

from pydantic import ValidationError

from geodata.brief.edtf import parse_edtf
from geodata.brief.record_fields import TextSpan
from geodata.drafting.model_prompt import AnsweredDate, AnsweredEvent, AnsweredFigure
from geodata.errors import BriefmapError
from geodata.gazetteer import PlaceRecord, places_named
from geodata.kinds.kind_table import KindTable
from geodata.prose.amounts.amount_phrases import AmountPhrase, find_amounts, spans_overlap
from geodata.prose.dates.date_phrases import DatePhrase, find_dates
from geodata.prose.tokens import PLAUSIBLE_YEARS
from geodata.toponyms.name_readings import Reading
from geodata.toponyms.place_mentions import PlaceMention, find_place_names
from geodata.vocabulary import Status

_CHOICES: Final = 8
"""Candidates of an asked place, at most."""
_MOST_LISTED: Final = 40
"""Entries of one list of an event, at most."""
_LETTER: Final = "(?:[^\\W\\d_]|[\u064b-\u0652\u0670])"
_CUT: Final = re.compile(
    rf"(?<=[^\W_])(?=\d)|(?<={_LETTER})(?={_LETTER})|(?<=\d[.,٬٫])(?=\d)|(?<=\d)(?=[.,٬٫]\d)"
)
"""Positions within a word or a number."""
_PARTICLES: Final = re.compile(rf"(?<!{_LETTER})[وفبلك]{{1,2}}\Z")
"""Arabic letters that are joined to the word behind them."""
_PAST: Final = frozenset({Status.ACTUAL, Status.ALLEGED})


class DropReason(StrEnum):
    """Reason for which a proposal of a model is dropped."""

    SHAPE = "shape"
    NOT_IN_TEXT = "not-in-text"
    STANDS_TWICE = "stands-twice"
    KIND = "kind"
    STATUS = "status"
    NUMBER = "number"
    DATE = "date"
    PLACE = "place"
    REPEATED = "repeated"
    TOO_MANY = "too-many"


class ProposalDroppedError(BriefmapError):
    """A proposal that fails a check."""

    def __init__(self, reason: DropReason) -> None:
        """Take the reason."""
        self.reason = reason
        super().__init__(reason.value)


@dataclass(frozen=True)
class ModelDate:
    """Date of an event: the rules' reading, or the model's own, which is doubtful."""

    span: TextSpan
    edtf: str | None
    """None where the readings differ, or nobody reads one."""
    is_doubtful: bool
    readings: tuple[str, ...] = ()
    """Readings to choose from, those of the rules first."""


@dataclass(frozen=True)
class ModelPlace:
    """Place of an event: one of the gazetteer, or the candidates of a question."""

    span: TextSpan
    """Words of the name, as long as the rules read it there."""
    place: PlaceRecord | None
    asked: tuple[PlaceRecord, ...] = ()


@dataclass(frozen=True)
class ModelFigure:
    """Figure of an event, with the amount that the rules read in its words."""

    span: TextSpan
    amount: AmountPhrase


@dataclass(frozen=True)
class ModelEvent:
    """Event that a model proposes; all offsets are those of the whole text."""

    kind: str
    status: Status
    clause: TextSpan
    date: ModelDate | None
    actors: tuple[TextSpan, ...]
    places: tuple[ModelPlace, ...]
    figures: tuple[ModelFigure, ...]
    speaker: TextSpan | None


@dataclass(frozen=True)
class TextChecks:
    """A text, and what its rules read in it."""

    content: str
    kinds: KindTable
    as_of: date | None = None

    @cached_property
    def mentions(self) -> tuple[PlaceMention, ...]:
        """Place names of the text."""
        return find_place_names(self.content).mentions

    def checked_event(self, answered: object, paragraph: TextSpan) -> ModelEvent:
        """Return an answered event with the offsets of its words.

        Raises
        ------
        ProposalDroppedError
            Where a part of it does not stand.
        """
        event = _shaped(answered)
        if event.kind not in self.kinds.kinds:
            raise ProposalDroppedError(DropReason.KIND)
        if event.status not in list(Status):
            raise ProposalDroppedError(DropReason.STATUS)
        status = Status(event.status)
        clause = _only(self._spans(event.words, paragraph))
        around = (clause, paragraph)
        governments, places = self._places(event.places, around)
        actors = [self._spans_near(each, around)[0] for each in event.actors]
        return ModelEvent(
            event.kind,
            status,
            clause,
            self._date(event.date, status, around) if event.date else None,
            _without_twins([*actors, *(each for each in governments if not _is_within(each, actors))]),
            tuple(each for each in places if not _is_acting_state(each, actors)),
            tuple(self._figure(each, around) for each in event.figures),
            self._spans_near(event.speaker, around)[0] if event.speaker else None,
        )

    def _spans(self, words: str, within: TextSpan) -> list[TextSpan]:
        """Return where words stand to the letter, as whole words.

        Raises
        ------
        ProposalDroppedError
            Where they stand nowhere.
        """
        wanted = words.strip()
        if not any(map(str.isalnum, wanted)):
            raise ProposalDroppedError(DropReason.SHAPE)
        found = []
        at = self.content.find(wanted, *within)
        while at >= 0:
            if _stands_whole(self.content, at, at + len(wanted)):
                found.append((at, at + len(wanted)))
            at = self.content.find(wanted, at + 1, within[1])
        if not found:
            raise ProposalDroppedError(DropReason.NOT_IN_TEXT)
        return found

    def _spans_near(self, words: str, around: tuple[TextSpan, TextSpan]) -> list[TextSpan]:
        """Return where words stand in the clause of an event, else in its paragraph."""
        clause, paragraph = around
        every = self._spans(words, paragraph)
        return [span for span in every if clause[0] <= span[0] and span[1] <= clause[1]] or every

    def _date(
        self, answered: AnsweredDate, status: Status, around: tuple[TextSpan, TextSpan]
    ) -> ModelDate | None:
        spans = self._spans_near(answered.words, around)
        read = _dates_in(self.content, around[1], self.as_of)
        dates = [self._date_at(span, read, answered.edtf, status) for span in spans]
        if len({(each.edtf, each.readings) for each in dates}) > 1:
            raise ProposalDroppedError(DropReason.STANDS_TWICE)
        return dates[0]

    def _date_at(
        self, span: TextSpan, read: Sequence[DatePhrase], edtf: str | None, status: Status
    ) -> ModelDate:
        """Return the date of some words: the rules' where the model's is the same, else a doubtful one."""
        own = _plausible_date(edtf) if edtf else None
        phrases = [each for each in read if spans_overlap((each.start, each.end), span)]
        ruled = [
            found for each in phrases for found in ((each.edtf,) if each.edtf else each.readings) if found
        ]
        if not ruled:
            weekday = next((each.weekday for each in phrases if each.weekday), None)
            if own and weekday and _weekday_of(own) not in {None, weekday}:
                raise ProposalDroppedError(DropReason.DATE)
            return ModelDate(span, own, is_doubtful=True)
        if len(ruled) == 1 and (own is None or parse_edtf(own) == parse_edtf(ruled[0])):
            return ModelDate(span, ruled[0], is_doubtful=self._lies_ahead(ruled[0]) and status in _PAST)
        readings = tuple(dict.fromkeys([*ruled, *([own] if own else [])]))
        return ModelDate(span, None, is_doubtful=True, readings=readings)

    def _lies_ahead(self, edtf: str) -> bool:
        earliest = parse_edtf(edtf).earliest
        return earliest is not None and self.as_of is not None and earliest > self.as_of

    def _figure(self, answered: AnsweredFigure, around: tuple[TextSpan, TextSpan]) -> ModelFigure:
        """Return a figure whose words hold its number, and no other.

        Raises
        ------
        ProposalDroppedError
            Where the rules read another number in the words, none, or several.
        """
        span = _only(self._spans_near(answered.words, around))
        read = [
            each
            for each in _amounts_in(self.content, around[1])
            if spans_overlap((each.start, each.end), span)
        ]
        # What counts stands behind the number and may be left out of its words; the number may not.
        end = max([span[1], *(each.end for each in read)])
        inside = [each for each in find_amounts(self.content, start=span[0], end=end) if each.start < span[1]]
        if len(inside) != 1 or len(read) > 1:
            raise ProposalDroppedError(DropReason.NUMBER)
        amount = read[0] if read else inside[0]
        if not (_agrees(answered.numbers, amount) and _agrees(answered.numbers, inside[0])):
            raise ProposalDroppedError(DropReason.NUMBER)
        return ModelFigure(span, amount)

    def _places(
        self, names: Sequence[str], around: tuple[TextSpan, TextSpan]
    ) -> tuple[list[TextSpan], tuple[ModelPlace, ...]]:
        """Return the names that stand for governments, which are actors, and the places of the others."""
        governments: list[TextSpan] = []
        places: dict[TextSpan, ModelPlace] = {}
        for each in names:
            spans = self._spans_near(each, around)
            found = [self._place_at(span) for span in spans]
            if len({_meaning(place) for place in found}) > 1:
                raise ProposalDroppedError(DropReason.STANDS_TWICE)
            if found[0] is None:
                governments.append(spans[0])
            else:
                places.setdefault(found[0].span, found[0])
        return governments, tuple(places.values())

    def _place_at(self, span: TextSpan) -> ModelPlace | None:
        """Return the place of a name, None for one that stands for a government.

        Raises
        ------
        ProposalDroppedError
            Where the gazetteer has no place of the name, or it is a part of another name.
        """
        over = [each for each in self.mentions if spans_overlap((each.start, each.end), span)]
        named = [each for each in over if each.reading is Reading.PLACE]
        if not named:
            if any(each.reading is Reading.GOVERNMENT for each in over):
                return None
            asked = () if over else places_named(self.content[slice(*span)], _CHOICES)
            if not asked:
                raise ProposalDroppedError(DropReason.PLACE)
            return ModelPlace(span, None, asked)
        towns = [
            each for each in named if each.place is None or each.place.kind not in {"country", "province"}
        ]
        best = towns[0] if len(towns) == 1 else named[0] if len(named) == 1 else None
        if best is not None:
            return ModelPlace((best.start, best.end), best.place, best.asked[:_CHOICES])
        every = {place.id: place for each in named for place in (each.place, *each.asked) if place}
        return ModelPlace(span, None, tuple(every.values())[:_CHOICES])


@lru_cache(maxsize=4)
def _amounts_in(content: str, paragraph: TextSpan) -> tuple[AmountPhrase, ...]:
    return find_amounts(content, start=paragraph[0], end=paragraph[1])


@lru_cache(maxsize=4)
def _dates_in(content: str, paragraph: TextSpan, as_of: date | None) -> tuple[DatePhrase, ...]:
    return find_dates(content, as_of, start=paragraph[0], end=paragraph[1])


def _shaped(answered: object) -> AnsweredEvent:
    try:
        event = AnsweredEvent.model_validate(answered)
    except ValidationError:
        raise ProposalDroppedError(DropReason.SHAPE) from None
    if max(len(event.actors), len(event.places), len(event.figures)) > _MOST_LISTED:
        raise ProposalDroppedError(DropReason.SHAPE)
    return event


def _only(spans: Sequence[TextSpan]) -> TextSpan:
    if len(spans) > 1:
        raise ProposalDroppedError(DropReason.STANDS_TWICE)
    return spans[0]


def _stands_whole(content: str, start: int, end: int) -> bool:
    """Return whether some words cut no word and no number; joined particles may stay before them."""
    if _CUT.match(content, end):
        return False
    return not _CUT.match(content, start) or bool(_PARTICLES.search(content, max(0, start - 3), start))


def _plausible_date(edtf: str) -> str:
    """Return a date that exists and lies in the years that a text may mean.

    Raises
    ------
    ProposalDroppedError
        Where it does not.
    """
    try:
        bounds = parse_edtf(edtf.strip())
    except ValueError:
        raise ProposalDroppedError(DropReason.DATE) from None
    if any(day is not None and day.year not in PLAUSIBLE_YEARS for day in (bounds.earliest, bounds.latest)):
        raise ProposalDroppedError(DropReason.DATE)
    return edtf.strip()


def _weekday_of(edtf: str) -> int | None:
    """Return the weekday of a single day, 1 (Monday) to 7."""
    bounds = parse_edtf(edtf)
    return bounds.earliest.isoweekday() if bounds.earliest and bounds.earliest == bounds.latest else None


def _agrees(numbers: Sequence[float], amount: AmountPhrase) -> bool:
    """Return whether numbers are those of an amount; of one with two readings either."""
    if amount.readings:
        return len(numbers) == 1 and any(math.isclose(numbers[0], each) for each in amount.readings)
    own = [each for each in (amount.value, amount.low, amount.high) if each is not None]
    return len(own) == len(numbers) and all(map(math.isclose, numbers, own))


def _meaning(place: ModelPlace | None) -> tuple[str, ...]:
    """Return the ids of a place or of its candidates; none for a government."""
    if place is None:
        return ()
    return (place.place.id,) if place.place else ("asked", *(each.id for each in place.asked))


def _is_acting_state(place: ModelPlace, actors: Sequence[TextSpan]) -> bool:
    """Return whether a place is a state named only in the words of an actor ("Iran's navy")."""
    return place.place is not None and place.place.kind == "country" and _is_within(place.span, actors)


def _is_within(span: TextSpan, others: Sequence[TextSpan]) -> bool:
    return any(spans_overlap(span, each) for each in others)


def _without_twins(spans: Sequence[TextSpan]) -> tuple[TextSpan, ...]:
    return tuple(dict.fromkeys(spans))
