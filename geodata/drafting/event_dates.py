"""The date of an event as its sentence tells it: in its clause, its sentence, or the line of a chronology."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from geodata.brief.edtf import first_and_last_day
from geodata.brief.record_types.date_record import EventDate
from geodata.drafting.speaker_sources import bilingual_day, bilingual_entry
from geodata.drafting.text_reading import SentenceReading
from geodata.prose.dates.date_phrases import DatePhrase
from geodata.prose.events.event_phrases import EventPhrase
from geodata.vocabulary import AHEAD_STATUSES, Holds

_OPEN: Final = ".."
_RELATIVE: Final = re.compile(r"[,،]\s*(?:which|who|whose|when|where|التي|الذي|الذين)\s")
"""Words of a clause that only describes what stands before it."""


@dataclass(frozen=True)
class DateReading:
    """The date of an event as its sentence tells it, the rule that gave it, and its other readings."""

    when: EventDate
    rule: str | None = None
    """None without a date."""
    readings: tuple[str, ...] = ()
    """Readings of a date that is a question, best first, in EDTF; it has no date then."""


UNDATED = DateReading(EventDate(undated=True))


def event_date(found: EventPhrase, read: SentenceReading) -> DateReading:
    """Return the date of an event: in its clause, else in its sentence, else of its line of a chronology.

    The day of a statement is none, unless the statement is the event. A count added up has the span that it
    covers; what lies ahead has no date of its line; the end of a term is no date of what sets it.
    """
    said = () if read.kinds.is_speech(found.kind) else read.said_dates()
    dated = [day for day in read.dates if day not in said and (day.edtf or day.readings)]
    if _is_total(found, read) and (span := _span_of_total(found, dated, read)):
        return DateReading(EventDate(edtf=span), "date-of-total")
    dated = [day for day in dated if not _is_end_of_term(day, found, read)]
    inside = [day for day in dated if found.clause[0] <= day.start < found.clause[1]]
    shared = inside or _shared_dates(dated, found, read)
    near = min(shared, key=lambda day: _date_rank(day, found, read), default=None)
    if near is None:
        return UNDATED if found.status in AHEAD_STATUSES else _line_date(read)
    if near.edtf is None:
        return DateReading(EventDate(undated=True), f"date-{near.rule}", near.readings)
    series = read.kinds.kinds[found.kind].drafting.recurring and near.holds is Holds.THROUGHOUT
    holds = Holds.RECURRING if series else near.holds
    convention = (
        bilingual_entry("draft.date-counted-from", day=bilingual_day(read.as_of))
        if near.is_relative
        else None
    )
    return DateReading(EventDate(edtf=near.edtf, holds=holds, convention=convention), f"date-{near.rule}")


def _is_end_of_term(day: DatePhrase, found: EventPhrase, read: SentenceReading) -> bool:
    """Return whether a date only ends what somebody sets or does: "extended the mandate until 30 June"."""
    if day.rule != "until":
        return False
    kind = read.kinds.kinds[found.kind]
    return read.kinds.is_speech(found.kind) or read.kinds.is_violent(found.kind) or kind.drafting.agreed


def _shared_dates(dated: Sequence[DatePhrase], found: EventPhrase, read: SentenceReading) -> list[DatePhrase]:
    """Return the dates of a sentence that an event of an undated clause shares.

    A date behind its clause that stands behind the word of another event is that event's alone.
    """
    others = [(each.word[1], each.clause[1]) for each in read.event_phrases if each.clause != found.clause]
    return [
        day
        for day in dated
        if day.start < found.clause[0] or not any(start <= day.start < end for start, end in others)
    ]


def _date_rank(day: DatePhrase, found: EventPhrase, read: SentenceReading) -> tuple[bool, bool, int]:
    """Return the rank of a date in the clause of an event.

    One in a relative clause behind its word comes late ("a ban, which ends on …"), a year alone last ("the
    pact of 2015").
    """
    described = _RELATIVE.search(read.content, found.word[1], max(found.word[1], day.start)) is not None
    return day.rule == "year", described, abs(day.start - found.word[0])


def _is_total(found: EventPhrase, read: SentenceReading) -> bool:
    """Return whether an event is a count added up, and no single happening."""
    counted = any(
        amount.is_cumulative and found.clause[0] <= amount.start < found.clause[1] for amount in read.amounts
    )
    single = read.kinds.is_violent(found.kind) and not found.is_background
    return counted and not single and not read.kinds.is_speech(found.kind)


def _span_of_total(found: EventPhrase, dated: Sequence[DatePhrase], read: SentenceReading) -> str | None:
    """Return the span of a total: from its "since" to its "until", else to the day on which it was told."""
    told = [day.edtf for day in dated if day.edtf and day.start < found.clause[1]]
    since = next((edtf for edtf in told if edtf.endswith(f"/{_OPEN}")), None)
    until = next((edtf for edtf in told if edtf.startswith(f"{_OPEN}/")), None)
    if since is None:
        return until
    start = since.removesuffix(f"/{_OPEN}")
    end = until.removeprefix(f"{_OPEN}/") if until else _day_told(found, read)
    first, last = first_and_last_day(start)[0], first_and_last_day(end)[1]
    return f"{start}/{end}" if first and last and first <= last else since


def _day_told(found: EventPhrase, read: SentenceReading) -> str:
    """Return the day on which a total was told: of the statement, of the line, else of the text."""
    day = read.day_of_statement(read.attribution_at(found.word[0]))
    if day is not None:
        return day.isoformat()
    line = (read.line_date or "").rpartition("/")[2]
    return line if line and line != _OPEN else read.as_of.isoformat()


def _line_date(read: SentenceReading) -> DateReading:
    if read.line_date is None:
        return UNDATED
    return DateReading(EventDate(edtf=read.line_date), "date-of-line")
