"""Figures in words: the amount as stated, its unit, what it counts; and the figures of an event as lines."""

from collections.abc import Sequence
from functools import reduce

from geodata.brief.derived_facts.comparable_figures import earlier_claims, revised_claims, standing_claims
from geodata.brief.edtf import parse_edtf
from geodata.brief.implied_records import gazetteer_place_record
from geodata.brief.record_types.claim_record import Claim
from geodata.brief.record_types.event_record import Event
from geodata.brief.record_types.figure_record import Covers, Figure, Ratio
from geodata.brief.records import Brief
from geodata.phrasing.date_words import edtf_phrase, in_period_phrase
from geodata.phrasing.list_words import DOT, join_list
from geodata.phrasing.proposal_words import mark_as_proposed
from geodata.phrasing.source_words import speaker_phrase
from geodata.vocabulary import Qualifier
from geodata.words import LANGUAGES, Lang, format_number, format_number_range, format_period, translate
from geodata.words.text_direction import strip_isolates
from geodata.words.untranslated_text import isolate_untranslated

_DUAL = 2


def figure_phrase(figure: Figure, brief: Brief, lang: Lang) -> str:
    """Return a figure with its qualifier, unit and rate: "close to 1,500 soldiers", "12 sorties a day"."""
    if figure.ratio is not None:
        return _ratio_phrase(figure.ratio, lang)
    return _qualified(figure, _amount_with_unit(figure, brief, lang), lang)


def figure_phrase_without_unit(figure: Figure, lang: Lang) -> str:
    """Return a figure with its qualifier and without its unit: "close to 1,500"."""
    if figure.ratio is not None:
        return _short_ratio(figure.ratio, lang)
    return _qualified(figure, _plain_amount(figure, lang), lang)


def figure_with_counts(figure: Figure, brief: Brief, lang: Lang, *, between: str = DOT) -> str:
    """Return a figure, what it counts and its scope on one line."""
    counts = isolate_untranslated(figure.counts[lang])
    return _with_scope(f"{figure_phrase(figure, brief, lang)}{between}{counts}", figure, brief, lang)


def scope_phrase(covers: Covers, brief: Brief, lang: Lang) -> str:
    """Return the period and place of a cumulative figure: "in all, 4–18 April 2024, in Sudan"."""
    place = covers.place and (brief.place_by_id.get(covers.place) or gazetteer_place_record(covers.place))
    parts = (
        _covered_period(covers, lang),
        translate("figure.in-place", lang, place=place.name[lang]) if place else None,
    )
    scope = join_list([part for part in parts if part], lang)
    return translate("figure.in-all", lang, scope=scope) if scope else translate("figure.total", lang)


def split_figure_phrase(figure: Figure, brief: Brief, lang: Lang) -> tuple[str, str, str]:
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
        words, figures = figure_phrase(figure, brief, lang), _plain_amount(figure, lang)
    before, number, after = strip_isolates(words).partition(strip_isolates(figures))
    return (before.strip(), number, after.strip()) if number else ("", strip_isolates(words), "")


