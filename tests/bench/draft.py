"""How much of an encoded brief ``briefmap draft`` finds in its text, and how much it finds that is not there.

Encoded and drafted records are compared where they cite the same sentence:

- figures: the amount and its qualifier; a ratio by its factor and both periods;
- dates: the date of an event as the text gives it (what the encoder set by convention is left out), and the
  day of a saying;
- places: the places of events that stand on the map and are stated;
- speakers: the actor that a source speaks for; the author is nobody's find;
- events: the kind of what a sentence tells.

The rules were written with the Arabic text at hand, so its shares are no promise for another one. The brief's
restatements tell the same in other words and were not looked at: they are the fairer measure.
"""

import hashlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from geodata.brief.brief_folders import shipped_brief_folders
from geodata.brief.brief_reader import read_brief
from geodata.brief.record_types.claim_record import Claim
from geodata.brief.record_types.event_record import Event
from geodata.brief.record_types.figure_record import Figure
from geodata.brief.records import Brief
from geodata.brief.source_text import SourceText, load_text
from geodata.drafting.brief_draft import draft_brief
from geodata.words import Lang

TEXT = Path(__file__).resolve().parents[3] / "shared" / "brief" / "siyaqat-2024-10.ar.txt"
Items = frozenset[tuple[object, ...]]


@dataclass(frozen=True)
class Share:
    """Of so many encoded items so many were drafted; and so many drafted ones are not encoded."""

    encoded: int
    found: int
    false: int

    @property
    def share(self) -> float:
        """The part that was found."""
        return self.found / self.encoded if self.encoded else 1.0


@dataclass(frozen=True)
class _Numbered:
    """A brief whose sentences are known by the numbers of the encoded one."""

    brief: Brief
    number: Callable[[int], int]

    def claims(self) -> Iterator[tuple[Event, Claim, int]]:
        """Every claim with its event and the number of its sentence."""
        for event in self.brief.events:
            for claim in event.claims:
                yield event, claim, self.number(claim.sentence)


def measure(text: SourceText, encoded: Brief) -> dict[str, Share]:
    """What a draft of the brief's own text, made on the same day, has of an encoded brief."""
    drafted = draft_brief(text, brief_id="draft", as_of=encoded.as_of).brief
    return _shares(encoded, _Numbered(drafted, lambda number: number))


def measure_restated(encoded: Brief, lang: Lang) -> dict[str, Share]:
    """The same of a text made of the brief's restatements in one language, in its paragraphs."""
    starts: dict[int, int] = {}
    content, paragraph = "", 0
    for sentence in encoded.sentences:
        if sentence.restatement is not None:
            content += "\n" if sentence.paragraph != paragraph else " "
            paragraph = sentence.paragraph
            starts[len(content)] = sentence.number
            content += sentence.restatement[lang]
    text = SourceText(content, hashlib.sha256(content.encode()).hexdigest())
    drafted = draft_brief(text, brief_id="draft", as_of=encoded.as_of).brief
    return _shares(
        encoded,
        _Numbered(
            drafted,
            lambda number: starts[
                max(at for at in starts if at <= drafted.sentence_by_number[number].span[0])
            ],
        ),
    )


def _shares(encoded: Brief, drafted: _Numbered) -> dict[str, Share]:
    readers = {
        "figures": _figures,
        "dates": _dates,
        "places": _places,
        "speakers": _speakers,
        "events": _events,
    }
    written = _Numbered(encoded, lambda number: number)
    return {name: _share(items(written), items(drafted)) for name, items in readers.items()}


def _share(encoded: Items, drafted: Items) -> Share:
    return Share(len(encoded), len(encoded & drafted), len(drafted - encoded))


def _figures(source: _Numbered) -> Items:
    """Sentence and amount; within a sentence no amount of the brief stands twice."""
    return frozenset(
        (number, *_amount(claim.figure)) for _, claim, number in source.claims() if claim.figure is not None
    )


def _amount(figure: Figure) -> tuple[object, ...]:
    if figure.ratio is not None:
        return figure.ratio.times, figure.ratio.period, figure.ratio.base
    return figure.value, figure.low, figure.high, figure.qualifier


def _dates(source: _Numbered) -> Items:
    """A date counts for the first sentence that tells of the event."""
    dated = {
        (number, event.when.edtf)
        for event, claim, number in source.claims()
        if claim is event.claims[0] and event.when.edtf and _as_said(event)
    }
    said = {(number, "said", claim.said_on) for _, claim, number in source.claims() if claim.said_on}
    return frozenset(dated | said)


def _as_said(event: Event) -> bool:
    """Whether a date stands in the text: "by next month" does, other conventions of the encoder do not."""
    return event.is_proposed or event.when.convention is None or event.id == "troops-ready"


def _places(source: _Numbered) -> Items:
    return frozenset(
        (number, at.place, at.role)
        for event, claim, number in source.claims()
        if source.brief.is_on_map(event) and claim is event.claims[0]
        for at in event.places
        if at.basis == "stated"
    )


def _speakers(source: _Numbered) -> Items:
    return frozenset(
        (number, source.brief.source_by_id[claim.source].actor)
        for _, claim, number in source.claims()
        if claim.source != "author"
    )


def _events(source: _Numbered) -> Items:
    return frozenset((number, event.kind) for event, _, number in source.claims())


def main() -> None:
    """Print the table, and what could not be measured."""
    brief = read_brief(shipped_brief_folders()[0]).brief
    if brief is None:
        sys.exit("the shipped brief does not open")
    tables = {
        "restated in English": measure_restated(brief, "en"),
        "restated in Arabic": measure_restated(brief, "ar"),
    }
    if TEXT.exists():
        tables = {"its own text": measure(load_text(TEXT), brief)} | tables
    else:
        print(f"draft: its own text NOT MEASURED, it is not at {TEXT}")
    print("\n| draft of the shipped brief | encoded | found | share | found, not encoded |")
    print("|---|---|---|---|---|")
    for name, rows in tables.items():
        for what, row in rows.items():
            print(f"| {name}: {what} | {row.encoded} | {row.found} | {row.share:.0%} | {row.false} |")


if __name__ == "__main__":
    main()
