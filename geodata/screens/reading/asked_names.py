"""Names of the open brief whose place is to be chosen, with the answers of this session."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from geodata.brief.record_types.event_record import Event
from geodata.brief.records import Brief
from geodata.drafting.brief_theatre import places_of_events, theatre_places
from geodata.drafting.place_edits import ChosenPlace
from geodata.drafting.place_questions import (
    MOST_CHARACTERS,
    BriefNames,
    NamePassage,
    PlaceQuestion,
    find_questions,
    name_passages,
)
from geodata.gazetteer import PlaceRecord, place_of_id
from geodata.places import distance_km
from geodata.screens.shell import session_store
from geodata.screens.shell.page_context import PageContext
from geodata.vocabulary import DocumentType

_POINT_PRECISION: Final = 3
"""Code of precision up to which a place of the brief is near enough a point to measure distances from."""
_GUESSED_STATES: Final = 3
_GUESSED_SHARE: Final = 0.1


class TheatreOrigin(StrEnum):
    """Ways by which the theatre of a brief is known."""

    BRIEF = "brief"
    SESSION = "session"
    GUESSED = "guessed"


@dataclass(frozen=True)
class SessionTheatre:
    """The places that a brief is about, as this session has them; none where the states are guessed."""

    places: tuple[str, ...]
    origin: TheatreOrigin


@dataclass(frozen=True)
class Nearness:
    """The place that a candidate's distance is measured from, and the distance in kilometres."""

    place: PlaceRecord
    km: float


@dataclass(frozen=True)
class References:
    """Places that distances are measured from."""

    places: tuple[PlaceRecord, ...]
    are_of_theatre: bool
    """Whether they are the theatre's, since the brief uses no place that is nearly a point."""

    def nearest(self, candidate: PlaceRecord) -> Nearness | None:
        """Return the reference nearest to a candidate, which is none to itself."""
        at = candidate.lon, candidate.lat
        measured = (
            Nearness(each, distance_km(at, (each.lon, each.lat)))
            for each in self.places
            if each.id != candidate.id
        )
        return min(measured, key=lambda each: each.km, default=None)


@dataclass(frozen=True)
class AskedNames:
    """The questions of a brief and what this session has answered."""

    names: BriefNames
    theatre: SessionTheatre
    chosen: Mapping[str, ChosenPlace]
    """Answers by the folded name."""
    dismissed: frozenset[str]
    references: References

    @property
    def open(self) -> tuple[PlaceQuestion, ...]:
        """Questions without an answer, most frequent first."""
        return tuple(each for each in self.names.questions if not self._is_answered(each))

    def _is_answered(self, question: PlaceQuestion) -> bool:
        return question.key in self.chosen or question.key in self.dismissed

    def open_in_sentence(self, number: int) -> tuple[PlaceQuestion, ...]:
        """Return the open questions with a mention in a sentence of the encoded text."""
        return tuple(each for each in self.names.by_sentence.get(number, ()) if not self._is_answered(each))

    def chosen_in_sentence(self, number: int) -> tuple[str, ...]:
        """Return the ids of the places chosen for names in a sentence of the encoded text."""
        asked = self.names.by_sentence.get(number, ())
        return tuple(self.chosen[each.key].place for each in asked if each.key in self.chosen)

    @property
    def guessed_states(self) -> Mapping[str, float]:
        """The states that the words and places are about, by share; the largest alone."""
        shares = self.names.theatre or {}
        large = [(state, share) for state, share in shares.items() if share >= _GUESSED_SHARE]
        return dict(large[:_GUESSED_STATES])


def session_theatre(context: PageContext) -> SessionTheatre:
    """Return the theatre of the open brief: set in this session, else the brief's own, else guessed."""
    chosen = session_store.session_edits(context.atlas).theatre
    places = context.brief.theatre if chosen is None else chosen.places
    if not places:
        return SessionTheatre((), TheatreOrigin.GUESSED)
    return SessionTheatre(places, TheatreOrigin.BRIEF if chosen is None else TheatreOrigin.SESSION)


def passages_to_read(context: PageContext) -> tuple[NamePassage, ...]:
    """Return the words of the open brief that are read for names, its texts at hand included."""
    brief = context.brief
    texts: dict[str | None, str] = {}
    for document in brief.documents:
        key = None if document.id == brief.text_id else document.id
        text = context.card_context.text_of(key) if document.type is DocumentType.TEXT else None
        if text is not None:
            texts[key] = text.content
    return name_passages(brief, texts)


def is_long(passages: Sequence[NamePassage]) -> bool:
    """Return whether there are too many words to read them unasked."""
    return count_characters(passages) > MOST_CHARACTERS


def count_characters(passages: Sequence[NamePassage]) -> int:
    """Return the number of characters that are read for names."""
    return sum(len(each.words) for each in passages)


def read_asked_names(context: PageContext, passages: Sequence[NamePassage]) -> AskedNames:
    """Return the questions of the open brief, with the answers of this session."""
    theatre = session_theatre(context)
    edits = session_store.session_edits(context.atlas)
    names = find_questions(context.brief, passages, theatre.places)
    return AskedNames(
        names,
        theatre,
        {each.key: each for each in edits.places},
        session_store.dismissed_names(context.brief.id),
        _references(context.brief, theatre, edits.places, names),
    )


def _references(
    brief: Brief, theatre: SessionTheatre, chosen: Sequence[ChosenPlace], names: BriefNames
) -> References:
    answered = (place_of_id(each.place) for each in chosen)
    used = [*places_of_events(brief), *(each for each in answered if each is not None)]
    points = tuple(each for each in used if each.where_prec <= _POINT_PRECISION)
    if points:
        return References(points, are_of_theatre=False)
    states = theatre.places or tuple(names.theatre or ())[:1]
    return References(theatre_places(brief, states), are_of_theatre=True)


def waiting_events(brief: Brief, question: PlaceQuestion) -> tuple[Event, ...]:
    """Return the events without a place that rest on a sentence with the name, or have it in their words."""
    sentences = {(each.document, each.sentence) for each in question.mentions if each.sentence is not None}
    named = {each.event for each in question.mentions}
    return tuple(
        event
        for event in brief.event_records
        if not event.places
        and (
            event.id in named
            or any((at.document, at.sentence) in sentences for claim in event.claims for at in claim.cites)
        )
    )
