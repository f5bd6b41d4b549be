"""Proposal of a claim for words that a reader selects in the text.

The proposal is read from the words alone: possible events, source, figure and date. The reader corrects it
and adds it; from then on it is the reader's claim and no longer a proposal.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from geodata.brief.record_fields import PROPOSED_RECORD, TextSpan
from geodata.brief.record_types.actor_record import Actor
from geodata.brief.record_types.citation_record import Citation
from geodata.brief.record_types.claim_record import Claim
from geodata.brief.record_types.date_record import EventDate
from geodata.brief.record_types.event_parts import Location, Participation
from geodata.brief.record_types.event_record import Event
from geodata.brief.record_types.source_record import Source
from geodata.brief.record_types.text_records import Sentence
from geodata.brief.records import Brief
from geodata.brief.source_text import SourceText
from geodata.drafting.event_dates import event_date
from geodata.drafting.event_reading import (
    event_locations,
    event_participants,
    event_places,
    event_title,
    figure_from_amount,
    find_ambiguities,
)
from geodata.drafting.speaker_sources import AUTHOR_SOURCE_ID
from geodata.drafting.text_reading import SentenceReading, TextReading, read_text
from geodata.errors import BriefmapError
from geodata.kinds.kind_table import KindTable
from geodata.prose.actors.actor_index import known_actors
from geodata.prose.amounts.amount_phrases import spans_overlap
from geodata.prose.events.event_phrases import EventPhrase
from geodata.prose.speakers.attribution_record import Attribution
from geodata.prose.tokens import tokenize
from geodata.vocabulary import Stance, Statement, Status
from geodata.words import Lang
from geodata.words.localized_text import LocalizedText

MAX_PROPOSED_EVENTS = 5
"""Events proposed for a claim, at most."""
PROPOSED_CLAIM_ID = "new"
"""Id of a proposed claim."""
_SHORT_WORD = 3
"""Words of up to so many letters do not distinguish sources."""


class PassageError(BriefmapError):
    """Selected words that no claim can cite; the message is a key of the catalogue."""

    def __init__(self, reason: str) -> None:
        """Take the reason: ``no-words``, ``no-sentence``, ``two-sentences`` or ``no-open-source``."""
        super().__init__(f"claim-form.{reason}")


@dataclass(frozen=True)
class EventProposal:
    """A new event proposed for selected words; it may lack actors and places."""

    kind: str
    """Id of the kind."""
    status: Status
    title: LocalizedText
    when: EventDate
    actors: tuple[Participation, ...]
    places: tuple[Location, ...]


@dataclass(frozen=True)
class ClaimProposal:
    """Proposal for selected words: a claim, with an event to put it in."""

    claim: Claim
    """Claim with a placeholder for its id and a source of the brief."""
    events: tuple[str, ...]
    """Ids of events of the brief that the claim may belong to, the likeliest first."""
    event: EventProposal
    """New event, where none of those fits."""
    ambiguities: tuple[str, ...]
    """A line for each amount or date with two readings."""


def propose_claim(text: SourceText, start: int, end: int, brief: Brief) -> ClaimProposal:
    """Return a proposed claim for the words between two offsets of a brief's own text.

    Raises
    ------
    PassageError
        Where there are no words, or they lie in no sentence or in two.
    """
    row = tokenize(text.content, max(0, start), min(end, len(text.content)))
    if not row:
        raise PassageError(reason="no-words")
    span = row[0].start, row[-1].end
    sentence = _sentence_of(span, brief)
    whole = _read_words(text, sentence, sentence.span, brief)
    chosen = _read_words(text, sentence, span, brief)
    speech = whole.attribution_at(span[0]) or next(iter(chosen.attributions), None)
    found = _event_phrase(chosen, whole)
    proposed = Claim(
        id=PROPOSED_CLAIM_ID,
        source=_source_id(speech, whole, sentence, brief),
        cites=(Citation(sentence=sentence.number, spans=(span,)),),
        said_on=whole.day_of_statement(speech),
        statement=speech.statement if speech else Statement.JUDGEMENT if found.hedge else Statement.REPORTED,
        stance=speech.stance if speech else Stance.ASSERTS,
        hedge=found.hedge,
        figure=next((made for amount in chosen.amounts if (made := figure_from_amount(amount, whole))), None),
        proposed=PROPOSED_RECORD,
    )
    event = _event_proposal(found, chosen, whole)
    return ClaimProposal(
        proposed, _similar_events(event, proposed, brief), event, tuple(find_ambiguities(chosen))
    )


def _sentence_of(span: TextSpan, brief: Brief) -> Sentence:
    touched = [each for each in brief.text_sentences if each.span[0] < span[1] and span[0] < each.span[1]]
    if not touched:
        raise PassageError(reason="no-sentence")
    if len(touched) > 1:
        raise PassageError(reason="two-sentences")
    return touched[0]


def _read_words(text: SourceText, sentence: Sentence, span: TextSpan, brief: Brief) -> SentenceReading:
    read = _reading(text.content, brief.as_of, brief.language, brief.actors, brief.kind_table)
    return read.within(sentence.number, sentence.paragraph, span)


@lru_cache(maxsize=8)
def _reading(
    content: str, as_of: date, lang: Lang, actors: tuple[Actor, ...], kinds: KindTable
) -> TextReading:
    """Return the reading of a text, cached."""
    return read_text(content, as_of, lang, actors=actors, kinds=kinds)


def _event_phrase(chosen: SentenceReading, whole: SentenceReading) -> EventPhrase:
    """Return the event phrase of the selected words, else the nearest one in their sentence."""
    found = next(iter(chosen.event_phrases), None) or whole.nearest_event_phrase(chosen.span[0])
    return found or EventPhrase(whole.kinds.default, Status.ACTUAL, chosen.span, chosen.span)


def _event_proposal(found: EventPhrase, chosen: SentenceReading, whole: SentenceReading) -> EventProposal:
    """Return a new event by the selected words, completed from their sentence."""
    dated = event_date(found, chosen)
    actors = event_participants(found, chosen) or event_participants(found, whole)
    places = event_places(found, whole)
    names = {each.id: each.name for each in whole.actors}
    return EventProposal(
        kind=found.kind,
        title=event_title(whole.kinds.kinds[found.kind], [names[part.actor] for part in actors], places),
        status=found.status,
        when=(event_date(found, whole) if dated.when.undated else dated).when,
        actors=actors,
        places=event_locations(found, places, actors, whole),
    )


def _source_id(speech: Attribution | None, whole: SentenceReading, sentence: Sentence, brief: Brief) -> str:
    """Return the id of the source of an attribution: by a word of its name, by its actor, else the author.

    Raises
    ------
    PassageError
        Where every source is withheld.
    """
    named = open_source_ids(brief)
    if not named:
        raise PassageError(reason="no-open-source")
    author = AUTHOR_SOURCE_ID if AUTHOR_SOURCE_ID in named else named[0]
    if speech is None:
        return author
    spoken = speech.fuller_name or speech.speaker
    said = {token.word for token in tokenize(whole.content, *spoken)} if spoken else set()
    actors = _actor_and_wholes(speech.actor, whole)
    cited = (
        claim for event in brief.event_records for claim in event.claims if claim.sentence == sentence.number
    )
    here = {claim.source for claim in cited}
    ranked = [
        (each.id in here, len(said & _name_words(each)), each.id)
        for each in _possible_sources(actors, said, brief)
    ]
    return max(ranked, default=(False, 0, author), key=lambda each: each[:2])[2]


def open_source_ids(brief: Brief) -> list[str]:
    """Return the ids of the sources that a claim can be added for: of a withheld one only its owner knows."""
    return [source.id for source in brief.sources if not source.withheld]


def _actor_and_wholes(actor: str | None, whole: SentenceReading) -> tuple[str, ...]:
    """Return the ids of a speaking actor and of what it is part of, the nearest first."""
    found = [actor] if actor else []
    wholes = {known.id: known.part_of for known in known_actors().values()}
    wholes |= {named.id: named.part_of for named in whole.speakers}
    while found and (part_of := wholes.get(found[-1])) and part_of not in found:
        found.append(part_of)
    return tuple(found)


def _possible_sources(actors: Sequence[str], said: set[str], brief: Brief) -> list[Source]:
    """Return the sources of an actor, or of what it is part of; else those whose name shares a word."""
    named = [each for each in brief.sources if not each.withheld and each.id != AUTHOR_SOURCE_ID]
    for actor in actors:
        if own := [source for source in named if source.actor == actor]:
            return own
    return [source for source in named if said & _name_words(source)]


def _name_words(source: Source) -> set[str]:
    """Return the words of the names of a source, without short ones such as "the" and "of"."""
    listed = [*source.name.wordings, *(source.short.wordings if source.short else ())]
    return {token.word for name in listed for token in tokenize(name) if len(token.word) > _SHORT_WORD}


def _similar_events(event: EventProposal, proposed: Claim, brief: Brief) -> tuple[str, ...]:
    """Return the ids of the events most like a proposed one; of equals the first in the brief."""
    scores = Counter({each.id: _similarity(each, event, proposed) for each in brief.event_records})
    return tuple(name for name, score in scores.most_common(MAX_PROPOSED_EVENTS) if score > 0)


def _similarity(event: Event, read: EventProposal, proposed: Claim) -> int:
    """Return how alike an event and a proposed one are; citing the same words counts most."""
    cited = [claim for claim in event.claims if claim.sentence == proposed.sentence]
    words_shared = any(
        spans_overlap(one, other) for claim in cited for one in claim.spans for other in proposed.spans
    )
    units = {claim.figure.unit for claim in event.claims if claim.figure}
    actors = {part.actor for part in event.actors} & {part.actor for part in read.actors}
    places = {at.place for at in event.places} & {at.place for at in read.places}
    return (
        4 * words_shared
        + 2 * bool(cited)
        + 2 * (proposed.figure is not None and proposed.figure.unit in units)
        + (event.kind == read.kind and bool(actors))
        + len(actors)
        + len(places)
    )


def unused_record_id(brief: Brief, stem: str) -> str:
    """Return an id of the form ``stem-1`` that neither an event nor a claim of the brief has."""
    taken = {event.id for event in brief.event_records} | {
        claim.id for event in brief.event_records for claim in event.claims
    }
    return next(
        name for name in (f"{stem}-{number}" for number in range(1, len(taken) + 2)) if name not in taken
    )


def record_fields(record: Claim | Event) -> dict[str, Any]:
    """Return the fields of a record for a file: without defaults and without ``proposed``."""
    fields = record.model_dump(mode="json", exclude_defaults=True, exclude={"proposed"})
    if isinstance(record, Event):
        fields["claims"] = [record_fields(claim) for claim in record.claims]
    return fields
