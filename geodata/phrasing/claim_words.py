"""Claims in words: manner, gist, and the small print of day, hedge and grade."""

from collections.abc import Iterator

from geodata.brief.records import Brief, Claim
from geodata.phrasing.figure_words import figure_with_counts
from geodata.phrasing.proposal_words import proposed_tag
from geodata.phrasing.source_words import claim_grade_phrase
from geodata.vocabulary import Stance
from geodata.words import Lang, format_day, translate


def claim_manner(claim: Claim, lang: Lang) -> tuple[str, ...]:
    """Return the kind of statement, then the stance where it is more than asserting."""
    statement = translate(f"statement.{claim.statement}", lang)
    return (statement,) if claim.stance is Stance.ASSERTS else (statement, stance_name(claim, lang))


def claim_tags(claim: Claim, lang: Lang, *, hedged: bool = False) -> tuple[str, ...]:
    """Return :func:`claim_manner`, then the tag of a proposed claim, and with ``hedged`` the hedge."""
    ends = (proposed_tag(claim, lang), hedge_phrase(claim, lang) if hedged else None)
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


def claim_details(claim: Claim, brief: Brief, lang: Lang) -> Iterator[str]:
    """Yield the small print of a claim: figure, day, hedge, and the grade once someone has graded."""
    figure = figure_with_counts(claim.figure, lang) if claim.figure else None
    details = (
        figure,
        said_on_phrase(claim, lang),
        hedge_phrase(claim, lang),
        claim_grade_phrase(claim, brief, lang),
    )
    yield from (words for words in details if words)


def gist_or_figure(claim: Claim, lang: Lang) -> str | None:
    """Return our gist of a claim, else its figure; None where it has neither."""
    if claim.gist:
        return claim.gist[lang]
    return figure_with_counts(claim.figure, lang) if claim.figure else None
