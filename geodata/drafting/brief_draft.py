"""Draft of a brief from its text, with every record marked as proposed.

Each sentence yields what it tells; nothing is dropped and no text is refused. Nothing of the text is copied
but names: records point at it by offsets, and restatements are left to a person. A draft opens in the
dashboard and passes the check; deleting ``proposed`` accepts a record.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from geodata.brief.edtf import first_and_last_day
from geodata.brief.record_fields import PROPOSED_RECORD, WHOLE_RECORD, FrozenMapping, ProposedField, TextSpan
from geodata.brief.record_types.actor_record import Actor
from geodata.brief.record_types.citation_record import Citation
from geodata.brief.record_types.claim_record import Claim
from geodata.brief.record_types.document_record import Document
from geodata.brief.record_types.event_record import Event
from geodata.brief.record_types.place_record import Place
from geodata.brief.record_types.text_records import Sentence
from geodata.brief.records import Brief
from geodata.brief.schema.shape_upgrade import TEXT_DOCUMENT_ID
from geodata.brief.source_text import SourceText
from geodata.drafting.event_proposals import OPEN_RULE, ToldEvent, nearest_telling, propose_events
from geodata.drafting.event_reading import (
    event_claim_spans,
    event_locations,
    event_title,
    figure_from_amount,
    find_ambiguities,
)
from geodata.drafting.model_events import with_model_events
from geodata.drafting.model_proposals import MODEL_RULE, ModelAnswer
from geodata.drafting.rule_precision import proposed_by
from geodata.drafting.speaker_sources import AUTHOR_SOURCE_ID, SpeakerSources, bilingual_entry
from geodata.drafting.text_places import TextPlace
from geodata.drafting.text_reading import SentenceReading, TextReading, read_text
from geodata.places import gazetteer_places
from geodata.prose.actors.actor_index import KnownActor, known_actors
from geodata.prose.actors.actor_phrases import ActorPhrase
from geodata.prose.dates.date_phrases import find_dates
from geodata.prose.sentence_bounds import SentenceBounds
from geodata.prose.speakers.attribution_record import Attribution, attribution_extent
from geodata.vocabulary import ActorKind, DocumentType, Stance, Statement
from geodata.words import Lang
from geodata.words.language_by_letters import language_by_letters
from geodata.words.localized_text import LocalizedText


@dataclass(frozen=True)
class BriefDraft:
    """A proposed brief, and the ambiguous words of its text."""

    brief: Brief
    ambiguities: tuple[str, ...]
    """A line for each amount or date with two readings."""


@dataclass
class _Draft:
    """A brief while it is drafted."""

    text: TextReading
    voices: SpeakerSources
    actors: Mapping[str, ActorPhrase | KnownActor]
    """Actors that the text names, and all known ones, by id."""
    events: list[Event] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    taken: dict[str, int] = field(default_factory=dict)
    """Number of events with each stem of an id."""

    told: tuple[ToldEvent, ...] = ()
    """Events that the text tells."""

    def owner(self, read: SentenceReading, at: int) -> ToldEvent | None:
        """Return the event that the words of a sentence at an offset belong to."""
        return nearest_telling(self._told_by_sentence.get(read.number, ()), read.number, at)

    @cached_property
    def _told_by_sentence(self) -> Mapping[int, list[ToldEvent]]:
        """Events by the number of each sentence that tells of them."""
        found: dict[int, list[ToldEvent]] = {}
        for each in self.told:
            for number in {read.number for read, _ in each.tellings}:
                found.setdefault(number, []).append(each)
        return found

    def free_id(self, stem: str) -> str:
        """Return an id that no event has yet."""
        self.taken[stem] = self.taken.get(stem, 0) + 1
        return stem if self.taken[stem] == 1 else f"{stem}-{self.taken[stem]}"


def draft_brief(
    text: SourceText,
    *,
    brief_id: str,
    as_of: date | None = None,
    lang: Lang | None = None,
    model: ModelAnswer | None = None,
) -> BriefDraft:
    """Return a proposed brief of a text.

    Without ``as_of`` it dates from the last day or month in the text; where the text names none, from today.
    What a ``model`` proposed beside the rules is marked with its name.
    """
    day = as_of or last_named_day(text.content) or date.today()  # noqa: DTZ011 - the day of the desk
    language = lang or language_by_letters(text.content)
    read = read_text(text.content, day, language)
    actors: dict[str, ActorPhrase | KnownActor] = dict(known_actors())
    actors |= {each.id: each for each in reversed(read.actors)}
    progress = _Draft(read, SpeakerSources(text.content, language, read.actors), actors)
    sentences = tuple(read.sentences())
    progress.told = propose_events(sentences)
    if model is not None:
        progress.told = with_model_events(progress.told, model, sentences)
    for proposal in progress.told:
        _add_event(progress, proposal)
    questions = tuple(line for each in sentences for line in find_ambiguities(each))
    return BriefDraft(_brief(progress, text, brief_id), questions)


def last_named_day(content: str) -> date | None:
    """Return the last single day in the last month that a text names, else the last day of that month."""
    dated = [
        last
        for found in find_dates(content)
        if found.edtf and "/" not in found.edtf
        if (last := first_and_last_day(found.edtf)[1])
    ]
    if not dated:
        return None
    latest = max(dated)
    days = [
        last
        for found in find_dates(content, latest)
        if found.edtf
        and (last := first_and_last_day(found.edtf)[1])
        and first_and_last_day(found.edtf)[0] == last
        and last <= latest
    ]
    same_month = [day for day in days if (day.year, day.month) == (latest.year, latest.month)]
    return max(same_month, default=latest)


def _add_event(progress: _Draft, told: ToldEvent) -> None:
    kind = told.read.kinds.kinds[told.kind]
    located = event_locations(told.phrase, told.places, told.actors, told.read)
    used = {at.place for at in located}
    for place in told.places:
        _keep_record(progress, place, used)
    event_id = progress.free_id(f"{told.kind}-{told.read.number}")
    progress.events.append(
        Event(
            id=event_id,
            kind=told.kind,
            title=event_title(kind, _actor_names(progress, told), told.places),
            status=told.status,
            when=told.dated.when,
            actors=told.actors,
            places=located,
            claims=_numbered(event_id, tuple(_claims(progress, told))),
            off_map=None if located else _reason(told),
            proposed=_origins(told),
        )
    )


def _keep_record(progress: _Draft, place: TextPlace, used: set[str]) -> None:
    """Keep the record of a used place, and that of the place that it is told from."""
    if place.place_id not in used:
        return
    for each in (place, place.origin):
        if each is not None and each.record is not None:
            progress.places.setdefault(each.place_id, each.record)


def _actor_names(progress: _Draft, told: ToldEvent) -> list[LocalizedText]:
    return [progress.actors[part.actor].name for part in told.actors if part.actor in progress.actors]


def _reason(told: ToldEvent) -> LocalizedText:
    """Return why an event is off the map."""
    asked = any(place.asked for place in told.places)
    return bilingual_entry("draft.place-asked" if asked else "draft.no-place-found")


def _origins(told: ToldEvent) -> FrozenMapping:
    """Return the origin of each proposed field of an event, by field."""
    if told.phrase.rule.startswith(MODEL_RULE):
        return _model_origins(told)
    found: dict[str, ProposedField] = {**PROPOSED_RECORD, "kind": proposed_by(f"kind-{told.phrase.rule}")}
    if told.dated.rule:
        found["when"] = proposed_by(told.dated.rule, told.dated.readings)
    if told.actors:
        found["actors"] = proposed_by("actors-before" if told.has_inherited_actors else "actors")
    asked = [place for place in told.places if place.asked]
    if asked:
        found["places"] = proposed_by(asked[0].rule, asked[0].asked)
    elif told.places:
        found["places"] = proposed_by(told.places[0].rule)
    return FrozenMapping(found)


def _model_origins(told: ToldEvent) -> FrozenMapping:
    """Return the origin of each field of an event that a model proposed."""
    origin = ProposedField(rule=told.phrase.rule)
    asked = next((place.asked for place in told.places if place.asked), ())
    return FrozenMapping(
        {
            WHOLE_RECORD: origin,
            "kind": origin,
            "when": ProposedField(rule=told.phrase.rule, readings=told.dated.readings),
            "places": ProposedField(rule=told.phrase.rule, readings=asked),
            **({"actors": origin} if told.actors else {}),
        }
    )


def _numbered(event_id: str, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Return claims with ids made of that of their event and a number."""
    return tuple(
        claim.model_copy(update={"id": f"{event_id}-{number}"})
        for number, claim in enumerate(claims, start=1)
    )


