"""The words in which records are said to a reader: dates, figures, speakers, places; never raw EDTF."""

from collections.abc import Sequence
from functools import reduce

from geodata.brief.date_record import When
from geodata.brief.edtf import span
from geodata.brief.figure_record import Figure, Ratio
from geodata.brief.records import Brief, Claim, Event, Location, Source
from geodata.vocabulary import Holds, PlaceRole, Qualifier
from geodata.words import Lang, entries, number, number_range, period, say

UNGRADED = ("F", 6)
"""The Admiralty grade that says that neither the source nor the claim can be judged."""
_DUAL = 2
_ISOLATES = dict.fromkeys(range(0x2066, 0x206A))


def when_words(when: When, lang: Lang) -> str:
    """A date as said: "October 2024", "since 2018", "no later than November 2024", "undated"."""
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
    """The outer bounds of a date: the first and the last day on which it can have been."""
    bounds = when.span
    if bounds is None or (bounds.earliest is None and bounds.latest is None):
        return say("when.unbounded", lang)
    return period(bounds.earliest, bounds.latest, lang)


def edtf_words(edtf: str, lang: Lang) -> str:
    """One EDTF date (no interval) in words."""
    bounds = span(edtf.removesuffix("~"))
    words = period(bounds.earliest, bounds.latest, lang)
    return say("when.about", lang, period=words) if edtf.endswith("~") else words


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
    """A date of which one end has bounds of its own."""
    ends = (("start", when.start, "when.since"), ("end", when.end, "when.until"))
    parts = [_end(name, edtf, key, lang) for name, edtf, key in ends if edtf and edtf != ".."]
    return ("، " if lang == "ar" else ", ").join(parts)


def _end(name: str, edtf: str, key: str, lang: Lang) -> str:
    """The bounds of a start or of an end: "no later than" where only the last day is known."""
    first, _, last = edtf.partition("/")
    if first == ".." and last:
        return say(f"when.known-{name}", lang, **{name: edtf_words(last, lang)})
    return say(key, lang, **{name: _plain(edtf, lang)})


def _plain(edtf: str, lang: Lang) -> str:
    first, slash, last = edtf.partition("/")
    return _interval(first, last, Holds.SOMETIME, lang) if slash else edtf_words(first, lang)


def figure_words(figure: Figure, lang: Lang) -> str:
    """A figure with its qualifier and unit: "close to 1,500 soldiers"."""
    if figure.ratio is not None:
        return _ratio(figure.ratio, "figure.ratio", lang)
    return say(f"qualifier.{figure.qualifier}", lang, amount=_amount(figure, lang, unit=True))


def amount_words(figure: Figure, lang: Lang) -> str:
    """A figure with its qualifier and without its unit: "close to 1,500"."""
    if figure.ratio is not None:
        return _ratio(figure.ratio, "figure.ratio-short", lang)
    return say(f"qualifier.{figure.qualifier}", lang, amount=_amount(figure, lang, unit=False))


def figure_parts(figure: Figure, lang: Lang) -> tuple[str, str, str]:
    """A figure in three pieces: what stands before its number, the number, and what follows it.

    For screens that set the number large; without isolates, since each piece is an element of its own. Where
    a word holds the number ("سنتين") the whole is the number.
    """
    if figure.ratio is not None:
        words, figures = amount_words(figure, lang), f"×{number(figure.ratio.times, lang)}"
    else:
        words, figures = figure_words(figure, lang), _amount(figure, lang, unit=False)
    before, found, after = _bare(words).partition(_bare(figures))
    return (before.strip(), found, after.strip()) if found else ("", _bare(words), "")


def _bare(text: str) -> str:
    return text.translate(_ISOLATES)


def _ratio(ratio: Ratio, key: str, lang: Lang) -> str:
    base, of = edtf_words(ratio.base, lang), edtf_words(ratio.period, lang)
    return say(key, lang, times=number(ratio.times, lang), base=base, period=of)


def _amount(figure: Figure, lang: Lang, *, unit: bool) -> str:
    if figure.low is not None and figure.high is not None:
        amount, last = number_range(figure.low, figure.high, lang), figure.high
    else:
        last = figure.value if figure.value is not None else 0
        amount = number(last, lang)
    if not unit:
        return amount
    if (key := f"unit.{figure.unit}") not in entries():
        return f"{amount} {figure.unit}"
    words = say(key, lang, n=last)
    if lang == "ar" and last == _DUAL and figure.qualifier is not Qualifier.EXACT:
        words = words.removesuffix("ان") + "ين"  # a dual after a preposition: سنتان → سنتين
    return words.replace(number(last, lang), amount)


