"""Draft of a brief from its text, with every record marked as proposed.

Sentences, figures, dates, places, actors and speakers are read from the text, and events from their words.
Nothing of the text is copied: records point at it by offsets, and restatements are left to a person. A draft
opens in the dashboard and passes the check; deleting ``proposed`` accepts a record, and the check then
requires its missing fields.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from geodata.brief.edtf import bounds
from geodata.brief.record_fields import Offsets, Words
from geodata.brief.records import Brief, Claim, Event, Sentence, TextFacts
from geodata.brief.source_text import Text
from geodata.drafting.attributions import Speech, speeches
from geodata.drafting.date_phrases import dates
from geodata.drafting.event_phrases import Happening
from geodata.drafting.name_phrases import alliances
from geodata.drafting.sentence_bounds import Bounds, sentences
from geodata.drafting.sentence_reading import (
    Passage,
    claim_spans,
    figure,
    locations,
    participants,
    passage,
    unclear,
    when,
)
from geodata.drafting.speaker_sources import AUTHOR, Voices, actor_words, words
from geodata.errors import BriefmapError
from geodata.phrasing.list_words import join_list
from geodata.vocabulary import Coverage, Kind, Stance, Statement, Status
from geodata.words import Lang, first_strong, say


class NothingFoundError(BriefmapError):
    """No rule finds a day or an event in a text; the message gives the remedy."""


@dataclass(frozen=True)
class Drafted:
    """A proposed brief, and the ambiguous words of its text."""

    brief: Brief
    unclear: tuple[str, ...]
    """A line for each amount or date with two readings."""


@dataclass
class _Draft:
    """A brief while it is drafted."""

    content: str
    as_of: date
    voices: Voices
    events: list[Event] = field(default_factory=list)
    paragraphs: dict[str, int] = field(default_factory=dict)
    """Number of the paragraph of each event, by its id."""

    def free(self, event_id: str) -> str:
        """Return an id that no event has yet."""
        taken = sum(1 for name in self.paragraphs if name == event_id or name.startswith(f"{event_id}-"))
        return f"{event_id}-{'abcdefgh'[taken - 1]}" if taken else event_id

    def key(self, event: Event) -> tuple[int, Kind, Status, frozenset[str]]:
        """Return the properties by which two mentions in one paragraph are one event."""
        return (
            self.paragraphs[event.id],
            event.kind,
            event.status,
            frozenset(part.actor for part in event.actors),
        )


def draft(text: Text, *, brief_id: str, as_of: date | None = None, lang: Lang | None = None) -> Drafted:
    """Return a proposed brief of a text; without ``as_of`` it dates from the last day or month in the text.

    Raises
    ------
    NothingFoundError
        Where the text gives no day, or nothing that could be an event.
    """
    day = as_of or own_day(text.content)
    if day is None:
        msg = "the text gives no day or month with its year: say it with --as-of 2024-10-23"
        raise NothingFoundError(msg)
    found = sentences(text.content)
    progress = _Draft(text.content, day, Voices(text.content))
    spoken = speeches(text.content, [(at.start, at.end) for at in found if not at.heading])
    read = [
        _read_sentence(progress, number, at, spoken)
        for number, at in enumerate(found, start=1)
        if not at.heading
    ]
    for each in read:
        _add_events(progress, found[each.number - 1].paragraph, each)
    if not progress.events:
        msg = (
            "no word tells of an exercise, a transfer, a deployment, an agreement, a meeting or an alignment"
        )
        raise NothingFoundError(msg)
    questions = tuple(line for each in read for line in unclear(each))
    return Drafted(_brief(progress, text, brief_id, found, lang=lang), questions)


def own_day(content: str) -> date | None:
    """Return the last single day in the last month that a text names, else the last day of that month."""
    dated = [
        last
        for found in dates(content)
        if found.edtf and "/" not in found.edtf
        if (last := bounds(found.edtf)[1])
    ]
    if not dated:
        return None
    latest = max(dated)
    days = [
        last
        for found in dates(content, latest)
        if found.edtf and (last := bounds(found.edtf)[1]) and bounds(found.edtf)[0] == last and last <= latest
    ]
    same_month = [day for day in days if (day.year, day.month) == (latest.year, latest.month)]
    return max(same_month, default=latest)


def _read_sentence(progress: _Draft, number: int, at: Bounds, spoken: tuple[Speech, ...]) -> Passage:
    return passage(progress.content, (number, (at.start, at.end)), progress.as_of, speeches=spoken)


def _add_events(progress: _Draft, paragraph: int, read: Passage) -> None:
    """Add the events of a sentence; one without any adds its claims to the event before it."""
    for happening in read.happenings:
        _add_event(progress, paragraph, happening, read)
    told = [event for event in progress.events if event.status is not Status.EXPECTED]
    last = told[-1] if told else None
    if not read.happenings and last is not None and progress.paragraphs[last.id] == paragraph:
        claims = tuple(_figure_claims(progress, read, None)) or tuple(_attribution_claims(progress, read))
        _add_claims(progress, last, claims)


def _add_event(progress: _Draft, paragraph: int, found: Happening, read: Passage) -> None:
    """Add an event, or its claims to the event of the paragraph that it mentions again."""
    actors = participants(found, read)
    if not actors:
        return
    claims = tuple(_claims(progress, found, read))
    dated, located = when(found, read), locations(found, actors, read)
    key = (paragraph, found.kind, found.status, frozenset(part.actor for part in actors))
    same = next((event for event in progress.events if progress.key(event) == key), None)
    if same is not None and (dated.undated or dated == same.when):
        _add_claims(progress, same, claims)
        return
    event_id = progress.free(f"{found.kind}-{read.number}")
    names = [actor_words(part.actor) for part in actors]
    joined = Words(
        ar=join_list((name.ar for name in names), "ar"), en=join_list((name.en for name in names), "en")
    )
    kind = Words(ar=say(f"kind.{found.kind}", "ar"), en=say(f"kind.{found.kind}", "en"))
    event = Event(
        id=event_id,
        kind=found.kind,
        title=words("draft.event", kind=kind, actors=joined),
        status=found.status,
        when=dated,
        actors=actors,
        places=located,
        claims=_numbered(event_id, claims),
        off_map=None if located else words("draft.no-place"),
        proposed=True,
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


def _claims(progress: _Draft, found: Happening, read: Passage) -> Iterator[Claim]:
    """Yield a claim for each figure and speaker near an event, else one for its clause."""
    figured = list(_figure_claims(progress, read, found))
    yield from figured
    spoken = read.speech_of(found.word[0])
    speakers = {claim.source for claim in figured}
    if not figured or progress.voices.of(spoken).id not in speakers:
        yield _hedged(_claim(progress, read, spoken, claim_spans(found, read)), found)
        speakers.add(progress.voices.of(spoken).id)
    if read.happenings[0] == found:  # the first event of a sentence takes the other speakers
        yield from (claim for claim in _attribution_claims(progress, read) if claim.source not in speakers)


def _figure_claims(progress: _Draft, read: Passage, found: Happening | None) -> Iterator[Claim]:
    """Yield a claim for each figure of a sentence that is nearest to an event."""
    for amount in read.quantities:
        stated = figure(amount, read)
        if read.nearest(amount.start) == found and stated is not None:
            claim = _claim(progress, read, read.speech_of(amount.start), ((amount.start, amount.end),))
            yield _hedged(claim, found).model_copy(update={"figure": stated})


def _attribution_claims(progress: _Draft, read: Passage) -> Iterator[Claim]:
    """Yield a claim for each attribution of a sentence, citing its words."""
    for speech in read.speeches:
        ends = (*speech.verb, *(speech.speaker or ()))
        yield _claim(progress, read, speech, ((min(ends), max(ends)),))


def _claim(progress: _Draft, read: Passage, speech: Speech | None, spans: tuple[Offsets, ...]) -> Claim:
    """Return a claim without its final id."""
    return Claim(
        id="new",
        source=progress.voices.of(speech).id,
        sentence=read.number,
        spans=spans,
        said_on=read.said_on(speech),
        statement=speech.statement if speech else Statement.REPORTED,
        stance=speech.stance if speech else Stance.ASSERTS,
        proposed=True,
    )


def _hedged(claim: Claim, found: Happening | None) -> Claim:
    """Return a claim with the hedge of its event; one hedged by the author is a judgement."""
    if found is None or found.hedge is None:
        return claim
    judged = {"statement": Statement.JUDGEMENT} if claim.source == AUTHOR else {}
    return claim.model_copy(update={"hedge": found.hedge, **judged})


def _brief(
    progress: _Draft, text: Text, brief_id: str, found: tuple[Bounds, ...], *, lang: Lang | None
) -> Brief:
    on_map = {claim.sentence for event in progress.events if event.on_map for claim in event.claims}
    used = {part.actor for event in progress.events for part in event.actors}
    used |= {source.actor for source in progress.voices.sources if source.actor}
    return Brief(
        id=brief_id,
        title=words("draft.title", {"characters": len(text.content)}),
        as_of=progress.as_of,
        language=lang or ("ar" if first_strong(text.content) == "rtl" else "en"),
        text=TextFacts(sha256=text.sha256, characters=len(text.content)),
        sources=progress.voices.sources,
        actors=tuple(actor for name, actor in alliances().items() if name in used),
        sentences=tuple(_sentence_record(number, at, on_map) for number, at in enumerate(found, start=1)),
        events=tuple(progress.events),
    )


def _sentence_record(number: int, at: Bounds, on_map: set[int]) -> Sentence:
    """Return the record of a sentence, given the numbers of those cited by an event on the map."""
    coverage = Coverage.HEADING if at.heading else Coverage.MAPPED if number in on_map else Coverage.OFF_MAP
    reason = words("draft.no-event") if coverage is Coverage.OFF_MAP else None
    return Sentence(
        number=number,
        paragraph=at.paragraph,
        span=(at.start, at.end),
        coverage=coverage,
        reason=reason,
        proposed=True,
    )
