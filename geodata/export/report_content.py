"""Content of report and slides: a selection in words, one source for both.

Every word is the catalogue's or the brief's own; words of a document stand in it as far as they may leave.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from geodata.atlas.document_citations import selected_document_lines
from geodata.atlas.product_stamp import ProductStamp, filter_lines, selection_stamp
from geodata.atlas.selection import STANDINGS, Selection
from geodata.brief.record_types.claim_record import Claim
from geodata.brief.record_types.event_record import Event
from geodata.brief.records import Brief
from geodata.export.formats import MAX_TOLD_EVENTS
from geodata.phrasing.byline import byline_parts
from geodata.phrasing.cited_words import LeavingWords, Quotation
from geodata.phrasing.claim_words import claim_details, claim_tags
from geodata.phrasing.clock_words import event_date_facts
from geodata.phrasing.document_words import claim_locator
from geodata.phrasing.event_words import (
    actors_with_roles,
    event_identifiers,
    event_kind_name,
    event_status_name,
    off_map_reason,
)
from geodata.phrasing.figure_words import figure_lines
from geodata.phrasing.list_words import join_facts, join_list
from geodata.phrasing.place_words import event_place_facts
from geodata.phrasing.proposal_words import proposed_tag
from geodata.phrasing.query_words import QueryWords, describe_query
from geodata.phrasing.source_words import cited_sentences_phrase, source_line, speaker_phrase
from geodata.phrasing.stamp_words import untranslated_tag
from geodata.phrasing.teller_words import tellers_phrase
from geodata.words import Lang, format_period, language_direction, translate
from geodata.words.text_direction import resolve_isolate_directions

DIGEST_CHARACTERS = 12
"""Characters of a hash that are printed."""


@dataclass(frozen=True)
class ClaimContent:
    """One claim in words."""

    id: str
    speaker: str
    tags: tuple[str, ...]
    """Kind of statement, stance where it is more than asserting, tag of a proposed claim."""
    gist: str | None
    details: tuple[str, ...]
    """Figure with its count, day of the claim, hedge, grade."""
    source: str
    """Full name of the source."""


@dataclass(frozen=True)
class PassageContent:
    """The claims that cite one sentence, with its location and restatement."""

    claims: tuple[ClaimContent, ...]
    locator: str
    quotations: tuple[Quotation, ...]
    """Words of the cited documents that may leave."""
    restatement: str | None


@dataclass(frozen=True)
class EventContent:
    """One event in words."""

    id: str
    title: str
    tags: tuple[str, ...]
    """Kind, status, standing, tag of a proposed event."""
    facts: tuple[tuple[str, str], ...]
    """(label, words) of date, place, actors, tellers, tags and addresses."""
    tellers: str
    """Whether parties tell it alone, or the number of independent sources."""
    figures: tuple[str, ...]
    """Lines of the figures, each with its speaker."""
    passages: tuple[PassageContent, ...]
    notes: tuple[QueryWords, ...]
    reason: str | None
    """Reason why it is not on the map; None where it is."""


@dataclass(frozen=True)
class ReportContent:
    """Content of a selection in one language."""

    selection: Selection
    lang: Lang
    typed_marking: str = ""
    """Marking that was typed beside that of the selection."""

    @cached_property
    def stamp(self) -> ProductStamp:
        """Marking, draft stamp and note on the language."""
        return selection_stamp(self.selection, self.lang).with_typed(self.typed_marking)

    @property
    def brief(self) -> Brief:
        """Brief of the selection."""
        return self.selection.atlas.brief

    @property
    def title(self) -> str:
        """Title of the brief."""
        return self.brief.title[self.lang]

    @property
    def byline(self) -> str:
        """Publisher, day of publication, and the day up to which the brief knows."""
        return join_facts(*byline_parts(self.brief, self.lang))

    @property
    def period(self) -> str:
        """Period of the view in words."""
        view = self.selection.view
        return format_period(view.start, view.end, self.lang)

    @property
    def actors(self) -> str:
        """Names of the actors that the view filters by; empty where it filters by none."""
        chosen = self.selection.view.actors
        known = self.brief.actor_by_id
        names = [known[name].name[self.lang] for name in sorted(chosen or ()) if name in known]
        return join_list(names, self.lang)

    @property
    def filters(self) -> tuple[str, ...]:
        """Filters beside period and actors, in words."""
        return filter_lines(self.selection, self.lang)

    @property
    def counts(self) -> tuple[tuple[int, str], ...]:
        """Number and words of the events within the period, perhaps within it, and filtered out."""
        selection = self.selection
        counted = (
            ("within", selection.within_count),
            ("perhaps", selection.perhaps_count),
            ("hidden", selection.hidden_count),
        )
        return tuple((number, translate(f"event-counts.{name}", self.lang)) for name, number in counted)

    @property
    def omitted(self) -> tuple[str, ...]:
        """Each filter that hides events, with their number, in words."""
        lang = self.lang
        return tuple(
            f"{translate('count.events', lang, n=number)}: {translate(f'hiding-reason.{name}', lang)}"
            for name, number in self.selection.hidden_by_reason.items()
        )

    @property
    def summary(self) -> tuple[str, ...]:
        """Lines of the brief's summary."""
        return tuple(line[self.lang] for line in self.brief.summary)

    @property
    def imprint(self) -> str:
        """Id and digest of the brief in words."""
        digest = self.selection.atlas.digest[:DIGEST_CHARACTERS]
        return translate("report.imprint", self.lang, brief=self.brief.id, digest=digest)

    @cached_property
    def told_rows(self) -> tuple[int, ...]:
        """Row numbers of the events that are told: the first that pass the filters, and the one in focus."""
        shown, focus = self.selection.shown_rows, self.selection.view.focus
        focused = self.selection.atlas.row_of_event.get(focus or "")
        first = shown[:MAX_TOLD_EVENTS].tolist()
        return tuple(first if focused in first or focused not in shown else [*first[:-1], focused])

    @property
    def untold(self) -> str:
        """Number of the events that pass the filters and are only counted, in words; empty for none."""
        number = len(self.selection.shown_rows) - len(self.told_rows)
        if not number:
            return ""
        return translate("report.not-told", self.lang, events=translate("count.events", self.lang, n=number))

    @cached_property
    def items(self) -> tuple[EventContent, ...]:
        """Events that are told, in the order of the brief, one in focus beyond the first thousands last."""
        return tuple(self._event_content(row) for row in self.told_rows)

    @property
    def sources(self) -> tuple[tuple[str, str], ...]:
        """Line of each source cited for an event that is told, with its cited sentences."""
        cited: dict[str, set[int]] = {}
        for row in self.told_rows:
            for claim in self.brief.events[row].claims:
                for name in (claim.source, *claim.via):
                    cited.setdefault(name, set()).update(
                        each.sentence for each in claim.text_citations if each.sentence is not None
                    )
        listed = (source for source in self.brief.sources if source.id in cited)
        return tuple(
            (source_line(source, self.brief, self.lang), cited_sentences_phrase(cited[source.id], self.lang))
            for source in listed
        )

    @cached_property
    def leaving(self) -> LeavingWords:
        """Words of the brief's documents that may leave."""
        return LeavingWords(self.brief)

    @property
    def documents(self) -> tuple[str, ...]:
        """Line of each document that the shown events rest on."""
        return selected_document_lines(self.selection, self.lang)

    @property
    def notes(self) -> tuple[QueryWords, ...]:
        """All queries of the brief in words."""
        return tuple(describe_query(query, self.lang) for query in self.brief.queries)

    def _event_content(self, row: int) -> EventContent:
        event, lang = self.brief.events[row], self.lang
        standing = STANDINGS[int(self.selection.standing[row])]
        groups = groupby(event.claims, key=lambda claim: claim.passage)
        tags = (
            event_kind_name(event, self.brief, lang),
            event_status_name(event, lang),
            translate(f"standing.{standing}", lang),
            proposed_tag(event, lang),
            untranslated_tag(event, self.brief, lang),
        )
        return EventContent(
            id=event.id,
            title=event.title[lang],
            tags=tuple(tag for tag in tags if tag),
            facts=tuple(_fact_rows(event, self.brief, lang)),
            tellers=tellers_phrase(event, self.brief, lang),
            figures=tuple(
                resolve_isolate_directions(line, language_direction(lang))
                for line in figure_lines(event, self.brief, lang)
            ),
            passages=tuple(_passage_content(tuple(claims), self.leaving, lang) for _, claims in groups),
            notes=tuple(describe_query(query, lang) for query in self.brief.queries_of(event.id)),
            reason=off_map_reason(event, self.brief, lang),
        )