def _claims(progress: _Draft, told: ToldEvent) -> Iterator[Claim]:
    """Yield a claim for the clause of an event, for each figure, and for each further speaker."""
    read, phrase = told.read, told.phrase
    own = _claim(progress, read, read.attribution_at(phrase.word[0]), event_claim_spans(phrase, read))
    figured = any(figure_from_amount(each, read) for each in read.amounts)
    said: set[str] = set()
    if phrase.rule != OPEN_RULE or not (figured or read.attributions):
        yield _hedged(own, phrase.hedge)
        said.add(own.source)
    seen: set[int] = set()
    for each, further in told.tellings:
        if each.number in seen:
            continue
        seen.add(each.number)
        here = said if each is read else set()
        claims = tuple(_further_claims(progress, told, each, here))
        if each is not read and not claims:
            speech = each.attribution_at(further.word[0])
            yield _claim(progress, each, speech, event_claim_spans(further, each))
        yield from claims


def _further_claims(
    progress: _Draft, told: ToldEvent, read: SentenceReading, said: set[str]
) -> Iterator[Claim]:
    """Yield a claim for each figure of a sentence that is of an event, and each speaker not in ``said``."""
    for amount in read.amounts:
        stated = figure_from_amount(amount, read)
        if stated is not None and progress.owner(read, amount.start) is told:
            speech = read.attribution_at(amount.start)
            claim = _claim(progress, read, speech, ((amount.start, amount.end),))
            said.add(claim.source)
            yield claim.model_copy(update={"figure": stated})
    for speech in read.attributions:
        if progress.owner(read, speech.verb[0]) is told:
            claim = _claim(progress, read, speech, (attribution_extent(speech),))
            if claim.source not in said:
                said.add(claim.source)
                yield claim


