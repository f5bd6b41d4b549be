"""The text sentence by sentence as escaped HTML, with its citations and notes."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Final

from geodata.brief.record_types.event_record import Event
from geodata.brief.record_types.text_records import Query, Sentence
from geodata.brief.records import Brief
from geodata.brief.sentence_segments import (
    CitingClaim,
    SentenceSegment,
    claims_by_sentence,
    queries_by_sentence,
    sentences_of,
    split_sentence,
)
from geodata.brief.source_text import SourceText
from geodata.brief.text_coverage import CoveragePart, coverage_part, sentence_coverage
from geodata.phrasing.source_words import speaker_phrase
from geodata.screens.evidence.citation_html import document_language
from geodata.screens.evidence.event_card import queries_html
from geodata.screens.reading.event_chips import (
    MAX_EVENTS_PER_SENTENCE,
    ReaderPage,
    event_chips,
    joined_ids,
    limited_events,
)
from geodata.screens.shell.page_theme import family_class
from geodata.screens.shell.widget_text import Markup, html_element, join_markup
from geodata.vocabulary import Coverage
from geodata.words import LANGS, Lang, language_direction

SENTENCES_PER_PART: Final = 200


@dataclass(frozen=True)
class TextPage(ReaderPage):
    """One part of a text as shown to one reader: all of the encoded text, of another its cited sentences."""

    @cached_property
    def shown(self) -> tuple[Sentence, ...]:
        """Sentences of this part; none where rows make more parts than sentences."""
        parts = split_into_parts(self.brief, self.document)
        return parts[self.part] if self.part < len(parts) else ()

    @property
    def is_encoded(self) -> bool:
        """Whether this is the text that the brief encodes."""
        return self.document is None

    @property
    def other_lang(self) -> Lang:
        """The language that the brief is not written in."""
        return next(lang for lang in LANGS if lang != self.brief.language)

    @cached_property
    def coverage(self) -> Mapping[int, Coverage]:
        """Coverage of each sentence of the encoded text, by its number."""
        return sentence_coverage(self.brief)

    def part_of(self, sentence: Sentence) -> CoveragePart:
        """Return the part of the coverage that a sentence belongs to; it is counted for the encoded text."""
        return coverage_part(self.coverage[sentence.number]) if self.is_encoded else CoveragePart.MAPPED

    @cached_property
    def text(self) -> SourceText | None:
        """The text itself; None where the reader does not have it."""
        return self.context.text_of(self.document)

    @cached_property
    def citations(self) -> Mapping[int, tuple[CitingClaim, ...]]:
        """Citations of each sentence, by its number."""
        return claims_by_sentence(self.brief, self.document)

    @cached_property
    def queries(self) -> Mapping[int, tuple[Query, ...]]:
        """Queries about each sentence, by its number."""
        return queries_by_sentence(self.brief, self.document)

    @cached_property
    def query_numbers(self) -> Mapping[str, int]:
        """Number of each query in the order of the text, from 1, by its id."""
        own = (query for query in self.brief.queries if query.document == self.document)
        found = sorted(own, key=lambda query: (query.sentence, query.spans))
        return {query.id: at for at, query in enumerate(found, 1)}


def split_into_parts(brief: Brief, document: str | None = None) -> tuple[tuple[Sentence, ...], ...]:
    """Split the sentences of a text into parts of whole paragraphs, so that a book is not sent at once."""
    found: list[list[Sentence]] = [[]]
    for _, paragraph in groupby(sentences_of(brief, document), key=lambda sentence: sentence.paragraph):
        if len(found[-1]) >= SENTENCES_PER_PART:
            found.append([])
        found[-1] += paragraph
    return tuple(map(tuple, found))


def part_of_sentence(brief: Brief, document: str | None, number: int | None) -> int:
    """Return the index of the part with a sentence of a text; 0 without a number."""
    parts = enumerate(split_into_parts(brief, document))
    return next((at for at, found in parts if found and found[-1].number >= (number or 0)), 0)


def part_of_event(brief: Brief, event_id: str | None, document: str | None = None) -> int:
    """Return the index of the part with the first citation of an event; 0 without an event."""
    if event_id is None:
        return 0
    cites = (each for claim in brief.event_by_id[event_id].claims for each in claim.cites)
    cited = [each.sentence for each in cites if each.document == document and each.sentence is not None]
    return part_of_sentence(brief, document, min(cited, default=None))


def sentence_list_html(page: TextPage) -> Markup:
    """Return the sentences of one part, grouped by paragraph."""
    groups = groupby(page.shown, key=lambda each: each.paragraph if page.is_encoded else each.number)
    return html_element(
        "div",
        *(_paragraph_html(number, tuple(found), page) for number, found in groups),
        class_="text original" if page.text else "text",
    )


def _paragraph_html(number: int, found: tuple[Sentence, ...], page: TextPage) -> Markup:
    """Return the sentences of a paragraph with its number; of another text a sentence with its own."""
    if page.is_encoded:
        label = page.context.say("reading.paragraph", paragraph=number)
    else:
        label = page.context.say("cited.sentence", number=number)
    return html_element(
        "section",
        html_element("span", str(number), class_="paragraph-number", title=label, aria_hidden="true"),
        *(_sentence_html(sentence, page) for sentence in found),
        class_="paragraph" if page.is_encoded else "paragraph numbered",
        aria_label=label,
        lang=page.lang,
        dir=document_language(page.document, page.context)["dir"],
    )


def _sentence_html(sentence: Sentence, page: TextPage) -> Markup:
    citations, queries = page.citations.get(sentence.number, ()), page.queries.get(sentence.number, ())
    events = tuple({each.event.id: each.event for each in citations}.values())
    named_events = limited_events(events, page)
    ordered = sorted(queries, key=lambda query: page.query_numbers[query.id])
    heading = sentence.heading
    return html_element(
        "div",
        _original_html(sentence, citations, queries, page),
        _restatement_html(sentence, page) if not heading else None,
        _events_under_sentence(sentence, events, page),
        *(_query_aside(query, page) for query in ordered),
        id=f"s-{sentence.number}",
        class_=f"sentence {page.part_of(sentence)}",
        tabindex="-1",
        data_events=joined_ids(named_events),
    )


def _original_html(
    sentence: Sentence, citations: tuple[CitingClaim, ...], queries: tuple[Query, ...], page: TextPage
) -> Markup | None:
    """Return the sentence in the brief's language: the original words, else the restatement."""
    lang = page.brief.language
    tag = "h3" if sentence.heading else "p"
    if page.text is not None:
        found = split_sentence(sentence, citations, queries)
        words = join_markup(*(_segment_html(piece, page.text, page) for piece in found))
        return html_element(tag, words, class_="own", **document_language(page.document, page.context))
    marks = join_markup(*(_query_mark(query, page) for query in queries))
    if sentence.restatement is not None:
        used = sentence.restatement.language_for(lang)
        return html_element(
            tag, sentence.restatement[lang], marks, class_="own", lang=used, dir=language_direction(used)
        )
    unread = page.context.say("reading.heading-without-text" if sentence.heading else "document.no-words")
    return html_element(
        "p", unread, marks, class_="own unread", lang=page.lang, dir=language_direction(page.lang)
    )