def _fact_rows(event: Event, brief: Brief, lang: Lang) -> Iterator[tuple[str, str]]:
    yield translate("event-card.when", lang), join_facts(*event_date_facts(event, lang, unbounded=True))
    if places := event_place_facts(event, brief, lang):
        yield translate("event-card.where", lang), join_facts(*places)
    yield translate("event-card.actors", lang), actors_with_roles(event, brief, lang)
    yield translate("event-card.told-by", lang), tellers_phrase(event, brief, lang)
    for key, words in event_identifiers(event):
        yield translate(f"event-card.{key}", lang), join_facts(*words)


def _passage_content(claims: tuple[Claim, ...], leaving: LeavingWords, lang: Lang) -> PassageContent:
    brief = leaving.brief
    sentence = brief.sentence_of(claims[0].cites[0])
    restatement = sentence.restatement if sentence else None
    return PassageContent(
        claims=tuple(_claim_content(claim, brief, lang) for claim in claims),
        locator=claim_locator(claims[0], brief, lang),
        quotations=leaving.quotations(claims),
        restatement=restatement[lang] if restatement else None,
    )


def _claim_content(claim: Claim, brief: Brief, lang: Lang) -> ClaimContent:
    return ClaimContent(
        id=claim.id,
        speaker=speaker_phrase(claim, brief, lang),
        tags=claim_tags(claim, lang),
        gist=claim.gist[lang] if claim.gist else None,
        details=tuple(claim_details(claim, brief, lang)),
        source=brief.source_by_id[claim.source].name[lang],
    )
