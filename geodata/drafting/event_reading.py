"""Parts of an event that its sentence tells: actors with roles, places, figures; and its title."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from geodata.brief.record_fields import TextSpan
from geodata.brief.record_types.event_parts import Location, Participation
from geodata.brief.record_types.figure_record import Counted, Covers, Figure, Ratio
from geodata.drafting.speaker_sources import bilingual_entry, in_every_language, kind_names
from geodata.drafting.text_places import TextPlace
from geodata.drafting.text_reading import SentenceReading
from geodata.gazetteer import FeatureKind
from geodata.kinds.event_kind import EventKind, KindForm, RoleEnd
from geodata.kinds.kind_table import KindTable
from geodata.phrasing.list_words import join_list
from geodata.places import gazetteer_place, gazetteer_places
from geodata.prose.actors.actor_phrases import ActorPhrase
from geodata.prose.amounts.amount_phrases import AmountPhrase, spans_overlap
from geodata.prose.events.event_phrases import EventPhrase
from geodata.prose.lexicon import phrases_of_list
from geodata.prose.speakers.attribution_record import Attribution, attribution_extent
from geodata.prose.token_rows import in_arabic
from geodata.prose.tokens import tokenize
from geodata.vocabulary import ActorKind, Basis, PlaceRole
from geodata.words import LANGS
from geodata.words.localized_text import LocalizedText

CALIBRE_UNITS = frozenset({"millimetre"})
"""Units of a calibre, which count nothing."""
UNNAMED_COUNT_ID = "to-be-said"
"""Id of the thing that a figure counts, until a person names it."""
RATIO_UNIT = "times"
_ARTICLES: Final = frozenset({"the", "a", "an", "its", "of", "that", "عن"})
_POSSESSIVE: Final = re.compile("[\u0621-\u064a]{3,}(?:ها|هم|هما|ه)$")
_VERB_RULES: Final = frozenset({"verb", "verb-and-thing"})
"""Rules of event phrases by a verb in the active voice."""
_TITLE_ACTORS: Final = 3
"""Actors named in the title of an event, at most."""
_LEADING = 40
"""Characters before a name in which its preposition is looked up."""


def figure_from_amount(found: AmountPhrase, read: SentenceReading) -> Figure | None:
    """Return the figure of an amount; None for one with two readings or of a calibre."""
    if found.readings or found.unit in CALIBRE_UNITS:
        return None
    unit = found.unit or "unknown"
    if unit == RATIO_UNIT and (ratio := _ratio(found, read)):
        return Figure(ratio=ratio, unit=unit, counts=_unnamed_count(), qualifier=found.qualifier)
    return Figure(
        value=found.value,
        low=found.low,
        high=found.high,
        qualifier=found.qualifier,
        unit=unit,
        per=found.per,
        counts=_unnamed_count(),
        covers=_covers(found, read),
    )


def _covers(found: AmountPhrase, read: SentenceReading) -> Covers | None:
    """Return what a total covers: from the date that the words give to that of the text."""
    if not found.is_cumulative:
        return None
    since = next((day.edtf for day in read.dates if day.edtf and day.edtf.endswith("/..")), None)
    return Covers(start=since.removesuffix("/..") if since else None, end=read.as_of.isoformat())


def _unnamed_count() -> Counted:
    return Counted(id=UNNAMED_COUNT_ID, words=bilingual_entry("draft.counted-unknown"))


def _ratio(found: AmountPhrase, read: SentenceReading) -> Ratio | None:
    """Return the ratio between the two dates that follow an amount: the first compared with the second."""
    after = [day.edtf for day in read.dates if day.start >= found.end and day.edtf and "/" not in day.edtf]
    return Ratio(times=found.value or 1, period=after[0], base=after[1]) if len(after) > 1 else None


def event_participants(
    found: EventPhrase, read: SentenceReading, doer_named_before: str | None = None
) -> tuple[Participation, ...]:
    """Return the actors of an event with their roles: those of its clause, else of its sentence.

    A speaker acts only where the words name nobody else and the statement is the event.
    """
    chosen = [*_acting(found, read), *_state_ends(found, read)]
    teller = doer_named_before or telling_actor(found, read)
    if not chosen and teller is None:
        return ()
    kinds = read.kinds
    getter = _actor_in(chosen, found.recipient) or _actor_towards(chosen, read, "to")
    giver = _actor_in(chosen, found.supplier)
    target = _actor_in(chosen, found.patient)
    doer = _actor_in(chosen, found.agent)
    ids = [each.id for each in chosen]
    first = giver or doer or teller
    ordered = [*([first] if first else ()), *(each for each in ids if each != first)]
    roles = _roles(kinds, found.kind, ordered, getter or target)
    return tuple(Participation(actor=actor, role=role) for actor, role in roles.items())


def _acting(found: EventPhrase, read: SentenceReading) -> list[ActorPhrase]:
    """Return the actors that take part in an event."""
    every = [each for each in read.actors if read.is_outside_speakers((each.start, each.end))]
    inside = [each for each in every if found.clause[0] <= each.start < found.clause[1]]
    if inside or every:
        return inside or every
    is_speech = read.kinds.kinds[found.kind].drafting.speech
    return list(read.actors) if is_speech else []


def _state_ends(found: EventPhrase, read: SentenceReading) -> Iterator[ActorPhrase]:
    """Yield the states that the words for who acts and who is acted upon name, though they are places too."""
    for span in (found.agent, found.supplier, found.patient, found.recipient):
        for place in read.places:
            is_state = place.kind is FeatureKind.COUNTRY and not _is_flag(place, read)
            if span is not None and is_state and spans_overlap(place.span, span):
                name = place.name
                yield ActorPhrase(place.start, place.end, place.place_id, name, ActorKind.STATE, None, "end")


def _is_flag(place: TextPlace, read: SentenceReading) -> bool:
    """Return whether a state is only the flag of a ship: "Malta-flagged", «ترفع علم مالطا»."""
    before = tokenize(read.content, max(read.span[0], place.start - _LEADING), place.start)
    behind = tokenize(read.content, place.end, min(read.span[1], place.end + _LEADING))
    near = (*before[-2:], *behind[:1])
    flags = phrases_of_list("event-roles", "flags")
    return any(flags.match_at(near, at) is not None for at in range(len(near)))


def telling_actor(found: EventPhrase, read: SentenceReading) -> str | None:
    """Return the actor that tells of its own deed: "said its forces entered", «أعلنت سيطرتها على».

    The words for the doer, or the noun for the deed, say so by a pronoun.
    """
    speech = read.attribution_at(found.word[0])
    if speech is None or speech.actor is None or (speech.is_closing and speech.rule == "according"):
        return None
    own = phrases_of_list("own-deed", "words")
    said = read.content[slice(*(found.agent or found.word))]
    row = tokenize(said)
    has_pronoun = any(own.match_at(row, at, exact=True) for at in range(len(row)))
    if has_pronoun or _ends_in_pronoun(said) or _follows_directly(found, speech, read):
        return _body_of(speech.actor, read)
    return None


def _body_of(actor_id: str, read: SentenceReading) -> str:
    """Return what acts where an actor speaks: of a person the body or state that it belongs to."""
    phrase = next((each for each in read.speakers if each.id == actor_id), None)
    is_person = phrase is not None and phrase.kind is ActorKind.PERSON
    return phrase.part_of if phrase is not None and is_person and phrase.part_of else actor_id


def names_doer_again(found: EventPhrase, read: SentenceReading) -> bool:
    """Return whether only a pronoun tells who acts, or an Arabic verb without a subject behind it."""
    if found.rule not in _VERB_RULES:
        return False
    said = read.content[slice(*(found.agent or (0, 0)))]
    row = tokenize(said)
    own = phrases_of_list("own-deed", "words")
    if any(own.match_at(row, at, exact=True) for at in range(len(row))) or _ends_in_pronoun(said):
        return True
    return found.agent is None and in_arabic(read.content[slice(*found.word)])


def _ends_in_pronoun(words: str) -> bool:
    """Return whether the first Arabic word carries a possessive pronoun (سيطرتها، قواته)."""
    first = words.split()[:1]
    return bool(first) and _POSSESSIVE.search(first[0]) is not None


def _follows_directly(found: EventPhrase, speech: Attribution, read: SentenceReading) -> bool:
    """Return whether a noun for a deed is the object of the verb of saying ("announces the capture of")."""
    _, end = attribution_extent(speech)
    between = read.content[end : found.word[0]]
    if found.word[0] < end or found.rule == "casualty":
        return False
    return {token.word for token in tokenize(between)} <= _ARTICLES


def _actor_in(chosen: Sequence[ActorPhrase], span: TextSpan | None) -> str | None:
    """Return the first actor that some words name."""
    if span is None:
        return None
    return next((each.id for each in chosen if spans_overlap((each.start, each.end), span)), None)


def _actor_towards(chosen: Sequence[ActorPhrase], read: SentenceReading, way: str) -> str | None:
    """Return the first actor with a preposition of a direction: ``to`` or ``from``."""
    led = (each.id for each in chosen if not each.is_adjective and _direction_of(each.start, read) == way)
    return next(led, None)


def _direction_of(start: int, read: SentenceReading) -> str | None:
    """Return the direction of the preposition before a name, or joined to it: ``to``, ``from`` or ``at``."""
    row = tokenize(read.content, max(read.span[0], start - _LEADING), start)
    found = phrases_of_list("toward").match_before(row, len(row)) if row else None
    return found.value if found else None


def _roles(kinds: KindTable, kind: str, actors: Sequence[str], end: str | None) -> dict[str, str]:
    """Return the role of each actor by id: the first acts, the one at the end is acted upon.

    Who receives or is acted upon is only whom a word says so of; the others share the role of the first, or
    have one that accuses nobody where the kind has it.
    """
    distinct = tuple(dict.fromkeys(actors))
    giver, getter = (kinds.role_at(kind, side) for side in (RoleEnd.FROM, RoleEnd.TO))
    neutral = kinds.role_at(kind, RoleEnd.NONE)
    alone = kinds.roles_of(kind)[0]
    if giver is None or getter is None or (end is None and kinds.roles[alone].end is RoleEnd.NONE):
        return dict.fromkeys(distinct, alone)
    if end is None:
        return {actor: giver if at == 0 else neutral or giver for at, actor in enumerate(distinct)}
    return {actor: getter if actor == end else giver for actor in distinct}


def event_places(found: EventPhrase, read: SentenceReading) -> tuple[TextPlace, ...]:
    """Return the places of an event: those of its clause, else of its sentence.

    A state gives way to a place named with it, and so does what holds another place of the clause. The
    government that a name stands for is no place.
    """
    every = [
        place
        for place in read.places
        if not place.is_government and read.is_outside_speakers(place.span) and not _is_adjective(place, read)
    ]
    inside = [place for place in every if found.clause[0] <= place.start < found.clause[1]]
    kept = [place for place in inside if not place.is_state] or inside
    wider = [place for place in every if not place.is_state]
    if not any(not place.is_state for place in kept) and wider and len(read.event_phrases) == 1:
        kept = wider
    kept = kept or every
    holders = {holder for place in kept for holder in place.lies_in if holder}
    return tuple(_distinct(place for place in kept if place.place_id not in holders))


def _distinct(places: Iterator[TextPlace]) -> Iterator[TextPlace]:
    seen: set[str] = set()
    for place in places:
        if place.place_id not in seen:
            seen.add(place.place_id)
            yield place


def _is_adjective(place: TextPlace, read: SentenceReading) -> bool:
    """Return whether a name is part of an actor's name or an adjective ("the Iranian navy")."""
    return any(
        each.start <= place.start and place.end <= each.end and each.id != place.place_id
        for each in read.actors
    )


