"""Dates of events in words: never raw EDTF."""

import re
from typing import Final

from geodata.brief.edtf import parse_edtf
from geodata.brief.record_types.date_record import EventDate
from geodata.phrasing.list_words import join_list
from geodata.vocabulary import Holds
from geodata.words import Lang, format_period, gregorian_alone, translate

_YEAR: Final = re.compile("[0-9]{4}")


def date_phrase(when: EventDate, lang: Lang) -> str:
    """Return a date as stated: "October 2024", "since 2018", "no later than November 2024", "undated"."""
    if when.edtf is None:
        return translate("term.undated", lang)
    if doubtful := _doubtful_ends(when, lang):
        return doubtful
    first, slash, last = when.edtf.partition("/")
    # A start that the encoder chose is no report of a beginning: "from … on", never "since".
    holds = Holds.SOMETIME if when.convention else when.holds
    words = _interval(first, last, holds, lang) if slash else edtf_phrase(first, lang)
    return translate("date.recurring", lang, period=words) if when.holds is Holds.RECURRING else words


def date_bounds_phrase(when: EventDate, lang: Lang) -> str:
    """Return the outer bounds of a date: the first and the last day on which it can have been."""
    bounds = when.bounds
    if bounds is None or (bounds.earliest is None and bounds.latest is None):
        return translate("date.no-bound", lang)
    return format_period(bounds.earliest, bounds.latest, lang)


def edtf_phrase(edtf: str, lang: Lang) -> str:
    """Return one EDTF date (no interval) in words; an approximate one has no Hijri date beside it."""
    bounds = parse_edtf(edtf.removesuffix("~"))
    if not edtf.endswith("~"):
        return format_period(bounds.earliest, bounds.latest, lang)
    with gregorian_alone():
        period = format_period(bounds.earliest, bounds.latest, lang)
    return translate("date.about", lang, period=period)


def in_period_phrase(edtf: str, lang: Lang) -> str:
    """Return one EDTF date with its preposition: "in 2018"; Arabic has a noun before a year."""
    key, name = ("date.in-year", "year") if _YEAR.fullmatch(edtf) else ("date.in-period", "period")
    return translate(key, lang, **{name: edtf_phrase(edtf, lang)})


def date_fact_phrases(when: EventDate, lang: Lang, *, unbounded: bool = False) -> tuple[str, ...]:
    """Return a date as stated, its outer bounds where they say more, and how the event fills it.

    Parameters
    ----------
    unbounded
        Whether an undated event also says that it has no bounds, as the report does and the card does not.
    """
    stated = date_phrase(when, lang)
    if when.undated:
        return (stated, date_bounds_phrase(when, lang)) if unbounded else (stated,)
    bounds = date_bounds_phrase(when, lang)
    return (stated, *((bounds,) if bounds != stated else ()), holds_phrase(when, lang))


def holds_phrase(when: EventDate, lang: Lang) -> str:
    """Return how an event fills its dates: all through, at some moment in them, again and again."""
    return translate(f"holds.{when.holds}", lang)


def _interval(first: str, last: str, holds: Holds, lang: Lang) -> str:
    if first == last == "..":
        return translate("date.unknown-time", lang)
    if last == "..":
        key = "date.from-on" if holds is Holds.SOMETIME else "date.since"
        return translate(key, lang, start=edtf_phrase(first, lang))
    if first == "..":
        key = "date.until" if holds is Holds.THROUGHOUT else "date.no-later-than"
        return translate(key, lang, end=edtf_phrase(last, lang))
    key = "date.between" if holds is Holds.SOMETIME else "date.from-to"
    return translate(key, lang, start=edtf_phrase(first, lang), end=edtf_phrase(last, lang))


def _doubtful_ends(when: EventDate, lang: Lang) -> str:
    """Return the words of the ends that have bounds of their own; "" where none has."""
    ends = (("start", when.start, "date.since"), ("end", when.end, "date.until"))
    parts = [_end(name, edtf, key, lang) for name, edtf, key in ends if edtf and edtf != "../.."]
    return join_list(parts, lang)


def _end(name: str, edtf: str, key: str, lang: Lang) -> str:
    """Return the bounds of a start or an end: "no later than" where only the last day is known."""
    first, _, last = edtf.partition("/")
    if first == ".." and last:
        return translate(f"date.latest-{name}", lang, **{name: edtf_phrase(last, lang)})
    return translate(key, lang, **{name: _date_or_interval(edtf, lang)})


def _date_or_interval(edtf: str, lang: Lang) -> str:
    first, slash, last = edtf.partition("/")
    return _interval(first, last, Holds.SOMETIME, lang) if slash else edtf_phrase(first, lang)
