"""Checks across the records of a brief: ids, sentences, offsets, slides, and the text it was made from."""

from collections.abc import Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import Final

from geodata.brief.checks.citation_checks import citation_problems, sentence_problems
from geodata.brief.checks.claim_checks import claim_problems
from geodata.brief.checks.document_checks import document_problems, superseded_problems
from geodata.brief.checks.kind_checks import kind_problems
from geodata.brief.checks.layer_checks import layer_problems
from geodata.brief.checks.nearest_ids import IdAdvice
from geodata.brief.checks.place_problems import place_problems
from geodata.brief.checks.problem_factory import ProblemFactory, RecordPath
from geodata.brief.checks.rebase_checks import rebase_problems
from geodata.brief.checks.reference_checks import duplicate_problems, identity_problems, reference_problems
from geodata.brief.checks.route_checks import route_problems
from geodata.brief.checks.text_checks import text_problems
from geodata.brief.checks.unit_checks import unit_problems
from geodata.brief.checks.withheld_checks import reserved_id_problems, withheld_name_problems
from geodata.brief.problems import Problem
from geodata.brief.records import Brief
from geodata.brief.source_text import SourceText
from geodata.places import gazetteer_place, gazetteer_places
from geodata.words import CatalogueText
from geodata.words.value_faults import write_remedy

BRIEF_FILE: Final = "brief.yaml"
"""File that problems name where no other is given."""
MAX_CHECK_PROBLEMS: Final = 5_000
"""Problems that are looked for in one pass, at most."""


def check_brief(
    brief: Brief, *, file: str = BRIEF_FILE, lines: Mapping[RecordPath, int | None] | None = None
) -> tuple[Problem, ...]:
    """Return the problems across the records of a brief, without its text and the files of its documents.

    After ``MAX_CHECK_PROBLEMS`` the rest is not looked for.
    """
    report = ProblemFactory(brief, file, lines or {})
    found = chain(
        kind_problems(brief, report),
        unit_problems(brief, report),
        duplicate_problems(brief, report),
        identity_problems(brief, report),
        reference_problems(brief, report),
        _precisions(brief, report),
        place_problems(brief, report),
        layer_problems(brief, report),
        route_problems(brief, report),
        sentence_problems(brief, report),
        citation_problems(brief, report),
        rebase_problems(brief, report),
        claim_problems(brief, report),
        reserved_id_problems(brief, report),
        withheld_name_problems(brief, report),
        superseded_problems(brief, report),
        _slides(brief, report),
    )
    return tuple(islice(found, MAX_CHECK_PROBLEMS))


def check_text(
    brief: Brief,
    text: SourceText,
    *,
    file: str = BRIEF_FILE,
    lines: Mapping[RecordPath, int | None] | None = None,
) -> tuple[Problem, ...]:
    """Return the problems between a brief and the text that it encodes; its records are checked apart."""
    found = text_problems(brief, text, ProblemFactory(brief, file, lines or {}))
    return tuple(islice(found, MAX_CHECK_PROBLEMS))


def check_documents(
    brief: Brief,
    folder: Path,
    *,
    file: str = BRIEF_FILE,
    lines: Mapping[RecordPath, int | None] | None = None,
) -> tuple[Problem, ...]:
    """Return the problems between the documents of a brief and their files in its folder."""
    found = document_problems(brief, folder, ProblemFactory(brief, file, lines or {}))
    return tuple(islice(found, MAX_CHECK_PROBLEMS))


def _precisions(brief: Brief, report: ProblemFactory) -> Iterator[Problem]:
    """Yield a problem for each place that is given as more precise than one of its shapes."""
    for at, found in enumerate(brief.written_places):
        for shape in found.gazetteer_ids:
            if shape in gazetteer_places() and found.precision < gazetteer_place(shape).where_prec:
                yield report(
                    "precision",
                    ("places", at, "where_prec"),
                    found=found.precision,
                    expected=CatalogueText(
                        "problem.precision.expected", least=gazetteer_place(shape).where_prec, shape=shape
                    ),
                    mend=write_remedy([f"where_prec: {gazetteer_place(shape).where_prec}"]),
                )


def _slides(brief: Brief, report: ProblemFactory) -> Iterator[Problem]:
    """Yield a problem for each id in the view of a slide that the brief lacks."""
    known = {
        "actor": frozenset(brief.actor_by_id),
        "event": frozenset(brief.event_by_id),
        "tag": brief.event_tags,
        "brief": frozenset({brief.id}),
        "layer": frozenset(layer.id for layer in brief.layers),
    }
    advice = IdAdvice(known)
    for at, slide in enumerate(brief.slides):
        for kind, name in slide.referenced_ids():
            if name not in known[kind]:
                yield report(
                    "unknown-id",
                    ("slides", at, "view"),
                    found=name,
                    expected=CatalogueText(f"problem.unknown-id.expected-{kind}-of-brief"),
                    mend=advice.remedy(kind, name, describe=False),
                )
