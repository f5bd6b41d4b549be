"""Checks across the records of a brief: ids, sentences, offsets, slides, and the text it was made from."""

from collections.abc import Callable, Iterator, Mapping

from geodata.brief.checks.citation_checks import citation_problems, sentence_problems
from geodata.brief.checks.place_problems import place_problems
from geodata.brief.checks.problem_factory import ProblemFactory, RecordPath, same_path
from geodata.brief.checks.reference_checks import duplicate_problems, reference_problems, suggest_id
from geodata.brief.checks.text_checks import text_problems
from geodata.brief.problems import Problem
from geodata.brief.records import Brief
from geodata.brief.source_text import SourceText
from geodata.places import gazetteer_place, gazetteer_places


def check_brief(
    brief: Brief,
    *,
    text: SourceText | None = None,
    file: str = "brief.yaml",
    lines: Mapping[RecordPath, int] | None = None,
    path_in_file: Callable[[RecordPath], RecordPath] = same_path,
) -> tuple[Problem, ...]:
    """Return the problems across the records of a brief; with a text also its hash and length.

    ``path_in_file`` gives the path in the file of a path in the brief, where records are left off.
    """
    report = ProblemFactory(brief, file, lines or {}, path_in_file)
    problems = [
        *duplicate_problems(brief, report),
        *reference_problems(brief, report),
        *_precisions(brief, report),
        *place_problems(brief, report),
        *sentence_problems(brief, report),
        *citation_problems(brief, report),
        *_slides(brief, report),
    ]
    if text is not None:
        problems += text_problems(brief, text, report)
    return tuple(problems)


def _precisions(brief: Brief, report: ProblemFactory) -> Iterator[Problem]:
    """Yield a problem for each place that is given as more precise than one of its shapes."""
    for at, found in enumerate(brief.places):
        for shape in found.gazetteer_ids:
            if shape in gazetteer_places() and found.precision < gazetteer_place(shape).where_prec:
                yield report(
                    "precision",
                    ("places", at, "where_prec"),
                    found=found.precision,
                    expected=f"at least {gazetteer_place(shape).where_prec}, the precision of {shape}",
                    mend=f"write where_prec: {gazetteer_place(shape).where_prec}",
                )


def _slides(brief: Brief, report: ProblemFactory) -> Iterator[Problem]:
    """Yield a problem for each id in the view of a slide that the brief lacks."""
    known = {
        "actor": frozenset(brief.actor_by_id),
        "event": frozenset(brief.event_by_id),
        "brief": frozenset({brief.id}),
    }
    for at, slide in enumerate(brief.slides):
        for kind, name in slide.referenced_ids():
            if name not in known[kind]:
                yield report(
                    "unknown-id",
                    ("slides", at, "view"),
                    found=name,
                    expected=f"{'the id' if kind == 'brief' else f'an {kind}'} of this brief",
                    mend=suggest_id(kind, name, known[kind]).partition(", or describe")[0],
                )
