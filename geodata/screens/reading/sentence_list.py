"""The text sentence by sentence as escaped HTML, with its citations and notes."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Final

from geodata.brief.record_types.text_records import Query, Sentence
from geodata.brief.records import Brief, Event
from geodata.brief.sentence_segments import (
    CitingClaim,
    SentenceSegment,
    claims_by_sentence,
    queries_by_sentence,
    split_sentence,
)
from geodata.brief.source_text import SourceText
from geodata.brief.text_coverage import CoveragePart, coverage_part, sentence_coverage
from geodata.phrasing.list_words import join_facts
from geodata.phrasing.source_words import speaker_phrase
from geodata.screens.evidence.event_card import queries_html
from geodata.screens.shell.card_context import CardContext
from geodata.screens.shell.page_theme import family_class
from geodata.screens.shell.widget_text import Markup, html_element, join_markup
from geodata.view import View
from geodata.vocabulary import Coverage
from geodata.words import LANGS, Lang, language_direction

SENTENCES_PER_PART: Final = 200
MAX_EVENTS_PER_SENTENCE: Final = 30
"""Events named at one sentence; the others are counted."""


@dataclass(frozen=True)
class TextPage:
    """One part of the text as shown to one reader."""

    context: CardContext
    hidden: Mapping[str, str]
    """Words for the filter that hides an event, by id of the event."""
    focus: str | None = None
    """Id of the event in focus, which is always among those named."""
    part: int = 0
    """Index of the part of a long text."""

    @cached_property
    def shown(self) -> tuple[Sentence, ...]:
        """Sentences of this part."""
        return split_into_parts(self.brief)[self.part]

    @property
    def brief(self) -> Brief:
        """The brief."""
        return self.context.brief

    @property
    def lang(self) -> Lang:
        """The reader's language."""
        return self.context.lang

    @property
    def other_lang(self) -> Lang:
        """The language that the brief is not written in."""
        return next(lang for lang in LANGS if lang != self.brief.language)

    @cached_property
    def coverage(self) -> Mapping[int, Coverage]:
        """Coverage of each sentence of the text, by its number."""
        return sentence_coverage(self.brief)

    def part_of(self, sentence: Sentence) -> CoveragePart:
        """Return the part of the coverage that a sentence belongs to."""
        return coverage_part(self.coverage[sentence.number])

    @cached_property
    def text(self) -> SourceText | None:
        """The brief's source text; None where the reader does not have it."""
        text = self.context.text
        return text if text is not None and text.matches(self.brief) else None

    @cached_property
    def citations(self) -> Mapping[int, tuple[CitingClaim, ...]]:
        """Citations of each sentence, by its number."""
        return claims_by_sentence(self.brief)

    @cached_property
    def queries(self) -> Mapping[int, tuple[Query, ...]]:
        """Queries about each sentence, by its number."""
        return queries_by_sentence(self.brief)

    @cached_property
    def query_numbers(self) -> Mapping[str, int]:
        """Number of each query in the order of the text, from 1, by its id."""
        found = sorted(self.brief.queries, key=lambda query: (query.sentence, query.spans))
        return {query.id: at for at, query in enumerate(found, 1)}


def split_into_parts(brief: Brief) -> tuple[tuple[Sentence, ...], ...]:
    """Split the sentences into parts of whole paragraphs, so that a book is not sent at once."""
    found: list[list[Sentence]] = [[]]
    for _, paragraph in groupby(brief.text_sentences, key=lambda sentence: sentence.paragraph):
        if len(found[-1]) >= SENTENCES_PER_PART:
            found.append([])
        found[-1] += paragraph
    return tuple(map(tuple, found))


def part_of_event(brief: Brief, event_id: str | None) -> int:
    """Return the index of the part with the first citation of an event; 0 without an event."""
    if event_id is None:
        return 0
    cited = [each.sentence for claim in brief.event_by_id[event_id].claims for each in claim.text_citations]
    first = min((number for number in cited if number is not None), default=0)
    parts = enumerate(split_into_parts(brief))
    return next((at for at, found in parts if found and found[-1].number >= first), 0)


def sentence_list_html(page: TextPage) -> Markup:
    """Return the sentences of one part, grouped by paragraph."""
    groups = groupby(page.shown, key=lambda sentence: sentence.paragraph)
    return html_element(
        "div",
        *(_paragraph_html(number, tuple(found), page) for number, found in groups),
        class_="text original" if page.text else "text",
    )


