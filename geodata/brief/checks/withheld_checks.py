"""Checks of withheld sources: ids that stand for them, and records whose words name them all the same."""

from collections.abc import Iterator
from itertools import chain
from typing import Any, Final

from geodata.brief.checks.problem_factory import ProblemFactory
from geodata.brief.problems import Problem, ProblemLevel
from geodata.brief.records import Brief
from geodata.brief.withheld.brief_mask import mask_brief
from geodata.brief.withheld.withheld_ids import RESERVED_ID, withheld_ids
from geodata.words import CatalogueText, fold_text

_SHORTEST: Final = 4
"""Characters of a name that is looked for, at least; shorter ones stand in other words."""


def reserved_id_problems(brief: Brief, report: ProblemFactory) -> Iterator[Problem]:
    """Yield a problem for each source or document with an id that stands for withheld ones."""
    for group in ("sources", "documents"):
        for at, record in enumerate(getattr(brief, group)):
            if RESERVED_ID.fullmatch(record.id):
                yield report(
                    "reserved-id",
                    (group, at, "id"),
                    found=record.id,
                    expected=CatalogueText("problem.reserved-id.expected"),
                    mend=CatalogueText("problem.reserved-id.remedy"),
                )


def withheld_name_problems(brief: Brief, report: ProblemFactory) -> Iterator[Problem]:
    """Yield a warning for each record whose words name a withheld source or document, and would be shown."""
    ids = withheld_ids(brief, withholds=False)
    if ids.is_empty:
        return
    names = {
        fold_text(name): name for name in _names(brief, frozenset(ids.sources), frozenset(ids.documents))
    }
    masked = mask_brief(brief, ids, brief.left_off)
    actors = [actor.id for actor in brief.actors]
    for group in ("actors", "sentences", "events", "layers", "queries", "slides"):
        for at, record in enumerate(getattr(masked, group)):
            words = fold_text("\n".join(_texts(record.model_dump(mode="json"))))
            if found := [name for folded, name in names.items() if folded in words]:
                yield report(
                    "withheld-named",
                    (group, at if group != "actors" else actors.index(record.id)),
                    found=found[0],
                    expected=CatalogueText("problem.withheld-named.expected"),
                    mend=CatalogueText("problem.withheld-named.remedy"),
                    level=ProblemLevel.WARNS,
                )


def _names(brief: Brief, sources: frozenset[str], documents: frozenset[str]) -> Iterator[str]:
    """Yield the names, ids and addresses of withheld sources and documents."""
    for source in brief.sources:
        if source.id in sources:
            short = source.short.wordings if source.short else ()
            yield from _long((source.id, *source.name.wordings, *short, source.url or ""))
    for document in brief.documents:
        if document.id in documents:
            titles = (text.wordings for text in (document.title, document.publisher) if text)
            yield from _long((document.id, document.file or "", document.url or "", *chain(*titles)))


def _long(names: tuple[str, ...]) -> Iterator[str]:
    yield from (name for name in names if len(name) >= _SHORTEST)


def _texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            yield from (text for each in value.values() for text in _texts(each))
        case list():
            yield from (text for each in value for text in _texts(each))
