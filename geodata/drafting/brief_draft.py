"""A whole skeleton of a brief proposed by rule from its text, everything marked as proposed.

Sentences, figures, dates, places, actors and speakers are read from the words; events are guessed from what
the words tell. Nothing of the text is copied: all points by offsets, and restatements are left to a person.
What is proposed opens in the dashboard and passes the check; who accepts a record deletes ``proposed`` and
is then asked for what is missing.
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
from geodata.vocabulary import Coverage, Kind, Stance, Statement, Status
from geodata.words import Lang, first_strong, say


class NothingFoundError(BriefmapError):
    """A text in which no rule finds a day or an event: the message says what to do."""


@dataclass(frozen=True)
class Drafted:
    """A proposed brief, and what has two readings in its text."""

    brief: Brief
    unclear: tuple[str, ...]


@dataclass
class _Draft:
    """A brief in the making."""

    content: str
    as_of: date
    voices: Voices
    events: list[Event] = field(default_factory=list)
    paragraphs: dict[str, int] = field(default_factory=dict)
    """The paragraph in which each event was found."""

    def free(self, event_id: str) -> str:
        """An id that no event has yet."""
        taken = sum(1 for name in self.paragraphs if name == event_id or name.startswith(f"{event_id}-"))
        return f"{event_id}-{'abcdefgh'[taken - 1]}" if taken else event_id

    def key(self, event: Event) -> tuple[int, Kind, Status, frozenset[str]]:
        """What makes two mentions in one paragraph one event: its kind, status and actors."""
        return (
            self.paragraphs[event.id],
            event.kind,
            event.status,
            frozenset(part.actor for part in event.actors),
        )


def draft(text: Text, *, brief_id: str, as_of: date | None = None, lang: Lang | None = None) -> Drafted:
    """A proposed brief of a text; without ``as_of`` the last day or month that the text itself gives.

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
    making = _Draft(text.content, day, Voices(text.content))
    spoken = speeches(text.content, [(at.start, at.end) for at in found if not at.heading])
    read = [_read(making, number, at, spoken) for number, at in enumerate(found, start=1) if not at.heading]
    for each in read:
        _sentence(making, found[each.number - 1].paragraph, each)
    if not making.events:
        msg = (
            "no word tells of an exercise, a transfer, a deployment, an agreement, a meeting or an alignment"
        )
        raise NothingFoundError(msg)
    questions = tuple(line for each in read for line in unclear(each))
    return Drafted(_brief(making, text, brief_id, found, lang=lang), questions)


def own_day(content: str) -> date | None:
    """The last single day that a text names, else the last day of the last month or year that it dates."""
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


def _read(making: _Draft, number: int, at: Bounds, spoken: tuple[Speech, ...]) -> Passage:
    return passage(making.content, (number, (at.start, at.end)), making.as_of, speeches=spoken)


def _sentence(making: _Draft, paragraph: int, read: Passage) -> None:
    """The events of a sentence; one that tells of none adds its claims to the event before it."""
    for happening in read.happenings:
        _event(making, paragraph, happening, read)
    told = [event for event in making.events if event.status is not Status.EXPECTED]
    last = told[-1] if told else None
    if not read.happenings and last is not None and making.paragraphs[last.id] == paragraph:
        claims = tuple(_figures(making, read, None)) or tuple(_sayings(making, read))
        _add(making, last, claims)


def _event(making: _Draft, paragraph: int, found: Happening, read: Passage) -> None:
    actors = participants(found, read)
    if not actors:
        return
    claims = tuple(_claims(making, found, read))
    dated, located = when(found, read), locations(found, actors, read)
    key = (paragraph, found.kind, found.status, frozenset(part.actor for part in actors))
    same = next((event for event in making.events if making.key(event) == key), None)
    if same is not None and (dated.undated or dated == same.when):
        _add(making, same, claims)
        return
    event_id = making.free(f"{found.kind}-{read.number}")
    names = [actor_words(part.actor) for part in actors]
    joined = Words(ar="، ".join(name.ar for name in names), en=", ".join(name.en for name in names))
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
    making.events.append(event)
    making.paragraphs[event_id] = paragraph


