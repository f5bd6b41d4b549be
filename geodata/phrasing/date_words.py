"""Dates of events in words: never raw EDTF."""

from geodata.brief.date_record import When
from geodata.brief.edtf import span
from geodata.phrasing.list_words import join_list
from geodata.vocabulary import Holds
from geodata.words import Lang, period, say


def when_words(when: When, lang: Lang) -> str:
    """Return a date as stated: "October 2024", "since 2018", "no later than November 2024", "undated"."""
    if when.edtf is None:
        return say("term.undated", lang)
    if when.start or when.end:
        return _doubtful_ends(when, lang)
    first, slash, last = when.edtf.partition("/")
    # A start that the encoder chose is no report of a beginning: "from … on", never "since".
    holds = Holds.SOMETIME if when.convention else when.holds
    words = _interval(first, last, holds, lang) if slash else edtf_words(first, lang)
    return say("when.recurring", lang, period=words) if when.holds is Holds.RECURRING else words


def span_words(when: When, lang: Lang) -> str:
    """Return the outer bounds of a date: the first and the last day on which it can have been."""
    bounds = when.span
    if bounds is None or (bounds.earliest is None and bounds.latest is None):
        return say("when.unbounded", lang)
    return period(bounds.earliest, bounds.latest, lang)


def edtf_words(edtf: str, lang: Lang) -> str:
    """Return one EDTF date (no interval) in words."""
    bounds = span(edtf.removesuffix("~"))
    words = period(bounds.earliest, bounds.latest, lang)
    return say("when.about", lang, period=words) if edtf.endswith("~") else words


def date_facts(when: When, lang: Lang, *, unbounded: bool = False) -> tuple[str, ...]:
    """Return a date as stated, its outer bounds where they say more, and how the event fills it.

    Parameters
    ----------
    unbounded
        Whether an undated event also says that it has no bounds, as the report does and the card does not.
    """
    stated = when_words(when, lang)
    if when.undated:
        return (stated, span_words(when, lang)) if unbounded else (stated,)
    bounds = span_words(when, lang)
    return (stated, *((bounds,) if bounds != stated else ()), holds_words(when, lang))


def holds_words(when: When, lang: Lang) -> str:
    """Return how an event fills its dates: all through, at some moment in them, again and again."""
    return say(f"holds.{when.holds}", lang)


def _interval(first: str, last: str, holds: Holds, lang: Lang) -> str:
    if first == last == "..":
        return say("when.open", lang)
    if last == "..":
        key = "when.from-on" if holds is Holds.SOMETIME else "when.since"
        return say(key, lang, start=edtf_words(first, lang))
    if first == "..":
        key = "when.until" if holds is Holds.THROUGHOUT else "when.by"
        return say(key, lang, end=edtf_words(last, lang))
    key = "when.between" if holds is Holds.SOMETIME else "when.from-to"
    return say(key, lang, start=edtf_words(first, lang), end=edtf_words(last, lang))


def _doubtful_ends(when: When, lang: Lang) -> str:
    """Return the words of a date of which at least one end has bounds of its own."""
    ends = (("start", when.start, "when.since"), ("end", when.end, "when.until"))
    parts = [_end(name, edtf, key, lang) for name, edtf, key in ends if edtf and edtf != ".."]
    return join_list(parts, lang)


def _end(name: str, edtf: str, key: str, lang: Lang) -> str:
    """Return the bounds of a start or an end: "no later than" where only the last day is known."""
    first, _, last = edtf.partition("/")
    if first == ".." and last:
        return say(f"when.known-{name}", lang, **{name: edtf_words(last, lang)})
    return say(key, lang, **{name: _date_or_interval(edtf, lang)})


def _date_or_interval(edtf: str, lang: Lang) -> str:
    first, slash, last = edtf.partition("/")
    return _interval(first, last, Holds.SOMETIME, lang) if slash else edtf_words(first, lang)