def _claim(
    progress: _Draft, read: SentenceReading, speech: Attribution | None, spans: tuple[TextSpan, ...]
) -> Claim:
    """Return a claim without its final id."""
    return Claim(
        id="new",
        source=progress.voices.source_of(speech).id,
        cites=(Citation(sentence=read.number, spans=spans),),
        said_on=read.day_of_statement(speech),
        statement=speech.statement if speech else Statement.REPORTED,
        stance=speech.stance if speech else Stance.ASSERTS,
        proposed=PROPOSED_RECORD,
    )


def _hedged(claim: Claim, hedge: LocalizedText | None) -> Claim:
    """Return a claim with the hedge of its event; one hedged by the author is a judgement."""
    if hedge is None:
        return claim
    judged = {"statement": Statement.JUDGEMENT} if claim.source == AUTHOR_SOURCE_ID else {}
    return claim.model_copy(update={"hedge": hedge, **judged})


def _brief(progress: _Draft, text: SourceText, brief_id: str) -> Brief:
    read = progress.text
    used = {part.actor for event in progress.events for part in event.actors}
    used |= {source.actor for source in progress.voices.sources if source.actor}
    return Brief(
        id=brief_id,
        title=bilingual_entry("draft.title", {"characters": len(text.content)}),
        cut_off=read.as_of.isoformat(),
        language=read.lang,
        documents=(_text_document(text),),
        sources=progress.voices.sources,
        actors=tuple(_actor_records(progress, used)),
        places=tuple(progress.places.values()),
        sentences=tuple(_sentence_record(number, at) for number, at in enumerate(read.bounds, start=1)),
        events=tuple(progress.events),
    )


def _actor_records(progress: _Draft, used: set[str]) -> Iterator[Actor]:
    """Yield the actors that are no states, each with what it is part of where that is known too."""
    for each in sorted(used):
        phrase = progress.actors.get(each)
        if phrase is not None and phrase.kind is not ActorKind.STATE:
            yield Actor(id=phrase.id, name=phrase.name, kind=phrase.kind, part_of=_whole(phrase, used))


def _whole(phrase: ActorPhrase | KnownActor, used: set[str]) -> str | None:
    """Return the id of the state or actor of the draft that an actor is part of."""
    whole = phrase.part_of
    return whole if whole in used or whole in gazetteer_places() else None


def _text_document(text: SourceText) -> Document:
    return Document(
        id=TEXT_DOCUMENT_ID, type=DocumentType.TEXT, sha256=text.sha256, characters=len(text.content)
    )


def _sentence_record(number: int, at: SentenceBounds) -> Sentence:
    return Sentence(
        number=number,
        paragraph=at.paragraph,
        span=(at.start, at.end),
        heading=at.is_heading,
        proposed=PROPOSED_RECORD,
    )
