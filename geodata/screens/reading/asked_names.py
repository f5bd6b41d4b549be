"""Names of the open brief whose place is to be chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from geodata.brief.record_types.event_record import Event
from geodata.brief.records import Brief
from geodata.drafting.brief_theatre import places_of_events, theatre_places
from geodata.drafting.place_questions import (
    MOST_CHARACTERS,
    BriefNames,
    NamePassage,
    PlaceQuestion,
    find_questions,
    name_key,
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
    GUESSED = "guessed"


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
    """The questions of a brief, and the names that are no places."""

    names: BriefNames
    theatre: tuple[str, ...]
    """Ids of the places that the brief is about; none where the states are guessed."""
    dismissed: frozenset[str]
    references: References

    @property
    def open(self) -> tuple[PlaceQuestion, ...]:
        """Questions without an answer, most frequent first."""
        return tuple(each for each in self.names.questions if each.key not in self.dismissed)

    @property
    def theatre_origin(self) -> TheatreOrigin:
        """Way by which the theatre is known."""
        return TheatreOrigin.BRIEF if self.theatre else TheatreOrigin.GUESSED

    def open_in_sentence(self, number: int) -> tuple[PlaceQuestion, ...]:
        """Return the open questions with a mention in a sentence of the encoded text."""
        asked = self.names.by_sentence.get(number, ())
        return tuple(each for each in asked if each.key not in self.dismissed)

    @property
    def guessed_states(self) -> Mapping[str, float]:
        """The states that the words and places are about, by share; the largest alone."""
        shares = self.names.theatre or {}
        large = [(state, share) for state, share in shares.items() if share >= _GUESSED_SHARE]
        return dict(large[:_GUESSED_STATES])


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
    """Return the questions of the open brief, and the names that this session has said are no places."""
    brief = context.brief
    names = find_questions(brief, passages, brief.theatre)
    dismissed = session_store.dismissed_names(brief.id)
    return AskedNames(names, brief.theatre, dismissed, _references(brief, names))


def places_named_in(brief: Brief, words: str) -> tuple[str, ...]:
    """Return the ids of the brief's own places that some words name, as an answered question makes them."""
    said = f" {name_key(words)} "
    return tuple(
        place.id
        for place in brief.written_places
        if any(f" {name_key(name)} " in said for name in (*place.name.wordings, *place.aliases))
    )


def _references(brief: Brief, names: BriefNames) -> References:
    written = (place_of_id(each.id) for each in brief.written_places)
    used = [*places_of_events(brief), *(each for each in written if each is not None)]
    points = tuple(each for each in used if each.where_prec <= _POINT_PRECISION)
    if points:
        return References(points, are_of_theatre=False)
    states = brief.theatre or tuple(names.theatre or ())[:1]
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
