"""How much of a brief is proposed by rule and not yet accepted, and what a person must still write."""

from dataclasses import dataclass

from geodata.brief.records import Brief
from geodata.vocabulary import Coverage


@dataclass(frozen=True)
class Proposed:
    """Numbers of proposed records; ``str()`` says them in a line."""

    sentences: int
    events: int
    claims: int
    to_restate: tuple[int, ...]
    """Sentences that are no headings and have no restatement yet."""

    def __bool__(self) -> bool:
        """Whether anything is only proposed."""
        return bool(self.sentences or self.events or self.claims)

    def __str__(self) -> str:
        """The numbers in words."""
        return (
            f"proposed by rule and not accepted: {self.sentences} sentences, {self.events} events, "
            f"{self.claims} claims; restatements to be written: {len(self.to_restate)}"
        )


def proposed(brief: Brief) -> Proposed:
    """What of a brief is only proposed."""
    return Proposed(
        sum(sentence.proposed for sentence in brief.sentences),
        sum(event.proposed for event in brief.events),
        sum(claim.proposed for event in brief.events for claim in event.claims),
        tuple(
            sentence.number
            for sentence in brief.sentences
            if sentence.restatement is None and sentence.coverage is not Coverage.HEADING
        ),
    )
