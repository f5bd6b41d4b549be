"""Checks of ids: each stands once in its list, and each reference leads to a record."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from geodata.brief.checks.nearest_ids import IdAdvice
from geodata.brief.checks.problem_factory import ProblemFactory, RecordPath
from geodata.brief.problems import RECORD_GROUPS, Problem, ProblemLevel
from geodata.brief.record_sequence import record_ids
from geodata.brief.record_types.actor_record import wholes_of_actor
from geodata.brief.record_types.event_record import Event
from geodata.brief.records import Brief
from geodata.places import gazetteer_places
from geodata.words import CatalogueText

_KINDS: Final = {
    "documents": "document",
    "sources": "source",
    "actors": "actor",
    "places": "place",
    "sentences": "sentence",
    "events": "event",
}
"""Kind of the records of a list, as a reference names it."""


@dataclass(frozen=True)
class Reference:
    """A reference to a record: its path, the kind of record, and the id or number."""

    path: RecordPath
    kind: str
    value: object


def duplicate_problems(brief: Brief, report: ProblemFactory) -> Iterator[Problem]:
    """Yield a problem for each id or number that stands twice; the first record of it is kept."""
    for group in RECORD_GROUPS:
        records = _written(brief, group)
        names = [
            f"{each.document}:{each.number}" if group == "sentences" and each.document else _name(each)
            for each in records
        ]
        yield from _repeated([((group, at, "id"), name) for at, name in enumerate(names)], report)
    claims = [
        (("events", event_at, "claims", at, "id"), claim.id)
        for event_at, event in enumerate(brief.written_events)
        for at, claim in enumerate(event.claims)
    ]
    yield from _repeated(claims, report)
    for at, event in enumerate(brief.written_events):
        if any(rows.events.position(event.id) is not None for rows in brief.row_sources):
            yield report(
                "duplicate-id",
                ("events", at, "id"),
                found=event.id,
                expected=CatalogueText("problem.duplicate-id.expected-no-row"),
                mend=CatalogueText("problem.duplicate-id.remedy-event"),
            )


def identity_problems(brief: Brief, report: ProblemFactory) -> Iterator[Problem]:
    """Yield a warning for each former id that leads to two records, and each circle of parts."""
    for group in ("actors", "places", "events"):
        records = _written(brief, group)
        present = {each.id for each in records}
        former = Counter(name for each in records for name in set(each.was))
        for at, each in enumerate(records):
            for name in each.was:
                if name in present or former[name] > 1:
                    yield report(
                        "former-id",
                        (group, at, "was"),
                        found=name,
                        expected=CatalogueText("problem.former-id.expected"),
                        mend=CatalogueText("problem.former-id.remedy"),
                        level=ProblemLevel.WARNS,
                    )
    for at, actor in enumerate(brief.actors):
        wholes = wholes_of_actor(actor.id, brief.actor_by_id)
        last = brief.actor_by_id.get(wholes[-1]) if wholes else actor
        if last is not None and last.part_of == actor.id:
            yield report(
                "part-circle",
                ("actors", at, "part_of"),
                found=" → ".join((actor.id, *wholes, actor.id)),
                expected=CatalogueText("problem.part-circle.expected"),
                mend=CatalogueText("problem.part-circle.remedy"),
                level=ProblemLevel.WARNS,
            )


def _written(brief: Brief, group: str) -> tuple[Any, ...]:
    """Return the records of a list of the file, without those of rows; of two with one id the first."""
    return tuple(getattr(brief, f"written_{group}", getattr(brief, group)))


def _name(record: object) -> str:
    return str(getattr(record, "id", None) or getattr(record, "number", ""))


def _repeated(names: Sequence[tuple[RecordPath, str]], report: ProblemFactory) -> Iterator[Problem]:
    count, seen = Counter(name for _, name in names), set[str]()
    for path, name in names:
        if count[name] > 1:
            yield report(
                "duplicate-id",
                path,
                found=name,
                expected=CatalogueText("problem.duplicate-id.expected"),
                mend=CatalogueText("problem.duplicate-id.remedy"),
                leaves_off=name in seen,
            )
        seen.add(name)


def reference_problems(brief: Brief, report: ProblemFactory) -> Iterator[Problem]:
    """Yield a problem for each reference to an unknown record, or to one that is left off."""
    yield from unknown_references(_references(brief), brief, report)


def unknown_references(
    references: Iterable[Reference], brief: Brief, report: ProblemFactory
) -> Iterator[Problem]:
    """Yield a problem for each of some references that leads to no record."""
    known = _known_ids(brief)
    advice = IdAdvice(known)
    left_off = {(_KINDS.get(each.group, ""), each.name): each for each in brief.left_off}
    for each in references:
        if each.value is None or each.value in known[each.kind] or _is_of_gazetteer(each):
            continue
        if found := left_off.get((each.kind, _shown(each.value))):
            yield report(
                "left-off",
                each.path,
                found=CatalogueText("problem.left-off.found", name=found.name or ""),
                expected=CatalogueText(f"problem.left-off.expected-{each.kind}"),
                mend=CatalogueText(
                    "problem.left-off.remedy", record=f"{found.group}[{found.index}] ({found.name})"
                ),
            )
        else:
            yield report(
                "unknown-sentence" if each.kind == "sentence" else "unknown-id",
                each.path,
                found=_shown(each.value),
                expected=CatalogueText(f"problem.unknown-id.expected-{each.kind}"),
                mend=advice.remedy(each.kind, _shown(each.value)),
            )


def _is_of_gazetteer(reference: Reference) -> bool:
    """Return whether a reference leads to a place of the gazetteer beyond the shipped table."""
    return reference.kind in {"place", "shape"} and reference.value in gazetteer_places()


def _shown(value: object) -> str:
    """Return an id, or the number of a sentence with the id of its document."""
    if isinstance(value, tuple):
        document, number = value
        return f"{document} {number}" if document else str(number)
    return str(value)


def _known_ids(brief: Brief) -> Mapping[str, Collection[object]]:
    shapes = frozenset(gazetteer_places())
    states = frozenset(name for name, found in gazetteer_places().items() if found.kind == "country")
    return {
        "document": frozenset(brief.document_by_id),
        "source": frozenset(brief.source_by_id),
        "actor": frozenset(actor.id for actor in brief.actors) | states,
        "place": frozenset(record_ids(brief.places)) | shapes,
        "sentence": frozenset(brief.sentence_by_key),
        "event": frozenset(brief.event_by_id),
        "claim": frozenset(claim.id for event in brief.event_records for claim in event.claims),
        "shape": shapes,
    }


def _references(brief: Brief) -> Iterator[Reference]:
    """Yield every reference to a record, including empty ones."""
    for at, document in enumerate(brief.documents):
        yield Reference(("documents", at, "supersedes"), "document", document.supersedes)
    for at, source in enumerate(brief.sources):
        yield Reference(("sources", at, "actor"), "actor", source.actor)
        yield Reference(("sources", at, "document"), "document", source.document)
    for at, actor in enumerate(brief.actors):
        yield Reference(("actors", at, "part_of"), "actor", actor.part_of)
        for index, member in enumerate(actor.members):
            yield Reference(("actors", at, "members", index), "actor", member)
    for at, place in enumerate(brief.written_places):
        for index, shape in enumerate(place.gazetteer_ids):
            yield Reference(("places", at, "geometry", index), "shape", shape)
    for at, sentence in enumerate(brief.sentences):
        yield Reference(("sentences", at, "document"), "document", sentence.document)
    for at, event in enumerate(brief.written_events):
        yield from event_references(("events", at), event)
    yield from _references_of_files(brief)
    yield from _references_of_queries(brief)


def event_references(at: RecordPath, event: Event) -> Iterator[Reference]:
    """Yield every reference of the event at a path, including empty ones."""
    yield Reference((*at, "parent"), "event", event.parent)
    for index, part in enumerate(event.actors):
        yield Reference((*at, "actors", index, "actor"), "actor", part.actor)
    for index, location in enumerate(event.places):
        yield Reference((*at, "places", index, "place"), "place", location.place)
    for index, claim in enumerate(event.claims):
        path: RecordPath = (*at, "claims", index)
        yield Reference((*path, "source"), "source", claim.source)
        for step, source in enumerate(claim.via):
            yield Reference((*path, "via", step), "source", source)
        for step, citation in enumerate(claim.cites):
            place = (*path, "cites", step)
            yield Reference((*place, "document"), "document", citation.document)
            if citation.sentence is not None:
                key = (citation.document, citation.sentence)
                yield Reference((*place, "sentence"), "sentence", key)
        if claim.figure:
            yield Reference((*path, "figure", "revises"), "claim", claim.figure.revises)
            covers = claim.figure.covers
            yield Reference((*path, "figure", "covers", "place"), "place", covers and covers.place)


def _references_of_files(brief: Brief) -> Iterator[Reference]:
    """Yield the references of tables and layers, and the theatre of the brief."""
    for index, place in enumerate(brief.theatre):
        yield Reference(("theatre", index), "place", place)
    for at, table in enumerate(brief.tables):
        yield Reference(("tables", at, "document"), "document", table.document)
        for name, answer in table.places.items():
            yield Reference(("tables", at, "places", name), "place", answer.id)
    for at, layer in enumerate(brief.layers):
        yield Reference(("layers", at, "document"), "document", layer.document)
        for index, place in enumerate(layer.places):
            yield Reference(("layers", at, "places", index), "place", place)


def _references_of_queries(brief: Brief) -> Iterator[Reference]:
    for at, query in enumerate(brief.queries):
        key = (query.document, query.sentence)
        yield Reference(("queries", at, "sentence"), "sentence", key)
        for index, event in enumerate(query.events):
            yield Reference(("queries", at, "events", index), "event", event)
        if query.stands_for:
            yield Reference(("queries", at, "stands_for", "written"), "actor", query.stands_for.written)
            yield Reference(("queries", at, "stands_for", "meant"), "actor", query.stands_for.meant)
