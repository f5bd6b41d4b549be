"""Sentences split into segments at the edges of cited spans, each with its claims and queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from geodata.brief.record_fields import TextSpan
from geodata.brief.record_types.claim_record import Claim
from geodata.brief.record_types.event_record import Event
from geodata.brief.record_types.text_records import Query, Sentence
from geodata.brief.records import Brief


@dataclass(frozen=True)
class CitingClaim:
    """A claim that cites a sentence, with its event."""

    event: Event
    claim: Claim
    spans: tuple[TextSpan, ...]
    """Offsets of the words that the claim cites in the sentence."""


@dataclass(frozen=True)
class SentenceSegment:
    """Characters of a sentence that the same claims cite and the same queries question."""

    start: int
    """Offset in the text, in code points; ``end`` is excluded."""
    end: int
    citing_claims: tuple[CitingClaim, ...] = ()
    queries: tuple[Query, ...] = ()
    ending_queries: tuple[Query, ...] = ()
    """Queries whose last span ends with this segment; their numbers are shown behind it."""

    @property
    def events(self) -> tuple[Event, ...]:
        """Events of the citing claims, each once, in the order of the brief."""
        return tuple({each.event.id: each.event for each in self.citing_claims}.values())


def sentences_of(brief: Brief, document: str | None = None) -> tuple[Sentence, ...]:
    """Return the sentences of a document, in order; without an id those of the encoded text."""
    return tuple(sentence for sentence in brief.sentences if sentence.document == document)


def claims_by_sentence(brief: Brief, document: str | None = None) -> dict[int, tuple[CitingClaim, ...]]:
    """Return the claims that cite each sentence of a document, by its number, in the order of the brief."""
    by_sentence: dict[int, list[CitingClaim]] = {}
    for event in brief.event_records:
        for claim in event.claims:
            for number, spans in _spans_by_sentence(claim, document).items():
                by_sentence.setdefault(number, []).append(CitingClaim(event, claim, spans))
    return {number: tuple(cited) for number, cited in by_sentence.items()}


def _spans_by_sentence(claim: Claim, document: str | None) -> dict[int, tuple[TextSpan, ...]]:
    """Return the spans that a claim cites in each sentence of a document, by its number."""
    found: dict[int, tuple[TextSpan, ...]] = {}
    for each in claim.cites:
        if each.sentence is not None and each.document == document:
            found[each.sentence] = (*found.get(each.sentence, ()), *each.spans)
    return found


def queries_by_sentence(brief: Brief, document: str | None = None) -> dict[int, tuple[Query, ...]]:
    """Return the queries on each sentence of a document, by its number, in the order of the brief."""
    by_sentence: dict[int, list[Query]] = {}
    for query in (query for query in brief.queries if query.document == document):
        by_sentence.setdefault(query.sentence, []).append(query)
    return {number: tuple(queries) for number, queries in by_sentence.items()}


def split_sentence(
    sentence: Sentence, cited: tuple[CitingClaim, ...] = (), queries: tuple[Query, ...] = ()
) -> tuple[SentenceSegment, ...]:
    """Return the segments of a sentence in order; joined they are the sentence, and none is empty."""
    start, end = sentence.span
    spans = [span for each in cited for span in each.spans]
    spans += [span for query in queries for span in query.spans]
    cuts = sorted({start, end, *(edge for span in spans for edge in span if start < edge < end)})
    return tuple(
        SentenceSegment(
            low,
            high,
            tuple(each for each in cited if _covers(each.spans, low, high)),
            tuple(query for query in queries if _covers(query.spans, low, high)),
            tuple(query for query in queries if min(max(at[1] for at in query.spans), end) == high),
        )
        for low, high in pairwise(cuts)
    )


def _covers(spans: tuple[TextSpan, ...], low: int, high: int) -> bool:
    return any(first <= low and high <= last for first, last in spans)


def merge_spans(spans: Iterable[TextSpan]) -> tuple[TextSpan, ...]:
    """Merge overlapping and touching spans, in order."""
    found: list[TextSpan] = []
    for low, high in sorted(spans):
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], high))
        else:
            found.append((low, high))
    return tuple(found)
