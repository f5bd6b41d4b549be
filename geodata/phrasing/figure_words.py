"""Figures in words: the amount as stated, its unit, what it counts; and the figures of an event as lines."""

from collections.abc import Sequence
from functools import reduce

from geodata.brief.figure_record import Figure, Ratio
from geodata.brief.records import Brief, Claim, Event
from geodata.phrasing.date_words import edtf_words
from geodata.phrasing.list_words import DOT
from geodata.phrasing.proposal_words import mark_proposed
from geodata.phrasing.source_words import speaker
from geodata.vocabulary import Qualifier
from geodata.words import Lang, entries, number, number_range, say
from geodata.words.text_direction import strip_isolates

_DUAL = 2


def figure_words(figure: Figure, lang: Lang) -> str:
    """Return a figure with its qualifier and unit: "close to 1,500 soldiers"."""
    if figure.ratio is not None:
        return _ratio(figure.ratio, "figure.ratio", lang)
    return say(f"qualifier.{figure.qualifier}", lang, amount=_amount(figure, lang, unit=True))


def amount_words(figure: Figure, lang: Lang) -> str:
    """Return a figure with its qualifier and without its unit: "close to 1,500"."""
    if figure.ratio is not None:
        return _ratio(figure.ratio, "figure.ratio-short", lang)
    return say(f"qualifier.{figure.qualifier}", lang, amount=_amount(figure, lang, unit=False))


def figure_with_counts(figure: Figure, lang: Lang, *, between: str = DOT) -> str:
    """Return a figure and what it counts on one line."""
    return f"{figure_words(figure, lang)}{between}{figure.counts[lang]}"


def figure_parts(figure: Figure, lang: Lang) -> tuple[str, str, str]:
    """Return a figure in three pieces: the words before its number, the number, the words after it.

    For screens that set the number large; without isolates, since each piece is an element of its own. Where
    a word holds the number ("سنتين") the whole is the number.
    """
    if figure.ratio is not None:
        words, figures = amount_words(figure, lang), f"×{number(figure.ratio.times, lang)}"
    else:
        words, figures = figure_words(figure, lang), _amount(figure, lang, unit=False)
    before, found, after = strip_isolates(words).partition(strip_isolates(figures))
    return (before.strip(), found, after.strip()) if found else ("", strip_isolates(words), "")


def rivals(event: Event) -> tuple[Claim, ...]:
    """Return the claims of an event that carry a figure, in the order of the text."""
    return tuple(claim for claim in event.claims if claim.figure is not None)


def group_alternatives(claims: Sequence[Claim]) -> tuple[tuple[Claim, ...], ...]:
    """Return claims with figures, alternatives of one event together, in the order of the text."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        name = claim.figure.alternative if claim.figure else None
        groups.setdefault(name or claim.id, []).append(claim)
    return tuple(map(tuple, groups.values()))


def badge_lines(event: Event, brief: Brief, lang: Lang) -> tuple[str, ...]:
    """Return one line a figure, each with what it counts and its speaker; alternatives share a line.

    Bare numbers in a row would read as growth, so a number never stands without its speaker.
    """
    return tuple(
        # What is proposed with its event is marked there.
        mark_proposed(line, lang) if not event.proposed and any(claim.proposed for claim in claims) else line
        for claims in group_alternatives(rivals(event))
        for line in [_badge_line(claims, brief, lang)]
    )


def _badge_line(claims: Sequence[Claim], brief: Brief, lang: Lang) -> str:
    figures = [_counted(claim.figure, lang) for claim in claims if claim.figure]
    words = reduce(
        lambda first, second: say("figure.alternatives", lang, first=first, second=second), figures
    )
    return say("badge.line", lang, figure=words, speaker=speaker(claims[0], brief, lang))


def _counted(figure: Figure, lang: Lang) -> str:
    amount = amount_words(figure, lang) if figure.ratio else figure_words(figure, lang)
    return say("figure.counted", lang, amount=amount, counted=figure.counts[lang])


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
