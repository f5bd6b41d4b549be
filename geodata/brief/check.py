"""Checks across the records of a brief: ids, sentences, offsets, and the text it was made from."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from geodata.brief.kind_check import kind_findings
from geodata.brief.problems import Problem
from geodata.brief.record_fields import TextSpan
from geodata.brief.records import Brief, Sentence
from geodata.brief.source_text import SourceText
from geodata.brief.text_coverage import uncovered_runs
from geodata.places import find_places_by_name, gazetteer_place, gazetteer_places
from geodata.vocabulary import Coverage

_GROUPS = ("sources", "actors", "places", "events", "queries", "slides")
MAX_UNCOVERED_REPORTED = 20
"""Uncovered runs of words that are reported one by one, at most."""


_Path = tuple[str | int, ...]
_Reference = tuple[_Path, str, str | int | None]
"""Path of a reference, the kind of record that it refers to, and the id or number."""


@dataclass(frozen=True)
class _ProblemFactory:
    """Factory of the problems of one brief, with record and line."""

    brief: Brief
    file: str
    lines: Mapping[_Path, int] = field(default_factory=dict)

    def __call__(self, code: str, path: _Path, *, found: object, expected: str, mend: str) -> Problem:
        """Return a problem of the value at a path such as ``("events", 3, "claims", 0, "source")``."""
        known = path
        while known and known not in self.lines:
            known = known[:-1]
        return Problem(
            code,
            self.file,
            self.lines.get(known),
            record=self._record(path),
            field=".".join(str(part) for part in path[2:]),
            found=str(found),
            expected=expected,
            mend=mend,
        )

    def _record(self, path: _Path) -> str:
        if len(path) == 1:
            return str(path[0])
        record = getattr(self.brief, str(path[0]))[path[1]]
        name = record.number if isinstance(record, Sentence) else record.id
        return f"{path[0]}[{path[1]}] ({name})"


def check_brief(
    brief: Brief,
    *,
    text: SourceText | None = None,
    file: str = "brief.yaml",
    lines: Mapping[_Path, int] | None = None,
) -> tuple[Problem, ...]:
    """Return the problems across the records of a brief.

    With a text its hash and length are checked too, and that only white space lies outside sentences.
    """
    report = _ProblemFactory(brief, file, lines or {})
    problems = [
        *_kinds(brief, report),
        *_duplicates(brief, report),
        *_references(brief, report),
        *_precisions(brief, report),
        *_sentences(brief, report),
        *_citation_spans(brief, report),
        *_coverages(brief, report),
        *_slides(brief, report),
    ]
    if text is not None:
        problems += _text_problems(brief, text, report)
    return tuple(problems)


def _kinds(brief: Brief, report: _ProblemFactory) -> Iterator[Problem]:
    """Yield a problem for each own kind that clashes and each unknown kind or role."""
    for each in kind_findings(brief):
        yield report(each.code, each.path, found=each.found, expected=each.expected, mend=each.mend)


def _duplicates(brief: Brief, report: _ProblemFactory) -> Iterator[Problem]:
    """Yield a problem for each id or number that stands twice."""
    for group in _GROUPS:
        yield from _repeated(group, [record.id for record in getattr(brief, group)], report)
    yield from _repeated("sentences", [sentence.number for sentence in brief.sentences], report)
    claims = [
        ((event_at, at), claim.id)
        for event_at, event in enumerate(brief.events)
        for at, claim in enumerate(event.claims)
    ]
    count = Counter(name for _, name in claims)
    for (event_at, at), name in claims:
        if count[name] > 1:
            yield report(
                "duplicate-id",
                ("events", event_at, "claims", at, "id"),
                found=name,
                expected="an id of its own for each claim",
                mend="rename one of them",
            )


def _repeated(group: str, names: list[str] | list[int], report: _ProblemFactory) -> Iterator[Problem]:
    count = Counter(names)
    for at, name in enumerate(names):
        if count[name] > 1:
            yield report(
                "duplicate-id", (group, at, "id"), found=name, expected="an id once", mend="rename one"
            )


def _references(brief: Brief, report: _ProblemFactory) -> Iterator[Problem]:
    """Yield a problem for each reference to an unknown record."""
    known = {
        "source": frozenset(brief.source_by_id),
        "actor": frozenset(actor.id for actor in brief.actors) | _gazetteer_ids("country"),
        "place": frozenset(place.id for place in brief.places) | frozenset(gazetteer_places()),
        "sentence": frozenset(brief.sentence_by_number),
        "event": frozenset(brief.event_by_id),
        "shape": frozenset(gazetteer_places()),
    }
    for path, kind, value in _referenced(brief):
        if value is not None and value not in known[kind]:
            yield report(
                "unknown-id" if kind != "sentence" else "unknown-sentence",
                path,
                found=value,
                expected=f"a known {kind}",
                mend=_suggestion(kind, str(value), known[kind]),
            )


def _gazetteer_ids(kind: str) -> frozenset[str]:
    return frozenset(name for name, entry in gazetteer_places().items() if entry.kind == kind)


def _referenced(brief: Brief) -> Iterator[_Reference]:
    """Yield every reference to a record, including empty ones."""
    for at, source in enumerate(brief.sources):
        yield ("sources", at, "actor"), "actor", source.actor
    for at, actor in enumerate(brief.actors):
        for index, member in enumerate(actor.members):
            yield ("actors", at, "members", index), "actor", member
    for at, place in enumerate(brief.places):
        for index, shape in enumerate(place.geometry):
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
            path: _Path = ("events", at, "claims", index)
            yield (*path, "source"), "source", claim.source
            for step, source in enumerate(claim.via):
                yield (*path, "via", step), "source", source
            yield (*path, "sentence"), "sentence", claim.sentence


def _suggestion(kind: str, value: str, known: Iterable[object]) -> str:
    """Return a correction of an unknown id: similar known ids where there are any."""
    if kind == "sentence":
        return "correct the number or add the sentence"
    if kind in {"place", "shape"} and (near := find_places_by_name(value.replace("-", " "))):
        return f"write {' or '.join(similar.id for similar in near)}"
    close = [str(name) for name in known if str(name)[:3] == value[:3]][:3]
    return f"write {' or '.join(close)}" if close else f"correct the id or describe it under {kind}s:"


def _precisions(brief: Brief, report: _ProblemFactory) -> Iterator[Problem]:
    """Yield a problem for each place that is given as more precise than one of its shapes."""
    for at, place in enumerate(brief.places):
        for shape in place.geometry:
            if shape in gazetteer_places() and place.where_prec < gazetteer_place(shape).where_prec:
                yield report(
                    "precision",
                    ("places", at, "where_prec"),
                    found=place.where_prec,
                    expected=f"at least {gazetteer_place(shape).where_prec}, the precision of {shape}",
                    mend=f"write where_prec: {gazetteer_place(shape).where_prec}",
                )


def _sentences(brief: Brief, report: _ProblemFactory) -> Iterator[Problem]:
    """Yield problems where sentences are out of order, overlap, or lie outside the text."""
    before: Sentence | None = None
    for at, sentence in enumerate(brief.sentences):
        path: _Path = ("sentences", at, "span")
        start, end = sentence.span
        if start >= end or end > brief.text.characters:
            yield report(
                "offsets",
                path,
                found=f"[{start}, {end}]",
                expected=f"start < end ≤ {brief.text.characters}",
                mend="take the offsets from: python -m geodata locate",
            )
        if before is not None and (start < before.span[1] or sentence.number != before.number + 1):
            yield report(
                "order",
                path,
                found=f"{sentence.number} at {start} after {before.number} up to {before.span[1]}",
                expected="numbers one by one and spans that do not overlap",
                mend="put the sentences in the order of the text",
            )
        before = sentence


def _citation_spans(brief: Brief, report: _ProblemFactory) -> Iterator[Problem]:
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


def _coverages(brief: Brief, report: _ProblemFactory) -> Iterator[Problem]:
    """Yield a problem where a sentence is ``mapped`` without a citing event on the map, or the reverse."""
    on_map = {claim.sentence for event in brief.events if brief.is_on_map(event) for claim in event.claims}
    for at, sentence in enumerate(brief.sentences):
        path = ("sentences", at, "coverage")
        if sentence.number in on_map and sentence.coverage is not Coverage.MAPPED:
            yield report(
                "coverage",
                path,
                found=sentence.coverage.value,
                expected="mapped: an event on the map cites it",
                mend="write coverage: mapped",
            )
        elif sentence.number not in on_map and sentence.coverage is Coverage.MAPPED:
            yield report(
                "coverage",
                path,
                found=sentence.coverage.value,
                expected="off-map: no event on the map cites it",
                mend="cite it in a claim, or write coverage: off-map and a reason",
            )


def _slides(brief: Brief, report: _ProblemFactory) -> Iterator[Problem]:
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


def _text_problems(brief: Brief, text: SourceText, report: _ProblemFactory) -> Iterator[Problem]:
    """Yield problems between a brief and a text; of another text nothing but that it is another."""
    if not text.matches(brief):
        yield report(
            "text-hash",
            ("text",),
            found=f"a text with SHA-256 {text.sha256[:16]}… and {len(text.content):,} characters",
            expected=f"SHA-256 {brief.text.sha256[:16]}… and {brief.text.characters:,} characters",
            mend="attach the text that the brief was made from, or locate every citation anew",
        )
        return
    if len(text.content) != brief.text.characters:
        yield report(
            "text-length",
            ("text",),
            found=brief.text.characters,
            expected=f"{len(text.content)} characters",
            mend=f"write characters: {len(text.content)}",
        )
    yield from _uncovered(brief, text, report)
    yield from _paragraphs(brief, text, report)


def _uncovered(brief: Brief, text: SourceText, report: _ProblemFactory) -> Iterator[Problem]:
    """Yield a problem for each run of words outside sentences, up to a limit, and the number of the rest."""
    runs = uncovered_runs(brief, text)
    for run in runs[:MAX_UNCOVERED_REPORTED]:
        words = " ".join(text.content[run.start : run.end].split())
        line = text.content[: run.start].count("\n") + 1
        yield report(
            "uncovered",
            ("sentences",),
            found=f"[{run.start}, {run.end}] in no sentence (line {line} of the text: {words})",
            expected="only white space between sentences",
            mend="extend the span of a sentence, or add a sentence: mapped, off-map or heading",
        )
    if len(runs) > MAX_UNCOVERED_REPORTED:
        yield report(
            "uncovered",
            ("sentences",),
            found=f"{len(runs) - MAX_UNCOVERED_REPORTED} more",
            expected="only white space between sentences",
            mend="mend those above first",
        )


def _paragraphs(brief: Brief, text: SourceText, report: _ProblemFactory) -> Iterator[Problem]:
    """Yield a problem where the paragraph of a sentence is not the number of its non-empty line."""
    numbers, paragraph = [], 0
    for line in text.content.split("\n"):
        paragraph += bool(line.strip())
        numbers += [paragraph] * (len(line) + 1)
    for at, sentence in enumerate(brief.sentences):
        if (right := numbers[min(sentence.span[0], len(numbers) - 1)]) != sentence.paragraph:
            yield report(
                "paragraph",
                ("sentences", at, "paragraph"),
                found=sentence.paragraph,
                expected=str(right),
                mend=f"write paragraph: {right}",
            )
