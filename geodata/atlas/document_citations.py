"""Citations of the documents of a brief: those of written claims, and the rows of its tables."""

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import Final

import numpy as np

from geodata.atlas.atlas_frames import described_events
from geodata.atlas.selection import Selection
from geodata.brief.record_types.citation_record import Citation
from geodata.brief.record_types.claim_record import Claim
from geodata.brief.record_types.document_record import Document
from geodata.brief.record_types.event_record import Event
from geodata.brief.records import Brief
from geodata.gazetteer import gazetteer_places
from geodata.phrasing.document_words import document_line
from geodata.places.own_geometry import geometry_references
from geodata.tables.row_facts import numbered_rows
from geodata.words import Lang, translate

CREDITED_SOURCE: Final = "geonames"
"""Source in the gazetteer whose licence asks that it is named."""


@dataclass(frozen=True)
class DocumentCitation:
    """A citation with its claim and event."""

    event: Event
    claim: Claim
    citation: Citation


def default_document(brief: Brief) -> Document | None:
    """Return the document that is read first: the encoded text, else the first one; None without any."""
    return brief.text or next(iter(brief.documents), None)


def written_citations(brief: Brief) -> dict[str | None, tuple[DocumentCitation, ...]]:
    """Return the citations of written claims by document, in the order of the brief.

    Those of an encoded text that the brief does not list stand under None.
    """
    found: dict[str | None, list[DocumentCitation]] = {}
    for event in brief.written_events:
        for claim in event.claims:
            for each in claim.cites:
                cited = found.setdefault(brief.cited_document_id(each), [])
                cited.append(DocumentCitation(event, claim, each))
    return {name: tuple(each) for name, each in found.items()}


def citation_counts(brief: Brief) -> Counter[str | None]:
    """Return the number of citations of each document; each event of a table counts for its row."""
    counts = Counter({name: len(cited) for name, cited in written_citations(brief).items()})
    for rows in brief.row_sources:
        counts[rows.document_id] += len(rows.events)
    return counts


def cited_documents(event: Event, brief: Brief) -> tuple[str, ...]:
    """Return the ids of the documents that an event rests on, in the order of its claims."""
    cites = chain.from_iterable(claim.cites for claim in event.claims)
    named = map(brief.cited_document_id, cites)
    return tuple(dict.fromkeys(name for name in named if name))


def selected_documents(selection: Selection) -> tuple[Document, ...]:
    """Return the documents that the selected events and the shown layers rest on, in the order of the brief.

    Events of rows are not made for it: each of them cites the document of its table.
    """
    brief, shown = selection.atlas.brief, selection.standing > 0
    described = described_events(brief)
    names = {name for row, event in described if shown[row] for name in cited_documents(event, brief)}
    names |= {layer.document.id for layer in selection.shown_layers if layer.document}
    of_rows = shown.copy()
    of_rows[[row for row, _ in described]] = False
    names |= {rows.document_id for rows, at in numbered_rows(brief) if np.any(of_rows[at.start : at.stop])}
    return tuple(each for each in brief.documents if each.id in names)


def selected_document_lines(selection: Selection, lang: Lang) -> tuple[str, ...]:
    """Return the line of each document that the selected events rest on, and that of the gazetteer."""
    brief = selection.atlas.brief
    lines = (document_line(each, brief, lang) for each in selected_documents(selection))
    return (*lines, *gazetteer_credits(brief, lang))


def gazetteer_credits(brief: Brief, lang: Lang) -> tuple[str, ...]:
    """Return the line that the licence of a gazetteer asks for, where a place of the brief is from it."""
    known, places = gazetteer_places(), brief.named_places
    shapes = (
        each for place in places for each in (*place.gazetteer_ids, *geometry_references(place.geometry))
    )
    is_used = any(shape in known and known[shape].source == CREDITED_SOURCE for shape in shapes)
    return (translate("document.gazetteer", lang),) if is_used else ()
