"""Figures in words: the amount as stated, its unit, what it counts; and the figures of an event as lines."""

from collections.abc import Sequence
from functools import reduce

from geodata.brief.figure_record import Figure, Ratio
from geodata.brief.records import Brief, Claim, Event
from geodata.phrasing.date_words import edtf_phrase, in_period_phrase
from geodata.phrasing.list_words import DOT
from geodata.phrasing.proposal_words import mark_as_proposed
from geodata.phrasing.source_words import speaker_phrase
from geodata.vocabulary import Qualifier
from geodata.words import LANGUAGES, Lang, catalogue_entries, format_number, format_number_range, translate
from geodata.words.text_direction import strip_isolates

_DUAL = 2


def figure_phrase(figure: Figure, lang: Lang) -> str:
    """Return a figure with its qualifier and unit: "close to 1,500 soldiers"."""
    if figure.ratio is not None:
        return _ratio_phrase(figure.ratio, lang)
    return translate(f"qualifier.{figure.qualifier}", lang, amount=_amount(figure, lang, unit=True))


def figure_phrase_without_unit(figure: Figure, lang: Lang) -> str:
    """Return a figure with its qualifier and without its unit: "close to 1,500"."""
    if figure.ratio is not None:
        return _short_ratio(figure.ratio, lang)
    return translate(f"qualifier.{figure.qualifier}", lang, amount=_amount(figure, lang, unit=False))


def figure_with_counts(figure: Figure, lang: Lang, *, between: str = DOT) -> str:
    """Return a figure and what it counts on one line."""
    return f"{figure_phrase(figure, lang)}{between}{figure.counts[lang]}"


def split_figure_phrase(figure: Figure, lang: Lang) -> tuple[str, str, str]:
    """Return a figure in three pieces: the words before its number, the number, the words after it.

    For screens that set the number large; without isolates, since each piece is an element of its own. Where
    a word holds the number ("سنتين") the whole is the number.
    """
    if figure.ratio is not None:
        words, figures = (
            figure_phrase_without_unit(figure, lang),
            f"×{format_number(figure.ratio.times, lang)}",
        )
    else:
        words, figures = figure_phrase(figure, lang), _amount(figure, lang, unit=False)
    before, number, after = strip_isolates(words).partition(strip_isolates(figures))
    return (before.strip(), number, after.strip()) if number else ("", strip_isolates(words), "")


def claims_with_figures(event: Event) -> tuple[Claim, ...]:
    """Return the claims of an event that carry a figure, in the order of the text."""
    return tuple(claim for claim in event.claims if claim.figure is not None)


def group_alternatives(claims: Sequence[Claim]) -> tuple[tuple[Claim, ...], ...]:
    """Return claims with figures, alternatives of one event together, in the order of the text."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        name = claim.figure.alternative if claim.figure else None
        groups.setdefault(name or claim.id, []).append(claim)
    return tuple(map(tuple, groups.values()))


def figure_lines(event: Event, brief: Brief, lang: Lang) -> tuple[str, ...]:
    """Return one line a figure, each with what it counts and its speaker; alternatives share a line.

    Bare numbers in a row would read as growth, so a number never stands without its speaker.
    """
    return tuple(
        # What is proposed with its event is marked there.
        mark_as_proposed(line, lang)
        if not event.proposed and any(claim.proposed for claim in claims)
        else line
        for claims in group_alternatives(claims_with_figures(event))
        for line in [_badge_line(claims, brief, lang)]
    )


def _badge_line(claims: Sequence[Claim], brief: Brief, lang: Lang) -> str:
    figures = [_counted(claim.figure, lang) for claim in claims if claim.figure]
    words = reduce(
        lambda first, second: translate("figure.alternatives", lang, first=first, second=second), figures
    )
    return translate(
        "figure.with-speaker", lang, figure=words, speaker=speaker_phrase(claims[0], brief, lang)
    )


def _counted(figure: Figure, lang: Lang) -> str:
    amount = figure_phrase_without_unit(figure, lang) if figure.ratio else figure_phrase(figure, lang)
    return translate("figure.with-counted", lang, amount=amount, counted=figure.counts[lang])


def _ratio_phrase(ratio: Ratio, lang: Lang) -> str:
    base, when = edtf_phrase(ratio.base, lang), in_period_phrase(ratio.period, lang)
    return translate("figure.ratio", lang, n=ratio.times, base=base, when=when)


def _short_ratio(ratio: Ratio, lang: Lang) -> str:
    base, period = edtf_phrase(ratio.base, lang), edtf_phrase(ratio.period, lang)
    return translate("figure.ratio-short", lang, times=ratio.times, base=base, period=period)


def _amount(figure: Figure, lang: Lang, *, unit: bool) -> str:
    if figure.low is not None and figure.high is not None:
        amount, last = format_number_range(figure.low, figure.high, lang), figure.high
    else:
        last = figure.value if figure.value is not None else 0
        amount = format_number(last, lang)
    if not unit:
        return amount
    if (key := f"unit.{figure.unit}") not in catalogue_entries():
        return f"{amount} {figure.unit}"
    words = translate(key, lang, n=last)
    endings = LANGUAGES[lang].dual_endings
    if endings and last == _DUAL and figure.qualifier is not Qualifier.EXACT:
        alone, after_preposition = endings
        words = words.removesuffix(alone) + after_preposition  # سنتان → سنتين
    return words.replace(format_number(last, lang), amount)
