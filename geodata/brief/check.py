"""Checks across the records of a brief: ids, sentences, offsets, and the text it was made from."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from geodata.brief.problem_factory import ProblemFactory, RecordPath, same_path
from geodata.brief.problems import Problem, ProblemLevel
from geodata.brief.record_fields import TextSpan
from geodata.brief.records import RECORD_GROUPS, Brief, Sentence
from geodata.brief.source_text import SourceText
from geodata.brief.text_checks import text_problems
from geodata.places import find_places_by_name, gazetteer_place, gazetteer_places
from geodata.places.place_checks import check_place, check_vertex_count
from geodata.places.place_findings import PlaceFinding
from geodata.vocabulary import Coverage

_KINDS = {
    "sources": "source",
    "actors": "actor",
    "places": "place",
    "sentences": "sentence",
    "events": "event",
}
"""Kind of the records of a list, as a reference names it."""
_Reference = tuple[RecordPath, str, str | int | None]
"""Path of a reference, the kind of record that it refers to, and the id or number."""


def check_brief(
    brief: Brief,
    *,
    text: SourceText | None = None,
    file: str = "brief.yaml",
    lines: Mapping[RecordPath, int] | None = None,
    path_in_file: Callable[[RecordPath], RecordPath] = same_path,
) -> tuple[Problem, ...]:
    """Return the problems across the records of a brief.

    With a text its hash and length are checked too, and that only white space lies outside sentences.
    ``path_in_file`` gives the path in the file of a path in the brief, where records are left off.
    """
    report = ProblemFactory(brief, file, lines or {}, path_in_file)
    problems = [
        *_duplicates(brief, report),
        *_references(brief, report),
        *_precisions(brief, report),
        *_places(brief, report),
        *_sentences(brief, report),
        *_citation_spans(brief, report),
        *_coverages(brief, report),
        *_slides(brief, report),
    ]
    if text is not None:
        problems += text_problems(brief, text, report)
    return tuple(problems)


def _duplicates(brief: Brief, report: ProblemFactory) -> Iterator[Problem]:
    """Yield a problem for each id or number that stands twice."""
    for group in (group for group in RECORD_GROUPS if group != "sentences"):
        yield from _repeated(group, [record.id for record in getattr(brief, group)], report)
    yield from _repeated("sentences", [sentence.number for sentence in brief.sentences], report)
    claims = [
        ((event_at, at), claim.id)
        for event_at, event in enumerate(brief.events)
        for at, claim in enumerate(event.claims)
    ]
    count, seen = Counter(name for _, name in claims), set[str]()
    for (event_at, at), name in claims:
        if count[name] > 1:
            yield report(
                "duplicate-id",
                ("events", event_at, "claims", at, "id"),
                found=name,
                expected="an id of its own for each claim",
                mend="rename one of them",
                leaves_off=name in seen,
            )
        seen.add(name)


def _repeated(group: str, names: list[str] | list[int], report: ProblemFactory) -> Iterator[Problem]:
    count = Counter(names)
    for at, name in enumerate(names):
        if count[name] > 1:
            yield report(
                "duplicate-id",
                (group, at, "id"),
                found=name,
                expected="an id once",
                mend="rename one",
                leaves_off=name in names[:at],
            )


def _references(brief: Brief, report: ProblemFactory) -> Iterator[Problem]:
    """Yield a problem for each reference to an unknown record."""
    known = {
        "source": frozenset(brief.source_by_id),
        "actor": frozenset(actor.id for actor in brief.actors) | _gazetteer_ids("country"),
        "place": frozenset(found.id for found in brief.places) | frozenset(gazetteer_places()),
        "sentence": frozenset(brief.sentence_by_number),
        "event": frozenset(brief.event_by_id),
        "shape": frozenset(gazetteer_places()),
    }
    left_off = {(_KINDS.get(each.group, ""), each.name): each for each in brief.left_off}
    for path, kind, value in _referenced(brief):
        if value is None or value in known[kind]:
            continue
        if found := left_off.get((kind, str(value))):
            yield report(
                "left-off",
                path,
                found=f"{value}, which is left off",
                expected=f"a {kind} without problems",
                mend=f"mend {found.group}[{found.index}] ({found.name}) first",
            )
        else:
            yield report(
                "unknown-id" if kind != "sentence" else "unknown-sentence",
                path,
                found=value,
                expected=f"a known {kind}",
                mend=_suggestion(kind, str(value), known[kind]),
            )


def _gazetteer_ids(kind: str) -> frozenset[str]:
    return frozenset(name for name, found in gazetteer_places().items() if found.kind == kind)


def _referenced(brief: Brief) -> Iterator[_Reference]:
    """Yield every reference to a record, including empty ones."""
    for at, source in enumerate(brief.sources):
        yield ("sources", at, "actor"), "actor", source.actor
    for at, actor in enumerate(brief.actors):
        for index, member in enumerate(actor.members):
            yield ("actors", at, "members", index), "actor", member
    for at, found in enumerate(brief.places):
        for index, shape in enumerate(found.gazetteer_ids):
            yield ("places", at, "geometry", index), "shape", shape
    yield from _referenced_in_events(brief)
    for at, query in enumerate(brief.queries):
        yield ("queries", at, "sentence"), "sentence", query.sentence
        for index, event in enumerate(query.events):
            yield ("queries", at, "events", index), "event", event
        if query.stands_for:
            yield ("queries", at, "stands_for", "written"), "actor", query.stands_for.written
            yield ("queries", at, "stands_for", "meant"), "actor", query.stands_for.meant


def _referenced_in_events(brief: Brief) -> Iterator[_Reference]:
    for at, event in enumerate(brief.events):
        yield ("events", at, "parent"), "event", event.parent
        for index, part in enumerate(event.actors):
            yield ("events", at, "actors", index, "actor"), "actor", part.actor
        for index, location in enumerate(event.places):
            yield ("events", at, "places", index, "place"), "place", location.place
        for index, claim in enumerate(event.claims):
            path: RecordPath = ("events", at, "claims", index)
            yield (*path, "source"), "source", claim.source
            for step, source in enumerate(claim.via):
                yield (*path, "via", step), "source", source
            yield (*path, "sentence"), "sentence", claim.sentence


def _suggestion(kind: str, value: str, known: Iterable[object]) -> str:
    """Return a correction of an unknown id: similar known ids where there are any."""
    if kind == "sentence":
        return "correct the number or add the sentence"
    if kind in {"place", "shape"} and (near := find_places_by_name(value.replace("-", " "))):
        return f"write {' or '.join(found.id for found in near)}"
    close = [str(name) for name in known if str(name)[:3] == value[:3]][:3]
    return f"write {' or '.join(close)}" if close else f"correct the id or describe it under {kind}s:"


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


def _places(brief: Brief, report: ProblemFactory) -> Iterator[Problem]:
    """Yield a problem for each finding on a place, at the line of its field."""
    definitions = brief.place_resolver.definitions
    for at, place in enumerate(brief.places):
        for finding in check_place(definitions[place.id], place.name.wordings, brief.place_resolver):
            yield _place_problem(finding, ("places", at), report)
    for finding in check_vertex_count(definitions.values()):
        yield _place_problem(finding, ("places",), report)


def _place_problem(finding: PlaceFinding, path: RecordPath, report: ProblemFactory) -> Problem:
    return report(
        finding.code,
        (*path, *finding.field),
        found=finding.found,
        expected=finding.expected,
        mend=finding.mend,
        level=ProblemLevel(finding.level),
    )


def _sentences(brief: Brief, report: ProblemFactory) -> Iterator[Problem]:
    """Yield problems where sentences are out of order, overlap, or lie outside the text."""
    before: Sentence | None = None
    for at, sentence in enumerate(brief.sentences):
        path: RecordPath = ("sentences", at, "span")
        start, end = sentence.span
        if start >= end or end > brief.text.characters:
            yield report(
                "offsets",
                path,
                found=f"[{start}, {end}]",
                expected=f"start < end ≤ {brief.text.characters}",
                mend="take the offsets from: python -m geodata locate",
            )
        if before is not None and (start < before.span[1] or sentence.number <= before.number):
            yield report(
                "order",
                path,
                found=f"{sentence.number} at {start} after {before.number} up to {before.span[1]}",
                expected="rising numbers and spans that do not overlap",
                mend="put the sentences in the order of the text",
            )
        before = sentence


def _citation_spans(brief: Brief, report: ProblemFactory) -> Iterator[Problem]:
    """Yield a problem for each cited span that is empty or outside its sentence."""
    cited = [
        (("events", at, "claims", index, "spans"), claim.sentence, claim.spans)
        for at, event in enumerate(brief.events)
        for index, claim in enumerate(event.claims)
    ] + [(("queries", at, "spans"), query.sentence, query.spans) for at, query in enumerate(brief.queries)]
    for path, number, spans in cited:
        sentence = brief.sentence_by_number.get(number)
        if sentence is None:
            continue
        for index, span in enumerate(spans):
            if not _is_inside(span, sentence.span):
                yield report(
                    "offsets",
                    (*path, index),
                    found=list(span),
                    expected=f"a span inside sentence {number} {list(sentence.span)}",
                    mend="correct the span, or the number of the sentence",
                )


def _is_inside(span: TextSpan, outer: TextSpan) -> bool:
    return outer[0] <= span[0] < span[1] <= outer[1]


def _coverages(brief: Brief, report: ProblemFactory) -> Iterator[Problem]:
    """Yield a problem where a sentence is ``mapped`` without a citing event on the map, or the reverse."""
    on_map = {claim.sentence for event in brief.events if event.on_map for claim in event.claims}
    for at, sentence in enumerate(() if brief.left_off else brief.sentences):
        path = ("sentences", at, "coverage")
        if sentence.number in on_map and sentence.coverage is not Coverage.MAPPED:
            yield report(
                "coverage",
                path,
                found=sentence.coverage.value,
                expected="mapped: an event on the map cites it",
                mend="write coverage: mapped",
                leaves_off=False,
            )
        elif sentence.number not in on_map and sentence.coverage is Coverage.MAPPED:
            yield report(
                "coverage",
                path,
                found=sentence.coverage.value,
                expected="off-map: no event on the map cites it",
                mend="cite it in a claim, or write coverage: off-map and a reason",
                leaves_off=False,
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
                    mend=_suggestion(kind, name, known[kind]).partition(" or describe")[0],
                )
