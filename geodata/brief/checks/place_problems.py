"""Problems of the places of a brief: geometry that cannot be drawn, and doubts about it."""

from collections.abc import Iterator

from geodata.brief.checks.problem_factory import ProblemFactory, RecordPath
from geodata.brief.problems import Problem, ProblemLevel
from geodata.brief.records import Brief
from geodata.places.place_checks import check_place, check_vertex_count
from geodata.places.place_findings import PlaceFinding


def place_problems(brief: Brief, report: ProblemFactory) -> Iterator[Problem]:
    """Yield a problem for each finding on a place, at the line of its field."""
    definitions = brief.place_resolver.definitions
    for at, place in enumerate(brief.written_places):
        for finding in check_place(definitions[place.id], place.name.wordings, brief.place_resolver):
            yield _problem(finding, ("places", at), report)
    for finding in check_vertex_count(definitions[place.id] for place in brief.written_places):
        yield _problem(finding, ("places",), report)


def _problem(finding: PlaceFinding, path: RecordPath, report: ProblemFactory) -> Problem:
    return report(
        finding.code,
        (*path, *finding.field),
        found=finding.found,
        expected=finding.expected,
        mend=finding.mend,
        level=ProblemLevel(finding.level),
    )
