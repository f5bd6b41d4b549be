"""Checks of spans that a corrected text has put in doubt: each is told until a person accepts it."""

from collections.abc import Iterator

from geodata.brief.checks.problem_factory import ProblemFactory, RecordPath
from geodata.brief.problems import Problem, ProblemLevel
from geodata.brief.record_fields import REBASE_RULE, Proposable
from geodata.brief.records import Brief
from geodata.words import CatalogueText


def rebase_problems(brief: Brief, report: ProblemFactory) -> Iterator[Problem]:
    """Yield a warning for each record whose words changed when the brief was rebased on a corrected text."""
    for path, record in _proposable(brief):
        for field, proposed in record.proposed.items():
            if proposed.rule == REBASE_RULE:
                others = CatalogueText("problem.rebased.found-readings", spans=proposed.readings)
                yield report(
                    "rebased",
                    (*path, "proposed"),
                    found=others if proposed.readings else CatalogueText("problem.rebased.found"),
                    expected=CatalogueText("problem.rebased.expected"),
                    mend=CatalogueText("problem.rebased.remedy", field=field, entry=f"proposed: {field}"),
                    level=ProblemLevel.WARNS,
                )


def _proposable(brief: Brief) -> Iterator[tuple[RecordPath, Proposable]]:
    """Yield the records that cite the text by offsets, with their paths."""
    for at, sentence in enumerate(brief.sentences):
        yield ("sentences", at), sentence
    for at, event in enumerate(brief.written_events):
        for index, claim in enumerate(event.claims):
            yield ("events", at, "claims", index), claim
    for at, query in enumerate(brief.queries):
        yield ("queries", at), query