def _restatement_html(sentence: Sentence, page: TextPage) -> Markup | None:
    """Return the restatement in the other language; None without one, or where it stands as the sentence."""
    lang, restatement = page.other_lang, sentence.restatement
    if restatement is None or not restatement.has(lang):
        return None
    if page.text is None and not restatement.has(page.brief.language):
        return None
    return html_element("p", restatement[lang], class_="other", lang=lang, dir=language_direction(lang))


def _segment_html(piece: SentenceSegment, text: SourceText, page: TextPage) -> Markup:
    """Return words with the same citations as one mark, and the numbers of queries ending there."""
    words = text.content[piece.start : piece.end]
    marks = (_query_mark(query, page) for query in piece.ending_queries)
    if not piece.citing_claims and not piece.queries:
        return join_markup(words, *marks)
    events = limited_events(piece.events, page)
    families = tuple(dict.fromkeys(page.brief.family_of(event) for event in events))
    also = (f"also {family_class(each, second=True)}" for each in families[1:2])
    classes = ["cited", *(family_class(each) for each in families[:1]), *also]
    ids = joined_ids(events)
    marked = html_element(
        "mark",
        words,
        class_=" ".join([*classes, "queried"] if piece.queries else classes),
        data_events=ids or None,
        data_focus=ids or None,
        title="\n".join(
            dict.fromkeys(
                _citation_title(each, page) for each in piece.citing_claims[:MAX_EVENTS_PER_SENTENCE]
            )
        )
        or None,
    )
    return join_markup(marked, *marks)


def _citation_title(citation: CitingClaim, page: TextPage) -> str:
    return f"{citation.event.title[page.lang]}: {speaker_phrase(citation.claim, page.brief, page.lang)}"


def _query_mark(query: Query, page: TextPage) -> Markup:
    """Return the number of a query as a link to it."""
    number = page.query_numbers[query.id]
    return html_element(
        "sup",
        html_element(
            "a",
            str(number),
            href=f"#note-{query.id}",
            title=query.what[page.lang],
            aria_label=f"{page.context.say('reading.note-number', n=number)}: {query.what[page.lang]}",
        ),
        class_="note-mark",
    )


def _events_under_sentence(sentence: Sentence, events: tuple[Event, ...], page: TextPage) -> Markup | None:
    """Return the events that cite a sentence, and the reason why it is not on the map."""
    reason = sentence.reason[page.lang] if sentence.reason else None
    shows_heading = sentence.heading and page.text is not None
    heading = page.context.say("reading.heading") if shows_heading else None
    explanation = page.context.say("reading.not-on-map-because", reason=reason) if reason else heading
    chips = event_chips(events, page, page.context.say("reading.event-links"))
    if chips is None and explanation is None:
        return None
    return html_element(
        "div",
        chips,
        html_element("p", explanation, class_="reason") if explanation else None,
        class_="sentence-events",
        lang=page.lang,
        dir=language_direction(page.lang),
    )


def _query_aside(query: Query, page: TextPage) -> Markup:
    """Return a query at its sentence: its subject, reason and possible readings."""
    return html_element(
        "aside",
        html_element("span", str(page.query_numbers[query.id]), class_="note-number", aria_hidden="true"),
        queries_html((query,), page.context, titled=False),
        id=f"note-{query.id}",
        class_="note",
        tabindex="-1",
        aria_label=page.context.say("reading.note-number", n=page.query_numbers[query.id]),
        lang=page.lang,
        dir=language_direction(page.lang),
    )
