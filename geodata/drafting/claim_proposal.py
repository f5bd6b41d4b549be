"""A claim proposed for a passage that a reader chose in a text, and that claim set into ``brief.yaml``.

What is proposed is read from the words alone: whose event it may be, who says it, the figure, the date. The
reader changes what is wrong and adds it; then it is the reader's claim and no longer a proposal.
"""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from geodata.brief import yaml_edit
from geodata.brief.brief_reader import read_bytes
from geodata.brief.problems import Problem
from geodata.brief.record_fields import Offsets, Words
from geodata.brief.records import Actor, Brief, Claim, Event, Location, Participation, Sentence, Source, When
from geodata.brief.source_text import Text
from geodata.drafting.amount_phrases import overlaps
from geodata.drafting.attributions import Speech, speeches
from geodata.drafting.event_phrases import Happening
from geodata.drafting.sentence_reading import (
    Passage,
    figure,
    locations,
    participants,
    passage,
    unclear,
    when,
)
from geodata.drafting.speaker_sources import AUTHOR, actor_words, words
from geodata.drafting.tokens import tokens
from geodata.errors import BriefmapError
from geodata.vocabulary import Coverage, Kind, Stance, Statement, Status
from geodata.words import say

MOST_EVENTS = 5
"""So many events are proposed."""
NEW = "new"
_SMALL = 3
"""Words of so many letters tell no source from another."""


class PassageError(BriefmapError):
    """A passage that no claim can cite; its message is the catalogue's key of the reason."""

    def __init__(self, reason: str) -> None:
        """Take the reason: ``no-words``, ``no-sentence`` or ``two-sentences``."""
        super().__init__(f"encode.{reason}")


@dataclass(frozen=True)
class NewEvent:
    """What an event would be that the passage tells of; its actors and places may be none yet."""

    kind: Kind
    status: Status
    title: Words
    when: When
    actors: tuple[Participation, ...]
    places: tuple[Location, ...]


@dataclass(frozen=True)
class Skeleton:
    """What is proposed for a passage."""

    claim: Claim
    """Its id is to be given; its source is one of the brief's."""
    events: tuple[str, ...]
    """Events of the brief that it may belong to, the likeliest first."""
    event: NewEvent
    """For a passage that belongs to none of them."""
    unclear: tuple[str, ...]


@dataclass(frozen=True)
class Added:
    """A brief with one more claim: its text, or what stands in the way."""

    text: str
    brief: Brief | None
    problems: tuple[Problem, ...]


def claim(text: Text, start: int, end: int, brief: Brief) -> Skeleton:
    """A proposed claim for the words between two offsets of a brief's own text.

    Raises
    ------
    PassageError
        Where the words are none, or lie in no sentence or in two.
    """
    row = tokens(text.content, max(0, start), min(end, len(text.content)))
    if not row:
        raise PassageError(reason="no-words")
    span = row[0].start, row[-1].end
    sentence = _sentence(span, brief)
    whole = _read(text, sentence, sentence.span, brief)
    chosen = _read(text, sentence, span, brief)
    speech = whole.speech_of(span[0]) or next(iter(chosen.speeches), None)
    found = _happening(chosen, whole)
    proposed = Claim(
        id=NEW,
        source=_source(speech, text, sentence, brief),
        sentence=sentence.number,
        spans=(span,),
        said_on=whole.said_on(speech),
        statement=speech.statement if speech else Statement.JUDGEMENT if found.hedge else Statement.REPORTED,
        stance=speech.stance if speech else Stance.ASSERTS,
        hedge=found.hedge,
        figure=next((made for amount in chosen.quantities if (made := figure(amount, whole))), None),
        proposed=True,
    )
    event = _event(found, chosen, whole)
    return Skeleton(proposed, _candidates(event, proposed, brief), event, tuple(unclear(chosen)))


def _sentence(span: Offsets, brief: Brief) -> Sentence:
    touched = [each for each in brief.sentences if each.span[0] < span[1] and span[0] < each.span[1]]
    if not touched:
        raise PassageError(reason="no-sentence")
    if len(touched) > 1:
        raise PassageError(reason="two-sentences")
    return touched[0]


def _read(text: Text, sentence: Sentence, span: Offsets, brief: Brief) -> Passage:
    spoken = _spoken(text, tuple(each.span for each in brief.sentences), brief.actors)
    return passage(text.content, (sentence.number, span), brief.as_of, speeches=spoken, actors=brief.actors)


@lru_cache(maxsize=8)
def _spoken(text: Text, spans: tuple[Offsets, ...], actors: tuple[Actor, ...]) -> tuple[Speech, ...]:
    """All attributions of a text, read once."""
    return speeches(text.content, spans, actors)


def _happening(chosen: Passage, whole: Passage) -> Happening:
    """What the words tell of, else what their sentence tells nearest to them."""
    found = next(iter(chosen.happenings), None) or whole.nearest(chosen.span[0])
    return found or Happening(Kind.ALIGNMENT, Status.ACTUAL, chosen.span, chosen.span)