def _paragraph_html(number: int, found: tuple[Sentence, ...], page: TextPage) -> Markup:
    return html_element(
        "section",
        html_element("span", str(number), class_="paragraph-number", aria_hidden="true"),
        *(_sentence_html(sentence, page) for sentence in found),
        class_="paragraph",
        aria_label=page.context.say("reading.paragraph", paragraph=number),
        lang=page.lang,
        dir=language_direction(page.brief.language),
    )


def _sentence_html(sentence: Sentence, page: TextPage) -> Markup:
    citations, queries = page.citations.get(sentence.number, ()), page.queries.get(sentence.number, ())
    events = tuple({each.event.id: each.event for each in citations}.values())
    named_events = _limit_events(events, page)
    ordered = sorted(queries, key=lambda query: page.query_numbers[query.id])
    heading = sentence.heading
    return html_element(
        "div",
        _original_html(sentence, citations, queries, page),
        _restatement_html(sentence, page.other_lang) if not heading else None,
        _events_under_sentence(sentence, named_events, len(events) - len(named_events), page),
        *(_query_aside(query, page) for query in ordered),
        id=f"s-{sentence.number}",
        class_=f"sentence {page.part_of(sentence)}",
        tabindex="-1",
        data_events=" ".join(event.id for event in named_events),
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
        return html_element(tag, words, class_="own", lang=lang, dir=language_direction(lang))
    marks = join_markup(*(_query_mark(query, page) for query in queries))
    if sentence.restatement is not None:
        return html_element(
            tag, sentence.restatement[lang], marks, class_="own", lang=lang, dir=language_direction(lang)
        )
    unread = page.context.say("reading.heading-without-text")
    return html_element(
        "p", unread, marks, class_="own unread", lang=page.lang, dir=language_direction(page.lang)
    )


def _restatement_html(sentence: Sentence, lang: Lang) -> Markup | None:
    if sentence.restatement is None:
        return None
    return html_element(
        "p", sentence.restatement[lang], class_="other", lang=lang, dir=language_direction(lang)
    )


def _segment_html(piece: SentenceSegment, text: SourceText, page: TextPage) -> Markup:
    """Return words with the same citations as one mark, and the numbers of queries ending there."""
    words = text.content[piece.start : piece.end]
    marks = (_query_mark(query, page) for query in piece.ending_queries)
    if not piece.citing_claims and not piece.queries:
        return join_markup(words, *marks)
    events = _limit_events(piece.events, page)
    families = tuple(dict.fromkeys(page.brief.family_of(event) for event in events))
    also = (f"also {family_class(each, second=True)}" for each in families[1:2])
    classes = ["cited", *(family_class(each) for each in families[:1]), *also]
    ids = " ".join(event.id for event in events)
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


def _limit_events(events: tuple[Event, ...], page: TextPage) -> tuple[Event, ...]:
    """Return the first events that cite some words, and the one in focus wherever it stands."""
    return events[:MAX_EVENTS_PER_SENTENCE] + tuple(
        each for each in events[MAX_EVENTS_PER_SENTENCE:] if each.id == page.focus
    )


def _events_under_sentence(
    sentence: Sentence, events: tuple[Event, ...], more: int, page: TextPage
) -> Markup | None:
    """Return the events that cite a sentence, and the reason why it is not on the map."""
    reason = sentence.reason[page.lang] if sentence.reason else None
    shows_heading = sentence.heading and page.text is not None
    heading = page.context.say("reading.heading") if shows_heading else None
    explanation = page.context.say("reading.not-on-map-because", reason=reason) if reason else heading
    chips = [html_element("li", _event_chip(event, page)) for event in events]
    if more:
        chips.append(html_element("li", page.context.say("reading.more-events", n=more), class_="quiet"))
    if not chips and explanation is None:
        return None
    label = page.context.say("reading.event-links")
    return html_element(
        "div",
        html_element("ul", *chips, class_="chips", aria_label=label) if chips else None,
        html_element("p", explanation, class_="reason") if explanation else None,
        class_="sentence-events",
        lang=page.lang,
        dir=language_direction(page.lang),
    )


def _event_chip(event: Event, page: TextPage) -> Markup:
    """Return an event as a link that puts it in focus; a new tab opens the same page."""
    view = View(brief=page.brief.id, lang=page.lang, focus=event.id)
    hidden = page.hidden.get(event.id)
    notes = [page.context.say("reading.not-on-map")] if not page.brief.is_on_map(event) else []
    notes += [page.context.say("reading.filtered-out", reason=hidden)] if hidden else []
    return html_element(
        "a",
        html_element("span", event.title[page.lang], class_="chip-title"),
        html_element("span", join_facts(*notes), class_="quiet") if notes else None,
        href=f"?{view.query_string()}",
        class_=f"chip kind-{event.kind}{' hidden-event' if hidden else ''}",
        data_focus=event.id,
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
