"""Reading of one sentence: its phrases, and the parts of records that follow from them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from geodata.brief.edtf import parse_edtf
from geodata.brief.record_fields import TextSpan
from geodata.brief.record_types.actor_record import Actor
from geodata.brief.record_types.date_record import EventDate
from geodata.brief.record_types.event_parts import Location, Participation
from geodata.brief.record_types.figure_record import Counted, Figure, Ratio
from geodata.drafting.speaker_sources import bilingual_day, bilingual_entry
from geodata.kinds.event_kind import KindForm, RoleEnd
from geodata.kinds.kind_table import KindTable, shipped_kinds
from geodata.places import gazetteer_place, gazetteer_places
from geodata.prose.amount_phrases import AmountPhrase, find_amounts, spans_overlap
from geodata.prose.attributions import Attribution
from geodata.prose.date_phrases import DatePhrase, find_dates
from geodata.prose.event_phrases import EventPhrase, expecting_clauses, find_event_phrases
from geodata.prose.lexicon import phrases_of_list
from geodata.prose.name_phrases import NamePhrase, find_names
from geodata.prose.tokens import tokenize
from geodata.vocabulary import Basis, Holds, PlaceRole, Status

CALIBRE_UNITS = frozenset({"millimetre"})
"""Units of a calibre, which count nothing."""
UNNAMED_COUNT_ID = "to-be-said"
"""Id of the thing that a figure counts, until a person names it."""
RATIO_UNIT = "times"
_LEADING = 40
"""Characters before a name in which its preposition is looked up."""
_LINKS = " ،,:"


@dataclass(frozen=True)
class SentenceReading:
    """The phrases in a sentence, or in a part of one; all offsets are those of the whole text."""

    number: int
    """Number of the sentence."""
    content: str
    """The whole text."""
    span: TextSpan
    as_of: date
    attributions: tuple[Attribution, ...]
    amounts: tuple[AmountPhrase, ...]
    dates: tuple[DatePhrase, ...]
    names: tuple[NamePhrase, ...]
    event_phrases: tuple[EventPhrase, ...]
    kinds: KindTable

    def attribution_at(self, at: int) -> Attribution | None:
        """Return the attribution of the words at an offset.

        It is the one before them; but words behind its first comma belong to a citation that closes the
        sentence, if there is one.
        """
        closing = next(
            (speech for speech in self.attributions if speech.is_closing and at < speech.verb[0]), None
        )
        before = [speech for speech in self.attributions if not speech.is_closing and speech.verb[0] <= at]
        if not before:
            return closing
        pause = min(
            (found for mark in "،," if (found := self.content.find(mark, _end_of(before[-1]))) >= 0),
            default=at,
        )
        return closing if closing is not None and pause < at else before[-1]

    def nearest_event_phrase(self, at: int) -> EventPhrase | None:
        """Return the event phrase nearest to an offset; one that is a whole clause counts inside it alone."""
        told = [
            each
            for each in self.event_phrases
            if each.word != each.clause or each.clause[0] <= at < each.clause[1]
        ]
        return min(told, key=lambda each: abs(each.word[0] - at), default=None)

    def day_of_statement(self, speech: Attribution | None) -> date | None:
        """Return the day of a statement: a single day directly behind the speaker."""
        if speech is None:
            return None
        for found in self.dates:
            between = self.content[_end_of(speech) : found.start]
            if found.edtf and _end_of(speech) <= found.start and not between.strip(_LINKS):
                bounds = parse_edtf(found.edtf)
                return bounds.earliest if bounds.earliest == bounds.latest else None
        return None

    def is_outside_speakers(self, found: TextSpan) -> bool:
        """Return whether some words are no part of a speaker's name."""
        return not any(
            speech.speaker and spans_overlap(found, speech.speaker) for speech in self.attributions
        )


def read_sentence(  # noqa: PLR0913 - a sentence, and all that is known of its text
    content: str,
    at: tuple[int, TextSpan],
    as_of: date,
    *,
    speeches: Sequence[Attribution] = (),
    actors: tuple[Actor, ...] = (),
    kinds: KindTable | None = None,
) -> SentenceReading:
    """Return the phrases in a sentence, which ``at`` gives by its number and offsets.

    Without ``kinds`` the kinds are the shipped ones.
    """
    table = kinds or shipped_kinds()
    number, within = at
    start, end = within
    days = find_dates(content, as_of, start=start, end=end)
    amounts = find_amounts(content, start=start, end=end)
    told = find_event_phrases(content, start, end, table)
    return SentenceReading(
        number,
        content,
        within,
        as_of,
        tuple(speech for speech in speeches if start <= speech.verb[0] < end),
        tuple(
            at
            for at in amounts
            if not any(spans_overlap((at.start, at.end), (day.start, day.end)) for day in days)
        ),
        days,
        find_names(content, actors, start=start, end=end),
        (*told, *_expected_events(content, within, days, told)),
        table,
    )