def event_locations(
    found: EventPhrase, places: Sequence[TextPlace], actors: Sequence[Participation], read: SentenceReading
) -> tuple[Location, ...]:
    """Return the places of an event with their roles: a route between its two ends, else all at it."""
    kind = read.kinds.kinds[found.kind]
    placed = [place for place in places if not place.asked]
    if kind.form is KindForm.LANE:
        ends = _route_ends(placed, actors, read)
        if ends is not None:
            return ends
    hosts = (part.actor for part in actors if read.kinds.roles[part.role].end is RoleEnd.TO)
    found_at = [place.place_id for place in placed] or [host for host in hosts if _is_state(host)]
    return tuple(Location(place=each, basis=Basis.STATED) for each in dict.fromkeys(found_at))


def _route_ends(
    placed: Sequence[TextPlace], actors: Sequence[Participation], read: SentenceReading
) -> tuple[Location, ...] | None:
    """Return the two ends of a route: by "from" and "to" before places, else the states that act."""
    ends: dict[str, str] = {}
    for place in placed:
        way = _direction_of(place.start, read)
        if way in {PlaceRole.FROM, PlaceRole.TO}:
            ends.setdefault(way, place.place_id)
    for part in actors:
        end = read.kinds.roles[part.role].end
        if end is not RoleEnd.NONE and _is_state(part.actor):
            ends.setdefault(end.value, part.actor)
    if set(ends) != {"from", "to"} or ends["from"] == ends["to"]:
        return None
    return (
        Location(place=ends["from"], role=PlaceRole.FROM),
        Location(place=ends["to"], role=PlaceRole.TO),
    )


