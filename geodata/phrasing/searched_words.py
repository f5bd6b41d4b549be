"""Words of a brief that a search finds, by the record that says them; each in every language of the app."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from geodata.brief.record_types.claim_record import Claim
from geodata.brief.record_types.event_record import Event
from geodata.brief.records import Brief
from geodata.phrasing.claim_words import hedge_phrase
from geodata.phrasing.figure_words import figure_with_counts
from geodata.phrasing.list_words import DOT
from geodata.phrasing.source_words import speaker_phrase
from geodata.words import LANGS, Lang, translate
from geodata.words.localized_text import LocalizedText
from geodata.words.text_direction import strip_isolates

SearchedKind = Literal["event", "place", "actor", "speaker", "statement", "sentence", "note"]
"""Kind of record that a search finds; a figure is found by the statement that has it."""


@dataclass(frozen=True)
class SearchedRecord:
    """A record with the words that it is found by."""

    kind: SearchedKind
    id: str
    label: str
    names: tuple[str, ...]
    """Names and titles, in all languages and spellings."""
    texts: tuple[str, ...] = ()
    """Further words, those in the reader's language first; a part of one is shown beside the label."""
    events: tuple[str, ...] = ()
    """Ids of the events that it leads to."""


def searched_events(brief: Brief, lang: Lang) -> Iterator[SearchedRecord]:
    """Yield the described events with titles, tags and the words of their date and their place."""
    for event in brief.event_records:
        short = event.short.wordings if event.short else ()
        remarks = (event.when.convention, event.off_map, *(place.hedge for place in event.places))
        texts = (*(text for each in remarks if each for text in _wordings(each, lang)), *event.tags)
        yield SearchedRecord(
            "event", event.id, event.title[lang], (*event.title.wordings, *short), texts, (event.id,)
        )


def searched_statements(brief: Brief, lang: Lang) -> Iterator[SearchedRecord]:
    """Yield speakers, statements with their figures, sentences and notes on the text."""
    spoken: dict[str, dict[str, None]] = {}
    cited: dict[tuple[str | None, int | None], dict[str, None]] = {}
    for event in brief.event_records:
        for claim in event.claims:
            for name in (claim.source, *claim.via):
                spoken.setdefault(name, {})[event.id] = None
            for citation in claim.cites:
                cited.setdefault((citation.document, citation.sentence), {})[event.id] = None
    yield from _speakers(brief, lang, spoken)
    for event in brief.event_records:
        yield from (_statement(event, claim, brief, lang) for claim in event.claims)
    yield from _notes(brief, lang)
    yield from _sentences(brief, lang, cited)


def _speakers(brief: Brief, lang: Lang, spoken: dict[str, dict[str, None]]) -> Iterator[SearchedRecord]:
    for source in brief.sources:
        if source.id in spoken:
            names = (*source.name.wordings, *(source.short.wordings if source.short else ()))
            yield SearchedRecord("speaker", source.id, source.name[lang], names, (), (*spoken[source.id],))


def _statement(event: Event, claim: Claim, brief: Brief, lang: Lang) -> SearchedRecord:
    texts = (_statement_words(claim, brief, each) for each in _own_first(lang))
    return SearchedRecord(
        "statement", claim.id, event.title[lang], (), tuple(dict.fromkeys(texts)), (event.id,)
    )


def _statement_words(claim: Claim, brief: Brief, lang: Lang) -> str:
    """Return speaker, gist, figure and hedge of a claim on one line."""
    parts = (
        speaker_phrase(claim, brief, lang),
        claim.gist[lang] if claim.gist else None,
        figure_with_counts(claim.figure, brief, lang) if claim.figure else None,
        hedge_phrase(claim, lang),
    )
    return strip_isolates(DOT.join(part for part in parts if part))


def _notes(brief: Brief, lang: Lang) -> Iterator[SearchedRecord]:
    for query in brief.queries:
        reasons = (query.why, *query.readings)
        texts = tuple(text for each in reasons for text in _wordings(each, lang))
        yield SearchedRecord("note", query.id, query.what[lang], query.what.wordings, texts, query.events)


def _sentences(
    brief: Brief, lang: Lang, cited: dict[tuple[str | None, int | None], dict[str, None]]
) -> Iterator[SearchedRecord]:
    for sentence in brief.sentences:
        words = (sentence.restatement, sentence.note, sentence.set_aside)
        texts = tuple(text for each in words if each for text in _wordings(each, lang))
        if texts:
            label = translate("search-hit.sentence-number", lang, number=sentence.number)
            key = (sentence.document, sentence.number)
            yield SearchedRecord(
                "sentence", f"{key[0] or ''}-{key[1]}", label, (), texts, (*cited.get(key, ()),)
            )


def _own_first(lang: Lang) -> tuple[Lang, ...]:
    return (lang, *(each for each in LANGS if each != lang))


def _wordings(words: LocalizedText, lang: Lang) -> tuple[str, ...]:
    return tuple(dict.fromkeys((str(words[lang]), *words.wordings)))
