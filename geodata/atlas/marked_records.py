"""Classification markings of a brief: of itself, its events by row, its documents and its layers."""

from collections.abc import Collection, Iterable, Iterator

import numpy as np
import numpy.typing as npt

from geodata.brief.record_fields import Marking
from geodata.brief.record_types.event_record import Event
from geodata.brief.records import Brief
from geodata.tables.row_facts import numbered_rows

MarkedRows = tuple[tuple[Marking, npt.NDArray[np.intp]], ...]
"""Markings of events and of the documents that they cite, each with the rows of its events."""


def highest_markings(found: Iterable[Marking | None]) -> tuple[Marking, ...]:
    """Return the markings of the highest level, each once: several where schemes stand side by side."""
    markings = list(dict.fromkeys(marking for marking in found if marking is not None))
    top = max((marking.level for marking in markings), default=0)
    return tuple(marking for marking in markings if marking.level == top)


def marked_rows(brief: Brief, described: Iterable[tuple[int, Event]]) -> MarkedRows:
    """Return the rows of events by marking; ``described`` are the events of records, with their rows."""
    rows: dict[Marking, list[int]] = {}
    for at, event in described:
        for marking in event_markings(event, brief):
            rows.setdefault(marking, []).append(at)
    for table, numbers in numbered_rows(brief):
        if (of_table := table.document.marking) is not None:
            rows.setdefault(of_table, []).extend(numbers)
    return tuple((marking, np.unique(np.array(found, np.intp))) for marking, found in rows.items())


def event_markings(event: Event, brief: Brief) -> Iterator[Marking]:
    """Yield the markings of an event and of the documents that its claims cite or speak in."""
    if event.marking is not None:
        yield event.marking
    documents = brief.document_by_id
    if not any(document.marking for document in documents.values()):
        return
    for claim in event.claims:
        cited = map(brief.cited_document_id, claim.cites)
        spoken = (brief.source_by_id[name].document for name in (claim.source, *claim.via))
        for name in dict.fromkeys((*cited, *spoken)):
            document = documents.get(name) if name else None
            if document is not None and document.marking is not None:
                yield document.marking


def layer_markings(brief: Brief, hidden: Collection[str] = ()) -> Iterator[Marking]:
    """Yield the markings of the reference layers and of their documents, but for hidden layers."""
    for layer in (each for each in brief.layers if each.id not in hidden):
        document = brief.document_by_id.get(layer.document) if layer.document else None
        yield from (each.marking for each in (layer, document) if each is not None and each.marking)
