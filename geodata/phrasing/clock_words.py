"""Times of day in words, beside the date of an event and the day up to which a brief knows."""

from geodata.brief.record_types.event_parts import Clock
from geodata.brief.record_types.event_record import Event
from geodata.brief.records import Brief
from geodata.phrasing.date_words import date_fact_phrases, date_phrase
from geodata.phrasing.list_words import join_list
from geodata.words import Lang, format_day, translate


def event_date_phrase(event: Event, lang: Lang) -> str:
    """Return the date of an event as stated, with its time of day where it has one."""
    return _with_clock(date_phrase(event.when, lang), event.clock, lang)


def event_date_facts(event: Event, lang: Lang, *, unbounded: bool = False) -> tuple[str, ...]:
    """Return :func:`date_fact_phrases` of an event, its time of day beside the date as stated."""
    said, *more = date_fact_phrases(event.when, lang, unbounded=unbounded)
    return (_with_clock(said, event.clock, lang), *more)


def clock_phrase(clock: Clock, lang: Lang) -> str | None:
    """Return a time of day with its zone: "06:30 to 07:10 (UTC+03:00)"; None where it has no time."""
    start, end = clock.start, clock.end
    if start and end and start != end:
        words = translate("clock.between", lang, start=start, end=end)
    elif start is None and end is None:
        return None
    else:
        key = "clock.at" if start == end else "clock.from" if start else "clock.until"
        words = translate(key, lang, time=start or end)
    return (
        translate("clock.with-zone", lang, clock=words, zone=_zone(clock.zone, lang)) if clock.zone else words
    )


def as_of_phrase(brief: Brief, lang: Lang) -> str:
    """Return the day up to which a brief knows: "as of 23 October 2024"."""
    return translate("as-of", lang, day=cut_off_phrase(brief, lang))


def cut_off_phrase(brief: Brief, lang: Lang) -> str:
    """Return the day up to which a brief knows, with the hour where it has one."""
    hour, zone = brief.cut_off[11:16], brief.cut_off[16:]
    clock = Clock(start=hour, end=hour, zone=zone) if hour else None
    return _with_clock(format_day(brief.as_of, lang), clock, lang)


def _with_clock(date: str, clock: Clock | None, lang: Lang) -> str:
    words = clock_phrase(clock, lang) if clock else None
    return join_list((date, words), lang) if words else date


def _zone(zone: str, lang: Lang) -> str:
    """Return a time zone as a reader knows it: UTC, an offset from it, or a place of the IANA list."""
    if zone == "Z":
        return translate("clock.utc", lang)
    return f"UTC{zone}" if zone.startswith(("+", "-")) else zone