def _is_state(actor: str) -> bool:
    return actor in gazetteer_places() and gazetteer_place(actor).kind == "country"


def event_claim_spans(found: EventPhrase, read: SentenceReading) -> tuple[TextSpan, ...]:
    """Return the span of an event without a figure: its clause without the attribution."""
    start, end = found.clause
    for speech in read.attributions:
        last = max(speech.verb[1], speech.speaker[1] if speech.speaker else 0)
        if start <= speech.verb[0] < end and last <= found.word[0]:
            start = max(start, last)
    row = tokenize(read.content, start, end)
    return ((row[0].start, row[-1].end) if row else (start, end),)


def find_ambiguities(read: SentenceReading) -> Iterator[str]:
    """Yield a line for each amount or date with two readings."""
    amounts = [(each.start, each.end, [f"{value:g}" for value in each.readings]) for each in read.amounts]
    days = [(day.start, day.end, list(day.readings)) for day in read.dates]
    for start, end, readings in [*amounts, *days]:
        if readings:
            yield f"[{start}, {end}] reads as {' or '.join(readings)}"


def event_title(
    kind: EventKind, actors: Sequence[LocalizedText], places: Sequence[TextPlace]
) -> LocalizedText:
    """Return the title of an event in every language, by the names of its actors and its places."""
    placed = [place.name for place in places if not place.asked]
    names = [*actors[:_TITLE_ACTORS]] or placed[:1]
    if not names:
        return kind_names(kind)
    joined = LocalizedText(
        {lang: join_list((in_every_language(name)[lang] for name in names), lang) for lang in LANGS}
    )
    return bilingual_entry("draft.event-title", kind=kind_names(kind), actors=joined)