def source_words(source: Source, lang: Lang) -> str:
    """A source in few words: its short name where it has one."""
    return (source.short or source.name)[lang]


def speaker(claim: Claim, brief: Brief, lang: Lang) -> str:
    """Who says it, with the chain of attribution: "A, according to B"."""
    names = [source_words(brief.source[name], lang) for name in (*claim.via, claim.source)]
    comma = "، " if lang == "ar" else ", "
    return comma.join([names[0], *(say("according-to", lang, source=name) for name in names[1:])])


def grade_words(claim: Claim, brief: Brief, lang: Lang) -> str | None:
    """The Admiralty grade of a claim and its source, None where neither half was judged (F, 6)."""
    letter = brief.source[claim.source].reliability
    if (letter, claim.credibility) == UNGRADED:
        return None
    return say(
        "card.grade",
        lang,
        grade=f"{letter}{claim.credibility}",
        reliability=say(f"reliability.{letter}", lang),
        credibility=say(f"credibility.{claim.credibility}", lang),
    )


def rivals(event: Event) -> tuple[Claim, ...]:
    """The claims of an event that carry a figure, in the order of the text."""
    return tuple(claim for claim in event.claims if claim.figure is not None)


def badge_lines(event: Event, brief: Brief, lang: Lang) -> tuple[str, ...]:
    """One line a figure, each with what it counts and who says it; alternatives share a line.

    Bare numbers in a row would read as growth, so a number never stands without its speaker.
    """
    groups: dict[str, list[Claim]] = {}
    for claim in rivals(event):
        figure = claim.figure
        groups.setdefault(figure.alternative if figure and figure.alternative else claim.id, []).append(claim)
    return tuple(
        # What is proposed with its event is marked there.
        say("proposed.marked", lang, words=line)
        if not event.proposed and any(claim.proposed for claim in claims)
        else line
        for claims in groups.values()
        for line in [_badge_line(claims, brief, lang)]
    )


def badge(event: Event, brief: Brief, lang: Lang) -> str:
    """The figures of an event on one line, empty when it has none."""
    return " · ".join(badge_lines(event, brief, lang))


def _badge_line(claims: Sequence[Claim], brief: Brief, lang: Lang) -> str:
    figures = [_counted(claim.figure, lang) for claim in claims if claim.figure]
    words = reduce(
        lambda first, second: say("figure.alternatives", lang, first=first, second=second), figures
    )
    return say("badge.line", lang, figure=words, speaker=speaker(claims[0], brief, lang))


def _counted(figure: Figure, lang: Lang) -> str:
    amount = amount_words(figure, lang) if figure.ratio else figure_words(figure, lang)
    return say("figure.counted", lang, amount=amount, counted=figure.counts[lang])


def where_words(event: Event, brief: Brief, lang: Lang) -> str:
    """Where it is, as said: "Iran → Russia", "mostly South China Sea and Yellow Sea"."""
    if not event.places:
        return say("where.none", lang)
    by_role = {role: [at for at in event.places if at.role is role] for role in PlaceRole}
    if by_role[PlaceRole.TO]:
        start, end = (_joined(by_role[role], brief, lang) for role in (PlaceRole.FROM, PlaceRole.TO))
        return say("where.route", lang, start=start, end=end)
    words = _joined(by_role[PlaceRole.AT], brief, lang)
    hedge = next((location.hedge for location in event.places if location.hedge), None)
    return say("where.hedged", lang, hedge=hedge[lang], place=words) if hedge else words


def _joined(locations: Sequence[Location], brief: Brief, lang: Lang) -> str:
    names = [brief.place[location.place].name[lang] for location in locations]
    comma = "، " if lang == "ar" else ", "
    if len(names) == 1:
        return names[0]
    return say("where.joined", lang, first=comma.join(names[:-1]), second=names[-1])


def locator(number_: int, brief: Brief, lang: Lang) -> str:
    """Where a sentence stands: "paragraph 6, sentence 2" (counted within its paragraph)."""
    sentence = brief.sentence[number_]
    before = [at for at in brief.sentences if at.paragraph == sentence.paragraph and at.number <= number_]
    return say("locator", lang, paragraph=sentence.paragraph, sentence=len(before))