def group_alternatives(claims: Sequence[Claim]) -> tuple[tuple[Claim, ...], ...]:
    """Return claims with figures, alternatives of one event together, in the order of the text."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        name = claim.figure.alternative if claim.figure else None
        groups.setdefault(name or claim.id, []).append(claim)
    return tuple(map(tuple, groups.values()))


def figure_lines(
    event: Event, brief: Brief, lang: Lang, claims: Sequence[Claim] | None = None
) -> tuple[str, ...]:
    """Return one line a figure, each with what it counts and its speaker; alternatives share a line.

    Bare numbers in a row would read as growth, so a number never stands without its speaker. A figure that
    its speaker revised stands behind the later one, as the earlier.

    Parameters
    ----------
    claims
        Claims with the figures; without them all that are not revised.
    """
    told = standing_claims(event) if claims is None else claims
    return tuple(
        # What is proposed with its event is marked there.
        mark_as_proposed(line, lang)
        if not event.is_proposed and any(claim.is_proposed for claim in group)
        else line
        for group in group_alternatives(told)
        for line in [_figure_line(group, event, brief, lang)]
    )


def revision_phrases(claim: Claim, event: Event, brief: Brief, lang: Lang) -> tuple[str, ...]:
    """Return the earlier figure that a claim revises, and the later one that revises it, in words."""
    later = revised_claims(event.claims).get(claim.id)
    earlier = earlier_claims(claim, event)[:1]
    pairs = [("figure.revises", each.figure) for each in earlier]
    pairs += [("figure.revised", later.figure)] if later else []
    return tuple(
        translate(key, lang, figure=figure_phrase(figure, brief, lang)) for key, figure in pairs if figure
    )


def _figure_line(claims: Sequence[Claim], event: Event, brief: Brief, lang: Lang) -> str:
    figures = [_counted(claim.figure, brief, lang) for claim in claims if claim.figure]
    words = reduce(
        lambda first, second: translate("figure.alternatives", lang, first=first, second=second), figures
    )
    earlier = [
        translate("figure.earlier", lang, figure=figure_phrase(each.figure, brief, lang))
        for claim in claims
        for each in earlier_claims(claim, event)
        if each.figure
    ]
    speaker = join_list((speaker_phrase(claims[0], brief, lang), *earlier), lang)
    return translate("figure.with-speaker", lang, figure=words, speaker=speaker)


def _counted(figure: Figure, brief: Brief, lang: Lang) -> str:
    amount = figure_phrase_without_unit(figure, lang) if figure.ratio else figure_phrase(figure, brief, lang)
    words = translate("figure.with-counted", lang, amount=amount, counted=figure.counts[lang])
    return _with_scope(words, figure, brief, lang)


def _with_scope(words: str, figure: Figure, brief: Brief, lang: Lang) -> str:
    """Return the words of a figure; those of a cumulative one say what it spans."""
    return f"{words} {scope_phrase(figure.covers, brief, lang)}" if figure.covers else words


def _covered_period(covers: Covers, lang: Lang) -> str | None:
    first = parse_edtf(covers.start).earliest if covers.start else None
    last = parse_edtf(covers.end).latest if covers.end else None
    return format_period(first, last, lang) if first or last else None


def _ratio_phrase(ratio: Ratio, lang: Lang) -> str:
    base, when = edtf_phrase(ratio.base, lang), in_period_phrase(ratio.period, lang)
    return translate("figure.ratio", lang, n=ratio.times, base=base, when=when)


def _short_ratio(ratio: Ratio, lang: Lang) -> str:
    base, period = edtf_phrase(ratio.base, lang), edtf_phrase(ratio.period, lang)
    return translate("figure.ratio-short", lang, times=ratio.times, base=base, period=period)


def _qualified(figure: Figure, amount: str, lang: Lang) -> str:
    """Return an amount with its qualifier, and the range about a best estimate."""
    words = translate(f"qualifier.{figure.qualifier}", lang, amount=amount)
    if figure.best is None or figure.low is None or figure.high is None:
        return words
    between = format_number_range(figure.low, figure.high, lang)
    return translate("figure.best-estimate", lang, amount=words, range=between)


def _last_number(figure: Figure) -> float:
    """Return the number that the unit follows: the best estimate, the end of a range, or the value."""
    numbers = (figure.best, figure.high, figure.value)
    return next((number for number in numbers if number is not None), 0)


def _plain_amount(figure: Figure, lang: Lang) -> str:
    """Return the number or the range before the unit."""
    if figure.best is None and figure.low is not None and figure.high is not None:
        return format_number_range(figure.low, figure.high, lang)
    return format_number(_last_number(figure), lang)


def _amount_with_unit(figure: Figure, brief: Brief, lang: Lang) -> str:
    last = _last_number(figure)
    words = brief.unit_table.amount(figure.unit, last, lang, written=_plain_amount(figure, lang))
    endings = LANGUAGES[lang].dual_endings
    if endings and last == _DUAL and figure.qualifier is not Qualifier.EXACT:
        alone, after_preposition = endings
        words = words.removesuffix(alone) + after_preposition  # سنتان → سنتين
    return translate(f"rate.{figure.per}", lang, amount=words) if figure.per else words