def _add(making: _Draft, event: Event, claims: tuple[Claim, ...]) -> None:
    """The event with more claims, in its place."""
    at = making.events.index(event)
    together = _numbered(event.id, (*event.claims, *claims))
    making.events[at] = event.model_copy(update={"claims": together})


def _numbered(event_id: str, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    return tuple(
        claim.model_copy(update={"id": f"{event_id}-{number}"})
        for number, claim in enumerate(claims, start=1)
    )


def _claims(making: _Draft, found: Happening, read: Passage) -> Iterator[Claim]:
    """A claim for each figure near an event and for each speaker without one; else one for its clause."""
    figured = list(_figures(making, read, found))
    yield from figured
    spoken = read.speech_of(found.word[0])
    speakers = {claim.source for claim in figured}
    if not figured or making.voices.of(spoken).id not in speakers:
        yield _hedged(_claim(making, read, spoken, claim_spans(found, read)), found)
        speakers.add(making.voices.of(spoken).id)
    if read.happenings[0] == found:  # the first event of a sentence takes the speakers without a figure
        yield from (claim for claim in _sayings(making, read) if claim.source not in speakers)


def _figures(making: _Draft, read: Passage, found: Happening | None) -> Iterator[Claim]:
    for amount in read.quantities:
        amounted = figure(amount, read)
        if read.nearest(amount.start) == found and amounted is not None:
            claim = _claim(making, read, read.speech_of(amount.start), ((amount.start, amount.end),))
            yield _hedged(claim, found).model_copy(update={"figure": amounted})


def _sayings(making: _Draft, read: Passage) -> Iterator[Claim]:
    """A claim for each attribution of a sentence, resting on its own words."""
    for speech in read.speeches:
        ends = (*speech.verb, *(speech.speaker or ()))
        yield _claim(making, read, speech, ((min(ends), max(ends)),))


def _claim(making: _Draft, read: Passage, speech: Speech | None, spans: tuple[Offsets, ...]) -> Claim:
    """A claim that has no id yet; it is numbered within its event."""
    return Claim(
        id="new",
        source=making.voices.of(speech).id,
        sentence=read.number,
        spans=spans,
        said_on=read.said_on(speech),
        statement=speech.statement if speech else Statement.REPORTED,
        stance=speech.stance if speech else Stance.ASSERTS,
        proposed=True,
    )


def _hedged(claim: Claim, found: Happening | None) -> Claim:
    """A claim with the hedge of its event; what the author hedges is a judgement."""
    if found is None or found.hedge is None:
        return claim
    judged = {"statement": Statement.JUDGEMENT} if claim.source == AUTHOR else {}
    return claim.model_copy(update={"hedge": found.hedge, **judged})


def _brief(
    making: _Draft, text: Text, brief_id: str, found: tuple[Bounds, ...], *, lang: Lang | None
) -> Brief:
    on_map = {claim.sentence for event in making.events if event.on_map for claim in event.claims}
    used = {part.actor for event in making.events for part in event.actors}
    used |= {source.actor for source in making.voices.sources if source.actor}
    return Brief(
        id=brief_id,
        title=words("draft.title", {"characters": len(text.content)}),
        as_of=making.as_of,
        language=lang or ("ar" if first_strong(text.content) == "rtl" else "en"),
        text=TextFacts(sha256=text.sha256, characters=len(text.content)),
        sources=making.voices.sources,
        actors=tuple(actor for name, actor in alliances().items() if name in used),
        sentences=tuple(_bounds(number, at, on_map) for number, at in enumerate(found, start=1)),
        events=tuple(making.events),
    )


def _bounds(number: int, at: Bounds, on_map: set[int]) -> Sentence:
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
