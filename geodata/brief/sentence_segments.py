"""Sentences split into segments at the edges of cited spans, each with its claims and queries."""

from dataclasses import dataclass
from itertools import pairwise

from geodata.brief.record_fields import TextSpan
from geodata.brief.record_types.claim_record import Claim
from geodata.brief.record_types.text_records import Query, Sentence
from geodata.brief.records import Brief, Event


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


def claims_by_sentence(brief: Brief) -> dict[int, tuple[CitingClaim, ...]]:
    """Return the claims that cite each sentence, by its number, in the order of the brief."""
    by_sentence: dict[int, list[CitingClaim]] = {}
    for event in brief.event_records:
        for claim in event.claims:
            for number, spans in _spans_by_sentence(claim).items():
                by_sentence.setdefault(number, []).append(CitingClaim(event, claim, spans))
    return {number: tuple(cited) for number, cited in by_sentence.items()}


def _spans_by_sentence(claim: Claim) -> dict[int, tuple[TextSpan, ...]]:
    """Return the spans that a claim cites in each sentence of the text, by its number."""
    found: dict[int, tuple[TextSpan, ...]] = {}
    for each in claim.text_citations:
        if each.sentence is not None:
            found[each.sentence] = (*found.get(each.sentence, ()), *each.spans)
    return found


def queries_by_sentence(brief: Brief) -> dict[int, tuple[Query, ...]]:
    """Return the queries on each sentence, by its number, in the order of the brief."""
    by_sentence: dict[int, list[Query]] = {}
    for query in (query for query in brief.queries if query.document is None):
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