def _event(found: Happening, chosen: Passage, whole: Passage) -> NewEvent:
    """A new event of the words, else of their sentence; the reader corrects its title."""
    dated = when(found, chosen)
    actors = participants(found, chosen) or participants(found, whole)
    names = [actor_words(part.actor) for part in actors]
    joined = Words(
        ar="، ".join(name.ar for name in names) or "؟", en=", ".join(name.en for name in names) or "?"
    )
    kind = Words(ar=say(f"kind.{found.kind}", "ar"), en=say(f"kind.{found.kind}", "en"))
    return NewEvent(
        kind=found.kind,
        title=words("draft.event", kind=kind, actors=joined),
        status=found.status,
        when=when(found, whole) if dated.undated else dated,
        actors=actors,
        places=locations(found, actors, whole),
    )


def _source(speech: Speech | None, text: Text, sentence: Sentence, brief: Brief) -> str:
    """The brief's source that speaks: by a word of its name, else the one of its actor; else the author."""
    author = AUTHOR if AUTHOR in brief.source else brief.sources[0].id
    if speech is None:
        return author
    spoken = speech.same_as or speech.speaker
    said = {token.word for token in tokens(text.content, *spoken)} if spoken else set()
    cited = (claim for event in brief.events for claim in event.claims if claim.sentence == sentence.number)
    here = {claim.source for claim in cited}
    ranked = [(each.id in here, len(said & _names(each)), each.id) for each in _speaking(speech, said, brief)]
    return max(ranked, default=(False, 0, author), key=lambda each: each[:2])[2]


def _speaking(speech: Speech, said: set[str], brief: Brief) -> list[Source]:
    """The sources of the actor that was read; where none was, those whose name shares a word."""
    named = [source for source in brief.sources if source.id != AUTHOR]
    alike = [source for source in named if speech.actor is None and said & _names(source)]
    return alike or [source for source in named if source.actor == speech.actor]


def _names(source: Source) -> set[str]:
    """The words of a source's names that tell it from others: not "the" and "of"."""
    listed = [source.name.ar, source.name.en, *((source.short.ar, source.short.en) if source.short else ())]
    return {token.word for name in listed for token in tokens(name) if len(token.word) > _SMALL}


def _candidates(event: NewEvent, proposed: Claim, brief: Brief) -> tuple[str, ...]:
    """The events that share most with what was read; of equals the first in the brief."""
    scores = Counter({each.id: _likeness(each, event, proposed) for each in brief.events})
    return tuple(name for name, score in scores.most_common(MOST_EVENTS) if score > 0)


def _likeness(event: Event, read: NewEvent, proposed: Claim) -> int:
    """How much an event of the brief shares with what was read; the same words count most."""
    cited = [claim for claim in event.claims if claim.sentence == proposed.sentence]
    words_shared = any(
        overlaps(one, other) for claim in cited for one in claim.spans for other in proposed.spans
    )
    units = {claim.figure.unit for claim in event.claims if claim.figure}
    actors = {part.actor for part in event.actors} & {part.actor for part in read.actors}
    places = {at.place for at in event.places} & {at.place for at in read.places}
    return (
        4 * words_shared
        + 2 * bool(cited)
        + 2 * (proposed.figure is not None and proposed.figure.unit in units)
        + (event.kind is read.kind and bool(actors))
        + len(actors)
        + len(places)
    )


def free_id(brief: Brief, stem: str) -> str:
    """An id of that stem that neither an event nor a claim of the brief has."""
    taken = {event.id for event in brief.events} | {
        claim.id for event in brief.events for claim in event.claims
    }
    return next(
        name for name in (f"{stem}-{number}" for number in range(1, len(taken) + 2)) if name not in taken
    )


def with_claim(text: str, event_id: str, proposed: Claim) -> Added:
    """A brief's YAML with a claim at an event; the claim is accepted by being added."""
    return _added(text, yaml_edit.with_claim(text, event_id, _plain(proposed)), proposed.sentence)


def with_event(text: str, event: Event) -> Added:
    """A brief's YAML with a new event and its claims."""
    plain = _plain(event) | {"claims": [_plain(claim) for claim in event.claims]}
    return _added(text, yaml_edit.with_event(text, plain), event.claims[0].sentence)


def _plain(record: Claim | Event) -> dict[str, Any]:
    """A record as a file holds it: without defaults, and without the mark of a proposal."""
    return record.model_dump(mode="json", exclude_defaults=True, exclude={"proposed"})


def _added(before: str, after: str, sentence: int) -> Added:
    """The changed text, read; a sentence that now stands on the map is said to be mapped."""
    reading = read_bytes(after.encode())
    if any(problem.code == "coverage" for problem in reading.problems):
        after = _mapped(after, sentence)
        reading = read_bytes(after.encode())
    return Added(after if reading.brief else before, reading.brief, reading.problems)


def _mapped(text: str, sentence: int) -> str:
    document = yaml_edit.load(text)
    for each in document["sentences"]:
        if each["number"] == str(sentence):
            each["coverage"] = Coverage.MAPPED.value
            each.pop("reason", None)
    return yaml_edit.dump(document)
