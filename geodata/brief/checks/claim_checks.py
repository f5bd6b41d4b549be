"""Checks of claims and their sources: withheld ones, likelihood and confidence apart, fitting figures."""

from collections.abc import Iterator

from geodata.brief.checks.problem_factory import ProblemFactory, RecordPath
from geodata.brief.edtf import parse_edtf
from geodata.brief.problems import Problem, ProblemLevel
from geodata.brief.record_types.claim_record import Claim
from geodata.brief.record_types.figure_record import Covers
from geodata.brief.records import Brief
from geodata.vocabulary import Statement


def claim_problems(brief: Brief, report: ProblemFactory) -> Iterator[Problem]:
    """Yield problems of single claims and their figures."""
    claims = {claim.id: claim for event in brief.event_records for claim in event.claims}
    for at, event in enumerate(brief.written_events):
        for index, claim in enumerate(event.claims):
            path: RecordPath = ("events", at, "claims", index)
            yield from _judgement_problems(claim, path, report)
            yield from _figure_problems(claim, claims, path, report)


def withheld_problems(brief: Brief, report: ProblemFactory) -> Iterator[Problem]:
    """Yield a problem for each withheld source, which is left off: screens would name it."""
    of_rows = {source.id for rows in brief.row_sources for source in rows.sources}
    for at, source in enumerate(brief.sources):
        if source.withheld and source.id not in of_rows:
            yield report(
                "withheld",
                ("sources", at, "withheld"),
                found="true",
                expected="false: a withheld source cannot be hidden yet, so it is left off",
                mend="take out what must not be shown, and write withheld: false",
            )


def _judgement_problems(claim: Claim, path: RecordPath, report: ProblemFactory) -> Iterator[Problem]:
    if claim.likelihood and claim.confidence:
        yield report(
            "mixed-judgement",
            (*path, "confidence"),
            found=f"likelihood {claim.likelihood} and confidence {claim.confidence}",
            expected="one of the two in a sentence: how likely it is, or how sure the analyst is",
            mend="make two claims of it, or leave one out",
            level=ProblemLevel.WARNS,
        )
    if (claim.likelihood or claim.confidence) and claim.statement is Statement.REPORTED:
        yield report(
            "mixed-judgement",
            (*path, "statement"),
            found="reported, with likelihood or confidence",
            expected="judgement or forecast: only those have a likelihood",
            mend="write statement: judgement",
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
            found=f"{figure.covers.start} to {figure.covers.end}",
            expected="an end that is not before the start",
            mend="exchange from and to",
        )
    earlier = claims.get(figure.revises or "")
    if earlier is None:
        return
    same = earlier.figure is not None and (earlier.figure.counts.id, earlier.figure.unit) == (
        figure.counts.id,
        figure.unit,
    )
    if earlier.id == claim.id or earlier.source != claim.source or not same:
        yield report(
            "figure",
            (*path, "figure", "revises"),
            found=figure.revises,
            expected="an earlier claim of the same source, in the same unit, of the same thing counted",
            mend="correct the id; figures of other speakers are rivals and need no revises:",
        )


def _is_reversed(covers: Covers) -> bool:
    """Return whether a period surely ends before it begins."""
    if covers.start is None or covers.end is None:
        return False
    first, last = parse_edtf(covers.start).earliest, parse_edtf(covers.end).latest
    return first is not None and last is not None and last < first
