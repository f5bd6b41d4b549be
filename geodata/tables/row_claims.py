"""Claims of the event of a row: one for each speaker, and one for each further figure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from geodata.brief.record_types.citation_record import Citation
from geodata.brief.record_types.claim_record import Claim
from geodata.brief.record_types.figure_record import Figure
from geodata.brief.record_types.table_mapping import FigureMapping, RowMapping
from geodata.tables.cell_text import one_line
from geodata.vocabulary import Statement
from geodata.words import LANGS, Lang, translate
from geodata.words.localized_text import LocalizedText


@dataclass(frozen=True)
class ClaimParts:
    """Parts of an event that its claims are made of."""

    event: Mapping[str, Any]
    """Row of the table ``events``."""
    speakers: Sequence[str]
    """Ids of the sources."""
    figures: Sequence[Mapping[str, Any]]
    """Rows of the table ``figures``."""


def event_claims(parts: ClaimParts, *, mapping: RowMapping, document: str, lang: Lang) -> tuple[Claim, ...]:
    """Return the claims of an event, which cite its row.

    The first speaker states the figures, and the first claim has the note.
    """
    event = parts.event
    citation = Citation(document=document, row=event["record"])
    first, *others = dict.fromkeys(parts.speakers)
    stated = [(mapping.figures[row["mapping"]], row) for row in parts.figures]
    note = LocalizedText({lang: event["note"]}) if event["note"] else None
    spoken: Iterator[tuple[str, Figure | None, LocalizedText | None]] = chain(
        ((first, figure_of(mapped, row), _figure_gist(row)) for mapped, row in stated),
        () if stated else ((first, None, None),),
        ((source, None, None) for source in others),
    )
    return tuple(
        Claim(
            id=f"{event['event_id']}-c{number}",
            source=source,
            cites=(citation,),
            statement=Statement.REPORTED,
            figure=figure,
            gist=(note if number == 1 and note else None) or gist,
        )
        for number, (source, figure, gist) in enumerate(spoken, 1)
    )


def figure_of(mapped: FigureMapping, row: Mapping[str, Any]) -> Figure:
    """Return a figure of a row: a range where its amounts are in order, else the best one alone."""
    best, low, high = (_amount(row[name]) for name in ("best", "low", "high"))
    facts: dict[str, Any] = {"unit": mapped.unit, "counts": mapped.counts}
    if low is None or high is None or not _in_order(low, best, high):
        value = next(amount for amount in (best, low, high) if amount is not None)
        return Figure(value=value, **facts)
    return Figure(low=low, high=high, best=best, **facts)


def _figure_gist(row: Mapping[str, Any]) -> LocalizedText | None:
    """Return the amounts of a row in words where they are out of order."""
    best, low, high = (_amount(row[name]) for name in ("best", "low", "high"))
    if low is None or high is None or _in_order(low, best, high):
        return None
    amounts = {"low": low, "best": "–" if best is None else best, "high": high}
    return LocalizedText({lang: one_line(translate("row.figure-order", lang, **amounts)) for lang in LANGS})


def _in_order(low: float, best: float | None, high: float) -> bool:
    return low <= high and (best is None or low <= best <= high)


def _amount(value: float | None) -> float | int | None:
    return int(value) if value is not None and value.is_integer() else value
