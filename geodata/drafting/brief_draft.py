"""Draft of a brief from its text, with every record marked as proposed.

Sentences, figures, dates, places, actors and speakers are read from the text, and events from their words.
Nothing of the text is copied: records point at it by offsets, and restatements are left to a person. A draft
opens in the dashboard and passes the check; deleting ``proposed`` accepts a record, and the check then
requires its missing fields.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from geodata.brief.edtf import first_and_last_day
from geodata.brief.record_fields import PROPOSED_RECORD, TextSpan
from geodata.brief.record_types.citation_record import Citation
from geodata.brief.record_types.claim_record import Claim
from geodata.brief.record_types.document_record import Document
from geodata.brief.record_types.event_record import Event
from geodata.brief.record_types.text_records import Sentence
from geodata.brief.records import Brief
from geodata.brief.schema.shape_upgrade import TEXT_DOCUMENT_ID
from geodata.brief.source_text import SourceText
from geodata.drafting.sentence_reading import (
    SentenceReading,
    event_claim_spans,
    event_date,
    event_locations,
    event_participants,
    figure_from_amount,
    find_ambiguities,
    read_sentence,
)
from geodata.drafting.speaker_sources import (
    AUTHOR_SOURCE_ID,
    SpeakerSources,
    actor_name,
    bilingual_entry,
    kind_names,
)
from geodata.errors import BriefmapError
from geodata.phrasing.list_words import join_list
from geodata.prose.attributions import Attribution, find_attributions
from geodata.prose.date_phrases import find_dates
from geodata.prose.event_phrases import EventPhrase
from geodata.prose.name_phrases import known_alliances
from geodata.prose.sentence_bounds import SentenceBounds, split_sentences
from geodata.vocabulary import DocumentType, Stance, Statement, Status
from geodata.words import LANGS, LANGUAGES, CatalogueText, Lang, first_strong_direction
from geodata.words.localized_text import LocalizedText


class NothingFoundError(BriefmapError):
    """No rule finds a day or an event in a text; the message gives the remedy."""

    def __init__(self, words: CatalogueText) -> None:
        super().__init__(words)
        self.words = words


@dataclass(frozen=True)
class BriefDraft:
    """A proposed brief, and the ambiguous words of its text."""

    brief: Brief
    ambiguities: tuple[str, ...]
    """A line for each amount or date with two readings."""


@dataclass
class _Draft:
    """A brief while it is drafted."""

    content: str
    as_of: date
    voices: SpeakerSources
    events: list[Event] = field(default_factory=list)
    paragraphs: dict[str, int] = field(default_factory=dict)
    """Number of the paragraph of each event, by its id."""

    def free(self, event_id: str) -> str:
        """Return an id that no event has yet."""
        taken = sum(1 for name in self.paragraphs if name == event_id or name.startswith(f"{event_id}-"))
        return f"{event_id}-{'abcdefgh'[taken - 1]}" if taken else event_id

    def key(self, event: Event) -> tuple[int, str, Status, frozenset[str]]:
        """Return the properties by which two mentions in one paragraph are one event."""
        return (
            self.paragraphs[event.id],
            event.kind,
            event.status,
            frozenset(part.actor for part in event.actors),
        )


def draft_brief(
    text: SourceText, *, brief_id: str, as_of: date | None = None, lang: Lang | None = None
) -> BriefDraft:
    """Return a proposed brief of a text; without ``as_of`` it dates from the last day or month in the text.

    Raises
    ------
    NothingFoundError
        Where the text gives no day, or nothing that could be an event.
    """
    day = as_of or last_named_day(text.content)
    if day is None:
        msg = CatalogueText("command.nothing-found.no-day", option="--as-of 2024-10-23")
        raise NothingFoundError(msg)
    found = split_sentences(text.content)
    progress = _Draft(text.content, day, SpeakerSources(text.content))
    spoken = find_attributions(text.content, [(at.start, at.end) for at in found if not at.is_heading])
    read = [
        _read_sentence(progress, number, at, spoken)
        for number, at in enumerate(found, start=1)
        if not at.is_heading
    ]
    for each in read:
        _add_events(progress, found[each.number - 1].paragraph, each)
    if not progress.events:
        msg = CatalogueText("command.nothing-found.no-event")
        raise NothingFoundError(msg)
    questions = tuple(line for each in read for line in find_ambiguities(each))
    return BriefDraft(_brief(progress, text, brief_id, found, lang=lang), questions)


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


def _read_sentence(
    progress: _Draft, number: int, at: SentenceBounds, spoken: tuple[Attribution, ...]
) -> SentenceReading:
    return read_sentence(progress.content, (number, (at.start, at.end)), progress.as_of, speeches=spoken)


def _add_events(progress: _Draft, paragraph: int, read: SentenceReading) -> None:
    """Add the events of a sentence; one without any adds its claims to the event before it."""
    for happening in read.event_phrases:
        _add_event(progress, paragraph, happening, read)
    told = [event for event in progress.events if event.status is not Status.EXPECTED]
    last = told[-1] if told else None
    if not read.event_phrases and last is not None and progress.paragraphs[last.id] == paragraph:
        claims = tuple(_figure_claims(progress, read, None)) or tuple(_attribution_claims(progress, read))
        _add_claims(progress, last, claims)


def _add_event(progress: _Draft, paragraph: int, found: EventPhrase, read: SentenceReading) -> None:
    """Add an event, or its claims to the event of the paragraph that it mentions again."""
    actors = event_participants(found, read)
    if not actors:
        return
    claims = tuple(_claims(progress, found, read))
    dated, located = event_date(found, read), event_locations(found, actors, read)
    key = (paragraph, found.kind, found.status, frozenset(part.actor for part in actors))
    same = next((event for event in progress.events if progress.key(event) == key), None)
    if same is not None and (dated.undated or dated == same.when):
        _add_claims(progress, same, claims)
        return
    event_id = progress.free(f"{found.kind}-{read.number}")
    names = [actor_name(part.actor) for part in actors]
    joined = LocalizedText({lang: join_list((name[lang] for name in names), lang) for lang in LANGS})
    kind = kind_names(read.kinds.kinds[found.kind])
    event = Event(
        id=event_id,
        kind=found.kind,
        title=bilingual_entry("draft.event-title", kind=kind, actors=joined),
        status=found.status,
        when=dated,
        actors=actors,
        places=located,
        claims=_numbered(event_id, claims),
        off_map=None if located else bilingual_entry("draft.no-place-found"),
        proposed=PROPOSED_RECORD,
    )
    progress.events.append(event)
    progress.paragraphs[event_id] = paragraph


def _add_claims(progress: _Draft, event: Event, claims: tuple[Claim, ...]) -> None:
    """Replace an event by one with more claims."""
    at = progress.events.index(event)
    together = _numbered(event.id, (*event.claims, *claims))
    progress.events[at] = event.model_copy(update={"claims": together})


def _numbered(event_id: str, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Return claims with ids made of that of their event and a number."""
    return tuple(
        claim.model_copy(update={"id": f"{event_id}-{number}"})
        for number, claim in enumerate(claims, start=1)
    )


