"""Checks of claims: likelihood and confidence apart, figures that fit those to which they refer."""

from collections.abc import Iterator

from geodata.brief.checks.problem_factory import ProblemFactory, RecordPath
from geodata.brief.edtf import parse_edtf
from geodata.brief.problems import Problem, ProblemLevel
from geodata.brief.record_types.claim_record import Claim
from geodata.brief.record_types.figure_record import Covers
from geodata.brief.records import Brief
from geodata.vocabulary import Statement
from geodata.words import CatalogueText
from geodata.words.value_faults import write_remedy


def claim_problems(brief: Brief, report: ProblemFactory) -> Iterator[Problem]:
    """Yield problems of single claims and their figures."""
    claims = {claim.id: claim for event in brief.event_records for claim in event.claims}
    for at, event in enumerate(brief.written_events):
        for index, claim in enumerate(event.claims):
            path: RecordPath = ("events", at, "claims", index)
            yield from _judgement_problems(claim, path, report)
            yield from _figure_problems(claim, claims, path, report)


def _judgement_problems(claim: Claim, path: RecordPath, report: ProblemFactory) -> Iterator[Problem]:
    if claim.likelihood and claim.confidence:
        yield report(
            "mixed-judgement",
            (*path, "confidence"),
            found=f"likelihood: {claim.likelihood}, confidence: {claim.confidence}",
            expected=CatalogueText("problem.mixed-judgement.expected-one"),
            mend=CatalogueText("problem.mixed-judgement.remedy-one"),
            level=ProblemLevel.WARNS,
        )
    if (claim.likelihood or claim.confidence) and claim.statement is Statement.REPORTED:
        yield report(
            "mixed-judgement",
            (*path, "statement"),
            found=CatalogueText("problem.mixed-judgement.found-reported"),
            expected=CatalogueText("problem.mixed-judgement.expected-judgement"),
            mend=write_remedy(["statement: judgement"]),
            level=ProblemLevel.WARNS,
        )


def _figure_problems(
    claim: Claim, claims: dict[str, Claim], path: RecordPath, report: ProblemFactory
) -> Iterator[Problem]:
    figure = claim.figure
    if figure is None:
        return
    if figure.covers and _is_reversed(figure.covers):
        yield report(
            "figure",
            (*path, "figure", "covers"),
            found=f"from: {figure.covers.start}, to: {figure.covers.end}",
            expected=CatalogueText("problem.figure.expected-order"),
            mend=CatalogueText("problem.figure.remedy-order"),
        )
    earlier = claims.get(figure.revises or "")
    if earlier is None:
        return
    same = earlier.figure is not None and (earlier.figure.counts.id, earlier.figure.unit) == (
        figure.counts.id,
        figure.unit,
    )
    if earlier.source != claim.source or not same or _comes_back(claim, claims):
        yield report(
            "figure",
            (*path, "figure", "revises"),
            found=figure.revises,
            expected=CatalogueText("problem.figure.expected-revised"),
            mend=CatalogueText("problem.figure.remedy-revised"),
        )


def _comes_back(claim: Claim, claims: dict[str, Claim]) -> bool:
    """Return whether a figure revises itself, through others or at once."""
    seen: set[str] = set()
    now: Claim | None = claim
    while now is not None and now.id not in seen:
        seen.add(now.id)
        now = claims.get((now.figure and now.figure.revises) or "")
    return now is claim


def _is_reversed(covers: Covers) -> bool:
    """Return whether a period surely ends before it begins."""
    if covers.start is None or covers.end is None:
        return False
    first, last = parse_edtf(covers.start).earliest, parse_edtf(covers.end).latest
    return first is not None and last is not None and last < first
