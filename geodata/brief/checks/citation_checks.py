"""Checks of sentences and of the words that claims and queries cite in them."""

from collections.abc import Iterator

from geodata.brief.checks.problem_factory import ProblemFactory, RecordPath
from geodata.brief.problems import Problem
from geodata.brief.record_fields import TextSpan
from geodata.brief.record_types.text_records import Sentence
from geodata.brief.records import Brief
from geodata.words import CatalogueText


def sentence_problems(brief: Brief, report: ProblemFactory) -> Iterator[Problem]:
    """Yield problems where sentences of a document are out of order, overlap, or lie outside the text."""
    last: dict[str | None, Sentence] = {}
    for at, sentence in enumerate(brief.sentences):
        path: RecordPath = ("sentences", at, "span")
        start, end = sentence.span
        size = _length(brief, sentence.document)
        if start >= end or (size is not None and end > size):
            yield report(
                "offsets",
                path,
                found=f"[{start}, {end}]",
                expected=CatalogueText(
                    "problem.offsets.expected-order",
                    order="start < end" if size is None else f"start < end ≤ {size}",
                ),
                mend=CatalogueText("problem.offsets.remedy-locate"),
            )
        before = last.get(sentence.document)
        if before is not None and (start < before.span[1] or sentence.number <= before.number):
            yield report(
                "order",
                path,
                found=CatalogueText(
                    "problem.order.found",
                    number=str(sentence.number),
                    start=str(start),
                    before=str(before.number),
                    end=str(before.span[1]),
                ),
                expected=CatalogueText("problem.order.expected"),
                mend=CatalogueText("problem.order.remedy"),
            )
        last[sentence.document] = sentence


def _length(brief: Brief, document: str | None) -> int | None:
    """Return the number of characters of a document, where it is given."""
    found = brief.text if document is None else brief.document_by_id.get(document)
    return found.characters if found else None


def citation_problems(brief: Brief, report: ProblemFactory) -> Iterator[Problem]:
    """Yield a problem for each cited span that is empty or outside its sentence."""
    for path, sentence, spans in _cited_spans(brief):
        for index, span in enumerate(spans if sentence else ()):
            if sentence is not None and not _is_inside(span, sentence.span):
                yield report(
                    "offsets",
                    (*path, index),
                    found=list(span),
                    expected=CatalogueText(
                        "problem.offsets.expected-in-sentence",
                        number=str(sentence.number),
                        span=str(list(sentence.span)),
                    ),
                    mend=CatalogueText("problem.offsets.remedy-span"),
                )


def _cited_spans(brief: Brief) -> Iterator[tuple[RecordPath, Sentence | None, tuple[TextSpan, ...]]]:
    """Yield the path of the spans of each citation and query, their sentence, and the spans."""
    for at, event in enumerate(brief.written_events):
        for index, claim in enumerate(event.claims):
            for step, each in enumerate(claim.cites):
                path = ("events", at, "claims", index, "cites", step, "spans")
                yield path, brief.sentence_of(each), each.spans
    for at, query in enumerate(brief.queries):
        sentence = brief.sentence_by_key.get((query.document, query.sentence))
        yield ("queries", at, "spans"), sentence, query.spans


def _is_inside(span: TextSpan, outer: TextSpan) -> bool:
    return outer[0] <= span[0] < span[1] <= outer[1]