def _claims(progress: _Draft, found: EventPhrase, read: SentenceReading) -> Iterator[Claim]:
    """Yield a claim for each figure and speaker near an event, else one for its clause."""
    figured = list(_figure_claims(progress, read, found))
    yield from figured
    spoken = read.attribution_at(found.word[0])
    speakers = {claim.source for claim in figured}
    if not figured or progress.voices.source_of(spoken).id not in speakers:
        yield _hedged(_claim(progress, read, spoken, event_claim_spans(found, read)), found)
        speakers.add(progress.voices.source_of(spoken).id)
    if read.event_phrases[0] == found:  # the first event of a sentence takes the other speakers
        yield from (claim for claim in _attribution_claims(progress, read) if claim.source not in speakers)


def _figure_claims(progress: _Draft, read: SentenceReading, found: EventPhrase | None) -> Iterator[Claim]:
    """Yield a claim for each figure of a sentence that is nearest to an event."""
    for amount in read.amounts:
        stated = figure_from_amount(amount, read)
        if read.nearest_event_phrase(amount.start) == found and stated is not None:
            claim = _claim(progress, read, read.attribution_at(amount.start), ((amount.start, amount.end),))
            yield _hedged(claim, found).model_copy(update={"figure": stated})


def _attribution_claims(progress: _Draft, read: SentenceReading) -> Iterator[Claim]:
    """Yield a claim for each attribution of a sentence, citing its words."""
    for speech in read.attributions:
        ends = (*speech.verb, *(speech.speaker or ()))
        yield _claim(progress, read, speech, ((min(ends), max(ends)),))


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


def _hedged(claim: Claim, found: EventPhrase | None) -> Claim:
    """Return a claim with the hedge of its event; one hedged by the author is a judgement."""
    if found is None or found.hedge is None:
        return claim
    judged = {"statement": Statement.JUDGEMENT} if claim.source == AUTHOR_SOURCE_ID else {}
    return claim.model_copy(update={"hedge": found.hedge, **judged})


def _brief(
    progress: _Draft,
    text: SourceText,
    brief_id: str,
    found: tuple[SentenceBounds, ...],
    *,
    lang: Lang | None,
) -> Brief:
    used = {part.actor for event in progress.events for part in event.actors}
    used |= {source.actor for source in progress.voices.sources if source.actor}
    return Brief(
        id=brief_id,
        title=bilingual_entry("draft.title", {"characters": len(text.content)}),
        cut_off=progress.as_of.isoformat(),
        language=lang or _written_language(text),
        documents=(_text_document(text),),
        sources=progress.voices.sources,
        actors=tuple(actor for name, actor in known_alliances().items() if name in used),
        sentences=tuple(_sentence_record(number, at) for number, at in enumerate(found, start=1)),
        events=tuple(progress.events),
    )


def _written_language(text: SourceText) -> Lang:
    """Return the language that is written in the direction of the text; English without any letter."""
    direction = first_strong_direction(text.content)
    return next((lang for lang in LANGS if LANGUAGES[lang].direction == direction), "en")


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
