"""Claims in words: manner, gist, and the small print of day, hedge and grade."""

from collections.abc import Iterator

from geodata.brief.record_types.claim_record import Claim
from geodata.brief.records import Brief
from geodata.phrasing.figure_words import figure_with_counts
from geodata.phrasing.proposal_words import proposed_tag
from geodata.phrasing.source_words import claim_grade_phrase
from geodata.vocabulary import LIKELIHOOD_BANDS, Stance
from geodata.words import Lang, format_day, format_number_range, translate


def claim_manner(claim: Claim, lang: Lang) -> tuple[str, ...]:
    """Return the kind of statement, then the stance where it is more than asserting."""
    statement = translate(f"statement.{claim.statement}", lang)
    return (statement,) if claim.stance is Stance.ASSERTS else (statement, stance_name(claim, lang))


def claim_tags(claim: Claim, lang: Lang, *, hedged: bool = False) -> tuple[str, ...]:
    """Return :func:`claim_manner` and the tag of a proposed claim; ``hedged`` adds the doubt as stated."""
    judged = judgement_phrases(claim, lang) if hedged else ()
    ends = (proposed_tag(claim, lang), *judged, hedge_phrase(claim, lang) if hedged else None)
    return (*claim_manner(claim, lang), *(tag for tag in ends if tag))


def stance_name(claim: Claim, lang: Lang) -> str:
    """Return the stance of a claim's speaker to what is said."""
    return translate(f"stance.{claim.stance}", lang)


def said_on_phrase(claim: Claim, lang: Lang) -> str | None:
    """Return the day on which a claim was made; None where it is not known."""
    return (
        translate("event-card.said-on", lang, day=format_day(claim.said_on, lang)) if claim.said_on else None
    )


def hedge_phrase(claim: Claim, lang: Lang) -> str | None:
    """Return the hedge of a claim as the text has it; None where it has none."""
    return translate("event-card.hedge", lang, hedge=claim.hedge[lang]) if claim.hedge else None


def judgement_phrases(claim: Claim, lang: Lang) -> tuple[str, ...]:
    """Return likelihood and confidence of a judgement, each alone: "likely (55–80 %)", "low confidence".

    The two never stand in one sentence.
    """
    found = []
    if claim.likelihood:
        band = format_number_range(*LIKELIHOOD_BANDS[claim.likelihood], lang)
        found.append(translate(f"likelihood.{claim.likelihood}", lang, band=band))
    if claim.confidence:
        found.append(translate(f"confidence.{claim.confidence}", lang))
    return tuple(found)


def claim_details(claim: Claim, brief: Brief, lang: Lang) -> Iterator[str]:
    """Yield the small print of a claim: figure, likelihood, confidence, day, hedge, and a grade if given."""
    figure = figure_with_counts(claim.figure, brief, lang) if claim.figure else None
    details = (
        figure,
        *judgement_phrases(claim, lang),
        said_on_phrase(claim, lang),
        hedge_phrase(claim, lang),
        claim_grade_phrase(claim, brief, lang),
    )
    yield from (words for words in details if words)


def gist_or_figure(claim: Claim, brief: Brief, lang: Lang) -> str | None:
    """Return our gist of a claim, else its figure; None where it has neither."""
    if claim.gist:
        return claim.gist[lang]
    return figure_with_counts(claim.figure, brief, lang) if claim.figure else None