def _expected_events(
    content: str, within: TextSpan, days: Sequence[DatePhrase], told: Sequence[EventPhrase]
) -> Iterator[EventPhrase]:
    """Yield an expected event for a clause with a date but no event kind, of the kind before it."""
    for clause in expecting_clauses(content, *within, [day.start for day in days if day.edtf]):
        before = [each for each in told if each.clause[1] <= clause[0]]
        if before and not any(each.clause == clause for each in told):
            yield EventPhrase(before[-1].kind, Status.EXPECTED, clause, clause)


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
        counts=_unnamed_count(),
    )


def _unnamed_count() -> Counted:
    return Counted(id=UNNAMED_COUNT_ID, words=bilingual_entry("draft.counted-unknown"))


def _ratio(found: AmountPhrase, read: SentenceReading) -> Ratio | None:
    """Return the ratio between the two dates that follow an amount: the first compared with the second."""
    after = [day.edtf for day in read.dates if day.start >= found.end and day.edtf and "/" not in day.edtf]
    return Ratio(times=found.value or 1, period=after[0], base=after[1]) if len(after) > 1 else None


def event_date(found: EventPhrase, read: SentenceReading) -> EventDate:
    """Return the date of an event: in its clause, else the nearest; never the day of a statement."""
    said = {read.day_of_statement(speech) for speech in read.attributions}
    dated = [day for day in read.dates if day.edtf and not (said & {_only_day(day)} - {None})]
    inside = [day for day in dated if found.clause[0] <= day.start < found.clause[1]]
    near = min(inside or dated, key=lambda day: abs(day.start - found.word[0]), default=None)
    if near is None:
        return EventDate(undated=True)
    series = read.kinds.kinds[found.kind].drafting.recurring and near.holds is Holds.THROUGHOUT
    holds = Holds.RECURRING if series else near.holds
    convention = (
        bilingual_entry("draft.date-counted-from", day=bilingual_day(read.as_of))
        if near.is_relative
        else None
    )
    return EventDate(edtf=near.edtf, holds=holds, convention=convention)


def _only_day(day: DatePhrase) -> date | None:
    bounds = parse_edtf(day.edtf) if day.edtf else None
    return bounds.earliest if bounds and bounds.earliest == bounds.latest else None


def _end_of(speech: Attribution) -> int:
    """Return the offset behind the words of an attribution."""
    return max(speech.verb[1], speech.speaker[1] if speech.speaker else 0)


def event_participants(found: EventPhrase, read: SentenceReading) -> tuple[Participation, ...]:
    """The actors of an event with their roles: those of its clause, else of its sentence."""
    every = [name for name in read.names if name.actor and read.is_outside_speakers((name.start, name.end))]
    inside = [name for name in every if found.clause[0] <= name.start < found.clause[1]]
    chosen = inside if len({name.actor for name in inside}) > 1 or not every else every
    chosen = chosen or [name for name in read.names if name.actor]
    if not chosen:
        return ()
    actors = [name.actor or "" for name in chosen]
    kinds = read.kinds
    is_lane = kinds.kinds[found.kind].form is KindForm.LANE
    giver = _actor_towards(chosen, read, "from") if is_lane else None
    getter = _actor_towards(chosen, read, "to")
    speech = read.attribution_at(found.word[0])
    if getter == actors[0] and giver is None and speech is not None:
        giver = speech.actor  # "Pyongyang announced shipping … to Russia": who announces is who sends
    if _has_both_ends(kinds, found.kind) and giver and giver != getter:
        getter = getter or next((actor for actor in actors if actor != giver), None)
        actors = [giver, *actors]
    roles = _roles(kinds, found.kind, actors, getter)
    return tuple(Participation(actor=actor, role=role) for actor, role in roles.items())


def _actor_towards(names: Sequence[NamePhrase], read: SentenceReading, way: str) -> str | None:
    """Return the first actor with a preposition of a direction: ``to`` or ``from``."""
    led = (name.actor for name in names if not name.is_adjective and _direction_of(name, read) == way)
    return next(led, None)


