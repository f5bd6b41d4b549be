"""Events that a language model of the user's own proposes for a text, each checked against the text.

Every span stands in its paragraph to the letter, every number is what the rules read in its words, every date
is what they read or is doubtful, and every place is the gazetteer's. What fails is dropped and counted by
reason.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from time import monotonic as _now
from typing import Final

from geodata.brief.record_fields import TextSpan
from geodata.drafting.model_checks import DropReason, ModelEvent, ProposalDroppedError, TextChecks
from geodata.drafting.model_client import (
    AnswerFault,
    AnswerFaultError,
    ModelClient,
    ModelFailureError,
    SendingFault,
    sending_fault,
)
from geodata.drafting.model_prompt import answer_schema, answered_events, question_messages
from geodata.kinds.kind_table import shipped_kinds
from geodata.settings import Settings
from geodata.words import CatalogueText

MODEL_RULE: Final = "model:"
"""Begin of the name of the rule of what a model proposes; the model's name follows."""
MOST_EVENTS: Final = 60
"""Events that one paragraph may have; the rest of its answer is dropped."""
MOST_CHARACTERS: Final = 12_000
"""Characters of a paragraph that is asked about."""
_Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class ModelAnswer:
    """Proposals of a model for a text, and counts of the rest."""

    rule: str = ""
    """Name of the rule that the proposals carry: ``model:`` and the model's name."""
    proposals: tuple[ModelEvent, ...] = ()
    """Checked events, in the order of the paragraphs."""
    dropped: Mapping[DropReason, int] = field(default_factory=dict)
    """Number of dropped proposals by reason."""
    unread: Mapping[AnswerFault, int] = field(default_factory=dict)
    """Number of paragraphs whose answer could not be read, by fault."""
    answered: int = 0
    """Number of paragraphs that were answered, well or badly."""
    left_out: int = 0
    """Number of paragraphs that were not asked about."""
    failure: CatalogueText | None = None
    """Failure after which the model was asked no more."""

    def lines(self) -> tuple[CatalogueText, ...]:
        """Return what is to be said of the answer, a line each."""
        return tuple(self._lines())

    def _lines(self) -> Iterator[CatalogueText]:
        model = self.rule.removeprefix(MODEL_RULE)
        if self.failure is not None:
            yield self.failure
        yield CatalogueText("model-answer.proposed", n=len(self.proposals), model=model)
        if self.dropped:
            reasons = tuple(CatalogueText(f"model-dropped.{key}", n=n) for key, n in _by_number(self.dropped))
            yield CatalogueText("model-answer.dropped", n=sum(self.dropped.values()), reasons=reasons)
        if self.unread:
            faults = tuple(CatalogueText(f"model-unread.{key}", n=n) for key, n in _by_number(self.unread))
            yield CatalogueText("model-answer.unread", n=sum(self.unread.values()), faults=faults)
        if self.left_out:
            yield CatalogueText("model-answer.left-out", n=self.left_out)


def _by_number(counts: Mapping[DropReason, int] | Mapping[AnswerFault, int]) -> list[tuple[str, int]]:
    """Return counts with the largest first; equal ones by name."""
    return sorted(((key.value, n) for key, n in counts.items()), key=lambda pair: (-pair[1], pair[0]))


def ask_model(  # noqa: PLR0913 - a text, and all that is known and allowed of it
    content: str,
    paragraphs: Sequence[TextSpan],
    settings: Settings,
    *,
    may_send: bool = False,
    is_marked: bool = False,
    as_of: date | None = None,
    progress: _Progress = lambda _done, _count: None,
) -> ModelAnswer:
    """Return the proposals of the model of the settings for the paragraphs of a text, one asked at a time.

    Parameters
    ----------
    content
        The whole text.
    paragraphs
        Half-open offsets of its paragraphs.
    may_send
        Whether the user has said that this text may go to an address that is not on this machine.
    is_marked
        Whether the text, or the brief of it, has a marking.
    as_of
        Day of the text, where it is known.
    progress
        Called with the number of paragraphs answered and of those to ask.
    """
    rule = f"{MODEL_RULE}{settings.model}"
    fault = sending_fault(settings, may_send=may_send, is_marked=is_marked)
    if fault is not None:
        return ModelAnswer(rule, left_out=len(paragraphs), failure=_not_sent(fault, settings))
    worded = [span for span in paragraphs if any(map(str.isalpha, content[slice(*span)]))]
    asked = [span for span in worded if span[1] - span[0] <= MOST_CHARACTERS][: settings.model_paragraphs]
    reading = _Reading(TextChecks(content, shipped_kinds(), as_of))
    failure = _ask_each(asked, settings, reading, progress)
    return ModelAnswer(
        rule,
        tuple(reading.proposals),
        dict(reading.dropped),
        dict(reading.unread),
        reading.answered,
        len(worded) - reading.answered,
        failure,
    )


def _ask_each(
    paragraphs: Sequence[TextSpan], settings: Settings, reading: "_Reading", progress: _Progress
) -> CatalogueText | None:
    """Ask about one paragraph after the other; return the failure that ended it, if one did."""
    checks = reading.checks
    client, schema = ModelClient(settings), answer_schema(checks.kinds)
    last = _now() + settings.model_s
    for done, span in enumerate(paragraphs):
        progress(done, len(paragraphs))
        seconds = min(settings.model_paragraph_s, last - _now())
        if seconds <= 0:
            return CatalogueText("model-failure.time-in-all", seconds=round(settings.model_s))
        messages = question_messages(checks.content[slice(*span)], checks.kinds, checks.as_of)
        try:
            reading.take(client.ask(messages, schema, seconds), span)
        except AnswerFaultError as error:
            reading.unread[error.fault] += 1
        except ModelFailureError as error:
            return error.words
        reading.answered += 1
    progress(len(paragraphs), len(paragraphs))
    return None


def _not_sent(fault: SendingFault, settings: Settings) -> CatalogueText:
    return CatalogueText(f"model-not-sent.{fault}", address=settings.model_url)


@dataclass
class _Reading:
    """Proposals and counts while the paragraphs are asked about."""

    checks: TextChecks
    proposals: list[ModelEvent] = field(default_factory=list)
    dropped: Counter[DropReason] = field(default_factory=Counter)
    unread: Counter[AnswerFault] = field(default_factory=Counter)
    answered: int = 0

    def take(self, words: str, paragraph: TextSpan) -> None:
        """Check the events of an answer about a paragraph and keep those that stand."""
        events = answered_events(words)
        if len(events) > MOST_EVENTS:
            self.dropped[DropReason.TOO_MANY] += len(events) - MOST_EVENTS
        known = set()
        for each in events[:MOST_EVENTS]:
            try:
                found = self.checks.checked_event(each, paragraph)
            except ProposalDroppedError as error:
                self.dropped[error.reason] += 1
                continue
            if (found.kind, found.clause) in known:
                self.dropped[DropReason.REPEATED] += 1
                continue
            known.add((found.kind, found.clause))
            self.proposals.append(found)
