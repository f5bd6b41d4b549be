"""A sentence cut at the edges of all that cites it: each piece knows every claim and every note on it."""

from dataclasses import dataclass
from itertools import pairwise

from geodata.brief.record_fields import Offsets
from geodata.brief.records import Brief, Claim, Event, Query, Sentence


@dataclass(frozen=True)
class Cited:
    """A claim that cites a sentence, with its event."""

    event: Event
    claim: Claim


@dataclass(frozen=True)
class Piece:
    """Some characters of a sentence that the same claims cite and the same notes question."""

    start: int
    """Offset in the text, in code points."""
    end: int
    cited: tuple[Cited, ...] = ()
    queries: tuple[Query, ...] = ()
    closes: tuple[Query, ...] = ()
    """The notes whose words end with this piece: their numbers stand behind it."""

    @property
    def events(self) -> tuple[Event, ...]:
        """The events that rest on these words, each once, in the order of the brief."""
        return tuple({each.event.id: each.event for each in self.cited}.values())


def citing(brief: Brief) -> dict[int, tuple[Cited, ...]]:
    """The claims that cite each sentence, by its number, in the order of the brief."""
    found: dict[int, list[Cited]] = {}
    for event in brief.events:
        for claim in event.claims:
            found.setdefault(claim.sentence, []).append(Cited(event, claim))
    return {number: tuple(cited) for number, cited in found.items()}


def questioning(brief: Brief) -> dict[int, tuple[Query, ...]]:
    """The notes on each sentence, by its number, in the order of the brief."""
    found: dict[int, list[Query]] = {}
    for query in brief.queries:
        found.setdefault(query.sentence, []).append(query)
    return {number: tuple(queries) for number, queries in found.items()}


def pieces(
    sentence: Sentence, cited: tuple[Cited, ...] = (), queries: tuple[Query, ...] = ()
) -> tuple[Piece, ...]:
    """The pieces of a sentence in order; together they are the sentence, none is empty."""
    start, end = sentence.span
    spans = [span for each in cited for span in each.claim.spans]
    spans += [span for query in queries for span in query.spans]
    cuts = sorted({start, end, *(edge for span in spans for edge in span if start < edge < end)})
    return tuple(
        Piece(
            low,
            high,
            tuple(each for each in cited if _covers(each.claim.spans, low, high)),
            tuple(query for query in queries if _covers(query.spans, low, high)),
            tuple(query for query in queries if min(max(at[1] for at in query.spans), end) == high),
        )
        for low, high in pairwise(cuts)
    )


def _covers(spans: tuple[Offsets, ...], low: int, high: int) -> bool:
    return any(first <= low and high <= last for first, last in spans)