def _direction_of(name: NamePhrase, read: SentenceReading) -> str | None:
    """Return the direction of the preposition before a name, or joined to it: ``to``, ``from`` or ``at``."""
    row = tokenize(read.content, max(read.span[0], name.start - _LEADING), name.start)
    found = phrases_of_list("toward").match_before(row, len(row)) if row else None
    return found.value if found else None


def _has_both_ends(kinds: KindTable, kind: str) -> bool:
    """Return whether events of a kind lead from an actor to another."""
    return None not in {kinds.role_at(kind, RoleEnd.FROM), kinds.role_at(kind, RoleEnd.TO)}


def _roles(kinds: KindTable, kind: str, actors: Sequence[str], end: str | None) -> dict[str, str]:
    """Return the role of each actor: giver and receiver, or one role for all."""
    distinct = tuple(dict.fromkeys(actors))
    giver, getter = (kinds.role_at(kind, side) for side in (RoleEnd.FROM, RoleEnd.TO))
    alone = kinds.roles_of(kind)[0]
    if giver is None or getter is None:
        return dict.fromkeys(distinct, alone)
    if end is None and kinds.roles[alone].end is RoleEnd.NONE:
        return dict.fromkeys(distinct[:1], alone)
    getting = end or (distinct[1] if len(distinct) > 1 else None)
    if getting is None:
        return dict.fromkeys(distinct, giver)
    giving = next((actor for actor in distinct if actor != getting), None)
    return ({giving: giver} if giving else {}) | {getting: getter}


def event_locations(
    found: EventPhrase, actors: Sequence[Participation], read: SentenceReading
) -> tuple[Location, ...]:
    """Return the places of an event: a route between its ends, else the places named."""
    kinds, kind = read.kinds, read.kinds.kinds[found.kind]
    if kind.joins_actors:
        return ()
    if kind.form is KindForm.LANE and _has_both_ends(kinds, found.kind):
        return _route_places(actors, kinds)
    inside = found.clause if found.status is Status.EXPECTED else read.span
    areas = [
        name.place
        for name in read.names
        if name.place and inside[0] <= name.start < inside[1] and _is_area(name, read)
    ]
    receiving = kinds.roles_at(RoleEnd.TO)
    hosts = [part.actor for part in actors if part.role in receiving and _is_state(part.actor)]
    return tuple(Location(place=each, basis=Basis.STATED) for each in dict.fromkeys(areas or hosts))


def _route_places(actors: Sequence[Participation], kinds: KindTable) -> tuple[Location, ...]:
    states = {kinds.roles[part.role].end: part.actor for part in actors if _is_state(part.actor)}
    if not {RoleEnd.FROM, RoleEnd.TO} <= states.keys():
        return ()
    return (
        Location(place=states[RoleEnd.FROM], role=PlaceRole.FROM),
        Location(place=states[RoleEnd.TO], role=PlaceRole.TO),
    )


def _is_area(name: NamePhrase, read: SentenceReading) -> bool:
    """Return whether a name is a sea, a region or a town; a seat of government only behind "in"."""
    if name.place is None or gazetteer_place(name.place).kind == "country":
        return False
    return (name.actor is None or _direction_of(name, read) == "at") and read.is_outside_speakers(
        (name.start, name.end)
    )


def _is_state(actor: str) -> bool:
    return actor in gazetteer_places() and gazetteer_place(actor).kind == "country"


def event_claim_spans(found: EventPhrase, read: SentenceReading) -> tuple[TextSpan, ...]:
    """Return the span of an event without a figure: its clause without the attribution."""
    start, end = found.clause
    inside = [
        speech for speech in read.attributions if start <= speech.verb[0] < end and not speech.is_closing
    ]
    start = max([start, *(_end_of(speech) for speech in inside if _end_of(speech) <= found.word[0])])
    return (_trimmed_offsets(read.content, start, end),)


def _trimmed_offsets(content: str, start: int, end: int) -> TextSpan:
    """Return offsets without blanks and punctuation at the ends."""
    row = tokenize(content, start, end)
    return (row[0].start, row[-1].end) if row else (start, end)


def find_ambiguities(read: SentenceReading) -> Iterator[str]:
    """Yield a line for each amount or date with two readings."""
    amounts = [(each.start, each.end, [f"{value:g}" for value in each.readings]) for each in read.amounts]
    for start, end, readings in [*amounts, *((day.start, day.end, day.readings) for day in read.dates)]:
        if readings:
            yield f"[{start}, {end}] reads as {' or '.join(readings)}"
