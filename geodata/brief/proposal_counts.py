"""Counts of the records of a brief that are proposed by rule and not accepted yet."""

from dataclasses import dataclass

from geodata.brief.records import Brief


@dataclass(frozen=True)
class ProposalCounts:
    """Numbers of proposed records; ``str()`` gives them on one line."""

    sentences: int
    events: int
    claims: int
    to_restate: tuple[int, ...]
    """Numbers of the sentences, other than headings, without a restatement."""

    def __bool__(self) -> bool:
        """Return whether any record is only proposed."""
        return bool(self.sentences or self.events or self.claims)

    def __str__(self) -> str:
        """Return the numbers on one line."""
        return (
            f"found by rule and not accepted: {self.sentences} sentences, {self.events} events, "
            f"{self.claims} claims; restatements to be written: {len(self.to_restate)}"
        )


def count_proposals(brief: Brief) -> ProposalCounts:
    """Count the proposed records of a brief."""
    return ProposalCounts(
        sum(sentence.is_proposed for sentence in brief.sentences),
        sum(event.is_proposed for event in brief.event_records),
        sum(claim.is_proposed for event in brief.event_records for claim in event.claims),
        tuple(
            sentence.number
            for sentence in brief.text_sentences
            if sentence.restatement is None and not sentence.heading
        ),
    )
