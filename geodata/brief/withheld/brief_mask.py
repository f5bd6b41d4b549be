"""The masked brief: withheld sources and documents replaced by their stand-ins in every record."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from geodata.brief.problems import LeftOffRecord
from geodata.brief.record_types.citation_record import Citation
from geodata.brief.record_types.claim_record import Claim
from geodata.brief.record_types.event_record import Event
from geodata.brief.record_types.source_record import Source
from geodata.brief.record_types.table_mapping import RowMapping, SourceMapping
from geodata.brief.record_types.table_record import Table
from geodata.brief.record_types.text_records import Query, Sentence
from geodata.brief.records import Brief
from geodata.brief.withheld.withheld_ids import WithheldIds, withheld_document, withheld_source

R = TypeVar("R", Sentence, Query)


def mask_brief(brief: Brief, ids: WithheldIds, left_off: tuple[LeftOffRecord, ...]) -> Brief:
    """Return a brief without the rows of its tables, as everyone but its owner sees it.

    ``left_off`` are its masked records that are left off.
    """
    addresses = withheld_addresses(brief, ids)
    own_sources = brief.written_sources
    spoken_for = _actors_of_withheld(own_sources) - set(_named_actors(brief))
    fields: dict[str, Any] = {
        "documents": tuple(
            withheld_document(each, ids) if each.id in ids.documents else each for each in brief.documents
        ),
        "sources": tuple(_masked_source(each, ids) for each in own_sources),
        "actors": tuple(each for each in brief.written_actors if each.id not in spoken_for),
        "places": brief.written_places,
        "sentences": tuple(_with_document(each, ids) for each in brief.sentences),
        "events": tuple(mask_event(each, ids, addresses) for each in brief.written_events),
        "tables": tuple(mask_table(each, ids) for each in brief.tables),
        "layers": tuple(
            each.model_copy(update={"document": ids.document(each.document)}) if each.document else each
            for each in brief.written_layers
        ),
        "queries": tuple(_with_document(each, ids) for each in brief.queries),
    }
    return brief.model_copy(update=fields).leaving_off(left_off)


def mask_event(event: Event, ids: WithheldIds, addresses: frozenset[str]) -> Event:
    """Return an event whose claims name no withheld source, without the addresses of such sources."""
    claims = tuple(_masked_claim(claim, ids) for claim in event.claims)
    urls = tuple(url for url in event.urls if url not in addresses)
    return event.model_copy(update={"claims": claims, "urls": urls})


def mask_table(table: Table, ids: WithheldIds) -> Table:
    """Return a table whose mapping names no source, without what an analyst changed in its rows."""
    mapping = _masked_mapping(table.mapping) if table.mapping else None
    changed: dict[str, Any] = {"mapping": mapping, "overrides": {}, "evidence": ()}
    return table.model_copy(update=changed | {"document": ids.document(table.document)})


def withheld_addresses(brief: Brief, ids: WithheldIds) -> frozenset[str]:
    """Return the web addresses of the withheld sources and documents of a brief."""
    documents = (each.url for each in brief.documents if each.id in ids.documents)
    sources = (each.url for each in brief.sources if each.id in ids.sources)
    return frozenset(url for url in (*documents, *sources) if url)


def _masked_source(source: Source, ids: WithheldIds) -> Source:
    if source.withheld:
        return withheld_source(
            ids.source(source.id), ids.document(source.document) if source.document else None
        )
    document = ids.document(source.document) if source.document else None
    return source.model_copy(update={"document": document})


def _masked_claim(claim: Claim, ids: WithheldIds) -> Claim:
    changed = {
        "source": ids.source(claim.source),
        "via": tuple(ids.source(name) for name in claim.via),
        "cites": tuple(_masked_citation(each, ids) for each in claim.cites),
    }
    return claim.model_copy(update=changed)


def _masked_citation(citation: Citation, ids: WithheldIds) -> Citation:
    """Return a citation without the words and the layer of a withheld document, which would name it."""
    masked = ids.documents.get(citation.document or "")
    if masked is None:
        return citation
    return citation.model_copy(update={"document": masked, "quote": None, "layer": None})


def _with_document(record: R, ids: WithheldIds) -> R:
    """Return a sentence or a query with the masked id of its document."""
    masked = ids.documents.get(record.document or "")
    return record if masked is None else record.model_copy(update={"document": masked})


def _masked_mapping(mapping: RowMapping) -> RowMapping:
    """Return a mapping without the values that name sources, where any of them is withheld."""
    if not any(each.withheld for each in mapping.source):
        return mapping
    return mapping.model_copy(update={"source": tuple(map(_without_names, mapping.source))})


def _without_names(mapped: SourceMapping) -> SourceMapping:
    unnamed: Mapping[str, Any] = {"constant": None, "values": {}, "otherwise": None, "withheld": ()}
    return mapped.model_copy(update=unnamed)


def _actors_of_withheld(sources: tuple[Source, ...]) -> set[str]:
    return {source.actor for source in sources if source.withheld and source.actor}


def _named_actors(brief: Brief) -> Iterator[str | None]:
    """Yield the actors that a brief names elsewhere than in a withheld source."""
    yield from (part.actor for event in brief.event_records for part in event.actors)
    yield from (name for rows in brief.row_sources for name in rows.actor_ids)
    yield from (source.actor for source in brief.sources if not source.withheld)
    yield from (name for actor in brief.actors for name in (actor.part_of, *actor.members))
    for query in brief.queries:
        yield from (query.stands_for.written, query.stands_for.meant) if query.stands_for else ()
    yield from (name for slide in brief.slides for kind, name in slide.referenced_ids() if kind == "actor")
