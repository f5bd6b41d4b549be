"""Problems of units: own ones that clash, and unknown ones with the nearest known."""

from collections.abc import Iterator

from geodata.brief.checks.problem_factory import ProblemFactory, RecordPath
from geodata.brief.problems import Problem, ProblemLevel
from geodata.brief.records import Brief
from geodata.kinds.unit_table import unit_fault
from geodata.words import CatalogueText
from geodata.words.value_faults import write_remedy


def unit_problems(brief: Brief, report: ProblemFactory) -> Iterator[Problem]:
    """Yield a problem for each own unit that clashes, and a warning for each unknown unit of a figure."""
    for at, unit in enumerate(brief.units):
        fault = unit_fault(unit, [earlier.id for earlier in brief.units[:at]])
        if fault is not None:
            yield report(
                "unit",
                ("units", at, "id"),
                found=unit.id,
                expected=fault,
                mend=CatalogueText("problem.unit.remedy"),
            )
    for path, name in _units_of_figures(brief):
        if not brief.unit_table.is_known(name):
            near = brief.unit_table.nearest(name)
            add = CatalogueText("problem.unknown-unit.remedy")
            yield report(
                "unknown-unit",
                path,
                found=name,
                expected=CatalogueText("problem.unknown-unit.expected"),
                mend=CatalogueText("remedy.either", first=write_remedy(near), second=add) if near else add,
                level=ProblemLevel.WARNS,
            )


def _units_of_figures(brief: Brief) -> Iterator[tuple[RecordPath, str]]:
    """Yield path and id of the unit of each figure of the file, and of each that rows have."""
    for at, event in enumerate(brief.written_events):
        for index, claim in enumerate(event.claims):
            if claim.figure is not None:
                yield ("events", at, "claims", index, "figure", "unit"), claim.figure.unit
    for at, table in enumerate(brief.tables):
        for index, figure in enumerate(table.mapping.figures if table.mapping else ()):
            yield ("tables", at, "mapping", "figures", index, "unit"), figure.unit
